// A module that is one file: under which names it can lie on a machine.
import { expect, it } from 'vitest'
import { isFileName } from '../../../../src/resources/terraform-modules/fetch/fetch-source.ts'

it.each([
  ['main.tf', true, true],
  ['my bucket.tf', true, true],
  ['', false, false],
  ['..', false, false],
  ['a/b.tf', false, false],
  ['a\\b.tf', false, false],
  ['x'.repeat(256), false, false],
  // An alternate stream, a device, and a name that becomes another.
  ['a:b.tf', true, false],
  ['con.tf', true, false],
  ['main.tf.', true, false],
])('%j: %s, on Windows %s', (name, expected, onWindows) => {
  expect(isFileName(name, 'linux')).toBe(expected)
  expect(isFileName(name, 'win32')).toBe(onWindows)
})
