// Ages of what is cleared when nobody needs it any more.
import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lastChangedMs } from '../../src/base/last-changed.ts'
import { makeDirectory } from '../temporary.ts'

const NOW = new Date('2026-11-22T12:00:00.000Z')
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

it.each([
  ['long ago', -1000],
  ['by another machine, whose clock is ahead by less than a day', 23],
])('what was changed %s has its own age', (_, hours) => {
  const path = makeDirectory()
  utimesSync(path, inHours(hours), inHours(hours))
  expect(lastChangedMs(path, NOW)).toBe(inHours(hours).getTime())
})

it('what a clock that was ahead has dated ages from now on', () => {
  const path = makeDirectory()
  utimesSync(path, inHours(9000), inHours(9000))
  expect(lastChangedMs(path, NOW)).toBe(NOW.getTime())
  expect(statSync(path).mtime).toEqual(NOW)
  expect(lastChangedMs(path, inHours(48))).toBe(NOW.getTime())
})

it('of what is not there nothing is known', () => {
  expect(lastChangedMs(join(makeDirectory(), 'nothing'), NOW)).toBeUndefined()
})
