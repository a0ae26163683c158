// What the user reads at the end of the log: closing lines and warnings. Pure.
import type { Attempt } from '../acquire/attempt.ts'
import { isDegraded, isMissing, type Outcome, outcomesOf, type ReadyResource } from '../acquire/outcome.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { Plan } from '../plan/plan.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import { sayAge as describeAge, sayLimits } from '../verify/freshness.ts'
import { adviseOn, explainAttempts, isOrAre } from './causes.ts'
import type { RunFacts } from './verdict.ts'

/** What the annotation of a resource says that is not as it should be; undefined when there is nothing to act on. */
export function describeWarning(
  outcome: Outcome,
  facts: Pick<RunFacts, 'now' | 'onDegraded' | 'onUnavailable'>,
): string | undefined {
  const { ready, requirement } = outcome
  const { title } = requirement.resource
  // Then the failure of the step says it.
  if (isMissing(outcome) && facts.onUnavailable === 'fail') return undefined
  if (isDegraded(outcome) && facts.onDegraded === 'fail') return undefined
  if (ready === undefined) {
    const why = explainAttempts(outcome)
    return `${sayMissing(outcome)} (${why}); ${describeConsequence(outcome)}. ${adviseOn([outcome])}`
  }
  const age = sayAge(ready, requirement, facts.now)
  if (ready.quality === 'stale') {
    const why = explainAttempts(outcome)
    return `${title}: ${age} (${sayLimits(requirement)}), and nothing newer is available (${why}). ${adviseOn([outcome])}`
  }
  if (ready.isDoubtful === true) {
    const why = explainAttempts(outcome)
    return `${title}: ${age}, from the ${ready.source}, and no server vouches for it: on this ref somebody may have planted it (${why}). ${adviseOn([outcome])}`
  }
  if (ready.quality === 'upstream-stale') {
    return `${title}: ${age}; upstream has published nothing newer, so this is the newest there is`
  }
  if (outcome.problem !== undefined) {
    return `${title}: ${age}, and a newer copy could not be put in its place (${outcome.problem}). ${adviseOn([outcome])}`
  }
  return undefined
}

/** The same of a resource that provided itself. */
export function describeOwnWarnings(
  { state, shortfall, warnings }: OwnOutcome,
  { onDegraded, onUnavailable }: Pick<RunFacts, 'onDegraded' | 'onUnavailable'>,
): readonly string[] {
  // Then the failure of the step says it.
  const isSaid =
    (state === 'missing' && onUnavailable === 'fail') || (state === 'degraded' && onDegraded === 'fail')
  if (shortfall === undefined || state === 'good' || isSaid) return warnings
  return [`${shortfall.message}. ${shortfall.hint}`, ...warnings]
}

/** The same where nothing is placed; undefined as well when the failure of the step says it. */
export function describeShortfall(
  outcome: Outcome,
  facts: Pick<RunFacts, 'now' | 'onDegraded' | 'onUnavailable'>,
): string | undefined {
  if (outcome.ready !== undefined) return describeWarning(outcome, facts)
  if (facts.onUnavailable === 'fail') return undefined
  return `${sayMissing(outcome)} (${explainAttempts(outcome)}). ${adviseOn([outcome])}`
}

function sayMissing({ requirement, problem }: Outcome): string {
  const { title } = requirement.resource
  return `${title} ${isOrAre([title])} not available${problem === undefined ? ' from any source' : ''}`
}

function describeConsequence(outcome: Outcome): string {
  const { standIn } = outcome.requirement.resource
  if (outcome.isProvenAbsent && standIn !== undefined) return standIn.consequence
  return 'what lies in the cache directory is left as it was, and Trivy may go to the network'
}

/** What closing lines and summary are made from. */
export type ToldFacts = Pick<RunFacts, 'outcomes' | 'ownOutcomes' | 'now'> & {
  readonly plan: Pick<Plan, 'resources'>
}

/** The lines that stay visible when the log's groups are closed: one per resource, in columns. */
export function closingLines(facts: ToldFacts): string[] {
  const { plan, outcomes, ownOutcomes, now } = facts
  const rows = plan.resources.flatMap(({ resource: { name, title } }) => {
    const own = ownOutcomes.get(name)
    return [
      ...outcomesOf(name, outcomes).map((outcome) => closingColumns(outcome, now)),
      ...(own === undefined ? [] : [ownColumns(title, own)]),
    ]
  })
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .filter((cell) => cell !== '')
      .join('   ')
      .trimEnd(),
  )
}

function closingColumns({ ready, requirement, attempts, durationMs }: Outcome, now: Date): string[] {
  const failed = sayFailures(attempts)
  const state = ready === undefined ? [] : [sayAge(ready, requirement, now), sayQuality(ready)]
  return [
    requirement.resource.title,
    ready?.source ?? 'not available',
    ready?.transferredBytes === undefined ? '' : formatBytes(ready.transferredBytes),
    formatDuration(durationMs),
    [...state, ...failed].filter((note) => note !== '').join('; '),
  ]
}

function ownColumns(title: string, { told, durationMs }: OwnOutcome): string[] {
  return [title, told.source, told.size, formatDuration(durationMs), told.state]
}

/** One line has room for one name of each kind. */
function sayFailures(attempts: readonly Attempt[]): string[] {
  return ['failed', 'refused'].flatMap((outcome) => {
    const [first, ...others] = attempts.filter((attempt) => attempt.outcome === outcome)
    if (first === undefined) return []
    return `${first.source}${others.length === 0 ? '' : ` and ${others.length} more`}: ${outcome}`
  })
}

/** The age of what is ready, and of which version it is where that tells more. */
export function sayAge(ready: ReadyResource, requirement: Requirement, now: Date): string {
  const age = describeAge(requirement.resource, ready.measuredAt, now)
  if (ready.measuredAt.getTime() === 0) return age
  const more = ready.version && requirement.resource.describeVersion?.(ready.version)
  return more === undefined || more === '' ? age : `${age} (${more})`
}

const QUALITY = { fresh: '', stale: 'stale', 'upstream-stale': 'the newest there is' }

function sayQuality(ready: ReadyResource): string {
  const seal = ready.layerDigest === undefined ? 'unsealed' : ''
  return [QUALITY[ready.quality], seal].filter((word) => word !== '').join(', ')
}

/** Three digits at most: from a minute on in minutes and seconds. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
