// The only digest we accept is sha256 in lower-case hex: one spelling per content, and always safe as a file name.
import { createHash } from 'node:crypto'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Whether `text` is a sha256 digest as the image spec writes it (https://specs.opencontainers.org/image-spec/descriptor/#digests). */
export function isDigest(text: string): boolean {
  return DIGEST.test(text)
}

/** The digest of these bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
