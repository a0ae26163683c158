// When to try again, and after how long: exponential backoff with jitter, and what the server asks for.

import type { Clock, Limits } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import { isContested, isLastTry, signalOfNow } from '../base/patience.ts'
import { ConnectionError } from './connection-error.ts'
import { RegistryError } from './registry-error.ts'

/** What trying again needs. */
export interface RetryOptions {
  readonly limits: Limits
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
  /** Told about the errors of all tries when the last one has failed. */
  readonly onGivenUp: (errors: readonly unknown[]) => void
}

/** The tries of one operation. */
export interface Tries {
  /** Waits before the next try; throws `error` itself when there is none left, or when another cannot help. */
  afterFailure(error: unknown): Promise<void>
  /** After real progress the count begins anew. */
  startOver(): void
}

/** Counts the failures of one operation. */
export function createTries(options: RetryOptions): Tries {
  const { limits, clock, log } = options
  let failures: unknown[] = []
  return {
    startOver() {
      failures = []
    },
    async afterFailure(error) {
      const signal = signalOfNow(options.signal)
      signal.throwIfAborted()
      failures.push(error)
      const isLast = isLastTry() || (isContested() && wasWaitedInVain(error))
      const delayMs = isLast
        ? undefined
        : decideDelay(error, failures.length, { limits, random: () => clock.random() })
      if (delayMs === undefined) {
        if (isLast || isFinal(error, failures.length, limits)) options.onGivenUp(failures)
        throw error
      }
      const seconds = (delayMs / 1000).toFixed(1)
      const message = error instanceof Error ? error.message : String(error)
      log.info(`${message}; try ${failures.length + 1} of ${limits.tries} in ${seconds} s`)
      await clock.sleep(delayMs, signal)
    },
  }
}

/** Runs `attempt` until it succeeds or its tries are used up. */
export async function withTries<T>(tries: Tries, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      await tries.afterFailure(error)
    }
  }
}

/**
 * How long to wait after failure number `failures` (1 is the first), or `undefined` for: not again.
 * Full jitter unless the limits are steady, so that many runners do not come back at once; never earlier than the server
 * asked for.
 */
export function decideDelay(
  error: unknown,
  failures: number,
  { limits, random }: { limits: Limits; random: () => number },
): number | undefined {
  if (!(error instanceof RegistryError) || !error.temporary || failures >= limits.tries) return undefined
  const { retryAfterMs = 0 } = error
  if (retryAfterMs > limits.retryAfterCapMs) return undefined
  const backoffMs = limits.backoffMs * 2 ** (failures - 1)
  const share = limits.steadiness + (1 - limits.steadiness) * random()
  return Math.max(retryAfterMs, Math.round(share * backoffMs))
}

/** Milliseconds that a `Retry-After` header asks for: seconds or a date (RFC 9110, 10.2.3). */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Date.parse would also take bare numbers and much else.
  const dateMs = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}

/** Who did not answer in all that time is asked again only when there is nobody else. */
function wasWaitedInVain(error: unknown): boolean {
  return error instanceof ConnectionError && (error.problem === 'timeout' || error.problem === 'silent')
}

// An error that waiting cannot cure is as final as the last of many.
function isFinal(error: unknown, failures: number, limits: Limits): boolean {
  return failures >= limits.tries || (error instanceof RegistryError && !error.temporary)
}
