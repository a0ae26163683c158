// The action used several times in one job: what an earlier use set for later steps stays only where it still holds.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BUILT_IN_BASES } from '../../src/inputs/registry-bases.ts'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { writePom } from '../fixtures/poms.ts'
import { itWhere } from '../system.ts'
import { makeJob, startMavenLab } from './maven-lab.ts'
import { runStep, type StepOptions, writeJobFile } from './run.ts'

const NAME_PRELOAD = new URL('faults/name-preload.ts', import.meta.url).href

/** The default of the input. */
const PUBLIC = BUILT_IN_BASES.join()

/** A job, and a registry with both databases and the checks; `job` has the variables as later steps see them. */
async function startUses(user: Record<string, string> = {}) {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  for (const name of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(name)
    registry.put(`base/${artifact.repository}`, artifact.tag, artifact)
  }
  const job = makeJob()
  const variables = { ...user }
  const use = async (inputs: Record<string, string>, options: StepOptions = {}, exitCode = 0) => {
    const step = await runStep(job, {
      ...options,
      inputs: {
        resources: 'auto',
        registries: `${registry.host}/base`,
        'trivy-version': '0.76.0',
        ...inputs,
      },
      environment: { ...variables, ...options.environment },
    })
    expect(step.exitCode, step.log).toBe(exitCode)
    Object.assign(variables, step.variables)
    return step
  }
  return { job, registry, use, variables }
}

