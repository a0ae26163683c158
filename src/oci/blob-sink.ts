// A file that gets its name only when it is complete, for a blob that streams past.
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { VerifyError } from '../base/errors.ts'
import { move, removeQuietly } from '../base/file-moves.ts'
import { cannotWrite, isFileError } from '../base/local-failure.ts'
import { writeAll } from '../base/write-all.ts'
import type { BlobIdentity } from './layout.ts'

/** Takes a blob in pieces. Exactly one of `commit` and `discard` ends it; a `discard` after the end does nothing. */
export interface BlobSink {
  write(chunk: Buffer): Promise<void>
  /** Gives the blob its name. The caller has verified its digest; the number of bytes is checked here. */
  commit(): Promise<void>
  discard(): Promise<void>
}

/** Where a blob goes, and how errors name that place. */
export interface FileSinkOptions {
  readonly path: string
  readonly blob: BlobIdentity
  readonly what: string
  readonly onCommit: () => void
}

/** Opens a sink that writes beside `path` and renames to it. */
export async function openFileSink(options: FileSinkOptions): Promise<BlobSink> {
  const { path, blob, what, onCommit } = options
  const partial = `${path}.${randomUUID()}.partial`
  const handle = await open(partial, 'wx').catch((cause: unknown) => {
    throw cannotWrite(`${what}: blob ${blob.digest}`, cause)
  })
  let writtenBytes = 0
  let isOpen = true
  const discard = async () => {
    if (!isOpen) return
    isOpen = false
    await handle.close().catch(() => undefined)
    await removeQuietly(partial)
  }
  const commit = async () => {
    try {
      checkSize(options, writtenBytes)
      await handle.close()
      await move(partial, path)
    } catch (error) {
      await discard()
      throw isFileError(error) ? cannotWrite(`${what}: blob ${blob.digest}`, error) : error
    }
    isOpen = false
    onCommit()
  }
  const write = async (chunk: Buffer) => {
    try {
      await writeAll(handle, chunk)
    } catch (cause) {
      throw cannotWrite(`${what}: blob ${blob.digest}`, cause, {
        name: 'it',
        sizeBytes: blob.size,
        writtenBytes,
      })
    }
    writtenBytes += chunk.length
  }
  return { write, commit, discard }
}

function checkSize({ blob, what }: FileSinkOptions, writtenBytes: number): void {
  if (writtenBytes === blob.size) return
  throw new VerifyError(`${what}: size of blob ${blob.digest}`, {
    wanted: `${blob.size}`,
    found: `${writtenBytes}`,
  })
}
