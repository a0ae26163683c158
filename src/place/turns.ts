// Work in pieces that gives way to timers and signals between them.
import { setImmediate } from 'node:timers/promises'

/** So long timers and signals wait at the most, beside the work on one piece. */
const TURN_MS = 20

/** To be awaited between pieces. A promise alone lets no timer and no signal through. */
export function createTurns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN_MS) return
    await setImmediate()
    since = performance.now()
  }
}
