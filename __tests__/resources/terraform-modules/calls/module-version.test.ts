// Constraints by the rules of the library that Trivy uses; the rows are what `aquasecurity/go-version` says.
import { describe, expect, it } from 'vitest'
import {
  findVersion,
  isExactVersion,
  isReadable,
} from '../../../../src/resources/terraform-modules/calls/module-version.ts'

const VERSIONS = [
  '0.9.0',
  '1.0.0',
  '1.2.0',
  '1.2.5',
  '1.3.0',
  '2.0.0-beta.2',
  '2.0.0-beta.10',
  '2.0.0',
  'v2.1.0',
  'no',
]

describe('a constraint', () => {
  it.each([
    ['1.2.0', '1.2.0'],
    ['= 1.2', '1.2.0'],
    ['~> 1.2, < 1.9', '1.3.0'],
    ['~> 1.2', '2.0.0-beta.10'],
    ['~> 1.2.0', '1.2.5'],
    ['~> 1', '2.0.0-beta.10'],
    ['>= 1.0, < 1.3', '1.2.5'],
    ['>= 1.0 < 1.3', '1.2.5'],
    ['!= 2.1.0', '2.0.0'],
    ['< 2.0.0', '2.0.0-beta.10'],
    ['<= 2.0.0-beta.2', '2.0.0-beta.2'],
    ['^1.2', '2.0.0-beta.10'],
    ['~1.2', '1.2.5'],
    ['1.0.0 || 1.3.0', '1.3.0'],
    ['v1.0.0', '1.0.0'],
    ['>2', '2.1.0'],
    ['~> 9.0', undefined],
    ['latest', undefined],
    ['>= 1.0 beta x', undefined],
    ['', undefined],
    ['1'.repeat(5000), undefined],
  ])('%s leads to %s', (constraint, version) => {
    expect(findVersion(constraint, VERSIONS)).toBe(version)
  })

  it.each([
    ['1.2.0', true],
    ['= 1.2.0', true],
    ['~> 1.2.0', false],
    ['>= 1.2.0', false],
    ['1.2.0, 1.2.0', false],
    ['1.0.0 || 1.2.0', false],
    ['', false],
  ])('%s is exact: %s', (constraint, isExact) => {
    expect(isExactVersion(constraint)).toBe(isExact)
  })
})

it('a constraint that is too long to be read is told from one that nothing fits', () => {
  expect(isReadable('>= 1.0.0, '.repeat(20))).toBe(true)
  expect(isReadable('>= 1.0.0, '.repeat(30))).toBe(false)
})

it.each(['1-a', '1a', '1-', '1~'])('versions that are none do not hold the step: %s…', (beginning) => {
  // In steps like the square of its length each would take some 10 ms, and all of them longer than a test may.
  const versions = Array.from({ length: 5000 }, () => `${beginning.padEnd(250, 'a-')}!`)
  expect(findVersion('>= 1', versions)).toBeUndefined()
})
