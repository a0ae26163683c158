// Which of the things that Trivy fetches this scan needs, by Trivy's own rules, and why. Pure.
import type { Inputs } from '../inputs/table.ts'
import { sayCommand } from '../inputs/trivy-words.ts'
import type { Decision, Need } from '../resources/contract/decision.ts'
import type { NeedFacts } from '../resources/contract/known-facts.ts'
import type { DecidedResource, GatheredResource } from '../resources/contract/planned-resource.ts'
import { notNeeded } from '../resources/need-words.ts'

/**
 * The need of everything that Trivy may fetch, before the user has had a say.
 *
 * @param scans the facts of each scan of the job
 */
export function decideNeeds(
  gathered: readonly GatheredResource[],
  scans: readonly NeedFacts[],
): readonly DecidedResource[] {
  return gathered.map(({ resource, own }) => {
    const decisions = scans.map((facts) => ({ facts, decision: decideNeed({ resource, own }, facts) }))
    return { resource, own, decision: unite(decisions) }
  })
}

function decideNeed({ resource, own }: GatheredResource, facts: NeedFacts): Decision {
  const { command } = facts.settings
  if (command.value === 'other') return notNeeded(`${sayCommand(command.value)} (${command.origin})`)
  return resource.need(facts, own)
}

/** What one scan says of a resource. */
interface ScanDecision {
  readonly facts: NeedFacts
  readonly decision: Decision
}

/** The strongest first. */
const NEEDS: readonly Need[] = ['needed', 'maybe', 'not needed']

/** What one of the scans needs is needed. Each has its say, the one that needs it most first; what several say alike, once. */
function unite(all: readonly ScanDecision[]): Decision {
  const ranked = NEEDS.flatMap((need) => all.filter(({ decision }) => decision.need === need))
  const [first] = ranked
  if (first === undefined) throw new Error('a plan has at least one scan')
  if (all.length === 1) return first.decision
  const byReason = Map.groupBy(ranked, ({ decision }) => decision.reason)
  return {
    need: first.decision.need,
    provide: ranked.some(({ decision }) => decision.provide),
    reason: [...byReason].map(([reason, alike]) => sayFor(alike, reason)).join('; '),
  }
}

/** The reason of one scan or of several, which are named where it does not begin with the name. */
function sayFor(alike: readonly ScanDecision[], reason: string): string {
  const names = alike.map(({ facts: { settings } }) => sayCommand(settings.command.value)).join(', ')
  return reason.startsWith(`${names} `) ? reason : `${names}: ${reason}`
}

/** The input `resources` has the last word on what is provided; what the scan needs it does not change. */
export function applyChoice(planned: DecidedResource, inputs: Inputs): DecidedResource {
  const { resources } = inputs
  const { name } = planned.resource
  const isLeftOut = resources.kind === 'auto' && resources.excluded.includes(name)
  const isAskedFor = planned.resource.isAskedFor?.(inputs) === true && !isLeftOut
  if (isAskedFor) return { ...planned, decision: { ...planned.decision, provide: true } }
  return { ...planned, decision: choose(name, planned.decision, resources) }
}

function choose(name: string, decision: Decision, chosen: Inputs['resources']): Decision {
  const names = chosen.kind === 'list' ? chosen.names : chosen.included
  const isNamed = names.includes(name)
  if (isNamed) {
    const { need, reason } = decision
    const besides = need === 'not needed' ? `, although the scan does not need it: ${reason}` : ''
    return { ...decision, provide: true, reason: `the input resources names it${besides}` }
  }
  if (chosen.kind === 'list' || chosen.excluded.includes(name)) {
    return {
      ...decision,
      provide: false,
      reason: `the input resources leaves it out; ${decision.reason}`,
    }
  }
  return decision
}
