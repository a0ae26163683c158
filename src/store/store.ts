// The runner store: a directory that jobs of one host share, laid out as `@actions/tool-cache` does, with what they need to
// take turns beside it.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { ActionError, describeError, hasCode } from '../base/errors.ts'
import { isInside } from '../base/inside.ts'
import { makeDirectories } from '../base/make-directories.ts'
import { writeOwnFile } from '../base/own-file.ts'
import { InputError } from '../inputs/read.ts'
import type { Requirement } from '../resources/artifact-resource.ts'

/** Our directory in the tool cache; each resource is a tool in it. */
const HOME = 'trivy-offline-cache'

/** An opened store. */
export interface Store {
  /** `<store-dir>/trivy-offline-cache`. */
  readonly home: string
  /** Whether this process may add to it. */
  readonly isWritable: boolean
  /** Whose files are believed: our own user's, root's, and those of whoever owns the store's directory. */
  readonly trustedUsers: readonly number[]
  /** To whom files are given that a container's root adds; undefined: they stay as they are. */
  readonly heir: { readonly uid: number; readonly gid: number } | undefined
}

/** The store, or why there is none. */
export type OpenedStore =
  | { readonly kind: 'open'; readonly store: Store; readonly why: string }
  | { readonly kind: 'off'; readonly why: string; readonly isProblem: boolean }

/** What decides on the store. */
export interface StoreOptions {
  readonly mode: 'auto' | 'always' | 'never'
  /** The input `store-dir`. */
  readonly directory: string | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly workspace: string
}

/**
 * Opens the store on self-hosted runners, or as the inputs say.
 *
 * @throws {InputError} when the store would lie in the workspace, where a pull request could plant data
 */
export function openStore({ mode, directory, environment, workspace }: StoreOptions): OpenedStore {
  const off = (why: string, isProblem = false): OpenedStore => ({ kind: 'off', why, isProblem })
  if (mode === 'never') return off('the input store is never')
  const isSelfHosted = environment.RUNNER_ENVIRONMENT === 'self-hosted'
  if (mode === 'auto' && !isSelfHosted) {
    return off('this is not known to be a self-hosted runner (RUNNER_ENVIRONMENT)')
  }
  const named = directory ?? (environment.RUNNER_TOOL_CACHE || undefined)
  if (named === undefined) {
    return off('there is neither RUNNER_TOOL_CACHE nor the input store-dir', mode === 'always')
  }
  // Later steps, which may run elsewhere, are told of directories in it.
  const root = resolve(workspace, named)
  if (isInside(root, workspace)) {
    throw new InputError([`store-dir: ${named} lies in the workspace; name a directory outside of it`])
  }
  const why = mode === 'always' ? 'the input store is always' : 'this runner is self-hosted'
  try {
    return { kind: 'open', store: enter(root), why }
  } catch (error) {
    if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
      return off(
        `${root} ${existsSync(root) ? 'is no directory' : 'lies below a file'}: name a directory in the input store-dir`,
        true,
      )
    }
    return off(`${root} cannot be used: ${describeError(error)}`, true)
  }
}

/** What all entries, and the lock, of a requirement have in common; other sources may have other data under one name. */
export function storeStem(requirement: Requirement, sourcesHash: string): string {
  return `${requirement.schema}.0.0-s${sourcesHash}`
}

/** Where the versions of a resource are. */
export function resourceDirectory(store: Store, requirement: Requirement): string {
  return join(store.home, requirement.resource.name)
}

/** Where processes leave what is half done. */
export function stagingRoot(store: Store): string {
  return join(store.home, 'staging')
}

/** Path of the lock of a requirement. */
export function lockPath(store: Store, requirement: Requirement, stem: string): string {
  return join(store.home, 'locks', `${requirement.resource.name}-${stem}`)
}

/** Gives what a container's root has made to the user who owns the store. Best effort: in some containers root may not. */
export function giveToHeir({ heir }: Store, path: string): void {
  if (heir === undefined) return
  try {
    lchownSync(path, heir.uid, heir.gid)
  } catch {
    // It stays root's: it can be read, and only root can remove it.
  }
}

/** Writes a small file that jobs of the host leave for each other in the store; whoever writes it, it is the owner's. */
export function writeStoreNote(store: Store, path: string, text: string): void {
  writeOwnFile(path, text)
  giveToHeir(store, path)
}

/** Whether its files, which are read-only, stop a program of this user from writing into them: all users but root. */
export function stopsWriters(): boolean {
  return process.getuid?.() !== 0
}

function enter(root: string): Store {
  makeDirectories(root)
  const { uid, gid } = statSync(root)
  // Windows has no user ids: all files say 0 there.
  const own = process.getuid?.() ?? 0
  const store = {
    home: join(root, HOME),
    trustedUsers: [...new Set([own, 0, uid])],
    heir: own === 0 && uid !== 0 ? { uid, gid } : undefined,
  }
  const isWritable = prepare({ ...store, isWritable: true })
  const home = lstatSync(store.home)
  if (!home.isDirectory() || !store.trustedUsers.includes(home.uid)) {
    // In a directory where everybody may write, somebody was quicker than we.
    throw new ActionError(`${store.home} is not a directory of ours: it belongs to user ${home.uid}`)
  }
  return { ...store, isWritable }
}

/** Makes the directories; false when they are there, but not for us to write to. */
function prepare(store: Store): boolean {
  const isThere = existsSync(store.home)
  try {
    for (const directory of [store.home, join(store.home, 'locks'), stagingRoot(store)]) {
      makeDirectory(store, directory)
      accessSync(directory, constants.W_OK)
    }
    return true
  } catch (error) {
    if (isThere) return false
    throw error
  }
}

/** Makes a directory that everybody may read, whatever the umask: Trivy may run as another user, in a container. */
export function makeDirectory(store: Store, directory: string): void {
  const made = mkdirSync(directory, { recursive: true })
  if (made === undefined) return
  chmodSync(directory, 0o755)
  giveToHeir(store, directory)
}
