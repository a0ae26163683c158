// check, as an action and as a program: nothing is downloaded, and what is amiss is told.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { isAdministrator, startFleetHost } from './fleet-lab.ts'
import { runStep, startJob } from './run.ts'

const HOUR_MS = 3_600_000

async function startMirror(ageHours = 2): Promise<FakeRegistry> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const updatedAt = new Date(Date.now() - ageHours * HOUR_MS)
  const created = updatedAt.toISOString()
  for (const resource of ['vuln-db', 'checks-bundle'] as const) {
    const annotations = { 'org.opencontainers.image.created': created }
    const artifact = await buildArtifact(resource, { updatedAt, annotations })
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
  return registry
}

interface Finding {
  readonly kind: string
  readonly where: readonly string[]
}

async function check(bases: readonly string[], inputs: Readonly<Record<string, string>> = {}) {
  const job = startJob()
  onTestFinished(job.remove)
  const result = await runStep(job, {
    action: 'check',
    inputs: {
      resources: 'vuln-db, checks-bundle',
      registries: bases.join(', '),
      'trivy-version': '0.74.0',
      ...inputs,
    },
  })
  return { ...result, job, findings: JSON.parse(result.outputs.findings ?? '[]') as Finding[] }
}

describe('the action check', () => {
  it('is content where all is as it should be, and downloads nothing', async () => {
    const registry = await startMirror()
    const { exitCode, log, outputs } = await check([`${registry.host}/mirror`])
    expect(exitCode, log).toBe(0)
    expect(outputs.good).toBe('true')
    expect(log).toContain('All 2 places are as they should be.')
    expect(registry.requests.filter(({ url }) => url.includes('/blobs/'))).toEqual([])
  })

  it('finds a mirror whose job died three days ago', async () => {
    const registry = await startMirror(72)
    const { exitCode, log, findings } = await check([`${registry.host}/mirror`])
    expect(exitCode).toBe(1)
    expect(findings).toMatchObject([{ kind: 'stale', where: [`${registry.host}/mirror/trivy-db:2`] }])
    expect(log).toMatch(
      /^::error::1 place is not as it should be: Vulnerability DB at .* is 3 d old, and 30 h is the limit/m,
    )
  })

  it('finds bases that disagree, and one that cannot be reached', async () => {
    const [fresh, old] = [await startMirror(1), await startMirror(28)]
    const { exitCode, findings } = await check(
      [`${fresh.host}/mirror`, `${old.host}/mirror`, 'localhost:1/gone'],
      { resources: 'vuln-db', 'max-lag': '12h' },
    )
    expect(exitCode).toBe(1)
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['disagreement', 'unreachable'])
  })

  it('passes with on-finding: warn, and writes metrics', async () => {
    const registry = await startMirror(72)
    const { exitCode, outputs, job } = await check([`${registry.host}/mirror`], {
      'on-finding': 'warn',
      metrics: 'trivy.prom',
    })
    expect(exitCode).toBe(0)
    expect(outputs.good).toBe('false')
    const text = readFileSync(join(job.workspace, 'trivy.prom'), 'utf8')
    expect(text).toContain('trivy_offline_cache_check_findings{kind="stale"} 1\n')
  })
})

describe.runIf(isAdministrator)('the program check', () => {
  it('finds a store that is stale, by its own exit code', async () => {
    const registry = await startMirror(20)
    const host = startFleetHost(
      `defaults: { registries: "${registry.host}/mirror", trivy-version: 0.74.0 }\n`,
    )
    const only = '--resources=vuln-db'
    expect((await host.runProgram('warm-store', only)).exitCode).toBe(0)
    expect((await host.runProgram('check', only, '--store=always')).exitCode).toBe(0)
    const { exitCode, stdout } = await host.runProgram(
      'check',
      only,
      '--store=always',
      '--max-age=10h',
      '--json',
    )
    expect(exitCode).toBe(3)
    const { outputs } = JSON.parse(stdout) as { outputs: Record<string, string> }
    const findings = JSON.parse(outputs.findings ?? '') as Finding[]
    expect(findings.flatMap(({ where }) => where)).toContain(join(host.toolCache, 'trivy-offline-cache'))
  })
})
