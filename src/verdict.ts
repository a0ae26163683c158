// How the step ends: whether what was wanted could be had, and the words of a failure that nobody can take for a finding.
import { describeAttempt } from './acquire/attempt.ts'
import { isDegraded, isMissing, type Outcome } from './place/outcome.ts'
import type { Plan } from './plan/plan.ts'

/** Everything the report is made from. */
export interface RunFacts {
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  readonly cacheDir: string
  /** Registry and cache hosts that were asked. */
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

/** Decides from the outcomes whether the step succeeds, and with which words it fails. */
export function decideVerdict(facts: RunFacts): Verdict {
  const missing = facts.outcomes.filter(isMissing)
  const degraded = facts.outcomes.filter(isDegraded)
  const unavailable = facts.outcomes.filter((outcome) => outcome.ready === undefined)
  const failsForDegraded = facts.onDegraded === 'fail' && degraded.length > 0
  const failing = [...(facts.onUnavailable === 'fail' ? missing : []), ...(failsForDegraded ? degraded : [])]
  return {
    degraded: degraded.length + missing.length > 0,
    failureClass: missing.length > 0 || failsForDegraded ? 'data' : '',
    unavailable: unavailable.map((outcome) => outcome.requirement.resource.name),
    failure: failing.length === 0 ? undefined : describeFailure(failing),
  }
}

function describeFailure(failing: readonly Outcome[]): { message: string; hint: string } {
  const parts = failing.map((outcome) => {
    const state = outcome.ready === undefined ? 'could not be had' : 'is older than wished'
    return `${outcome.requirement.resource.title} ${state} (${explainAttempts(outcome)})`
  })
  const hints = failing.flatMap((outcome) => [
    outcome.hint,
    ...outcome.attempts.map((attempt) => attempt.hint),
  ])
  const hint = hints.find((text) => text !== undefined)
  return {
    message: `This is a data problem, not a vulnerability finding: ${parts.join('; ')}`,
    hint: hint ?? 'Warm the cache from the default branch, or name a mirror with the input registries.',
  }
}

/** Why a resource is as it is: every attempt, in one sentence each. */
export function explainAttempts(outcome: Outcome): string {
  const attempts = outcome.attempts.map(describeAttempt)
  const all = outcome.problem === undefined ? attempts : [outcome.problem, ...attempts]
  return all.length === 0 ? 'no source may be asked' : all.join('; ')
}
