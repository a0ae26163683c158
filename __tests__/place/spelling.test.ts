import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSpelling } from '../../src/place/spelling.ts'

/** A file system on which all that differs in case, or in how a letter is composed, is one. */
function createBlind() {
  const there = new Set<string>()
  const fold = (path: string) => path.normalize('NFC').toLowerCase()
  const spell = createSpelling('top', (path) => there.has(fold(String(path))))
  return (path: string) => {
    const spelled = spell(path)
    const parts = spelled.split('/')
    for (const [at] of parts.entries()) there.add(fold(join('top', ...parts.slice(0, at + 1))))
    return spelled
  }
}

describe('where a file system takes two names for one', () => {
  it.each([
    [
      ['a.json', 'A.json'],
      ['a.json', 'a.json'],
    ],
    [
      ['P/x', 'p/y', 'p/Y'],
      ['P/x', 'P/y', 'P/y'],
    ],
    [
      ['caf\u00e9', 'cafe\u0301'],
      ['caf\u00e9', 'caf\u00e9'],
    ],
    [
      ['a', 'b', 'c/a'],
      ['a', 'b', 'c/a'],
    ],
  ])('%j are %j', (names, expected) => {
    const write = createBlind()
    expect(names.map(write)).toEqual(expected)
  })
})

it.each([
  [
    'case alone',
    (name: string) => name.toLowerCase(),
    ['a', 'caf\u00e9', 'caf\u00e9', 'cafe\u0301', 'cafe\u0301'],
  ],
  [
    'composition alone',
    (name: string) => name.normalize('NFC'),
    ['a', 'A', 'caf\u00e9', 'CAF\u00c9', 'caf\u00e9', 'CAF\u00c9'],
  ],
])('a file system that is blind for %s has the others apart', (_, fold, expected) => {
  const names =
    expected.length === 5
      ? ['a', 'caf\u00e9', 'CAF\u00c9', 'cafe\u0301', 'CAFE\u0301']
      : ['a', 'A', 'caf\u00e9', 'CAF\u00c9', 'cafe\u0301', 'CAFE\u0301']
  const there = new Set<string>()
  const spell = createSpelling('top', (path) => there.has(fold(String(path))))
  const spelled = names.map((name) => {
    const path = spell(name)
    there.add(fold(join('top', path)))
    return path
  })
  expect(spelled).toEqual(expected)
})

it('where a file system tells names apart, each is its own', () => {
  const spell = createSpelling('top', () => false)
  expect(['P/x', 'p/x', 'P/X'].map(spell)).toEqual(['P/x', 'p/x', 'P/X'])
})
