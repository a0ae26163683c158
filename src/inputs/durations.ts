// Lengths of time as people write them.
import { type Parser, quote } from './parsers.ts'

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** The spellings of units, for whoever looks for a number with one. */
export const UNIT = 's|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?'

/** A number and its unit, as a letter or a word. */
const DURATION_PART = new RegExp(`(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(${UNIT})(?![a-z])\\s*`, 'giy')

/** A duration such as `30h`, `90m`, `4d`, `1d12h`, `24 hours`, or Trivy's own `5m0s`, in milliseconds. */
export const duration: Parser<number> = (text) => {
  // Nothing is as long in every unit.
  if (/^0+$/.test(text)) return 0
  if (/^\d+$/.test(text)) throw new Error(`${quote(text)} has no unit; write ${text}m, ${text}h, or ${text}d`)
  const parts = [...text.matchAll(DURATION_PART)]
  const units = parts.map(([, , unit = '']) => UNIT_MS[unit.charAt(0).toLowerCase() as keyof typeof UNIT_MS])
  // From large to small, each once: `1h 2h` are two values, and nobody knows which is meant.
  const isOrdered = units.every((unit, index) => index === 0 || unit < (units[index - 1] ?? 0))
  if (parts.length === 0 || !isOrdered || parts.map(([part]) => part).join('') !== text) {
    throw new Error(`${quote(text)} is not a duration; write for example 90m, 30h, or 4d`)
  }
  return parts.reduce((sum, [, count], index) => sum + Math.round(Number(count) * (units[index] ?? 0)), 0)
}

/** A duration greater than zero. */
export const positiveDuration: Parser<number> = (text) => {
  const ms = duration(text)
  if (ms <= 0) throw new Error(`${quote(text)} must be longer than zero; write for example 90m or 30h`)
  return ms
}

/** Longest delay of a Node timer, 2^31-1 ms: a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** A duration greater than zero after which a timer can fire. */
export const timerDuration: Parser<number> = (text) => {
  const ms = positiveDuration(text)
  if (ms > MAX_TIMER_MS) throw new Error(`${quote(text)} is too long; write at most 24d`)
  return ms
}

/** A duration, or `never-fail` for no limit at all. */
export const durationOrNever: Parser<number> = (text) => {
  if (text.toLowerCase() === 'never-fail') return Number.POSITIVE_INFINITY
  // What people write for "no limit".
  if (/^(never|none|unlimited|infinite|infinity|forever)$/i.test(text))
    throw new Error(`${quote(text)} is not a duration; write never-fail where there is no limit`)
  return duration(text)
}
