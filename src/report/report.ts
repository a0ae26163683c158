// What the user reads at the end: closing lines, warnings, and the job summary. Decides nothing.
import type { Attempt } from '../acquire/attempt.ts'
import { formatBytes } from '../acquire/progress.ts'
import { clean } from '../base/log.ts'
import { PLANNED_NAMES } from '../inputs/resource-name.ts'
import type { Requirement } from '../plan/plan.ts'
import type { PomsOutcome } from '../resources/maven-poms/poms-outcome.ts'
import { pomsCells, pomsColumns } from '../resources/maven-poms/poms-report.ts'
import { TITLES } from '../resources/table.ts'
import { isDegraded, isMissing, type Outcome, type ReadyResource } from '../run/outcome.ts'
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
  return undefined
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
  if (outcome.isProvenAbsent) return 'Trivy uses the checks embedded in it'
  return 'what lies in the cache directory is left as it was, and Trivy may go to the network'
}

/** The lines that stay visible when the log's groups are closed: one per resource, in columns. */
export function closingLines(outcomes: readonly Outcome[], now: Date, poms?: PomsOutcome): string[] {
  const rows = [
    ...outcomes.map((outcome) => closingColumns(outcome, now)),
    ...(poms === undefined ? [] : [pomsColumns(poms, formatDuration(poms.durationMs))]),
  ]
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

function isFailure(attempt: Attempt): boolean {
  return attempt.outcome === 'failed' || attempt.outcome === 'refused'
}

function sayAge(ready: ReadyResource, requirement: Requirement, now: Date): string {
  if (ready.measuredAt.getTime() === 0) return 'age unknown'
  const age = `${ageVerb(requirement.resource)} ${describeAge(ready.measuredAt, now)}`
  const { format } = requirement.resource
  // Confirmed says that nobody has newer; how old it is by itself says the day of its index.
  const written = format.kind === 'vex' ? /^\d{4}-\d\d-\d\d/.exec(ready.version ?? '')?.[0] : undefined
  return written === undefined ? age : `${age} (index of ${written})`
}

function sayQuality(ready: ReadyResource): string {
  const seal = ready.layerDigest === undefined ? 'unsealed' : ''
  const quality = ready.quality === 'fresh' ? '' : ready.quality
  return [quality, seal].filter((word) => word !== '').join(', ')
}

function formatDuration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`
}

/**
 * The table of the job summary as rows of plain text; whoever renders it escapes the cells. One row for everything that
 * the plan speaks of, with its need and reason, whether it was provided or not.
 */
export function summaryRows(facts: Pick<RunFacts, 'plan' | 'outcomes' | 'poms' | 'now'>): string[][] {
  return PLANNED_NAMES.flatMap((name) => {
    const { poms } = facts
    const { need, reason } = facts.plan.needs[name]
    const why = `${need}: ${reason}`
    if (name === 'maven-poms' && poms !== undefined) {
      return [[TITLES[name], why, ...pomsCells(poms, formatDuration(poms.durationMs))]]
    }
    const own = facts.outcomes.filter(({ requirement }) => requirement.resource.name === name)
    if (own.length === 0) return [[TITLES[name], why, 'not provided', '', '', '', '', '']]
    return own.map((outcome) => [
      outcome.requirement.resource.title,
      why,
      ...outcomeCells(outcome, facts.now),
    ])
  })
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
