// The Actions cache as a source and a place to keep things: three calls on a private directory, each bounded in time.
import { randomUUID } from 'node:crypto'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError, hasCode, VerifyError } from '../base/errors.ts'
import { remove } from '../base/file-moves.ts'
import { clean } from '../base/log.ts'
import { type CacheCaller, type CacheCallerOptions, createCacheCaller } from './cache-caller.ts'
import { type CacheMode, explainUnavailable, findTempDirectory, readCacheMode } from './cache-environment.ts'
import { isDenial } from './cache-output.ts'
import type { CacheAnswer } from './cache-process.ts'

/** What became of a save. All but `saved` only cost time in the next run, and are information. */
export type SaveOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'exists' }
  /** By policy: a fork, a read-only token, the workflow's cache-mode. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** The Actions cache of this run. Calls are made one after another; its process starts with the first. */
export interface ActionsCache {
  /** The workflow's cache-mode, and what it permits. */
  readonly mode: CacheMode
  /**
   * The key of the first of these keys or key prefixes (at most ten) that has an entry; of several, the one created last.
   * @throws {ActionError} when the cache could not be asked
   */
  lookup(resource: string, keys: readonly string[]): Promise<string | undefined>
  /**
   * Restores exactly this entry and returns its directory, `pathFor(resource)`. What is in there is as yet unverified.
   * @throws {ActionError} when it could not be restored, {VerifyError} when it does not hold a directory
   */
  restore(resource: string, key: string): Promise<string | undefined>
  /** Saves what the caller has laid at `pathFor(resource)`; never throws. */
  save(resource: string, key: string): Promise<SaveOutcome>
  /** Why the last save of a resource kept nothing, by its name: for whoever exists to keep. */
  readonly unsaved: ReadonlyMap<string, string>
  /** Where the files of a resource are restored to and saved from; its parent exists. */
  pathFor(resource: string): string
  /** Ends the process and removes all files; never throws. */
  close(): Promise<void>
}

/** A cache to use, or the reason why there is none: information, not a failure. */
export type OpenedCache =
  | { readonly kind: 'available'; readonly cache: ActionsCache }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** Looks whether a cache can be used here; starts nothing and asks nobody. */
export function openActionsCache(options: CacheCallerOptions): OpenedCache {
  const reason = explainUnavailable(options.environment)
  if (reason !== undefined) return { kind: 'unavailable', reason }
  const tempDirectory = findTempDirectory(options.environment)
  if (tempDirectory === undefined) {
    const both = 'RUNNER_TEMP and the temporary directory of the system'
    return {
      kind: 'unavailable',
      reason: `${both} have spaces in their names, which the cache library cannot handle, or cannot be looked at`,
    }
  }
  const caller = createCacheCaller(options, join(tempDirectory, `offline-cache-${randomUUID()}`))
  return { kind: 'available', cache: createCache(caller, readCacheMode(options.environment)) }
}

function createCache(caller: CacheCaller, mode: CacheMode): ActionsCache {
  const { pathFor, close } = caller
  const unsaved = new Map<string, string>()
  const lookup: ActionsCache['lookup'] = (resource, keys) =>
    read('look-up', mode, () => caller.call('lookup', resource, keys))
  const save = async (resource: string, key: string): Promise<SaveOutcome> => {
    if (!mode.mayWrite) return { kind: 'refused', reason: `the workflow's cache-mode is ${mode.name}` }
    try {
      const answer = await caller.call('save', resource, [key])
      if (answer.key === key) return { kind: 'saved' }
      return await explainUnsaved(answer, async () => (await lookup(resource, [key])) === key)
    } catch (error) {
      return { kind: 'failed', reason: clean(error instanceof Error ? error.message : String(error), 300) }
    }
  }
  return {
    mode,
    lookup,
    pathFor,
    close,
    unsaved,
    restore: async (resource, key) => {
      const directory = pathFor(resource)
      await remove(directory)
      const what = `restore of ${clean(key, 200)}`
      const restored = await read(what, mode, () => caller.call('restore', resource, [key]))
      // A key is also a prefix: the entry may have gone, and a longer namesake been restored.
      if (restored !== key) return undefined
      await assertDirectory(directory, key)
      return directory
    },
    save: async (resource, key) => {
      const outcome = await save(resource, key)
      if ('reason' in outcome) unsaved.set(resource, outcome.reason)
      return outcome
    },
  }
}

/** The key that was read; a library that found nothing and gave a reason has failed, and not found it absent. */
async function read(
  what: string,
  mode: CacheMode,
  call: () => Promise<CacheAnswer>,
): Promise<string | undefined> {
  if (!mode.mayRead) throw new ActionError(`not read, the workflow's cache-mode is ${mode.name}`)
  const { key, reason } = await call().catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error
    throw new ActionError(`${what} failed: ${error.message}`, { cause: error.cause })
  })
  if (key !== undefined || reason === undefined) return key
  throw new ActionError(`${what} failed: ${reason}`)
}

/** The library does not say why it did not save: look whether the entry is there already, else take what it printed. */
async function explainUnsaved(answer: CacheAnswer, exists: () => Promise<boolean>): Promise<SaveOutcome> {
  const reason = answer.reason ?? 'the cache library gave no reason'
  // Conflict: another job has reserved the key, and is still uploading.
  if (reason.includes('(409)')) return { kind: 'exists' }
  // A look-up that fails as well adds nothing to why the save did not work.
  if (await exists().catch(() => false)) return { kind: 'exists' }
  return { kind: isDenial(reason) ? 'refused' : 'failed', reason }
}

/** The archive's name for its content is as foreign as the content: a link would lead out of our directory. */
async function assertDirectory(path: string, key: string): Promise<void> {
  const stats = await lstat(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (stats?.isDirectory()) return
  throw new VerifyError(`Actions cache entry ${clean(key, 200)}`, {
    wanted: 'a directory',
    found: stats === undefined ? 'nothing' : 'another kind of file',
  })
}
