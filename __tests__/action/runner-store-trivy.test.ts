// The real Trivy on data that jobs share: two scans at once, a Trivy that would write to it, and a store that stays as it was.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, globSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeOffline } from '../offline-peers.ts'
import { makeDirectory } from '../temporary.ts'
import { readTree } from './faults/disk.ts'
import { type Host, type HostResult, startHost } from './store-lab.ts'

async function startScene(): Promise<{ host: Host; rootfs: string }> {
  const registry = await startRegistry()
  const host = startHost({
    registries: `${registry.host}/mirror`,
    resources: 'vuln-db, java-db, checks-bundle',
  })
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(resource)
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
  expectGood(await host.run())
  // What comes now comes from the store.
  await registry.close()
  return { host, rootfs: writeTargets(makeDirectory('targets')).rootfs }
}

function expectGood(result: HostResult): void {
  expect(result.exitCode, result.log).toBe(0)
  expect(result.log).not.toMatch(/^::(warning|error)/m)
}

/** Data of the store, without the marks of its use. */
function readStore(host: Host): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(readTree(host.home)).filter(([path]) => path.includes('/any/')))
}

describeOffline('Trivy on data of the runner store, without any network', () => {
  it('finds the same in two jobs at once, and leaves the store as it was', async () => {
    const { host, rootfs } = await startScene()
    const before = readStore(host)
    const jobs = [await host.run(), await host.run()]
    for (const job of jobs) expectGood(job)
    const inodes = jobs.map(({ job }) => statSync(join(job.cacheDir, 'db', 'trivy.db')).ino)
    expect(new Set(inodes).size).toBe(1)
    const scans = await Promise.all(jobs.flatMap((job) => [scan(job, rootfs), scan(job, rootfs)]))
    for (const found of scans) expect(found).toEqual(expectedFindings.rootfs)
    expect(readStore(host)).toEqual(before)
  })

  it('has a copy of its own where its version opens the database for writing', async () => {
    const { host } = await startScene()
    const before = readStore(host)
    const result = await host.run({ inputs: { 'trivy-version': '0.67.2', resources: 'vuln-db, java-db' } })
    expectGood(result)
    expect(result.log).toMatch(/^runner store: .* in 2 files, by (copy|clone)$/m)
    const database = join(result.job.cacheDir, 'db', 'trivy.db')
    expect(statSync(database).nlink).toBe(1)
    // The worst that a writer could do.
    const file = openSync(database, 'r+')
    writeSync(file, Buffer.alloc(8192, 0xff), 0, 8192, 0)
    closeSync(file)
    expect(readStore(host)).toEqual(before)
    const next = await host.run()
    expectGood(next)
    expect(next.log).toContain('by hard link')
  })

  it('is handed files that nobody may write to', async () => {
    const { host } = await startScene()
    const { job } = await host.run()
    const data = globSync('{db/trivy.db,java-db/trivy-java.db,policy/content/**}', { cwd: job.cacheDir })
      .map((path) => statSync(join(job.cacheDir, path)))
      .filter((facts) => facts.isFile())
    expect(data.length).toBeGreaterThan(3)
    expect(data.filter(({ mode }) => (mode & 0o777) !== 0o444)).toEqual([])
  })
})

/** One scan without any network, as a later step would run it. */
async function scan({ variables, job }: HostResult, rootfs: string): Promise<unknown> {
  const args = ['trivy', 'rootfs', '--scanners', 'vuln', '--format', 'json', rootfs]
  const child = spawn('unshare', ['--net', ...args], {
    env: { PATH: process.env.PATH, HOME: job.temp, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors] = [text(child.stdout), text(child.stderr)]
  const [exitCode] = await once(child, 'exit')
  expect(exitCode, await errors).toBe(0)
  return readFindings(await output)
}
