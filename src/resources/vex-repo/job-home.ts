// A home for Trivy that ends with the job: the list of VEX repositories must not speak for later jobs, which may know nothing of
// this action. Programs find there what they have in the user's own home; what they add is gone after the job.
import { constants, copyFileSync, cpSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describeError, hasCode } from '../../base/errors.ts'
import { isInside } from '../../base/inside.ts'
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
  return [runnerTemp, join(runnerTemp, '_github_home')].some((directory) => isInside(root, directory))
}

/**
 * Makes the home, with links to all that programs, and Trivy's plugins and modules, have elsewhere. Where no link can be made,
 * what Trivy reads is copied; what other programs have may be large, and is left out.
 *
 * @throws what the file system says, and the names of what is left out, when all else is there
 */
export function makeJobHome({ directory, ofOthers, ofTrivy }: JobHome, link: Link = linkOrCopy): void {
  const trivyFiles = join(directory, TRIVY_FILES)
  makeDirectories(trivyFiles)
  if (ofTrivy !== undefined) {
    const from = join(ofTrivy, TRIVY_FILES)
    bringAll({ from, into: trivyFiles, except: VEX_FILES }, (file, to) => linkOrCopyAll(file, to, link))
  }
  if (ofOthers !== undefined) bringAll({ from: ofOthers, into: directory, except: TRIVY_FILES }, link)
}

/** Makes something known under another name; throws what the file system says. */
export type Link = (from: string, to: string) => void

/** Windows makes junctions of directories without a privilege, and no links of files. */
function linkOrCopy(from: string, to: string): void {
  if (process.platform === 'win32' && statSync(from).isFile()) copyFileSync(from, to, constants.COPYFILE_EXCL)
  else symlinkSync(from, to, 'junction')
}

function linkOrCopyAll(from: string, to: string, link: Link): void {
  try {
    link(from, to)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error
    cpSync(from, to, { recursive: true, force: false })
  }
}

function bringAll(
  { from, into, except }: { readonly from: string; readonly into: string; readonly except: string },
  bring: Link,
): void {
  const refusals: string[] = []
  for (const name of namesIn(from)) {
    if (name === except) continue
    try {
      bring(join(from, name), join(into, name))
    } catch (error) {
      // By an earlier use, or a program of the job.
      if (!hasCode(error, 'EEXIST')) refusals.push(describeError(error))
    }
  }
  if (refusals.length > 0) throw new Error(refusals.join('; '))
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}
