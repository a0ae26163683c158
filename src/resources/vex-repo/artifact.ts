// A VEX repository as an OCI artifact of our own media type: manifest, empty config, one layer (docs/vex.md).
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import type { FetchedManifest } from '../../oci/manifest.ts'
import { describeSingleLayer } from '../../oci/single-layer.ts'
import type { PackedLayer } from './pack.ts'
import { VEX_LAYER_TYPE } from './vex-artifact.ts'

/** `artifactType` of the manifest. */
const VEX_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.vex-repository.v1'

/** What the manifest says of the repository: which it is, for one's statements are not another's, and when its index was written. */
export interface VexFacts {
  /** Below a registry base: `trivy-vex/<name>`. */
  readonly repository: string
  /** Where it is published, without a login: two that are called alike are not one. Absent: nobody says. */
  readonly origin?: string | undefined
  readonly version: string | undefined
}

/** The manifest for a layer; the same layer and facts give the same bytes. */
export function describeVexArtifact(
  { digest, size }: Pick<PackedLayer, 'digest' | 'size'>,
  { repository, origin, version }: VexFacts,
): FetchedManifest {
  return describeSingleLayer({
    artifactType: VEX_ARTIFACT_TYPE,
    layer: { mediaType: VEX_LAYER_TYPE, digest, size },
    title: 'vex-repository.tar.gz',
    annotations: {
      [BUNDLE_ANNOTATIONS.repository]: repository,
      ...(origin === undefined ? {} : { [BUNDLE_ANNOTATIONS.origin]: origin }),
      ...(version === undefined ? {} : { 'org.opencontainers.image.version': version }),
    },
    what: 'manifest of a VEX repository',
  })
}
