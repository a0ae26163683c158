// The built action with the real cache client: what one job saves, every later job has without asking a registry.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { layoutMembers, unpackEntry } from '../fakes/cache-archive.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { describeWithPeers } from '../peers.ts'
import { evidenceOf, hoursAgo, listFiles, startScene } from './cache-scene.ts'

const NAMES: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']
const DIRECTORIES = ['db', 'java-db', 'policy/content'] as const

describeWithPeers(['tar', 'zstd'], 'a job after one that saved', () => {
  let artifacts: readonly Artifact[]
  beforeAll(async () => {
    artifacts = await Promise.all(NAMES.map((name) => buildArtifact(name, { updatedAt: hoursAgo(1) })))
  })

  it('has everything from the cache, on a runner with other paths, and asks no registry', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    const first = await scene.run({ trigger: 'schedule' })
    expect(first.outputs).toMatchObject({ 'cache-hit': 'false', degraded: 'false' })
    expect(scene.service.entries.map(({ key, done }) => [key.split('-20')[0], done])).toEqual(
      NAMES.map((name) => [expect.stringContaining(`offline-cache-${name}-`), true]),
    )

    const second = await scene.run({ trigger: 'schedule', below: 'another/runner/far/below' })
    expect(second.registryRequests).toEqual([])
    expect(second.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false', unavailable: '' })
    for (const [index, name] of NAMES.entries()) {
      expect(evidenceOf(second, name)).toMatchObject({
        source: 'Actions cache',
        layerDigest: artifacts[index]?.layerDigest,
      })
    }
    for (const directory of DIRECTORIES) {
      const [saved, restored] = [first, second].map(({ job }) => join(job.cacheDir, directory))
      expect(listFiles(restored ?? '')).toEqual(listFiles(saved ?? ''))
    }
    expect(second.annotations).toEqual([])
    expect(second.outputs.hosts).toBe(
      URL.parse(scene.service.environmentFor([]).ACTIONS_RESULTS_URL ?? '')?.host,
    )
  })

  it('saves nothing again', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run()
    const second = await scene.run()
    expect(second.cacheRequests.map(({ method }) => method)).not.toContain('reserve')
    expect(scene.service.entries).toHaveLength(3)
  })

  it('asks no registry on a push to the default branch', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run({ trigger: 'push' })
    const second = await scene.run({ trigger: 'push' })
    expect(second.registryRequests).toEqual([])
    expect(second.outputs['cache-hit']).toBe('true')
  })

  it('asks once for each layer, by HEAD, in a pull request', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run()
    const second = await scene.run({ trigger: 'pull_request' })
    expect(second.registryRequests).toEqual(
      artifacts.map((one) => `HEAD /v2/base/${one.repository}/blobs/${one.layerDigest}`),
    )
    expect(second.outputs['cache-hit']).toBe('true')
    expect(second.evidence.resources.map(({ confirmed }) => confirmed)).toEqual([true, true, true])
    expect(second.cacheRequests.map(({ method }) => method)).not.toContain('reserve')
  })

  it('looks up before it downloads, and downloads each entry once', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run()
    const { cacheRequests } = await scene.run()
    expect(cacheRequests.filter(({ method }) => method === 'download')).toHaveLength(3)
    expect(cacheRequests[0]?.method).toBe('lookup')
    expect(Math.max(...cacheRequests.map(({ keys }) => keys.length))).toBeLessThanOrEqual(10)
  })

  it('needs nothing from the cache when its own cache directory is fresh', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    const { job } = await scene.run()
    const second = await scene.run({ job })
    expect([...second.registryRequests, ...second.cacheRequests]).toEqual([])
    expect(second.outputs['cache-hit']).toBe('true')
  })

  it('has it even if everything after the step failed: saving waits for no post step', async () => {
    const metadata = parse(readFileSync(join(import.meta.dirname, '..', '..', 'action.yml'), 'utf8'))
    expect(Object.keys(metadata.runs)).toEqual(['using', 'main'])
    const scene = await startScene()
    scene.publish(...artifacts)
    const { exitCode, log } = await scene.run()
    expect(exitCode).toBe(0)
    // The process is gone, and all uploads are finalized.
    expect(scene.service.entries.map(({ done }) => done)).toEqual([true, true, true])
    expect(log.match(/^Actions cache: saved offline-cache-/gm)).toHaveLength(3)
  })

  it('downloads in small parts where addresses look like GitHub’s, and not 128 MiB at once through the Azure SDK', async () => {
    const scene = await startScene({ azure: true })
    scene.publish(...artifacts)
    const entry = join(import.meta.dirname, 'azure-entry.ts')
    await scene.run({ entry })
    const second = await scene.run({ entry })
    expect(second.outputs['cache-hit']).toBe('true')
    expect(second.registryRequests).toEqual([])
    // The size is asked for before a part is.
    const downloads = second.cacheRequests.filter(({ method }) => method === 'download')
    expect(downloads.length).toBeGreaterThan(3)
    for (const { userAgent } of downloads) expect(userAgent).toBe('actions/cache')
  })
})

describeWithPeers(['tar', 'zstd', 'skopeo'], 'a saved entry', () => {
  it('is an OCI image layout that skopeo reads, with nothing else in it', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('java-db')
    scene.publish(artifact)
    const { job } = await scene.run({ inputs: { resources: 'java-db' } })
    const [entry] = scene.service.entries
    const members = await unpackEntry(entry?.bytes ?? Buffer.alloc(0))
    expect(members.map(({ name }) => name).sort()).toEqual(
      layoutMembers('java-db', artifact)
        .map(({ name }) => name)
        .sort(),
    )
    for (const { name, content = '' } of members) {
      mkdirSync(join(job.temp, dirname(name)), { recursive: true })
      writeFileSync(join(job.temp, name), content)
    }
    const layout = `oci:${join(job.temp, 'java-db')}:1`
    const manifest = execFileSync('skopeo', ['inspect', '--raw', layout], { encoding: 'utf8' })
    expect(manifest).toBe(artifact.manifest.toString())
  })
})
