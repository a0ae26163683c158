// Changes of a file that mixes line ends: what is put in ends as what it stands for, and nothing else changes.
import { expect, it } from 'vitest'
import { Changes } from '../../src/audit/changes.ts'
import { applyEdits } from '../../src/audit/line-edits.ts'

const TEXT = 'one\r\ntwo\nthree\r\nfour'

it.each([
  ['a line of LF', 2, 'one\r\nx\nthree\r\nfour'],
  ['a line of CRLF', 3, 'one\r\ntwo\nx\r\nfour'],
  ['a last line without an end', 4, 'one\r\ntwo\nthree\r\nx'],
])('%s keeps its end when it is replaced', (_, line, expected) => {
  const changes = new Changes(TEXT)
  changes.replace(line, 'x')
  expect(applyEdits(TEXT, changes.edits())).toBe(expected)
})

it.each([
  [2, 'one\r\nx\ntwo\nthree\r\nfour'],
  [3, 'one\r\ntwo\nx\r\nthree\r\nfour'],
  [4, 'one\r\ntwo\nthree\r\nx\r\nfour'],
])('a line that is put in before line %i ends as that one does', (line, expected) => {
  const changes = new Changes(TEXT)
  changes.insertBefore(line, ['x'])
  expect(applyEdits(TEXT, changes.edits())).toBe(expected)
})

it('neighbours keep their own ends', () => {
  const changes = new Changes(TEXT)
  changes.remove({ first: 1, last: 1 })
  changes.replace(2, 'x')
  changes.replace(3, 'y')
  expect(applyEdits(TEXT, changes.edits())).toBe('x\ny\r\nfour')
})
