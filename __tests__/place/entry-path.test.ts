import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { entryPath } from '../../src/place/entry-path.ts'

describe('the path of an archive entry', () => {
  it.each([
    ['trivy.db', 'trivy.db'],
    ['./policies/docker/a.rego', 'policies/docker/a.rego'],
    ['policies//docker/./a.rego', 'policies/docker/a.rego'],
    ['.manifest', '.manifest'],
    ['..hidden', '..hidden'],
    ['a..b/c...', 'a..b/c...'],
    ['päckchen/ñ', 'päckchen/ñ'],
  ])('%s is %s', (name, path) => {
    expect(entryPath(name, 'file')).toBe(path)
    expect(entryPath(name, 'contiguous-file')).toBe(path)
  })

  it.each(['', '.', './', './/.'])('%j is the root', (name) => {
    expect(entryPath(name, 'directory')).toBeUndefined()
  })

  it.each([
    ['an absolute path', '/etc/passwd', /absolute path/],
    ['an absolute path with a backslash', '\\etc\\passwd', /absolute path/],
    ['a drive letter', 'C:/Windows/system32/x', /absolute path/],
    ['a drive letter without a slash', 'c:x', /absolute path/],
    ['a share', '//server/share/x', /absolute path/],
    ['one that climbs', '../outside', /leaves its directory/],
    ['one that climbs in the middle', 'a/../../outside', /leaves its directory/],
    ['one that climbs and comes back', 'a/../a/b', /leaves its directory/],
    ['one that ends in a climb', 'a/..', /leaves its directory/],
    ['a backslash', 'a\\..\\..\\b', /forbidden character/],
    ['a NUL', 'a\u0000b', /forbidden character/],
    ['a newline', 'a\n::error::b', /forbidden character/],
    ['a second stream on Windows', 'metadata.json:hidden', /forbidden character/],
    ['one of 33 parts', `${'a/'.repeat(32)}b`, /too deep/],
    ['one of 1025 characters', `${'a/'.repeat(512)}b`, /too long/],
  ])('refuses %s', (_, name, message) => {
    expect(() => entryPath(name, 'file')).toThrow(message)
    expect(() => entryPath(name, 'file')).toThrow(VerifyError)
  })

  it.each(['link', 'symlink', 'character-device', 'block-device', 'fifo', 'contiguous', null, undefined])(
    'refuses the kind %s, whatever its name',
    (type) => {
      expect(() => entryPath('trivy.db', type)).toThrow(/not a regular file/)
    },
  )

  it('shows a hostile name on one line', () => {
    expect(() => entryPath('\n::error::boo', 'file')).toThrow(/^archive entry '::error::boo: /)
  })
})
