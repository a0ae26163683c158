// The compressions that an archive may have beside gzip, as functions on a stream of bytes. Hostile bytes cost bounded memory.
import { ReadableStream } from 'node:stream/web'
import bzip2 from 'unbzip2-stream'
import xz from 'xz-decompress'
import { VerifyError } from '../base/errors.ts'

/** What one small piece of bzip2 may become before anybody has looked at it: a block inflates to 45 MB at most. */
const MAX_PENDING_BYTES = 128 << 20
const PIECE_BYTES = 16 << 10

/** Inflates bzip2. @throws {VerifyError} when it is broken or a bomb */
export async function* inflateBzip2(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = bzip2()
  const ready: Buffer[] = []
  let pendingBytes = 0
  let broken: unknown
  stream.on('data', (chunk: Buffer) => {
    pendingBytes += chunk.length
    // The library works through all that it was given before it returns; this stops it.
    if (pendingBytes > MAX_PENDING_BYTES) throw new VerifyError('the archive is a decompression bomb')
    ready.push(chunk)
  })
  stream.on('error', (error: unknown) => {
    broken ??= error
  })
  const take = (): Buffer[] => {
    if (broken !== undefined) throw asVerifyError(broken)
    pendingBytes = 0
    return ready.splice(0)
  }
  for await (const chunk of packed) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      stream.write(chunk.subarray(start, start + PIECE_BYTES))
      yield* take()
    }
  }
  stream.end()
  yield* take()
}

/** Inflates xz. @throws {VerifyError} when it is broken */
export async function* inflateXz(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let interrupted: { readonly by: unknown } | undefined
  const watched = (async function* () {
    try {
      yield* packed
    } catch (error) {
      interrupted = { by: error }
      throw error
    }
  })()
  try {
    for await (const chunk of new xz.XzReadableStream(ReadableStream.from(watched))) yield Buffer.from(chunk)
  } catch (error) {
    throw interrupted === undefined ? asVerifyError(error) : interrupted.by
  }
}

function asVerifyError(cause: unknown): unknown {
  return cause instanceof VerifyError ? cause : new VerifyError('the archive is broken', { cause })
}
