// Which settings later steps get: exactly what is proven, in words that the given Trivy and a real shell understand.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/acquire/outcome.ts'
import { decideEnvironment, type Settings } from '../../src/report/environment.ts'
import { quoteForShell } from '../../src/report/shell-words.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import { outcomeOf, planWith, type Written } from '../fixtures/run-facts.ts'
import { describeWhere } from '../system.ts'

const cacheDir = '/home/runner/_work/_temp/trivy-offline-cache/cache'
const trivyCommand = '/home/runner/_work/_temp/trivy-offline-cache/bin/trivy-offline'
const quiet = { TRIVY_SKIP_VERSION_CHECK: 'true', TRIVY_DISABLE_TELEMETRY: 'true' }
const places = { TRIVY_CACHE_DIR: cacheDir, TRIVY_CMD: trivyCommand }
const unavailable = { ready: undefined }
const provenAbsent = { ready: undefined, isProvenAbsent: true }

describe('the variables', () => {
  it('skip the update of everything that is placed and proven', () => {
    expect(decide().variables).toEqual({
      ...places,
      ...quiet,
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
      TRIVY_SKIP_CHECK_UPDATE: 'true',
    })
  })

  it.each<[ResourceName, string]>([
    ['vuln-db', 'TRIVY_SKIP_DB_UPDATE'],
    ['java-db', 'TRIVY_SKIP_JAVA_DB_UPDATE'],
    ['checks-bundle', 'TRIVY_SKIP_CHECK_UPDATE'],
  ])('do not skip the update of what is not available: %s', (name, variable) => {
    const { [variable]: skipped, ...others } = decide().variables
    expect(skipped).toBe('true')
    expect(decide({ byName: { [name]: unavailable } }).variables).toEqual(others)
  })

  it('are told apart: those that speak of data in the cache directory, and those of what was wanted and is not there', () => {
    const { proven, unproven } = decide({ byName: { 'vuln-db': unavailable } })
    expect(proven).toEqual(['TRIVY_SKIP_JAVA_DB_UPDATE', 'TRIVY_SKIP_CHECK_UPDATE'])
    expect(unproven).toEqual(['TRIVY_SKIP_DB_UPDATE'])
    // What an offline job goes without lies nowhere.
    const offline = decide({ written: { resources: 'vuln-db', offline: 'true' } })
    expect(offline.variables).toMatchObject({ TRIVY_SKIP_JAVA_DB_UPDATE: 'true' })
    expect(offline.proven).toEqual(['TRIVY_SKIP_DB_UPDATE'])
  })

  it('skip nothing when nothing could be had', () => {
    const byName = { 'vuln-db': unavailable, 'java-db': unavailable, 'checks-bundle': unavailable }
    expect(decide({ byName }).variables).toEqual({ ...places, ...quiet })
  })

  it('skip the update of a checks bundle that is proven absent, so that Trivy uses its own without a look at the network', () => {
    const variables = decide({ byName: { 'checks-bundle': provenAbsent } }).variables
    expect(variables).toEqual(decide().variables)
  })

  it('do not speak of what was left out', () => {
    expect(decide({ written: { resources: 'vuln-db' } }).variables).toEqual({
      ...places,
      ...quiet,
      TRIVY_SKIP_DB_UPDATE: 'true',
    })
  })

  it('point Trivy at the chosen registries for what was left out', () => {
    const written = { resources: 'vuln-db', registries: 'registry.example.com/m, 10.0.0.7:5000' }
    expect(decide({ written }).variables).toEqual({
      ...places,
      ...quiet,
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_JAVA_DB_REPOSITORY: 'registry.example.com/m/trivy-java-db:1,10.0.0.7:5000/trivy-java-db:1',
      // A single reference in every version of Trivy.
      TRIVY_CHECKS_BUNDLE_REPOSITORY: 'registry.example.com/m/trivy-checks:2',
    })
  })

  it('point Trivy at a repository that was chosen for one resource alone', () => {
    const written = { resources: '-java-db', 'java-db-repository': 'r.example.com/j:7' }
    expect(decide({ written }).variables).toMatchObject({ TRIVY_JAVA_DB_REPOSITORY: 'r.example.com/j:7' })
  })

  it('do not point Trivy at registries for what is placed', () => {
    const names = Object.keys(decide({ written: { registries: 'registry.example.com' } }).variables)
    expect(names.filter((name) => name.endsWith('REPOSITORY'))).toEqual([])
  })

  it('make the scan an offline one when the job is offline, and name no registry', () => {
    const written = { resources: 'vuln-db', registries: 'registry.example.com', offline: 'true' }
    const there: readonly ResourceName[] = ['java-db', 'checks-bundle', 'vex-repo']
    expect(decide({ written, there }).variables).toEqual({
      ...places,
      ...quiet,
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_OFFLINE_SCAN: 'true',
    })
  })

  it('skip what the scan does not need only offline, and only where no old data would pass for fresh', () => {
    const written = { resources: 'vuln-db' }
    expect(decide({ written }).variables).not.toHaveProperty('TRIVY_SKIP_JAVA_DB_UPDATE')
    const offline = decide({ written: { ...written, offline: 'true' }, there: ['checks-bundle'] })
    expect(offline.variables).toMatchObject({ TRIVY_SKIP_JAVA_DB_UPDATE: 'true' })
    expect(offline.variables).not.toHaveProperty('TRIVY_SKIP_CHECK_UPDATE')
    expect(offline.trivyArgs).toContain('--skip-java-db-update')
  })

  it.each([
    ['0.50.0', { TRIVY_SKIP_POLICY_UPDATE: 'true' }, 'TRIVY_SKIP_CHECK_UPDATE'],
    ['0.51.0', { TRIVY_SKIP_CHECK_UPDATE: 'true' }, 'TRIVY_SKIP_POLICY_UPDATE'],
  ])('skip the update of the checks by the name that Trivy %s knows', (version, known, unknown) => {
    const { variables } = decide({ version })
    expect(variables).toMatchObject(known)
    expect(variables).not.toHaveProperty(unknown)
  })

  it('name one repository to a Trivy that takes no list, and policies to one that knows no checks', () => {
    const written = { resources: 'java-db', registries: 'a.example.com, b.example.com' }
    expect(decide({ written, version: '0.50.0' }).variables).toEqual({
      ...places,
      ...quiet,
      TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
      TRIVY_DB_REPOSITORY: 'a.example.com/trivy-db:2',
      TRIVY_POLICY_BUNDLE_REPOSITORY: 'a.example.com/trivy-checks:0',
    })
    expect(decide({ written, version: '0.56.0' }).variables).toMatchObject({
      TRIVY_DB_REPOSITORY: 'a.example.com/trivy-db:2,b.example.com/trivy-db:2',
    })
  })
})

