// A small verified blob as a whole: for what has to be in memory anyway.
import { type Expected, verifyDigest } from './digest.ts'

/** All bytes, once size and digest have matched. @throws {VerifyError} when they do not */
export async function collectVerified(
  source: AsyncIterable<Buffer>,
  expected: Expected,
  what: string,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of verifyDigest(source, expected, what)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
