import { describe, expect, it } from 'vitest'
import { formatKey, formatStem } from '../../src/cache/cache-key.ts'
import { findNewestEntry } from '../../src/cache/cache-search.ts'
import { findEntry, type StoredEntry } from '../fakes/cache-store.ts'

const parts = { prefix: 'p', resource: 'vuln-db', schema: 2, sourcesHash: 'aabbccdd' }
const stem = formatStem(parts)
const MAIN = 'refs/heads/main'
const PULL = 'refs/pull/7/merge'

const at = (text: string): Date => new Date(`${text}Z`)

const keyAt = (text: string, digit = '1'): string =>
  formatKey({ ...parts, time: at(text), layerDigest: `sha256:${digit.repeat(64)}` })

/** Searches the entries, given in the order of their creation, as a pull request's run would. */
async function search(created: readonly (string | [key: string, scope: string])[], range = {}) {
  const entries: StoredEntry[] = created.map((item) => {
    const [key, scope] = typeof item === 'string' ? [item, MAIN] : item
    return { key, scope, version: 'v', bytes: Buffer.alloc(0), done: true }
  })
  const lookups: (readonly string[])[] = []
  const lookup = async (keys: readonly string[]): Promise<string | undefined> => {
    lookups.push(keys)
    return findEntry(entries, { keys, version: 'v', scopes: [PULL, MAIN] })?.key
  }
  const found = await findNewestEntry(lookup, {
    stem,
    from: at('2026-11-19T14:40'),
    to: at('2026-11-22T14:40'),
    ...range,
  })
  return { found, lookups }
}

describe('the newest entry', () => {
  it('is found though an older one of the same day was created later', async () => {
    const { found } = await search([
      keyAt('2026-11-22T06:12'),
      keyAt('2026-11-22T12:03'),
      keyAt('2026-11-22T00:20'),
    ])
    expect(found?.key).toBe(keyAt('2026-11-22T12:03'))
  })

  it('is found though one of an older day was created later', async () => {
    const { found } = await search([keyAt('2026-11-22T06:12'), keyAt('2026-11-20T06:12')])
    expect(found).toEqual({
      key: keyAt('2026-11-22T06:12'),
      time: at('2026-11-22T06:12'),
      digestPrefix: '1'.repeat(16),
    })
  })

  it('is found on the default branch though the pull request has older ones of its own', async () => {
    const { found } = await search([keyAt('2026-11-22T06:12'), [keyAt('2026-11-20T06:12'), PULL]])
    expect(found?.key).toBe(keyAt('2026-11-22T06:12'))
  })

  it('is nothing when only entries outside of the range exist', async () => {
    const { found } = await search([keyAt('2026-11-19T14:39'), keyAt('2026-11-22T14:41')])
    expect(found).toBeUndefined()
  })

  it('is not one from the future, which does not hide the others', async () => {
    const { found, lookups } = await search([keyAt('2026-11-22T06:12'), keyAt('2026-11-22T23:00')])
    expect(found?.key).toBe(keyAt('2026-11-22T06:12'))
    // After the first answer from the future nothing later than the range is asked for.
    const later = lookups.slice(1).flat()
    expect(later.filter((prefix) => keyAt('2026-11-22T14:41').startsWith(prefix))).toEqual([])
  })

  it('is found behind a foreign key of another day', async () => {
    const { found } = await search([keyAt('2026-11-21T06:12'), `${stem}-20261122-not-ours`])
    expect(found?.key).toBe(keyAt('2026-11-21T06:12'))
  })

  it('can be searched below one that was refused', async () => {
    const created = [keyAt('2026-11-21T06:12'), keyAt('2026-11-22T06:11'), keyAt('2026-11-22T06:12', 'f')]
    const { found } = await search(created, { to: at('2026-11-22T06:11') })
    expect(found?.key).toBe(keyAt('2026-11-22T06:11'))
  })

  it('costs one look-up with a prefix per day when there is nothing', async () => {
    const { lookups } = await search([])
    const days = ['20261122', '20261121', '20261120', '20261119']
    expect(lookups).toEqual([days.map((day) => `${stem}-${day}`)])
  })

  it('never asks for more than ten keys at once', async () => {
    const { lookups } = await search([keyAt('2026-10-30T06:12')], { from: at('2026-10-01T00:00') })
    expect(Math.max(...lookups.map((keys) => keys.length))).toBe(10)
  })

  it('does not look back further than 30 days', async () => {
    const { found, lookups } = await search([keyAt('2026-10-01T06:12')], { from: new Date(0) })
    expect(found).toBeUndefined()
    expect(lookups.length).toBeLessThan(7)
  })

  it('is found in a range without a beginning', async () => {
    const { found } = await search([keyAt('2026-11-01T06:12')], { from: new Date(Number.NEGATIVE_INFINITY) })
    expect(found?.key).toBe(keyAt('2026-11-01T06:12'))
  })

  it('is the newest so far once planted entries have used up all look-ups', async () => {
    const planted = Array.from({ length: 60 }, (_, minute) =>
      keyAt(`2026-11-22T06:${`${minute}`.padStart(2, '0')}`),
    )
    let lookups = 0
    // The most tiresome service: always the oldest that matches.
    const lookup = async (keys: readonly string[]): Promise<string | undefined> => {
      lookups += 1
      return planted.find((key) => keys.some((prefix) => key.startsWith(prefix)))
    }
    const found = await findNewestEntry(lookup, {
      stem,
      from: at('2026-11-20T00:00'),
      to: at('2026-11-22T14:40'),
    })
    expect(lookups).toBe(16)
    expect(planted).toContain(found?.key)
  })

  it('is found in a range that begins within the minute of the entry', async () => {
    const { found } = await search([keyAt('2026-11-22T06:12')], { from: at('2026-11-22T06:12:40') })
    expect(found?.key).toBe(keyAt('2026-11-22T06:12'))
  })

  it('is found though one of the same day, too old for the range, was created later', async () => {
    const { found } = await search([keyAt('2026-11-19T18:12'), keyAt('2026-11-19T06:12')])
    expect(found?.key).toBe(keyAt('2026-11-19T18:12'))
  })
})
