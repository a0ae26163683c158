// check, as an action and as a program: nothing is downloaded, and what is amiss is told.
import { readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { startScene } from './cache-scene.ts'
import { isAdministrator, startFleetHost } from './fleet-lab.ts'
import { runStep, startJob } from './run.ts'

const HOUR_MS = 3_600_000

/** The vulnerability DB and the checks bundle, as they were published that many hours ago. */
function buildArtifacts(ageHours: number): Promise<readonly Artifact[]> {
  const updatedAt = new Date(Date.now() - ageHours * HOUR_MS)
  const annotations = { 'org.opencontainers.image.created': updatedAt.toISOString() }
  const build = (resource: 'vuln-db' | 'checks-bundle') => buildArtifact(resource, { updatedAt, annotations })
  return Promise.all([build('vuln-db'), build('checks-bundle')])
}

async function startMirror(ageHours = 2): Promise<FakeRegistry> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  for (const artifact of await buildArtifacts(ageHours))
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
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
    expect(log).toContain('2 places are as they should be.')
    expect(registry.requests.filter(({ url }) => url.includes('/blobs/'))).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('puts no metrics in the place of a device', async () => {
    const registry = await startMirror()
    const directory = makeDirectory('metrics')
    symlinkSync('/dev/null', join(directory, 'metrics'))
    const { exitCode, log } = await check([`${registry.host}/mirror`], {
      metrics: join(directory, 'metrics'),
    })
    expect(exitCode).toBe(1)
    expect(log).toContain('metrics is a device, pipe, or socket, and no file')
    expect(readlinkSync(join(directory, 'metrics'))).toBe('/dev/null')
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

describeWithPeers(['tar', 'zstd'], 'the action check on the Actions cache', () => {
  const inputs = { places: 'actions-cache', resources: 'vuln-db, checks-bundle' }

  it('is content with what a warm job has kept, restores nothing, and asks no registry', async () => {
    const scene = await startScene()
    scene.publish(...(await buildArtifacts(1)))
    await scene.run({ action: 'warm', trigger: 'schedule', inputs: { resources: 'vuln-db, checks-bundle' } })
    const result = await scene.run({ action: 'check', trigger: 'schedule', inputs })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.registryRequests).toEqual([])
    expect(new Set(result.cacheRequests.map(({ method }) => method))).toEqual(new Set(['lookup']))
    const observations = JSON.parse(result.outputs.observations ?? '[]') as Record<string, unknown>[]
    expect(observations).toMatchObject([
      { resource: 'vuln-db', kind: 'actions-cache', ageSeconds: expect.any(Number) },
      { resource: 'checks-bundle', kind: 'actions-cache', ageSeconds: expect.any(Number) },
    ])
    expect(observations[0]?.ageSeconds).toBeGreaterThan(3000)
  })

  it('finds a warm job that has not run for three days', async () => {
    const scene = await startScene()
    scene.publish(...(await buildArtifacts(72)))
    await scene.run({ action: 'warm', trigger: 'schedule', inputs: { resources: 'vuln-db' } })
    const result = await scene.run({
      action: 'check',
      trigger: 'schedule',
      inputs: { ...inputs, resources: 'vuln-db' },
    })
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(
      /Vulnerability DB at offline-cache-vuln-db-\S+ is 3 d old, and 30 h is the limit/,
    )
  })

  it('finds a warm job that has never run, where the cache is named, and passes over a cache that is not', async () => {
    const scene = await startScene()
    scene.publish(...(await buildArtifacts(1)))
    const named = await scene.run({ action: 'check', inputs })
    expect(named.exitCode).toBe(1)
    expect(named.log).toMatch(/Vulnerability DB at offline-cache-vuln-db-\S+: nothing is there/)
    expect(named.log).toContain('Look at the last run of the mirror or warm job')
    const anywhere = await scene.run({ action: 'check', inputs: { ...inputs, places: 'auto' } })
    expect(anywhere.exitCode, anywhere.log).toBe(0)
    expect(anywhere.outputs.observations).not.toContain('actions-cache')
  })

  it.each([401, 403] as const)('finds a cache service whose answer is: %s', async (fault) => {
    const scene = await startScene()
    scene.service.fail('lookup', fault)
    const result = await scene.run({ action: 'check', inputs: { ...inputs, timeout: '1m' } })
    expect(result.exitCode).toBe(1)
    expect(JSON.parse(result.outputs.findings ?? '[]')).toMatchObject([
      { kind: 'unreachable', resource: 'vuln-db' },
      { kind: 'unreachable', resource: 'checks-bundle' },
    ])
  })

  it('finds that a job has no cache at all, where the cache is named', async () => {
    const { exitCode, log } = await check(['localhost:1/x'], { places: 'actions-cache' })
    expect(exitCode).toBe(1)
    expect(log).toContain('this runner offers no cache service')
    expect(log).toContain('Leave actions-cache out of the input places')
    expect(log).not.toContain('Look at the last run')
  })
})

it('refuses places that there are not, and a look at none', async () => {
  const { exitCode, log } = await check(['localhost:1/x'], { places: 'registries, attic' })
  expect(exitCode).toBe(1)
  expect(log).toMatch(/places: "attic"/)
  const nowhere = await check(['localhost:1/x'], { resources: 'terraform-modules' })
  expect(nowhere.exitCode).toBe(1)
  expect(nowhere.log).toContain('there is no place to look at')
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
