// What a bundle says of each artifact in its index, and a manifest of ours of itself: enough to plan by before a byte of it is
// read. Claims until verified.
import type { LayoutEntry } from '../oci/layout.ts'

const PREFIX = 'dev.trivy-offline-cache'

/** Names of the annotations in a bundle's index. */
export const BUNDLE_ANNOTATIONS = {
  /** By which other tools find an artifact (image-spec, annotations). */
  refName: 'org.opencontainers.image.ref.name',
  resource: `${PREFIX}.resource`,
  /** Repository below a registry base, and tag: where `mirror` puts it. */
  repository: `${PREFIX}.repository`,
  tag: `${PREFIX}.tag`,
  /** Where a publisher has it, of what is known by more than its name. */
  origin: `${PREFIX}.origin`,
  /** Schema of a database, major of the checks bundle. */
  schema: `${PREFIX}.schema`,
  /** When the data was built; of resources that carry no age, see `confirmedAt`. */
  updatedAt: `${PREFIX}.updated-at`,
  /** When a source last confirmed it as current (docs/decisions/age.md), ISO 8601. */
  confirmedAt: `${PREFIX}.confirmed-at`,
  /** Who gave it and who vouches for it, as JSON (provenance/provenance.ts). */
  provenance: `${PREFIX}.provenance`,
  layerDigest: `${PREFIX}.layer-digest`,
  /** The versions of Trivy that read it, as a semver range. */
  trivyVersions: `${PREFIX}.trivy-versions`,
} as const

/** How old the bundle says an artifact is; undefined when it does not say. */
export function claimedAge({ annotations }: Pick<LayoutEntry, 'annotations'>): Date | undefined {
  const { updatedAt, confirmedAt } = BUNDLE_ANNOTATIONS
  const claim = new Date(annotations[updatedAt] ?? annotations[confirmedAt] ?? '')
  return Number.isNaN(claim.getTime()) ? undefined : claim
}
