// What may go from the store, and when: never what a job may be about to take.
import { describe, expect, it } from 'vitest'
import { decidePrunable, type PrunableVersion } from '../../src/store/prune.ts'

const NOW = new Date('2026-11-22T12:00:00.000Z')
const HOUR_MS = 3_600_000

function version(name: string, updatedHoursAgo: number, usedHoursAgo: number, stem = 's'): PrunableVersion {
  const measuredAt = new Date(NOW.getTime() - updatedHoursAgo * HOUR_MS).toISOString()
  return { name, stem, measuredAt, usedAtMs: NOW.getTime() - usedHoursAgo * HOUR_MS }
}

describe('pruning', () => {
  it.each<[string, PrunableVersion[], string[]]>([
    ['keeps the only version', [version('a', 48, 48)], []],
    ['removes what a newer one has superseded', [version('a', 48, 2), version('b', 24, 24)], ['a']],
    ['keeps what was used within the hour', [version('a', 48, 0.9), version('b', 24, 24)], []],
    [
      'removes all that are superseded',
      [version('a', 3, 2), version('b', 2, 2), version('c', 1, 2)],
      ['a', 'b'],
    ],
    ['keeps the newest of every schema and source', [version('a', 48, 9, 's'), version('b', 24, 9, 't')], []],
    ['removes the newest of a source that nobody used for two weeks', [version('a', 400, 337)], ['a']],
    ['keeps it until then', [version('a', 400, 335)], []],
    ['keeps two of the same age', [version('a', 24, 9), version('b', 24, 9)], []],
    ['keeps a clock’s future', [version('a', -1, -1)], []],
    [
      'supersedes nothing by a clock’s future, and removes that',
      [version('a', 4, 2), version('b', -99, 2)],
      ['b'],
    ],
  ])('%s', (_, versions, prunable) => {
    expect(decidePrunable(versions, NOW)).toEqual(prunable)
  })

  it('removes what cannot be understood once nobody can be at it', () => {
    const broken = { ...version('a', 0, 2), measuredAt: undefined }
    expect(decidePrunable([broken], NOW)).toEqual(['a'])
    expect(decidePrunable([{ ...broken, usedAtMs: NOW.getTime() }], NOW)).toEqual([])
  })
})
