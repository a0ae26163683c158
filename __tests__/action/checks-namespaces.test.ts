// Checks in a namespace of their own: Trivy passes over them in silence unless it is told, and the step says so.
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { fileEntries } from '../fixtures/archive.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { buildChecksFiles } from '../fixtures/checks-bundle.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeOffline } from '../offline-peers.ts'
import { runStep, startJob } from './run.ts'

describeOffline('real Trivy without any network, with checks in a namespace of their own', () => {
  it.each([
    ['builtin', false],
    ['acme', true],
  ])('%s: finds nothing with them unless it is told', async (namespace, mustBeTold) => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    const files = Object.entries(buildChecksFiles()).map(([path, text]) => [
      path,
      text.replace('package builtin', `package ${namespace}`),
    ])
    const checks = await buildArtifact('checks-bundle', {
      entries: () => fileEntries(Object.fromEntries(files)),
    })
    registry.put('base/trivy-checks', checks.tag, { ...checks, mediaType: MANIFEST_TYPE })
    const job = startJob()
    onTestFinished(job.remove)
    writeTargets(job.workspace)
    const step = await runStep(job, {
      inputs: { resources: 'checks-bundle', registries: `${registry.host}/base` },
    })
    expect(step.outputs['checks-bundle-ready'], step.log).toBe('true')
    const warning =
      '::warning::Checks: Trivy evaluates none of these checks unless it is told their namespaces, and a scan finds nothing with them: set TRIVY_CHECK_NAMESPACES to acme for it'
    expect(step.log.includes(warning)).toBe(mustBeTold)
    const scan = (more: Readonly<Record<string, string>>) => {
      const environment = { HOME: join(job.temp, 'home'), ...step.variables, ...more }
      const args = ['trivy', 'config', '--format', 'json', 'config']
      const run = runOffline(args, { environment, cwd: job.workspace })
      expect(run.exitCode, run.stderr).toBe(0)
      return readFindings(run.stdout).length
    }
    expect(scan({})).toBe(mustBeTold ? 0 : 1)
    expect(scan({ TRIVY_CHECK_NAMESPACES: namespace })).toBe(1)
  })
})
