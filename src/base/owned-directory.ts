// Directories in which a process leaves things half done, and their clean-up when it died.
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeQuietly } from './file-moves.ts'
import { lastChangedMs } from './last-changed.ts'
import { namesIn } from './list-below.ts'
import { makeDirectories } from './make-directories.ts'
import { describeOwner, findOwnerState, parseOwner } from './process-owner.ts'
import { readSmallFile } from './small-file.ts'

/** A private, empty directory of this process. */
export interface OwnedDirectory {
  readonly directory: string
  /** Never throws: what cannot be removed now is swept by a later run. */
  discard(): Promise<void>
}

const OWNER_FILE = 'owner.json'
/** Whatever the umask: what is half done is changed by nobody else. */
const MODE = 0o755
/** Names that `createOwnedDirectory` gives: a link in place of the root must not make us remove what others keep there. */
const OWNED_NAME = /^[a-z-]+-\d+-[0-9a-f]{8}$/
/** What cannot be told by its process, as another machine's on a shared volume, is swept after this time: no step runs that long. */
const FOREIGN_MS = 24 * 3_600_000

/**
 * Makes an empty directory below `root` that belongs to this process.
 *
 * @throws what the file system says
 */
export async function createOwnedDirectory(root: string, name: string): Promise<OwnedDirectory> {
  const home = join(root, `${name}-${process.pid}-${randomUUID().slice(0, 8)}`)
  const directory = join(home, 'files')
  // First what is the same for all: so is the message when it fails.
  makeDirectories(root, MODE)
  mkdirSync(home, MODE)
  writeFileSync(join(home, OWNER_FILE), JSON.stringify(await describeOwner()))
  mkdirSync(directory, MODE)
  return { directory, discard: () => removeQuietly(home) }
}

/**
 * Removes what killed and cancelled jobs have left below `root`; what a living process owns stays. Never throws: what
 * another user left, or what lies on a read-only disk, is in nobody's way.
 */
export async function sweepOwnedDirectories(root: string, now: Date): Promise<void> {
  // Absent or not readable: then there is nothing that could be swept.
  for (const name of namesIn(root).filter((name) => OWNED_NAME.test(name))) {
    const home = join(root, name)
    if (await isAbandoned(home, now)) await removeQuietly(home)
  }
}

async function isAbandoned(home: string, now: Date): Promise<boolean> {
  const owner = parseOwner(readOwner(join(home, OWNER_FILE)))
  const state = owner === undefined ? 'unknown' : await findOwnerState(owner)
  // Killed before it was written, or another machine's: age decides.
  // Where a process has no start time to tell it by, its id may be another's by now.
  const isCertain = state !== 'unknown' && (state !== 'running' || owner?.started !== '')
  // Swept by somebody else in between, or not ours to look at: it stays.
  if (!isCertain) return now.getTime() - (lastChangedMs(home, now) ?? now.getTime()) > FOREIGN_MS
  return state !== 'running'
}

/** Empty where there is none; a pipe is not waited for. */
function readOwner(path: string): string {
  try {
    return readSmallFile(path)
  } catch {
    return ''
  }
}
