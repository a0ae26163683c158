// One VEX repository from its own server, from the Actions cache, and from a registry: file by file the same.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { EMPTY_CONFIG } from '../../src/oci/single-layer.ts'
import { describeVexArtifact } from '../../src/resources/vex-repo/artifact.ts'
import { type CacheService, MAIN, startCacheService } from '../fakes/cache-service.ts'
import { type DockerRegistry, startDockerRegistry } from '../fakes/docker-registry.ts'
import { buildVexFiles, LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

const CLOCK_PRELOAD = new URL('faults/clock-preload.ts', import.meta.url).href

/** As many packages, and as many bytes, as VEX Hub has. */
const STATEMENTS = Array.from({ length: 57 }, (_, index) => ({
  purl: `pkg:golang/example.test/module-${index}`,
  vulnerability: `CVE-2026-${1000 + index}`,
}))

describeWithPeers(['docker-registry', 'skopeo', 'bzip2', 'xz', 'zip'], 'a VEX repository', () => {
  let lab: VexLab
  let cache: CacheService
  let registry: DockerRegistry
  let jobs: Job[]

  beforeEach(async () => {
    jobs = []
    lab = await startVexLab()
    cache = await startCacheService()
    registry = await startDockerRegistry()
  })
  afterEach(async () => {
    await Promise.all([lab.close(), cache.close(), registry.close()])
    for (const job of jobs) job.remove()
  })

  it('is the same from its server, from the Actions cache, and from a registry that its files were pushed to', async () => {
    const statements = [LODASH_NOT_AFFECTED, ...STATEMENTS]
    const inputs = { 'vex-repositories': `Company Hub=${await lab.publish('hub', statements)}` }
    const fromServer = await run({ inputs })
    expect(fromServer.result.exitCode, fromServer.result.log).toBe(0)
    expect(fromServer.result.log).toMatch(/Actions cache: saved offline-cache-vex-repo-0\.1-/)
    expect(fromServer.files['0.1/index.json']).toBe(buildVexFiles(statements)['index.json'])
    // Manifest, index, and a document for each package; what the index does not name is left out.
    expect(Object.keys(fromServer.files)).toHaveLength(2 + statements.length)

    lab.server.requests.length = 0
    const fromCache = await run({ inputs })
    expect(fromCache.result.log).toMatch(/^VEX repository Company Hub +Actions cache/m)
    expect(fromCache.result.outputs['cache-hit']).toBe('true')
    expect(lab.server.requests).toEqual([])
    expect(fromCache.files).toEqual(fromServer.files)

    // A name with a space is none for a registry; the same repository under another one is.
    const url = `${lab.server.url}/hub`
    await push(fromServer.directory, `${registry.host}/mirror/trivy-vex/hub`)
    const options = { 'vex-repositories': `hub=${url}`, registries: `${registry.host}/mirror` }
    const fromRegistry = await run({ inputs: options, environment: { ACTIONS_CACHE_URL: undefined } })
    expect(fromRegistry.result.exitCode, fromRegistry.result.log).toBe(0)
    expect(fromRegistry.result.log).toMatch(/^VEX repository hub +[\d.:]+\/mirror\/trivy-vex\/hub:0\.1/m)
    expect(lab.server.requests).toEqual([])
    expect(fromRegistry.files).toEqual(fromServer.files)
  })

  it('in the Actions cache is enough without any network, and is confirmed by the same bytes of its server', async () => {
    const inputs = { 'vex-repositories': `hub=${await lab.publish('hub', STATEMENTS)}` }
    const twoDaysAgo = { TEST_CLOCK_SHIFT_MS: '-172800000' }
    await run({ inputs, execArgv: ['--import', CLOCK_PRELOAD], environment: twoDaysAgo })
    lab.server.requests.length = 0
    const offline = await run({ inputs: { ...inputs, offline: 'true' } })
    expect(offline.result.exitCode, offline.result.log).toBe(0)
    expect(offline.result.outputs).toMatchObject({ degraded: 'true', 'vex-repo-ready': 'true' })
    expect(lab.server.requests).toEqual([])

    const page = lab.server.pages.get('/hub/archive.tar.gz') ?? {}
    lab.server.pages.set('/hub/archive.tar.gz', { status: 403 })
    const refused = await run({ inputs })
    expect(refused.result.outputs).toMatchObject({ degraded: 'true', 'vex-repo-ready': 'true' })
    expect(refused.result.log).toMatch(/^VEX repository hub +Actions cache .*stale; .*: failed$/m)

    lab.server.pages.set('/hub/archive.tar.gz', page)
    const confirmed = await run({ inputs })
    expect(confirmed.result.outputs).toMatchObject({ degraded: 'false', 'vex-repo-ready': 'true' })
    expect(confirmed.result.log).toMatch(/current, names the same digest as the Actions cache/)
    // The confirmation is kept: the next job asks nobody.
    lab.server.requests.length = 0
    const fresh = await run({ inputs })
    expect(fresh.result.outputs).toMatchObject({ degraded: 'false', 'cache-hit': 'true' })
    expect(lab.server.requests).toEqual([])
    expect(fresh.files).toEqual(confirmed.files)
  })

  it('that a pull request finds in the Actions cache is compared with what its server has', async () => {
    const url = await lab.publish('hub', STATEMENTS)
    const inputs = { 'vex-repositories': `hub=${url}` }
    const pull = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }
    await run({ inputs })
    const same = await run({ inputs, environment: pull })
    expect(same.result.log).toMatch(/^VEX repository hub +Actions cache /m)
    expect(same.result.summary).toMatch(/VEX repository hub .*\| confirmed \|/)

    await lab.publish('hub', [LODASH_NOT_AFFECTED])
    lab.server.requests.length = 0
    const other = await run({ inputs, environment: pull })
    expect(other.result.log).toMatch(/Actions cache: failed, the entry \S+ is not what its publisher has now/)
    expect(other.result.log).not.toMatch(/^::warning/m)
    expect(other.result.log).toMatch(/^VEX repository hub +http:/m)
    // The manifest and the archive, once each.
    expect(lab.server.requests).toHaveLength(2)

    for (const path of lab.server.pages.keys()) lab.server.pages.set(path, { status: 404 })
    const alone = await run({ inputs, environment: pull })
    expect(alone.result.exitCode, alone.result.log).toBe(0)
    expect(alone.result.log).toMatch(/hub could not confirm the copy: .*HTTP 404/)
    expect(alone.result.summary).toMatch(/VEX repository hub .*\| unconfirmed \|/)
  })

  it.each([
    ['tar.gz', ['tar', '-czf']],
    ['tar.bz2', ['tar', '-cjf']],
    ['tar.xz', ['tar', '-cJf']],
    ['zip', ['zip', '-qr']],
  ])('is the same when its server packs it as %s', async (suffix, [program = '', option = '']) => {
    const directory = makeDirectory('pack')
    const files = buildVexFiles([LODASH_NOT_AFFECTED, ...STATEMENTS])
    for (const [path, text] of Object.entries(files)) writeJobFile(join(directory, 'top', path), text)
    const archive = join(directory, `x.${suffix}`)
    execFileSync(program, [option, archive, 'top'], { cwd: directory })
    const { url, pages } = lab.server
    const locations = [{ url: `${url}/x.${suffix}//top` }]
    const manifest = JSON.stringify({
      versions: [{ spec_version: '0.1', locations, update_interval: '24h' }],
    })
    pages.set('/.well-known/vex-repository.json', { body: manifest })
    pages.set(`/x.${suffix}`, { body: readFileSync(archive) })
    const step = await run({ inputs: { 'vex-repositories': `hub=${url}` } })
    expect(step.result.exitCode, step.result.log).toBe(0)
    const named = Object.entries(files).filter(([path]) => path === 'index.json' || path.startsWith('pkg/'))
    const placed = Object.fromEntries(named.map(([path, text]) => [`0.1/${path}`, text]))
    expect(step.files).toEqual({ ...placed, 'vex-repository.json': manifest })
  })

  async function run(options: StepOptions): Promise<{
    readonly result: StepResult
    readonly files: Record<string, string>
    readonly directory: string
  }> {
    const job = startJob()
    jobs.push(job)
    const event = writeJobFile(join(job.temp, 'event.json'), '{"repository": {}}')
    const trigger = { GITHUB_EVENT_NAME: 'schedule', GITHUB_REF: MAIN, GITHUB_EVENT_PATH: event }
    const result = await runStep(job, {
      ...options,
      inputs: { resources: 'vex-repo', 'trivy-version': '0.74.0', ...options.inputs },
      environment: { ...cache.environmentFor([MAIN]), ...trigger, ...options.environment },
    })
    const root = join(job.cacheDir, 'vex', 'repositories')
    const [name = ''] = readdirSync(root)
    const directory = join(root, name)
    return { result, files: readTree(directory), directory }
  }

  /** What somebody does by hand who hosts the data in a registry: the placed files, packed and pushed (docs/vex.md). */
  async function push(directory: string, target: string): Promise<void> {
    const work = makeDirectory('push')
    const file = join(work, 'vex-repository.tar.gz')
    execFileSync('tar', ['-czf', file, 'vex-repository.json', '0.1'], { cwd: directory })
    const layout = join(work, 'layout')
    mkdirSync(layout)
    const writer = await createLayoutWriter(layout)
    const layer = await writer.writeBlob(readFileSync(file))
    await writer.writeBlob(EMPTY_CONFIG)
    await writer.addManifest(
      describeVexArtifact(layer, { repository: 'trivy-vex/by-hand', version: undefined }),
      {
        'org.opencontainers.image.ref.name': '0.1',
      },
    )
    await writer.finish()
    const flags = ['--insecure-policy', 'copy', '--preserve-digests', '--dest-tls-verify=false']
    execFileSync('skopeo', [...flags, `oci:${layout}:0.1`, `docker://${target}:0.1`])
  }
})

function readTree(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'cache.json')
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(directory, path), 'utf8')]))
}
