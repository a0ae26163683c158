// Several users on one host, root in a container among them: each gets what permissions allow, and nobody locks others out.
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  lstatSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { type Host, type HostOptions, type HostResult, startHost } from './store-lab.ts'

const AS_USER_ENTRY = join(import.meta.dirname, 'as-user-entry.ts')
const RUNNER = 54_321
const STRANGER = 54_322
const ALL = 'vuln-db, java-db, checks-bundle'

const isRoot = process.getuid?.() === 0

async function startSharedHost(owner: number, before = ''): Promise<{ host: Host; downloads: () => number }> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(resource)
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
  const host = startHost({ registries: `${before}${registry.host}/mirror`, resources: ALL })
  chmodSync(dirname(host.toolCache), 0o755)
  chownSync(host.toolCache, owner, owner)
  return { host, downloads: () => registry.requests.filter(({ url }) => url.includes('/blobs/')).length }
}

async function runAs(
  user: number,
  host: Host,
  { environment, ...options }: HostOptions = {},
): Promise<HostResult> {
  return host.run({
    ...options,
    entry: AS_USER_ENTRY,
    environment: { ...environment, TEST_USER: String(user) },
    onJob: ({ temp, workspace }) => {
      // Its parent was made for its maker alone.
      for (const directory of [temp, workspace]) openParents(directory)
    },
  })
}

function openParents(directory: string): void {
  for (let path = directory; statSync(path).uid === 0 && path !== '/tmp'; path = dirname(path))
    chmodSync(path, 0o755)
}

function expectGood(result: HostResult): void {
  expect(result.exitCode, result.log).toBe(0)
  expect(result.log).not.toMatch(/^::(warning|error)/m)
  expect(result.outputs.unavailable).toBe('')
  expect(
    readFileSync(join(result.job.cacheDir, 'db', 'trivy.db'))
      .readUInt32LE(16)
      .toString(16),
  ).toBe('ed0cdaed')
}

describe.skipIf(!isRoot)('users that share a runner store', () => {
  it('each get the data: who may not link gets a copy of their own', async () => {
    const { host, downloads } = await startSharedHost(RUNNER)
    expectGood(await runAs(RUNNER, host))
    const own = await runAs(RUNNER, host)
    expectGood(own)
    expect(own.log).toContain('by hard link')
    const strange = await runAs(STRANGER, host)
    expectGood(strange)
    expect(strange.log).toContain('it is read-only for this job')
    expect(strange.log).toMatch(/in 2 files, by (copy|hard link)$/m)
    expect(downloads()).toBe(3)
  })

  it('can be a container’s root, whose files the owner of the store can link, and remove', async () => {
    const { host, downloads } = await startSharedHost(RUNNER)
    expectGood(await host.run())
    const all = globSync('**', { cwd: host.home }).map((path) => lstatSync(join(host.home, path)))
    expect(all.length).toBeGreaterThan(10)
    expect(all.filter(({ uid }) => uid !== RUNNER)).toEqual([])
    const own = await runAs(RUNNER, host)
    expectGood(own)
    expect(own.log).toContain('by hard link')
    expect(own.log).not.toContain('read-only')
    expect(downloads()).toBe(3)
  })

  it('can all write the notes that a container’s root has left there', async () => {
    const { host } = await startSharedHost(RUNNER, 'localhost:1/dead, ')
    expectGood(await host.run())
    const note = join(host.home, 'hosts.json')
    expect(readFileSync(note, 'utf8')).toContain('localhost:1')
    expect(lstatSync(note).uid).toBe(RUNNER)
  })

  it('can all read it, whatever the umask of who added to it', async () => {
    const { host } = await startSharedHost(RUNNER)
    expectGood(await runAs(RUNNER, host, { environment: { TEST_UMASK: String(0o077) } }))
    const entries = globSync('{vuln-db,java-db,checks-bundle}/**', { cwd: host.home }).map((path) =>
      lstatSync(join(host.home, path)),
    )
    expect(entries.filter((facts) => facts.isDirectory() && (facts.mode & 0o777) !== 0o755)).toEqual([])
    expect(entries.filter((facts) => facts.isFile() && (facts.mode & 0o444) !== 0o444)).toEqual([])
    expectGood(await runAs(STRANGER, host))
  })

  it('get a copy of the database as root where nobody knows which Trivy will scan, and a link otherwise', async () => {
    const { host } = await startSharedHost(RUNNER)
    // Without `trivy` on PATH.
    const unknown = { inputs: { 'trivy-version': '' }, environment: { PATH: dirname(process.execPath) } }
    expectGood(await host.run(unknown))
    const root = await host.run(unknown)
    const runner = await runAs(RUNNER, host, unknown)
    for (const result of [root, runner]) expectGood(result)
    const ways = ({ log }: HostResult) => [...log.matchAll(/files, by (.*)$/gm)].map(([, way]) => way)
    expect(ways(root)).toEqual(['copy', 'hard link', 'hard link'])
    expect(ways(runner)).toEqual(['hard link', 'hard link', 'hard link'])
  })

  it('are not stopped by a store that belongs to another and cannot be made', async () => {
    const { host, downloads } = await startSharedHost(RUNNER)
    const strange = await runAs(STRANGER, host)
    expectGood(strange)
    expect(strange.log).toMatch(/^runner store: not used, .*cannot be used: EACCES/m)
    expect(existsSync(host.home)).toBe(false)
    expect(downloads()).toBe(3)
    rmSync(strange.job.temp, { recursive: true })
  })
})
