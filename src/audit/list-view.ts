// A list of steps with all that is known of it, as the patch is made from it. Pure.
import type { FoundScan } from './found-scans.ts'
import type { SeenStep } from './recipe.ts'
import type { StepList } from './workflow.ts'

/** A list of steps, with what is known of each. */
export interface ListView {
  readonly list: StepList
  readonly steps: readonly (SeenStep & {
    /** Scans that it runs, in actions that it calls too. */
    readonly scans: readonly FoundScan[]
  })[]
  /** Scans of jobs that run these steps before them. */
  readonly later: readonly FoundScan[]
}

/** A part that somebody has to change by hand. */
export interface LeftOver {
  readonly line: number
  readonly why: string
}
