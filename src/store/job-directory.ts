// A cache directory on the store's own mount, for jobs whose RUNNER_TEMP lies on another: nothing can be linked between two.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeQuietly } from '../base/file-moves.ts'
import { lastChangedMs } from '../base/last-changed.ts'
import { measureRoom } from './disk.ts'
import { canShare, mayLink } from './duplicate.ts'
import { giveToHeir, makeDirectory, type Store } from './store.ts'

/** GitHub ends a job on a self-hosted runner after five days; a directory that is older than six belongs to none. */
const MAX_JOB_MS = 6 * 24 * 3_600_000

/** Both databases (0.7 and 1.3 GB), for a job that fetches them and for the store. */
const TWO_COPIES_BYTES = 2 * 2.1e9

/** The job that a directory is for. */
export interface JobIdentity {
  /** Same for all jobs of one runner, which runs one at a time; undefined: not on a runner. */
  readonly runner: string | undefined
  readonly job: string
}

/**
 * Who runs. A runner is known by its name and by the device and inode of its work directory, which a bind mount keeps: several
 * runners of one host may have one name.
 */
export function identifyJob(temp: string, environment: NodeJS.ProcessEnv): JobIdentity {
  const work = statSync(dirname(temp), { throwIfNoEntry: false })
  const { GITHUB_SERVER_URL, RUNNER_NAME, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB } = environment
  const runner = RUNNER_NAME
    ? shorten([GITHUB_SERVER_URL, RUNNER_NAME, temp, work?.dev, work?.ino])
    : undefined
  // Where the temporary directory was made anew, a new job began: the legs of a matrix have one name.
  const itself = statSync(temp, { throwIfNoEntry: false })
  const job = [GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, itself?.ino, itself?.birthtimeMs]
  return { runner, job: shorten([temp, ...job]) }
}

/**
 * Whether a job's cache directory had better lie below the store: nothing can be shared with the directory that it would
 * have, and what the store does not have yet fits on the store's disk, twice, besides what is left alone there.
 */
export function isBetterNearStore(
  store: Store,
  directory: string,
  platform: NodeJS.Platform = process.platform,
): boolean {
  // Where jobs never share files, no place is nearer than another.
  if (!mayLink(platform)) return false
  if (canShareWith(store, directory)) return false
  const { freeBytes, floorBytes } = measureRoom(store.home)
  return freeBytes - floorBytes >= TWO_COPIES_BYTES
}

/** Whether files of the store can be cloned or linked into this directory: tried with a file of ours. */
function canShareWith(store: Store, directory: string): boolean {
  const probe = join(store.home, 'locks', 'probe')
  const target = join(directory, `.trivy-offline-cache-probe-${process.pid}`)
  try {
    // Not empty: an empty file has nothing to share.
    if (!existsSync(probe)) {
      writeFileSync(probe, 'probe\n')
      giveToHeir(store, probe)
    }
    mkdirSync(directory, { recursive: true })
    return canShare(probe, target)
  } catch {
    // Not writable: whoever places something there says so better.
    return true
  }
}

/**
 * The directory of a job below the store; the same for all its steps.
 *
 * @throws what the file system says
 */
export function makeJobDirectory(store: Store, identity: JobIdentity): string {
  makeDirectory(store, jobsRoot(store))
  const directory = join(jobsRoot(store), nameOf(identity))
  makeDirectory(store, directory)
  giveToHeir(store, directory)
  return directory
}

/** Removes what earlier jobs of this runner have left, and what is older than any job. Never throws. */
export async function sweepJobDirectories(store: Store, current: JobIdentity, now: Date): Promise<void> {
  const root = jobsRoot(store)
  if (!existsSync(root)) return
  for (const name of readdirSync(root)) {
    if (!/^[0-9a-f]{16}-[0-9a-f]{16}$/.test(name) || name === nameOf(current)) continue
    const directory = join(root, name)
    // What cannot be looked at is somebody else's.
    const isOld = now.getTime() - (lastChangedMs(directory, now) ?? now.getTime()) > MAX_JOB_MS
    const isOfOurRunner = current.runner !== undefined && name.startsWith(`${current.runner}-`)
    if (isOld || isOfOurRunner) {
      // Another user's stays.
      await removeQuietly(directory)
    }
  }
}

function nameOf({ runner, job }: JobIdentity): string {
  return `${runner ?? '0'.repeat(16)}-${job}`
}

function jobsRoot(store: Store): string {
  return join(store.home, 'jobs')
}

function shorten(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
