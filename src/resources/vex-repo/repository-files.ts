// Trivy's list of VEX repositories: no setting tells it another place, so it is written where the scanning process will look.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describeError, LocalError } from '../../base/errors.ts'
import { removeNow } from '../../base/file-moves.ts'
import { isInside } from '../../base/inside.ts'
import type { Log } from '../../base/log.ts'
import { writeOwnBytes } from '../../base/own-file.ts'
import { findPlanted } from '../../base/planted.ts'
import { readSmallFile } from '../../base/small-file.ts'
import { trustedOwners } from '../../base/trusted-owner.ts'
import { STATE_DIRECTORY } from '../../verify/seal.ts'
import { type JobHome, makeJobHome } from './job-home.ts'
import { formatRepositoryFile, parseRepositoryFile, type VexRepository } from './vex-list.ts'
import { isSameList, OWN_FILE_MARK, REPOSITORY_FILE } from './vex-repositories.ts'

/** A home below the cache directory, for `docker run`: what is mounted there is seen under any user. */
export const CACHE_HOME = `${STATE_DIRECTORY}/home`

/** Where the later steps may look. */
export interface RepositoryHomes {
  /** The file of this very machine. */
  readonly file: string | undefined
  /** Where the list lies instead of in that file, for it must end with the job. */
  readonly jobHome: JobHome | undefined
  readonly cacheDir: string
  /** `RUNNER_TEMP`: its `_github_home` is the home of Docker actions. */
  readonly runnerTemp: string | undefined
}

const NO_HOME =
  'VEX repositories for Trivy on this machine: neither HOME nor XDG_DATA_HOME is set, so Trivy looks for its list in whatever directory it runs in; set one of them for this step and those that scan'

/** Writes the list wherever no user has one; says where, and warns where somebody's says something else. */
export function writeRepositoryFiles(
  repositories: readonly VexRepository[],
  { file: ofUser, jobHome, cacheDir, runnerTemp }: RepositoryHomes,
  log: Log,
): void {
  const file = jobHome === undefined ? ofUser : openJobHome(jobHome, ofUser, log)
  const text = `${OWN_FILE_MARK}: the VEX repositories that were provided for this job.\n${formatRepositoryFile(repositories)}`
  if (file === undefined) log.warning(NO_HOME)
  const places = [
    ...(file === undefined ? [] : [{ path: file, what: 'Trivy on this machine' }]),
    ...(runnerTemp === undefined
      ? []
      : [{ path: join(runnerTemp, '_github_home', REPOSITORY_FILE), what: 'Docker actions' }]),
    { path: join(cacheDir, CACHE_HOME, REPOSITORY_FILE), what: 'docker-args' },
  ]
  for (const { path, what } of places) {
    try {
      refusePlanted(path, runnerTemp)
      const found = readIfThere(path)
      if (found === text) {
        log.info(`VEX repositories for ${what}: ${path} is there already`)
      } else if (found === '' || found.startsWith(OWN_FILE_MARK)) {
        // A container may read it as another user; it holds no login.
        writeOwnBytes(path, Buffer.from(text), 0o644)
        log.info(`VEX repositories for ${what}: ${path} written`)
      } else if (isSameList(parseRepositoryFile(found), repositories)) {
        log.info(`VEX repositories for ${what}: ${path} is there already`)
      } else {
        log.warning(
          `${path} names other VEX repositories, and ${what} will read that file; it is left as it is`,
        )
      }
    } catch (error) {
      log.warning(
        `VEX repositories for ${what}: ${path} cannot be written, and Trivy needs it: ${describeError(error)}`,
      )
    }
  }
}

/** Gives the file to write in a home of the job's own. What an earlier version, or a job before this one, left in the user's goes. */
function openJobHome(jobHome: JobHome, ofUser: string | undefined, log: Log): string {
  const file = join(jobHome.directory, REPOSITORY_FILE)
  try {
    if (ofUser !== undefined && readIfThere(ofUser).startsWith(OWN_FILE_MARK)) removeNow(ofUser)
    makeJobHome(jobHome)
  } catch (error) {
    log.warning(
      `VEX repositories: the home for this job, ${jobHome.directory}, lacks something: ${describeError(error)}`,
    )
  }
  return file
}

function readIfThere(path: string): string {
  return existsSync(path) ? readSmallFile(path) : ''
}

/** Whoever was first at a directory on the way could lead elsewhere what is written there, or read another list to Trivy. */
function refusePlanted(path: string, runnerTemp: string | undefined): void {
  if (runnerTemp === undefined || !isInside(path, runnerTemp)) return
  const place = { directory: runnerTemp, trustedUsers: trustedOwners(runnerTemp), isOurs: false }
  const planted = findPlanted([path], place)
  if (planted === undefined) return
  throw new LocalError(`${planted} was made by another user of this machine`)
}
