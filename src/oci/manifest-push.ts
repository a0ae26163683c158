// Pushing a manifest, byte for byte, and asking which tags there are. A tag is the last thing that changes.
import { VerifyError } from '../base/errors.ts'
import { isDigest } from './digest.ts'
import { parseJsonObject } from './json.ts'
import type { FetchedManifest } from './manifest.ts'
import { fetchImageManifest } from './manifest-request.ts'
import { isSuccess, type UploadContext } from './open-upload.ts'
import { hintForManifest } from './push-hint.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import { withTries } from './retry.ts'
import { readBody } from './transport.ts'
import { forPush } from './upload.ts'

/** Room for thirty thousand tags. */
const MAX_TAGS_BYTES = 1024 * 1024
/** Registries give 50 to 1000 tags at once; more pages than this are not worth what they tell. */
const MAX_TAG_PAGES = 10

/**
 * Puts a manifest under the tag of `ref`; its blobs are there already.
 *
 * @param isMove the tag exists and is to name another manifest from now on
 * @throws {RegistryError} when it is refused, {VerifyError} when the registry made another manifest of it
 */
export function pushManifest(
  context: UploadContext,
  target: { readonly ref: Reference; readonly isMove: boolean },
  { manifest, bytes, digest }: FetchedManifest,
): Promise<void> {
  return pushDocument(context, target, { bytes, digest, mediaType: manifest.mediaType })
}

/** A manifest or an index, byte for byte. */
export interface DocumentToPush {
  readonly bytes: Buffer
  readonly digest: string
  readonly mediaType: string
}

/** The same of whatever a tag or digest can name: without a tag it goes under its digest. */
export async function pushDocument(
  context: UploadContext,
  { ref, isMove }: { readonly ref: Reference; readonly isMove: boolean },
  { bytes, digest, mediaType }: DocumentToPush,
): Promise<void> {
  const what = `push of the manifest to ${formatReference(ref)}`
  const answer = await withTries(context.newTries(), () =>
    forPush(context.send)({
      ref,
      what,
      method: 'PUT',
      path: `manifests/${ref.tag ?? digest}`,
      headers: { 'content-type': mediaType },
      body: { size: bytes.length, open: () => once(bytes) },
      hint: hintForManifest(isMove, mediaType),
      accepts: isSuccess,
    }),
  )
  await answer.discard()
  const found = answer.headers['docker-content-digest']
  if (typeof found === 'string' && isDigest(found) && found !== digest) {
    throw new VerifyError(`${what}: the registry keeps another manifest`, { wanted: digest, found })
  }
}

/**
 * The manifest that a tag names, as whoever pushes sees it; undefined when there is none. Looking takes no right to
 * push; but many registries refuse to be asked about a repository that does not exist yet without it.
 */
export async function findManifest(
  context: UploadContext,
  ref: Reference,
): Promise<FetchedManifest | undefined> {
  const send = forPush(context.send)
  try {
    return await fetchImageManifest(
      { ...context, send: (request) => send({ access: 'pull', ...request }) },
      ref,
    )
  } catch (error) {
    if (!isRefusal(error, 401, 403)) return absentIfUnknown(error)
    return await fetchImageManifest({ ...context, send }, ref).catch(absentIfUnknown)
  }
}

function absentIfUnknown(error: unknown): undefined {
  if (!isRefusal(error, 404)) throw error
}

function isRefusal(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof RegistryError && statuses.includes(error.status ?? 0)
}

/** Tags of a repository, all of them unless they are very many; undefined when the registry does not tell. */
export async function listTags(
  context: UploadContext,
  ref: Reference,
): Promise<readonly string[] | undefined> {
  const tags: string[] = []
  let location: URL | undefined
  try {
    for (let page = 0; page < MAX_TAG_PAGES; page += 1) {
      const listed = await listPage(context, ref, location)
      tags.push(...listed.tags)
      location = listed.next
      if (location === undefined) break
    }
    return tags
  } catch (error) {
    // Not every registry lists; it only helps to notice what somebody else did.
    if (error instanceof RegistryError || error instanceof VerifyError) return undefined
    throw error
  }
}

/**
 * One page, and where the next is (RFC 8288): as Distribution spells it, `</v2/…/tags/list?last=…&n=…>; rel="next"`. Behind a
 * proxy some name themselves by their inner address: the path and the query are what counts, and the registry is whom we ask.
 */
async function listPage(
  context: UploadContext,
  ref: Reference,
  location: URL | undefined,
): Promise<{ readonly tags: readonly string[]; readonly next: URL | undefined }> {
  const what = `tags of ${formatReference(ref)}`
  const answer = await forPush(context.send)({
    ref,
    what,
    method: 'GET',
    access: 'pull',
    path: 'tags/list',
    location,
    headers: {},
    accepts: ({ status }) => status === 200 || status === 404,
  })
  const bytes = await readBody(answer, MAX_TAGS_BYTES)
  if (answer.status === 404) return { tags: [], next: undefined }
  if (bytes === undefined) throw new VerifyError(`${what}: more than ${MAX_TAGS_BYTES} bytes`)
  const { tags } = parseJsonObject(bytes, what, MAX_TAGS_BYTES)
  const link = /<([^>]+)>[^,<]*;\s*rel="?next"?/i.exec(String(answer.headers.link ?? ''))?.[1]
  const next = link === undefined ? null : URL.parse(link, answer.url.href)
  return {
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    next: next === null ? undefined : new URL(`${next.pathname}${next.search}`, answer.url.origin),
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
