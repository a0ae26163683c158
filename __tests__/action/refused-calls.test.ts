// Every kind of call to the file system, refused with every code that systems have for it, once and for ever: what was there
// is still there or the new is, words name the machine and not the registry, and nothing is promised that is not there.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { lackOf } from '../system.ts'
import { filesOf, readTree, type Tree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { prepareBefore, removeBefore, startLab } from './faults/lab.ts'
import type { StepResult } from './run.ts'

const PRELOAD = new URL('faults/refuse-preload.ts', import.meta.url).href
const CODES = ['EPERM', 'EBUSY', 'EACCES', 'EISDIR', 'ENOTSUP', 'EXDEV'] as const

/** All codes, once and for ever, for all kinds of calls are some 3,500 runs; else each kind is refused in one way, in turn. */
const isWhole = process.env.TEST_ALL_REFUSALS === 'true'

interface Refusal {
  readonly site: string
  readonly code: string
  readonly isForEver: boolean
}

const SCENES: readonly RegistryResource[] = ['vuln-db', 'checks-bundle']
const before: Record<string, string> = {}

beforeAll(async () => {
  // Older than max-age, and young enough to be used where nothing newer can be had.
  for (const resource of SCENES) before[resource] = await prepareBefore(2, resource)
})

afterAll(() => Object.values(before).forEach(removeBefore))

const noModes = lackOf('modes')

describe.skipIf(noModes.isLacking).each(SCENES)(
  `a refresh of the %s where the file system refuses${noModes.suffix}`,
  (resource) => {
    it('loses nothing, and says what it was', { timeout: 3_600_000 }, async () => {
      const sites = await listSites(resource)
      expect(sites.length).toBeGreaterThan(30)
      const faults: string[] = []
      await forEachOf(describeRefusals(sites), 2, async (refusal) => {
        const found = await tryRefusal(resource, refusal)
        faults.push(
          ...found.map(
            (fault) =>
              `${refusal.code} ${refusal.isForEver ? 'for ever' : 'once'} at ${refusal.site}: ${fault}`,
          ),
        )
      })
      expect(faults).toEqual([])
    })
  },
)

function describeRefusals(sites: readonly string[]): Refusal[] {
  return sites.flatMap((site, at) => {
    const all = CODES.flatMap((code) => [true, false].map((isForEver) => ({ site, code, isForEver })))
    return isWhole ? all : all.filter((_, index) => index === (5 * at) % all.length)
  })
}

async function startScene(resource: RegistryResource) {
  const lab = await startLab({ resource, before: before[resource] })
  const root = dirname(lab.job.temp)
  const run = (environment: Readonly<Record<string, string>>) =>
    lab.run({
      inputs: { store: 'always' },
      execArgv: ['--import', PRELOAD],
      environment: { RUNNER_TOOL_CACHE: join(root, 'tools'), TEST_ROOT: root, ...environment },
    })
  return { lab, run }
}

async function listSites(resource: RegistryResource): Promise<string[]> {
  const { lab, run } = await startScene(resource)
  const directory = mkdtempSync(join(tmpdir(), 'sites-'))
  const file = join(directory, 'sites')
  try {
    const result = await run({ TEST_SITES_FILE: file })
    expect(result.exitCode, result.log).toBe(0)
    return readFileSync(file, 'utf8').trim().split('\n')
  } finally {
    rmSync(directory, { recursive: true, force: true })
    await lab.close()
  }
}

async function tryRefusal(resource: RegistryResource, refusal: Refusal): Promise<string[]> {
  const { lab, run } = await startScene(resource)
  try {
    const result = await run({ TEST_REFUSAL: JSON.stringify(refusal) })
    const old = pick(readTree(before[resource] ?? ''))
    const fresh = pick(await filesOf(resource, lab.healthy))
    // It may lie near the runner store.
    const there = pick(readTree(result.outputs['cache-dir'] ?? lab.job.cacheDir))
    return judge(result, { old, fresh, there, sources: lab.sources.map(({ label }) => label) })
  } finally {
    await lab.close()
  }
}

interface Trees {
  readonly old: Tree
  readonly fresh: Tree
  readonly there: Tree
  readonly sources: readonly string[]
}

/** Everything that is not as it must be. */
function judge(result: StepResult, { old, fresh, there, sources }: Trees): string[] {
  const { log, exitCode, outputs } = result
  const faults: string[] = []
  const say = (fault: string) => faults.push(`${fault}\n${log.slice(-1500)}`)
  if (exitCode !== 0 && exitCode !== 1) say(`exit code ${exitCode}`)
  if (/^\s+at /m.test(log)) say('a stack trace')
  const is = (tree: Tree) => JSON.stringify(there) === JSON.stringify(tree)
  if (!is(old) && !is(fresh)) say(`neither old nor new data is there: ${Object.keys(there).join(', ')}`)
  if (sources.some((source) => log.includes(`${source}: failed`))) say('a registry is blamed')
  if (sources.some((source) => log.includes(`${source}: refused`))) say('a registry is accused')
  const [error] = linesOf(result, '::error')
  if (exitCode === 1 && error === undefined) say('a failure without an error')
  if (exitCode === 0 && error !== undefined) say('an error without a failure')
  const isReady = Object.entries(outputs).some(([name, value]) => name.endsWith('-ready') && value === 'true')
  if (exitCode === 0 && !isReady) say('green, and nothing is ready')
  if (exitCode === 0 && is(old) && !/^::warning::/m.test(log)) say('the older copy is used without a word')
  return faults
}

/** The data alone: neither seals nor what a scanner writes anew. */
function pick(tree: Tree): Tree {
  const data = Object.entries(tree).filter(
    ([path]) => !path.startsWith('.offline-cache/') && !path.endsWith('metadata.json'),
  )
  return Object.fromEntries(data.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function forEachOf<T>(
  all: readonly T[],
  workers: number,
  body: (one: T) => Promise<void>,
): Promise<void> {
  const queue = [...all]
  const work = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await body(one)
  }
  await Promise.all(Array.from({ length: workers }, work))
}
