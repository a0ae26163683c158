// Whatever a reference names, image or index, as it is; and what else in its repository refers to it.
import { VerifyError } from '../base/errors.ts'
import { digestOf } from './digest.ts'
import { MAX_MANIFEST_BYTES, type ManifestOrIndex, MEDIA_TYPES, parseManifestOrIndex } from './manifest.ts'
import { advising, fetchDocument, type ManifestContext } from './manifest-request.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import { withTries } from './retry.ts'
import { readBody } from './transport.ts'

/** A manifest or an index, with the bytes that it was parsed from. */
export interface FetchedDocument {
  readonly bytes: Buffer
  readonly digest: string
  readonly document: ManifestOrIndex
}

/** Something that refers to a manifest, as an index describes it. */
export interface Referrer {
  readonly digest: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly artifactType: string | undefined
}

/** Parses what was fetched or read; `what` names it in the VerifyError. */
export function parseDocument(bytes: Buffer, what: string): FetchedDocument {
  return { bytes, digest: digestOf(bytes), document: parseManifestOrIndex(bytes, what) }
}

/** The media type of a document. */
export function mediaTypeOf({ document }: FetchedDocument): string {
  return document.kind === 'index' ? document.mediaType : document.manifest.mediaType
}

/** What a reference names, checked against every digest that is known; throws RegistryError or VerifyError. */
export async function fetchNamed(context: ManifestContext, ref: Reference): Promise<FetchedDocument> {
  const bytes = await withTries(context.newTries(), () => fetchDocument(context.send, ref))
  return advising(ref, () => parseDocument(bytes, formatReference(ref)))
}

/**
 * What refers to the manifest of this digest (https://specs.opencontainers.org/distribution-spec/#listing-referrers); by the
 * tag `sha256-<hex>` where the registry has no such list.
 */
export async function listReferrers(
  context: ManifestContext,
  ref: Reference,
  digest: string,
): Promise<readonly Referrer[]> {
  const bytes = await askReferrers(context, ref, digest)
  if (bytes !== undefined) return readReferrers(bytes, `referrers of ${digest}`)
  const fallback = { ...ref, tag: digest.replace(':', '-'), digest: undefined }
  try {
    const { bytes: index } = await fetchNamed(context, fallback)
    return readReferrers(index, formatReference(fallback))
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return []
    throw error
  }
}

/** Undefined where the registry has no list: 404 by the specification, and other refusals of those that know no such path. */
async function askReferrers(
  { send, newTries }: ManifestContext,
  ref: Reference,
  digest: string,
): Promise<Buffer | undefined> {
  const what = `referrers of ${formatReference({ ...ref, tag: undefined, digest })}`
  const answer = await withTries(newTries(), () =>
    send({
      ref,
      what,
      method: 'GET',
      path: `referrers/${digest}`,
      headers: { accept: MEDIA_TYPES.ociIndex, 'accept-encoding': 'identity' },
      accepts: ({ status }) => [200, 400, 404, 405].includes(status),
    }),
  )
  const bytes = await readBody(answer, MAX_MANIFEST_BYTES)
  if (answer.status !== 200) return undefined
  if (bytes === undefined) throw new VerifyError(`${what}: more than ${MAX_MANIFEST_BYTES} bytes`)
  // A registry of before 1.1 may answer any path with a page of its own.
  return String(answer.headers['content-type'] ?? '').includes('json') ? bytes : undefined
}

function readReferrers(bytes: Buffer, what: string): readonly Referrer[] {
  const parsed = parseManifestOrIndex(bytes, what)
  if (parsed.kind !== 'index') return []
  return parsed.children.map(({ digest, mediaType, size, artifactType }) => ({
    digest,
    mediaType,
    size,
    artifactType,
  }))
}
