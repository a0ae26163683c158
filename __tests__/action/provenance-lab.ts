// One job that comes to have data in one way and leaves it in one place, and other jobs that look there.
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatKey, hashSources } from '../../src/cache/cache-key.ts'
import { layoutMembers, packEntry } from '../fakes/cache-archive.ts'
import { type CacheService, MAIN, startCacheService } from '../fakes/cache-service.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { published } from '../fixtures/manifest.ts'
import { type ActionName, runStep, type StepResult, startJob, writeJobFile } from './run.ts'

/** How the first job comes to have it. */
export const ORIGINS = [
  'a registry',
  'a bundle with its digest',
  'a bundle without a digest',
  'an insecure registry',
  'another repository',
  'another branch',
] as const
export type Origin = (typeof ORIGINS)[number]

/** Where it leaves it. */
export const CARRIERS = ['runner store', 'Actions cache', 'export', 'mirror'] as const
export type Carrier = (typeof CARRIERS)[number]

/** Who looks there; all but the third are of the repository `owner/repository`, on the same host. */
const READERS = ['default branch', 'pull request', 'other repository', 'default branch, offline'] as const
type Reader = (typeof READERS)[number]

/** A host with a store, registries, and the caches of two repositories. */
interface World {
  /** At a loopback address; what all sources name last. */
  readonly upstream: FakeRegistry
  /** Speaks plain HTTP under a name that is no loopback one. */
  readonly plain: FakeRegistry
  readonly target: FakeRegistry
  readonly caches: Readonly<Record<'own' | 'other', CacheService>>
  readonly directory: string
  /** What the first job has, and what the registry has afterwards. */
  readonly first: Artifact
  readonly current: Artifact
}

const PLAIN_NAME = 'plain.test'
const NAME_PRELOAD = new URL('faults/name-preload.ts', import.meta.url).href
const PULL = 'refs/pull/7/merge'
const OTHER_PULL = 'refs/pull/8/merge'
const HOUR_MS = 3_600_000

/** What each reader gets, in a word, in their order. */
export async function passOn(origin: Origin, carrier: Carrier): Promise<string[]> {
  const world = await startWorld()
  try {
    const bundle = await carry(world, origin, carrier)
    // What the registry has from now on.
    world.upstream.put(`base/${world.current.repository}`, world.current.tag, world.current)
    const left = storeEntries(world)
    const outcomes: string[] = []
    for (const reader of READERS) {
      outcomes.push(await read({ world, carrier, bundle }, reader))
      // What one reader fetched is not what the next is asked about.
      for (const entry of storeEntries(world).filter((path) => !left.includes(path))) {
        rmSync(entry, { recursive: true, force: true })
      }
    }
    return outcomes
  } finally {
    await closeWorld(world)
  }
}

/** Runs the first job. It must have had the data, or what follows would be refused for nothing. */
async function carry(world: World, origin: Origin, carrier: Carrier): Promise<Bundle> {
  const { inputs, caller } = await prepareOrigin(origin, world)
  const action = ACTION_OF[carrier]
  const file = join(world.directory, 'carried.tar')
  // Each place alone, so that nothing reaches a reader by the other.
  const places = {
    hasStore: carrier === 'runner store',
    hasCache: carrier === 'Actions cache' || origin.startsWith('another'),
  }
  // What the action cannot be told, another step of that repository was told before.
  const isWithout = LACKS[action].some((name) => inputs[name] !== undefined)
  if (isWithout) {
    const before = {
      action: 'main' as const,
      inputs: { ...inputs, save: 'always' },
      hasStore: false,
      hasCache: true,
    }
    await run(world, caller, before)
  }
  const step = await run(world, caller, {
    ...places,
    action,
    inputs: {
      ...(isWithout ? {} : inputs),
      ...(action === 'main' ? { save: 'always' } : {}),
      ...(action === 'export' ? { file } : {}),
      ...(action === 'mirror' ? { to: `${world.target.host}/mirrored` } : {}),
    },
  })
  const isThere = whatIsLeft(step, { action, world, file }).includes(hexOf(world.first))
  if (step.exitCode !== 0 || isThere === isWithout) throw new Error(step.log)
  return action === 'export' ? { bundle: file, 'bundle-digest': step.outputs['bundle-digest'] ?? '' } : {}
}

