// Modules and their record as artifacts like any other: a manifest, an empty config, one layer of our types.
import { VerifyError } from '../../../base/errors.ts'
import { digestOf } from '../../../oci/digest.ts'
import type { BlobIdentity } from '../../../oci/layout.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../../../oci/manifest.ts'
import { describeSingleLayer } from '../../../oci/single-layer.ts'
import { collectVerified } from '../../../verify/collect.ts'
import {
  encodeRecord,
  type KeptPackage,
  MAX_RECORD_BYTES,
  type ModuleRecord,
  parseRecord,
} from './module-record.ts'

/** Documented in docs/terraform.md. */
const MODULE_TYPE = 'application/vnd.trivy-offline-cache.terraform-module.v1'
export const MODULE_LAYER_TYPE = 'application/vnd.trivy-offline-cache.terraform-module.layer.v1.tar+gzip'
const RECORD_TYPE = 'application/vnd.trivy-offline-cache.terraform-modules.v1'
export const RECORD_LAYER_TYPE = 'application/vnd.trivy-offline-cache.terraform-modules.record.v1+json'

/** When what can change was last confirmed, ISO 8601. */
export const MODULES_CONFIRMED_AT = 'dev.trivy-offline-cache.confirmed-at'

/** A record, ready to be written or pushed. */
export interface RecordArtifact {
  readonly fetched: FetchedManifest
  readonly layer: Buffer
  readonly layerDigest: string
  readonly confirmedAt: Date
}

/** Makes the artifact of a record. Its age is that of the oldest thing in it that can change. */
export function buildRecordArtifact(packages: readonly KeptPackage[], now: Date): RecordArtifact {
  const layer = encodeRecord(packages)
  const layerDigest = digestOf(layer)
  const changing = packages.filter(({ isFixed }) => !isFixed).map(({ confirmedAt }) => confirmedAt.getTime())
  const confirmedAt = new Date(Math.min(now.getTime(), ...changing))
  const fetched = describeSingleLayer({
    artifactType: RECORD_TYPE,
    layer: { mediaType: RECORD_LAYER_TYPE, digest: layerDigest, size: layer.length },
    title: 'terraform-modules.json',
    annotations: { [MODULES_CONFIRMED_AT]: confirmedAt.toISOString() },
    what: 'record of Terraform modules',
  })
  return { fetched, layer, layerDigest, confirmedAt }
}

/** The manifest of one package; the same files give the same bytes, whoever wants them. */
export function describeModule(layer: BlobIdentity): FetchedManifest {
  return describeSingleLayer({
    artifactType: MODULE_TYPE,
    layer: { mediaType: MODULE_LAYER_TYPE, ...layer },
    title: 'terraform-module.tar.gz',
    annotations: {},
    what: 'Terraform module',
  })
}

/** Whether a manifest is that of a record. */
export function isRecord({ layers }: Manifest): boolean {
  return layers.length === 1 && layers[0]?.mediaType === RECORD_LAYER_TYPE
}

/** Whether a manifest is that of a record or a module. */
export function isOurs({ layers }: Manifest): boolean {
  return [RECORD_LAYER_TYPE, MODULE_LAYER_TYPE].includes(layers[0]?.mediaType ?? '')
}

/**
 * Reads a record from an artifact of any source; every byte is checked against the manifest.
 *
 * @throws {VerifyError} when it is no record, or not what its manifest says
 */
export async function readRecordArtifact(
  { manifest }: FetchedManifest,
  openLayer: (layer: Descriptor) => AsyncIterable<Buffer>,
): Promise<{ readonly record: ModuleRecord; readonly layerDigest: string }> {
  const layer = onlyLayer(manifest, RECORD_LAYER_TYPE)
  if (layer.size > MAX_RECORD_BYTES) {
    throw new VerifyError('record of Terraform modules: size', {
      wanted: `at most ${MAX_RECORD_BYTES}`,
      found: `${layer.size}`,
    })
  }
  const bytes = await collectVerified(openLayer(layer), layer, 'record of Terraform modules')
  return { record: parseRecord(bytes), layerDigest: layer.digest }
}

/** The one layer of that type. @throws {VerifyError} for another artifact */
export function onlyLayer({ layers }: Manifest, mediaType: string): Descriptor {
  const [layer, ...others] = layers
  if (layer !== undefined && others.length === 0 && layer.mediaType === mediaType) return layer
  throw new VerifyError('Terraform modules', {
    wanted: `one layer of type ${mediaType}`,
    found: 'another artifact',
  })
}

/** What a record's manifest says of its own time. */
export function confirmedAtOf({ annotations }: Manifest): Date | undefined {
  const confirmed = new Date(annotations[MODULES_CONFIRMED_AT] ?? '')
  return Number.isNaN(confirmed.getTime()) ? undefined : confirmed
}
