import { describe, expect, it } from 'vitest'
import { type Candidate, candidateOfPlaced, isOlder, type Staged } from '../../src/acquire/candidate.ts'
import { hoursAgo } from './acquire-lab.ts'

const candidate = (hours: number, version?: string): Candidate<Staged> => ({
  ...candidateOfPlaced<Staged>({ seal: undefined, measuredAt: hoursAgo(hours) }, false),
  version,
})

describe('a candidate', () => {
  it.each([
    ['of older data', candidate(6), candidate(5), true],
    ['of newer data', candidate(5), candidate(6), false],
    ['of the same age', candidate(5), candidate(5), false],
    ['of a lower version, though confirmed later', candidate(1, '2.1.0'), candidate(9, '2.2.0'), true],
    ['of a higher version, though confirmed earlier', candidate(9, '2.2.0'), candidate(1, '2.1.0'), true],
  ])('%s is a rollback: %s', (_, one, other, older) => {
    expect(isOlder(one, other)).toBe(older)
  })

  it('from the cache directory has no more than its seal says', () => {
    expect(candidate(5)).toMatchObject({ layerDigest: undefined, confirmed: false, sourceKind: 'cache-dir' })
  })
})
