// Which entry of the Actions cache is used, by its age and not by when it was created, and what becomes of one that is too old.
import { expect, it } from 'vitest'
import { MAIN } from '../fakes/cache-service.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { evidenceOf, hoursAgo, keyFor, PULL, startScene } from './cache-scene.ts'

/** An instant of a day in the past, so that hours and minutes say what they seem to say whenever the test runs. */
const dayAgo = (days: number, clock: string): Date =>
  new Date(
    `${hoursAgo(24 * days)
      .toISOString()
      .slice(0, 10)}T${clock}Z`,
  )

describeWithPeers(['tar', 'zstd'], 'the entry that is used', () => {
  const inputs = { resources: 'vuln-db', 'max-age': '9d' }
  const updatedAt = dayAgo(2, '14:40')

  it.each([
    ['of another day', dayAgo(3, '20:00'), MAIN],
    ['of the same day', dayAgo(2, '06:12'), MAIN],
    ['of the same hour', dayAgo(2, '14:10'), MAIN],
    ['of the pull request’s own', dayAgo(4, '09:00'), PULL],
  ])('is the newest, though an older one %s was created later', async (_, time, scope) => {
    const scene = await startScene()
    const [newest, older] = await Promise.all([
      buildArtifact('vuln-db', { updatedAt }),
      buildArtifact('vuln-db', { updatedAt: time }),
    ])
    scene.publish(older, newest)
    await scene.plant('vuln-db', newest, { time: updatedAt })
    await scene.plant('vuln-db', older, { time, scope })
    const result = await scene.run({ inputs, trigger: scope === PULL ? 'pull_request' : 'push' })
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({
      source: 'Actions cache',
      layerDigest: newest.layerDigest,
      measuredAt: updatedAt.toISOString(),
    })
    expect(result.cacheRequests.filter(({ method }) => method === 'download')).toHaveLength(1)
  })

  it('is not one of the future, which does not hide the others', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('vuln-db', { updatedAt })
    const future = hoursAgo(-5)
    await scene.plant('vuln-db', artifact, { time: updatedAt })
    await scene.plant('vuln-db', await buildArtifact('vuln-db', { updatedAt: future }), { time: future })
    const result = await scene.run({ inputs })
    expect(evidenceOf(result, 'vuln-db').layerDigest).toBe(artifact.layerDigest)
    // Downloaded, it would have been refused aloud for its date.
    expect(result.annotations).toEqual([])
    expect(result.cacheRequests.filter(({ method }) => method === 'download')).toHaveLength(1)
  })

  it('is not one that was made from other sources', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('vuln-db')
    scene.publish(artifact)
    await scene.run({ inputs })
    const reference = `${scene.registry.host}/base/trivy-db`
    const result = await scene.run({
      inputs: { resources: 'vuln-db', 'db-repository': `${reference}:2, ${reference}:x` },
    })
    expect(evidenceOf(result, 'vuln-db').source).not.toBe('Actions cache')
  })
})

describeWithPeers(['tar', 'zstd'], 'an entry older than max-age', () => {
  const old = hoursAgo(40)

  it('spares the download when a registry still calls the same bytes current', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('vuln-db', { updatedAt: old })
    scene.publish(artifact)
    await scene.plant('vuln-db', artifact, { time: old })
    const result = await scene.run({ inputs: { resources: 'vuln-db' } })
    expect(result.registryRequests).toEqual(['GET /v2/base/trivy-db/manifests/2'])
    expect(result.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'true' })
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ source: 'Actions cache', confirmed: true })
  })

  it('is not downloaded when a registry has fresher data', async () => {
    const scene = await startScene()
    const fresh = await buildArtifact('vuln-db')
    scene.publish(fresh)
    await scene.plant('vuln-db', await buildArtifact('vuln-db', { updatedAt: old }), { time: old })
    const result = await scene.run({ inputs: { resources: 'vuln-db' } })
    expect(evidenceOf(result, 'vuln-db').layerDigest).toBe(fresh.layerDigest)
    expect(result.cacheRequests.map(({ method }) => method)).not.toContain('download')
    expect(result.outputs).toMatchObject({ 'cache-hit': 'false', degraded: 'false' })
  })

  it('is used, with a warning, when no registry answers', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('vuln-db', { updatedAt: old })
    await scene.plant('vuln-db', artifact, { time: old })
    await scene.registry.close()
    const result = await scene.run({ inputs: { resources: 'vuln-db' } })
    expect(evidenceOf(result, 'vuln-db')).toMatchObject({ source: 'Actions cache', confirmed: false })
    expect(result.outputs.degraded).toBe('true')
    expect(result.annotations).toEqual([
      expect.stringContaining('built 40 h ago (max-age 30 h, used up to 78 h)'),
    ])
    expect(result.exitCode).toBe(0)
  })

  it('of a bundle is confirmed, and saved again with the time of that', async () => {
    const scene = await startScene()
    const artifact = await buildArtifact('checks-bundle')
    scene.publish(artifact)
    const before = await scene.plant('checks-bundle', artifact, { time: old })
    const startedAt = Date.now()
    const result = await scene.run({ inputs: { resources: 'checks-bundle' } })
    expect(result.registryRequests).toEqual(['GET /v2/base/trivy-checks/manifests/2'])
    expect(result.outputs).toMatchObject({ 'cache-hit': 'true', degraded: 'false' })
    const { measuredAt = '', confirmed } = evidenceOf(result, 'checks-bundle')
    expect(Date.parse(measuredAt)).toBeGreaterThanOrEqual(startedAt)
    expect(confirmed).toBe(true)
    const { layerDigest } = artifact
    const after = keyFor(scene.registry, 'checks-bundle', { time: new Date(measuredAt), layerDigest })
    expect(scene.service.entries.map(({ key }) => key)).toEqual([before, after])

    const next = await scene.run({ inputs: { resources: 'checks-bundle' } })
    expect(next.registryRequests).toEqual([])
    expect(evidenceOf(next, 'checks-bundle').source).toBe('Actions cache')
  })
})
