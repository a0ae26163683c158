// Entries that agree with themselves, planted where a pull request can write: integrity is not origin, and only a registry can tell.
import { beforeAll, expect, it } from 'vitest'
import { uselessAdvisories } from '../fixtures/advisories.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { buildVulnDb } from '../fixtures/vuln-db.ts'
import { describeWithPeers } from '../peers.ts'
import { type CacheScene, evidenceOf, hoursAgo, PULL, startScene } from './cache-scene.ts'

const inputs = { resources: 'vuln-db' }

let good: Artifact
beforeAll(async () => {
  good = await buildArtifact('vuln-db', { updatedAt: hoursAgo(5) })
})

describeWithPeers(['tar', 'zstd'], 'a forged entry that agrees with itself, in a pull request', () => {
  /** Newer than the honest one, valid in every part, and with an advisory of nothing that anybody scans. */
  async function startForgedScene(): Promise<{ scene: CacheScene; forged: Artifact }> {
    const scene = await startScene()
    scene.publish(good)
    await scene.plant('vuln-db', good, { time: hoursAgo(5) })
    const updatedAt = hoursAgo(1)
    const emptied = buildVulnDb({ updatedAt, advisories: uselessAdvisories })
    const forged = await buildArtifact('vuln-db', {
      updatedAt,
      entries: (own) =>
        own.map((entry) => (entry.name === 'trivy.db' ? { ...entry, content: emptied['trivy.db'] } : entry)),
    })
    await scene.plant('vuln-db', forged, { time: updatedAt, scope: PULL })
    return { scene, forged }
  }

  it('is refused because no registry knows its layer, and the honest one is used', async () => {
    const { scene, forged } = await startForgedScene()
    const result = await scene.run({ inputs, trigger: 'pull_request' })
    expect(result.annotations).toEqual([
      expect.stringMatching(
        new RegExp(`is not from a registry: none knows its layer: .*found ${forged.layerDigest}`),
      ),
    ])
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({
      source: 'Actions cache',
      layerDigest: good.layerDigest,
      confirmed: true,
    })
    expect(result.registryRequests).toEqual(
      [forged, good].map((one) => `HEAD /v2/base/trivy-db/blobs/${one.layerDigest}`),
    )
    expect(result.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false' })
  })

  it('would be used if nobody were asked: nothing but the registry can tell', async () => {
    const { scene, forged } = await startForgedScene()
    const result = await scene.run({ inputs: { ...inputs, confirm: 'never' }, trigger: 'pull_request' })
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ layerDigest: forged.layerDigest, confirmed: false })
    expect(result.summary).toContain('| unconfirmed |')
  })

  it('is not even seen on the default branch', async () => {
    const { scene } = await startForgedScene()
    const result = await scene.run({ inputs, trigger: 'push' })
    expect(evidenceOf(result, 'vuln-db').layerDigest).toBe(good.layerDigest)
    expect(result.annotations).toEqual([])
  })

  it('is refused for a checks bundle too, which then comes from the registry', async () => {
    const scene = await startScene()
    const honest = await buildArtifact('checks-bundle')
    scene.publish(honest)
    const forged = await buildArtifact('checks-bundle', { checkNumber: '9999' })
    await scene.plant('checks-bundle', forged, { time: hoursAgo(1), scope: PULL })
    const result = await scene.run({ inputs: { resources: 'checks-bundle' }, trigger: 'pull_request' })
    expect(result.annotations).toEqual([expect.stringContaining('none knows its layer')])
    expect(evidenceOf(result, 'checks-bundle').layerDigest).toBe(honest.layerDigest)
    expect(result.outputs['cache-hit']).toBe('false')
  })

  it.each([401, 403, 405])(
    'is not used where a registry answers HTTP %i for what it does not know, and knows the honest one',
    async (status) => {
      const { scene, forged } = await startForgedScene()
      scene.registry.fail({ path: forged.layerDigest }, { kind: 'status', status })
      const result = await scene.run({ inputs, trigger: 'pull_request' })
      expect(evidenceOf(result, 'vuln-db')).toMatchObject({ layerDigest: good.layerDigest, confirmed: true })
      expect(result.outputs.degraded).toBe('false')
      expect(result.log).toMatch(/^Actions cache: skipped, no server could say whether it knows the entry /m)
    },
  )

  it('is not used where a registry gives what it has, and says nothing of single layers', async () => {
    const { scene } = await startForgedScene()
    scene.registry.fail({ path: '/blobs/', method: 'HEAD' }, { kind: 'status', status: 403 })
    const result = await scene.run({ inputs, trigger: 'pull_request' })
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ layerDigest: good.layerDigest, confirmed: true })
    expect(result.outputs.degraded).toBe('false')
  })

  it('is told, and degraded, where a registry answers and lets nobody look', async () => {
    const { scene, forged } = await startForgedScene()
    scene.registry.fail({ path: '/v2/' }, { kind: 'status', status: 401 })
    const used = await scene.run({ inputs, trigger: 'pull_request' })
    expect(evidenceOf(used, 'vuln-db')).toMatchObject({ layerDigest: forged.layerDigest, confirmed: false })
    expect(used.outputs.degraded).toBe('true')
    expect(used.annotations).toContainEqual(
      expect.stringMatching(
        /^::warning::Vulnerability DB: .* no server vouches for it: on this ref somebody may/,
      ),
    )
    const strict = { ...inputs, 'on-degraded': 'fail' }
    expect((await scene.run({ inputs: strict, trigger: 'pull_request' })).exitCode).toBe(1)
  })

  it('is used while no registry answers, and a warning, log, summary, and evidence say so', async () => {
    const { scene, forged } = await startForgedScene()
    await scene.registry.close()
    const result = await scene.run({ inputs, trigger: 'pull_request' })
    expect(result.exitCode).toBe(0)
    expect(result.outputs.degraded).toBe('true')
    expect(result.annotations).toContainEqual(expect.stringContaining('no server vouches for it'))
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ layerDigest: forged.layerDigest, confirmed: false })
    expect(result.summary).toContain('| unconfirmed |')
    expect(result.log).toMatch(/^\S+trivy-db:2 could not confirm the copy: .*connection refused/m)
    expect(result.log).toMatch(/^no registry could be asked .*: unconfirmed$/m)
  })
})
