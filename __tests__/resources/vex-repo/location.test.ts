// Addresses of VEX archives in the words of go-getter, which Trivy hands them to.
import { describe, expect, it } from 'vitest'
import { matchesPart, parseVexLocation, showLocation } from '../../../src/resources/vex-repo/location.ts'

describe('the address of an archive', () => {
  it.each([
    ['https://h.test/a.tar.gz', 'https://h.test/a.tar.gz', 'tar.gz', []],
    [
      'https://github.com/aquasecurity/vexhub/archive/refs/heads/main.tar.gz//vexhub-main',
      'https://github.com/aquasecurity/vexhub/archive/refs/heads/main.tar.gz',
      'tar.gz',
      ['vexhub-main'],
    ],
    ['https://h.test/a.tgz//x/./y/?q=1', 'https://h.test/a.tgz?q=1', 'tar.gz', ['x', 'y']],
    ['https://h.test/a.tbz2//x*', 'https://h.test/a.tbz2', 'tar.bz2', ['x*']],
    ['https://h.test/a.tar.bz2', 'https://h.test/a.tar.bz2', 'tar.bz2', []],
    ['https://h.test/a.txz', 'https://h.test/a.txz', 'tar.xz', []],
    ['https://h.test/a.tar', 'https://h.test/a.tar', 'tar', []],
    ['http://h.test/a.zip', 'http://h.test/a.zip', 'zip', []],
    ['https://h.test/download?archive=zip', 'https://h.test/download', 'zip', []],
    ['https://h.test/download?id=1&filename=a.tar.xz', 'https://h.test/download?id=1', 'tar.xz', []],
    ['https://u:p@h.test/a.zip?u=https://x//y', 'https://h.test/a.zip?u=https://x//y', 'zip', []],
  ])('is understood: %s', (text, href, format, directory) => {
    const location = parseVexLocation(text)
    expect([location.url.href, location.format, location.directory]).toEqual([
      new URL(href).href,
      format,
      directory,
    ])
  })

  it('may promise a checksum', () => {
    const hex = 'A'.repeat(64)
    const { url, checksum } = parseVexLocation(`https://h.test/a.zip?checksum=sha256:${hex}`)
    expect([url.href, checksum]).toEqual([
      'https://h.test/a.zip',
      { algorithm: 'sha256', hex: 'a'.repeat(64) },
    ])
  })

  it.each([
    ['git::https://h.test/x.git', 'it is not an http(s) address'],
    ['file:///etc/passwd', 'it is not an http(s) address'],
    ['s3::https://s3.amazonaws.com/x/a.zip', 'it is not an http(s) address'],
    ['a.zip', 'it is not an http(s) address'],
    ['https://h.test/a.rar', 'it is none of tar.gz, tgz, tar.bz2'],
    ['https://h.test/a.zip?archive=false', 'it is none of'],
    ['https://h.test/a.zip//x/../..', 'its directory leaves the archive'],
    ['https://h.test/a.zip//*a*a*a*b', 'its directory has too many *'],
    ['https://h.test/a.zip?checksum=file:https://h.test/sums', 'its checksum is not of the form'],
    ['https://h.test/a.zip?checksum=sha256:abc', 'its checksum is not of the form'],
    [`https://h.test/a.zip?checksum=constructor:${'a'.repeat(64)}`, 'its checksum is not of the form'],
  ])('is not used: %s', (text, why) => {
    expect(() => parseVexLocation(text)).toThrow(why)
  })

  it('is shown without its query and without a login', () => {
    expect(showLocation('https://u:p@h.test/a.zip//x?signature=s')).toBe('https://h.test/a.zip//x')
  })
})

describe('a part of a directory', () => {
  it.each([
    ['vexhub-main', 'vexhub-*', true],
    ['vexhub', 'vexhub-*', false],
    ['ab', 'a?', true],
    ['a.b', 'a.b', true],
    ['axb', 'a.b', false],
    ['a[1]', 'a[1]', true],
  ])('%s is meant by %s: %s', (part, pattern, isMeant) => {
    expect(matchesPart(part, pattern)).toBe(isMeant)
  })
})
