// Reading files that somebody hostile may have laid out: plain files and real directories only, no link is ever followed.
import type { Stats } from 'node:fs'
import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { ActionError, hasCode, VerifyError } from './errors.ts'

/** A file to read and how an error names it; `sizeBytes` is set where it must have exactly that size. */
export interface FileToRead {
  readonly path: string
  readonly what: string
  readonly sizeBytes?: number | undefined
}

/** Throws VerifyError unless `path` is a directory itself, not a link to one. */
export async function checkDirectory(path: string, what: string): Promise<void> {
  const stats = await lstatIfThere(path)
  if (stats?.isDirectory() !== true) {
    throw new VerifyError(what, { wanted: 'a directory', found: describeKind(stats) })
  }
}

/** Opens a regular file for reading; the caller closes it. Throws VerifyError for anything else, and for another size. */
export async function openRegularFile(file: FileToRead): Promise<{ handle: FileHandle; sizeBytes: number }> {
  // Before opening: Windows has no O_NOFOLLOW, and opening a device can have effects.
  checkRegular(file, await lstatIfThere(file.path))
  const handle = await openNoFollow(file)
  try {
    const stats = await handle.stat()
    checkRegular(file, stats)
    return { handle, sizeBytes: stats.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Reads a whole small file, never more than `maxBytes`. */
export async function readRegularFile(file: FileToRead, maxBytes: number): Promise<Buffer> {
  const { handle, sizeBytes } = await openRegularFile(file)
  try {
    if (sizeBytes > maxBytes) {
      throw new VerifyError(`${file.what}: size`, { wanted: `at most ${maxBytes}`, found: `${sizeBytes}` })
    }
    const bytes = Buffer.alloc(sizeBytes)
    await readExactly(handle, bytes, file.what)
    return bytes
  } finally {
    await handle.close()
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
    if (bytesRead === 0) throw new VerifyError(`${what}: it is shorter than it should be`)
    offset += bytesRead
  }
}

async function openNoFollow(file: FileToRead): Promise<FileHandle> {
  // O_NONBLOCK: should the file have been exchanged for a pipe, opening it does not wait for a writer.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  try {
    return await open(file.path, flags)
  } catch (cause) {
    // What O_NOFOLLOW says of a link: ELOOP, on some BSDs EMLINK.
    if (hasCode(cause, 'ELOOP', 'EMLINK')) {
      throw new VerifyError(file.what, { wanted: 'a regular file', found: 'a symbolic link', cause })
    }
    throw new ActionError(`${file.what}: it cannot be opened`, { cause })
  }
}

function checkRegular(file: FileToRead, stats: Stats | undefined): void {
  if (stats?.isFile() !== true) {
    throw new VerifyError(file.what, { wanted: 'a regular file', found: describeKind(stats) })
  }
  if (file.sizeBytes !== undefined && stats.size !== file.sizeBytes) {
    throw new VerifyError(`${file.what}: size`, { wanted: `${file.sizeBytes}`, found: `${stats.size}` })
  }
}

async function lstatIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    // ENOTDIR: a parent is a file, so there is nothing here either.
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

function describeKind(stats: Stats | undefined): string {
  if (stats === undefined) return 'nothing'
  if (stats.isSymbolicLink()) return 'a symbolic link'
  if (stats.isDirectory()) return 'a directory'
  return stats.isFile() ? 'a file' : 'a device, pipe, or socket'
}
