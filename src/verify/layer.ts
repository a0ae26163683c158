// Which layer of a manifest is the resource: the same rules by which Trivy accepts or refuses an artifact.
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../oci/manifest.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'

const TITLE = 'org.opencontainers.image.title'
const VERSION = 'org.opencontainers.image.version'
const CREATED = 'org.opencontainers.image.created'

/** Which artifact a manifest must be of. */
export interface WantedArtifact {
  readonly resource: ArtifactResource
  /** Schema of a database, major of the checks bundle. */
  readonly schema: number
}

/**
 * The one layer that holds the resource (Trivy's `pkg/oci/artifact.go`): exactly one layer, of the
 * right media type, with a title that is a plain local file name; and of the right major, where it says one.
 *
 * @throws {VerifyError} with what Trivy would have wanted
 */
export function selectLayer(manifest: Manifest, wanted: WantedArtifact): Descriptor {
  const { resource } = wanted
  const [layer, ...others] = manifest.layers
  if (layer === undefined || others.length > 0) {
    throw new VerifyError('wrong number of layers', { wanted: '1', found: String(manifest.layers.length) })
  }
  if (layer.mediaType !== resource.layerMediaType) {
    throw new VerifyError('unacceptable media type', {
      wanted: resource.layerMediaType,
      found: clean(layer.mediaType, 200),
      hint: `Mirror the artifact byte for byte, for example with skopeo copy; do not push its files again.`,
    })
  }
  const title = layer.annotations[TITLE]
  if (title === undefined) {
    throw new VerifyError(`annotation ${TITLE} is missing`, { hint: 'Trivy refuses such a layer too.' })
  }
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(title) || !/\.(tar\.gz|tgz)$/.test(title)) {
    throw new VerifyError(`annotation ${TITLE} is not the plain name of a tar.gz file`, {
      wanted: 'a name such as db.tar.gz',
      found: clean(title, 100),
    })
  }
  if (layer.size > resource.maxLayerBytes) {
    throw new VerifyError('the layer is too large', {
      wanted: `at most ${resource.maxLayerBytes} bytes`,
      found: `${layer.size} bytes`,
    })
  }
  resource.checkManifest?.(manifest, wanted.schema)
  return layer
}

/** The same artifact without a word on its version, for where nobody vouches for what its manifest says. */
export function withoutVersion(fetched: FetchedManifest): FetchedManifest {
  const { [VERSION]: _, ...annotations } = fetched.manifest.annotations
  return { ...fetched, manifest: { ...fetched.manifest, annotations } }
}

/** The version that upstream annotates some artifacts with. */
export function versionOf(manifest: Manifest): string | undefined {
  const version = manifest.annotations[VERSION]
  return version === undefined ? undefined : clean(version, 50)
}

/** When the manifest says that it was made: by `oras`, the instant of the push. Undefined when it does not say, or says nonsense. */
export function createdAt(manifest: Manifest): Date | undefined {
  const created = new Date(manifest.annotations[CREATED] ?? '')
  return Number.isNaN(created.getTime()) || created.getTime() <= 0 ? undefined : created
}
