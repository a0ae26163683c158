// One kind of call to the file system after the other, refused: which there are, in which ways, and what a step must not do then,
// whatever it provides.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { StepResult } from '../run.ts'
import { linesOf } from './expectations.ts'

/** Flags for Node: refuses as {@link Refusal} in `TEST_REFUSAL` says, below `TEST_ROOT`. */
export const REFUSING = ['--import', new URL('refuse-preload.ts', import.meta.url).href]

const CODES = ['EPERM', 'EBUSY', 'EACCES', 'EISDIR', 'ENOTSUP', 'EXDEV'] as const

/**
 * All codes, once and for ever, for all kinds of calls are thousands of runs; so many of them for each scene are drawn at random;
 * else each kind is refused in one way, in turn.
 */
const isWhole = process.env.TEST_ALL_REFUSALS === 'true'
const drawn = Number(process.env.TEST_SOME_REFUSALS ?? 0)
/** The same draws the same; of the day. */
const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 86_400_000))

/** One kind of call that is refused. */
export interface Refusal {
  readonly site: string
  readonly code: string
  readonly isForEver: boolean
}

/** A step in a job that begins anew. */
export interface Beginning {
  /** Runs the step with {@link REFUSING}, and these variables. */
  run(environment: Readonly<Record<string, string>>): Promise<StepResult>
  /** Everything that is not as it must be, beside what is so for every step. */
  judge(result: StepResult, refusal: Refusal): Promise<readonly string[]> | readonly string[]
  /** What no line may blame. */
  readonly sources: readonly string[]
  close(): Promise<void>
}

/** What to expect of a scene. */
export interface RefusalScene {
  begin(): Promise<Beginning>
  /** Fewer kinds of calls would mean that the preload does not see them. */
  readonly leastSites: number
  /** So many kinds of calls, spread over all, unless everything is asked for; default: all. */
  readonly mostSites?: number
  /** Calls of the test, not of the action. */
  readonly isOurs?: (site: string) => boolean
}

/** Refuses each kind of call of a scene; the step has to go well where none is. */
export async function expectNothingLost(scene: RefusalScene): Promise<void> {
  const { begin, leastSites, mostSites, isOurs = () => false } = scene
  const sites = (await listSites(begin)).filter((site) => !isOurs(site))
  expect(sites.length).toBeGreaterThan(leastSites)
  const refusals = isWhole || drawn > 0 ? draw(sites) : inTurn(spread(sites, mostSites))
  const faults: string[] = []
  await forEachOf(refusals, 2, async (refusal) => {
    const found = await tryRefusal(begin, refusal)
    const way = `${refusal.code} ${refusal.isForEver ? 'for ever' : 'once'} at ${refusal.site}`
    faults.push(...found.map((fault) => `${way}: ${fault}`))
    // A run of hours may be ended before its end.
    if (found.length > 0 && (isWhole || drawn > 0)) process.stderr.write(`fault: ${way}: ${found[0]}\n`)
  })
  expect(faults).toEqual([])
}

/** Every way, or so many of them by a seed. */
function draw(sites: readonly string[]): Refusal[] {
  const all = sites.flatMap(waysOf)
  const place = (refusal: Refusal) =>
    createHash('sha256')
      .update(seed + JSON.stringify(refusal))
      .digest('hex')
  const some = all
    .map((refusal) => ({ refusal, at: place(refusal) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ refusal }) => refusal)
    .slice(0, isWhole ? all.length : drawn)
  const title = expect.getState().currentTestName ?? ''
  process.stderr.write(`${title}: ${some.length} refusals of ${all.length} (TEST_SEED=${seed})\n`)
  return some
}

function spread(sites: readonly string[], most = sites.length): readonly string[] {
  if (sites.length <= most) return sites
  return Array.from({ length: most }, (_, at) => sites[Math.floor((at * sites.length) / most)] ?? '')
}

/** Each kind of call in one way. */
function inTurn(sites: readonly string[]): Refusal[] {
  return sites.flatMap((site, at) => waysOf(site).filter((_, index, all) => index === (5 * at) % all.length))
}

function waysOf(site: string): Refusal[] {
  return CODES.flatMap((code) => [true, false].map((isForEver) => ({ site, code, isForEver })))
}

async function listSites(begin: RefusalScene['begin']): Promise<string[]> {
  const scene = await begin()
  const directory = mkdtempSync(join(tmpdir(), 'sites-'))
  const file = join(directory, 'sites')
  try {
    const result = await scene.run({ TEST_SITES_FILE: file })
    expect(result.exitCode, result.log).toBe(0)
    const none = { site: '', code: '', isForEver: false }
    expect(await scene.judge(result, none), result.log).toEqual([])
    return readFileSync(file, 'utf8').trim().split('\n')
  } finally {
    rmSync(directory, { recursive: true, force: true })
    await scene.close()
  }
}

async function tryRefusal(begin: RefusalScene['begin'], refusal: Refusal): Promise<string[]> {
  const scene = await begin()
  try {
    const result = await scene.run({ TEST_REFUSAL: JSON.stringify(refusal) })
    const faults = [...judgeStep(result, scene.sources), ...(await scene.judge(result, refusal))]
    return faults.map((fault) => `${fault}\n${result.log.slice(-1500)}`)
  } finally {
    await scene.close()
  }
}

/** What no step may do. */
function judgeStep(result: StepResult, sources: readonly string[]): string[] {
  const { log, exitCode } = result
  const faults: string[] = []
  if (exitCode !== 0 && exitCode !== 1) faults.push(`exit code ${exitCode}`)
  if (/^\s+at /m.test(log)) faults.push('a stack trace')
  // On a busy machine a registry of the test may be silent for seconds, and the next one be asked beside it.
  const answering = sources.filter((source) => !log.includes(`${source}: failed, sends nothing, and `))
  if (answering.some((source) => log.includes(`${source}: failed`))) faults.push('a source is blamed')
  if (sources.some((source) => log.includes(`${source}: refused`))) faults.push('a source is accused')
  const [error] = linesOf(result, '::error')
  if (exitCode === 1 && error === undefined) faults.push('a failure without an error')
  if (exitCode === 0 && error !== undefined) faults.push('an error without a failure')
  return faults
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
