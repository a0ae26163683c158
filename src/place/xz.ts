// Inflates xz, in pieces of 64 KiB and with a dictionary of at most 64 MiB: what the library has room for.
import { ReadableStream } from 'node:stream/web'
import xz from 'xz-decompress'
import { VerifyError } from '../base/errors.ts'
import { createTurns } from './turns.ts'

/**
 * Inflates xz. Gives way to timers and signals also where nothing comes out.
 *
 * @throws {VerifyError} when it is broken
 */
export async function* inflateXz(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let interrupted: { readonly by: unknown } | undefined
  const giveWay = createTurns()
  const watched = (async function* () {
    try {
      for await (const piece of packed) {
        yield piece
        await giveWay()
      }
    } catch (error) {
      interrupted = { by: error }
      throw error
    }
  })()
  try {
    for await (const chunk of new xz.XzReadableStream(ReadableStream.from(watched))) {
      yield Buffer.from(chunk)
      await giveWay()
    }
  } catch (error) {
    throw interrupted === undefined ? asVerifyError(error) : interrupted.by
  }
}

function asVerifyError(cause: unknown): unknown {
  return cause instanceof VerifyError ? cause : new VerifyError('the archive is broken', { cause })
}
