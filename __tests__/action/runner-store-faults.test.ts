// What can be wrong with a runner store, in the layout of a host and in that of a container job: data is never worse for it.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeOwner } from '../../src/base/process-owner.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { canMount } from '../place/small-disk.ts'
import { readTree } from './faults/disk.ts'
import { type Host, type HostResult, startHost } from './store-lab.ts'

const CLOCK_PRELOAD = new URL('faults/clock-preload.ts', import.meta.url).href
const MOUNTS_ENTRY = join(import.meta.dirname, 'mounts-entry.ts')

/** A host with a store that holds the vulnerability DB. */
interface Scene {
  readonly host: Host
  readonly registry: FakeRegistry
  readonly artifact: Artifact
  /** The version's directory, and the database in it. */
  readonly version: string
  readonly database: string
  run(options?: Parameters<Host['run']>[0]): Promise<HostResult>
  downloads(): number
}

type Layout = 'one mount' | 'mounts of their own'

async function startScene(layout: Layout): Promise<Scene> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const artifact = await buildArtifact('vuln-db')
  registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db' })
  const run: Scene['run'] = (options = {}) =>
    layout === 'one mount' ? host.run(options) : runMounted(host, options)
  expectGood(await run(), artifact)
  const version = join(host.home, 'vuln-db', host.versions('vuln-db')[0] ?? '')
  return {
    host,
    registry,
    artifact,
    version,
    database: join(version, 'any', 'trivy.db'),
    run,
    downloads: () => registry.requests.filter(({ url }) => url.includes('/blobs/')).length,
  }
}

/** As in a container job: the tool cache and RUNNER_TEMP are bind mounts, of one and the same file system. */
function runMounted(
  host: Host,
  options: Parameters<Host['run']>[0] = {},
  storeOptions?: string,
): Promise<HostResult> {
  return host.run({
    ...options,
    entry: MOUNTS_ENTRY,
    mounts: (job) => [{ path: host.toolCache, options: storeOptions }, { path: job.temp }],
  })
}

/** The step succeeded, and the job has the registry's data. */
function expectGood(result: HostResult, artifact: Artifact): void {
  expect(result.exitCode, result.log).toBe(0)
  expect(result.outputs['vuln-db-ready']).toBe('true')
  const evidence = JSON.parse(readFileSync(result.outputs.evidence ?? '', 'utf8'))
  expect(evidence.resources[0].layerDigest).toBe(artifact.layerDigest)
  const database = readFileSync(join(result.outputs['cache-dir'] ?? '', 'db', 'trivy.db'))
  expect(database.readUInt32LE(16).toString(16)).toBe('ed0cdaed')
}

const LAYOUTS: readonly Layout[] = canMount ? ['one mount', 'mounts of their own'] : ['one mount']
const isRoot = process.getuid?.() === 0

