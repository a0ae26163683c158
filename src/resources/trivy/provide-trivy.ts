// Makes Trivy available: from the tool cache, or once for all jobs of this host from wherever it is; or gathers it to be carried.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Attempt, describeAttempt } from '../../acquire/attempt.ts'
import { LocalError } from '../../base/errors.ts'
import { createOwnedDirectory, sweepOwnedDirectories } from '../../base/owned-directory.ts'
import type { CarriedImage } from '../../carry/carried-image.ts'
import type { FetchContext } from '../../oci/download.ts'
import { createTries } from '../../oci/retry.ts'
import { createTransport } from '../../oci/transport.ts'
import { takeTurn } from '../../store/turn.ts'
import type { Shortfall } from '../contract/own-outcome.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import { copyImage } from './carry-image.ts'
import {
  explainAttempts,
  explainLocal,
  type FoundProgram,
  stagedIn,
  unpackArchive,
  unpackVouched,
} from './find-program.ts'
import { findWanted, openToolCache } from './host-trivy.ts'
import { type KeptImages, startImageCopy } from './kept-image.ts'
import { listPlaces } from './offers.ts'
import { type Platform, parseImagePlatform, platformOf } from './platform.ts'
import { addInstalled, type Installed, stateOf, type ToolCache } from './tool-cache.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import type { VerifyPolicy } from './vouch.ts'
import { useFirst, type WalkContext } from './walk-places.ts'
import { describeWanted } from './wanted-version.ts'

/** What became of it. */
export interface TrivyOutcome {
  /** Where later steps find it; undefined: nowhere, or it is carried. */
  readonly installed: Installed | undefined
  /** What was fetched or unpacked; undefined: it was there, or nothing came. */
  readonly found: FoundProgram | undefined
  readonly images: readonly CarriedImage[]
  readonly attempts: readonly Attempt[]
  readonly hosts: readonly string[]
  readonly inCache: 'saved' | 'exists' | undefined
  readonly shortfall: Shortfall | undefined
  readonly durationMs: number
}

interface Run {
  readonly context: ProvideOwnContext
  readonly wishes: TrivyWishes
  readonly platform: Platform
  readonly policy: VerifyPolicy
  readonly attempts: Attempt[]
  readonly walk: WalkContext
  readonly hosts: ReadonlySet<string>
}

/** Provides it; never throws for what sources or this machine do wrong. */
export async function provideTrivy(context: ProvideOwnContext, wishes: TrivyWishes): Promise<TrivyOutcome> {
  const startedMs = context.clock.now()
  const run = startRun(context, wishes)
  const provided = context.away === undefined ? install(run) : gather(run)
  const explain = (error: unknown) => ({ shortfall: explainLocal(error, context.signal) })
  const part: Partial<TrivyOutcome> = await provided.catch(explain)
  const isThere = part.installed !== undefined || part.found !== undefined || (part.images?.length ?? 0) > 0
  const missing = explainAttempts(run.attempts, wishes.wanted, context.client === undefined)
  return {
    installed: part.installed,
    found: part.found,
    images: part.images ?? [],
    attempts: run.attempts,
    hosts: [...run.hosts],
    inCache: part.inCache,
    shortfall: part.shortfall ?? (isThere ? undefined : missing),
    durationMs: context.clock.now() - startedMs,
  }
}

/** Whoever is asked for archives; registries are asked by the client. */
const SPEAKER = { userAgent: 'trivy-offline-cache', namedIn: 'the input trivy-download-url' }

function startRun(context: ProvideOwnContext, wishes: TrivyWishes): Run {
  const { log, signal, clock, limits, client } = context
  const platform = platformOf(process.platform, process.arch)
  const attempts: Attempt[] = []
  const transport = client && createTransport({ ...SPEAKER, limits, signal, log })
  const archives: FetchContext | undefined = transport && {
    transport,
    newTries: () => createTries({ limits, clock, signal, log, onGivenUp: () => undefined }),
    now: () => new Date(clock.now()),
  }
  const note = (attempt: Attempt) => {
    attempts.push(attempt)
    log.info(describeAttempt(attempt))
  }
  const policy = policyOf(wishes, context.trustedRoot)
  const now = () => new Date(clock.now())
  const { timeLeftMs } = context
  const walk = { wishes, platform, policy, now, timeLeftMs, limits, archives, signal, log, note }
  return { context, wishes, platform, policy, attempts, walk, hosts: transport?.hostsContacted ?? new Set() }
}

function policyOf({ verify, digest }: TrivyWishes, trustedRoot: string | undefined): VerifyPolicy {
  if (verify === 'signature') return { kind: 'signature', trustedRoot, digest }
  // Without one there is nothing that fits: the inputs were checked.
  return verify === 'digest' ? { kind: 'digest', digest: digest ?? '' } : { kind: 'none' }
}

