// Logins that the user has told Trivy: paired as Trivy pairs them, and shown to those alone that the user has named.
import { describe, expect, it } from 'vitest'
import { loginsFor } from '../../src/scan/registry-logins.ts'
import { inputsWith } from '../fixtures/run-facts.ts'
import { decide, type Said } from '../plan/settings-lab.ts'

const JOB = { TRIVY_USERNAME: 'me', TRIVY_PASSWORD: 'of-the-job' }
const FILE = 'registry: { username: file, password: of-the-file'

function shownTo(repository: string, said: Said): readonly string[] {
  const { settings, problems } = decide(said)
  expect(problems).toEqual([])
  const [registry = '', ...path] = repository.split('/')
  const { registries } = inputsWith(said.inputs)
  const { first, last } = loginsFor({ registries, settings }, registry, path.join('/'))
  return [...first, ...last].map((login) => (login.kind === 'password' ? login.password : login.token))
}

const OWN = { inputs: { registries: 'registry.example.com/trivy' } }

describe('a login of the job', () => {
  it.each([
    ['what the input registries names', 'registry.example.com/trivy/trivy-db', OWN],
    [
      'what the input of one resource names',
      'db.example.com/db',
      { inputs: { 'db-repository': 'db.example.com/db:2' } },
    ],
    [
      "what Trivy's own variable names",
      'db.example.com/db',
      { environment: { TRIVY_DB_REPOSITORY: 'db.example.com/db' } },
    ],
    [
      'a repository of its own at a public host',
      'ghcr.io/acme/trivy-db',
      { inputs: { registries: 'ghcr.io/acme' } },
    ],
  ])('is shown to %s', (_, repository, said: Said) => {
    expect(shownTo(repository, { ...said, environment: { ...JOB, ...said.environment } })).toEqual([
      'of-the-job',
    ])
  })

  it.each([
    ['a public base', 'ghcr.io/aquasecurity/trivy-db', {}],
    [
      'a public base, even named',
      'ghcr.io/aquasecurity/trivy-db',
      { inputs: { registries: 'ghcr.io/aquasecurity' } },
    ],
    ['mirror.gcr.io', 'mirror.gcr.io/aquasec/trivy-db', {}],
    ['public.ecr.aws', 'public.ecr.aws/aquasecurity/trivy-db', {}],
    ['Docker Hub', 'docker.io/aquasec/trivy-db', {}],
    ['another path of a host that was named', 'registry.example.com/other/trivy-db', OWN],
    ['a path that only begins alike', 'registry.example.com/trivy-evil/trivy-db', OWN],
    ['another host', 'evil.example.net/trivy/trivy-db', OWN],
    [
      'what trivy.yaml alone names',
      'evil.example.net/db',
      { yaml: 'db: { repository: evil.example.net/db }' },
    ],
    [
      'what a file alone names that is called like a variable',
      'evil.example.net/db',
      { yaml: 'db: { repository: evil.example.net/db }', file: 'TRIVY_x.yaml' },
    ],
    [
      'a mirror that trivy.yaml alone names',
      'evil.example.net/aquasecurity/trivy-db',
      { yaml: 'registry: { mirrors: { ghcr.io: [evil.example.net] } }' },
    ],
  ])('is not shown to %s', (_, repository, said: Said) => {
    expect(shownTo(repository, { ...said, environment: JOB })).toEqual([])
  })
})

describe('a login of trivy.yaml', () => {
  it.each([
    ['what the step names', 'registry.example.com/trivy/trivy-db', { ...OWN, yaml: `${FILE} }` }],
    [
      'what trivy.yaml names',
      'db.example.com/db',
      { yaml: `${FILE} }\ndb: { repository: db.example.com/db }` },
    ],
    [
      'a mirror',
      'cache.example.com/aquasecurity/trivy-db',
      { yaml: `${FILE}, mirrors: { ghcr.io: cache.example.com } }` },
    ],
  ])('is shown to %s', (_, repository, said: Said) => {
    expect(shownTo(repository, said)).toEqual(['of-the-file'])
  })
})

describe('several logins', () => {
  it('are shown where mirror pushes, which the user names besides', () => {
    const { settings } = decide({ environment: JOB })
    const shown = (repository: string) =>
      loginsFor(
        { registries: [], settings, more: ['push.example.com/trivy'] },
        'push.example.com',
        repository,
      )
    expect(shown('trivy/trivy-db').first).toMatchObject([{ password: 'of-the-job' }])
    expect(shown('other/trivy-db').first).toEqual([])
  })

  it('are lists, paired by their order, those of the job first', () => {
    const environment = { TRIVY_USERNAME: 'a,b', TRIVY_PASSWORD: '1,2' }
    const yaml = 'registry: { username: [c, d], password: ["3", "4"] }'
    expect(shownTo('registry.example.com/trivy/x', { ...OWN, environment, yaml })).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
  })

  it('give way to a token', () => {
    const environment = { ...JOB, TRIVY_REGISTRY_TOKEN: 'token' }
    expect(shownTo('registry.example.com/trivy/x', { ...OWN, environment })).toEqual(['token'])
  })

  it.each([
    [
      'a password too few',
      { environment: { TRIVY_USERNAME: 'a,b', TRIVY_PASSWORD: '1' } },
      'TRIVY_USERNAME names 2 and TRIVY_PASSWORD 1',
    ],
    ['no user', { environment: { TRIVY_PASSWORD: '1' } }, 'TRIVY_USERNAME names 0 and TRIVY_PASSWORD 1'],
    [
      'no password in the file',
      { yaml: 'registry: { username: a }' },
      'registry.username of trivy.yaml names 1',
    ],
  ])('are a mistake with %s, as for Trivy', (_, said: Said, expected) => {
    expect(decide(said).problems).toEqual([expect.stringContaining(expected)])
  })
})

describe('GITHUB_TOKEN', () => {
  const environment = { GITHUB_TOKEN: 'ghs', GITHUB_ACTOR: 'me' }
  const own = { inputs: { registries: 'ghcr.io/acme, registry.example.com/trivy' } }

  it('is kept for what the user named at ghcr.io', () => {
    expect(shownTo('ghcr.io/acme/trivy-db', { ...own, environment })).toEqual(['ghs'])
    expect(shownTo('registry.example.com/trivy/trivy-db', { ...own, environment })).toEqual([])
    expect(shownTo('ghcr.io/aquasecurity/trivy-db', { ...own, environment })).toEqual([])
  })

  it('of another GitHub server is nothing to ghcr.io', () => {
    const other = { ...environment, GITHUB_SERVER_URL: 'https://github.example.com' }
    expect(shownTo('ghcr.io/acme/trivy-db', { ...own, environment: other })).toEqual([])
  })
})
