// How old is too old. Pure: every instant is passed in.
import type { ArtifactResource } from '../resources/artifact-resource.ts'

/** How old a copy may be, in milliseconds. */
export interface AgeLimits {
  readonly maxAgeMs: number
  readonly staleIfErrorMs: number
}

/**
 * `fresh`: use it without asking anybody. `stale`: refresh it, and use it only if nothing fresher can be had
 * (RFC 5861, stale-if-error). `expired`: too old even for that.
 */
export type Freshness = 'fresh' | 'stale' | 'expired'

/** Clocks of runners and publishers differ by seconds, not by more than this. */
export const FUTURE_TOLERANCE_MS = 10 * 60_000

/**
 * @param measuredAt the instant its data was built, or where it does not say so, when a source last confirmed it
 */
export function judgeFreshness(measuredAt: Date, now: Date, limits: AgeLimits): Freshness {
  const ageMs = now.getTime() - measuredAt.getTime()
  if (ageMs <= limits.maxAgeMs) return 'fresh'
  return ageMs <= limits.maxAgeMs + limits.staleIfErrorMs ? 'stale' : 'expired'
}

/** Whether an instant lies so far ahead that it cannot be an honest clock. */
export function isFromFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime() + FUTURE_TOLERANCE_MS
}

/** An instant that was written by some clock; the epoch, which stands for an age that nobody knows, if it lies in the future. */
export function knownInstant(instant: Date, now: Date): Date {
  return isFromFuture(instant, now) ? new Date(0) : instant
}

/** An age for people: `3 h ago`, `2 d ago`. */
export function describeAge(instant: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - instant.getTime()) / 60_000))
  if (minutes < 120) return `${minutes} min ago`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `${hours} h ago` : `${Math.round(hours / 24)} d ago`
}

/**
 * An age and what it means, for people: `built 3 h ago` of data that says when it was built, `current as of 3 h ago` of what
 * a source then said is current. The epoch stands for an age that nobody knows.
 */
export function sayAge({ age }: Pick<ArtifactResource, 'age'>, instant: Date, now: Date): string {
  if (instant.getTime() === 0) return 'age unknown'
  const ago = describeAge(instant, now)
  if (age === 'data') return `built ${ago}`
  return ago === '0 min ago' ? 'current as of now' : `current as of ${ago}`
}

/** The limits that an age is judged by: `max-age 30 h, used up to 78 h`. */
export function sayLimits({ maxAgeMs, staleIfErrorMs }: AgeLimits): string {
  const end = Number.isFinite(staleIfErrorMs)
    ? `up to ${formatSpan(maxAgeMs + staleIfErrorMs)}`
    : 'at any age'
  return `max-age ${formatSpan(maxAgeMs)}, used ${end}`
}

/** A span of time as users write it: `30 h`, `4 d`. */
export function formatSpan(ms: number): string {
  if (!Number.isFinite(ms)) return 'without limit'
  if (ms > 0 && ms < 60_000) return `${Math.ceil(ms / 1000)} s`
  if (ms < 2 * 3_600_000) return `${Math.round(ms / 60_000)} min`
  const hours = Math.round(ms / 360_000) / 10
  return hours >= 72 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`
}
