// Inflates xz, in pieces of 64 KiB and with a dictionary of at most 64 MiB: what the library has room for.
import { ReadableStream } from 'node:stream/web'
import xz from 'xz-decompress'
import { VerifyError } from '../base/errors.ts'

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
