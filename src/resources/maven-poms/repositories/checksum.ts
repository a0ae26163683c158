// The SHA-1 that a Maven repository sends along with a file: it tells a broken transfer, not a hostile repository.
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * The SHA-1 of the answer's body, where the server names it: `X-Checksum-Sha1` (Maven Central, Artifactory) or Nexus'
 * `ETag: "{SHA1{…}}"`. Asking for `<file>.sha1` would double the requests to a repository that counts them.
 */
export function offeredSha1(headers: IncomingHttpHeaders): string | undefined {
  const named = headers['x-checksum-sha1']
  const text = typeof named === 'string' ? named : /^"?\{SHA1\{([^}]*)\}\}"?$/i.exec(headers.etag ?? '')?.[1]
  return text !== undefined && /^[0-9a-f]{40}$/i.test(text.trim()) ? text.trim().toLowerCase() : undefined
}

/** The SHA-1 of these bytes, in hex. */
export function sha1Of(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