async function install(run: Run): Promise<Partial<TrivyOutcome>> {
  const { context, wishes } = run
  const cache = openToolCache(run)
  const there = await findWanted(cache, run)
  if (there !== undefined) return { installed: there }
  const { locks, staging: stagingRoot } = stateOf(cache)
  mkdirSync(locks, { recursive: true, mode: 0o755 })
  const name = createHash('sha256')
    .update(JSON.stringify([wishes.wanted, run.policy]))
    .digest('hex')
    .slice(0, 16)
  let found: Installed | undefined
  const turn = await takeTurn({
    path: join(locks, `trivy-${name}-${cache.architecture}`),
    isThere: async () => {
      found = await findWanted(cache, run)
      return found !== undefined
    },
    maxWaitMs: (context.facts.inputs.timeout * 2) / 3,
    clock: context.clock,
    signal: context.signal,
    onWait: () => context.log.info('waiting for another job of this host that installs the same'),
  })
  if (found !== undefined) return { installed: found }
  const staging = await createOwnedDirectory(stagingRoot, 'trivy')
  try {
    await sweepOwnedDirectories(stagingRoot, new Date(context.clock.now()))
    return await fetchAndInstall(run, cache, staging.directory)
  } finally {
    await staging.discard()
    if (turn.kind === 'ours') await turn.end((await findWanted(cache, run)) !== undefined)
  }
}

async function fetchAndInstall(run: Run, cache: ToolCache, staging: string): Promise<Partial<TrivyOutcome>> {
  const program = await fetchProgram(run, staging)
  if (program === undefined) return {}
  const { found, inCache } = program
  const { version, digest, sha256, voucher, label } = found
  const releasedMs = found.releasedAt?.getTime()
  const record = { version, digest, sha256, by: voucher.by, words: voucher.words, source: label, releasedMs }
  const installed = await addInstalled(cache, stagedIn(staging), record)
  return { installed, found, inCache }
}

async function fetchProgram(
  run: Run,
  staging: string,
): Promise<{ found: FoundProgram; inCache: TrivyOutcome['inCache'] } | undefined> {
  const { context, walk, wishes } = run
  const directory = stagedIn(staging)
  const kept = keptImages(run)
  let inCache: TrivyOutcome['inCache']
  const found = await useFirst<FoundProgram>(placesOf(run, { kept, onlyImages: false }), walk, {
    image: async (vouched) => {
      const isKept = kept !== undefined && context.save && vouched.image.kind === 'registry'
      const copy = isKept ? startImageCopy(kept) : undefined
      try {
        const program = await unpackVouched(vouched, { directory, signal: context.signal, copy })
        inCache = vouched.image.kind === 'actions-cache' ? 'exists' : await copy?.save(vouched)
        return program
      } finally {
        await copy?.discard()
      }
    },
    archive: async (offer) => {
      const { archives } = walk
      if (archives === undefined) throw new LocalError('nobody may be asked')
      return unpackArchive(offer, { ...walk, archives }, directory)
    },
  })
  context.log.debug(`wanted: ${describeWanted(wishes.wanted)}`)
  return found === undefined ? undefined : { found, inCache }
}

/** For another place: the whole image, or what the Actions cache is to keep of it. */
async function gather(run: Run): Promise<Partial<TrivyOutcome>> {
  const { context, walk } = run
  const away = join(context.away ?? '', 'trivy')
  if (context.save) {
    const program = await fetchProgram(run, away)
    return program ?? {}
  }
  const platforms = context.platforms?.flatMap((name) => parseImagePlatform(name) ?? [])
  const first = platforms?.[0] ?? { os: 'linux', architecture: 'amd64' }
  const image = await useFirst(
    placesOf(run, { kept: undefined, onlyImages: true }),
    { ...walk, platform: first },
    { image: ({ image: source, version }) => copyImage(source, { version, platforms, directory: away }) },
  )
  return { images: image === undefined ? [] : [image] }
}

function placesOf(run: Run, how: { readonly kept: KeptImages | undefined; readonly onlyImages: boolean }) {
  const { context, wishes, platform, walk } = run
  const { bundle, client, facts } = context
  return listPlaces({
    ...how,
    wishes,
    platform,
    client,
    archives: walk.archives,
    registries: facts.inputs.registries,
    openBundle: bundle && (async () => (await bundle()).layouts),
    note: walk.note,
  })
}

/** What nobody vouches for is kept by nobody. */
function keptImages({ context, policy, platform }: Run): KeptImages | undefined {
  const { cache, keyPrefix, log } = context
  return cache === undefined || policy.kind === 'none' ? undefined : { cache, keyPrefix, platform, log }
}
