// Globs, as Trivy's library reads them (github.com/bmatcuk/doublestar/v4, `Match`).
import { describe, expect, it } from 'vitest'
import { parseGlob } from '../../src/scan/glob.ts'

describe('a glob', () => {
  it.each<[string, string, boolean]>([
    ['a', 'a', true],
    ['a', 'b/a', false],
    ['*', 'a', true],
    ['*', 'a/b', false],
    ['a*c', 'abbc', true],
    ['a*', 'a', true],
    ['?', 'é', true],
    ['a?b', 'a/b', false],
    ['**', 'a/b', true],
    ['a/**', 'a', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'ab', false],
    ['**/b', 'b', true],
    ['**/b', 'a/a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    // Only a whole part is a double star.
    ['a**', 'ab/c', false],
    ['**b', 'a/b', false],
    ['{a,b/c}', 'b/c', true],
    ['{a,{b,c}}x', 'cx', true],
    ['{a,}b', 'b', true],
    ['a\\{b', 'a{b', true],
    ['\\*', 'a', false],
    // A comma chooses in braces only.
    ['a,b', 'a', false],
    ['a,b', 'a,b', true],
    ['[a-c]', 'b', true],
    ['[^a]', 'b', true],
    ['[!a]', 'a', false],
    ['a[^b]c', 'a/c', false],
    ['[a\\-z]', '-', true],
    ['[a-]', '-', true],
    ['a.b', 'axb', false],
  ])('%s and the path %s: %s', (glob, path, isMatch) => {
    expect(parseGlob(glob)?.(path)).toBe(isMatch)
  })

  it.each(['[', '[]', '[a', '[a-', '{a', '{a,{b}', 'a}', 'a\\', '[a/b]', '{a,b}'.repeat(20)])(
    'is none: %s',
    (glob) => expect(parseGlob(glob)).toBeUndefined(),
  )

  it.each([
    ['**/a/'.repeat(40), 'a/'.repeat(2000)],
    ['*a'.repeat(100), 'a'.repeat(4000)],
    ['{a,b}*'.repeat(6), 'ab'.repeat(2000)],
  ])('that is hostile, %s, has an answer', (glob, path) => {
    expect(parseGlob(`${glob}b`)?.(`${path}c`)).toBe(false)
  })
})
