// What the user reads at the end: closing lines, the job summary, and the evidence record. Decides nothing.
import type { Attempt } from './acquire/attempt.ts'
import { formatBytes } from './acquire/progress.ts'
import { clean } from './log.ts'
import { formatReference } from './oci/reference.ts'
import { isMissing, type Outcome, type ReadyResource } from './place/outcome.ts'
import type { Plan, Requirement } from './plan/plan.ts'
import { explainAttempts, type RunFacts, type Verdict } from './verdict.ts'
import { ageVerb, describeAge } from './verify/freshness.ts'

/** What the annotation of a resource says that is not as it should be; undefined when there is nothing to act on. */
export function describeWarning(
  outcome: Outcome,
  facts: Pick<RunFacts, 'now' | 'onUnavailable'>,
): string | undefined {
  const { ready, requirement } = outcome
  const { title } = requirement.resource
  if (ready === undefined) {
    // Then the failure of the step says it.
    if (isMissing(outcome) && facts.onUnavailable === 'fail') return undefined
    return `${title} could not be had (${explainAttempts(outcome)}); ${describeConsequence(outcome)}`
  }
  const age = sayAge(ready, requirement, facts.now)
  if (ready.quality === 'stale') {
    return `${title}: ${age}, older than max-age, and nothing fresher could be had (${explainAttempts(outcome)})`
  }
  if (ready.quality === 'upstream-stale') {
    return `${title}: ${age}; upstream has published nothing newer, so this is the newest there is`
  }
  return undefined
}

function describeConsequence(outcome: Outcome): string {
  if (outcome.isProvenAbsent) return 'Trivy uses the checks embedded in it'
  return 'what lies in the cache directory is left as it was, and Trivy may go to the network'
}

/** The line of one resource that stays visible when the log's groups are closed. */
export function closingLine(outcome: Outcome, now: Date): string {
  const { ready, requirement } = outcome
  const title = requirement.resource.title.padEnd(18)
  if (ready === undefined) return `${title} unavailable: ${explainAttempts(outcome)}`
  const size = ready.transferredBytes === undefined ? '' : formatBytes(ready.transferredBytes)
  const failed = outcome.attempts.filter(isFailure).map((attempt) => `${attempt.source}: ${attempt.outcome}`)
  const notes = [sayAge(ready, requirement, now), sayQuality(ready), ...failed].filter((note) => note !== '')
  const columns = [ready.source, size, formatDuration(outcome.durationMs)].filter((column) => column !== '')
  return `${title} ${columns.join('   ')}   ${notes.join('; ')}`
}

function isFailure(attempt: Attempt): boolean {
  return attempt.outcome === 'failed' || attempt.outcome === 'refused'
}

function sayAge(ready: ReadyResource, requirement: Requirement, now: Date): string {
  if (ready.measuredAt.getTime() === 0) return 'age unknown'
  return `${ageVerb(requirement.resource)} ${describeAge(ready.measuredAt, now)}`
}

function sayQuality(ready: ReadyResource): string {
  const seal = ready.layerDigest === undefined ? 'unsealed' : ''
  const quality = ready.quality === 'fresh' ? '' : ready.quality
  return [quality, seal].filter((word) => word !== '').join(', ')
}

function formatDuration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** The lines of the `Plan` group: every fact behind the decision. */
export function planLines(plan: Plan): string[] {
  const origin = {
    input: 'from the input trivy-version',
    path: 'found on PATH',
    'latest-known': 'the latest known; set the input trivy-version if another one will scan',
  }[plan.trivy.origin]
  return [
    `Trivy ${plan.trivy.version}, ${origin}`,
    ...plan.requirements.flatMap((requirement) => [
      `${requirement.resource.name}: needed, ${requirement.reason}`,
      `from ${requirement.places.map((place) => formatReference(place.reference)).join(', ')}`,
      `max-age ${formatLimit(requirement.maxAgeMs)}, stale-if-error ${formatLimit(requirement.staleIfErrorMs)}`,
    ]),
    ...plan.omissions.map((omission) => `${omission.resource.name}: not needed, ${omission.reason}`),
  ]
}

function formatLimit(ms: number): string {
  return Number.isFinite(ms) ? `${Math.round(ms / 360_000) / 10} h` : 'without limit'
}

/** The plan for the output `plan`. */
export function planRecord(plan: Plan): unknown {
  return {
    trivy: plan.trivy,
    resources: [
      ...plan.requirements.map((requirement) => ({
        name: requirement.resource.name,
        need: 'needed',
        reason: requirement.reason,
        schema: requirement.schema,
        references: requirement.places.map((place) => formatReference(place.reference)),
      })),
      ...plan.omissions.map(({ resource, reason }) => ({ name: resource.name, need: 'not needed', reason })),
    ],
  }
}

/** The table of the job summary as rows of plain text; whoever renders it escapes the cells. */
export function summaryRows(facts: RunFacts): string[][] {
  return facts.outcomes.map(({ requirement, ready, durationMs }) => [
    requirement.resource.title,
    requirement.reason,
    ready?.source ?? 'unavailable',
    ready === undefined ? '' : sayAge(ready, requirement, facts.now),
    ready?.layerDigest ?? (ready === undefined ? '' : 'unsealed'),
    ready === undefined ? '' : ready.confirmed ? 'confirmed' : 'unconfirmed',
    ready?.transferredBytes === undefined ? '' : formatBytes(ready.transferredBytes),
    formatDuration(durationMs),
  ])
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
export function escapeMarkdown(text: string): string {
  return clean(text, 500).replace(/[\\`*_{}[\]()#+!|~@:.$&<>-]/g, (character) =>
    '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  )
}

/** The evidence record: which data a run used, for whoever asks later. */
export function evidenceRecord(facts: RunFacts, verdict: Verdict, environment: NodeJS.ProcessEnv): unknown {
  return {
    run: {
      server: environment.GITHUB_SERVER_URL,
      repository: environment.GITHUB_REPOSITORY,
      runId: environment.GITHUB_RUN_ID,
      runAttempt: environment.GITHUB_RUN_ATTEMPT,
      ref: environment.GITHUB_REF,
      sha: environment.GITHUB_SHA,
      at: facts.now.toISOString(),
    },
    trivy: facts.plan.trivy,
    cacheDir: facts.cacheDir,
    degraded: verdict.degraded,
    unavailable: verdict.unavailable,
    resources: facts.outcomes.map(({ requirement, ready, attempts, problem }) => ({
      name: requirement.resource.name,
      schema: requirement.schema,
      ready: ready !== undefined,
      layerDigest: ready?.layerDigest,
      source: ready?.source,
      measuredAt: ready?.measuredAt.toISOString(),
      quality: ready?.quality,
      confirmed: ready?.confirmed,
      version: ready?.version,
      problem,
      attempts,
    })),
    hosts: facts.hosts,
  }
}
