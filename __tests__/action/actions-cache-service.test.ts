// A cache service that refuses, fails, hangs, or is not there: it costs a bounded time and a line of information, never the data.
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { describeWithPeers } from '../peers.ts'
import { type CacheScene, type SceneResult, startScene } from './cache-scene.ts'

const NAMES: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']
const ONE = { resources: 'vuln-db' }
const impatient = join(import.meta.dirname, 'impatient-entry.ts')

let artifacts: readonly Artifact[]
beforeAll(async () => {
  artifacts = await Promise.all(NAMES.map((name) => buildArtifact(name)))
})

async function startPublishedScene(): Promise<CacheScene> {
  const scene = await startScene()
  scene.publish(...artifacts)
  return scene
}

/** Everything is there, from the registry, and nobody is asked to act. */
function expectUnharmed(result: SceneResult): void {
  expect(result.exitCode).toBe(0)
  expect(result.annotations).toEqual([])
  expect(result.outputs).toMatchObject({ 'cache-hit': 'false', degraded: 'false', unavailable: '' })
}

/** Lines about the cache, without those of the look for something to use. */
function linesOfSaving(result: SceneResult): string[] {
  return result.log.split('\n').filter((line) => /^Actions cache: (saved|not saved|\S+ is there)/.test(line))
}

