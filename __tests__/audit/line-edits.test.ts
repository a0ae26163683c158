import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  formatDiff,
  isPlainPath,
  type LineEdit,
  prefixPatch,
} from '../../src/audit/line-edits.ts'

const TEXT = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('')
const EDITS: readonly LineEdit[] = [
  { first: 15, count: 0, insert: ['new\n'] },
  { first: 2, count: 3, insert: ['other\n'] },
]

describe('changes by lines', () => {
  it('leave all other lines as they are', () => {
    const kept = TEXT.replace('line 2\nline 3\nline 4\n', 'other\n').replace('line 15\n', 'new\nline 15\n')
    expect(applyEdits(TEXT, EDITS)).toBe(kept)
    expect(applyEdits(TEXT, [])).toBe(TEXT)
  })

  it('are told with three lines around each, and the lines on which they stand then', () => {
    expect(formatDiff('a b.yml', TEXT, EDITS).split('\n')).toEqual([
      '--- a/a b.yml\t',
      '+++ b/a b.yml\t',
      '@@ -1,7 +1,5 @@',
      ' line 1',
      '-line 2',
      '-line 3',
      '-line 4',
      '+other',
      ' line 5',
      ' line 6',
      ' line 7',
      '@@ -12,6 +10,7 @@',
      ' line 12',
      ' line 13',
      ' line 14',
      '+new',
      ' line 15',
      ' line 16',
      ' line 17',
      '',
    ])
  })

  it('are one where their lines meet', () => {
    const edits = [
      { first: 5, count: 1, insert: [] },
      { first: 9, count: 1, insert: [] },
    ]
    expect(formatDiff('x', TEXT, edits).match(/^@@.*$/gm)).toEqual(['@@ -2,11 +2,9 @@'])
  })

  it('keep ends of lines, and tell a last line without one', () => {
    const text = 'a\r\nb\r\nc'
    const edits = [{ first: 2, count: 0, insert: ['x\r\n'] }]
    expect(applyEdits(text, edits)).toBe('a\r\nx\r\nb\r\nc')
    expect(formatDiff('x', text, edits)).toBe(
      '--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n a\r\n+x\r\n b\r\n c\n\\ No newline at end of file\n',
    )
  })

  it('are no diff where there are none', () => {
    expect(formatDiff('x', TEXT, [])).toBe('')
  })

  it('lie below another directory', () => {
    const patch = formatDiff('x', '-- a/y\n', [{ first: 1, count: 1, insert: ['-- a/y\n'] }])
    expect(prefixPatch(patch, 'acme/web/')).toBe(
      '--- a/acme/web/x\n+++ b/acme/web/x\n@@ -1,1 +1,1 @@\n--- a/y\n+-- a/y\n',
    )
  })

  it.each([
    ['.github/workflows/a b.yml', true],
    ['a"b', false],
    ['a\nb', false],
    ['a\tb', false],
    ['ä', false],
  ])('are for names that a diff can hold: %j', (path, isPlain) => {
    expect(isPlainPath(path)).toBe(isPlain)
  })
})
