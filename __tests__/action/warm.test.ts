// The nightly step with the real cache client: what it keeps, what it does not fetch again, and what it tidies up.
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { MAIN } from '../fakes/cache-service.ts'
import { type GitHubApi, startGitHubApi } from '../fakes/github-api.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { describeWithPeers } from '../peers.ts'
import { evidenceOf, hoursAgo, keyFor, listFiles, startScene } from './cache-scene.ts'

const NAMES: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']

describeWithPeers(['tar', 'zstd'], 'warm', () => {
  let artifacts: readonly Artifact[]
  beforeAll(async () => {
    artifacts = await Promise.all(NAMES.map((name) => buildArtifact(name, { updatedAt: hoursAgo(1) })))
  })

  const layersAsked = (requests: readonly string[]) =>
    artifacts.filter(({ layerDigest }) => requests.some((line) => line.includes(layerDigest))).length

  it('keeps everything, places nothing, and a job on a pull request finds it', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    const warm = await scene.run({ action: 'warm' })
    expect(warm.exitCode, warm.log).toBe(0)
    expect(warm.annotations).toEqual([])
    expect(warm.outputs).toMatchObject({
      saved: 'vuln-db,java-db,checks-bundle',
      kept: 'vuln-db,java-db,checks-bundle',
    })
    expect(warm.variables).toEqual({})
    expect(listFiles(warm.job.cacheDir)).toEqual([])

    const job = await scene.run({ trigger: 'pull_request', inputs: { confirm: 'never' } })
    expect(job.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false' })
    expect(job.registryRequests).toEqual([])
  })

  it('asks what is current, and downloads only what is not kept', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run({ action: 'warm' })
    const again = await scene.run({ action: 'warm' })
    expect(again.registryRequests.filter((line) => line.includes('/manifests/'))).toHaveLength(3)
    // The confirmation of the bundle is of now, so its small entry is written anew.
    expect(layersAsked(again.registryRequests)).toBe(1)
    expect(again.outputs.kept).toBe('vuln-db,java-db,checks-bundle')

    const newer = await buildArtifact('vuln-db', { updatedAt: new Date() })
    scene.publish(newer)
    const third = await scene.run({ action: 'warm' })
    expect(third.outputs.saved).toContain('vuln-db')
    const job = await scene.run()
    expect(evidenceOf(job, 'vuln-db')).toMatchObject({
      layerDigest: newer.layerDigest,
      source: 'Actions cache',
    })
  })

  it('asks although a main job would have found it fresh', async () => {
    const scene = await startScene()
    await scene.plant('vuln-db', await buildArtifact('vuln-db', { updatedAt: hoursAgo(8) }), {
      time: hoursAgo(8),
    })
    scene.publish(...artifacts)
    const warm = await scene.run({ action: 'warm', inputs: { resources: 'vuln-db' } })
    expect(warm.outputs.saved).toBe('vuln-db')
  })

  it('keeps what there is, and fails for the rest', async () => {
    const scene = await startScene()
    scene.publish(...artifacts.slice(0, 2))
    const warm = await scene.run({ action: 'warm' })
    expect(warm.exitCode).toBe(1)
    expect(warm.outputs).toMatchObject({ kept: 'vuln-db,java-db', unavailable: 'checks-bundle' })
    expect(warm.log).toMatch(/^::error::This is a data problem, not a vulnerability finding: Checks/m)
  })

  it('never keeps what does not match its digest', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    scene.registry.fail({ method: 'GET', path: /trivy-db\/blobs/ }, { kind: 'corrupt', atByte: 50 })
    const warm = await scene.run({ action: 'warm', inputs: { resources: 'vuln-db' } })
    expect(warm.exitCode).toBe(1)
    expect(scene.service.entries).toEqual([])
  })

  it('says aloud that it keeps nothing on a branch of its own', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    const warm = await scene.run({ action: 'warm', trigger: 'pull_request' })
    expect(warm.exitCode).toBe(0)
    expect(warm.annotations.join()).toContain('nothing is kept: only the default branch')
    expect(scene.service.entries).toEqual([])
  })

  it.each(['denied', 403] as const)(
    'is red, with the true reason, when the cache service refuses every save: %s',
    async (fault) => {
      const scene = await startScene()
      scene.publish(...artifacts)
      scene.service.fail('reserve', fault)
      const run = (inputs: Record<string, string> = {}) =>
        scene.run({ action: 'warm', inputs: { resources: 'vuln-db', ...inputs } })
      const warm = await run()
      expect(warm.exitCode).toBe(1)
      expect(warm.outputs).toMatchObject({ saved: '', kept: '' })
      const reason = fault === 'denied' ? 'cache write denied: token has no writable scopes' : String(fault)
      expect(warm.log).toMatch(
        new RegExp(`^::error::nothing was kept in the Actions cache: .*${reason}.*on-not-kept: warn`, 'm'),
      )
      // Who wants to go on all the same says so.
      const tolerant = await run({ 'on-not-kept': 'warn' })
      expect(tolerant.exitCode).toBe(0)
      expect(tolerant.annotations.join()).toMatch(new RegExp(`Vulnerability DB was not kept: .*${reason}`))
    },
  )

  it('is green when one of two is kept', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    await scene.run({ action: 'warm', inputs: { resources: 'vuln-db' } })
    scene.service.fail('reserve', 'denied')
    const warm = await scene.run({ action: 'warm', inputs: { resources: 'vuln-db, java-db' } })
    expect(warm.exitCode, warm.log).toBe(0)
    expect(warm.outputs).toMatchObject({ saved: '', kept: 'vuln-db' })
    expect(warm.annotations).toEqual([expect.stringContaining('Java DB was not kept: ')])
  })

  it('is red where there is no Actions cache at all', async () => {
    const scene = await startScene()
    scene.publish(...artifacts)
    const none = Object.fromEntries(Object.keys(scene.service.environment).map((name) => [name, undefined]))
    const run = (inputs: Record<string, string> = {}) =>
      scene.run({ action: 'warm', inputs: { resources: 'vuln-db', ...inputs }, environment: none })
    const warm = await run()
    expect(warm.exitCode).toBe(1)
    expect(warm.log).toMatch(
      /^::error::nothing was kept in the Actions cache: there is no Actions cache here.*runner store/m,
    )
    const tolerant = await run({ 'on-not-kept': 'warn' })
    expect(tolerant.exitCode).toBe(0)
    expect(tolerant.annotations.join()).toContain('nothing is kept: there is no Actions cache here')
  })

  describeTidying()

  function describeTidying(): void {
    async function startApi(): Promise<GitHubApi> {
      const api = await startGitHubApi()
      onTestFinished(() => api.close())
      return api
    }

    it('removes the entries that a newer one has superseded, and tells how full the cache is', async () => {
      const [scene, api] = [await startScene(), await startApi()]
      scene.publish(...artifacts)
      const digest = (digit: string) => `sha256:${digit.repeat(64)}`
      const keys = [1, 25, 49].map((hours) =>
        keyFor(scene.registry, 'vuln-db', { time: hoursAgo(hours), layerDigest: digest(String(hours % 10)) }),
      )
      const fresh = keyFor(scene.registry, 'vuln-db', { time: hoursAgo(30), layerDigest: digest('a') })
      for (const [at, key] of keys.entries()) {
        api.entries.push({ id: at + 1, key, ref: MAIN, created_at: hoursAgo(2 + at).toISOString() })
      }
      api.entries.push({ id: 4, key: fresh, ref: MAIN, created_at: new Date().toISOString() })
      api.entries.push({
        id: 5,
        key: `${keys[1]}-of-somebody-else`,
        ref: MAIN,
        created_at: hoursAgo(9).toISOString(),
      })
      api.entries.push({
        id: 6,
        key: keys[2] ?? '',
        ref: 'refs/pull/7/merge',
        created_at: hoursAgo(9).toISOString(),
      })
      const warm = await scene.run({
        action: 'warm',
        inputs: { resources: 'vuln-db', prune: 'true', token: 'a-token' },
        environment: { GITHUB_API_URL: api.url },
      })
      expect(warm.exitCode, warm.log).toBe(0)
      expect(api.entries.map(({ id }) => id)).toEqual([1, 4, 5, 6])
      expect(warm.summary.replaceAll('\\', '')).toContain('4 entries of 1.5 GB: 15 % of the 10.0 GB')
      expect(warm.log).toContain('removed 2 superseded entries')
      expect(new Set(api.requests.map(({ authorization }) => authorization))).toEqual(
        new Set(['Bearer a-token']),
      )
      expect(scene.registry.requests.map(({ headers }) => headers.authorization)).not.toContain(
        'Bearer a-token',
      )
    })

    it('is no failure when the token may not', async () => {
      const [scene, api] = [await startScene(), await startApi()]
      scene.publish(...artifacts)
      api.refuse(403, 'Resource not accessible by integration')
      const warm = await scene.run({
        action: 'warm',
        inputs: { resources: 'vuln-db', prune: 'true', token: 'a-token' },
        environment: { GITHUB_API_URL: api.url },
      })
      expect(warm.exitCode, warm.log).toBe(0)
      expect(warm.log).toContain('Resource not accessible by integration')
      expect(warm.log).toContain('permissions: actions: write')
      expect(warm.outputs.saved).toBe('vuln-db')
    })
  }
})
