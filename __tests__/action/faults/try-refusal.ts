// One call to the file system, refused: what is called at all, in which ways it is refused, and what a step must not do then,
// whatever it provides.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { StepResult } from '../run.ts'
import { linesOf } from './expectations.ts'

/** Flags for Node: refuses as {@link Refusal} in `TEST_REFUSAL` says, below `TEST_ROOT`. */
export const REFUSING = ['--import', new URL('refuse-preload.ts', import.meta.url).href]

/** Of the systems that the action runs on, and the file systems on them. */
export const CODES = ['EPERM', 'EBUSY', 'EACCES', 'EISDIR', 'ENOTSUP', 'EXDEV'] as const

/** What makes two calls the same: function and path, or function and place in the product. */
export type SitesBy = 'path' | 'call'

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

/** What came of a refusal. */
export interface Tried {
  readonly faults: readonly string[]
  /** The calls that were refused: the function, and the path. */
  readonly refused: readonly string[]
}

/** Every kind of call of a step that goes well. */
export async function listSites(begin: () => Promise<Beginning>, by: SitesBy = 'path'): Promise<string[]> {
  const scene = await begin()
  const sites = startLines()
  try {
    const result = await scene.run({ TEST_SITES_FILE: sites.file, TEST_SITES_BY: by })
    expect(result.exitCode, result.log).toBe(0)
    const none = { site: '', code: '', isForEver: false }
    expect(await scene.judge(result, none), result.log).toEqual([])
    return [...new Set(sites.read())]
  } finally {
    sites.remove()
    await scene.close()
  }
}

/** Runs a step with this refusal. */
export async function tryRefusal(
  begin: () => Promise<Beginning>,
  refusal: Refusal,
  by: SitesBy = 'path',
): Promise<Tried> {
  const scene = await begin()
  const refused = startLines()
  try {
    const result = await scene.run({
      TEST_REFUSAL: JSON.stringify(refusal),
      TEST_SITES_BY: by,
      TEST_REFUSED_FILE: refused.file,
    })
    const faults = [...judgeStep(result, scene.sources), ...(await scene.judge(result, refusal))]
    return { faults: faults.map((fault) => `${fault}\n${result.log.slice(-1500)}`), refused: refused.read() }
  } finally {
    refused.remove()
    await scene.close()
  }
}

/** Does something with each, so many at once. */
export async function forEachOf<T>(
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

/** A file to which the step adds lines. */
function startLines() {
  const directory = mkdtempSync(join(tmpdir(), 'lines-'))
  const file = join(directory, 'lines')
  writeFileSync(file, '')
  return {
    file,
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
