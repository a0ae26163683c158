// Puts a blob into a repository: not at all where it is there already, from a neighbour, whole, or in parts.
import { showBlob } from './blob.ts'
import { findBlob } from './blob-presence.ts'
import { ConnectionError } from './connection-error.ts'
import {
  type BlobToPush,
  isForgotten,
  isSuccess,
  isTooLarge,
  nextLocation,
  noBytes,
  refuseForgotten,
  type Upload,
  type UploadContext,
  withDigest,
} from './open-upload.ts'
import { hintForPush } from './push-hint.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import type { RegistryRequest, SendToRegistry } from './request.ts'
import { withTries } from './retry.ts'
import { uploadInParts } from './upload-parts.ts'

/** `present`: it was there. `mounted`: taken from another repository of the same registry. */
export type PushedBlob = 'present' | 'mounted' | 'uploaded'

/**
 * Puts a blob into the repository of `ref`. The registry checks the digest.
 *
 * @param mountFrom a repository of the same registry that has it, too
 * @throws {RegistryError} when it stays refused
 */
export async function pushBlob(
  context: UploadContext,
  target: { readonly ref: Reference; readonly mountFrom?: string | undefined },
  blob: BlobToPush,
): Promise<PushedBlob> {
  const wanted: Wanted = { ref: target.ref, blob, mountFrom: target.mountFrom }
  const pushing = { ...context, send: forPush(context.send) }
  if (await isThere(pushing, wanted)) return 'present'
  const upload = await startUpload(pushing, wanted)
  if (upload === undefined) return 'mounted'
  await sendBlob(pushing, wanted, upload)
  return 'uploaded'
}

/** Whole, again after a wait that the registry asks for, and in parts where the whole does not get through. */
async function sendBlob(context: UploadContext, wanted: Wanted, first: Upload): Promise<void> {
  const tries = context.newTries()
  const open = () => reopen(context, wanted)
  const isThereNow = () => isThere(context, wanted)
  for (let upload = first; ; ) {
    try {
      return await sendWhole(context.send, upload)
    } catch (error) {
      if (!isTooLarge(error)) await tries.afterFailure(error)
      if (isForgotten(error)) upload = await open()
      if (!mayHelpInParts(error)) continue
      // Perhaps it was taken, and only the answer was lost.
      if (!isTooLarge(error) && (await isThereNow())) return
      context.log.info(`${error.message}; sending it in parts`)
      return uploadInParts({ ...context, open, isThere: isThereNow })
    }
  }
}

function isThere(context: UploadContext, { ref, blob }: Wanted): Promise<boolean> {
  return withTries(context.newTries(), () => findBlob(context, ref, blob))
}

/** Every request of a push says so: see `RegistryRequest.isPush`. */
export function forPush(send: SendToRegistry): SendToRegistry {
  return (request) => send({ isPush: true, hint: hintForPush, ...request })
}

interface Wanted {
  readonly ref: Reference
  readonly blob: BlobToPush
  readonly mountFrom?: string | undefined
}

/** Opens an upload; undefined when the blob was mounted instead. */
async function startUpload(context: UploadContext, wanted: Wanted): Promise<Upload | undefined> {
  const { ref, blob, mountFrom } = wanted
  const mount = new URLSearchParams({ mount: blob.digest, from: mountFrom ?? '' })
  const what = `upload of ${showBlob(blob)} to ${formatReference(ref)}`
  const request: RegistryRequest = {
    ref,
    what,
    method: 'POST',
    path: `blobs/uploads/${mountFrom === undefined ? '' : `?${mount}`}`,
    headers: {},
    body: { size: 0, open: noBytes },
    accepts: ({ status }) => status === 202 || (mountFrom !== undefined && status === 201),
  }
  try {
    const answer = await withTries(context.newTries(), () => context.send(request))
    await answer.discard()
    return answer.status === 201 ? undefined : { ref, blob, what, location: nextLocation(answer) }
  } catch (error) {
    // Perhaps only the other repository may not be read: then it is sent.
    const isForbidden = error instanceof RegistryError && [401, 403, 404].includes(error.status ?? 0)
    if (mountFrom === undefined || !isForbidden) throw error
    return startUpload(context, { ref, blob })
  }
}

async function reopen(context: UploadContext, { ref, blob }: Wanted): Promise<Upload> {
  const upload = await startUpload(context, { ref, blob })
  if (upload === undefined) throw new RegistryError('the registry opened no upload')
  return upload
}

async function sendWhole(send: SendToRegistry, upload: Upload): Promise<void> {
  const { ref, blob, what, location } = upload
  const answer = await send({
    ref,
    what,
    method: 'PUT',
    path: '',
    location: withDigest(location, blob.digest),
    headers: { 'content-type': 'application/octet-stream' },
    body: { size: blob.size, open: () => blob.open(0) },
    accepts: (given) => isSuccess(given) || given.status === 404,
  })
  await answer.discard()
  refuseForgotten(upload, answer)
}

// A limit of a proxy on the way, or a line that breaks too often for the whole.
function mayHelpInParts(error: unknown): error is RegistryError {
  if (error instanceof ConnectionError) return error.problem === 'broken' || error.problem === 'silent'
  return error instanceof RegistryError && (isTooLarge(error) || (error.status ?? 0) >= 500)
}
