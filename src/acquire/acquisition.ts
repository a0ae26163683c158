// One acquisition while it runs: the best copy so far, what was put off, and every attempt, told as it happens.
import type { LocalError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Job } from '../provenance/trust.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { sayAge as describeAge, type Freshness, judgeFreshness, sayLimits } from '../verify/freshness.ts'
import { type Attempt, type AttemptOutcome, describeAttempt } from './attempt.ts'
import type { Candidate, Staged } from './candidate.ts'
import type { HostMemory } from './host-memory.ts'
import type { Placed } from './placed.ts'
import type { TimeBudget } from './share.ts'
import type { Artifact, Offer, Source } from './source.ts'

/** What acquiring one resource needs. */
export interface AcquireContext<S extends Staged> {
  readonly requirement: Requirement
  readonly placed: Placed | undefined
  /** Whether what is placed is what the user pinned by digest. */
  readonly isPlacedPinned: boolean
  /** Nearest first; asked for only where what is placed is not good enough. */
  readonly sources: () => Promise<readonly Source[]>
  /** Downloads, verifies, and extracts beside the target, in one pass. */
  readonly stage: (artifact: Artifact, source: Source) => Promise<S>
  readonly now: () => Date
  /** Absent: every server may take the time that it takes. */
  readonly budget?: TimeBudget | undefined
  readonly hosts?: HostMemory | undefined
  /** Who asks. */
  readonly job?: Job | undefined
  readonly signal: AbortSignal
  readonly log: Log
}

/** One thing that a source has, and what it has besides. */
export interface SourcedOffer {
  readonly offer: Offer
  readonly source: Source
  /** What the source has next, should this one be refused. */
  readonly more: AsyncIterator<Offer>
}

/** The state of one acquisition. */
export interface Run<S extends Staged> {
  readonly context: AcquireContext<S>
  readonly attempts: Attempt[]
  /** Too old to be read first; read when nothing better turns up, or when a registry calls it current. */
  readonly deferred: SourcedOffer[]
  best: Candidate<S> | undefined
  /** This machine is at fault, so that asking further sources is no use. */
  problem: LocalError | undefined
}

/** Whether no source need be asked any more. */
export function isSettled<S extends Staged>(run: Run<S>): boolean {
  return run.best !== undefined && freshnessOf(run, run.best) === 'fresh'
}

/** How good a copy is. What the user pinned is never refreshed: its digest says which one is wanted. */
export function freshnessOf<S extends Staged>(run: Run<S>, candidate: Candidate<S>): Freshness {
  if (candidate.isPinned) return 'fresh'
  return judgeFreshness(candidate.measuredAt, run.context.now(), run.context.requirement)
}

/** The age in words, and the limits that it is judged by where it is over one: `built 100 h ago; max-age 30 h, used up to 78 h`. */
export function sayAge<S extends Staged>(run: Run<S>, measuredAt: Date): string {
  const { requirement, now } = run.context
  const age = describeAge(requirement.resource, measuredAt, now())
  const isFresh = judgeFreshness(measuredAt, now(), requirement) === 'fresh'
  return isFresh || measuredAt.getTime() === 0 ? age : `${age} (${sayLimits(requirement)})`
}

/** Keeps an attempt, and tells it. */
export function note<S extends Staged>(run: Run<S>, attempt: Attempt): void {
  run.attempts.push(attempt)
  run.context.log.info(describeAttempt(attempt))
}

/** Notes a copy that is now the best. */
export function noteCandidate<S extends Staged>(run: Run<S>, candidate: Candidate<S>): void {
  const outcome: AttemptOutcome = freshnessOf(run, candidate) === 'fresh' ? 'used' : 'stale'
  const name = candidate.name === undefined ? '' : `; ${candidate.name}`
  note(run, { source: candidate.source, outcome, detail: sayAge(run, candidate.measuredAt) + name })
}
