// Puts a whole image into a registry, byte for byte, with its signatures: blobs, manifests, signatures, and last its tag.
import { VerifyError } from '../base/errors.ts'
import type { ImageReader, RegistryWriter } from '../oci/client.ts'
import { digestOf } from '../oci/digest.ts'
import { MEDIA_TYPES } from '../oci/manifest.ts'
import { formatReference, parseReference, type Reference } from '../oci/reference.ts'
import { RegistryError } from '../oci/registry-error.ts'
import type { CarriedImage, CarriedReferrer } from './carried-image.ts'
import type { PublishContext, Published } from './publish.ts'

/** What publishing an image needs. */
export interface PublishImageContext extends Pick<PublishContext, 'base' | 'log'> {
  readonly client: RegistryWriter & ImageReader
}

/**
 * Publishes an image; what is there already is not sent again.
 *
 * @throws {RegistryError} when the registry refuses, or another image has the tag
 */
export async function publishImage(image: CarriedImage, context: PublishImageContext): Promise<Published> {
  const { client, base, log } = context
  const ref = parseReference(`${base}/${image.repository}:${image.tag}`)
  const reference = formatReference(ref)
  const before = await findDigest(client, ref)
  if (before !== undefined && before !== image.root.digest) {
    throw new RegistryError(`${reference} names another image: ${before}`, {
      temporary: false,
      hint: 'The tag of a release is not moved. If that image is not the official one, delete the tag and run this again.',
    })
  }
  const place = { ...ref, tag: undefined }
  let uploadedBytes = 0
  for (const blob of image.blobs) {
    const open = (start: number) => image.openBlob(blob, start)
    const outcome = await client.pushBlob({ ref }, { ...blob, open })
    log.info(`${reference}: blob ${blob.digest.slice(0, 19)}: ${outcome}`)
    if (outcome === 'uploaded') uploadedBytes += blob.size
  }
  for (const child of image.children) await client.pushDocument({ ...place, digest: child.digest }, child)
  if (before === undefined) await pushRoot(image, ref, context)
  for (const { tag, ...referrer } of image.referrers) {
    const target =
      tag === undefined ? { ...place, digest: referrer.digest } : { ...place, tag, digest: undefined }
    await client.pushDocument(target, referrer)
  }
  await listInTag(image, ref, context)
  const after = await findDigest(client, ref)
  if (after !== image.root.digest) {
    throw new VerifyError(`${reference}, read back`, { wanted: image.root.digest, found: String(after) })
  }
  const outcome = before === undefined ? 'published' : 'current'
  log.info(`${reference} names ${image.root.digest}`)
  return { reference, outcome, digest: image.root.digest, uploadedBytes }
}

/** An index of which some children are missing is refused by some registries, and the reason is ours to tell. */
async function pushRoot(image: CarriedImage, ref: Reference, { client }: PublishImageContext): Promise<void> {
  try {
    await client.pushDocument({ ...ref, digest: undefined }, image.root)
  } catch (error) {
    if (!(error instanceof RegistryError) || ![400, 404].includes(error.status ?? 0)) throw error
    throw new RegistryError(`${formatReference(ref)}: the index was refused: ${error.message}`, {
      temporary: false,
      status: error.status,
      hint: `Only ${image.platforms.join(', ')} was carried, and this registry wants all platforms that the index names: leave the input platforms empty, here and where the bundle is exported.`,
      cause: error,
    })
  }
}

async function findDigest(client: ImageReader, ref: Reference): Promise<string | undefined> {
  try {
    return (await client.fetchNamed(ref)).digest
  } catch (error) {
    // Some answer so for a repository that does not exist yet.
    if (error instanceof RegistryError && [401, 403, 404].includes(error.status ?? 0)) return undefined
    throw error
  }
}

/** Where a registry does not list referrers, whoever pushes keeps the list, under a tag (distribution-spec, referrers tag schema). */
async function listInTag(
  image: CarriedImage,
  ref: Reference,
  { client }: PublishImageContext,
): Promise<void> {
  const untagged = image.referrers.filter(({ tag }) => tag === undefined)
  if (untagged.length === 0) return
  const there = await client.listReferrers(ref, image.root.digest)
  const missing = untagged.filter(({ digest }) => !there.some((each) => each.digest === digest))
  if (missing.length === 0) return
  const manifests = [...there, ...missing.map(describeReferrer)]
  const index = { schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests }
  const bytes = Buffer.from(JSON.stringify(index))
  const tag = image.root.digest.replace(':', '-')
  const document = { bytes, digest: digestOf(bytes), mediaType: MEDIA_TYPES.ociIndex }
  await client.pushDocument({ ...ref, tag, digest: undefined }, document)
}

function describeReferrer({ mediaType, digest, bytes, artifactType }: CarriedReferrer) {
  return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) }
}
