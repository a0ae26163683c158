// How the step ends: whether what was wanted could be had, and the words of a failure that nobody can take for a finding.
import { describeAttempt } from '../acquire/attempt.ts'
import { isDegraded, isMissing, type Outcome } from '../acquire/outcome.ts'
import type { Plan } from '../plan/plan.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import type { OwnOutcome, Shortfall } from '../resources/contract.ts'

/** Everything the report is made from. */
export interface RunFacts {
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  /** What the scan does not need, and what is not there either. */
  readonly unneeded: readonly ArtifactResource[]
  /** Of resources that provided themselves, by name. */
  readonly ownOutcomes: ReadonlyMap<string, OwnOutcome>
  readonly cacheDir: string
  /** Hosts of registries and publishers that were asked. */
  readonly hosts: readonly string[]
  readonly onDegraded: 'warn' | 'fail'
  readonly onUnavailable: 'fail' | 'continue'
  readonly now: Date
}

/** How the step ends. */
export interface Verdict {
  readonly degraded: boolean
  /** `data` when something that the plan needs could not be had; never a finding. */
  readonly failureClass: 'data' | ''
  readonly unavailable: readonly string[]
  /** The failure's text and what to do; undefined when the step succeeds. */
  readonly failure: Shortfall | undefined
}

/** A list of more is not read. */
const MAX_HINTS = 3

/** How a step ends that only planned. */
export const NOTHING_TRIED: Verdict = {
  degraded: false,
  failureClass: '',
  unavailable: [],
  failure: undefined,
}

/** Decides from the outcomes whether the step succeeds, and with which words it fails. */
export function decideVerdict(facts: RunFacts): Verdict {
  const own = [...facts.ownOutcomes.values()]
  const missing = facts.outcomes.filter(isMissing)
  const degraded = facts.outcomes.filter(isDegraded)
  const ownMissing = own.filter(({ state }) => state === 'missing')
  const ownDegraded = own.filter(({ state }) => state === 'degraded')
  const isMissingAny = missing.length + ownMissing.length > 0
  const isDegradedAny = degraded.length + ownDegraded.length > 0
  const failsForDegraded = facts.onDegraded === 'fail' && isDegradedAny
  const failsForMissing = facts.onUnavailable === 'fail' && isMissingAny
  return {
    degraded: isDegradedAny || isMissingAny,
    failureClass: isMissingAny || failsForDegraded ? 'data' : '',
    unavailable: listUnavailable(facts),
    failure: describeFailure(
      [...(failsForMissing ? missing : []), ...(failsForDegraded ? degraded : [])],
      [...(failsForMissing ? ownMissing : []), ...(failsForDegraded ? ownDegraded : [])],
    ),
  }
}

/** The same where nothing is placed: there, what cannot be had is missing, whatever Trivy has embedded. */
export function decideCarryVerdict(
  facts: Pick<RunFacts, 'outcomes' | 'ownOutcomes'>,
  inputs: Pick<RunFacts, 'onDegraded' | 'onUnavailable'>,
): Verdict {
  const missing = facts.outcomes.filter(({ ready }) => ready === undefined)
  const ownMissing = [...facts.ownOutcomes.values()].filter(({ isReady }) => !isReady)
  const hasMissing = missing.length + ownMissing.length > 0
  const stale = facts.outcomes.filter(({ ready }) => ready?.quality === 'stale')
  const failing = [
    ...(inputs.onUnavailable === 'fail' ? missing : []),
    ...(inputs.onDegraded === 'fail' ? stale : []),
  ]
  return {
    degraded: hasMissing || stale.length > 0,
    failureClass: hasMissing || failing.length > 0 ? 'data' : '',
    unavailable: listUnavailable(facts),
    failure: describeFailure(failing, inputs.onUnavailable === 'fail' ? ownMissing : []),
  }
}

/** Names of resources of which something could not be had, each once. */
function listUnavailable({ outcomes, ownOutcomes }: Pick<RunFacts, 'outcomes' | 'ownOutcomes'>): string[] {
  const artifacts = outcomes.filter(({ ready }) => ready === undefined)
  const own = [...ownOutcomes].filter(([, { isReady }]) => !isReady)
  return [
    ...new Set([
      ...artifacts.map(({ requirement }) => requirement.resource.name),
      ...own.map(([name]) => name),
    ]),
  ]
}

function describeFailure(failing: readonly Outcome[], own: readonly OwnOutcome[]): Shortfall | undefined {
  if (failing.length + own.length === 0) return undefined
  // What is wrong with this machine, or offline, is the same for all: it is said once.
  const titles = new Map<string, string[]>()
  for (const outcome of failing) {
    const state = outcome.ready === undefined ? 'could not be had' : 'is older than wished'
    const why = `${state} (${explainAttempts(outcome)})`
    titles.set(why, [...(titles.get(why) ?? []), outcome.requirement.resource.title])
  }
  const shortfalls = own.flatMap(({ shortfall }) => shortfall ?? [])
  const parts = [
    ...[...titles].map(([why, names]) => `${names.join(' and ')} ${why}`),
    ...shortfalls.map(({ message }) => message),
  ]
  const hints = [...(failing.length === 0 ? [] : [adviseOn(failing)]), ...shortfalls.map(({ hint }) => hint)]
  return {
    message: `This is a data problem, not a vulnerability finding: ${parts.join('; ')}`,
    hint: hints.join(' '),
  }
}

/** Why a resource is as it is: every attempt, in one sentence each. */
export function explainAttempts({ attempts, problem }: Outcome): string {
  const others = attempts.filter((attempt) => attempt.detail !== problem).map(describeAttempt)
  return (problem === undefined ? others : [problem, ...others]).join('; ')
}

/** What to do so that it is better next time: what this machine and the sources have to say, each hint once. */
export function adviseOn(outcomes: readonly Outcome[]): string {
  const hints = outcomes.flatMap(({ hint, attempts }) => [hint, ...attempts.map((attempt) => attempt.hint)])
  const own = [...new Set(hints.filter((hint) => hint !== undefined))]
  if (own.length > 0) return own.slice(0, MAX_HINTS).join(' ')
  const isServedStale = outcomes.some(({ attempts }) => attempts.some(({ outcome }) => outcome === 'stale'))
  return isServedStale
    ? 'Look at the job that fills the registry with old data, or name another one with the input registries; stale-if-error says how old a copy may be.'
    : 'Warm the cache from the default branch, or name a mirror with the input registries.'
}
