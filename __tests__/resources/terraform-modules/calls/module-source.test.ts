// How sources are read: as Trivy's resolvers and go-getter do, by tables.
import { describe, expect, it } from 'vitest'
import {
  cacheKey,
  kindOfSource,
  parseRegistryAddress,
  secretsOfSource,
  showSource,
  splitSource,
} from '../../../../src/resources/terraform-modules/calls/module-source.ts'
import { type Download, parseDownload } from '../../../../src/resources/terraform-modules/fetch/getter.ts'

describe('the source of a module call', () => {
  it.each([
    ['a/b/c', 'a/b/c', '.'],
    ['a/b/c//modules/x', 'a/b/c', 'modules/x'],
    ['git::https://host/x.git//sub?ref=v1', 'git::https://host/x.git?ref=v1', 'sub'],
    ['git::https://host/x.git?ref=a//b', 'git::https://host/x.git?ref=a//b', '.'],
    ['https://host//sub', 'https://host', 'sub'],
  ])('splits %s', (source, pkg, subdir) => {
    expect(splitSource(source)).toEqual({ pkg, subdir })
  })

  it.each([
    ['./x', 'local'],
    ['../x', 'local'],
    ['github.com/o/n', 'remote'],
    ['git::ssh://git@host/x.git', 'remote'],
    ['git@github.com:o/n.git', 'remote'],
    ['s3::https://s3.amazonaws.com/b/x.zip', 'remote'],
    ['s3://b/x.zip', 'remote'],
    ['a/b/c', 'registry'],
    ['host.example.com/a/b/c//x', 'registry'],
    ['http://host.example.com/x.zip', 'registry'],
    ['file:///etc', 'registry'],
    ['a/b', 'none'],
  ])('%s is %s', (source, kind) => {
    // What looks like an address of a registry is asked for as one, and refused there: as Trivy has it.
    expect(kindOfSource(source)).toBe(kind)
  })

  it('has the key that Trivy gives it', () => {
    // `md5sum` of `terraform-aws-modules/vpc/aws:~> 5.0`, and of the same without a version.
    expect(cacheKey('terraform-aws-modules/vpc/aws', '~> 5.0')).toBe('0f44377ebcbab9ba79ba7b4e6cabf309')
    expect(cacheKey('terraform-aws-modules/vpc/aws', '')).toBe('aee84953e38d9c65527665ef52cbd4c9')
  })

  it('names its registry', () => {
    expect(parseRegistryAddress('a/b/c')).toEqual({
      host: 'registry.terraform.io',
      isHostNamed: false,
      path: 'a/b/c',
    })
    expect(parseRegistryAddress('h.example.com/a/b/c')).toMatchObject({
      host: 'h.example.com',
      isHostNamed: true,
    })
  })

  it('is shown without what it carries', () => {
    const source = 'git::https://user:pa%24s@host/x.git?sshkey=QUJD&ref=v1'
    expect(showSource(source)).toBe('git::https://…@host/x.git?sshkey=…&ref=v1')
    expect(secretsOfSource(source)).toEqual(['pa%24s', 'pa$s', 'QUJD'])
    expect(secretsOfSource('git::ssh://git@host/x.git')).toEqual([])
    expect(secretsOfSource('git::https://token@host/x.git')).toEqual(['token'])
    // The last `@` ends a login, and a query may hold anything.
    const other = 'https://user:s3cr@tTAIL@host/x.zip?access_token=QSECRET&archive=zip'
    expect(showSource(other)).toBe('https://…@host/x.zip?access_token=…&archive=zip')
    expect(secretsOfSource(other)).toEqual(['s3cr@tTAIL', 'QSECRET'])
  })
})

describe('a download', () => {
  it.each([
    ['github.com/o/n', 'git', 'https://github.com/o/n.git', undefined],
    ['github.com/o/n/sub/dir', 'git', 'https://github.com/o/n.git', 'sub/dir'],
    ['github.com/o/n?ref=v1', 'git', 'https://github.com/o/n.git', undefined],
    ['bitbucket.org/o/n', 'git', 'https://bitbucket.org/o/n.git', undefined],
    ['git@github.com:o/n.git', 'git', 'ssh://git@github.com/o/n.git', undefined],
    ['git::git@host.example.com:o/n.git', 'git', 'ssh://git@host.example.com/o/n.git', undefined],
    ['git::https://host/x.git?depth=1&ref=v1', 'git', 'https://host/x.git', undefined],
    ['https://host/x.zip', 'file', 'https://host/x.zip', undefined],
    ['https://host/x?archive=tgz', 'file', 'https://host/x', undefined],
    ['https://host/dir/', 'page', 'https://host/dir/', undefined],
  ])('%s is %s of %s', (source, kind, url, subdir) => {
    const download = parseDownload(source)
    expect(download).toMatchObject({ kind })
    expect('url' in download ? download.url.href : '').toBe(url)
    expect('subdir' in download ? download.subdir : '').toBe(subdir)
  })

  it.each<[string, Download['kind'], RegExp]>([
    ['s3::https://s3.amazonaws.com/b/x', 'unsupported', /S3/],
    ['gcs::https://www.googleapis.com/storage/v1/b/x', 'unsupported', /Google Cloud Storage/],
    ['hg::https://host/x', 'unsupported', /Mercurial/],
    ['git::file:///etc', 'unsupported', /https or ssh/],
    ['git::ext::sh -c id', 'unsupported', /not a URL/],
    ['git://host/x.git', 'unsupported', /https or ssh/],
    ['git::https://host/x.git?sshkey=QUJD', 'unsupported', /SSH key/],
    ['file:///etc', 'unsupported', /file of this machine/],
    [
      'git::https://host/x.git?ref=--upload-pack=id',
      'unsupported',
      /not taken for the name of a git reference/,
    ],
    ['git::ssh://-oProxyCommand=id/x', 'unsupported', /not a (host|URL)/],
    ['https://host/x.gz', 'impossible', /no directory/],
    ['https://host/x.zip?checksum=file:https://host/sums', 'unsupported', /checksum/],
  ])('%s is %s', (source, kind, words) => {
    const download = parseDownload(source)
    expect(download.kind).toBe(kind)
    expect('reason' in download ? download.reason : '').toMatch(words)
  })

  it('takes a checksum with its algorithm, or knows it by its length', () => {
    const hex = 'ab'.repeat(32)
    for (const text of [hex, `sha256:${hex}`]) {
      expect(parseDownload(`https://host/x.zip?checksum=${text}`)).toMatchObject({
        checksum: { algorithm: 'sha256', hex },
      })
    }
  })
})
