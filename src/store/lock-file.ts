// The file that says who is at work: made by one process only, touched while that process lives, removed by it or over it.
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { hasCode } from '../base/errors.ts'
import { remove, removeQuietly } from '../base/file-moves.ts'
import { describeOwner, type ProcessOwner, parseOwner } from '../base/process-owner.ts'

/** A lock file of ours. */
export interface LockFile {
  /** Whether it is still ours: one that we did not touch for long may have been taken for a dead process's. */
  isOurs(): Promise<boolean>
  /** Removes it, unless somebody else's has taken its place. Never throws. */
  remove(): Promise<void>
}

/** What can be seen of somebody's lock file. */
export interface LockSight {
  /** Tells it from every other one at the same path. */
  readonly identity: string
  readonly touchedMs: number
  /** undefined: not written yet, or never. */
  readonly owner: ProcessOwner | undefined
}

/** An owner takes some hundred bytes. */
const MAX_OWNER_BYTES = 64 << 10

/** How long a process that removes a dead one's file may take; one that takes longer was killed at it. */
const BREAK_MS = 60_000

/**
 * Makes the file; undefined when another process has one there. Not by `link` or `mkdir`: exclusive creation is the one
 * way that works on every file system, NFS from version 3 on included.
 *
 * @throws what the file system says, such as EACCES, EROFS, or ENOSPC
 */
export async function createLockFile(path: string, beatMs: number): Promise<LockFile | undefined> {
  let handle: FileHandle
  try {
    handle = await open(path, 'wx', 0o644)
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined
    throw error
  }
  const text = JSON.stringify({ ...(await describeOwner()), token: randomUUID() })
  try {
    await handle.writeFile(text)
  } catch (error) {
    await handle.close()
    await removeQuietly(path)
    throw error
  }
  // By handle: should the file have been replaced meanwhile, somebody else's is not kept alive. Errors only make it look
  // dead, which is safe.
  const beat = setInterval(() => void touch(handle), beatMs)
  beat.unref()
  const isOurs = async () => (await readLockFile(path))?.identity === text
  const remove = async () => {
    clearInterval(beat)
    await handle.close().catch(() => undefined)
    if (await isOurs().catch(() => false)) await removeQuietly(path)
  }
  return { isOurs, remove }
}

async function touch(handle: FileHandle): Promise<void> {
  const now = new Date()
  await handle.utimes(now, now).catch(() => undefined)
}

/** Looks at the file; undefined when there is none. Opens it, because NFS tells what is new only to who opens. */
export async function readLockFile(path: string): Promise<LockSight | undefined> {
  let handle: FileHandle
  try {
    // Not blocking: a pipe must not be waited for.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES')) return undefined
    throw error
  }
  try {
    const facts = await handle.stat()
    const { ino, mtimeMs } = facts
    const isText = facts.isFile() && facts.size <= MAX_OWNER_BYTES
    const text = isText ? await handle.readFile('utf8') : ''
    return { identity: text === '' ? `file ${ino}` : text, touchedMs: mtimeMs, owner: parseOwner(text) }
  } finally {
    await handle.close()
  }
}

/**
 * Removes a dead process's file, if it is still the one that was seen. One process at a time: else a slow one would remove
 * the file that a quicker one has made in its place.
 *
 * @throws what the file system says when it may not be removed
 */
export async function breakLockFile(path: string, seen: LockSight): Promise<void> {
  const breaker = `${path}.break`
  let handle: FileHandle
  try {
    handle = await open(breaker, 'wx')
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    const facts = await stat(breaker).catch(() => undefined)
    if (facts !== undefined && Date.now() - facts.mtimeMs > BREAK_MS) await remove(breaker)
    return
  }
  try {
    const current = await readLockFile(path)
    if (current?.identity === seen.identity && current.touchedMs === seen.touchedMs) {
      await remove(path)
    }
  } finally {
    await handle.close()
    await removeQuietly(breaker)
  }
}
