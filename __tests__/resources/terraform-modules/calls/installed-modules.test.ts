// The list of installed modules, as Go's decoder reads it for Trivy.
import { describe, expect, it } from 'vitest'
import {
  MANIFEST,
  readInstalled,
} from '../../../../src/resources/terraform-modules/calls/installed-modules.ts'
import type { ReadText, Unread } from '../../../../src/resources/terraform-modules/calls/module-files.ts'

const readAs = (read: ReadText) =>
  readInstalled(
    {
      directory: '',
      list: () => undefined,
      read: (path) => (path === MANIFEST ? read : { kind: 'absent' }),
    },
    '.',
  )
const readText = (text: string) => readAs({ kind: 'text', text })

const ROW = '{"Key":"m","Source":"./m","Dir":"installed"}'
const READ = new Map([['m', 'installed']])

describe('a list of installed modules', () => {
  it.each([
    ['as terraform init writes it', `{"Modules":[${ROW}]}`],
    ['with names in another case', '{"modules":[{"KEY":"m","source":"./m","dir":"installed"}]}'],
    ['with text behind it', `{"Modules":[${ROW}]} and more`],
    ['with a second value behind it', `{"Modules":[${ROW}]}{"Modules":[]}`],
    ['with brackets in its texts', `{"Modules":[${ROW}],"x":"}\\"}"}`],
    ['with two of a name', `{"Modules":[${ROW},{"Key":"m","Dir":"second"}]}`],
  ])('is read %s', (_, text) => {
    expect(readText(text)).toEqual(READ)
  })

  it.each([
    ['text before it', `x{"Modules":[${ROW}]}`],
    ['a directory that is no text', `{"Modules":[${ROW},{"Key":"n","Dir":7}]}`],
    ['a source that is no text', '{"Modules":[{"Key":"m","Source":{},"Dir":"installed"}]}'],
    ['a list that is none', '{"Modules":{}}'],
    ['no end', `{"Modules":[${ROW}`],
  ])('counts as nothing, as for Trivy, with %s', (_, text) => {
    expect(readText(text)).toBeUndefined()
  })

  it('that is there and too large for us is not taken for none', () => {
    const unread: Unread = { kind: 'unread', reason: 'it is larger than 8 MiB', hint: 'Split the file.' }
    expect(readAs(unread)).toBe(unread)
    expect(readAs({ kind: 'absent' })).toBeUndefined()
  })
})
