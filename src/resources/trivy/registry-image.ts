// The image in a registry: its index by the tag of its version, and its signatures by the list of referrers and by tag.
import { type ActionError, VerifyError } from '../../base/errors.ts'
import type { ImageReader } from '../../oci/client.ts'
import { type FetchedDocument, parseDocument } from '../../oci/document-request.ts'
import type { Descriptor, FetchedManifest } from '../../oci/manifest.ts'
import { formatReference, type Reference } from '../../oci/reference.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import {
  MAX_SIGNATURE_BYTES,
  mayBeSignature,
  type SignatureDocument,
  signatureLayers,
  signatureTag,
  type TrivyImage,
} from './image-source.ts'

/** An image has a handful. Whoever may push to a repository can add more, at either end of the list. */
const MAX_REFERRERS = 100

/**
 * Opens the image that a reference names.
 *
 * @throws {RegistryError} when it is not there, {VerifyError} when it is not what it claims to be
 */
export async function openRegistryImage(client: ImageReader, ref: Reference): Promise<TrivyImage> {
  const root = await client.fetchNamed(ref)
  const place = { ...ref, tag: undefined, digest: undefined }
  return {
    label: formatReference(ref),
    kind: 'registry',
    root,
    fetchChild: async (child) => toManifest(await client.fetchNamed({ ...place, digest: child.digest })),
    openBlob: (blob) => client.openBlob(place, blob),
    fetchBlob: (blob, maxBytes) => client.fetchBlob(place, blob, maxBytes),
    listSignatures: () => listSignatures(client, place, root),
  }
}

async function listSignatures(
  client: ImageReader,
  place: Reference,
  { digest }: FetchedDocument,
): Promise<SignatureDocument[]> {
  const documents: SignatureDocument[] = []
  const problems: ActionError[] = []
  const referrers = await client.listReferrers(place, digest)
  const claimed = referrers.filter(({ artifactType }) => mayBeSignature(artifactType))
  const half = MAX_REFERRERS / 2
  for (const referrer of [...claimed.slice(0, half), ...claimed.slice(half).slice(-half)]) {
    const read = await readDocument(client, { ...place, digest: referrer.digest }, undefined).catch(
      (error) => {
        // One that cannot be read, which anybody may have put there, is no word against the others.
        if (!(error instanceof RegistryError || error instanceof VerifyError)) throw error
        problems.push(error)
        return undefined
      },
    )
    if (read !== undefined) documents.push(read)
  }
  const tag = signatureTag(digest)
  const tagged = await absentIfUnknown(readDocument(client, { ...place, tag }, tag))
  if (tagged !== undefined) documents.push(tagged)
  const [problem] = problems
  if (documents.length === 0 && problem !== undefined) throw problem
  return documents
}

async function readDocument(
  client: ImageReader,
  ref: Reference,
  tag: string | undefined,
): Promise<SignatureDocument | undefined> {
  const named = await client.fetchNamed(ref)
  if (named.document.kind === 'index') return undefined
  const fetched = toManifest(named)
  const { manifest } = fetched
  const place = { ...ref, tag: undefined, digest: undefined }
  if (signatureLayers(manifest).length === 0) return undefined
  const blobs = new Map<string, Buffer>()
  for (const blob of [manifest.config, ...manifest.layers]) await collect(client, place, blob, blobs)
  return { fetched, blobs, tag }
}

async function collect(
  client: ImageReader,
  place: Reference,
  blob: Descriptor,
  blobs: Map<string, Buffer>,
): Promise<void> {
  if (!blobs.has(blob.digest)) {
    blobs.set(blob.digest, await client.fetchBlob(place, blob, MAX_SIGNATURE_BYTES))
  }
}

async function absentIfUnknown<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return undefined
    throw error
  }
}

/** A document that must be the manifest of an image. */
export function toManifest({ bytes, digest, document }: FetchedDocument): FetchedManifest {
  if (document.kind === 'manifest') return { manifest: document.manifest, bytes, digest }
  throw new VerifyError(`manifest ${digest}`, { wanted: 'an image manifest', found: 'an index' })
}

/** The same of bytes, whose digest is checked. */
export function parseChild(bytes: Buffer, child: Descriptor, what: string): FetchedManifest {
  const parsed = parseDocument(bytes, what)
  if (parsed.digest !== child.digest) {
    throw new VerifyError(`${what}: digest`, { wanted: child.digest, found: parsed.digest })
  }
  return toManifest(parsed)
}