describeWithPeers(['tar', 'zstd'], 'a save', () => {
  it('that is refused is one line of information', async () => {
    const scene = await startPublishedScene()
    scene.service.fail('reserve', 'denied')
    const result = await scene.run({ inputs: ONE })
    expectUnharmed(result)
    expect(linesOfSaving(result)).toEqual([
      'Actions cache: not saved (refused: cache write denied: token has no writable scopes)',
    ])
  })

  it('of what another job is saving at the same time is one line of information', async () => {
    const scene = await startPublishedScene()
    await scene.run({ inputs: ONE })
    const [{ key = '' } = {}] = scene.service.entries
    for (const entry of scene.service.entries) entry.done = false
    const result = await scene.run({ inputs: ONE })
    expectUnharmed(result)
    expect(linesOfSaving(result)).toEqual([`Actions cache: ${key} is there already`])
  })

  it('of what another job has saved in the meantime is one line of information', async () => {
    const scene = await startPublishedScene()
    await scene.run({ inputs: ONE })
    // A bad copy under the very key: it cannot be used, and it cannot be replaced.
    const [{ key = '' } = {}] = scene.service.entries
    scene.service.truncate(key)
    const result = await scene.run({ inputs: ONE })
    expectUnharmed(result)
    expect(linesOfSaving(result)).toEqual([`Actions cache: ${key} is there already`])
  })

  it.each([401, 429, 500] as const)(
    'that fails with status %i is one line of information',
    async (status) => {
      const scene = await startPublishedScene()
      scene.service.fail('reserve', status)
      const result = await scene.run({ inputs: ONE, entry: impatient })
      expectUnharmed(result)
      expect(linesOfSaving(result)).toEqual([
        expect.stringMatching(/^Actions cache: not saved \((refused|failed): /),
      ])
    },
  )

  it.each([
    ['auto', 'schedule', 1],
    ['auto', 'push', 1],
    ['auto', 'pull_request', 0],
    ['always', 'pull_request', 1],
    ['never', 'schedule', 0],
  ] as const)('with save: %s on %s happens %i times', async (save, trigger, count) => {
    const scene = await startPublishedScene()
    const result = await scene.run({ inputs: { ...ONE, save }, trigger })
    expectUnharmed(result)
    expect(result.cacheRequests.filter(({ method }) => method === 'reserve')).toHaveLength(count)
    expect(linesOfSaving(result)).toHaveLength(count)
    expect(result.log).toContain(`saves to the Actions cache: ${count === 0 ? 'no' : 'yes'}, `)
  })

  it('on a branch that is not the default one happens not at all', async () => {
    const scene = await startPublishedScene()
    const environment = { GITHUB_REF: 'refs/heads/feature' }
    const result = await scene.run({ inputs: ONE, trigger: 'push', environment })
    expect(result.cacheRequests.map(({ method }) => method)).not.toContain('reserve')
  })

  it('of a fork’s pull request that says always is refused in one line', async () => {
    const scene = await startPublishedScene()
    scene.service.fail('reserve', 'denied')
    const result = await scene.run({ inputs: { ...ONE, save: 'always' }, trigger: 'pull_request' })
    expectUnharmed(result)
    expect(linesOfSaving(result)).toHaveLength(1)
  })
})

describeWithPeers(['tar', 'zstd'], 'a service', () => {
  it.each([
    ['lookup', 'hang'],
    ['lookup', 500],
    ['download', 'hang'],
    ['upload', 'hang'],
    ['reserve', 'hang'],
  ] as const)('whose %s fails by %s costs its deadline once, for all resources', async (method, fault) => {
    const scene = await startPublishedScene()
    if (method === 'download') await scene.run()
    scene.service.fail(method, fault)
    const result = await scene.run({ entry: impatient })
    expectUnharmed(result)
    expect(result.log).toContain('timed out after 3 s')
    expect(result.log).toContain('not used again in this run')
    // That it is one deadline, the requests show: nobody asks again.
    const failing = result.cacheRequests.filter((request) => request.method === method)
    expect(failing.length).toBeLessThan(fault === 'hang' ? 2 : 4)
  })

  it('that is not there is told once', async () => {
    const scene = await startPublishedScene()
    const environment = { ACTIONS_RESULTS_URL: undefined, ACTIONS_RUNTIME_TOKEN: undefined }
    const result = await scene.run({ environment })
    expectUnharmed(result)
    expect(result.log.match(/^Actions cache: .*/gm)).toEqual([
      'Actions cache: not used, this runner offers no cache service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL not set)',
    ])
    expect(result.cacheRequests).toEqual([])
  })

  it('that a GHES does not have is told once', async () => {
    const scene = await startPublishedScene()
    const result = await scene.run({ environment: { GITHUB_SERVER_URL: 'https://ghes.example' } })
    expectUnharmed(result)
    expect(result.log.match(/^Actions cache: .*/gm)).toEqual([
      'Actions cache: not used, this runner offers no cache service (ACTIONS_CACHE_URL not set)',
    ])
    expect(result.cacheRequests).toEqual([])
  })

  it('that nobody listens for does no harm', async () => {
    const scene = await startPublishedScene()
    await scene.service.close()
    const result = await scene.run()
    expectUnharmed(result)
    expect(result.log).toMatch(/^Actions cache: failed, .*ECONNREFUSED/m)
  })

  it('that refuses to be read does no harm', async () => {
    const scene = await startPublishedScene()
    scene.service.fail('lookup', 'denied')
    const result = await scene.run({ inputs: ONE })
    expectUnharmed(result)
    expect(result.log).toMatch(/^Actions cache: failed, .*cache read denied/m)
  })
})

describeWithPeers(['tar', 'zstd'], 'the workflow’s cache-mode', () => {
  it('none leaves the service alone, and is told once', async () => {
    const scene = await startPublishedScene()
    const result = await scene.run({ environment: { ACTIONS_CACHE_MODE: 'none' } })
    expectUnharmed(result)
    expect(result.log.match(/^Actions cache: .*/gm)).toEqual([
      "Actions cache: not used, the workflow's cache-mode is none",
    ])
    expect(result.cacheRequests).toEqual([])
  })

  it('read uses what is there, and saves nothing', async () => {
    const scene = await startPublishedScene()
    const environment = { ACTIONS_CACHE_MODE: 'read' }
    const first = await scene.run({ inputs: ONE, environment })
    expectUnharmed(first)
    expect(first.log).toContain("saves to the Actions cache: no, the workflow's cache-mode is read")
    expect(linesOfSaving(first)).toEqual([])
    expect(scene.service.entries).toEqual([])
    await scene.run({ inputs: ONE })
    const second = await scene.run({ inputs: ONE, environment })
    expect(second.outputs['cache-hit']).toBe('true')
  })

  it('write-only saves, and reads nothing', async () => {
    const scene = await startPublishedScene()
    const environment = { ACTIONS_CACHE_MODE: 'write-only' }
    const first = await scene.run({ inputs: ONE, environment })
    expectUnharmed(first)
    expect(scene.service.entries).toHaveLength(1)
    const second = await scene.run({ inputs: ONE, environment })
    expectUnharmed(second)
    expect(second.cacheRequests.map(({ method }) => method)).not.toContain('download')
    expect(linesOfSaving(second)).toHaveLength(1)
    expect(second.log.match(/^Actions cache: .*not read.*/gm)).toEqual([
      "Actions cache: not read, the workflow's cache-mode is write-only",
    ])
    expect(second.log).not.toContain('Actions cache: failed')
  })
})
