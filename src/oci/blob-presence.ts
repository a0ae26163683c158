// Whether a registry still has a blob: what confirms an artifact without downloading it.
import type { Log } from '../base/log.ts'
import { showBlob } from './blob.ts'
import { parseContentRange, parseLength } from './content-range.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import type { RegistryRequest, SendToRegistry } from './request.ts'
import type { Answer } from './transport.ts'

/** What asking needs. */
export interface PresenceContext {
  readonly send: SendToRegistry
  readonly log: Log
}

/** What those say that know no HEAD, or whose gateway lets none through. */
const METHOD_REFUSED = [400, 405, 501]

/** Asks by HEAD, and by GET for one byte where that tells nothing. 404 is `false`, and so is a blob of another size, with a warning; other refusals throw RegistryError. */
export async function findBlob(
  { send, log }: PresenceContext,
  ref: Reference,
  blob: { digest: string; size: number },
): Promise<boolean> {
  const request: RegistryRequest = {
    ref,
    what: `${showBlob(blob)} of ${formatReference(ref)}`,
    method: 'HEAD',
    path: `blobs/${blob.digest}`,
    headers: { 'accept-encoding': 'identity' },
    // What storage says to HEAD is no refusal of the registry, and some registries refuse nothing but HEAD.
    accepts: (answer) => isDecisive(answer) || !answer.isOwnOrigin || METHOD_REFUSED.includes(answer.status),
  }
  const head = await send(request)
  await head.discard()
  const isEnough = isDecisive(head) && (head.status === 404 || sizeOf(head) !== undefined)
  const answer = isEnough ? head : await askForFirstByte(send, request)
  if (answer.status === 404) return false
  const found = sizeOf(answer)
  // A login page of the network would also say 200; without a size nothing speaks for the blob.
  if (found === undefined)
    throw new RegistryError(`${request.what}: ${answer.url.host} does not tell its size`)
  if (found === blob.size) return true
  log.warning(`${request.what}: wanted ${blob.size} bytes, found ${found}; not counted as the same.`)
  return false
}

// Storage behind a registry may have signed its URL for GET alone, and refuses HEAD.
async function askForFirstByte(send: SendToRegistry, request: RegistryRequest): Promise<Answer> {
  const answer = await send({
    ...request,
    method: 'GET',
    headers: { ...request.headers, range: 'bytes=0-0' },
    // 416: it is there, and has no first byte.
    accepts: (given) => isDecisive(given) || given.status === 206 || given.status === 416,
  })
  await answer.discard()
  return answer
}

function isDecisive({ status }: Answer): boolean {
  return status === 200 || status === 404
}

function sizeOf({ status, headers }: Answer): number | undefined {
  return status === 200
    ? parseLength(headers['content-length'])
    : parseContentRange(headers['content-range']).total
}
