// Which version is the lower one.
import { describe, expect, it } from 'vitest'
import { isLowerVersion } from '../../src/verify/version.ts'

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
