// All inputs together: what the user wrote becomes typed values, or one message with every mistake.
import { describe, expect, it } from 'vitest'
import { InputError, readInputs } from '../../src/inputs/read.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { defaultOf } from '../action-metadata.ts'
import { inputsWith, type Written } from '../fixtures/run-facts.ts'

const HOUR_MS = 3_600_000

describe('readInputs', () => {
  it('gives what action.yml has as defaults when the user writes nothing', () => {
    expect(inputsWith()).toEqual({
      resources: { kind: 'auto', excluded: [], included: [] },
      scanType: undefined,
      scanRef: undefined,
      scanners: undefined,
      format: undefined,
      pkgTypes: undefined,
      imageConfigScanners: undefined,
      vex: undefined,
      compliance: undefined,
      server: undefined,
      trivyConfig: undefined,
      trivyVersion: undefined,
      cacheDir: undefined,
      registries: [
        'mirror.gcr.io/aquasec',
        'ghcr.io/aquasecurity',
        'public.ecr.aws/aquasecurity',
        'docker.io/aquasec',
      ],
      dbRepository: [],
      javaDbRepository: [],
      checksBundleRepository: [],
      vexRepositories: undefined,
      mavenRepository: [],
      keepPrivatePoms: false,
      installTrivy: false,
      trivyCooldown: 168 * HOUR_MS,
      verifyTrivy: 'signature',
      trivyDigest: undefined,
      denyTrivy: [],
      trivyDownloadUrl: undefined,
      terraformRegistry: { mirrors: new Map(), listed: new Set() },
      keepPrivateModules: false,
      insecureRegistries: [],
      caFile: undefined,
      offline: false,
      maxAge: {
        'vuln-db': 30 * HOUR_MS,
        'java-db': 96 * HOUR_MS,
        'checks-bundle': 30 * HOUR_MS,
        'vex-repo': 30 * HOUR_MS,
        'maven-poms': 30 * HOUR_MS,
        'terraform-modules': 30 * HOUR_MS,
      },
      staleIfError: {
        'vuln-db': 48 * HOUR_MS,
        'java-db': 336 * HOUR_MS,
        'checks-bundle': Number.POSITIVE_INFINITY,
        'vex-repo': Number.POSITIVE_INFINITY,
      },
      onUnavailable: 'fail',
      onDegraded: 'warn',
      save: 'auto',
      store: 'auto',
      storeDir: undefined,
      confirm: 'auto',
      verify: 'seal',
      untrusted: false,
      keyPrefix: 'offline-cache',
      exportEnv: true,
      // The runner fills it in.
      token: defaultOf('token'),
      timeout: HOUR_MS / 4,
      dryRun: false,
    })
  })

  it('asks for each input once, by its name, and passes over white space around its text', () => {
    const asked: string[] = []
    const inputs = readInputs(RESOURCES, (name) => {
      asked.push(name)
      return `\n ${defaultOf(name)} `
    })
    expect(inputs).toEqual(inputsWith())
    expect(asked).toEqual([...new Set(asked)])
    expect(asked).toContain('db-repository')
  })

  it('reports every mistake in one message, each with the name of its input', () => {
    const problems = problemsOf({
      offline: 'yes',
      'export-env': 'on',
      'max-age': 'soon',
      registries: 'https://ghcr.io/aquasecurity',
      resources: 'vuln-db, vex',
    })
    expect(problems).toEqual([
      'resources: "vex" is not one of auto, vuln-db, java-db, checks-bundle, vex-repo, maven-poms, terraform-modules, trivy; the nearest is vex-repo',
      'registries: registry base "https://ghcr.io/aquasecurity": it is a URL, not a reference (Leave out "https://".)',
      'offline: "yes" is not a boolean; write true or false',
      'max-age: "soon" is not a duration; write for example 90m, 30h, or 4d',
      'export-env: "on" is not a boolean; write true or false',
    ])
  })

  it('reports each mistake in a list, of very many the first, with how many more there are', () => {
    const words = 'auto, vuln-db, java-db, checks-bundle, vex-repo, maven-poms, terraform-modules, trivy'
    const tag = expect.stringMatching(/^db-repository: reference "HOST\/[1-5]:": a tag has/)
    expect(
      problemsOf({
        resources: 'vulndb, java-db, -javadb',
        registries: 'https://a.example/b c.example/D',
        'max-age': 'vuln-db=soon, java-db=1',
        'deny-trivy': 'first, second',
        'insecure-registries': 'http://a.example http://b.example',
        scanners: 'vulns, secrets',
        'db-repository': '1 2 3 4 5 6 7'.replace(/\d/g, 'HOST/$&:'),
      }),
    ).toEqual([
      `resources: "vulndb" is not one of ${words}; the nearest is vuln-db`,
      'resources: "javadb" is not one of vuln-db, java-db, checks-bundle, vex-repo, maven-poms, terraform-modules, trivy; the nearest is java-db',
      ...['vulns', 'secrets'].map((word) => expect.stringContaining(`scanners: "${word}" is not one of`)),
      'registries: registry base "https://a.example/b": it is a URL, not a reference (Leave out "https://".)',
      expect.stringContaining('registries: registry base "c.example/D"'),
      ...[tag, tag, tag, tag, tag, 'db-repository: 2 more items have mistakes like these'],
      ...['first', 'second'].map((word) => expect.stringContaining(`deny-trivy: "${word}" is no version`)),
      expect.stringContaining('insecure-registries: "http://a.example"'),
      expect.stringContaining('insecure-registries: "http://b.example"'),
      'max-age: "soon" is not a duration; write for example 90m, 30h, or 4d',
      'max-age: "1" has no unit; write 1m, 1h, or 1d',
    ])
  })

  it('says why an input may be empty', () => {
    expect(problemsOf({ offline: '', save: ' ' })).toEqual([
      'offline: "" is not a boolean; write true or false (It is empty, as an expression leaves it that gives nothing: name a value, or leave the input out.)',
      expect.stringContaining('(It is empty, as an expression leaves it'),
    ])
  })

  it('counts the mistakes and says where to correct them', () => {
    expect(errorOf({ offline: 'yes' })).toMatchObject({
      name: 'InputError',
      message: '1 mistake in the inputs: offline: "yes" is not a boolean; write true or false',
      hint: 'Correct the `with:` block of this step, or the variable or file that is named.',
    })
    expect(errorOf({ offline: 'yes', save: 'maybe' })?.message).toMatch(
      /^2 mistakes in the inputs: \(1\) offline.*; \(2\) save/,
    )
  })

  it('refuses inputs that contradict each other', () => {
    expect(problemsOf({ offline: 'true', confirm: 'always' })).toEqual([
      'confirm: always asks a registry, and offline: true forbids it',
    ])
    expect(
      problemsOf({ resources: '-vuln-db -java-db -checks-bundle -vex-repo -maven-poms -terraform-modules' }),
    ).toEqual(['resources: every resource is left out'])
    expect(problemsOf({ confirm: 'always' })).toBeUndefined()
    expect(problemsOf({ offline: 'true' })).toBeUndefined()
  })

  it('reports contradictions together with mistakes of single inputs, and with what others find', () => {
    const text = {
      offline: 'true',
      confirm: 'always',
      resources: '-vuln-db -java-db -checks-bundle -vex-repo -maven-poms -terraform-modules',
      save: '?',
    }
    const read = () =>
      readInputs(
        RESOURCES,
        (name) => (text as Written)[name] ?? defaultOf(name),
        ({ save, confirm }) => [`others: ${save} ${confirm}`],
      )
    expect(read).toThrow(
      '4 mistakes in the inputs: (1) save: "?" is not one of auto, always, never; ' +
        '(2) confirm: always asks a registry, and offline: true forbids it; ' +
        '(3) resources: every resource is left out; (4) others: undefined always',
    )
  })

  it('finds no contradiction with an input that is a mistake itself', () => {
    expect(problemsOf({ offline: 'maybe', confirm: 'always', resources: '' })).toHaveLength(2)
  })

  it('keeps the default age of resources that the user does not name', () => {
    expect(inputsWith({ 'max-age': 'java-db=1d' }).maxAge).toEqual({ 'java-db': 24 * HOUR_MS })
  })

  it('takes an empty age for no wish', () => {
    expect(inputsWith({ 'max-age': '', 'stale-if-error': '' })).toMatchObject({
      maxAge: {},
      staleIfError: {},
    })
  })
})

function errorOf(written: Written): InputError | undefined {
  try {
    inputsWith(written)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  return undefined
}

function problemsOf(written: Written): readonly string[] | undefined {
  return errorOf(written)?.problems
}