describe('a later use in the same job', () => {
  it.each([
    ['a mistake in another input', { 'max-age': 'banana', untrusted: 'true' }],
    ['a mistake in that very input', { untrusted: 'yes' }],
  ])('is not trusted where an earlier one said so, and ended by %s', async (_, inputs) => {
    const { job, use, variables } = await startUses()
    const { log } = await use(inputs, {}, 1)
    expect(log).toContain('::error::1 mistake in the inputs')
    expect(variables).toMatchObject({ TRIVY_OFFLINE_CACHE_UNTRUSTED: 'true' })
    expect(existsSync(join(job.temp, 'trivy-offline-cache-untrusted'))).toBe(true)
  })

  it('does not take what an earlier one had over plain HTTP, which it does not allow itself', async () => {
    const { registry, use } = await startUses()
    // Loopback needs no leave; another name for it does.
    const host = registry.host.replace('127.0.0.1', 'plain.test')
    const named = { registries: `${host}/base`, resources: 'vuln-db' }
    const options = { execArgv: ['--import', NAME_PRELOAD], environment: { TEST_LOCAL_NAME: 'plain.test' } }
    const first = await use({ ...named, 'insecure-registries': host }, options)
    expect(first.outputs.degraded).toBe('false')
    // Nobody gives it over TLS: what lies there is used as a last resort, and told.
    const second = await use(named, options)
    expect(second.log).toContain('over plain HTTP, which is not allowed now')
    expect(second.outputs.degraded).toBe('true')
    expect(second.log).toMatch(/^::warning::/m)
  })

  it('takes back what speaks of data that its cache directory does not have', async () => {
    const { job, use, variables } = await startUses()
    await use({ 'scan-type': 'image' })
    expect(variables.TRIVY_SKIP_JAVA_DB_UPDATE).toBe('true')
    const other = join(job.temp, 'other')
    const second = await use({ 'scan-type': 'fs', resources: 'auto, -java-db', 'cache-dir': other })
    expect(variables).toMatchObject({ TRIVY_CACHE_DIR: other, TRIVY_SKIP_DB_UPDATE: 'true' })
    expect(variables.TRIVY_SKIP_JAVA_DB_UPDATE).toBe('false')
    expect(second.log).toMatch(
      /^taken back, as this use of the action does not prove it: TRIVY_SKIP_JAVA_DB_UPDATE$/m,
    )
  })

  it('adds to what lies in the same cache directory', async () => {
    const { use, variables } = await startUses()
    await use({ resources: 'java-db' })
    await use({ resources: 'vuln-db' })
    expect(variables).toMatchObject({ TRIVY_SKIP_DB_UPDATE: 'true', TRIVY_SKIP_JAVA_DB_UPDATE: 'true' })
  })

  it('takes back that the scan goes without what an offline use did not have', async () => {
    const { use, variables } = await startUses()
    await use({ resources: 'vuln-db' })
    await use({ resources: 'vuln-db', 'scan-type': 'fs', offline: 'true' })
    expect(variables).toMatchObject({ TRIVY_OFFLINE_SCAN: 'true', TRIVY_SKIP_JAVA_DB_UPDATE: 'true' })
    await use({ resources: 'vuln-db', 'scan-type': 'image' })
    expect(variables).toMatchObject({ TRIVY_OFFLINE_SCAN: 'false', TRIVY_SKIP_JAVA_DB_UPDATE: 'false' })
    expect(variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
  })

  it('gives back what the user had set, and takes back a registry that only an earlier use named', async () => {
    const user = { TRIVY_CHECKS_BUNDLE_REPOSITORY: 'user.test/checks', TRIVY_OFFLINE_SCAN: 'false' }
    const { registry, use, variables } = await startUses(user)
    await use({ resources: 'vuln-db', 'scan-type': 'fs' })
    const { host } = registry
    expect(variables.TRIVY_CHECKS_BUNDLE_REPOSITORY).toBe(`${host}/base/trivy-checks:2`)
    expect(variables.TRIVY_JAVA_DB_REPOSITORY).toBe(`${host}/base/trivy-java-db:1`)
    const third = await use({ resources: 'vuln-db', registries: PUBLIC, 'dry-run': 'true' })
    // The plan is made by what the user says: no registry of the earlier use is in it.
    expect(third.outputs.plan).not.toContain(host)
    await use({
      resources: 'vuln-db',
      'scan-type': 'image',
      registries: PUBLIC,
      'db-repository': `${host}/base/trivy-db:2`,
    })
    expect(variables).toMatchObject({ ...user, TRIVY_JAVA_DB_REPOSITORY: '' })
  })

  const failUse = async (inputs: Record<string, string>, prepare: (workspace: string) => void) => {
    const { job, use, variables } = await startUses()
    writeJobFile(join(job.workspace, 'README.md'), '')
    await use({ resources: 'vuln-db', 'scan-type': 'fs' })
    expect(variables).toMatchObject({ TRIVY_OFFLINE_SCAN: 'true', TRIVY_SKIP_DB_UPDATE: 'true' })
    writeJobFile(join(job.workspace, 'pom.xml'), writePom('org.acme:app:1.0', { dependencies: ['a:b:1'] }))
    prepare(job.workspace)
    const kept = await use({ 'export-env': 'false', ...inputs }, {}, 1)
    expect(kept.variables).toEqual({})
    const failed = await use(inputs, {}, 1)
    expect(failed.log).toMatch(
      /^taken back, as this use of the action did not come to prove it: TRIVY_OFFLINE_SCAN$/m,
    )
    // The data lies where it lay.
    expect(failed.variables).toEqual({ TRIVY_OFFLINE_SCAN: 'false' })
    expect((await use(inputs, {}, 1)).variables).toEqual({})
  }

  it.each<[string, Record<string, string>, (workspace: string) => void]>([
    ['an input', { timeout: 'soon' }, () => undefined],
    ['its trivy.yaml', {}, (workspace) => writeJobFile(join(workspace, 'trivy.yaml'), 'a: [')],
  ])('that fails by %s takes back what an earlier one said of other files', (_, inputs, prepare) =>
    failUse(inputs, prepare),
  )

  itWhere(
    ['not a directory'],
    'that fails by its cache directory takes back what an earlier one said of other files',
    () =>
      failUse({ 'cache-dir': join('file', 'cache') }, (workspace) =>
        writeJobFile(join(workspace, 'file'), ''),
      ),
  )

  it('denies with export-env: false, for who takes its outputs, what an earlier use said of other files', async () => {
    const { job, use, variables } = await startUses()
    writeJobFile(join(job.workspace, 'README.md'), '')
    await use({ resources: 'vuln-db', 'scan-type': 'fs' })
    expect(variables).toMatchObject({ TRIVY_OFFLINE_SCAN: 'true' })
    writeJobFile(join(job.workspace, 'pom.xml'), writePom('org.acme:app:1.0', { dependencies: ['a:b:1'] }))
    const { variables: set, outputs } = await use({
      resources: 'vuln-db',
      'scan-type': 'fs',
      'export-env': 'false',
    })
    expect(set).toEqual({})
    expect(outputs['trivy-args']).toMatch(/ --offline-scan=false$/)
    expect(readFileSync(outputs['env-file'] ?? '', 'utf8')).toMatch(/^TRIVY_OFFLINE_SCAN=false$/m)
  })

  it('sets and takes back nothing with export-env: false', async () => {
    const { job, use } = await startUses()
    await use({ resources: 'java-db' })
    const second = await use({
      resources: 'vuln-db',
      'cache-dir': join(job.temp, 'other'),
      'export-env': 'false',
    })
    expect(second.variables).toEqual({})
    const third = await use({ resources: 'vuln-db', 'cache-dir': join(job.temp, 'other') })
    expect(third.variables.TRIVY_SKIP_JAVA_DB_UPDATE).toBe('false')
  })
})

it('a use that names other registries does not take what a use before has from elsewhere', async () => {
  const { job, use } = await startUses()
  const team = await startRegistry()
  onTestFinished(() => team.close())
  const artifact = await buildArtifact('vuln-db', { updatedAt: new Date(Date.now() - 3_600_000) })
  team.put(`team/${artifact.repository}`, artifact.tag, artifact)
  const repository = `${team.host}/team/trivy-db:2`
  await use({ resources: 'vuln-db', 'db-repository': repository })
  const second = await use({ resources: 'vuln-db' })
  expect(second.log).toContain(
    `cache directory: skipped, its copy is of ${repository}, which is not asked now`,
  )
  expect(readSource(job.cacheDir)).toMatch(/\/base\/trivy-db:2$/)
  // Where nobody has anything else, what lies there is what there is, and so it is where nobody is asked.
  team.fail({ path: '/' }, { kind: 'status', status: 503 })
  const third = await use({ resources: 'vuln-db', 'db-repository': repository, timeout: '30s' })
  expect(third.outputs).toMatchObject({ degraded: 'true', 'vuln-db-ready': 'true' })
  expect(third.log).toMatch(/::warning::Vulnerability DB: .* which is not asked now/)
  await use({ resources: 'vuln-db', 'db-repository': repository, offline: 'true' })
  expect(readSource(job.cacheDir)).toMatch(/\/base\/trivy-db:2$/)
})

it("a cache directory that outlives its job does not hand on the database of a pull request's trivy.yaml", async () => {
  const { job, registry, use } = await startUses()
  const stranger = await startRegistry()
  onTestFinished(() => stranger.close())
  const artifact = await buildArtifact('vuln-db', { updatedAt: new Date() })
  stranger.put(`x/${artifact.repository}`, artifact.tag, artifact)
  const config = writeJobFile(
    join(job.workspace, 'trivy.yaml'),
    `db: { repository: "${stranger.host}/x/trivy-db:2" }\n`,
  )
  const inputs = { resources: 'vuln-db', 'cache-dir': join(job.temp, 'outlives') }
  await use(
    { ...inputs, registries: PUBLIC },
    { environment: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_RUN_ID: '1' } },
  )
  expect(readSource(inputs['cache-dir'])).toContain(stranger.host)
  rmSync(config)
  await use(inputs, { environment: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '2' } })
  expect(readSource(inputs['cache-dir'])).toContain(registry.host)
})

/** Whom the seal names as the source. */
function readSource(cacheDir: string): string {
  return JSON.parse(readFileSync(join(cacheDir, '.offline-cache', 'vuln-db.seal.json'), 'utf8')).source
}

it('a use that does not know all POMs takes back that the scan needs no network', async () => {
  const lab = await startMavenLab()
  const job = makeJob()
  const first = await lab.run({ job })
  expect(first.variables.TRIVY_OFFLINE_SCAN).toBe('true')
  lab.repository.intercept = (response, path) => {
    if (!path.includes('/more/')) return false
    response.writeHead(403).end()
    return true
  }
  const second = await lab.run({
    job,
    workspace: { 'more/pom.xml': writePom('org.acme:two:1.0', { dependencies: ['org.lib:more:1.0'] }) },
    environment: first.variables,
    inputs: { 'on-unavailable': 'continue' },
  })
  expect(second.counts).toMatchObject({ unknown: 1 })
  expect(second.variables.TRIVY_OFFLINE_SCAN).toBe('false')
})
