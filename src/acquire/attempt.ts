// What happened at one source. All attempts are kept: when none succeeds, the error lists them.

/**
 * `used`: what it had was taken. `current`: it has exactly what is already there. `stale`: its copy is older than
 * max-age. `older`: its copy is older than what is there. `absent`: it has none. `refused`: what it has is not what it
 * claims to be. `failed`: it could not be asked. `skipped`: it was not asked, what it has is not what is wanted, or this
 * machine could not take it.
 */
export type AttemptOutcome =
  | 'used'
  | 'current'
  | 'stale'
  | 'older'
  | 'absent'
  | 'refused'
  | 'failed'
  | 'skipped'

/** One attempt at one source. */
export interface Attempt {
  readonly source: string
  readonly outcome: AttemptOutcome
  /** One sentence: the age that was found, or what went wrong. */
  readonly detail: string
  /** What the user can do about it. */
  readonly hint?: string | undefined
}

/** One line for the log and for the error that lists them all. */
export function describeAttempt(attempt: Attempt): string {
  return `${attempt.source}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`
}
