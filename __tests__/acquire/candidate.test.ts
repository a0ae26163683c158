import { describe, expect, it } from 'vitest'
import {
  type Candidate,
  candidateOfPlaced,
  isLowerVersion,
  isOlder,
  type Staged,
} from '../../src/acquire/candidate.ts'
import { hoursAgo } from './acquire-lab.ts'

const candidate = (hours: number, version?: string): Candidate<Staged> => ({
  ...candidateOfPlaced<Staged>({ seal: undefined, measuredAt: hoursAgo(hours) }, false),
  version,
})

describe('a version', () => {
  it.each([
    ['2.1.0', '2.2.0', true],
    ['2.2.0', '2.1.0', false],
    ['2.2.0', '2.2.0', false],
    ['2.9.0', '2.10.0', true],
    ['2.2.0-rc.1', '2.2.0', true],
    ['v2.1.0', '2.2.0', true],
    [undefined, '2.2.0', false],
    ['2.2.0', undefined, false],
    ['nightly', '2.2.0', false],
    ['2.2.0', '', false],
    // When the index of a VEX repository was written.
    ['2026-03-22T23:59:59.999Z', '2026-03-23T00:00:00.000Z', true],
    ['2026-03-23T00:00:00.000Z', '2026-03-23T00:00:00.000Z', false],
    ['2026-03-22', '2026-03-23T00:00:00.000Z', false],
  ])('%s is lower than %s: %s', (version, than, lower) => {
    expect(isLowerVersion(version, than)).toBe(lower)
  })
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
