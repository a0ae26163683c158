// What the user reads first: every fact behind the plan, as lines of the log's first group and as a record.
import type { OpenedCache } from './acquire/cache-client.ts'
import { formatStem } from './acquire/cache-key.ts'
import type { Decision } from './acquire/save-policy.ts'
import type { Inputs } from './inputs/table.ts'
import { formatReference } from './oci/reference.ts'
import { stemOf } from './place/keeping.ts'
import type { Plan, Requirement } from './plan/plan.ts'

/** Everything that was decided before anything was asked. */
export interface PlanFacts {
  readonly plan: Plan
  readonly inputs: Pick<Inputs, 'keyPrefix' | 'offline'>
  readonly cacheDir: string
  readonly actionsCache: OpenedCache
  readonly save: Decision
  readonly confirm: Decision
}

/** The lines of the `Plan` group. Each names what it speaks of: the log knows no indentation. */
export function planLines(facts: PlanFacts): string[] {
  const { plan, inputs, cacheDir } = facts
  const origin = {
    input: 'from the input trivy-version',
    path: 'found on PATH',
    'latest-known': 'the latest known; set the input trivy-version if another one will scan',
  }[plan.trivy.origin]
  return [
    `cache directory: ${cacheDir}`,
    `Trivy: ${plan.trivy.version}, ${origin}`,
    ...plan.requirements.flatMap((requirement) => describeRequirement(requirement, facts)),
    ...plan.omissions.map((omission) => `${omission.resource.name}: not needed, ${omission.reason}`),
    ...(inputs.offline ? ['registries: none is asked, the input offline is true'] : []),
    ...describeActionsCache(facts),
  ]
}

function describeRequirement(requirement: Requirement, { inputs, actionsCache }: PlanFacts): string[] {
  const { resource, reason, places, maxAgeMs, staleIfErrorMs } = requirement
  const stem = formatStem(stemOf(requirement, inputs.keyPrefix))
  const limits = `max-age ${formatLimit(maxAgeMs)}, stale-if-error ${formatLimit(staleIfErrorMs)}`
  return [
    `${resource.name}: needed, ${reason}; ${limits}`,
    ...(inputs.offline
      ? []
      : [`${resource.name}: from ${places.map(({ reference }) => formatReference(reference)).join(', ')}`]),
    ...(actionsCache.kind === 'available' ? [`${resource.name}: cache key ${stem}-<time>-<digest>`] : []),
  ]
}

function describeActionsCache({ actionsCache, save, confirm }: PlanFacts): string[] {
  if (actionsCache.kind === 'unavailable') return []
  const say = ({ yes, why }: Decision) => `${yes ? 'yes' : 'no'}, ${why}`
  return [
    `saves to the Actions cache: ${say(save)}`,
    `asks a registry to confirm what comes from the Actions cache: ${say(confirm)}`,
  ]
}

/** A limit as users write it: `30 h`, `4 d`. */
function formatLimit(ms: number): string {
  if (!Number.isFinite(ms)) return 'without limit'
  const hours = Math.round(ms / 360_000) / 10
  return hours >= 72 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`
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
