// Addresses on github.com, and the one place that a token may go to.
import { describe, expect, it } from 'vitest'
import {
  apiArchive,
  findGitHubRepository,
  githubToken,
  headArchive,
} from '../../../src/resources/vex-repo/github.ts'

describe('an address', () => {
  it.each([
    ['https://github.com/aquasecurity/vexhub', { owner: 'aquasecurity', name: 'vexhub' }],
    ['https://github.com/a/b.git/', { owner: 'a', name: 'b' }],
    ['https://github.com/a', undefined],
    ['https://github.com/a/b/tree/main', undefined],
    ['https://github.com/a/..', undefined],
    ['http://github.com/a/b', undefined],
    ['https://www.github.com/a/b', undefined],
    ['https://github.com.evil.test/a/b', undefined],
    ['https://github.com:8443/a/b', undefined],
    ['https://github.example.com/a/b', undefined],
  ])('is a repository on github.com or not: %s', (url, repository) => {
    expect(findGitHubRepository(new URL(url))).toEqual(repository)
  })

  it.each([
    ['https://github.com/a/b/archive/HEAD.tar.gz', 'https://api.github.com/repos/a/b/tarball'],
    [
      'https://github.com/a/b/archive/refs/heads/x/y.tar.gz',
      'https://api.github.com/repos/a/b/tarball/refs/heads/x/y',
    ],
    ['https://github.com/a/b/archive/v1.0.zip', undefined],
    ['https://github.com/a/b/releases/download/v1/x.tar.gz', undefined],
    ['https://github.com/a/../archive/main.tar.gz', undefined],
    ['https://evil.test/a/b/archive/main.tar.gz', undefined],
  ])('has a twin in the API or not: %s', (url, twin) => {
    expect(apiArchive(new URL(url))?.href).toBe(twin)
  })

  it('is that of the default branch', () => {
    expect(headArchive({ owner: 'a', name: 'b' }).href).toBe('https://github.com/a/b/archive/HEAD.tar.gz')
  })
})

describe('the token', () => {
  it.each([
    [undefined, 't'],
    ['', 't'],
    ['https://github.com', 't'],
    ['https://github.example.com', undefined],
    ['https://octo.ghe.com', undefined],
    ['no address', undefined],
  ])('of a job on %j is for api.github.com: %j', (server, token) => {
    expect(githubToken('t', server)).toBe(token)
    expect(githubToken('', server)).toBeUndefined()
    expect(githubToken(undefined, server)).toBeUndefined()
  })
})