describe('the flags for trivy', () => {
  it('say the same', () => {
    expect(decide().trivyArgs).toBe(
      `--cache-dir ${cacheDir} --skip-db-update --skip-java-db-update --skip-check-update ` +
        '--skip-version-check --disable-telemetry',
    )
  })

  it('say only what is proven, and offline', () => {
    const byName = { 'vuln-db': unavailable, 'checks-bundle': provenAbsent }
    expect(decide({ byName, written: { offline: 'true' } }).trivyArgs).toBe(
      `--cache-dir ${cacheDir} --skip-java-db-update --skip-check-update --offline-scan ` +
        '--skip-version-check --disable-telemetry',
    )
  })

  it.each([
    ['0.62.1', '--skip-check-update'],
    ['0.50.0', '--skip-policy-update'],
  ])('leave out what Trivy %s does not know, and would fail on', (version, checks) => {
    expect(decide({ version }).trivyArgs).toBe(
      `--cache-dir ${cacheDir} --skip-db-update --skip-java-db-update ${checks}`,
    )
  })
})

describe('the options for docker run', () => {
  it('mount the data read-only and keep the scan cache in memory', () => {
    expect(decide().dockerArgs.split(' ')).toEqual([
      '-v',
      `${cacheDir}:/trivy-offline-cache:ro`,
      '-e',
      'TRIVY_CACHE_DIR=/trivy-offline-cache',
      '-e',
      'TRIVY_SKIP_DB_UPDATE=true',
      '-e',
      'TRIVY_SKIP_JAVA_DB_UPDATE=true',
      '-e',
      'TRIVY_SKIP_CHECK_UPDATE=true',
      '-e',
      'TRIVY_SKIP_VERSION_CHECK=true',
      '-e',
      'TRIVY_DISABLE_TELEMETRY=true',
      '-e',
      'TRIVY_CACHE_BACKEND=memory',
    ])
  })

  it.each([
    ['0.68.0', `${cacheDir}:/trivy-offline-cache:ro`, true],
    ['0.67.2', `${cacheDir}:/trivy-offline-cache`, true],
    ['0.53.0', `${cacheDir}:/trivy-offline-cache`, true],
    ['0.52.2', `${cacheDir}:/trivy-offline-cache`, false],
  ])('suit Trivy %s', (version, mount, isInMemory) => {
    const words = decide({ version }).dockerArgs.split(' ')
    expect(words[1]).toBe(mount)
    expect(words.includes('TRIVY_CACHE_BACKEND=memory')).toBe(isInMemory)
  })

  it('carry what points at registries, but no path of this machine beyond the mount', () => {
    const written = { resources: 'vuln-db', registries: 'registry.example.com' }
    const { dockerArgs } = decide({ written })
    expect(dockerArgs).toContain('-e TRIVY_JAVA_DB_REPOSITORY=registry.example.com/trivy-java-db:1')
    expect(dockerArgs).not.toContain('TRIVY_CMD')
    expect(dockerArgs.split('/home/runner').length).toBe(2)
  })
})

