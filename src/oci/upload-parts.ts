// Uploading a blob in parts (https://specs.opencontainers.org/distribution-spec/#pushing-a-blob-in-chunks): a break costs
// one part, because the registry is asked how far it got.

import {
  isForgotten,
  isSuccess,
  isTooLarge,
  nextLocation,
  noBytes,
  refuseForgotten,
  type Upload,
  type UploadContext,
  wasTurnedAway,
  withDigest,
} from './open-upload.ts'
import { RegistryError } from './registry-error.ts'
import type { Tries } from './retry.ts'
import type { Answer } from './transport.ts'

/** Below the limits of common proxies (nginx: 1 MiB when nothing is set, then often 20 MiB and more), and few requests. */
const PART_BYTES = 16 * 1024 * 1024
/** When that was too large: the default limit of nginx. */
const SMALL_PART_BYTES = 1024 * 1024

/** What sending one blob in parts needs to ask. */
export interface PartsContext extends UploadContext {
  /** Opens a new upload, at the start and when the registry has forgotten the last. */
  readonly open: () => Promise<Upload>
  /** Whether the blob is there by now: the answer to what closed its upload may have been lost. */
  readonly isThere: () => Promise<boolean>
}

interface Progress {
  readonly upload: Upload
  readonly offset: number
  readonly partBytes: number
  readonly isClosed: boolean
}

/**
 * Sends a blob in parts, over as many connections as it takes.
 *
 * @throws {RegistryError} when a part, or closing the upload, stays refused
 */
export async function uploadInParts(context: PartsContext): Promise<void> {
  const tries = context.newTries()
  let progress: Progress = {
    upload: await context.open(),
    offset: 0,
    partBytes: PART_BYTES,
    isClosed: false,
  }
  let furthest = 0
  while (!progress.isClosed) {
    progress = await takeStep(context, { progress, tries })
    // A registry that forgets each upload near its end must not be tried for ever.
    if (progress.offset > furthest) tries.startOver()
    furthest = Math.max(furthest, progress.offset)
  }
}

/** Sends the next part, or closes the upload; after a failure, finds out where the registry is. */
async function takeStep(
  context: PartsContext,
  { progress, tries }: { readonly progress: Progress; readonly tries: Tries },
): Promise<Progress> {
  const isWhole = progress.offset === progress.upload.blob.size
  try {
    return await (isWhole ? close(context, progress) : sendPart(context, progress))
  } catch (error) {
    if (isTooLarge(error) && progress.partBytes > SMALL_PART_BYTES) {
      return { ...progress, partBytes: SMALL_PART_BYTES }
    }
    await tries.afterFailure(error)
    if (wasTurnedAway(error)) return progress
    if (isWhole && (await context.isThere())) return { ...progress, isClosed: true }
    const known = isForgotten(error) ? undefined : await askProgress(context, progress)
    return known ?? { ...progress, upload: await context.open(), offset: 0 }
  }
}

async function sendPart(context: PartsContext, progress: Progress): Promise<Progress> {
  const { upload, offset, partBytes } = progress
  const end = Math.min(offset + partBytes, upload.blob.size)
  const answer = await context.send({
    ...described(upload),
    method: 'PATCH',
    location: upload.location,
    headers: { 'content-type': 'application/octet-stream', 'content-range': `${offset}-${end - 1}` },
    body: { size: end - offset, open: () => firstBytes(upload.blob.open(offset), end - offset) },
    // 416: it has more or less than we think.
    accepts: ({ status }) => [202, 204, 404, 416].includes(status),
  })
  await answer.discard()
  refuseForgotten(upload, answer)
  if (answer.status === 416) {
    throw new RegistryError(`${upload.what}: the registry is at another place than byte ${offset}`, {
      status: 416,
      temporary: true,
    })
  }
  return { ...progress, upload: { ...upload, location: nextLocation(answer) }, offset: end }
}

async function close(context: PartsContext, progress: Progress): Promise<Progress> {
  const { upload } = progress
  const answer = await context.send({
    ...described(upload),
    method: 'PUT',
    location: withDigest(upload.location, upload.blob.digest),
    headers: { 'content-type': 'application/octet-stream' },
    body: { size: 0, open: noBytes },
    accepts: (given) => isSuccess(given) || given.status === 404,
  })
  await answer.discard()
  refuseForgotten(upload, answer)
  return { ...progress, isClosed: true }
}

/** How far the registry got; undefined when it does not know the upload any more. */
async function askProgress(context: PartsContext, progress: Progress): Promise<Progress | undefined> {
  const { upload } = progress
  try {
    const answer = await context.send({
      ...described(upload),
      method: 'GET',
      location: upload.location,
      headers: {},
      accepts: isSuccess,
    })
    await answer.discard()
    const offset = parseOffset(answer)
    if (offset === undefined || offset > upload.blob.size) return undefined
    return { ...progress, upload: { ...upload, location: nextLocation(answer) }, offset }
  } catch (error) {
    // It cannot say: a new upload begins at the start.
    if (error instanceof RegistryError) return undefined
    throw error
  }
}

// `0-1023`: the last byte that it has; `0-0` is also how Distribution says that it has none.
function parseOffset({ headers }: Answer): number | undefined {
  const { range } = headers
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(typeof range === 'string' ? range : '')?.[1]
  if (last === undefined) return undefined
  return last === '0' ? 0 : Number(last) + 1
}

function described({ ref, what }: Upload) {
  return { ref, what, path: '' }
}

async function* firstBytes(source: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of source) {
    const part = chunk.subarray(0, left)
    left -= part.length
    yield part
    if (left === 0) return
  }
}
