// The action used several times in one job: what an earlier use set for later steps stays only where it still holds.
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BUILT_IN_BASES } from '../../src/inputs/registry-bases.ts'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { writePom } from '../fixtures/poms.ts'
import { makeJob, startMavenLab } from './maven-lab.ts'
import { runStep, type StepOptions } from './run.ts'

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
  const use = async (inputs: Record<string, string>, options: StepOptions = {}) => {
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
    expect(step.exitCode, step.log).toBe(0)
    Object.assign(variables, step.variables)
    return step
  }
  return { job, registry, use, variables }
}

describe('a later use in the same job', () => {
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
