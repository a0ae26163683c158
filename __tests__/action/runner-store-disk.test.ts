// The room that a runner store takes: what is superseded goes while jobs run, and a disk that has no room is left alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { canMount } from '../place/small-disk.ts'
import { readTree } from './faults/disk.ts'
import { type Host, type HostResult, startHost } from './store-lab.ts'

const MOUNTS_ENTRY = join(import.meta.dirname, 'mounts-entry.ts')
const HOUR_MS = 3_600_000

async function startScene(): Promise<{ host: Host; registry: FakeRegistry }> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db, checks-bundle' })
  return { host, registry }
}

/** Publishes data that was built so many hours ago. */
async function publish(registry: FakeRegistry, hoursAgo: number): Promise<void> {
  const updatedAt = new Date(Date.now() - hoursAgo * HOUR_MS)
  for (const resource of ['vuln-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(resource, { updatedAt, checkNumber: `DS-${9000 + hoursAgo}` })
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
}

function expectGood(result: HostResult): void {
  expect(result.exitCode, result.log).toBe(0)
  expect(result.log).not.toMatch(/^::(warning|error)/m)
  expect(result.outputs).toMatchObject({ 'vuln-db-ready': 'true', 'checks-bundle-ready': 'true' })
}

describe('a runner store', () => {
  it('loses a superseded version with the next download, and its jobs nothing', async () => {
    const { host, registry } = await startScene()
    await publish(registry, 5)
    const first = await host.run()
    const linked = await host.run()
    for (const result of [first, linked]) expectGood(result)
    const before = readTree(linked.job.cacheDir)
    const [old = ''] = host.versions('vuln-db')
    await publish(registry, 1)
    const later = { 'max-age': '2h' }
    expectGood(await host.run({ inputs: later }))
    // It was used just now.
    expect(host.versions('vuln-db')).toHaveLength(2)
    await prune(host)
    expect(host.versions('vuln-db')).toHaveLength(1)
    expect(host.versions('vuln-db')).not.toContain(old)
    expect(readTree(linked.job.cacheDir)).toEqual(before)
    expect(statSync(join(linked.job.cacheDir, 'db', 'trivy.db')).nlink).toBe(1)
  })

  it('that is pruned all the time while jobs begin serves all of them', async () => {
    const { host, registry } = await startScene()
    await publish(registry, 9)
    expectGood(await host.run())
    const pruner = spawn(process.execPath, [join(import.meta.dirname, 'prune-child.ts'), host.toolCache], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const rounds = text(pruner.stdout)
    const jobs: Promise<HostResult>[] = []
    for (const hoursAgo of [8, 7, 6, 5]) {
      await publish(registry, hoursAgo)
      // Some want the newest, and supersede what the others are at.
      const inputs = { 'max-age': `${hoursAgo * 60 + 30}m` }
      jobs.push(...Array.from({ length: 6 }, (_, index) => host.run(index < 2 ? { inputs } : {})))
      await jobs.at(-1)
    }
    const results = await Promise.all(jobs)
    pruner.stdin.end('stop')
    await once(pruner, 'exit')
    for (const result of results) {
      expectGood(result)
      const { cacheDir } = result.job
      const evidence = JSON.parse(readFileSync(result.outputs.evidence ?? '', 'utf8'))
      const seal = JSON.parse(readFileSync(join(cacheDir, '.offline-cache', 'vuln-db.seal.json'), 'utf8'))
      expect(seal.layerDigest).toBe(evidence.resources[0].layerDigest)
      const tree = readTree(cacheDir)
      for (const { path, sha256 } of seal.files) expect(tree[`db/${path}`]).toBe(sha256)
    }
    expect(Number(await rounds)).toBeGreaterThan(10)
  }, 120_000)

  it.skipIf(!canMount).each([
    [
      'would have no room left',
      '36k',
      /^runner store: not kept: it needs 32\.9 kB; .* are free, and .* are left alone$/m,
    ],
    ['turns out to be full', '64k', /^runner store: not kept: ENOSPC: no space left on device/m],
  ])('adds nothing to a disk that %s, and says so; the job has its own copy', async (_, diskSize, says) => {
    const { host, registry } = await startScene()
    await publish(registry, 1)
    const result = await host.run({
      entry: MOUNTS_ENTRY,
      mounts: () => [{ path: host.toolCache, diskSize }],
    })
    expectGood(result)
    expect(result.log).toMatch(says)
    expect(result.outputs['cache-dir']).toBe(result.job.cacheDir)
  })
})

async function prune(host: Host): Promise<void> {
  const pruner = spawn(process.execPath, [join(import.meta.dirname, 'prune-child.ts'), host.toolCache], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  setTimeout(() => pruner.stdin.end('stop'), 500)
  await once(pruner, 'exit')
}
