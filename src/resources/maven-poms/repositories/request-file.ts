// One request for one file of a repository, and what its answer says: found, absent, unknown, or not now.
import { STATUS_CODES } from 'node:http'
import type { Clock } from '../../../base/limits.ts'
import { clean } from '../../../base/log.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { parseRetryAfter } from '../../../oci/retry.ts'
import { type Answer, readBody } from '../../../oci/transport.ts'
import { MAX_XML_BYTES } from '../closure/xml.ts'
import type { Candidate } from './candidates.ts'
import { offeredSha1, sha1Of } from './checksum.ts'
import { adviseOnProxyLogin, explainRefusal } from './maven-advice.ts'
import type { MavenTransport } from './maven-transport.ts'

/** What a repository said about one file. */
export type FileAnswer =
  | {
      readonly kind: 'found'
      readonly bytes: Buffer
      /** The repository named its SHA-1: it is the file, whatever is in it. */
      readonly isChecked: boolean
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string; readonly hint?: string | undefined }

/** Asked too often: it may answer later. */
export interface Limited {
  readonly kind: 'limited'
  readonly retryAfterMs: number | undefined
}

/** Counts for the report. */
export interface FetchCounts {
  requests: number
  bytes: number
}

/** What is asked, of whom, and by what way. */
export interface AskedFile {
  readonly candidate: Candidate
  readonly url: URL
  readonly context: MavenTransport & { readonly clock: Clock }
  readonly counts: FetchCounts
}

/** Longest file that is read: what is longer is no POM that Trivy could have to read. */
const MAX_FILE_BYTES = MAX_XML_BYTES

/**
 * Asks once.
 *
 * @throws {RegistryError} when there is no answer, or one that may be another the next time
 */
export async function requestFile({
  candidate,
  url,
  context,
  counts,
}: AskedFile): Promise<FileAnswer | Limited> {
  const { transport, socketFor, clock } = context
  counts.requests += 1
  const answer = await transport.send({
    method: 'GET',
    url,
    headers: { accept: 'application/xml, text/xml, */*' },
    authorization: candidate.authorization,
    socketFor: socketFor(candidate.isListed),
  })
  const { status, headers } = answer
  if (status === 200) return await readFile(answer, counts)
  await answer.discard()
  // Some say so to whoever shows no login, and Trivy may show one.
  const isAbsent = !candidate.isLoginWithheld && candidate.loginProblem === undefined
  if (isAbsent && (status === 404 || status === 410)) return { kind: 'absent' }
  if (status === 429) {
    return { kind: 'limited', retryAfterMs: parseRetryAfter(headers['retry-after'], clock.now()) }
  }
  const reason = `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()
  if (status >= 500 || status === 408)
    throw new RegistryError(`${url.host}: ${reason}`, { status, temporary: true })
  if (status === 407) return unknown(url, reason, adviseOnProxyLogin(url, context.proxies))
  if (![401, 403, 404, 410].includes(status)) return unknown(url, reason)
  const { why, hint } = explainRefusal(candidate, status)
  return unknown(url, why === undefined ? reason : `${reason} (${why})`, hint)
}

async function readFile(answer: Answer, counts: FetchCounts): Promise<FileAnswer> {
  const { url, headers } = answer
  const tooLong = unknown(url, `its answer is longer than ${MAX_FILE_BYTES} bytes`)
  if (Number(headers['content-length']) > MAX_FILE_BYTES) {
    await answer.discard()
    return tooLong
  }
  const bytes = await readBody(answer, MAX_FILE_BYTES)
  if (bytes === undefined) return tooLong
  counts.bytes += bytes.length
  const offered = offeredSha1(headers)
  if (offered !== undefined && offered !== sha1Of(bytes)) {
    throw new RegistryError(`${url.host}: the SHA-1 is not what it says`, { temporary: true })
  }
  return { kind: 'found', bytes, isChecked: offered !== undefined }
}

/** Nobody knows, and why. */
export function unknown(url: URL, reason: string, hint?: string): FileAnswer & { kind: 'unknown' } {
  return {
    kind: 'unknown',
    reason: clean(`${url.host}: ${reason}`, 300),
    ...(hint === undefined ? {} : { hint }),
  }
}
