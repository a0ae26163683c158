// Which skip variables later steps get, and what each of them rests on (docs/decisions/skip-variables.md). Pure.
import type { Outcome } from '../acquire/outcome.ts'
import type { ArtifactResource, ResourceSettings } from '../resources/artifact-resource.ts'
import type { RunFacts } from './verdict.ts'

/** A skip variable that says what is proven of one artifact. */
export interface ProvenSkip extends ResourceSettings {
  readonly resource: ArtifactResource
  /** `placed`: it lies there; `absent`: it does not, and Trivy has something in its place. */
  readonly because: 'placed' | 'absent'
}

/** The skip variables of a run. */
export interface Skips {
  /** Of each artifact of which something is proven. */
  readonly proven: readonly ProvenSkip[]
  /** What would say so of what was wanted and is not there. */
  readonly unproven: readonly ResourceSettings[]
  /** What an offline job goes without: neither needed nor there. */
  readonly unneeded: readonly ResourceSettings[]
}

/** Decides them. Several artifacts may share one variable: it says that all of them are proven. */
export function decideSkips({
  plan,
  outcomes,
  unneeded,
}: Pick<RunFacts, 'plan' | 'outcomes' | 'unneeded'>): Skips {
  const settingsOf = (resource: ArtifactResource) => resource.settings(plan.trivy.version)
  const unproven = outcomes
    .filter((outcome) => becauseOf(outcome) === undefined)
    .map(({ requirement: { resource } }) => settingsOf(resource))
  const isOpen = (one: ResourceSettings) =>
    unproven.some(({ skipVariable }) => skipVariable === one.skipVariable)
  const proven = outcomes.flatMap((outcome) => {
    const because = becauseOf(outcome)
    const { resource } = outcome.requirement
    return because === undefined ? [] : [{ ...settingsOf(resource), resource, because }]
  })
  return {
    proven: proven.filter((one) => !isOpen(one)),
    unproven,
    unneeded: plan.inputs.offline ? unneeded.map(settingsOf) : [],
  }
}

function becauseOf({ ready, isProvenAbsent }: Outcome): ProvenSkip['because'] | undefined {
  if (ready !== undefined) return 'placed'
  return isProvenAbsent ? 'absent' : undefined
}
