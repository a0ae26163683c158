// Sources that go-getter may read otherwise than this action are unknown; absent is only what it refuses for certain.
import { describe, expect, it } from 'vitest'
import { parseDownload } from '../../../../src/resources/terraform-modules/fetch/getter.ts'

describe('a source', () => {
  it.each([
    ['a URL that only Go reads', 'git::https://a^b/m.git'],
    ['a host that begins with a dash', 'git::https://-a/m.git'],
    ['a pattern for its directory', 'github.com/acme/modules/net*'],
    ['a class of characters for its directory', 'github.com/acme/modules/[a-z]'],
    ['an escape in its user for ssh', 'git::ssh://a%20b@git.test/m.git'],
    ['a password for ssh', 'git::ssh://git:word@git.test/m.git'],
    ['a question mark before its path for ssh', 'git::ssh://git.test?x/m.git'],
    ['a hash before its path for ssh', 'git::ssh://git.test#x/m.git'],
    ['an escape in the short form of ssh', 'git@git.test%20:m.git'],
  ])('with %s is not called absent', (_, source) => {
    expect(parseDownload(source).kind).toBe('unsupported')
  })

  it.each([
    ['git::ssh://git@git.test/m.git?ref=v1', 'ssh://git@git.test/m.git'],
    ['git::ssh://git.test:2222/~me/m.git', 'ssh://git.test:2222/~me/m.git'],
    ['git@git.test:acme/a%20b.git', 'ssh://git@git.test/acme/a%20b.git'],
    ['git::ssh://git@[2001:db8::1]:22/m.git', 'ssh://git@[2001:db8::1]:22/m.git'],
  ])('by ssh is taken as git takes it: %s', (source, href) => {
    const download = parseDownload(source)
    expect(download.kind === 'git' && download.url.href).toBe(href)
  })

  it('may go down and up again in its directory', () => {
    expect(parseDownload('github.com/acme/modules/a/../b')).toMatchObject({ kind: 'git', subdir: 'b' })
    expect(parseDownload('github.com/acme/modules/a/../../b').kind).toBe('impossible')
    expect(parseDownload('github.com/acme/modules/..').kind).toBe('impossible')
    expect(parseDownload('github.com/acme/modules/..b/c')).toMatchObject({ kind: 'git', subdir: '..b/c' })
  })

  it.each([
    ['https://a.test/x/my%20bucket.tf', 'my bucket.tf'],
    ['https://a.test/x/a+b.tf', 'a+b.tf'],
    ['https://a.test/x?filename=a%2Bb.tf', 'a+b.tf'],
    ['https://a.test/x.tf?filename=', 'x.tf'],
    ['https://a.test/x%zz.tf', ''],
  ])('that is one file has its name as Go reads it: %s', (source, fileName) => {
    expect(parseDownload(source)).toMatchObject({ kind: 'file', fileName })
  })
})