/** Ways to data that an action does not have. */
const LACKS: Readonly<Record<ActionName, readonly string[]>> = {
  main: [],
  warm: [],
  export: ['bundle'],
  mirror: ['confirm'],
  check: [],
}

/** Inputs that name it; none where nothing is carried by hand. */
type Bundle = Readonly<Record<string, string>>

interface Left {
  readonly world: World
  readonly carrier: Carrier
  readonly bundle: Bundle
}

/** Runs a job that looks there, and says in a word what it got. */
async function read({ world, carrier, bundle }: Left, reader: Reader): Promise<string> {
  const step = await run(world, CALLERS[reader], {
    action: 'main',
    inputs: {
      ...bundle,
      ...(carrier === 'mirror' ? { registries: `${world.target.host}/mirrored` } : {}),
      ...(reader.endsWith('offline') ? { offline: 'true' } : {}),
      save: 'never',
    },
    hasStore: carrier === 'runner store',
    hasCache: carrier === 'Actions cache' && reader !== 'other repository',
  })
  if (step.outputs['vuln-db-ready'] !== 'true') return step.exitCode === 1 ? 'none' : `?\n${step.log}`
  if (!step.evidence.includes(hexOf(world.first)))
    return step.evidence.includes(hexOf(world.current)) ? 'asked' : `?\n${step.log}`
  return step.summary.includes('| unconfirmed |') ? 'in doubt' : 'passed on'
}

function storeEntries({ directory }: World): string[] {
  return globSync('trivy-offline-cache/vuln-db/*', { cwd: join(directory, 'tool-cache') }).map((path) =>
    join(directory, 'tool-cache', path),
  )
}

/** A text in which the layer is named that the first job left. */
function whatIsLeft(
  step: Finished,
  { action, world, file }: { action: ActionName; world: World; file: string },
): string {
  if (action === 'export') return readFileSync(file, 'latin1')
  return action === 'main' ? step.evidence : world.target.requests.map(({ url }) => url).join('\n')
}

function hexOf({ layerDigest }: Artifact): string {
  return layerDigest.replace('sha256:', '')
}

const ACTION_OF: Readonly<Record<Carrier, ActionName>> = {
  'runner store': 'main',
  'Actions cache': 'main',
  export: 'export',
  mirror: 'mirror',
}

/** Whose job it is. */
interface Caller {
  readonly repository: string
  readonly event: string
  readonly ref: string
}

const OWN: Caller = { repository: 'owner/repository', event: 'push', ref: MAIN }
const OTHER: Caller = { ...OWN, repository: 'other/repository' }

const CALLERS: Readonly<Record<Reader, Caller>> = {
  'default branch': OWN,
  'pull request': { ...OWN, event: 'pull_request', ref: OTHER_PULL },
  'other repository': { ...OWN, repository: 'third/repository' },
  'default branch, offline': OWN,
}

/** Puts what the first job is to have where it comes from; the inputs by which it gets it. */
async function prepareOrigin(
  origin: Origin,
  world: World,
): Promise<{ inputs: Record<string, string>; caller: Caller }> {
  const { first, current, upstream, plain } = world
  if (origin === 'a registry') {
    upstream.put(`base/${first.repository}`, first.tag, first)
    return { inputs: {}, caller: OWN }
  }
  upstream.put(`base/${current.repository}`, current.tag, current)
  if (origin === 'an insecure registry') {
    plain.put(`base/${first.repository}`, first.tag, first)
    return { inputs: { 'insecure-registries': `${PLAIN_NAME}:${plain.port}` }, caller: OWN }
  }
  if (origin === 'another repository' || origin === 'another branch') {
    const isBranch = origin === 'another branch'
    const key = keyForSources(world)
    const members = layoutMembers('vuln-db', first, { confirmedAt: new Date() })
    const scope = isBranch ? PULL : MAIN
    world.caches[isBranch ? 'own' : 'other'].plant(key, 'vuln-db', { bytes: await packEntry(members), scope })
    const caller = isBranch ? { ...OWN, event: 'pull_request', ref: PULL } : OTHER
    return { inputs: { confirm: 'never' }, caller }
  }
  const { file, digest } = await exportFirst(world)
  const anchor: Record<string, string> =
    origin === 'a bundle with its digest' ? { 'bundle-digest': digest } : {}
  return { inputs: { bundle: file, ...anchor }, caller: OWN }
}

