// How long we wait and how often we try; time itself is passed in, so that tests need not wait.
import { setTimeout } from 'node:timers/promises'

/** Bounds for one source. Times are in milliseconds. */
export interface Limits {
  /** From the start of a request to an open connection (TCP and TLS). */
  readonly connectMs: number
  /** Longest silence while waiting for an answer or for the next byte of it. */
  readonly stallMs: number
  /** Silence after which the next source is asked beside, where there is one. */
  readonly silentMs: number
  /** Attempts for one request, the first included. */
  readonly tries: number
  /** First pause between tries; it doubles, with jitter. */
  readonly backoffMs: number
  /** Share of a pause that is waited for certain, from 0 to 1; the rest is left to chance. */
  readonly steadiness: number
  /** Longest `Retry-After` that we obey; a registry that asks for more is given up. */
  readonly retryAfterCapMs: number
}

/** The bounds of a normal run, said so in docs: a dead mirror costs seconds, a slow one is left to finish. */
export const defaultLimits: Limits = {
  connectMs: 10_000,
  stallMs: 30_000,
  // A registry that is well answers within a second.
  silentMs: 2_500,
  tries: 3,
  backoffMs: 500,
  steadiness: 0,
  retryAfterCapMs: 60_000,
}

/**
 * The bounds for a registry that is pushed to: there is no other to turn to, so one that restarts is waited for, 7.75 s
 * at least and 15.5 s at most.
 */
export function patient(limits: Limits): Limits {
  return { ...limits, tries: 2 * limits.tries, steadiness: 0.5 }
}

/** Time and chance as the rest of the code sees them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** In [0, 1), for jitter. */
  random(): number
}

/** The clock of a real run. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, { signal })
    } catch (error) {
      // Node's own AbortError hides why; the reason is what the caller wants to say.
      signal.throwIfAborted()
      throw error
    }
  },
  random: () => Math.random(),
}
