// Which of the things that Trivy fetches this scan needs, by Trivy's own rules, and why. Pure.
import type { Inputs } from '../inputs/table.ts'
import type { DecidedResource, Decision, GatheredResource, NeedFacts } from '../resources/contract.ts'
import { notNeeded } from '../resources/need-words.ts'

/** The need of everything that Trivy may fetch, before the user has had a say. */
export function decideNeeds(
  gathered: readonly GatheredResource[],
  facts: NeedFacts,
): readonly DecidedResource[] {
  const { command } = facts.settings
  const none = notNeeded(`this command scans nothing (${command.origin})`)
  return gathered.map(({ resource, own }) => ({
    resource,
    own,
    decision: command.value === 'other' ? none : resource.need(facts, own),
  }))
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
