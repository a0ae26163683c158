// Reads files of a VEX repository: thousands of small ones, and documents of hundreds of megabytes, which are never held whole.
import { closeSync, constants, lstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { hasCode, VerifyError } from '../../base/errors.ts'

/** Enough for most documents to be one piece. */
const PIECE_BYTES = 1 << 20
const piece = Buffer.allocUnsafe(PIECE_BYTES)
let isTaken = false

/** A whole small file. @throws {VerifyError} when it is missing, no regular file, or larger than `maxBytes` */
export function readSmall(path: string, name: string, maxBytes: number): Buffer {
  const file = openRegular(path, name, maxBytes)
  try {
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * A file piece by piece; each is good until the next is asked for. Synchronous but for a pause after each full piece: four
 * turns through the thread pool for every small file cost more than reading it.
 *
 * @throws {VerifyError} when it is missing, no regular file, or larger than `maxBytes`; the signal's reason
 */
export async function* openPieces(
  path: string,
  { maxBytes, signal }: { readonly maxBytes: number; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Buffer> {
  const file = openRegular(path, 'it', maxBytes)
  // Whoever else reads at the same time has a piece of its own.
  const bytes = isTaken ? Buffer.allocUnsafe(PIECE_BYTES) : piece
  const isOurs = bytes === piece
  if (isOurs) isTaken = true
  try {
    for (let length = readSync(file, bytes); length > 0; length = readSync(file, bytes)) {
      yield bytes.subarray(0, length)
      if (length < PIECE_BYTES) continue
      await setImmediate()
      signal?.throwIfAborted()
    }
  } finally {
    if (isOurs) isTaken = false
    closeSync(file)
  }
}

/** What was extracted holds no links, what lies in a cache directory may: a file is read only where it stands itself. */
function openRegular(path: string, name: string, maxBytes: number): number {
  try {
    const facts = lstatSync(path)
    if (!facts.isFile()) throw new VerifyError(`${name} is not a regular file`)
    if (facts.size > maxBytes) throw new VerifyError(`${name} has ${facts.size} bytes, more than ${maxBytes}`)
    // Should it have been exchanged for a link or a pipe since.
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    if (hasCode(cause, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG'))
      throw new VerifyError(`${name} is missing`, { cause })
    throw cause
  }
}
