// How the step ends: whether what was wanted could be had, and the words of a failure that nobody can take for a finding.
import { isDegraded, isMissing, type Outcome } from '../acquire/outcome.ts'
import type { Plan } from '../plan/plan.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import type { OwnOutcome, Shortfall } from '../resources/contract/own-outcome.ts'
import { sayAge, sayLimits } from '../verify/freshness.ts'
import { adviseOn, explainAttempts, explainByBase, isOrAre, joinNames } from './causes.ts'

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
  /** `data` when something that the plan needs is not available; never a finding. */
  readonly failureClass: 'data' | ''
  readonly unavailable: readonly string[]
  /** The failure's text and what to do; undefined when the step succeeds. */
  readonly failure: Failure | undefined
}

/** Why the step fails. */
export interface Failure extends Shortfall {
  /** The same without what each source said: where that stands beside it. Default: the message. */
  readonly headline?: string | undefined
}

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
      facts.now,
    ),
  }
}

/**
 * The same where nothing is placed: there, what is not available is missing, whatever Trivy has embedded.
 *
 * @param optional names of resources that nobody asked for: without them the rest is whole
 */
export function decideCarryVerdict(
  facts: Pick<RunFacts, 'outcomes' | 'ownOutcomes' | 'now'>,
  inputs: Pick<RunFacts, 'onDegraded' | 'onUnavailable'>,
  optional: ReadonlySet<string> = new Set(),
): Verdict {
  const absent = facts.outcomes.filter(({ ready }) => ready === undefined)
  const missing = absent.filter(({ requirement }) => !optional.has(requirement.resource.name))
  const ownMissing = [...facts.ownOutcomes.values()].filter(({ isReady }) => !isReady)
  const hasMissing = missing.length + ownMissing.length > 0
  const stale = facts.outcomes.filter(({ ready }) => ready?.quality === 'stale')
  const failing = [
    ...(inputs.onUnavailable === 'fail' ? missing : []),
    ...(inputs.onDegraded === 'fail' ? stale : []),
  ]
  return {
    degraded: hasMissing || absent.length > 0 || stale.length > 0,
    failureClass: hasMissing || failing.length > 0 ? 'data' : '',
    unavailable: listUnavailable(facts),
    failure: describeFailure(failing, inputs.onUnavailable === 'fail' ? ownMissing : [], facts.now),
  }
}

/** Names of resources of which something is not available, each once. */
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

/** The first words of every failure for want of data. */
const NO_FINDING = 'This is a data problem, not a vulnerability finding: '

function describeFailure(
  failing: readonly Outcome[],
  own: readonly OwnOutcome[],
  now: Date,
): Failure | undefined {
  if (failing.length + own.length === 0) return undefined
  const shortfalls = own.flatMap(({ shortfall }) => shortfall ?? [])
  const told = groupByCause(failing).map((group) => describeGroup(group, now))
  const others = shortfalls.map(({ message }) => message)
  const hints = [...(failing.length === 0 ? [] : [adviseOn(failing)]), ...shortfalls.map(({ hint }) => hint)]
  return {
    message: NO_FINDING + [...told.map(({ state, why }) => `${state} (${why})`), ...others].join('; '),
    headline: NO_FINDING + [...told.map(({ state }) => state), ...others].join('; '),
    hint: [...new Set(hints)].join(' '),
  }
}

/** What is wrong with this machine, or offline, or with a network, is the same for all: it is said once. */
function groupByCause(failing: readonly Outcome[]): Outcome[][] {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of failing) {
    const key = `${outcome.ready?.measuredAt.getTime() ?? ''} ${explainByBase(outcome)}`
    groups.set(key, [...(groups.get(key) ?? []), outcome])
  }
  return [...groups.values()]
}

function describeGroup(
  group: readonly Outcome[],
  now: Date,
): { readonly state: string; readonly why: string } {
  const [first] = group
  if (first === undefined) return { state: '', why: '' }
  const titles = group.map(({ requirement }) => requirement.resource.title)
  const subject = `${joinNames(titles)} ${isOrAre(titles)}`
  const why = group.length === 1 ? explainAttempts(first) : explainByBase(first)
  const { ready, requirement, problem } = first
  if (ready !== undefined) {
    const age = `${sayAge(requirement.resource, ready.measuredAt, now)}; ${sayLimits(requirement)}`
    return { state: `${subject} older than max-age`, why: `${age}; ${why}` }
  }
  return { state: `${subject} not available${problem === undefined ? ' from any source' : ''}`, why }
}
