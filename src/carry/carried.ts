// An artifact that is verified and lies ready to be packed or pushed: plain data, whatever resource it is of.
import type { Candidate } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import { type BlobIdentity, openLayoutBlob } from '../oci/layout.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../oci/manifest.ts'
import type { Requirement } from '../plan/plan.ts'
import { trivyVersionsOf } from '../scan/trivy-version.ts'
import { ageVerb } from '../verify/freshness.ts'
import { selectLayer } from '../verify/layer.ts'
import type { Examined } from './examine.ts'

/** What is packed or pushed. */
export interface CarriedArtifact {
  /** Of the resource; several artifacts may be of one. */
  readonly name: string
  readonly title: string
  /** Below a registry base, with the tag that moves and the one that stays. */
  readonly repository: string
  readonly tag: string
  readonly fixedTag: string
  readonly schema: string
  readonly fetched: FetchedManifest
  readonly layer: Descriptor
  openBlob(blob: BlobIdentity, start: number): AsyncIterable<Buffer>
  readonly measuredAt: Date
  /** The data tells its age; else `measuredAt` is when a source last confirmed it. */
  readonly hasOwnAge: boolean
  readonly version: string | undefined
  readonly isPinned: boolean
  /** The reference of a registry that it came from. */
  readonly origin: string | undefined
  /** Versions of Trivy that read it, as a semver range. */
  readonly trivyVersions: string
  /** The layer of a manifest of this resource, by the rules of whoever reads it; throws VerifyError. */
  selectLayer(manifest: Manifest): Descriptor
}

/** A resource of which there is a copy in a layout. */
export interface GatheredCopy {
  readonly requirement: Requirement
  readonly best: Candidate<Examined> & { readonly staged: Examined & { readonly kept: KeptCopy } }
}

/** A copy that was gathered, as what is packed or pushed. */
export function describeCarried({ requirement, best }: GatheredCopy): CarriedArtifact {
  const { kept, artifact } = best.staged
  const { fetched, layer } = artifact
  const { resource, schema } = requirement
  const { measuredAt, version } = best
  const stamp = measuredAt.toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase()
  return {
    name: resource.name,
    title: resource.title,
    repository: resource.repository,
    tag: String(schema),
    fixedTag: `${schema}-${stamp}`,
    schema: String(schema),
    fetched,
    layer,
    openBlob: (blob, start) => openLayoutBlob(kept.directory, blob, start),
    measuredAt,
    hasOwnAge: ageVerb(resource) === 'updated',
    version,
    isPinned: requirement.pinnedDigests.length > 0,
    origin: best.sourceKind === 'registry' ? best.source : undefined,
    trivyVersions: trivyVersionsOf(requirement),
    selectLayer: (manifest) => selectLayer(manifest, requirement),
  }
}
