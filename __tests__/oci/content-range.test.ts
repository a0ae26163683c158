import { expect, it } from 'vitest'
import { parseContentRange, parseLength } from '../../src/oci/content-range.ts'

it.each([
  ['bytes 5-9/10', { start: 5, last: 9, total: 10 }],
  ['bytes 0-0/*', { start: 0, last: 0 }],
  ['bytes */10', { total: 10 }],
  ['items 0-1/2', {}],
  ['bytes 5-9', {}],
  [undefined, {}],
])('Content-Range %s', (value, range) => {
  expect(parseContentRange(value)).toEqual(range)
})

it.each([
  ['10', 10],
  ['-1', undefined],
  ['1e3', undefined],
  ['', undefined],
  [undefined, undefined],
])('Content-Length %s', (value, length) => {
  expect(parseLength(value)).toBe(length)
})
