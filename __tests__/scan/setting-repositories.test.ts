// The repositories and mirrors that the user has told Trivy, as sources of this action. F§ is trivy-facts.
import { describe, expect, it } from 'vitest'
import { formatReference } from '../../src/oci/reference.ts'
import { decidePlan } from '../../src/plan/plan.ts'
import { decideEnvironment } from '../../src/report/environment.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { gatheredWith, resourceOf } from '../fixtures/resources.ts'
import { inputsWith } from '../fixtures/run-facts.ts'
import { decide, type Said } from '../plan/settings-lab.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

function placesOf(name: RegistryResource, said: Said) {
  const { scans, problems } = decide(said)
  expect(problems).toEqual([])
  const trivy = { version: said.version ?? '0.74.0', origin: 'path' } as const
  const facts = { inputs: inputsWith(said.inputs), scans, trivy, workspace: undefined }
  const [artifact] = resourceOf(name).artifacts?.(facts, undefined, true) ?? []
  if (artifact === undefined) throw new Error(`${name} is an artifact`)
  return artifact
}

function textsOf(name: RegistryResource, said: Said): string[] {
  return placesOf(name, said).places.map(({ reference }) => formatReference(reference))
}

const VARIABLE = { TRIVY_DB_REPOSITORY: 'env.test/db' }
const YAML = 'db: { repository: [yaml.test/db, yaml2.test/db] }'

