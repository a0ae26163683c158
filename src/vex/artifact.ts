// A VEX repository as an OCI artifact of our own media type: manifest, empty config, one layer (docs/vex.md).

import { digestOf } from '../oci/digest.ts'
import { type FetchedManifest, MEDIA_TYPES, parseManifest } from '../oci/manifest.ts'
import { VEX_LAYER_TYPE } from '../plan/resources.ts'
import type { PackedLayer } from './pack.ts'

/** `artifactType` of the manifest. */
export const VEX_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.v1'
/** The empty config of the image specification, v1.1. */
export const EMPTY_CONFIG = Buffer.from('{}')
const EMPTY_CONFIG_TYPE = 'application/vnd.oci.empty.v1+json'

/** The manifest for a layer; the same layer and version give the same bytes. */
export function describeVexArtifact(
  layer: Pick<PackedLayer, 'digest' | 'size'>,
  version: string | undefined,
): FetchedManifest {
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    artifactType: VEX_ARTIFACT_TYPE,
    config: { mediaType: EMPTY_CONFIG_TYPE, digest: digestOf(EMPTY_CONFIG), size: EMPTY_CONFIG.length },
    layers: [
      {
        mediaType: VEX_LAYER_TYPE,
        digest: layer.digest,
        size: layer.size,
        annotations: { 'org.opencontainers.image.title': 'vex-repository.tar.gz' },
      },
    ],
    ...(version === undefined ? {} : { annotations: { 'org.opencontainers.image.version': version } }),
  }
  return parseManifest(Buffer.from(JSON.stringify(manifest)), 'manifest of a VEX repository')
}
