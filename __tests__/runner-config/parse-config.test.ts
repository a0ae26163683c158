// The text of the file: what it may say, and every mistake with its line.
import { describe, expect, it } from 'vitest'
import { RESOURCES } from '../../src/resources/table.ts'
import { ConfigError } from '../../src/runner-config/config-error.ts'
import { composeKeys } from '../../src/runner-config/config-keys.ts'
import { parseConfig } from '../../src/runner-config/parse-config.ts'
import { configFor } from '../../src/runner-config/runner-config.ts'

const FILE = '/etc/trivy-offline-cache/config.yaml'
const parse = (text: string) => parseConfig(text, FILE, composeKeys(RESOURCES))
const forRepository = (text: string, repository?: string) =>
  configFor(parse(text), { GITHUB_REPOSITORY: repository })

function mistakesOf(text: string) {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof ConfigError) return error
  }
  throw new Error('there was no mistake')
}

describe('the file', () => {
  it('may be empty, or hold comments alone', () => {
    expect(forRepository('').defaults.size).toBe(0)
    expect(forRepository('# nothing yet\n').limits.size).toBe(0)
    expect(forRepository('defaults:\nlimits:\n').limits.size).toBe(0)
  })

  it('takes values as YAML has them', () => {
    const { defaults } = forRepository(`
defaults:
  offline: true
  trivy-version: 0.70.0
  deny-trivy: [0.70.1, "<0.60.0"]
  max-age: { vuln-db: 12h, java-db: 2d }
  registries:
    - registry.example.com/trivy
    - ghcr.io/aquasecurity
`)
    expect(Object.fromEntries(defaults)).toEqual({
      offline: 'true',
      'trivy-version': '0.70.0',
      'deny-trivy': '0.70.1\n<0.60.0',
      'max-age': 'vuln-db=12h\njava-db=2d',
      registries: 'registry.example.com/trivy\nghcr.io/aquasecurity',
    })
  })

  it('knows the inputs of the other actions too', () => {
    expect(
      forRepository('defaults: { to: registry.example.com/trivy, prune: true }').defaults.get('prune'),
    ).toBe('true')
  })
})

describe('what it says for a repository', () => {
  const text = `
defaults: { max-age: 24h, on-degraded: fail }
limits: { max-age: 30h, offline: true }
per-repository:
  acme/legacy-*:
    defaults: { max-age: 48h }
    limits: { max-age: 72h }
  "{acme,other}/legacy-old":
    limits: { confirm: always }
`
  it.each([
    ['acme/app', '24h', '30h', undefined],
    ['acme/legacy-a', '48h', '72h', undefined],
    ['ACME/Legacy-Old', '48h', '72h', 'always'],
    ['other/legacy-old', '24h', '30h', 'always'],
    ['acme/legacy-a/b', '24h', '30h', undefined],
    [undefined, '24h', '30h', undefined],
  ])('%s', (repository, age, limit, confirm) => {
    const { defaults, limits } = forRepository(text, repository)
    expect(defaults.get('max-age')).toBe(age)
    expect(defaults.get('on-degraded')).toBe('fail')
    expect(limits.get('max-age')).toBe(limit)
    expect(limits.get('offline')).toBe('true')
    expect(limits.get('confirm')).toBe(confirm)
  })
})

describe('a file with mistakes', () => {
  it('is one error with every mistake and its line, and says whose it is to mend', () => {
    const { message, hint, mistakes } = mistakesOf(`defaults:
  max-age: soon
  ofline: true
  confirm: [always]
  token: secret
limits:
  registries: []
  save: never
per-repository:
  acme: {}
  acme/app:
    default: {}
hook:
  deadline: 10 minutes
extra: 1
`)
    expect(mistakes.map(({ line }) => line)).toEqual([2, 3, 5, 7, 8, 10, 12, 14, 15])
    expect(message).toMatch(
      /^9 mistakes in \/etc\/trivy-offline-cache\/config\.yaml, the file of this runner: /,
    )
    expect(message).toContain('(1) line 2: defaults: max-age: "soon" is not a duration')
    expect(message).toContain('(2) line 3: defaults: "ofline" is not known; the nearest is offline')
    expect(hint).toBe('Whoever runs this runner must correct the file; no job goes on with half of it.')
  })

  it.each([
    ['broken YAML', 'defaults:\n  a: [1\n', /^\d mistakes? .*: .*line 3/],
    [
      'a key twice',
      'defaults:\n  offline: true\n  offline: false\n',
      /^1 mistake .*: line 3: Map keys must be unique/,
    ],
    ['a text', 'offline', /^1 mistake .*: line 1: the file is not a map of keys/],
    ['a list of maps', 'defaults:\n  resources:\n    - {}\n', /^1 mistake .*: line 3: is not a text/],
    ['an alias', 'defaults:\n  save: &a never\n  store: *a\n', /^1 mistake .*: line 3: is not a text/],
  ])('of %s', (_, text, expected) => {
    expect(mistakesOf(text).message).toMatch(expected)
  })
})

describe('the deadline of the hook', () => {
  it.each([
    ['hook: { deadline: 5s }', 5000],
    ['hook: { deadline: 300s }', 300_000],
    ['', undefined],
  ])('%j', (text, expected) => {
    expect(forRepository(text).hookDeadlineMs).toBe(expected)
  })
})
