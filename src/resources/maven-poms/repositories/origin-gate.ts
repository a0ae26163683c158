// Which origins may still be asked in this run: a repository that says "too many" is left alone, one that breaks is given up.
import type { Clock, Limits } from '../../../base/limits.ts'

/** What the gate needs. */
export interface GateOptions {
  readonly limits: Limits
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Why an origin is not asked any more. */
export interface ClosedOrigin {
  readonly reason: string
  /** Where it limits requests: what it asked to wait, if it said. */
  readonly limit?: { readonly retryAfterMs: number | undefined } | undefined
}

/** Stands before every request. */
export interface OriginGate {
  /** Waits while the origin asked for a pause; then why it is not asked any more, if so. */
  pass(origin: string): Promise<ClosedOrigin | undefined>
  /** After a 429: whether asking once more, after `pass`, is worth it. */
  onRateLimit(origin: string, retryAfterMs: number | undefined): boolean
  /** After a failure that tries did not cure. */
  onFailure(origin: string, reason: string): void
}

/** Files that may fail before their repository is given up. */
const MAX_FAILURES = 3

/**
 * Maven Central blocks an address for half an hour and longer each time that it goes on: so one pause
 * of at most `retryAfterCapMs` is waited for, and whatever follows it, or asks for more, ends asking for this run.
 */
export function createOriginGate({ limits, clock, signal }: GateOptions): OriginGate {
  const closed = new Map<string, ClosedOrigin>()
  const pauses = new Map<string, { readonly over: Promise<void>; isOver: boolean }>()
  const failures = new Map<string, number>()
  return {
    pass: async (origin) => {
      await pauses.get(origin)?.over
      return closed.get(origin)
    },
    onRateLimit: (origin, retryAfterMs) => {
      const pause = pauses.get(origin)
      // Sent before the pause began.
      if (pause !== undefined && !pause.isOver) return true
      if (pause === undefined && retryAfterMs !== undefined && retryAfterMs <= limits.retryAfterCapMs) {
        const entry = { isOver: false, over: Promise.resolve() }
        entry.over = clock.sleep(retryAfterMs, signal).then(() => {
          entry.isOver = true
        })
        pauses.set(origin, entry)
        return true
      }
      const wait = retryAfterMs === undefined ? '' : `, asks to wait ${Math.ceil(retryAfterMs / 1000)} s`
      closed.set(origin, { reason: `HTTP 429${wait}; not asked again in this run`, limit: { retryAfterMs } })
      return false
    },
    onFailure: (origin, reason) => {
      const count = (failures.get(origin) ?? 0) + 1
      failures.set(origin, count)
      if (count >= MAX_FAILURES) closed.set(origin, { reason: `not asked again in this run (${reason})` })
    },
  }
}
