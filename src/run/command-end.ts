// How a run ended, for whoever ends the process.
import type { Shortfall } from '../resources/contract.ts'

/** A failure, if there is one, and of which kind. */
export interface CommandEnd {
  readonly failure: Shortfall | undefined
  /** Nothing failed: what was looked at is not as it should be. */
  readonly isAlarm?: boolean
}
