// How old is too old, at every boundary.
import { describe, expect, it } from 'vitest'
import { ageVerb, describeAge, isFromFuture, judgeFreshness } from '../../src/verify/freshness.ts'
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

  it('is that of an update for a database, of a confirmation for a tree', () => {
    expect(Object.values(ARTIFACTS).map(ageVerb)).toEqual(['updated', 'updated', 'confirmed', 'confirmed'])
  })
})

function ago(ageMs: number): Date {
  return new Date(now.getTime() - ageMs)
}
