// Gets one artifact from the nearest source that has a good enough copy, or settles on what lies in its place. Any failure of a
// source moves to the next; every attempt is kept; newer data is never replaced by older.
import type { LocalError } from '../base/errors.ts'
import type { Freshness } from '../verify/freshness.ts'
import { type AcquireContext, freshnessOf, isSettled, noteCandidate, type Run } from './acquisition.ts'
import type { Attempt } from './attempt.ts'
import { type Candidate, candidateOfPlaced, type Staged } from './candidate.ts'

/** What came of it: the best copy, how good it is, and everything that was tried. */
export interface Acquisition<S extends Staged> {
  readonly best: Candidate<S> | undefined
  readonly freshness: Freshness | undefined
  readonly attempts: readonly Attempt[]
  /** This machine is at fault (full disk, no permission), so that asking further sources was no use. */
  readonly problem: LocalError | undefined
}

/** Asks the sources in order until a copy is fresh; else settles on the newest that was found. */
export async function acquire<S extends Staged>(context: AcquireContext<S>): Promise<Acquisition<S>> {
  const { placed, isPlacedPinned } = context
  const best = placed === undefined ? undefined : candidateOfPlaced<S>(placed, isPlacedPinned)
  const run: Run<S> = { context, attempts: [], deferred: [], best, problem: undefined }
  if (best !== undefined) noteCandidate(run, best)
  // Most jobs find it settled, and load nothing of what asks.
  if (!isSettled(run)) await (await import('./ask-sources.ts')).askSources(run)
  return {
    best: run.best,
    freshness: run.best === undefined ? undefined : freshnessOf(run, run.best),
    attempts: run.attempts,
    problem: run.problem,
  }
}