describe.each(LAYOUTS)('a runner store with %s', (layout) => {
  it('gives later jobs the very file, and asks nobody', async () => {
    const scene = await startScene(layout)
    const result = await scene.run({ inputs: { offline: 'true' } })
    expectGood(result, scene.artifact)
    expect(result.log).toContain('in 2 files, by hard link')
    expect(result.log).not.toMatch(/^::(warning|error)/m)
    expect(result.outputs['cache-hit']).toBe('true')
    const cacheDir = result.outputs['cache-dir'] ?? ''
    expect(statSync(join(cacheDir, 'db', 'trivy.db')).ino).toBe(statSync(scene.database).ino)
    expect(statSync(join(cacheDir, 'db', 'metadata.json')).nlink).toBe(1)
    expect(cacheDir.startsWith(layout === 'one mount' ? result.job.temp : scene.host.home)).toBe(true)
    expect(scene.downloads()).toBe(1)
  })

  it.each([
    [
      'a byte of the database was changed',
      (path: string) => flipByte(path),
      /changed since it was put there/,
    ],
    [
      'the database was cut short',
      (path: string) => truncateSync(path, 4096),
      /changed since it was put there/,
    ],
    ['the database grew', (path: string) => appendFileSync(path, 'x'), /changed since it was put there/],
    ['the database is gone', (path: string) => rmSync(path), /changed since it was put there/],
  ])('refuses it aloud when %s, and replaces it', async (_, damage, says) => {
    const scene = await startScene(layout)
    chmodSync(scene.database, 0o644)
    damage(scene.database)
    const result = await scene.run()
    expectGood(result, scene.artifact)
    expect(result.log).toMatch(new RegExp(`^::warning::.*${says.source}`, 'm'))
    expect(scene.downloads()).toBe(2)
    await expectHealed(scene)
  })

  it.runIf(process.platform !== 'win32').each([
    ['the record of an entry', ({ version }: Scene) => join(version, 'any.json')],
    ['the list of hosts that failed', ({ host }: Scene) => join(host.home, 'hosts.json')],
  ])('waits for no pipe in place of %s', async (_, pathIn) => {
    const scene = await startScene(layout)
    const path = pathIn(scene)
    rmSync(path, { force: true })
    execFileSync('mkfifo', [path])
    const abort = AbortSignal.timeout(60_000)
    const result = await scene.run({
      onStart: (child) => abort.addEventListener('abort', () => child.kill('SIGKILL')),
    })
    expectGood(result, scene.artifact)
  })

  it('finds with verify: full what no fact of the file tells', async () => {
    const scene = await startScene(layout)
    const { atime, mtime } = statSync(scene.database)
    chmodSync(scene.database, 0o644)
    flipByte(scene.database)
    // To the microsecond only: the record has nanoseconds.
    const record = join(scene.version, 'any.json')
    utimesSync(scene.database, atime, mtime)
    const now = String(statSync(scene.database, { bigint: true }).mtimeNs)
    const { seal, manifest } = JSON.parse(readFileSync(record, 'utf8'))
    const files = seal.files.map((file: { path: string }) =>
      file.path === 'trivy.db' ? { ...file, modified: now } : file,
    )
    writeFileSync(record, JSON.stringify({ seal: { ...seal, files }, manifest }))
    const result = await scene.run({ inputs: { verify: 'full' } })
    expectGood(result, scene.artifact)
    expect(result.log).toMatch(/^::warning::.*trivy\.db in the runner store is damaged: wanted [0-9a-f]{64}/m)
    expect(scene.downloads()).toBe(2)
    // Nobody takes it any more; the next job that finds nothing replaces it.
    expectGood(await scene.run(), scene.artifact)
    await expectHealed(scene)
  })

  it.each([
    ['is rubbish', 'rubbish'],
    ['is empty, as after a power cut', ''],
    ['is of something else', '{"seal":{},"manifest":""}'],
  ])('passes an entry over whose record %s, and replaces it', async (_, text) => {
    const scene = await startScene(layout)
    writeFileSync(join(scene.version, 'any.json'), text)
    const result = await scene.run()
    expectGood(result, scene.artifact)
    expect(result.log).toMatch(/^runner store: 2\.0\.0-.* is passed over: /m)
    expect(scene.downloads()).toBe(2)
    await expectHealed(scene)
  })

  it.each([
    ['says nothing of who vouched for it, as one of an earlier version', undefined],
    ['says that nobody did', { vouched: 'nobody' }],
    ['says that a digest was typed', { vouched: 'digest' }],
    ['says that it came over plain HTTP', { transport: 'plain' }],
    [
      'says that it is of another registry, whatever its name',
      { from: 'other.example/trivy-db:2', voucher: 'other.example/trivy-db:2' },
    ],
  ])('gives nobody an entry whose record %s', async (_, said) => {
    const scene = await startScene(layout)
    const path = join(scene.version, 'any.json')
    const { seal, manifest } = JSON.parse(readFileSync(path, 'utf8'))
    const provenance = said === undefined ? undefined : { ...seal.provenance, ...said }
    writeFileSync(path, JSON.stringify({ seal: { ...seal, provenance }, manifest }))
    expectGood(await scene.run(), scene.artifact)
    expect(scene.downloads()).toBe(2)
  })

  it('that was copied, from an image or a backup, is good by its bytes, and known by its new facts after that', async () => {
    const scene = await startScene(layout)
    const copy = `${scene.host.toolCache}.copy`
    cpSync(scene.host.toolCache, copy, { recursive: true })
    onTestFinished(() => rmSync(copy, { recursive: true }))
    rmSync(scene.host.toolCache, { recursive: true })
    cpSync(copy, scene.host.toolCache, { recursive: true })
    const record = readFileSync(join(scene.version, 'any.json'), 'utf8')
    for (let job = 0; job < 2; job += 1) {
      const result = await scene.run({ inputs: { offline: 'true' } })
      expectGood(result, scene.artifact)
      expect(result.log).toContain('in 2 files, by hard link')
      expect(result.log).not.toMatch(/^::(warning|error)/m)
    }
    expect(readFileSync(join(scene.version, 'any.json'), 'utf8')).not.toBe(record)
    expect(scene.downloads()).toBe(1)
  })

  it('takes no notice of an entry that is not complete, and replaces it', async () => {
    const scene = await startScene(layout)
    rmSync(join(scene.version, 'any.complete'))
    expectGood(await scene.run(), scene.artifact)
    expect(scene.downloads()).toBe(2)
    await expectHealed(scene)
  })

  it.skipIf(!isRoot)('passes over what a stranger has put there', async () => {
    const scene = await startScene(layout)
    chownSync(join(scene.version, 'any.json'), 54_321, 54_321)
    const result = await scene.run()
    expectGood(result, scene.artifact)
    expect(result.log).toMatch(
      /is passed over: an entry of the runner store has a foreign owner: wanted .*, found 54321/,
    )
    expect(scene.downloads()).toBe(2)
    await expectHealed(scene)
  })

  it.skipIf(!canMount)(
    'that is read-only is read, and what it lacks is downloaded for this job alone',
    async () => {
      const scene = await startScene(layout)
      const before = readTree(scene.host.toolCache)
      const hit = await runMounted(scene.host, {}, 'ro')
      expectGood(hit, scene.artifact)
      expect(hit.log).toContain('it is read-only for this job')
      expect(hit.log).toContain('in 2 files, by copy')
      const missed = await runMounted(scene.host, { inputs: { 'max-age': '1m', resources: 'vuln-db' } }, 'ro')
      expect(missed.exitCode).toBe(0)
      expect(missed.log).not.toMatch(/^::(warning|error)/m)
      expect(readTree(scene.host.toolCache)).toEqual(before)
    },
  )

  it('with a lock that a dead process left is used as if there were none', async () => {
    const scene = await startScene(layout)
    const lock = lockOf(scene)
    rmSync(scene.version, { recursive: true })
    writeFileSync(lock, JSON.stringify({ ...(await describeOwner()), pid: 999_999_999 }))
    const result = await scene.run()
    expectGood(result, scene.artifact)
    expect(result.log).toMatch(/^runner store: waited \d\.\d s; our turn$/m)
    expect(existsSync(lock)).toBe(false)
  })
})

