// Packs gathered artifacts into one file to carry across: an OCI image layout in a tar, the same bytes for the same content.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { BUNDLE_ANNOTATIONS } from '../bundle/annotations.ts'
import { digestOf } from '../oci/digest.ts'
import { blobName, LAYOUT, type LayoutEntry } from '../oci/layout.ts'
import { type TarFile, writeTar } from '../oci/layout-tar-writer.ts'
import { encodeIndex } from '../oci/layout-writer.ts'
import { hashBytes } from '../verify/digest.ts'
import type { CarriedArtifact } from './carried.ts'
import type { CarriedImage } from './carried-image.ts'
import { imageDocuments, imageEntries } from './image-files.ts'

/** The file that was written. */
export interface BundleFile {
  readonly path: string
  /** Digest of its `index.json`, and by it of everything: the value for `bundle-digest`. */
  readonly digest: string
  /** In hex, of the file as a whole: what `sha256sum` says. */
  readonly sha256: string
  readonly sizeBytes: number
}

/**
 * Writes the bundle; a file that is there is replaced only when the new one is whole.
 *
 * @throws {LocalError} when this machine cannot take it
 */
export async function writeBundle(
  path: string,
  artifacts: readonly CarriedArtifact[],
  images: readonly CarriedImage[] = [],
): Promise<BundleFile> {
  const index = encodeIndex(artifacts.map(describeEntry), images.flatMap(imageEntries))
  const small = [
    inMemory(LAYOUT.marker, Buffer.from(JSON.stringify({ imageLayoutVersion: LAYOUT.version }))),
    inMemory(LAYOUT.index, index),
  ]
  await writeTar(path, [...small, ...listBlobs(artifacts, images)])
  return {
    path,
    digest: digestOf(index),
    sha256: (await hashBytes(createReadStream(path, { highWaterMark: 1 << 20 }))).slice('sha256:'.length),
    sizeBytes: (await stat(path)).size,
  }
}

/** Name and age of an artifact, and what else an index can say of it. */
function describeEntry(artifact: CarriedArtifact): LayoutEntry {
  const { name, repository, tag, schema, fetched, layer, trivyVersions } = artifact
  const annotations = {
    [BUNDLE_ANNOTATIONS.refName]: `${repository}-${tag}`.replaceAll('/', '-'),
    [BUNDLE_ANNOTATIONS.resource]: name,
    [BUNDLE_ANNOTATIONS.repository]: repository,
    [BUNDLE_ANNOTATIONS.tag]: tag,
    [BUNDLE_ANNOTATIONS.schema]: schema,
    [BUNDLE_ANNOTATIONS.layerDigest]: layer.digest,
    [BUNDLE_ANNOTATIONS.trivyVersions]: trivyVersions,
    ...describeAge(artifact),
    ...describeProvenance(artifact),
  }
  return { fetched, annotations }
}

/**
 * The age of data is part of it. A confirmation is of the moment: told to the day, so that two exports of one day with
 * the same content are the same file, and never as later than it was.
 */
function describeAge({ measuredAt, hasOwnAge }: CarriedArtifact): Record<string, string> {
  if (hasOwnAge) return { [BUNDLE_ANNOTATIONS.updatedAt]: measuredAt.toISOString() }
  const day = `${measuredAt.toISOString().slice(0, 10)}T00:00:00.000Z`
  return { [BUNDLE_ANNOTATIONS.confirmedAt]: day }
}

/** Without instants and jobs: the same content is the same file. */
function describeProvenance({ provenance }: CarriedArtifact): Record<string, string> {
  if (provenance === undefined) return {}
  return { [BUNDLE_ANNOTATIONS.provenance]: JSON.stringify({ ...provenance, at: '', job: '' }) }
}

/** Every blob once, in the order of the artifacts: manifest, config, layer. */
function listBlobs(artifacts: readonly CarriedArtifact[], images: readonly CarriedImage[]): TarFile[] {
  const files = new Map<string, TarFile>()
  const add = (added: readonly TarFile[]) => {
    for (const file of added) if (!files.has(file.name)) files.set(file.name, file)
  }
  for (const { fetched, openBlob } of artifacts) {
    const manifest = inMemory(blobName(fetched.digest), fetched.bytes)
    const others = [fetched.manifest.config, ...fetched.manifest.layers].map((blob) => ({
      name: blobName(blob.digest),
      size: blob.size,
      open: () => openBlob(blob, 0),
    }))
    add([manifest, ...others])
  }
  for (const image of images) {
    add(imageDocuments(image).map(({ digest, bytes }) => inMemory(blobName(digest), bytes)))
    add(
      image.blobs.map((blob) => ({
        name: blobName(blob.digest),
        size: blob.size,
        open: () => image.openBlob(blob, 0),
      })),
    )
  }
  return [...files.values()]
}

function inMemory(name: string, bytes: Buffer): TarFile {
  return {
    name,
    size: bytes.length,
    async *open() {
      yield bytes
    },
  }
}
