// The same layer under the manifest of a plain image, for registries that take no other artifacts: Trivy looks at the layer alone.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { digestOf } from '../oci/digest.ts'
import { type FetchedManifest, MEDIA_TYPES, parseManifest } from '../oci/manifest.ts'

/** A manifest and the config that it names. */
export interface Wrapped {
  readonly fetched: FetchedManifest
  readonly config: Buffer
}

/**
 * Wraps the one layer of an artifact as an image for linux/amd64 (https://specs.opencontainers.org/image-spec/config/).
 * Layer digest, media type, title, and annotations stay; the same artifact gives the same manifest.
 *
 * @param layerBytes the compressed layer, which is read to its end for the digest of what is in it
 */
export async function wrapAsImage(
  { manifest }: FetchedManifest,
  layerBytes: AsyncIterable<Buffer>,
): Promise<Wrapped> {
  const diffId = createHash('sha256')
  await pipeline(layerBytes, createGunzip({ chunkSize: 1 << 20 }), diffId)
  const config = encode({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [`sha256:${diffId.digest('hex')}`] },
  })
  const wrapped = encode({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digestOf(config),
      size: config.length,
    },
    layers: manifest.layers,
    annotations: manifest.annotations,
  })
  return { fetched: parseManifest(wrapped), config }
}

function encode(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
