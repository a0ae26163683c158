// Writes a tar that depends on nothing but the names and bytes of its files, and that has its name only when it is whole.
import { randomUUID } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { move, removeQuietly } from '../base/file-moves.ts'
import { cannotWrite } from '../base/local-failure.ts'
import { clean } from '../base/log.ts'
import { writeAll } from '../base/write-all.ts'
import { formatTarHeader, paddingAfter, TAR_BLOCK_BYTES } from './tar-header.ts'

/** A file to put into the tar; it must give exactly `size` bytes. */
export interface TarFile {
  readonly name: string
  readonly size: number
  open(): AsyncIterable<Buffer>
}

/**
 * Writes the files in their order; replaces what is at `path` only at the end.
 *
 * @throws {LocalError} when this machine cannot take it; whatever a file's bytes throw; then nothing is changed
 */
export async function writeTar(path: string, files: readonly TarFile[]): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`
  const handle = await open(partial, 'wx').catch((cause: unknown) => rethrow(path, cause))
  try {
    for (const file of files) await writeOne(handle, file, path)
    await write(handle, Buffer.alloc(2 * TAR_BLOCK_BYTES), path)
    await give(handle, partial, path).catch((cause: unknown) => rethrow(path, cause))
  } catch (error) {
    await handle.close().catch(() => undefined) // Perhaps it is closed; the error that counts is thrown.
    await removeQuietly(partial)
    throw error
  }
}

/** On the disk, and only then under its name. */
async function give(handle: FileHandle, partial: string, path: string): Promise<void> {
  await handle.sync()
  await handle.close()
  await move(partial, path)
}

async function writeOne(handle: FileHandle, file: TarFile, path: string): Promise<void> {
  await write(handle, formatTarHeader(file.name, file.size), path)
  let written = 0
  for await (const chunk of file.open()) {
    written += chunk.length
    await write(handle, chunk, path)
  }
  if (written !== file.size) throw new RangeError(`${file.name}: ${written} bytes instead of ${file.size}`)
  await write(handle, Buffer.alloc(paddingAfter(file.size)), path)
}

async function write(handle: FileHandle, bytes: Buffer, path: string): Promise<void> {
  try {
    await writeAll(handle, bytes)
  } catch (cause) {
    rethrow(path, cause)
  }
}

function rethrow(path: string, cause: unknown): never {
  throw cannotWrite(`the file ${clean(path, 300)}`, cause)
}
