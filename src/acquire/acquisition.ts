// One acquisition while it runs: the best copy so far, what was put off, and every attempt, told as it happens.
import { hintOf, LocalError, VerifyError } from '../base/errors.ts'
import { blameLocal } from '../base/local-failure.ts'
import type { Log } from '../base/log.ts'
import { RegistryError } from '../oci/registry-error.ts'
import type { Job } from '../provenance/trust.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { sayAge as describeAge, type Freshness, judgeFreshness, sayLimits } from '../verify/freshness.ts'
import { type Attempt, type AttemptOutcome, describeAttempt, sayFailure } from './attempt.ts'
import type { Candidate, Staged } from './candidate.ts'
import type { HostMemory } from './host-memory.ts'
import type { Placed } from './placed.ts'
import { adviseOnRefused } from './refused.ts'
import { SlowSourceError, type TimeBudget } from './share.ts'
import { type Artifact, isServer, type Offer, type Source } from './source.ts'

/** What acquiring one resource needs. */
export interface AcquireContext<S extends Staged> {
  readonly requirement: Requirement
  readonly placed: Placed | undefined
  /** Whether what is placed is what the user pinned by digest. */
  readonly isPlacedPinned: boolean
  /** Nearest first. */
  readonly sources: readonly Source[]
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

/**
 * Notes why a source could not give what it has.
 *
 * @throws {LocalError} when the error is one: a full disk stays full whoever sends the bytes
 */
export function noteFailure<S extends Staged>(run: Run<S>, source: Source, thrown: unknown): void {
  // A server has no files here; what a bundle or a cache on this machine answers is a failure of theirs, and others may do better.
  const error = isServer(source.kind) ? blameLocal(thrown) : thrown
  // Noted already, further in.
  if (error instanceof LocalError && error === run.problem) throw error
  const isRefused = error instanceof VerifyError
  const { log, requirement, hosts } = run.context
  const detail = sayFailure(error, source.label, requirement.resource.title)
  note(run, {
    source: source.label,
    outcome: isRefused ? 'refused' : error instanceof LocalError ? 'skipped' : 'failed',
    detail,
    hint:
      hintOf(error) ??
      (isRefused && source.kind === 'registry' ? adviseOnRefused(error, requirement) : undefined),
  })
  if (error instanceof LocalError) {
    run.problem = error
    throw error
  }
  if (isServer(source.kind) && isOfHost(error)) hosts?.noteBad(source.label)
  // Bytes that are not what they claim to be are more than an outage: somebody should look.
  if (!isRefused) return
  const advice = error.hint === undefined ? '' : `. ${error.hint}`
  const holder = source.kind === 'bundle' ? 'the bundle' : source.label
  log.warning(`${requirement.resource.title}: refused what ${holder} has: ${detail}${advice}`)
}

/** Whether it is the server that failed, whatever was asked of it; what it lacks says nothing of what it has. */
function isOfHost(error: unknown): boolean {
  return error instanceof SlowSourceError || (error instanceof RegistryError && error.temporary)
}
