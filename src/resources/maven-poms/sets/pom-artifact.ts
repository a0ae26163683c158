// A set of POMs as an artifact like any other: a manifest, an empty config, and one layer of our own type.
import { VerifyError } from '../../../base/errors.ts'
import { digestOf } from '../../../oci/digest.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../../../oci/manifest.ts'
import { describeSingleLayer, EMPTY_CONFIG } from '../../../oci/single-layer.ts'
import { collectVerified } from '../../../verify/collect.ts'
import { type PomSet, packPomSet, unpackPomSet } from './pom-set.ts'

/** Documented in docs/maven.md. */
const POM_ARTIFACT_TYPE = 'application/vnd.trivy-offline-cache.maven-poms.v1'
export const POM_LAYER_TYPE = 'application/vnd.trivy-offline-cache.maven-poms.layer.v1.tar+gzip'

/** When what can change (snapshots, and what is absent) was last confirmed, ISO 8601. */
export const POMS_CONFIRMED_AT = 'dev.trivy-offline-cache.confirmed-at'
/** The input digest that the set was made for. */
export const POMS_INPUT = 'dev.trivy-offline-cache.poms-input'

/** Compressed, a POM has some 2 kB. */
const MAX_LAYER_BYTES = 256 << 20

/** What a set is for, and how current it is. */
export interface PomSetFacts {
  readonly inputDigest: string
  readonly confirmedAt: Date
}

/** An artifact in memory, ready to be written to a layout or pushed. */
export interface PomArtifact {
  readonly fetched: FetchedManifest
  readonly config: Buffer
  readonly layer: Buffer
  readonly layerDigest: string
}

/** Makes the artifact of a set. Its layer is the same for the same set; only the manifest says when it was confirmed. */
export async function buildPomArtifact(set: PomSet, facts: PomSetFacts): Promise<PomArtifact> {
  const layer = await packPomSet(set)
  const layerDigest = digestOf(layer)
  const fetched = describeSingleLayer({
    artifactType: POM_ARTIFACT_TYPE,
    layer: { mediaType: POM_LAYER_TYPE, digest: layerDigest, size: layer.length },
    title: 'maven-poms.tar.gz',
    annotations: {
      [POMS_CONFIRMED_AT]: facts.confirmedAt.toISOString(),
      [POMS_INPUT]: facts.inputDigest,
    },
    what: 'POM set',
  })
  return { fetched, config: EMPTY_CONFIG, layer, layerDigest }
}

/** A set that was read from an artifact, and what its manifest claims. */
export interface ReadPomSet extends PomSet {
  /** Of the claims of manifest and place the older one; the epoch when there is none. */
  readonly confirmedAt: Date
  readonly layerDigest: string
  readonly sizeBytes: number
}

/**
 * Reads a set from an artifact of any source: cache entry, bundle, registry. Every byte is checked against the manifest.
 *
 * @throws {VerifyError} when it is not a POM set, or not what its manifest says
 */
export async function readPomArtifact(artifact: {
  readonly fetched: FetchedManifest
  readonly openLayer: (layer: Descriptor) => AsyncIterable<Buffer>
}): Promise<ReadPomSet> {
  const { manifest } = artifact.fetched
  const layer = pomLayerOf(manifest)
  if (layer.size > MAX_LAYER_BYTES) {
    throw new VerifyError('POM set: size', { wanted: `at most ${MAX_LAYER_BYTES}`, found: `${layer.size}` })
  }
  const packed = await collectVerified(artifact.openLayer(layer), layer, 'POM set')
  const set = await unpackPomSet(packed)
  return {
    ...set,
    confirmedAt: confirmedAtOf(manifest) ?? new Date(0),
    layerDigest: layer.digest,
    sizeBytes: layer.size,
  }
}

/**
 * The one layer of a set.
 *
 * @throws {VerifyError} when it is none
 */
export function pomLayerOf({ layers }: Manifest): Descriptor {
  const [layer, ...others] = layers
  if (layer !== undefined && others.length === 0 && layer.mediaType === POM_LAYER_TYPE) return layer
  throw new VerifyError('POM set', {
    wanted: `one layer of type ${POM_LAYER_TYPE}`,
    found: 'another artifact',
  })
}

/** When its manifest says that it was last confirmed; undefined: it does not. */
export function confirmedAtOf({ annotations }: Manifest): Date | undefined {
  const confirmed = new Date(annotations[POMS_CONFIRMED_AT] ?? '')
  return Number.isNaN(confirmed.getTime()) ? undefined : confirmed
}
