// The job around this step: its directories, and the files through which the runner takes outputs, variables, and summary.
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import * as core from '@actions/core'
import { ActionError, hasCode } from '../base/errors.ts'
import { makeDirectories } from '../base/make-directories.ts'
import { writeOwnFile } from '../base/own-file.ts'
import { identifyJob, isBetterNearStore, makeJobDirectory } from '../store/job-directory.ts'
import type { Store } from '../store/store.ts'
import type { Settings } from './environment.ts'
import { escapeMarkdown, SUMMARY_HEADS } from './report.ts'

/** Where this step keeps what is its own. */
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
  const temp = environment.RUNNER_TEMP || tmpdir()
  const workspace = environment.GITHUB_WORKSPACE || process.cwd()
  const home = join(temp, 'trivy-offline-cache')
  const chosen = cacheDirInput ?? (environment.TRIVY_CACHE_DIR || undefined)
  if (chosen !== undefined) refuseControls(chosen)
  return {
    cacheDir: chosen === undefined ? join(home, 'cache') : resolve(workspace, chosen),
    isChosen: chosen !== undefined,
    isNearStore: false,
    trivyCommand: join(home, 'bin', 'trivy-offline'),
    envFile: join(home, 'env'),
    evidence: join(home, 'evidence.json'),
    workspace,
    temp,
  }
}

/**
 * Moves a cache directory that the user did not name to the store's own mount, where RUNNER_TEMP lies on another: in
 * container jobs both are mounts of their own, and nothing can be linked between two.
 */
export function placeNearStore(paths: JobPaths, store: Store, environment: NodeJS.ProcessEnv): JobPaths {
  if (paths.isChosen || !store.isWritable) return paths
  try {
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

/** What is wrong with a cache directory at this place; undefined if nothing. */
export function explainPlacement(paths: JobPaths, environment: NodeJS.ProcessEnv): string | undefined {
  if (liesInWorkspace(paths)) {
    return `the cache directory ${paths.cacheDir} lies in the workspace: trivy fs . will scan the cache itself; leave out the input cache-dir (and TRIVY_CACHE_DIR), or name a directory elsewhere`
  }
  const isHosted = environment.GITHUB_ACTIONS === 'true'
  if (isHosted && !paths.isNearStore && !isInside(paths.cacheDir, paths.temp)) {
    return `the cache directory ${paths.cacheDir} lies outside RUNNER_TEMP: Docker actions will not see it; if some follow, leave out the input cache-dir (and TRIVY_CACHE_DIR)`
  }
  return undefined
}

/** Whether the checked-out branch can bring files into the cache directory. */
export function liesInWorkspace({ cacheDir, workspace }: JobPaths): boolean {
  return isInside(cacheDir, workspace)
}

function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/**
 * Sets the variables, and PATH, for all later steps of the job.
 *
 * @param takenBack values for what earlier uses set and what no longer holds
 */
export function exportVariables(
  settings: Pick<Settings, 'variables' | 'hostVariables' | 'path'>,
  takenBack: Readonly<Record<string, string>> = {},
): void {
  const variables = { ...takenBack, ...settings.variables, ...settings.hostVariables }
  for (const [name, value] of Object.entries(variables)) core.exportVariable(name, value)
  // Each goes before those that were added before it.
  for (const directory of [...settings.path].reverse()) core.addPath(directory)
}

/** Writes the variables as `NAME=value` lines, the format of `docker run --env-file`. */
export function writeEnvFile(path: string, settings: Pick<Settings, 'variables'>): void {
  const lines = Object.entries(settings.variables).map(([name, value]) => `${name}=${value}\n`)
  writeOwnFile(path, lines.join(''))
}

/** What the job summary shows. */
export interface Summary {
  readonly rows: readonly (readonly string[])[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** A warning is longest when it lists what four registries said of two resources. */
const MAX_WARNING_CHARACTERS = 3000

/** Adds to the job summary. A summary that cannot be written is not a failure of the step. */
export async function writeSummary(summary: Summary, onFailure: (error: unknown) => void): Promise<void> {
  const table = [SUMMARY_HEADS, SUMMARY_HEADS.map(() => '---')]
    .concat(summary.rows.map((row) => row.map((cell) => escapeMarkdown(cell))) as never[])
    .map((cells) => `| ${cells.join(' | ')} |`)
  const text = [
    '### Trivy data',
    '',
    ...table,
    '',
    ...summary.warnings.map((warning) => `- ⚠️ ${escapeMarkdown(warning, MAX_WARNING_CHARACTERS)}`),
    ...summary.notes.map((note) => `- ${escapeMarkdown(note)}`),
  ].join('\n')
  try {
    await core.summary.addRaw(text, true).write()
  } catch (error) {
    onFailure(error)
  }
}
