// What users write as a reference, and what each mistake is called.
import { describe, expect, it } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { apiHost, formatReference, isLoopback, parseReference } from '../../src/oci/reference.ts'

const hex = 'a'.repeat(64)
const digest = `sha256:${hex}`

describe('parseReference', () => {
  it.each([
    ['aquasec/trivy-db:2', 'docker.io/aquasec/trivy-db:2'],
    ['alpine', 'docker.io/library/alpine'],
    ['docker.io/alpine:3', 'docker.io/library/alpine:3'],
    ['index.docker.io/aquasec/trivy-db', 'docker.io/aquasec/trivy-db'],
    ['registry-1.docker.io/aquasec/trivy-db', 'docker.io/aquasec/trivy-db'],
    ['localhost/trivy-db:2', 'localhost/trivy-db:2'],
    ['localhost:5000/trivy-db', 'localhost:5000/trivy-db'],
    ['mirror:5000/a/b/c', 'mirror:5000/a/b/c'],
    ['[::1]:5000/trivy-db:2', '[::1]:5000/trivy-db:2'],
    ['GHCR.io/aquasecurity/trivy-db:V2', 'ghcr.io/aquasecurity/trivy-db:V2'],
    [`ghcr.io/aquasecurity/trivy-db@${digest}`, `ghcr.io/aquasecurity/trivy-db@${digest}`],
    [`ghcr.io/aquasecurity/trivy-db:2@${digest}`, `ghcr.io/aquasecurity/trivy-db:2@${digest}`],
    ['my.example/a__b/c--d/e.f_g:x', 'my.example/a__b/c--d/e.f_g:x'],
    [`my.example/a:${'t'.repeat(128)}`, `my.example/a:${'t'.repeat(128)}`],
  ])('reads %s as %s', (text, full) => {
    expect(formatReference(parseReference(text))).toBe(full)
  })

  it('keeps the parts apart', () => {
    expect(parseReference(`127.0.0.1:5000/aquasec/trivy-db:2@${digest}`)).toEqual({
      registry: '127.0.0.1:5000',
      repository: 'aquasec/trivy-db',
      tag: '2',
      digest,
    })
  })

  it('uses the default tag only when there is neither tag nor digest', () => {
    expect(parseReference('host:5000/trivy-db', '2').tag).toBe('2')
    expect(parseReference('host:5000/trivy-db:latest', '2').tag).toBe('latest')
    expect(parseReference(`host:5000/trivy-db@${digest}`, '2').tag).toBeUndefined()
    expect(parseReference('host:5000/trivy-db').tag).toBeUndefined()
  })

  it.each([
    ['', 'it is empty'],
    ['ghcr.io/a b', 'space'],
    [' ghcr.io/a', 'space'],
    ['ghcr.io/a\n', 'space'],
    ['https://ghcr.io/a', 'URL'],
    ['oci://ghcr.io/a', 'URL'],
    ['ghcr.io/A/b', 'lower-case'],
    ['Aquasec/trivy-db', 'lower-case'],
    ['ghcr.io/', 'a part of its name is empty'],
    ['/trivy/a', 'nothing stands before its first "/"'],
    ['ghcr.io//a', 'a part of its name is empty'],
    ['ghcr.io/a/', 'a part of its name is empty'],
    ['ghcr.io/../a', 'each part'],
    ['ghcr.io/a..b', 'each part'],
    ['ghcr.io/a/%2e%2e/b', 'each part'],
    ['ghcr.io/-a', 'each part'],
    ['ghcr.io/a?x', 'each part'],
    [`ghcr.io/${'a'.repeat(256)}`, 'longer than 255'],
    ['ghcr.io/a:', 'a tag'],
    ['ghcr.io/a:.x', 'a tag'],
    ['ghcr.io/a:b:c', 'a tag'],
    [`ghcr.io/a:${'t'.repeat(129)}`, 'a tag'],
    ['ghcr.io/a@', 'sha256'],
    [`ghcr.io/a@sha256:${hex.slice(1)}`, 'sha256'],
    [`ghcr.io/a@sha256:${hex.toUpperCase()}`, 'sha256'],
    [`ghcr.io/a@sha512:${hex}${hex}`, 'sha256'],
    [`ghcr.io/a@${digest}@${digest}`, 'sha256'],
    ['-bad.example/a', 'its registry'],
    ['a..b/c', 'its registry'],
    ['ghcr.io:port/a', 'its registry'],
    ['ghcr.io:0/a', 'its port'],
    ['ghcr.io:65536/a', 'its port'],
    ['[::zz]/a', 'its registry'],
    ['[1::2::3]/a', 'its registry'],
    ['1.2.3.4.5:80/a', 'its registry'],
  ])('refuses %j: %s', (text, problem) => {
    expect(() => parseReference(text)).toThrow(ActionError)
    expect(() => parseReference(text)).toThrow(problem)
  })

  it('says what to leave out of a URL, and how plain HTTP is allowed', () => {
    expect(hintOf('https://ghcr.io/a')).toBe('Leave out "https://".')
    expect(hintOf('http://ghcr.io/a')).toContain('insecure-registries')
  })

  it.each(['https://me:hunter2@ghcr.io/a', 'me:hunter2@ghcr.io/a', 'ghcr.io/a@me:hunter2'])(
    'does not repeat the password in %s',
    (text) => {
      expect(() => parseReference(text)).toThrow(/^(?!.*hunter2)/)
    },
  )

  it('prints a hostile reference as one harmless line', () => {
    expect(() => parseReference('a\n::error::x')).toThrow(/^reference "[^\n]*"/)
  })
})

function hintOf(text: string): string | undefined {
  try {
    parseReference(text)
    return undefined
  } catch (error) {
    return error instanceof ActionError ? error.hint : undefined
  }
}

describe('isLoopback', () => {
  it.each([
    'localhost',
    'localhost:5000',
    'LOCALHOST',
    'a.localhost:1',
    '127.0.0.1:5000',
    '127.9.8.7',
    '[::1]:5000',
    '[0:0:0:0:0:0:0:1]',
  ])('holds for %s', (registry) => {
    expect(isLoopback(registry)).toBe(true)
  })

  it.each([
    'ghcr.io',
    'notlocalhost',
    'localhost.example',
    '127.0.0.1.example:5000',
    '10.0.0.1',
    '[::2]',
    '[::ffff:10.0.0.1]',
    '',
    'localhost:5000@ghcr.io',
  ])('does not hold for %j', (registry) => {
    expect(isLoopback(registry)).toBe(false)
  })
})

it('knows that the API of Docker Hub is elsewhere', () => {
  expect(apiHost('docker.io')).toBe('registry-1.docker.io')
  expect(apiHost('ghcr.io')).toBe('ghcr.io')
})
