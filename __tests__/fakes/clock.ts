// Time that moves only when somebody sleeps or a test says so; chance that is always the same.
import type { Clock } from '../../src/base/limits.ts'

export interface FakeClock extends Clock {
  /** Every sleep that was asked for, in ms. */
  readonly sleeps: readonly number[]
  advance(ms: number): void
}

/** Sleeps are over at once, and `now` has moved by then. */
export function createFakeClock({ startMs = Date.UTC(2026, 0, 1), random = 0.5 } = {}): FakeClock {
  let nowMs = startMs
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => nowMs,
    random: () => random,
    advance(ms) {
      nowMs += ms
    },
    async sleep(ms, signal) {
      signal.throwIfAborted()
      sleeps.push(ms)
      nowMs += ms
    },
  }
}
