// Calls to the cache process, made in turn in a private directory; after one that cost the process its life, no more.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ActionError, describeError } from '../base/errors.ts'
import { remove } from '../base/file-moves.ts'
import type { Log } from '../base/log.ts'
import { createChildEnvironment } from './cache-environment.ts'
import type { CacheAnswer, CacheProcess } from './cache-process.ts'
import type { CacheOperation } from './cache-protocol.ts'

/** Longest time for each call, in milliseconds. */
export type CacheDeadlines = Readonly<Record<CacheOperation, number>>

/** A look-up takes well under a second; the others leave room for a Java DB of 1 GB on a slow line. */
const DEFAULT_DEADLINES: CacheDeadlines = { lookup: 20_000, restore: 300_000, save: 600_000 }

/** Of the time that is left, what one look-up or restore may take: less than half, so that there is as much again in reserve. */
const READING_SHARE = 0.4

/** What the cache needs from the run. */
export interface CacheCallerOptions {
  readonly environment: NodeJS.ProcessEnv
  /** `cache-worker.ts`, or its bundle `dist/cache-worker/index.js`. */
  readonly workerFile: string
  readonly signal: AbortSignal
  readonly log: Log
  /** The input `ca-file`: the child has its own Node, which must trust it as well. */
  readonly caFile?: string | undefined
  readonly deadlines?: CacheDeadlines | undefined
  /** Until the time limit of the step; absent: there is none. */
  readonly timeLeftMs?: (() => number) | undefined
  /** Flags for the child's Node, for tests. */
  readonly execArgv?: readonly string[] | undefined
}

/** The calls of one run. */
export interface CacheCaller {
  /** @throws {ActionError} whose message is the bare reason, such as `timed out after 20 s` */
  call(operation: CacheOperation, path: string, keys: readonly string[]): Promise<CacheAnswer>
  /** Where a relative path is; its parent exists. */
  pathFor(path: string): string
  /** Ends the process and removes the directory; never throws. */
  close(): Promise<void>
}

/** A caller whose process starts with the first call; `base` is made when it is first needed. */
export function createCacheCaller(options: CacheCallerOptions, base: string): CacheCaller {
  const deadlines = options.deadlines ?? DEFAULT_DEADLINES
  const deadlineOf = (operation: CacheOperation) => {
    const longest = deadlines[operation]
    // Saving comes last. What is read here may be had elsewhere, which needs its time.
    if (operation === 'save' || options.timeLeftMs === undefined) return longest
    return Math.min(longest, Math.max(0, Math.round(options.timeLeftMs() * READING_SHARE)))
  }
  let child: CacheProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  const callNow: CacheCaller['call'] = async (operation, path, keys) => {
    if (child?.lost !== undefined) throw new ActionError(`not used again in this run: ${child.lost}`)
    child ??= await startProcess(options, base)
    return await child.call({ operation, path, keys }, deadlineOf(operation))
  }
  return {
    call: (operation, path, keys) => {
      const next = last.then(() => callNow(operation, path, keys))
      last = next.catch(() => undefined) // Its own caller hears of it.
      return next
    },
    pathFor: (path) => join(prepareDirectories(base).files, path),
    close: async () => {
      await child?.close()
      // What cannot be removed lies in the runner's temporary directory, which it empties itself.
      await remove(base).catch((error: unknown) =>
        options.log.debug(`Actions cache: ${describeError(error)}`),
      )
    },
  }
}

async function startProcess(options: CacheCallerOptions, base: string): Promise<CacheProcess> {
  const { startCacheProcess } = await import('./cache-process.ts')
  const { files, temporary } = prepareDirectories(base)
  const { workerFile, signal, log, caFile, execArgv = [] } = options
  const environment = createChildEnvironment(options.environment, { tempDirectory: temporary, caFile })
  return startCacheProcess({ workerFile, execArgv, directory: files, environment, signal, log })
}

/** Only our own user may put anything into these directories. */
function prepareDirectories(base: string): { files: string; temporary: string } {
  const files = join(base, 'files')
  const temporary = join(base, 'temporary')
  for (const path of [base, files, temporary]) mkdirSync(path, { recursive: true, mode: 0o700 })
  return { files, temporary }
}
