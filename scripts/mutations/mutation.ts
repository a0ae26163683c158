// One way to break a guard on purpose.

/** A guard, and how it is broken. */
export interface Mutation {
  /** Below `src/`. */
  readonly file: string
  /** What stands there exactly once. */
  readonly from: string
  readonly to: string
  /** Who must notice: a test as the threat model names one, by file below `__tests__/` and title. */
  readonly seenBy: string
}
