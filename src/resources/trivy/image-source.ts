// An image of Trivy where it lies, be it a registry or a layout: its index, its blobs, and what was signed of it.
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import type { FetchedDocument } from '../../oci/document-request.ts'
import { parseJsonObject } from '../../oci/json.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../../oci/manifest.ts'
import { formatPlatform, type Platform } from './platform.ts'
import { SIMPLE_SIGNING_TYPE, signedDigest, toSigstoreBundle } from './signature/cosign-bundle.ts'
import type { FoundSignature } from './signature/verify-signature.ts'

/** A signature as it is stored: a manifest with its few small blobs, byte for byte. */
export interface SignatureDocument {
  readonly fetched: FetchedManifest
  /** By digest. */
  readonly blobs: ReadonlyMap<string, Buffer>
  /** The tag that leads to it; undefined: it refers to the image by itself. */
  readonly tag: string | undefined
}

/** One version of the image. */
export interface TrivyImage {
  /** Where it is, as a reader would say it. */
  readonly label: string
  readonly kind: 'registry' | 'bundle' | 'actions-cache'
  /** What the version's name leads to: an index, and of a copy of one platform its manifest. */
  readonly root: FetchedDocument
  /** The manifest of a child; throws VerifyError when its bytes are not what the index says. */
  fetchChild(child: Descriptor): Promise<FetchedManifest>
  /** Unchecked. */
  openBlob(blob: Descriptor): AsyncIterable<Buffer>
  /** A small blob, checked. */
  fetchBlob(blob: Descriptor, maxBytes: number): Promise<Buffer>
  /** Everything that claims to be a signature of it. */
  listSignatures(): Promise<readonly SignatureDocument[]>
}

/** A bundle has a certificate, a log entry, and a statement: some 10 KiB. */
export const MAX_SIGNATURE_BYTES = 1 << 20
const BUNDLE_TYPE = /^application\/vnd\.dev\.sigstore\.bundle(\.v\d+\.\d+)?\+json/

/** Whether something that refers to the image may be a signature; some registries do not tell what it is. */
export function mayBeSignature(artifactType: string | undefined): boolean {
  return artifactType === undefined || BUNDLE_TYPE.test(artifactType)
}

/** The blobs of a signature's manifest that must be read to know what is signed; none: it is no signature. */
export function signatureLayers({ layers }: Manifest): readonly Descriptor[] {
  return layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE || BUNDLE_TYPE.test(mediaType))
}

/**
 * The signatures in a document.
 *
 * @throws {VerifyError} when it is none that can be read
 */
export function readSignatures(document: SignatureDocument, what: string): FoundSignature[] {
  const label = document.tag ?? `referrer ${document.fetched.digest}`
  return signatureLayers(document.fetched.manifest).map((layer) => {
    const bytes = document.blobs.get(layer.digest)
    if (bytes === undefined) throw new VerifyError(`${what}: a blob of the signature ${label} is missing`)
    if (layer.mediaType !== SIMPLE_SIGNING_TYPE) {
      const bundle = parseJsonObject(bytes, `${what}: bundle of the signature`, MAX_SIGNATURE_BYTES)
      return { bundle, signed: { kind: 'statement' }, label }
    }
    const about = signedDigest(bytes, what)
    const bundle = toSigstoreBundle(bytes, layer.annotations, what)
    return { bundle, signed: { kind: 'payload', bytes, about }, label }
  })
}

/** The tag under which cosign 2 keeps the signatures of a digest. */
export function signatureTag(digest: string): string {
  return `${digest.replace(':', '-')}.sig`
}

/**
 * The child for a platform.
 *
 * @throws {VerifyError} naming those that are there
 */
export function selectChild({ document }: FetchedDocument, platform: Platform, what: string): Descriptor {
  if (document.kind === 'manifest') {
    throw new VerifyError(`${what} is the image of one platform, not the index of all`, {
      hint: 'The signature is that of the index: copy all platforms, with crane copy, skopeo copy --all, or regctl image copy.',
    })
  }
  const wanted = formatPlatform(platform)
  const platforms = document.children.flatMap((child) =>
    child.platform === undefined ? [] : [{ child, name: formatPlatform(child.platform) }],
  )
  const match = platforms.find(({ name }) => name === wanted)
  if (match !== undefined) return match.child
  // BuildKit's attestations stand in an index as unknown/unknown.
  const there = platforms.map(({ name }) => name).filter((name) => name !== 'unknown/unknown')
  throw new VerifyError(`${what}: no image for this platform`, {
    wanted,
    found: clean(there.join(', '), 200) || 'none',
  })
}
