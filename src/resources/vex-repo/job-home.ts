// A home for Trivy that ends with the job: the list of VEX repositories must not speak for later jobs, which may know nothing of
// this action. Programs find there what they have in the user's own home; what they add is gone after the job.
import { readdirSync, statSync, symlinkSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { hasCode } from '../../base/errors.ts'
import { makeDirectories } from '../../base/make-directories.ts'
import { readJob } from '../../provenance/job.ts'
import { outlivesJob } from '../../provenance/trust.ts'

/** A data home (XDG Base Directory Specification), which Trivy takes for the home of its own files. */
export interface JobHome {
  readonly directory: string
  /** The data home that programs have without it; undefined: no variable names one. */
  readonly ofOthers: string | undefined
  /** Where Trivy keeps its files without it. */
  readonly ofTrivy: string | undefined
}

/** Below the home of Trivy's files; what is of VEX is the job's own. */
const TRIVY_FILES = '.trivy'
const VEX_FILES = 'vex'

/**
 * The home that this job needs.
 *
 * @param root where Trivy keeps its files; undefined: no variable names a home
 * @returns undefined where `root` ends with the job, or no directory is known that does
 */
export function findJobHome(environment: NodeJS.ProcessEnv, root: string | undefined): JobHome | undefined {
  const { RUNNER_TEMP, XDG_DATA_HOME } = environment
  if (!RUNNER_TEMP) return undefined
  if (root !== undefined && (!outlivesJob(readJob(environment)) || liesBelow(root, RUNNER_TEMP)))
    return undefined
  const ofOthers = XDG_DATA_HOME || (root === undefined ? undefined : join(root, '.local', 'share'))
  return { directory: join(RUNNER_TEMP, 'trivy-offline-cache', 'home'), ofOthers, ofTrivy: root }
}

/** In a container job the home is a directory of RUNNER_TEMP under another name. */
function liesBelow(root: string, runnerTemp: string): boolean {
  const way = relative(runnerTemp, root)
  if (way.split(sep)[0] !== '..' && !isAbsolute(way)) return true
  const [home, ofDocker] = [root, join(runnerTemp, '_github_home')].map((path) =>
    statSync(path, { throwIfNoEntry: false }),
  )
  return home !== undefined && home.ino === ofDocker?.ino && home.dev === ofDocker.dev
}

/**
 * Makes the home, with links to all that programs, and Trivy's plugins and modules, have elsewhere.
 *
 * @throws what the file system says
 */
export function makeJobHome({ directory, ofOthers, ofTrivy }: JobHome): void {
  const trivyFiles = join(directory, TRIVY_FILES)
  makeDirectories(trivyFiles)
  if (ofOthers !== undefined) linkAll(ofOthers, directory, TRIVY_FILES)
  if (ofTrivy !== undefined) linkAll(join(ofTrivy, TRIVY_FILES), trivyFiles, VEX_FILES)
}

function linkAll(from: string, into: string, except: string): void {
  for (const name of namesIn(from)) {
    if (name === except) continue
    try {
      // Windows makes junctions of directories without a privilege, and no links of files.
      symlinkSync(join(from, name), join(into, name), 'junction')
    } catch (error) {
      // By an earlier use, or a program of the job.
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}
