// Bytes are what their descriptor says, or they are refused: size and sha256, checked while they stream.
import { createHash } from 'node:crypto'
import { VerifyError } from '../base/errors.ts'

/** What the bytes must be. */
export interface Expected {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
  readonly size: number
}

/**
 * Passes the bytes through and fails at the end, or as soon as they are too many, when they are not what is expected.
 * Whoever consumes them must not publish anything before this has ended without an error.
 *
 * @param what names the bytes in the error, such as `Java DB from ghcr.io/…`
 * @throws {VerifyError} on a size or digest that differs
 */
export async function* verifyDigest(
  source: AsyncIterable<Buffer>,
  expected: Expected,
  what: string,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > expected.size) break
    hash.update(chunk)
    yield chunk
  }
  if (size !== expected.size) {
    const found = size > expected.size ? 'more bytes' : `${size} bytes`
    throw new VerifyError(`${what}: wrong size`, { wanted: `${expected.size} bytes`, found })
  }
  const found = `sha256:${hash.digest('hex')}`
  if (found !== expected.digest) {
    throw new VerifyError(`${what}: digest mismatch`, { wanted: expected.digest, found })
  }
}

/** The digest of bytes that stream past, as a descriptor writes it. */
export async function hashBytes(source: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}
