// The Actions cache as its callers see it, over plain directories: for what becomes of entries, not for how they travel.
import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError } from '../../src/base/errors.ts'
import type { ActionsCache, SaveOutcome } from '../../src/cache/cache-client.ts'

/** A cache into which a test can look, and which it can break. */
export interface DirectoryCache extends ActionsCache {
  /** Keys of the entries, in the order in which they were created. */
  readonly keys: string[]
  /** Every call, as `operation key`. */
  readonly calls: string[]
  /** Where an entry's files lie, for tests that tamper with them. */
  entryOf(key: string): string
  /** What every later save answers instead of saving. */
  refuseSaves(outcome: SaveOutcome): void
  /** What every later call of this kind throws. */
  break(operation: 'lookup' | 'restore', message: string): void
}

/** An empty cache; its entries, and the files of this run, lie below `root`. */
export function createDirectoryCache(root: string): DirectoryCache {
  const keys: string[] = []
  const calls: string[] = []
  const broken = new Map<string, string>()
  let refusal: SaveOutcome | undefined
  const pathFor = (resource: string): string => join(root, 'run', resource)
  const entryOf = (key: string): string => join(root, 'entries', key)
  const begin = (operation: string, asked: readonly string[]): void => {
    calls.push(`${operation} ${asked.join(' ')}`)
    const message = broken.get(operation)
    if (message !== undefined) throw new ActionError(message)
  }
  return {
    keys,
    calls,
    entryOf,
    mode: { name: 'read-write', mayRead: true, mayWrite: true },
    unsaved: new Map(),
    refuseSaves: (outcome) => {
      refusal = outcome
    },
    break: (operation, message) => {
      broken.set(operation, message)
    },
    pathFor,
    lookup: async (_, asked) => {
      begin('lookup', asked)
      if (asked.length > 10) throw new Error('the service takes ten keys')
      for (const prefix of asked) {
        const found = keys.findLast((key) => key.startsWith(prefix))
        if (found !== undefined) return found
      }
      return undefined
    },
    restore: async (resource, key) => {
      begin('restore', [key])
      await rm(pathFor(resource), { recursive: true, force: true })
      if (!keys.includes(key)) return undefined
      await cp(entryOf(key), pathFor(resource), { recursive: true, verbatimSymlinks: true })
      return pathFor(resource)
    },
    save: async (resource, key) => {
      begin('save', [key])
      if (refusal !== undefined) return refusal
      if (keys.includes(key)) return { kind: 'exists' }
      if (!existsSync(pathFor(resource))) return { kind: 'failed', reason: 'nothing to save' }
      await cp(pathFor(resource), entryOf(key), { recursive: true })
      keys.push(key)
      return { kind: 'saved' }
    },
    close: () => rm(join(root, 'run'), { recursive: true, force: true }),
  }
}

/** Makes the directory into which `pathFor` points, as the real cache does before anybody uses it. */
export async function openDirectoryCache(root: string): Promise<DirectoryCache> {
  await mkdir(join(root, 'run'), { recursive: true })
  return createDirectoryCache(root)
}
