// A copy of a resource that could be used, and the rules by which one is better than another. Pure.
import { type Provenance, UNKNOWN } from '../provenance/provenance.ts'
import { isLowerVersion } from '../verify/version.ts'
import type { Placed } from './placed.ts'
import type { Artifact, Source } from './source.ts'

/** An artifact whose bytes are verified and lie extracted beside the target, not yet placed. */
export interface Staged {
  /** When its data was built, or where it does not say so, when a source last confirmed it. */
  readonly measuredAt: Date
  readonly artifact: Artifact
  /** Removes it again; the target was not touched. */
  discard(): Promise<void>
}

/** The best copy so far: what lies in the cache directory, or what was staged. */
export interface Candidate<S extends Staged> {
  readonly measuredAt: Date
  readonly layerDigest: string | undefined
  /** The artifact's version annotation; databases have none. */
  readonly version: string | undefined
  /** Pinned by its digest: wanted whatever its age. */
  readonly isPinned: boolean
  /** Where the bytes came from. */
  readonly source: string
  /** What the source calls it, where that says more: the key of a cache entry. */
  readonly name?: string | undefined
  readonly sourceKind: 'cache-dir' | Source['kind']
  readonly provenance: Provenance
  /** Whether somebody vouched for the digest (`isVouchedFor`). */
  readonly confirmed: boolean
  /** A server was to vouch for it, and none did. */
  readonly isDoubtful?: boolean | undefined
  /** A registry to which upstream itself pushes calls this the newest. */
  readonly isUpstreamCurrent: boolean
  /** Absent when it is what lies in the cache directory. */
  readonly staged: S | undefined
}

/** What lies in the cache directory, as a candidate. */
export function candidateOfPlaced<S extends Staged>(placed: Placed, isPinned: boolean): Candidate<S> {
  const confirmed = placed.seal?.confirmed ?? false
  return {
    measuredAt: placed.measuredAt,
    layerDigest: placed.seal?.layerDigest,
    // Said by nobody who is believed, a high one would shut out every honest registry, and for good.
    version: confirmed ? placed.seal?.artifactVersion : undefined,
    isPinned,
    source: 'cache directory',
    sourceKind: 'cache-dir',
    provenance: placed.seal?.provenance ?? UNKNOWN,
    confirmed,
    isUpstreamCurrent: false,
    staged: undefined,
  }
}

/** Whether using `candidate` instead of `best` would be a rollback: newer data is never replaced by older. */
export function isOlder<S extends Staged>(candidate: Candidate<S>, best: Candidate<S>): boolean {
  if (isLowerVersion(candidate.version, best.version)) return true
  return candidate.measuredAt < best.measuredAt
}
