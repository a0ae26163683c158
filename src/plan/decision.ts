// The words of the plan: what a scan needs, whether it is provided, and from which facts that was decided.
import { clean } from '../base/log.ts'
import type { VexRepositories } from '../resources/vex-repo/vex-repositories.ts'
import type { TrivySettings } from '../scan/settings.ts'
import type { Workspace } from '../scan/workspace.ts'

/** Whether a scan fetches it: for certain, depending on what it meets, or never. */
export type Need = 'needed' | 'maybe' | 'not needed'

/** What the plan says of one thing that Trivy may fetch. */
export interface Decision {
  readonly need: Need
  /** Whether this action makes it available. */
  readonly provide: boolean
  /** One sentence that names the rule or the file that decided. */
  readonly reason: string
}

/** Everything that the decision is made from. */
export interface NeedFacts {
  readonly settings: TrivySettings
  /** undefined: nobody looked, because it would not have mattered. */
  readonly workspace: Workspace | undefined
  readonly vex: VexRepositories
  readonly offline: boolean
  readonly trivyVersion: string
}

/** The decision for something that no scan of this kind fetches. */
export function notNeeded(reason: string): Decision {
  return { need: 'not needed', provide: false, reason }
}

/** The decision for something that this version of the action makes available. */
export function provided(need: 'needed' | 'maybe', reason: string): Decision {
  return { need, provide: true, reason }
}

/** The first path, and how many there are beside it. */
export function nameFiles(paths: readonly string[]): string {
  const first = clean(paths[0] ?? '', 100)
  return paths.length <= 1 ? first : `${first} and ${paths.length - 1} more`
}
