// Keeps the POMs of a run for later ones: only what everybody may see, unless the user says otherwise.
import { mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { count } from '../../base/count.ts'
import { describeError } from '../../base/errors.ts'
import { removeQuietly } from '../../base/file-moves.ts'
import type { Log } from '../../base/log.ts'
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import { formatStem, parseKey, type StemParts } from '../../cache/cache-key.ts'
import { keep } from '../../cache/keep.ts'
import { createLayoutWriter } from '../../oci/layout-writer.ts'
import type { PomFinder } from './pom-finder.ts'
import type { PomsContext, PomsRequirement } from './poms-context.ts'
import type { PomsOutcome } from './poms-outcome.ts'
import type { PomOrigin } from './repositories/origin.ts'
import { pomStem } from './sets/kept-sets.ts'
import { POMS } from './sets/names.ts'
import { buildPomArtifact, type PomArtifact } from './sets/pom-artifact.ts'
import type { PomProject } from './sets/pom-project.ts'
import type { PomSet } from './sets/pom-set.ts'

/** What a run has to keep. */
export interface Keepable {
  readonly finder: PomFinder
  readonly isReady: boolean
  readonly project: PomProject
  /** Of the cache entry that was read. */
  readonly keys: readonly string[]
}

/** What a run has kept, and the set for whoever carries it away; undefined: there is nothing to keep. */
export interface Kept {
  readonly artifact: PomArtifact | undefined
  readonly inCache?: PomsOutcome['inCache']
}

/** Keeps the set where that is wanted. */
export async function keepFindings(
  { finder, isReady, project, keys }: Keepable,
  { keepsPrivate }: PomsRequirement,
  context: PomsContext,
): Promise<Kept> {
  const { cache, save, keyPrefix, clock, log } = context
  const { found, carried, oldestConfirmation: oldest, hasReconfirmed } = finder.findings
  const now = new Date(clock.now())
  const confirmedAt = oldest !== undefined && oldest < now ? oldest : now
  const build = async (set: PomSet) =>
    set.poms.size + set.absent.size === 0
      ? undefined
      : await buildPomArtifact(set, { inputDigest: project.inputDigest, confirmedAt })
  const set = selectKeepable(finder, { isComplete: isReady, keepsPrivate })
  const left = found.size - set.poms.size
  if (left > 0)
    log.info(`${count(left, 'POM is', 'POMs are')} not kept: what needed a login, or was there before`)
  const artifact = await build(set)
  const shared =
    carried.size === 0
      ? artifact
      : await build(selectKeepable(finder, { isComplete: isReady, keepsPrivate, isForOthers: true }))
  if (shared === undefined) return { artifact }
  const stem = pomStem(keyPrefix, project)
  const isKnown = keys.some((key) => isSameSet(key, formatStem(stem), shared.layerDigest))
  if (isKnown && !hasReconfirmed) {
    log.info('Actions cache: it has exactly these POMs already')
    return { artifact, inCache: 'exists' }
  }
  if (cache === undefined || !save) return { artifact }
  return { artifact, inCache: await keepPoms(shared, { cache, stem, confirmedAt, log }) }
}

/** What is selected, and for whom. */
interface Selection {
  readonly isComplete: boolean
  readonly keepsPrivate: boolean
  /** For other jobs, to which a bundle's word is none: of what it brought only what the Actions cache has too. */
  readonly isForOthers?: boolean
}

/** What was found, without what only a login gave, or what nobody knows the origin of. */
export function selectKeepable(
  finder: PomFinder,
  { isComplete, keepsPrivate, isForOthers = false }: Selection,
): PomSet {
  const { found, absent, privatelyAbsent, carried } = finder.findings
  const isLeftOut = (path: string) => isForOthers && carried.has(path)
  const poms = new Map<string, Buffer>()
  const origins = new Map<string, PomOrigin>()
  for (const [path, { text, isPublic, given }] of found) {
    const kept = finder.keptOrigin(path, text)
    const isKept = kept !== undefined || (!isLeftOut(path) && (isPublic || keepsPrivate))
    if (!isKept) continue
    const { from, after } = (isLeftOut(path) ? kept : (given ?? kept)) ?? { from: [], after: [] }
    const alsoAfter = isLeftOut(path) ? [] : (absent.get(path) ?? [])
    poms.set(path, text)
    origins.set(path, {
      from,
      after: [...new Set([...after, ...alsoAfter])].filter((key) => key !== from[0]),
    })
  }
  const isAbsent = (path: string) =>
    !found.has(path) && !isLeftOut(path) && (keepsPrivate || !privatelyAbsent.has(path))
  return {
    poms,
    origins,
    absent: new Map([...absent].filter(([path]) => isAbsent(path))),
    isComplete: isComplete && poms.size === found.size,
  }
}

function isSameSet(key: string, stem: string, layerDigest: string): boolean {
  const parsed = parseKey(key, stem)
  return parsed !== undefined && layerDigest.startsWith(`sha256:${parsed.digestPrefix}`)
}

/** Where a set goes. */
interface KeepPomsOptions {
  readonly cache: ActionsCache
  readonly stem: StemParts
  readonly confirmedAt: Date
  readonly log: Log
}

/** Never throws: it only costs time next run. */
async function keepPoms(artifact: PomArtifact, options: KeepPomsOptions): Promise<PomsOutcome['inCache']> {
  const { cache, stem, confirmedAt, log } = options
  try {
    const directory = await mkdtemp(join(dirname(cache.pathFor(POMS)), 'kept-'))
    const discard = () => removeQuietly(directory)
    await writePomLayout(directory, artifact, confirmedAt)
    const copy = { directory, discard, complete: async () => true, tee: <T>(source: T) => source }
    const facts = { layerDigest: artifact.layerDigest, measuredAt: confirmedAt }
    const { kind } = await keep({ cache, stem, copy, log, ...facts })
    return kind === 'saved' || kind === 'exists' ? kind : undefined
  } catch (error) {
    log.info(`Actions cache: not saved: ${describeError(error)}`)
    return undefined
  }
}

/** Writes the artifact as an OCI image layout into an empty directory. */
async function writePomLayout(directory: string, artifact: PomArtifact, confirmedAt: Date): Promise<void> {
  const writer = await createLayoutWriter(directory)
  await writer.writeBlob(artifact.layer)
  await writer.writeBlob(artifact.config)
  await writer.addManifest(artifact.fetched, {
    'org.opencontainers.image.ref.name': POMS,
    [BUNDLE_ANNOTATIONS.confirmedAt]: confirmedAt.toISOString(),
  })
  await writer.finish()
}
