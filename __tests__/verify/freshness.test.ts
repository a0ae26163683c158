// How old is too old, at every boundary.
import { describe, expect, it } from 'vitest'
import { describeAge, isFromFuture, judgeFreshness, sayAge, sayLimits } from '../../src/verify/freshness.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const now = new Date('2026-11-20T12:00:00Z')
const limits = { maxAgeMs: 30 * HOUR_MS, staleIfErrorMs: 48 * HOUR_MS }

describe('a copy', () => {
  it.each([
    ['built just now', 0, 'fresh'],
    ['built by a clock that is ahead', -5 * MINUTE_MS, 'fresh'],
    ['as old as max-age', 30 * HOUR_MS, 'fresh'],
    ['a millisecond older than max-age', 30 * HOUR_MS + 1, 'stale'],
    ['as old as both together', 78 * HOUR_MS, 'stale'],
    ['a millisecond older than both', 78 * HOUR_MS + 1, 'expired'],
    ['without a date', now.getTime(), 'expired'],
  ])('%s', (_, ageMs, freshness) => {
    expect(judgeFreshness(ago(ageMs), now, limits)).toBe(freshness)
  })

  it('never expires without a limit', () => {
    const forever = { ...limits, staleIfErrorMs: Number.POSITIVE_INFINITY }
    expect(judgeFreshness(new Date(0), now, forever)).toBe('stale')
  })

  it('expires at once with no time to be stale', () => {
    expect(judgeFreshness(ago(30 * HOUR_MS + 1), now, { ...limits, staleIfErrorMs: 0 })).toBe('expired')
  })
})

describe('an instant', () => {
  it.each([
    ['in the past', HOUR_MS, false],
    ['now', 0, false],
    ['ten minutes ahead', -10 * MINUTE_MS, false],
    ['a millisecond more', -10 * MINUTE_MS - 1, true],
    ['a year ahead', -365 * 24 * HOUR_MS, true],
  ])('%s', (_, ageMs, isFuture) => {
    expect(isFromFuture(ago(ageMs), now)).toBe(isFuture)
  })
})

describe('an age for people', () => {
  it.each([
    [-5 * MINUTE_MS, '0 min ago'],
    [29 * SECOND_MS, '0 min ago'],
    [119 * MINUTE_MS, '119 min ago'],
    [120 * MINUTE_MS, '2 h ago'],
    [71 * HOUR_MS, '71 h ago'],
    [72 * HOUR_MS, '3 d ago'],
    [60 * 24 * HOUR_MS, '60 d ago'],
  ])('%i ms: %s', (ageMs, text) => {
    expect(describeAge(ago(ageMs), now)).toBe(text)
  })

  it('says what it means: when data was built, and since when all else was known to be current', () => {
    const said = Object.values(ARTIFACTS).map((resource) => sayAge(resource, ago(3 * HOUR_MS), now))
    expect(said).toEqual(['built 3 h ago', 'built 3 h ago', 'current as of 3 h ago', 'current as of 3 h ago'])
    expect(sayAge(ARTIFACTS['checks-bundle'], now, now)).toBe('current as of now')
    expect(sayAge(ARTIFACTS['vuln-db'], new Date(0), now)).toBe('age unknown')
  })

  it.each([
    ['vuln-db', 'max-age 30 h, used up to 78 h'],
    ['java-db', 'max-age 4 d, used up to 18 d'],
    ['checks-bundle', 'max-age 30 h, used at any age'],
  ] as const)('is told with its limits: %s', (name, limits) => {
    expect(sayLimits(ARTIFACTS[name])).toBe(limits)
  })

  it('is told in seconds where it is shorter than a minute', () => {
    expect(sayLimits({ maxAgeMs: 1_000, staleIfErrorMs: 59_000 })).toBe('max-age 1 s, used up to 1 min')
  })
})

function ago(ageMs: number): Date {
  return new Date(now.getTime() - ageMs)
}
