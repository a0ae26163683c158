// Pushing a manifest, byte for byte, and asking which tags there are. A tag is the last thing that changes.
import { VerifyError } from '../base/errors.ts'
import { isDigest } from './digest.ts'
import { parseJsonObject } from './json.ts'
import type { FetchedManifest } from './manifest.ts'
import { fetchImageManifest } from './manifest-request.ts'
import { hintForManifest } from './push-hint.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import { withTries } from './retry.ts'
import { readBody } from './transport.ts'
import { forPush, isSuccess, type UploadContext } from './upload.ts'

/** A page of tags; registries give 100 to 1000 at once. */
const MAX_TAGS_BYTES = 1024 * 1024
const MAX_TAGS = 100

/**
 * Puts a manifest under the tag of `ref`; its blobs are there already.
 *
 * @throws {RegistryError} when it is refused, {VerifyError} when the registry made another manifest of it
 */
export async function pushManifest(
  context: UploadContext,
  ref: Reference,
  { manifest, bytes, digest }: FetchedManifest,
): Promise<void> {
  const what = `push of the manifest to ${formatReference(ref)}`
  const answer = await withTries(context.newTries(), () =>
    forPush(context.send)({
      ref,
      what,
      method: 'PUT',
      path: `manifests/${ref.tag ?? digest}`,
      headers: { 'content-type': manifest.mediaType },
      body: { size: bytes.length, open: () => once(bytes) },
      hint: hintForManifest,
      accepts: isSuccess,
    }),
  )
  await answer.discard()
  const found = answer.headers['docker-content-digest']
  if (typeof found === 'string' && isDigest(found) && found !== digest) {
    throw new VerifyError(`${what}: the registry keeps another manifest`, { wanted: digest, found })
  }
}

/** The manifest that a tag names, as whoever pushes sees it; undefined when there is none. */
export async function findManifest(
  context: UploadContext,
  ref: Reference,
): Promise<FetchedManifest | undefined> {
  try {
    return await fetchImageManifest({ ...context, send: forPush(context.send) }, ref)
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return undefined
    throw error
  }
}

/** Some tags after `after` in lexical order; undefined when the registry does not tell. */
export async function listTagsAfter(
  context: UploadContext,
  ref: Reference,
  after: string,
): Promise<readonly string[] | undefined> {
  const query = new URLSearchParams({ n: String(MAX_TAGS), last: after })
  try {
    const answer = await forPush(context.send)({
      ref,
      what: `tags of ${formatReference(ref)}`,
      method: 'GET',
      path: `tags/list?${query}`,
      headers: {},
      accepts: ({ status }) => status === 200 || status === 404,
    })
    const bytes = await readBody(answer, MAX_TAGS_BYTES)
    if (answer.status === 404) return []
    if (bytes === undefined) return undefined
    const { tags } = parseJsonObject(bytes, 'the list of tags', MAX_TAGS_BYTES)
    return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []
  } catch (error) {
    // Not every registry lists; it only helps to notice what somebody else did.
    if (error instanceof RegistryError || error instanceof VerifyError) return undefined
    throw error
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