describe('a runner store with checks', () => {
  const start = async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    const artifact = await buildArtifact('checks-bundle')
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
    const host = startHost({ registries: `${registry.host}/mirror`, resources: 'checks-bundle' })
    const asked = () =>
      registry.requests.splice(0).map(({ url }) => (url.includes('/blobs/') ? 'blob' : 'manifest'))
    return { host, asked }
  }

  it('refuses a check that somebody has added, and replaces the entry', async () => {
    const { host, asked } = await start()
    await host.run()
    const files = join(host.home, 'checks-bundle', host.versions('checks-bundle')[0] ?? '', 'any')
    writeFileSync(join(files, 'content', 'policies', 'planted.rego'), 'package planted')
    asked()
    const result = await host.run()
    expect(result.exitCode).toBe(0)
    expect(result.log).toMatch(
      /^::warning::.*changed since it was put there: .*planted\.rego, which was not there/m,
    )
    expect(asked()).toEqual(['manifest', 'blob'])
    expect(existsSync(join(files, 'content', 'policies', 'planted.rego'))).toBe(false)
    expect(existsSync(join(result.job.cacheDir, 'policy', 'content', 'policies', 'planted.rego'))).toBe(false)
  })

  it('has what is still current confirmed once for all jobs', async () => {
    const { host, asked } = await start()
    const environment = { TEST_CLOCK_SHIFT_MS: String(-40 * 3_600_000) }
    await host.run({ execArgv: ['--import', CLOCK_PRELOAD], environment })
    expect(asked()).toEqual(['manifest', 'blob'])
    const second = await host.run()
    expect(asked()).toEqual(['manifest'])
    expect(second.log).toContain('by hard link')
    const third = await host.run()
    expect(asked()).toEqual([])
    for (const { log, outputs } of [second, third]) {
      expect(log).not.toMatch(/^::(warning|error)/m)
      expect(outputs).toMatchObject({ 'checks-bundle-ready': 'true', degraded: 'false', 'cache-hit': 'true' })
    }
  })
})

function lockOf({ host, version }: Scene): string {
  return join(host.home, 'locks', `vuln-db-${basename(version).split('-sha256-')[0]}`)
}

/** The next job gets it from the store again, and the store has nothing else. */
async function expectHealed({ run, host, downloads, artifact }: Scene): Promise<void> {
  const before = downloads()
  const next = await run()
  expectGood(next, artifact)
  expect(next.log).toContain('by hard link')
  expect(next.log).not.toMatch(/^::(warning|error)/m)
  expect(downloads()).toBe(before)
  expect(host.versions('vuln-db')).toHaveLength(1)
  expect(readdirSync(join(host.home, 'staging'))).toEqual([])
}

function flipByte(path: string): void {
  const bytes = readFileSync(path)
  const last = bytes.length - 1
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last)
  writeFileSync(path, bytes)
}
