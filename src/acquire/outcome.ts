// What became of one requirement, as plain data: everything that the environment, the report, and the outputs are made from. Pure.
import type { Provenance } from '../provenance/provenance.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import type { Freshness } from '../verify/freshness.ts'
import type { Attempt } from './attempt.ts'
import type { Candidate, Staged } from './candidate.ts'

/**
 * `fresh`. `stale`: older than max-age, and nothing fresher could be had. `upstream-stale`: older than max-age, but
 * upstream itself has published nothing newer.
 */
export type Quality = 'fresh' | 'stale' | 'upstream-stale'

/** A resource that is placed and proven. */
export interface ReadyResource {
  readonly quality: Quality
  readonly measuredAt: Date
  readonly source: string
  readonly sourceKind: Candidate<Staged>['sourceKind']
  /** Whether somebody vouched for the digest (`isVouchedFor`). */
  readonly confirmed: boolean
  /** A server was to vouch for it in this run, and none did. */
  readonly isDoubtful?: boolean | undefined
  readonly provenance: Provenance
  /** Absent: it was there before, without a seal; only its contents were checked. */
  readonly layerDigest: string | undefined
  readonly version: string | undefined
  /** Size of the compressed layer that was read; undefined when nothing was. */
  readonly transferredBytes: number | undefined
}

/** What became of one requirement. */
export interface Outcome {
  readonly requirement: Requirement
  /** Absent: it is not available. */
  readonly ready: ReadyResource | undefined
  readonly attempts: readonly Attempt[]
  /** What went wrong on this machine, rather than at a source. */
  readonly problem: string | undefined
  readonly hint: string | undefined
  /** It is not available and is proven not to be there, so that Trivy uses what it has in its place. */
  readonly isProvenAbsent: boolean
  readonly durationMs: number
}

/** The outcomes of one resource: several artifacts may be of one. */
export function outcomesOf(name: string, outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ requirement }) => requirement.resource.name === name)
}

/**
 * Whether a resource is placed and proven as a whole: all its artifacts are there, or it said so itself; undefined: it was
 * not to be provided.
 *
 * @param own how it stands, where it provided itself
 */
export function isWholeReady(
  name: string,
  outcomes: readonly Outcome[],
  own: { readonly isReady: boolean } | undefined,
): boolean | undefined {
  const parts = [
    ...outcomesOf(name, outcomes).map(({ ready }) => ready !== undefined),
    ...(own === undefined ? [] : [own.isReady]),
  ]
  return parts.length === 0 ? undefined : parts.every((part) => part)
}

/** How good the best copy is; undefined when it must not be used. */
export function judgeQuality(
  freshness: Freshness | undefined,
  isUpstreamCurrent: boolean,
): Quality | undefined {
  if (freshness === undefined || freshness === 'fresh') return freshness
  if (isUpstreamCurrent) return 'upstream-stale'
  return freshness === 'stale' ? 'stale' : undefined
}

/** Without it a scan cannot be right, unless Trivy has something that stands in for it. */
export function isMissing(outcome: Outcome): boolean {
  return outcome.ready === undefined && outcome.requirement.resource.standIn === undefined
}

/** Used, but not as good as wished. */
export function isDegraded(outcome: Outcome): boolean {
  const { ready, requirement } = outcome
  if (ready === undefined) return requirement.resource.standIn !== undefined
  return ready.quality === 'stale' || ready.isDoubtful === true
}

/** What is known of the copy that is used. */
export function describeReady(best: Candidate<Staged>, quality: Quality): ReadyResource {
  const { measuredAt, source, sourceKind, confirmed, isDoubtful, provenance, layerDigest, version } = best
  const artifact = best.staged?.artifact
  const transferredBytes = artifact?.stored === undefined ? artifact?.layer.size : undefined
  return {
    quality,
    measuredAt,
    source,
    sourceKind,
    confirmed,
    isDoubtful,
    provenance,
    layerDigest,
    version,
    transferredBytes,
  }
}
