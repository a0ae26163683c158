// How the step ends: whether what was wanted could be had, and the words of a failure that nobody can take for a finding.
import { describeAttempt } from '../acquire/attempt.ts'
import type { Plan } from '../plan/plan.ts'
import {
  arePomsDegraded,
  arePomsMissing,
  explainIncomplete,
  type PomsOutcome,
} from '../resources/maven-poms/poms-outcome.ts'
import type { Resource } from '../resources/table.ts'
import { isDegraded, isMissing, type Outcome } from '../run/outcome.ts'

/** Everything the report is made from. */
export interface RunFacts {
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  /** What the scan does not need, and what is not there either. */
  readonly unneeded: readonly Resource[]
  /** undefined: none were wanted. */
  readonly poms: PomsOutcome | undefined
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
  readonly failure: { readonly message: string; readonly hint: string } | undefined
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
  const missing = facts.outcomes.filter(isMissing)
  const degraded = facts.outcomes.filter(isDegraded)
  const unavailable = facts.outcomes.filter((outcome) => outcome.ready === undefined)
  const poms = judgePoms(facts.poms)
  const isMissingAny = missing.length > 0 || poms === 'missing'
  const isDegradedAny = degraded.length > 0 || poms === 'degraded'
  const failsForDegraded = facts.onDegraded === 'fail' && isDegradedAny
  const failsForMissing = facts.onUnavailable === 'fail' && isMissingAny
  const failing = [...(failsForMissing ? missing : []), ...(failsForDegraded ? degraded : [])]
  const failsForPoms = (failsForMissing && poms === 'missing') || (failsForDegraded && poms === 'degraded')
  const failingPoms = failsForPoms ? facts.poms : undefined
  return {
    degraded: isDegradedAny || isMissingAny,
    failureClass: isMissingAny || failsForDegraded ? 'data' : '',
    unavailable: [
      ...new Set(unavailable.map(({ requirement }) => requirement.resource.name)),
      ...(facts.poms?.isReady === false ? ['maven-poms'] : []),
    ],
    failure:
      failing.length === 0 && failingPoms === undefined ? undefined : describeFailure(failing, failingPoms),
  }
}

/** The same where nothing is placed: there, what cannot be had is missing, whatever Trivy has embedded. */
export function decideCarryVerdict(
  { outcomes, poms }: Pick<RunFacts, 'outcomes' | 'poms'>,
  inputs: Pick<RunFacts, 'onDegraded' | 'onUnavailable'>,
): Verdict {
  const missing = outcomes.filter(({ ready }) => ready === undefined)
  const hasMissing = missing.length > 0 || poms?.isReady === false
  const failingPoms = inputs.onUnavailable === 'fail' && poms?.isReady === false ? poms : undefined
  const stale = outcomes.filter(({ ready }) => ready?.quality === 'stale')
  const failing = [
    ...(inputs.onUnavailable === 'fail' ? missing : []),
    ...(inputs.onDegraded === 'fail' ? stale : []),
  ]
  return {
    degraded: hasMissing || stale.length > 0,
    failureClass: hasMissing || failing.length > 0 ? 'data' : '',
    unavailable: [
      ...new Set(missing.map(({ requirement }) => requirement.resource.name)),
      ...(poms?.isReady === false ? ['maven-poms'] : []),
    ],
    failure:
      failing.length === 0 && failingPoms === undefined ? undefined : describeFailure(failing, failingPoms),
  }
}

function judgePoms(poms: PomsOutcome | undefined): 'missing' | 'degraded' | 'good' {
  if (poms === undefined) return 'good'
  if (arePomsMissing(poms)) return 'missing'
  return arePomsDegraded(poms) ? 'degraded' : 'good'
}

function describeFailure(
  failing: readonly Outcome[],
  poms: PomsOutcome | undefined,
): { message: string; hint: string } {
  // What is wrong with this machine, or offline, is the same for all: it is said once.
  const titles = new Map<string, string[]>()
  for (const outcome of failing) {
    const state = outcome.ready === undefined ? 'could not be had' : 'is older than wished'
    const why = `${state} (${explainAttempts(outcome)})`
    titles.set(why, [...(titles.get(why) ?? []), outcome.requirement.resource.title])
  }
  const parts = [...titles].map(([why, names]) => `${names.join(' and ')} ${why}`)
  if (poms !== undefined) parts.push(describePoms(poms))
  const hints = [
    ...(failing.length === 0 ? [] : [adviseOn(failing)]),
    ...(poms === undefined ? [] : [adviseOnPoms(poms)]),
  ]
  return {
    message: `This is a data problem, not a vulnerability finding: ${parts.join('; ')}`,
    hint: hints.join(' '),
  }
}

/** What is wrong with the POMs, in one sentence. */
export function describePoms(poms: PomsOutcome): string {
  return poms.isReady
    ? `Maven POMs are older than wished (${poms.stale} snapshots or absences could not be asked for anew)`
    : `Maven POMs are not complete (${explainIncomplete(poms)})`
}

/** What to do about them. */
export function adviseOnPoms({ isOffline, hint }: PomsOutcome): string {
  if (hint !== undefined) return hint
  return isOffline
    ? 'Bring a complete set: run this action once where Maven repositories can be reached, or carry a bundle.'
    : 'Run it again when the repository answers: only what is missing is asked for. A mirror in settings.xml or the input maven-repository helps against limits.'
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
