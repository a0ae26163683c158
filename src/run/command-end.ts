// How a run ended, for whoever ends the process.
import type { Shortfall } from '../resources/contract/own-outcome.ts'

/** A failure, if there is one, and of which kind. */
export interface CommandEnd {
  readonly failure: Shortfall | undefined
  /** Nothing failed: what was looked at is not as it should be. */
  readonly isAlarm?: boolean
  /** What the command is there to print: for people, and as a member of the document. */
  readonly report?: { readonly text: string; readonly data: unknown }
}
