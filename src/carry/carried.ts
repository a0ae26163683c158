// An artifact that is verified and lies ready to be packed or pushed: plain data, whatever resource it is of.
import type { Candidate } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import type { Artifact } from '../acquire/source.ts'
import type { Log } from '../base/log.ts'
import { type BlobIdentity, openLayoutBlob } from '../oci/layout.ts'
import type { Descriptor, FetchedManifest, Manifest } from '../oci/manifest.ts'
import type { Provenance } from '../provenance/provenance.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { createdAt, selectLayer } from '../verify/layer.ts'
import { type Examined, examineArtifact } from './examine.ts'

/** What is packed or pushed. */
export interface CarriedArtifact {
  /** Of the resource; several artifacts may be of one. */
  readonly name: string
  readonly title: string
  /** Below a registry base, with the tag that moves. */
  readonly repository: string
  readonly tag: string
  /** The tag that stays: with the time of the data, or of its inputs; undefined where no time is known, for a tag is true or is not made. */
  readonly fixedTag: string | undefined
  readonly schema: string
  readonly fetched: FetchedManifest
  readonly layer: Descriptor
  openBlob(blob: BlobIdentity, start: number): AsyncIterable<Buffer>
  readonly measuredAt: Date
  /** The data tells its age; else `measuredAt` is when a source last confirmed it. */
  readonly hasOwnAge: boolean
  readonly version: string | undefined
  readonly isPinned: boolean
  /** Absent: of what is followed anew by whoever reads it. */
  readonly provenance?: Provenance | undefined
  /** The reference of a registry that it came from. */
  readonly origin: string | undefined
  /** Versions of Trivy that read it, as a semver range. */
  readonly trivyVersions: string
  /** The layer of a manifest of this resource, by the rules of whoever reads it; throws VerifyError. */
  selectLayer(manifest: Manifest): Descriptor
  /** When the data of another layer of this resource was built; throws VerifyError when it is no good. Absent where data tells no age. */
  readonly readAge?: ((held: Pick<Artifact, 'fetched' | 'layer' | 'openLayer'>) => Promise<Date>) | undefined
  /** What a manifest of this resource says of its own time. */
  timeOf(manifest: Manifest): Date | undefined
  /** Of what is confirmed in its manifest: from which age of that it is worth a new one, although the layer is the same. */
  readonly renewAfterMs?: number | undefined
}

/** What carrying needs of the run. */
export interface CarryContext {
  readonly directory: string
  readonly trivyVersion: string
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly log: Log
}

/** A resource of which there is a copy in a layout. */
export interface GatheredCopy {
  readonly requirement: Requirement
  readonly best: Candidate<Examined> & { readonly staged: Examined & { readonly kept: KeptCopy } }
}

/** A copy that was gathered, as what is packed or pushed. */
export function describeCarried({ requirement, best }: GatheredCopy, context: CarryContext): CarriedArtifact {
  const { kept, artifact } = best.staged
  const { fetched, layer } = artifact
  const { resource, schema } = requirement
  const { measuredAt, version } = best
  const hasOwnAge = resource.age === 'data'
  return {
    name: resource.name,
    title: resource.title,
    repository: resource.repository,
    tag: String(schema),
    fixedTag: datedTag(schema, hasOwnAge || !('statedAt' in artifact) ? measuredAt : artifact.statedAt),
    schema: String(schema),
    fetched,
    layer,
    openBlob: (blob, start) => openLayoutBlob(kept.directory, blob, start),
    measuredAt,
    hasOwnAge,
    version,
    isPinned: requirement.pinnedDigests.length > 0,
    provenance: best.provenance,
    origin: best.sourceKind === 'registry' ? best.source : undefined,
    trivyVersions: resource.trivyVersions(schema),
    selectLayer: (manifest) => selectLayer(manifest, requirement),
    readAge: hasOwnAge ? (held) => readAge(held, requirement, context) : undefined,
    timeOf: createdAt,
  }
}

/** `2-20261122t0612`: the time of the data to the minute, or of its last confirmation; undefined where neither is known. */
export function datedTag(schema: number, instant: Date | undefined): string | undefined {
  if (instant === undefined || instant.getTime() === 0) return undefined
  const stamp = instant.toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase()
  return `${schema}-${stamp}`
}

/** The whole layer is read: its data tells its age only when it is good, and at its end. */
async function readAge(
  held: Pick<Artifact, 'fetched' | 'layer' | 'openLayer'>,
  requirement: Requirement,
  { directory, trivyVersion, now, signal }: CarryContext,
): Promise<Date> {
  const artifact: Artifact = {
    ...held,
    confirmedAt: now(),
    confirmed: true,
    readConfig: () => Promise.reject(new Error('no copy is made')),
  }
  const examined = await examineArtifact(artifact, {
    requirement,
    cacheDir: directory,
    trivyVersion,
    now: now(),
    signal,
    label: 'the mirror',
    kept: undefined,
  })
  return examined.measuredAt
}
