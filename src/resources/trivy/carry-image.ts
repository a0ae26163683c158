// An image of Trivy copied into a layout in a directory, to be packed, pushed, or kept: index and signatures byte for byte, and
// the children of the platforms that are wanted, every byte checked.
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import type { CarriedDocument, CarriedImage, CarriedReferrer } from '../../carry/carried-image.ts'
import { openFileSink } from '../../oci/blob-sink.ts'
import { mediaTypeOf } from '../../oci/document-request.ts'
import { type BlobIdentity, blobPath, openLayoutBlob } from '../../oci/layout.ts'
import type { Descriptor, FetchedManifest } from '../../oci/manifest.ts'
import { verifyDigest } from '../../verify/digest.ts'
import { type SignatureDocument, selectChild, type TrivyImage } from './image-source.ts'
import { SIGNATURE_OF, SIGNATURE_TAG } from './layout-image.ts'
import { formatPlatform, IMAGE_PLATFORMS, type Platform, parseImagePlatform } from './platform.ts'

/** What is copied, and where to. */
export interface CarryImageOptions {
  readonly version: string
  /** Undefined: all that the index has. */
  readonly platforms: readonly Platform[] | undefined
  /** A directory that becomes a layout's. */
  readonly directory: string
}

/**
 * Copies the image.
 *
 * @throws {VerifyError} when a platform is missing or bytes are wrong, and whatever the source throws
 */
export async function copyImage(
  image: TrivyImage,
  { version, platforms, directory }: CarryImageOptions,
): Promise<CarriedImage> {
  const what = `Trivy ${version} from ${image.label}`
  const wanted = platforms ?? platformsOf(image)
  const children: FetchedManifest[] = []
  const blobs = new Map<string, BlobIdentity>()
  await mkdir(dirname(blobPath(directory, image.root.digest)), { recursive: true })
  for (const platform of wanted) {
    const child = await image.fetchChild(selectChild(image.root, platform, what))
    children.push(child)
    for (const blob of [child.manifest.config, ...child.manifest.layers]) {
      if (!blobs.has(blob.digest)) await copyBlob(image, blob, { directory, what })
      blobs.set(blob.digest, { digest: blob.digest, size: blob.size })
    }
  }
  const signatures = await image.listSignatures()
  const small = new Map(signatures.flatMap((document) => [...document.blobs]))
  for (const [digest, bytes] of small) blobs.set(digest, { digest, size: bytes.length })
  return {
    ...describeImage(image, version, signatures),
    platforms: wanted.map(formatPlatform),
    children: children.map(toDocument),
    blobs: [...blobs.values()],
    async *openBlob(blob, start) {
      const bytes = small.get(blob.digest)
      if (bytes === undefined) yield* openLayoutBlob(directory, blob, start)
      else yield bytes.subarray(start)
    },
  }
}

/** What of it does not depend on platforms. */
export function describeImage(
  { root }: TrivyImage,
  version: string,
  signatures: readonly SignatureDocument[],
): Pick<CarriedImage, 'name' | 'title' | 'repository' | 'tag' | 'root' | 'referrers'> {
  return {
    name: 'trivy',
    title: `Trivy ${version}`,
    repository: 'trivy',
    tag: version,
    root: { bytes: root.bytes, digest: root.digest, mediaType: mediaTypeOf(root) },
    referrers: signatures.map((signature) => toReferrer(signature, root.digest)),
  }
}

/** A manifest as it is carried. */
export function toDocument({ bytes, digest, manifest }: FetchedManifest): CarriedDocument {
  return { bytes, digest, mediaType: manifest.mediaType }
}

function platformsOf({ root }: TrivyImage): readonly Platform[] {
  const children = root.document.kind === 'index' ? root.document.children : []
  const names = children.flatMap(({ platform }) => (platform === undefined ? [] : formatPlatform(platform)))
  const known = IMAGE_PLATFORMS.filter((name) => names.includes(name))
  return known.flatMap((name) => parseImagePlatform(name) ?? [])
}

function toReferrer({ fetched, tag }: SignatureDocument, root: string): CarriedReferrer {
  const { manifest } = fetched
  return {
    ...toDocument(fetched),
    tag,
    artifactType: manifest.artifactType ?? manifest.config.mediaType,
    annotations: {
      [BUNDLE_ANNOTATIONS.resource]: 'trivy',
      [SIGNATURE_OF]: root,
      ...(tag === undefined ? {} : { [SIGNATURE_TAG]: tag }),
    },
  }
}

async function copyBlob(
  image: TrivyImage,
  blob: Descriptor,
  { directory, what }: { readonly directory: string; readonly what: string },
): Promise<void> {
  const sink = await openFileSink({
    path: blobPath(directory, blob.digest),
    blob,
    what,
    onCommit: () => undefined,
  })
  try {
    for await (const chunk of verifyDigest(image.openBlob(blob), blob, what)) await sink.write(chunk)
    await sink.commit()
  } finally {
    await sink.discard()
  }
}