describe('the places of a resource', () => {
  it.each<[string, string, Said, string[], boolean]>([
    [
      'D12',
      'the own input beats all',
      {
        inputs: { 'db-repository': 'own.test/db', registries: 'reg.test' },
        environment: VARIABLE,
        yaml: YAML,
      },
      ['own.test/db:2'],
      true,
    ],
    [
      'D12',
      'registries that are not public beat variable and file',
      { inputs: { registries: 'reg.test' }, environment: VARIABLE, yaml: YAML },
      ['reg.test/trivy-db:2'],
      true,
    ],
    [
      'D12',
      'public registries say nothing against the variable, be they fewer',
      { inputs: { registries: 'ghcr.io/aquasecurity' }, environment: VARIABLE },
      ['env.test/db:2'],
      false,
    ],
    [
      'D12',
      'nor against the file, be they in another order',
      { inputs: { registries: 'public.ecr.aws/aquasecurity, ghcr.io/aquasecurity' }, yaml: YAML },
      ['yaml.test/db:2', 'yaml2.test/db:2'],
      false,
    ],
    [
      'D12',
      'one that is not public among them is enough to beat it',
      { inputs: { registries: 'reg.test, ghcr.io/aquasecurity' }, environment: VARIABLE },
      ['reg.test/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'],
      true,
    ],
    [
      'D12',
      'public registries, fewer than the default, hold where nobody says more',
      { inputs: { registries: 'ghcr.io/aquasecurity' } },
      ['ghcr.io/aquasecurity/trivy-db:2'],
      false,
    ],
    ['F§4.1', 'the variable beats the file', { environment: VARIABLE, yaml: YAML }, ['env.test/db:2'], false],
    ['F§4.1', 'the file beats the default', { yaml: YAML }, ['yaml.test/db:2', 'yaml2.test/db:2'], false],
  ])('%s: %s', (_, _rule, said, texts, placesAreChosen) => {
    expect(textsOf('vuln-db', said)).toEqual(texts)
    expect(placesOf('vuln-db', said).placesAreChosen).toBe(placesAreChosen)
  })

  it.each<[string, string, string, string[]]>([
    ['F§4.1', 'commas separate', 'a.test/db,b.test/db:9', ['a.test/db:2', 'b.test/db:9']],
    [
      'F§4.1',
      'white space separates when there is no comma',
      'a.test/db b.test/db',
      ['a.test/db:2', 'b.test/db:2'],
    ],
    ['F§4.1', 'without a tag the schema is added', 'a.test:5000/db', ['a.test:5000/db:2']],
    ['F§4.1', 'an explicit latest is honoured', 'a.test/db:latest', ['a.test/db:latest']],
    ['F§4.1', 'a digest is kept', `a.test/db@${DIGEST}`, [`a.test/db@${DIGEST}`]],
    ['F§4.1', 'without a host it is Docker Hub', 'aquasec/trivy-db', ['docker.io/aquasec/trivy-db:2']],
  ])('%s: in TRIVY_DB_REPOSITORY %s', (_, _rule, text, texts) => {
    expect(textsOf('vuln-db', { environment: { TRIVY_DB_REPOSITORY: text } })).toEqual(texts)
  })

  it.each<[string, string, string, string[]]>([
    ['F§4.1', '0.50.4', 'a.test:5000/db', ['a.test:5000/db:latest']],
    ['F§4.1', '0.50.4', 'a.test/db', ['a.test/db:2']],
    ['F§4.1', '0.51.0', 'a.test:5000/db', ['a.test:5000/db:2']],
  ])('%s: Trivy %s adds to %s its own tag', (_, version, text, texts) => {
    expect(textsOf('vuln-db', { environment: { TRIVY_DB_REPOSITORY: text }, version })).toEqual(texts)
  })

  it('F§4.1: a space after a comma is a mistake that Trivy refuses', () => {
    const { problems } = decide({ environment: { TRIVY_DB_REPOSITORY: 'a.test/db, b.test/db' } })
    expect(problems).toEqual([
      'TRIVY_DB_REPOSITORY: a space beside a comma, which Trivy takes for a part of the reference',
    ])
  })

  it.each([
    [
      'a list',
      'checks-bundle',
      'misconfiguration: { checks-bundle-repository: [a.test/c, b.test/c] }',
      'one text',
    ],
    ['a map', 'checks-bundle', 'misconfiguration: { checks-bundle-repository: { a: b } }', 'one text'],
    ['an empty text', 'checks-bundle', 'misconfiguration: { checks-bundle-repository: "" }', 'one text'],
    ['a map', 'vuln-db', 'db: { repository: { a: b } }', 'a text or a list of texts'],
  ] as const)('passes over %s for %s in trivy.yaml, as Trivy does, and says so', (_, name, yaml, wanted) => {
    expect(textsOf(name, { yaml })).toEqual(textsOf(name, {}))
    expect(decide({ yaml }).warnings).toEqual([
      expect.stringContaining(`it is not ${wanted}; so does this step`),
    ])
  })

  it('F§4.1: a list is a mistake until 0.55', () => {
    const environment = { TRIVY_DB_REPOSITORY: 'a.test/db,b.test/db' }
    expect(decide({ environment, version: '0.55.2' }).problems).toHaveLength(1)
    expect(decide({ environment, version: '0.56.0' }).problems).toEqual([])
  })

  it('F§4.1: the Java DB has settings of its own', () => {
    expect(textsOf('java-db', { environment: { TRIVY_JAVA_DB_REPOSITORY: 'a.test/j' } })).toEqual([
      'a.test/j:1',
    ])
    expect(textsOf('java-db', { yaml: 'db: { java-repository: b.test/j }' })).toEqual(['b.test/j:1'])
    expect(textsOf('java-db', { environment: VARIABLE })).toHaveLength(4)
  })

  it.each<[string, string, Said, string[]]>([
    [
      'F§4.1',
      'without a tag Trivy takes latest, after the major that fits',
      { environment: { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c' } },
      ['a.test/c:2', 'a.test/c:latest'],
    ],
    [
      'F§4.1',
      'a tag is kept',
      { environment: { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c:1' } },
      ['a.test/c:1'],
    ],
    [
      'D12',
      'an input has the major that fits',
      { inputs: { 'checks-bundle-repository': 'a.test/c' } },
      ['a.test/c:2'],
    ],
    [
      'F§8.2',
      'the old variable is an alias',
      { environment: { TRIVY_POLICY_BUNDLE_REPOSITORY: 'a.test/c:2' } },
      ['a.test/c:2'],
    ],
    [
      'F§4.1',
      'the deprecated key beats the variable',
      {
        environment: { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c:2' },
        yaml: 'misconfiguration: { policy-bundle-repository: "b.test/c:2" }',
      },
      ['b.test/c:2'],
    ],
    [
      'F§8.2',
      '0.50 knows only the old name',
      {
        environment: {
          TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c:1',
          TRIVY_POLICY_BUNDLE_REPOSITORY: 'b.test/c:0',
        },
        version: '0.50.4',
      },
      ['b.test/c:0'],
    ],
  ])('%s: for the checks bundle %s', (_, _rule, said, texts) => {
    expect(textsOf('checks-bundle', said)).toEqual(texts)
  })

  it('F§4.1: the bundle cannot have several repositories', () => {
    const environment = { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c b.test/c' }
    expect(decide({ environment }).problems).toHaveLength(1)
  })
})

const MIRRORS = `registry:
  mirrors:
    ghcr.io: [one.test/ghcr, two.test]
    Index.Docker.io: hub.test
    docker.io: [never.test]`

describe('the mirrors of trivy.yaml', () => {
  it('F§4.4: are asked before the registry that they mirror, which stays the last', () => {
    expect(textsOf('vuln-db', { yaml: MIRRORS })).toEqual([
      'mirror.gcr.io/aquasec/trivy-db:2',
      'one.test/ghcr/aquasecurity/trivy-db:2',
      'two.test/aquasecurity/trivy-db:2',
      'ghcr.io/aquasecurity/trivy-db:2',
      'public.ecr.aws/aquasecurity/trivy-db:2',
      'hub.test/aquasec/trivy-db:2',
      'docker.io/aquasec/trivy-db:2',
    ])
  })

  it('F§4.4: are known as mirrors, and are no choice that Trivy would have to be told', () => {
    const { places, placesAreChosen } = placesOf('vuln-db', { yaml: MIRRORS })
    expect(places.map(({ isMirror }) => isMirror ?? false)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      false,
    ])
    expect(placesAreChosen).toBe(false)
  })

  it('F§4.4: hold for repositories of the user, with tag and digest', () => {
    const yaml = 'registry: { mirrors: { "r.test:5000": [m.test/x] } }'
    expect(textsOf('vuln-db', { yaml, inputs: { 'db-repository': `r.test:5000/db:2@${DIGEST}` } })).toEqual([
      `m.test/x/db:2@${DIGEST}`,
      `r.test:5000/db:2@${DIGEST}`,
    ])
  })

  it.each<[string, Said]>([
    ['F§8.2: before 0.59', { yaml: MIRRORS, version: '0.58.2' }],
    ['F§4.4: for vm', { yaml: MIRRORS, inputs: { 'scan-type': 'vm' } }],
    ['F§4.4: when it is no map', { yaml: 'registry: { mirrors: [ghcr.io] }' }],
  ])('%s do not exist', (_, said) => {
    expect(decide(said).settings.mirrors.size).toBe(0)
  })

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['an empty text', '""', []],
    ['an empty item', '[null, ""]', []],
    ['a text', 'm.test/x', ['m.test/x']],
    ['a slash at the end', '[m.test/x/]', ['m.test/x']],
  ])('F§4.4: may be %s', (_, raw, mirrors) => {
    const { settings, problems } = decide({ yaml: `registry: { mirrors: { ghcr.io: ${raw} } }` })
    expect([settings.mirrors.get('ghcr.io'), problems]).toEqual([mirrors, []])
  })

  it('F§4.4: are not split at spaces, as Trivy does not', () => {
    const { problems } = decide({ yaml: 'registry: { mirrors: { ghcr.io: one.test two.test } }' })
    expect(problems).toEqual([
      expect.stringContaining('registry.mirrors: ghcr.io: reference "one.test two.test'),
    ])
  })

  it('F§4.4: are refused where they are no registry', () => {
    const { problems } = decide({ yaml: 'registry: { mirrors: { ghcr.io: ["https://m.test"] } }' })
    expect(problems).toEqual([
      'trivy.yaml: registry.mirrors: ghcr.io: reference "https://m.test/repository": it is a URL, not a reference',
    ])
  })
})

describe('the variables for what is left out', () => {
  it('name the repositories of the inputs, and not the mirrors, which Trivy adds by itself', () => {
    const inputs = inputsWith({ resources: 'vuln-db', 'java-db-repository': 'ghcr.io/x/j' })
    const { scans } = decide({
      inputs: { resources: 'vuln-db', 'java-db-repository': 'ghcr.io/x/j' },
      environment: { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'a.test/c' },
      yaml: MIRRORS,
    })
    const trivy = { version: '0.74.0', origin: 'path' } as const
    const plan = decidePlan({ inputs, scans, trivy, workspace: undefined }, gatheredWith())
    const facts = {
      cacheDir: '/c',
      plan,
      outcomes: [],
      ownOutcomes: new Map(),
      unneeded: [],
      trivyCommand: '/c/trivy',
    }
    const { variables } = decideEnvironment(facts)
    const names = Object.keys(variables).filter((name) => name.endsWith('REPOSITORY'))
    expect(names.map((name) => [name, variables[name]])).toEqual([
      ['TRIVY_JAVA_DB_REPOSITORY', 'ghcr.io/x/j:1'],
    ])
  })
})
