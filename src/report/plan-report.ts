// What the user reads first: every fact behind the plan, as lines of the log's first group.
import type { OpenedCache } from '../cache/cache-client.ts'
import { formatStem } from '../cache/cache-key.ts'
import { stemOf } from '../cache/requirement-stem.ts'
import type { Decision } from '../cache/save-policy.ts'
import type { Inputs } from '../inputs/table.ts'
import { formatReference } from '../oci/reference.ts'
import type { Plan } from '../plan/plan.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import type { OpenedStore } from '../store/store.ts'
import { formatSpan } from '../verify/freshness.ts'
import { basisLines, sayNeed } from './describe-plan.ts'

/** What the group tells. */
export interface ReportedPlan {
  readonly plan: Plan
  readonly inputs: Pick<Inputs, 'keyPrefix' | 'offline'>
  readonly cacheDir: string
  readonly actionsCache: OpenedCache
  readonly store: OpenedStore
  readonly save: Decision
  readonly confirm: Decision
}

/** The lines of the `Plan` group. Each names what it speaks of: the log knows no indentation. */
export function planLines(facts: ReportedPlan): string[] {
  const { plan, inputs, cacheDir } = facts
  return [
    `cache directory: ${cacheDir}`,
    ...describeStore(facts),
    ...basisLines(plan),
    ...plan.resources.flatMap((planned) => [
      sayNeed(planned),
      ...planned.requirements.flatMap((requirement) => describeRequirement(requirement, facts)),
    ]),
    ...(inputs.offline ? ['registries: none is asked, the input offline is true'] : []),
    ...describeActionsCache(facts),
  ]
}

function describeStore({ store }: ReportedPlan): string[] {
  if (store.kind === 'off') return [`runner store: off, ${store.why}`]
  const { home, isWritable } = store.store
  return [`runner store: ${home}, ${store.why}${isWritable ? '' : '; it is read-only for this job'}`]
}

function describeRequirement(requirement: Requirement, { inputs, actionsCache }: ReportedPlan): string[] {
  const { resource, places, maxAgeMs, staleIfErrorMs } = requirement
  const stem = formatStem(stemOf(requirement, inputs.keyPrefix))
  const what = resource.label?.inPlan ?? resource.name
  const from = [
    ...places.map(({ reference }) => formatReference(reference)),
    ...(resource.publisher === undefined ? [] : [resource.publisher.label]),
  ]
  const limits = `max-age ${formatSpan(maxAgeMs)}, stale-if-error ${formatSpan(staleIfErrorMs)}`
  return [
    `${what}: ${limits}`,
    ...(inputs.offline ? [] : [`${what}: from ${from.join(', ')}`]),
    ...(actionsCache.kind === 'available' ? [`${what}: cache key ${stem}-<time>-<digest>`] : []),
  ]
}

function describeActionsCache({ actionsCache, save, confirm }: ReportedPlan): string[] {
  if (actionsCache.kind === 'unavailable') return []
  const say = ({ yes, why }: Decision) => `${yes ? 'yes' : 'no'}, ${why}`
  return [
    `saves to the Actions cache: ${say(save)}`,
    `asks a registry to confirm what comes from the Actions cache: ${say(confirm)}`,
  ]
}
