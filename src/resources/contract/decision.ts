// What is decided of a resource before anybody is asked.

/** Whether a scan fetches it: for certain, depending on what it meets, or never. */
export type Need = 'needed' | 'maybe' | 'not needed'

/** What the plan says of one resource. */
export interface Decision {
  readonly need: Need
  /** Whether this action makes it available. */
  readonly provide: boolean
  /** One sentence that names the rule or the file that decided. */
  readonly reason: string
}
