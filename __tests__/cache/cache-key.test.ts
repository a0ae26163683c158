import { describe, expect, it } from 'vitest'
import { coverPrefixes, formatKey, formatStem, hashSources, parseKey } from '../../src/cache/cache-key.ts'

const parts = { prefix: 'offline-cache', resource: 'vuln-db', schema: 2, sourcesHash: 'aabbccdd' }
const stem = formatStem(parts)
const layerDigest = `sha256:${'0123456789abcdef'.repeat(4)}`

const at = (text: string): Date => new Date(`${text}Z`)

describe('a cache key', () => {
  it('names resource, schema, sources, time, and layer', () => {
    const key = formatKey({ ...parts, time: at('2026-11-22T06:12:59'), layerDigest })
    expect(key).toBe('offline-cache-vuln-db-2-aabbccdd-20261122t0612-0123456789abcdef')
  })

  it('is lower case whatever the prefix, because some services make it so', () => {
    const key = formatKey({ ...parts, prefix: 'Team-A', time: at('2026-11-22T06:12'), layerDigest })
    expect(key).toBe('team-a-vuln-db-2-aabbccdd-20261122t0612-0123456789abcdef')
    expect(parseKey(key, formatStem({ ...parts, prefix: 'Team-A' }))).toBeDefined()
  })

  it('is read back to the minute', () => {
    const key = formatKey({ ...parts, time: at('2026-11-22T06:12:59'), layerDigest })
    expect(parseKey(key, stem)).toEqual({ time: at('2026-11-22T06:12:00'), digestPrefix: '0123456789abcdef' })
  })

  it.each([
    ['of another stem', 'offline-cache-java-db-2-aabbccdd-20261122t0612-0123456789abcdef'],
    ['without a digest', `${stem}-20261122t0612`],
    ['with more after the digest', `${stem}-20261122t0612-0123456789abcdef-x`],
    ['with upper-case hex', `${stem}-20261122t0612-0123456789ABCDEF`],
    ['on 31 February', `${stem}-20260231t0612-0123456789abcdef`],
    ['at 24 o’clock', `${stem}-20261122t2400-0123456789abcdef`],
    ['with seconds', `${stem}-20261122t061200-0123456789abcdef`],
    ['with a second line', `${stem}-20261122t0612-0123456789abcdef\n`],
  ])('is foreign %s', (_, key) => {
    expect(parseKey(key, stem)).toBeUndefined()
  })

  it('has the same source hash for the same set of sources and another for another', () => {
    const hash = hashSources(['ghcr.io/a/b:2', 'mirror.example/a/b:2'])
    // Of 32 bits a pull request that chooses the name of its own registry finds the same in minutes.
    expect(hash).toMatch(/^[0-9a-f]{32}$/)
    expect(hashSources(['mirror.example/a/b:2', 'ghcr.io/a/b:2', 'ghcr.io/a/b:2'])).toBe(hash)
    expect(hashSources(['ghcr.io/a/b:2'])).not.toBe(hash)
  })
})

/** The prefixes without the stem. */
const cover = (from: string, to: string): string[] =>
  coverPrefixes(stem, at(from), at(to)).map((prefix) => prefix.slice(stem.length + 1))

describe('prefixes that cover an interval', () => {
  it.each([
    ['one minute', '2026-11-22T06:12', '2026-11-22T06:12', ['20261122t0612']],
    ['a whole day', '2026-11-22T00:00', '2026-11-22T23:59', ['20261122']],
    ['days over a year’s end', '2026-12-31T00:00', '2027-01-01T23:59', ['20270101', '20261231']],
    ['the last four hours of a day', '2026-11-22T20:00', '2026-11-22T23:59', ['20261122t2']],
    ['three hours', '2026-11-22T07:00', '2026-11-22T09:59', ['20261122t09', '20261122t08', '20261122t07']],
    [
      'minutes, tens, hours, and tens of hours',
      '2026-11-22T08:58',
      '2026-11-22T20:01',
      [
        ...['20261122t2001', '20261122t2000', '20261122t1', '20261122t09'],
        ...['20261122t0859', '20261122t0858'],
      ],
    ],
    ['nothing', '2026-11-22T06:13', '2026-11-22T06:12', []],
  ])('name %s', (_, from, to, expected) => {
    expect(cover(from, to)).toEqual(expected)
  })

  it('match every minute of the interval once and no minute outside', () => {
    const [first, last] = [at('2026-11-20T09:47').getTime(), at('2026-11-22T19:03').getTime()]
    const prefixes = coverPrefixes(stem, new Date(first), new Date(last))
    for (let ms = at('2026-11-20T00:00').getTime(); ms <= at('2026-11-23T00:00').getTime(); ms += 60_000) {
      const key = formatKey({ ...parts, time: new Date(ms), layerDigest })
      const matching = prefixes.filter((prefix) => key.startsWith(prefix))
      expect({ key, count: matching.length }).toEqual({ key, count: ms >= first && ms <= last ? 1 : 0 })
    }
  })

  it('are at most 25 for the rest of a day', () => {
    expect(cover('2026-11-22T00:01', '2026-11-22T23:59')).toHaveLength(25)
  })
})
