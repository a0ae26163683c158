// An upload that a registry has opened, and what all its requests have in common.
import type { Log } from '../base/log.ts'
import { followLink } from './hop.ts'
import type { BlobIdentity } from './layout.ts'
import type { Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import type { SendToRegistry } from './request.ts'
import type { Tries } from './retry.ts'
import type { Answer } from './transport.ts'

/** A blob whose bytes can be read from any place, any number of times. */
export interface BlobToPush extends BlobIdentity {
  /** The bytes from `start` on. */
  open(start: number): AsyncIterable<Buffer>
}

/** What pushing needs; each step has tries of its own. */
export interface UploadContext {
  readonly send: SendToRegistry
  readonly newTries: () => Tries
  readonly log: Log
}

/** An upload that the registry has opened. */
export interface Upload {
  readonly ref: Reference
  readonly blob: BlobToPush
  readonly what: string
  /** Where the next request goes. */
  readonly location: URL
}

/** The address that closes an upload, or sends and closes it in one. */
export function withDigest(location: URL, digest: string): URL {
  const url = new URL(location)
  url.searchParams.set('digest', digest)
  return url
}

/** Where to go on; relative in some registries, on another host in others (where no login goes). */
export function nextLocation(answer: Answer): URL {
  return followLink(answer.url, answer.headers.location)
}

/** Some say 200 or 204 where the specification says 201; what counts is what can be read back. */
export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

/** For a request without a body. */
export async function* noBytes(): AsyncGenerator<Buffer> {
  // Nothing.
}

/** Restarting, some registries lose what was begun, or the key by which they know it again. */
export function refuseForgotten({ what }: Upload, { status }: Answer): void {
  if (status !== 404) return
  throw new RegistryError(`${what}: the registry does not know this upload any more`, {
    status,
    temporary: true,
  })
}

/** Whether a body was too large for somebody on the way. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof RegistryError && error.status === 413
}

/** Whether the upload itself is gone. */
export function isForgotten(error: unknown): boolean {
  return error instanceof RegistryError && error.status === 404
}

/** Whether nobody looked at a request: the upload stands as it did, and each question about it would count as well. */
export function wasTurnedAway(error: unknown): boolean {
  return error instanceof RegistryError && error.status === 429
}
