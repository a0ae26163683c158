// What the user reads at the end: closing lines, warnings, and the job summary. Pure.
import type { Attempt } from '../acquire/attempt.ts'
import { isDegraded, isMissing, type Outcome, outcomesOf, type ReadyResource } from '../acquire/outcome.ts'
import { formatBytes } from '../base/format-bytes.ts'
import { clean } from '../base/log.ts'
import type { Plan } from '../plan/plan.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import type { OwnOutcome } from '../resources/contract.ts'
import { ageVerb, describeAge } from '../verify/freshness.ts'
import { adviseOn, explainAttempts, type RunFacts } from './verdict.ts'

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
    return `${title} could not be had (${why}); ${describeConsequence(outcome)}. ${adviseOn([outcome])}`
  }
  const age = sayAge(ready, requirement, facts.now)
  if (ready.quality === 'stale') {
    const why = explainAttempts(outcome)
    return `${title}: ${age}, older than max-age, and nothing fresher could be had (${why}). ${adviseOn([outcome])}`
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
  const { ready, requirement } = outcome
  if (ready !== undefined) return describeWarning(outcome, facts)
  if (facts.onUnavailable === 'fail') return undefined
  return `${requirement.resource.title} could not be had (${explainAttempts(outcome)}). ${adviseOn([outcome])}`
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
  const failed = attempts.filter(isFailure).map((attempt) => `${attempt.source}: ${attempt.outcome}`)
  const state = ready === undefined ? [] : [sayAge(ready, requirement, now), sayQuality(ready)]
  return [
    requirement.resource.title,
    ready?.source ?? 'unavailable',
    ready?.transferredBytes === undefined ? '' : formatBytes(ready.transferredBytes),
    formatDuration(durationMs),
    [...state, ...failed].filter((note) => note !== '').join('; '),
  ]
}

function ownColumns(title: string, { told, durationMs }: OwnOutcome): string[] {
  return [title, told.source, told.size, formatDuration(durationMs), told.state]
}

function isFailure(attempt: Attempt): boolean {
  return attempt.outcome === 'failed' || attempt.outcome === 'refused'
}

function sayAge(ready: ReadyResource, requirement: Requirement, now: Date): string {
  if (ready.measuredAt.getTime() === 0) return 'age unknown'
  const age = `${ageVerb(requirement.resource)} ${describeAge(ready.measuredAt, now)}`
  const more = ready.version && requirement.resource.describeVersion?.(ready.version)
  return more === undefined || more === '' ? age : `${age} (${more})`
}

function sayQuality(ready: ReadyResource): string {
  const seal = ready.layerDigest === undefined ? 'unsealed' : ''
  const quality = ready.quality === 'fresh' ? '' : ready.quality
  return [quality, seal].filter((word) => word !== '').join(', ')
}

/** Three digits at most: from a minute on in minutes and seconds. */
function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * The table of the job summary as rows of plain text; whoever renders it escapes the cells. One row for everything that
 * the plan speaks of, with its need and reason, whether it was provided or not.
 */
export function summaryRows({ plan, outcomes, ownOutcomes, now }: ToldFacts): string[][] {
  return plan.resources.flatMap(({ resource: { name, title }, decision: { need, reason } }) => {
    const why = `${need}: ${reason}`
    const own = ownOutcomes.get(name)
    const artifacts = outcomesOf(name, outcomes)
    if (own === undefined && artifacts.length === 0) {
      return [[title, why, 'not provided', '', '', '', '', '']]
    }
    return [
      ...artifacts.map((outcome) => [outcome.requirement.resource.title, why, ...outcomeCells(outcome, now)]),
      ...(own === undefined ? [] : [[title, why, ...ownCells(own)]]),
    ]
  })
}

function ownCells({ told, durationMs }: OwnOutcome): string[] {
  const { source, state, digest, confirmed, size } = told
  return [source, state, digest, confirmed, size, formatDuration(durationMs)]
}

function outcomeCells({ requirement, ready, durationMs }: Outcome, now: Date): string[] {
  const time = formatDuration(durationMs)
  if (ready === undefined) return ['unavailable', '', '', '', '', time]
  return [
    ready.source,
    sayAge(ready, requirement, now),
    ready.layerDigest ?? 'unsealed',
    ready.confirmed ? 'confirmed' : 'unconfirmed',
    ready.transferredBytes === undefined ? '' : formatBytes(ready.transferredBytes),
    time,
  ]
}

/** The heads of {@link summaryRows}. */
export const SUMMARY_HEADS = [
  'Resource',
  'Why',
  'Source',
  'Age',
  'Digest',
  'Confirmed',
  'Size',
  'Time',
] as const

/** Text as a cell or line of GitHub Markdown that shows it as it stands: no markup, link, mention, or formula. */
export function escapeMarkdown(text: string, maxCharacters = 500): string {
  return clean(text, maxCharacters).replace(/[\\`*_{}[\]()#+!|~@:.$&<>-]/g, (character) =>
    '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  )
}