/** A bundle of somebody's own database. */
async function exportFirst(world: World): Promise<{ file: string; digest: string }> {
  const own = await startRegistry()
  own.put(`base/${world.first.repository}`, world.first.tag, world.first)
  const file = join(world.directory, 'own.tar')
  const inputs = { registries: `${own.host}/base`, file }
  const step = await run(world, OTHER, { action: 'export', inputs, hasStore: false, hasCache: false })
  await own.close()
  return { file, digest: step.outputs['bundle-digest'] ?? '' }
}

async function startWorld(): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'provenance-'))
  mkdirSync(join(directory, 'tool-cache'))
  const [upstream, plain, target] = await Promise.all([startRegistry(), startRegistry(), startRegistry()])
  const [own, other] = await Promise.all([startCacheService(), startCacheService()])
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS)
  return {
    upstream,
    plain,
    target,
    caches: { own, other },
    directory,
    first: await buildArtifact('vuln-db', { updatedAt: hoursAgo(1) }),
    current: await buildArtifact('vuln-db', { updatedAt: hoursAgo(3) }),
  }
}

async function closeWorld({ upstream, plain, target, caches, directory }: World): Promise<void> {
  await Promise.all([upstream, plain, target, caches.own, caches.other].map((server) => server.close()))
  rmSync(directory, { recursive: true, force: true })
}

/** The key under which a job with these sources looks. */
function keyForSources(world: World): string {
  const { repository, tag } = published['vuln-db']
  const sourcesHash = hashSources(sourcesOf(world).map((base) => `${base}/${repository}:${tag}`))
  const { layerDigest } = world.first
  const time = new Date(Date.now() - HOUR_MS)
  return formatKey({
    prefix: 'offline-cache',
    resource: 'vuln-db',
    schema: tag,
    sourcesHash,
    time,
    layerDigest,
  })
}

function sourcesOf({ plain, upstream }: World): string[] {
  return [`${PLAIN_NAME}:${plain.port}/base`, `${upstream.host}/base`]
}

interface Step {
  readonly action: ActionName
  readonly inputs: Readonly<Record<string, string>>
  readonly hasStore: boolean
  readonly hasCache: boolean
}

/** The step, and the text of its evidence. */
type Finished = StepResult & { readonly evidence: string }

async function run(world: World, caller: Caller, step: Step): Promise<Finished> {
  const { action, inputs, hasStore, hasCache } = step
  const job = startJob()
  try {
    const service = world.caches[caller.repository === 'other/repository' ? 'other' : 'own']
    const scopes = caller.ref === MAIN ? [MAIN] : [caller.ref, MAIN]
    const payload = JSON.stringify({ repository: { default_branch: 'main' } })
    const result = await runStep(job, {
      action,
      inputs: {
        resources: 'vuln-db',
        'trivy-version': '0.74.0',
        registries: sourcesOf(world).join(),
        ...inputs,
        ...(action === 'main' ? { store: hasStore ? 'always' : 'never' } : {}),
      },
      execArgv: ['--import', NAME_PRELOAD],
      environment: {
        TEST_LOCAL_NAME: PLAIN_NAME,
        RUNNER_ENVIRONMENT: 'self-hosted',
        RUNNER_TOOL_CACHE: join(world.directory, 'tool-cache'),
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: caller.repository,
        GITHUB_EVENT_NAME: caller.event,
        GITHUB_REF: caller.ref,
        GITHUB_EVENT_PATH: writeJobFile(join(job.temp, 'event.json'), payload),
        ...(hasCache ? service.environmentFor(scopes) : {}),
      },
    })
    const { evidence } = result.outputs
    const hasEvidence = evidence !== undefined && existsSync(evidence)
    return { ...result, evidence: hasEvidence ? readFileSync(evidence, 'utf8') : '' }
  } finally {
    job.remove()
  }
}
