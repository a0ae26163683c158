// Lengths of time, one for all resources or one for each.
import { describe, expect, it } from 'vitest'
import { duration, durationOrNever, positiveDuration, timerDuration } from '../../src/inputs/durations.ts'
import { perName } from '../../src/inputs/per-name.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const names = ['a-db', 'b-db', 'c'] as const

describe('a duration', () => {
  it.each([
    ['90m', 90 * MINUTE_MS],
    ['30h', 30 * HOUR_MS],
    ['4d', 4 * DAY_MS],
    ['1d12h', 36 * HOUR_MS],
    ['0h', 0],
    ['007m', 7 * MINUTE_MS],
    ['24 hours', DAY_MS],
    ['1 Day 12H', 36 * HOUR_MS],
    ['90 min', 90 * MINUTE_MS],
    ['300s', 5 * MINUTE_MS],
    ['5m0s', 5 * MINUTE_MS],
    ['45 seconds', 45_000],
    ['1.5h', 90 * MINUTE_MS],
    ['2 weeks', 14 * DAY_MS],
    ['1w 2d', 9 * DAY_MS],
  ])('%s', (text, ms) => {
    expect(duration(text)).toBe(ms)
  })

  it.each([
    '',
    'h',
    '30ms',
    '1.h',
    '.5h',
    '1,5h',
    '-1h',
    '30 hh',
    '2h 1d',
    '1h x',
    'x1h',
    '9999999h',
    'never-fail',
  ])('is not %j, and the message shows how to write one', (text) => {
    expect(() => duration(text)).toThrow(`"${text}" is not a duration; write for example 90m, 30h, or 4d`)
  })

  it('of nothing needs no unit, and any other does', () => {
    expect(duration('0')).toBe(0)
    expect(() => duration('30')).toThrow('"30" has no unit; write 30m, 30h, or 30d')
  })

  it('can be asked to be longer than zero', () => {
    expect(() => positiveDuration('0')).toThrow('"0" must be longer than zero')
    expect(positiveDuration('1m')).toBe(MINUTE_MS)
    expect(() => positiveDuration('0d0h')).toThrow('"0d0h" must be longer than zero')
  })

  it('of a timer is not longer than a timer can wait', () => {
    expect(timerDuration('24d')).toBe(24 * DAY_MS)
    expect(() => timerDuration('25d')).toThrow('"25d" is too long; write at most 24d')
    expect(() => timerDuration('0m')).toThrow('longer than zero')
  })

  it('can be without limit', () => {
    expect(durationOrNever('never-fail')).toBe(Number.POSITIVE_INFINITY)
    expect(durationOrNever('0m')).toBe(0)
    expect(durationOrNever('0')).toBe(0)
    for (const text of ['never', 'None', 'unlimited'])
      expect(() => durationOrNever(text)).toThrow(`"${text}" is not a duration; write never-fail where`)
  })
})

describe('a value per name', () => {
  const parse = perName(names, duration)

  it('is one for all when it stands alone', () => {
    expect(parse('1h')).toEqual({ 'a-db': HOUR_MS, 'b-db': HOUR_MS, c: HOUR_MS })
  })

  it('leaves out who is not named', () => {
    expect(parse('b-db=1h\nc=2d')).toEqual({ 'b-db': HOUR_MS, c: 2 * DAY_MS })
    expect(parse('a-db=1m, c=2m')).toEqual({ 'a-db': MINUTE_MS, c: 2 * MINUTE_MS })
    expect(parse('')).toEqual({})
  })

  it('takes durations with spaces', () => {
    expect(parse('24 hours')).toEqual({ 'a-db': DAY_MS, 'b-db': DAY_MS, c: DAY_MS })
    expect(parse('a-db=2 hours, c=1 d')).toEqual({ 'a-db': 2 * HOUR_MS, c: DAY_MS })
  })

  it.each([
    'a-db = 1h, c =2d',
    'a-db: 1h\nc: 2d',
    '- a-db: 1h\n- c: 2d',
    '{a-db: 1h, c: 2d}',
    'a-db:1h c:2d',
    '"a-db": 1 hour, c= 2d',
  ])('takes pairs as in %j', (text) => {
    expect(parse(text)).toEqual({ 'a-db': HOUR_MS, c: 2 * DAY_MS })
  })

  it.each([
    ['d=1h', '"d" is not one of a-db, b-db, c'],
    ['a-db=1h a-db=2h', 'a-db is given twice'],
    ['a-db=', '"" is not a duration'],
    ['a-db=1h=2h', '"1h=2h" is not a duration'],
    ['=1h', '"" is not one of'],
    ['1h 2h', '"1h" is not of the form name=value'],
    ['a-db=1h 2h', '"2h" is not of the form name=value'],
    ['d: 1h', '"d" is not one of a-db, b-db, c'],
    ['a-db:', '"a-db:" is not'],
    ['constructor=1h', '"constructor" is not one of'],
    ['1x', '"1x" is not a duration'],
  ])('is refused as %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})
