// Where this step keeps what is its own: the cache directory and the files beside it, found and made before anything is asked.
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ActionError, hasCode, LocalError } from '../base/errors.ts'
import { isInside } from '../base/inside.ts'
import { makeDirectories } from '../base/make-directories.ts'
import { findPlanted, type SharedPlace } from '../base/planted.ts'
import { closeToStrangers, findMovable, holdNames, trustedOwners } from '../base/trusted-owner.ts'
import { plainWindowsPath } from '../base/windows-path.ts'
import { identifyJob, isBetterNearStore, makeJobDirectory } from '../store/job-directory.ts'
import type { OpenedStore, Store } from '../store/store.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'

/** The directories and files of this step. */
export interface JobPaths {
  readonly cacheDir: string
  /** Whether the user named the cache directory. */
  readonly isChosen: boolean
  /** Whether it lies below the runner store, by our own choice. */
  readonly isNearStore: boolean
  /** Script of `TRIVY_CMD`. */
  readonly trivyCommand: string
  readonly envFile: string
  readonly evidence: string
  readonly workspace: string
  readonly temp: string
}

/**
 * The directories: the cache directory is the input, then `TRIVY_CACHE_DIR`, then below `RUNNER_TEMP`, which
 * lies outside the workspace (a scan of the workspace would scan the cache) and is seen by Docker actions.
 */
export function findPaths(cacheDirInput: string | undefined, environment: NodeJS.ProcessEnv): JobPaths {
  const temp = findTemp(environment)
  const workspace = environment.GITHUB_WORKSPACE || process.cwd()
  const home = join(temp, 'trivy-offline-cache')
  const chosen = cacheDirInput ?? (environment.TRIVY_CACHE_DIR || undefined)
  if (chosen !== undefined) refuseControls(chosen)
  return {
    cacheDir: chosen === undefined ? join(home, 'cache') : resolve(workspace, asEveryProgramReads(chosen)),
    isChosen: chosen !== undefined,
    isNearStore: false,
    trivyCommand: join(home, 'bin', 'trivy-offline'),
    envFile: join(home, 'env'),
    evidence: join(home, 'evidence.json'),
    workspace,
    temp,
  }
}

/** Trivy must find it where this step puts the data. */
function asEveryProgramReads(path: string): string {
  return process.platform === 'win32' ? plainWindowsPath(path) : path
}

/** What the runner empties before each job. */
export function findTemp(environment: NodeJS.ProcessEnv): string {
  return environment.RUNNER_TEMP || tmpdir()
}

/**
 * Refuses what another user of the host has made where this step keeps what later steps run and scan by: where there is no
 * RUNNER_TEMP, or all may write to it, anybody can be there first.
 *
 * @throws {LocalError} naming the directory
 */
export function refuseStrangers(environment: NodeJS.ProcessEnv): void {
  const temp = findTemp(environment)
  const home = join(temp, 'trivy-offline-cache')
  const own = [home, join(home, 'bin'), join(home, 'cache'), join(home, 'cache', STATE_DIRECTORY)]
  // Before anything is looked at there: else it could be renamed a moment later.
  holdNames(temp)
  const stranger = closeToStrangers(own, trustedOwners(temp))
  if (stranger === undefined) return
  throw new LocalError(`${stranger} was made by another user of this machine`, {
    hint: 'Remove it, or give this user a directory of its own in the variable RUNNER_TEMP.',
  })
}

/** Who may have filled the cache directory: besides us whoever made RUNNER_TEMP, and whose files the runner store gives. */
export function sharedPlace({ cacheDir, isChosen, temp }: JobPaths, store: OpenedStore): SharedPlace {
  const ofStore = store.kind === 'open' ? store.store.trustedUsers : []
  return { directory: cacheDir, trustedUsers: [...trustedOwners(temp), ...ofStore], isOurs: !isChosen }
}

/**
 * Refuses a cache directory that another user of the host has made where all may make one, such as below `/tmp`: what lies
 * there could be anybody's, and be another thing a moment later.
 *
 * @throws {LocalError} naming the directory
 */
export function refusePlanted(paths: JobPaths, store: OpenedStore): void {
  const planted = findPlanted([join(paths.cacheDir, STATE_DIRECTORY)], sharedPlace(paths, store))
  if (planted === undefined) return
  throw new LocalError(`cache-dir: ${planted} was made by another user of this machine`, {
    hint: 'Remove it, or name a directory in the input cache-dir that no other user can make first. One that runners under several users share must be writable for their group, and not for all (chmod o-w).',
  })
}

/**
 * Moves a cache directory that the user did not name to the store's own mount, where RUNNER_TEMP lies on another: in
 * container jobs both are mounts of their own, and nothing can be linked between two. Not where a stranger could put another
 * directory in its place: there the data is copied.
 */
export function placeNearStore(paths: JobPaths, store: Store, environment: NodeJS.ProcessEnv): JobPaths {
  if (paths.isChosen || !store.isWritable) return paths
  try {
    if (findMovable(dirname(store.home), store.trustedUsers) !== undefined) return paths
    if (!isBetterNearStore(store, paths.temp)) return paths
    const cacheDir = makeJobDirectory(store, identifyJob(paths.temp, environment))
    return { ...paths, cacheDir, isNearStore: true }
  } catch {
    // Then the data is copied.
    return paths
  }
}

/** It becomes a line of the output `env-file`, where a line break would begin another variable. */
function refuseControls(cacheDir: string): void {
  if (!/\p{Cc}/u.test(cacheDir)) return
  throw new ActionError(
    `cache-dir: ${JSON.stringify(cacheDir)} has a line break or another control character`,
    {
      hint: 'Correct the input cache-dir, or the variable TRIVY_CACHE_DIR if the input is not set.',
    },
  )
}

/**
 * Makes the cache directory. What else is wrong with it is told when something must go there.
 *
 * @throws {ActionError} when it can never be made
 */
export function makeCacheDir(path: string): void {
  try {
    makeDirectories(path)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) return
    const hint = 'Name a directory on a disk, or leave the input out.'
    throw new ActionError(`cache-dir: ${path} cannot be made`, { hint, cause: error })
  }
}

/** What is to be known of a place. */
export interface PlacementNote {
  readonly text: string
  /** Whether something is wrong with it whatever follows. */
  readonly isProblem: boolean
}

/** What is to be known of a cache directory at this place; undefined if nothing. */
export function explainPlacement(paths: JobPaths, environment: NodeJS.ProcessEnv): PlacementNote | undefined {
  if (liesInWorkspace(paths)) {
    const text = `the cache directory ${paths.cacheDir} lies in the workspace: trivy fs . will scan the cache itself; leave out the input cache-dir (and TRIVY_CACHE_DIR), or name a directory elsewhere`
    return { text, isProblem: true }
  }
  const isHosted = environment.GITHUB_ACTIONS === 'true'
  if (isHosted && !paths.isNearStore && !isInside(paths.cacheDir, paths.temp)) {
    const text = `the cache directory ${paths.cacheDir} lies outside RUNNER_TEMP, where Docker actions do not see it; if some follow, leave out the input cache-dir (and TRIVY_CACHE_DIR)`
    return { text, isProblem: false }
  }
  return undefined
}

/** Whether the checked-out branch can bring files into the cache directory. */
export function liesInWorkspace({ cacheDir, workspace }: JobPaths): boolean {
  return isInside(cacheDir, workspace)
}
