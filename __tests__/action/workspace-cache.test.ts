// A cache directory in the workspace is filled by whoever wrote the checked-out branch: only what we sealed there is trusted.
import { describe, expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { uselessAdvisories } from '../fixtures/advisories.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { runStep, startJob, writeJobFile } from './run.ts'

async function startPlanted() {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const honest = await buildArtifact('vuln-db', { updatedAt: new Date(Date.now() - 7_200_000) })
  registry.put(`base/${honest.repository}`, honest.tag, honest)
  const job = startJob()
  onTestFinished(job.remove)
  // As fresh as can be, whole, and with an advisory of nothing that anybody scans.
  writeCacheDir(`${job.workspace}/.cache/trivy`, {
    vulnDb: { updatedAt: new Date(), advisories: uselessAdvisories },
  })
  const inputs = {
    resources: 'vuln-db',
    registries: `${registry.host}/base`,
    'trivy-version': '0.74.0',
    'cache-dir': '.cache/trivy',
  }
  const payload = writeJobFile(`${job.temp}/event.json`, '{"repository":{"default_branch":"main"}}')
  const step = (ref: string, more: Record<string, string> = {}) =>
    runStep(job, {
      inputs: { ...inputs, ...more },
      environment: { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: payload, GITHUB_REF: ref },
    })
  return { registry, step }
}

describe('a database that a branch brought into its workspace', () => {
  it('is refused with a warning, and replaced by what a registry has', async () => {
    const { registry, step } = await startPlanted()
    const first = await step('refs/pull/7/merge')
    expect(first.log).toMatch(/^::warning::.*lies in the workspace and has no seal/m)
    expect(first.outputs).toMatchObject({ 'vuln-db-ready': 'true', 'cache-hit': 'false' })
    const asked = registry.requests.length
    const second = await step('refs/pull/7/merge')
    expect(second.outputs).toMatchObject({ 'vuln-db-ready': 'true', 'cache-hit': 'true' })
    expect(registry.requests.length).toBe(asked)
  })

  it('sets no skip variable when nothing else can be had', async () => {
    const { step } = await startPlanted()
    const result = await step('refs/pull/7/merge', { offline: 'true' })
    expect(result.exitCode).toBe(1)
    expect(result.variables).not.toHaveProperty('TRIVY_SKIP_DB_UPDATE')
  })

  it('is used on the default branch, whose contents are its own', async () => {
    const { step } = await startPlanted()
    expect((await step('refs/heads/main')).outputs).toMatchObject({ 'cache-hit': 'true' })
  })
})
