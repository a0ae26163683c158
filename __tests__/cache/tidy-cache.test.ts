// Which entries are superseded, and that nothing here can fail a step.
import { expect, it } from 'vitest'
import { findSuperseded, tidyCache } from '../../src/cache/tidy-cache.ts'
import { createKeptLog } from '../oci/kept-log.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000)
const entry = (name: string, dataAge: number, age: number) => ({
  name,
  time: hoursAgo(dataAge),
  createdAt: hoursAgo(age),
})

it.each([
  ['nothing of nothing', [], []],
  ['never the only one, however old', [entry('a', 900, 900)], []],
  [
    'all but the one with the newest data',
    [entry('a', 30, 28), entry('b', 6, 5), entry('c', 54, 50)],
    ['a', 'c'],
  ],
  ['not by when they were made', [entry('a', 6, 5), entry('b', 30, 2)], ['b']],
  ['none that was made in the last hour', [entry('a', 6, 5), entry('b', 30, 0.5)], []],
])('removes %s', (_, entries, names) => {
  expect(
    findSuperseded(entries, NOW)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names)
})

it.each([
  ['there is no token', { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_REPOSITORY: 'o/r' }, undefined],
  ['there is no API', { GITHUB_REPOSITORY: 'o/r' }, 'a-token'],
  [
    'the repository is no name',
    { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_REPOSITORY: '../x/y' },
    'a-token',
  ],
])('asks nobody when %s', async (_, environment, token) => {
  const log = createKeptLog()
  expect(await tidyCache({ stems: ['a'], prune: true, token, environment, log, now: NOW })).toEqual([])
})

it('says so when the API cannot be reached', async () => {
  const environment = { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_REPOSITORY: 'o/r' }
  const log = createKeptLog()
  const lines = await tidyCache({ stems: [], prune: true, token: 'x', environment, log, now: NOW })
  expect(lines.at(-1)).toMatch(/^The Actions cache could not be tidied: .*ECONNREFUSED/)
})
