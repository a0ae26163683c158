// The job summary: first whether the scan has its data and, if not, what to do; then what was provided, in columns that fit
// GitHub's page; all else folded. Plain text in, Markdown out.
import { type Attempt, describeAttempt } from '../acquire/attempt.ts'
import { isDegraded, isMissing, type Outcome, outcomesOf } from '../acquire/outcome.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import type { PlannedResource } from '../resources/contract/planned-resource.ts'
import { sayNeed } from './describe-plan.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { formatDuration, sayAge, type ToldFacts } from './report.ts'
import type { Verdict } from './verdict.ts'

/** What the summary says besides what was provided. */
export interface SummaryWords {
  readonly verdict: Verdict
  /** What the user should act on; also what the log says as annotations. */
  readonly warnings: readonly string[]
  /** What else whoever opens the page wants to know at once, such as the digest of a bundle. */
  readonly notes: readonly string[]
  /** Hosts that were contacted. */
  readonly hosts: readonly string[]
}

/** The whole summary. */
export function renderSummary(facts: ToldFacts, words: SummaryWords): string {
  const rows = facts.plan.resources.flatMap((planned) => describeRows(planned, facts))
  const parts = [
    ['### Trivy data', describeVerdict(facts, rows, words)],
    rows.length === 0 ? [] : [renderTable(['Resource', 'From', 'State', 'Origin'], rows.map(cellsOf))],
    [bullets(words.warnings, '⚠️ '), bullets(words.notes)],
    [renderDetails(facts, words)],
  ]
  return `${parts
    .flat()
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

/** One thing that was to be provided. */
interface Row {
  readonly mark: '✅' | '⚠️' | '❌'
  readonly title: string
  readonly source: string
  /** Its age, or its counts. */
  readonly state: string
  readonly origin: string
  readonly details: readonly string[]
  readonly attempts: readonly Attempt[]
}

function describeRows({ resource: { name, title } }: PlannedResource, facts: ToldFacts): Row[] {
  const own = facts.ownOutcomes.get(name)
  const outcomes = outcomesOf(name, facts.outcomes)
  return [
    ...outcomes.map((outcome) => rowOf(outcome, facts.now)),
    ...(own === undefined ? [] : [rowOfOwn(title, own)]),
  ]
}

function rowOf(outcome: Outcome, now: Date): Row {
  const { requirement, ready, attempts, durationMs } = outcome
  const { title } = requirement.resource
  const time = formatDuration(durationMs)
  if (ready === undefined) {
    const state = isMissing(outcome) ? 'not available' : 'not available; Trivy uses its own'
    return {
      mark: isMissing(outcome) ? '❌' : '⚠️',
      title,
      source: '',
      state,
      origin: '',
      details: [time],
      attempts,
    }
  }
  const digest = ready.layerDigest ?? 'unsealed: it was there before, and its contents were checked'
  const size = ready.transferredBytes === undefined ? [] : [formatBytes(ready.transferredBytes)]
  return {
    mark: isDegraded(outcome) || outcome.problem !== undefined ? '⚠️' : '✅',
    title,
    source: ready.source,
    state: `${sayAge(ready, requirement, now)}${ready.quality === 'stale' ? ', stale' : ''}`,
    origin: ready.confirmed ? 'confirmed' : 'unconfirmed',
    details: [...size, time, digest],
    attempts,
  }
}

function rowOfOwn(title: string, { told, state, attempts, durationMs }: OwnOutcome): Row {
  const details = [told.size, formatDuration(durationMs), told.digest].filter((text) => text !== '')
  const mark = { good: '✅', degraded: '⚠️', missing: '❌' } as const
  return {
    mark: mark[state],
    title,
    source: told.source,
    state: told.state,
    origin: told.confirmed,
    details,
    attempts,
  }
}

function cellsOf({ mark, title, source, state, origin }: Row): string[] {
  return [`${mark} ${escapeMarkdown(title)}`, ...[source, state, origin].map((text) => escapeMarkdown(text))]
}

/** The first line: the answer to what whoever opens the page wants to know. */
function describeVerdict(facts: ToldFacts, rows: readonly Row[], { verdict }: SummaryWords): string {
  const { failure, degraded } = verdict
  if (failure !== undefined) {
    const text = escapeMarkdown(failure.headline ?? failure.message, MAX_SENTENCE_CHARACTERS)
    return `❌ **${text}.**\n\n**What to do:** ${escapeMarkdown(failure.hint, MAX_SENTENCE_CHARACTERS)}`
  }
  const provided = rows.filter(({ mark }) => mark !== '❌')
  if (provided.length === 0 && rows.length === 0) {
    const isPlanned = facts.plan.resources.some(({ decision }) => decision.provide)
    return isPlanned
      ? '📋 **Planned only.** Nothing was fetched, placed, or set for later steps.'
      : '✅ **Nothing is needed.** This scan reads no data that could be provided.'
  }
  const told = provided
    .slice(0, MAX_TOLD)
    .map(({ title, state }) => escapeMarkdown(`${title}: ${state}`, 120))
  const more = provided.length > MAX_TOLD ? [`and ${provided.length - MAX_TOLD} more`] : []
  const word = degraded ? '⚠️ **Degraded: look at the warnings below.**' : '✅ **Ready.**'
  return `${word} ${[...told, ...more].join(' · ')}`
}

/** Of a message with what four registries said of two resources, when it stands in a list. */
const MAX_SENTENCE_CHARACTERS = 3000
/** More is in the table. */
const MAX_TOLD = 4

function renderDetails(facts: ToldFacts, { hosts }: SummaryWords): string {
  const rows = facts.plan.resources.flatMap((planned) =>
    describeRows(planned, facts).map((row) => ({ ...row, why: planned.decision.reason })),
  )
  const provided = rows.flatMap(({ title, why, details, attempts }) => [
    `- ${escapeMarkdown(title)}: ${escapeMarkdown([...details, why].join(', '))}`,
    ...attempts.map((attempt) => `  - ${escapeMarkdown(describeAttempt(attempt))}`),
  ])
  const absent = facts.plan.resources.filter((planned) => describeRows(planned, facts).length === 0)
  const left = absent.map((planned) => `- ${escapeMarkdown(sayNeed(planned))}`)
  const contacted =
    hosts.length === 0
      ? 'No host was contacted.'
      : `Hosts contacted: ${hosts.map((host) => escapeMarkdown(host)).join(', ')}`
  return [
    '<details><summary>Attempts, digests, what is not provided, and hosts</summary>',
    ...(provided.length === 0 ? [] : ['**Provided, and every attempt**', provided.join('\n')]),
    ...(left.length === 0 ? [] : ['**Not provided**', left.join('\n')]),
    contacted,
    '</details>',
  ].join('\n\n')
}

function bullets(lines: readonly string[], mark = ''): string {
  return lines.map((line) => `- ${mark}${escapeMarkdown(line, MAX_SENTENCE_CHARACTERS)}`).join('\n')
}

function renderTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
