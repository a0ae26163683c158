// What a row of the fault table is: how a source is broken, what its attempt says, and what it is still asked.
import type { Limits } from '../../../src/base/limits.ts'
import type { Fault, FaultMatch } from '../../fakes/registry-faults.ts'
import type { ArtifactOverrides } from '../../fixtures/artifact.ts'

/** An instant, some days before now; a little later for each further source, so that no two have the same data. */
export type DaysAgo = (days: number) => Date

/** How one source is broken. */
export type Breakage =
  /** The registry base names a place where no registry is; the position among the sources is counted from 1. */
  | { readonly kind: 'address'; readonly base: (position: number) => string }
  /** The registry shows a certificate of a CA that nobody knows. */
  | { readonly kind: 'certificate' }
  | {
      readonly kind: 'answers'
      readonly faults: readonly { readonly match: FaultMatch; readonly fault: Fault }[]
    }
  | { readonly kind: 'artifact'; readonly overrides: (updatedDaysAgo: DaysAgo) => ArtifactOverrides }

/** One row. */
export interface FaultRow {
  readonly name: string
  readonly breakage: Breakage
  /** `used`: the source recovers by itself. `refused` warns, because somebody should look. */
  readonly outcome: 'failed' | 'refused' | 'stale' | 'older' | 'used'
  /** In the line of the attempt, or anywhere in the log when the source recovers. */
  readonly says: RegExp
  /** What a broken source is asked, in order. */
  readonly requests: readonly string[]
  /** Age of the sealed copy that is there before, in days; it is too old to be used. */
  readonly beforeDays?: 10 | 90
  /** Other limits than a user has, where a user would wait. */
  readonly limits?: Partial<Limits>
  /** Other inputs than a row has. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Programs that the row needs. */
  readonly peers?: readonly string[]
}

/** Breaks the answers to requests with this in their path; without `times` for ever. */
export function answers(path: string, fault: Fault, times?: number): Breakage {
  return { kind: 'answers', faults: [{ match: { path, ...(times === undefined ? {} : { times }) }, fault }] }
}
