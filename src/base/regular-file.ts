// Reading files that somebody hostile may have laid out: plain files and real directories only, no link is ever followed.
import type { Stats } from 'node:fs'
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { ActionError, hasCode, VerifyError } from './errors.ts'

/** A file to read and how an error names it; `sizeBytes` is set where it must have exactly that size. */
export interface FileToRead {
  readonly path: string
  readonly what: string
  readonly sizeBytes?: number | undefined
}

/** Throws VerifyError unless `path` is a directory itself, not a link to one. */
export async function checkDirectory(path: string, what: string): Promise<void> {
  const stats = lstatIfThere(path)
  if (stats?.isDirectory() !== true) {
    throw new VerifyError(what, { wanted: 'a directory', found: describeKind(stats) })
  }
}

/** Opens a regular file for reading; the caller closes it. Throws VerifyError for anything else, and for another size. */
export async function openRegularFile(file: FileToRead): Promise<{ handle: FileHandle; sizeBytes: number }> {
  // Before opening: Windows has no O_NOFOLLOW, and opening a device can have effects.
  checkRegular(file, lstatIfThere(file.path))
  const handle = await openNoFollowLater(file)
  try {
    const stats = await handle.stat()
    checkRegular(file, stats)
    return { handle, sizeBytes: stats.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Reads a whole small file, never more than `maxBytes`. At once: each turn to another thread costs more than such a file, and
 * every job reads several of them.
 */
export async function readRegularFile(file: FileToRead, maxBytes: number): Promise<Buffer> {
  checkRegular(file, lstatIfThere(file.path))
  const descriptor = openNoFollow(file)
  try {
    const stats = fstatSync(descriptor)
    checkRegular(file, stats)
    if (stats.size > maxBytes) {
      throw new VerifyError(`${file.what}: size`, { wanted: `at most ${maxBytes}`, found: `${stats.size}` })
    }
    const bytes = Buffer.alloc(stats.size)
    for (let offset = 0; offset < bytes.length; ) {
      const read = readSync(descriptor, bytes, offset, bytes.length - offset, null)
      if (read === 0) throw tooShort(file.what)
      offset += read
    }
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

/** Fills `bytes` from `position`, or from where the handle is; throws VerifyError when the file ends before. */
export async function readExactly(
  handle: FileHandle,
  bytes: Buffer,
  what: string,
  position?: number,
): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const from = position === undefined ? null : position + offset
    const { bytesRead } = await handle.read(bytes, offset, bytes.length - offset, from)
    if (bytesRead === 0) throw tooShort(what)
    offset += bytesRead
  }
}

/** O_NONBLOCK: should the file have been exchanged for a pipe, opening it does not wait for a writer. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function openNoFollow(file: FileToRead): number {
  try {
    return openSync(file.path, OPEN_FLAGS)
  } catch (cause) {
    throw notOpened(file, cause)
  }
}

async function openNoFollowLater(file: FileToRead): Promise<FileHandle> {
  return await open(file.path, OPEN_FLAGS).catch((cause) => {
    throw notOpened(file, cause)
  })
}

function notOpened({ what }: FileToRead, cause: unknown): ActionError {
  const other = (found: string) => new VerifyError(what, { wanted: 'a regular file', found, cause })
  // What O_NOFOLLOW says of a link: ELOOP, on some BSDs EMLINK.
  if (hasCode(cause, 'ELOOP', 'EMLINK')) return other('a symbolic link')
  // Another job may have removed it since we looked.
  if (hasCode(cause, 'ENOENT', 'ENOTDIR')) return other(describeKind(undefined))
  return new ActionError(`${what}: it cannot be opened`, { cause })
}

function tooShort(what: string): VerifyError {
  return new VerifyError(`${what}: it is shorter than it should be`)
}

function checkRegular(file: FileToRead, stats: Stats | undefined): void {
  if (stats?.isFile() !== true) {
    throw new VerifyError(file.what, { wanted: 'a regular file', found: describeKind(stats) })
  }
  if (file.sizeBytes !== undefined && stats.size !== file.sizeBytes) {
    throw new VerifyError(`${file.what}: size`, { wanted: `${file.sizeBytes}`, found: `${stats.size}` })
  }
}

function lstatIfThere(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch (error) {
    // ENOTDIR: a parent is a file, so there is nothing here either.
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

/** What something is, in words. */
export function describeKind(stats: Stats | undefined): string {
  if (stats === undefined) return 'nothing'
  if (stats.isSymbolicLink()) return 'a symbolic link'
  if (stats.isDirectory()) return 'a directory'
  return stats.isFile() ? 'a file' : 'a device, pipe, or socket'
}
