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

  it('goes unnoticed while no registry answers, and log, summary, and evidence say so', async () => {
    const { scene, forged } = await startForgedScene()
    await scene.registry.close()
    const result = await scene.run({ inputs, trigger: 'pull_request' })
    expect(result.exitCode).toBe(0)
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ layerDigest: forged.layerDigest, confirmed: false })
    expect(result.summary).toContain('| unconfirmed |')
    expect(result.log).toMatch(/^\S+trivy-db:2 could not confirm the copy: .*connection refused/m)
    expect(result.log).toMatch(/^no registry could be asked .*: unconfirmed$/m)
  })
})