// The settings are quoted for a POSIX shell.
describeWhere(['scripts'], 'a path in the settings', () => {
  it.each([
    ['as it is', '/plain/path-1.2_3'],
    ['with spaces', '/my cache/of trivy'],
    ['with quotes', `/it's "mine"`],
    ['with what a shell expands', '/$HOME/`id`/$(id)/*/~/{a,b}/!x'],
    ['with what a shell splits at', '/a;b|c&d>e<f(g)#h\\i'],
    ['with a tab and a line break', '/a\tb\nc'],
    ['with other scripts', '/größe/キャッシュ'],
    ['with a leading dash', '-rf'],
  ])('reaches the program through a real shell %s', (_, path) => {
    const settings = decide({ cacheDir: path })
    expect(splitByShell(settings.trivyArgs).slice(0, 2)).toEqual(['--cache-dir', path])
    expect(splitByShell(settings.dockerArgs).slice(0, 2)).toEqual(['-v', `${path}:/trivy-offline-cache:ro`])
    expect(settings.variables.TRIVY_CACHE_DIR).toBe(path)
  })

  it('reaches the program through a real shell with any character', () => {
    const characters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
    const paths = characters.flatMap((character) => [`/a${character}HOME`, `${character}a`])
    expect(splitByShell(paths.map(quoteForShell).join(' '))).toEqual(paths)
  })

  it('is in quotes only where it needs them', () => {
    expect(['/a/b:ro', 'NAME=true', 'a b', '', '~'].map(quoteForShell)).toEqual([
      '/a/b:ro',
      'NAME=true',
      "'a b'",
      "''",
      "'~'",
    ])
  })
})

interface Scene {
  readonly written?: Written
  readonly version?: string
  readonly byName?: Partial<Record<ResourceName, Partial<Outcome>>>
  readonly cacheDir?: string
  /** What lies in the cache directory although the scan does not need it. */
  readonly there?: readonly ResourceName[]
}

function decide(scene: Scene = {}): Settings {
  const plan = planWith(scene.written, scene.version)
  return decideEnvironment({
    cacheDir: scene.cacheDir ?? cacheDir,
    plan,
    outcomes: plan.requirements.map(({ resource: { name } }) =>
      outcomeOf(plan, name, scene.byName?.[name as ResourceName]),
    ),
    ownOutcomes: new Map(),
    unneeded: plan.omissions
      .map(({ resource }) => resource)
      .filter(({ name }) => !scene.there?.includes(name as ResourceName)),
    trivyCommand,
  })
}

describe('on Windows', () => {
  const plan = planWith({})
  const decideThere = (directory: string) =>
    decideEnvironment({
      cacheDir: directory,
      plan,
      outcomes: [],
      ownOutcomes: new Map(),
      unneeded: [],
      trivyCommand: 'D:\\a\\_temp\\trivy-offline-cache\\bin\\trivy-offline',
      platform: 'win32',
    })

  it('TRIVY_CMD and the paths of flags are ones that bash finds', () => {
    const settings = decideThere('D:\\a\\_temp\\cache')
    expect(settings.variables.TRIVY_CMD).toBe('D:/a/_temp/trivy-offline-cache/bin/trivy-offline')
    expect(settings.trivyArgs).toMatch(/^--cache-dir D:\/a\/_temp\/cache( |$)/)
    expect(settings.dockerArgs).toMatch(/^-v D:\/a\/_temp\/cache:\/trivy-offline-cache(:ro)? /)
  })

  it('a word that PowerShell would take apart is in quotes', () => {
    expect(decideThere('D:\\a,b\\c d').trivyArgs).toMatch(/^--cache-dir 'D:\/a,b\/c d'/)
    expect(decideThere('D:\\a,b').trivyArgs).toMatch(/^--cache-dir 'D:\/a,b'/)
  })

  it('a name with an apostrophe is one that PowerShell and bash read alike', () => {
    expect(decideThere("C:\\Users\\O'Brien\\c d").trivyArgs).toMatch(/^--cache-dir "C:\/Users\/O'Brien\/c d"/)
    expect(decideThere('C:\\Users\\O’Brien\\c').trivyArgs).toMatch(/^--cache-dir "C:\/Users\/O’Brien\/c"/)
  })

  it('a directory past all limits is one that bash and Trivy find', () => {
    expect(decideThere('\\\\?\\D:\\cache').trivyArgs).toMatch(/^--cache-dir D:\/cache( |$)/)
    expect(decideThere('\\\\?\\UNC\\host\\share\\cache').trivyArgs).toMatch(
      /^--cache-dir \/\/host\/share\/cache( |$)/,
    )
  })
})

/** The words that a program gets when these stand on a command line. */
function splitByShell(words: string): string[] {
  const run = spawnSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`sh: ${run.stderr}`)
  return run.stdout.split('\0').slice(0, -1)
}
