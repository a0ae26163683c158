// What nobody confirmed when it was exported stays unconfirmed behind the gap, whatever digest the bundle has there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { evidenceOf, hoursAgo, startScene } from './cache-scene.ts'
import { evidenceOf as evidenceIn, exportBundle, newJob, startUpstream, step } from './carry-lab.ts'

/** A cache with an entry of the default branch, on a pull request, with a registry that is out of reach. */
async function startDoubtful() {
  const scene = await startScene()
  const artifact = await buildArtifact('vuln-db', { updatedAt: hoursAgo(2) })
  await scene.plant('vuln-db', artifact, { time: hoursAgo(2) })
  await scene.registry.close()
  const job = newJob()
  const file = join(job.workspace, 'trivy-data.tar')
  const exportIt = (inputs: Record<string, string> = {}) =>
    scene.run({ action: 'export', trigger: 'pull_request', job, inputs: { resources: 'vuln-db', ...inputs } })
  return { scene, file, exportIt }
}

it('a version in a bundle that nobody vouches for shuts out no registry', async () => {
  const annotated = (version: string, checkNumber: string) => ({
    'checks-bundle': { annotations: { 'org.opencontainers.image.version': version }, checkNumber },
  })
  const resources = { resources: 'checks-bundle' }
  const { file } = await exportBundle(await startUpstream(annotated('2.999.0', '0666')), resources)
  const good = await startUpstream(annotated('2.3.0', '0001'))
  const cacheDir = join(makeDirectory('kept'), 'cache')
  const kept = { ...resources, 'cache-dir': cacheDir }
  const carried = await step('main', { ...kept, bundle: file, offline: 'true' })
  expect(carried.outputs['checks-bundle-ready'], carried.log).toBe('true')
  // Two days pass.
  const seal = join(cacheDir, '.offline-cache', 'checks-bundle.seal.json')
  const said = JSON.parse(readFileSync(seal, 'utf8'))
  writeFileSync(seal, JSON.stringify({ ...said, measuredAt: hoursAgo(48).toISOString() }))
  const later = await step('main', { ...kept, registries: good.base })
  expect(evidenceIn(later)).toMatchObject([{ source: expect.stringContaining(good.base) }])
})

describeWithPeers(['tar', 'zstd'], 'an export of what nobody confirmed', () => {
  it('says so, and whoever imports it by its digest has it unconfirmed', async () => {
    const { scene, file, exportIt } = await startDoubtful()
    const exported = await exportIt()
    expect(exported.exitCode, exported.log).toBe(0)
    expect(exported.annotations).toContainEqual(
      expect.stringMatching(/^::warning::Bundle: not confirmed by anybody: Vulnerability DB;/),
    )
    const imported = await scene.run({
      inputs: {
        resources: 'vuln-db',
        bundle: file,
        'bundle-digest': exported.outputs['bundle-digest'] ?? '',
        offline: 'true',
      },
      // Nothing of the cache: what vouches is the bundle alone.
      environment: { ACTIONS_RUNTIME_TOKEN: undefined },
    })
    expect(imported.outputs['vuln-db-ready'], imported.log).toBe('true')
    expect(evidenceOf(imported, 'vuln-db')).toMatchObject({ source: 'bundle', confirmed: false })
    expect(imported.summary).toContain('| unconfirmed |')
  })

  it('is told when it is mirrored, and not mirrored with on-degraded: fail', async () => {
    const { scene, file, exportIt } = await startDoubtful()
    const { 'bundle-digest': digest = '' } = (await exportIt()).outputs
    const target = await startRegistry()
    onTestFinished(() => target.close())
    const mirror = (more: Record<string, string>) => {
      const inputs = { resources: 'vuln-db', bundle: file, 'bundle-digest': digest, offline: 'true' }
      return scene.run({ action: 'mirror', inputs: { ...inputs, to: `${target.host}/mirror`, ...more } })
    }
    const refused = await mirror({ 'on-degraded': 'fail' })
    expect(refused.exitCode, refused.log).toBe(1)
    expect(refused.log).toMatch(
      /^::error::Not mirrored: Vulnerability DB: not confirmed by anybody, and every job that asks \S+ will take the word of that registry for it/m,
    )
    expect(target.requests.filter(({ method }) => method === 'PUT')).toEqual([])
    const warned = await mirror({})
    expect(warned.exitCode, warned.log).toBe(0)
    expect(warned.annotations).toContainEqual(
      expect.stringMatching(/^::warning::Mirror: not confirmed by anybody: Vulnerability DB;/),
    )
    expect(warned.outputs.references).toContain(`${target.host}/mirror/trivy-db:2@sha256:`)
  })

  it('fails with on-degraded: fail, writes nothing, and leaves what was there', async () => {
    const { file, exportIt } = await startDoubtful()
    const fresh = await exportIt({ 'on-degraded': 'fail' })
    expect(fresh.exitCode).toBe(1)
    expect(fresh.log).toMatch(
      /^::error::No bundle was written: not confirmed by anybody: Vulnerability DB; .*What to do: Let this step ask a registry/m,
    )
    expect(fresh.outputs).toMatchObject({ file: '', 'bundle-digest': '' })
    expect(existsSync(file)).toBe(false)
    writeFileSync(file, 'the last one')
    expect((await exportIt({ 'on-degraded': 'fail' })).exitCode).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe('the last one')
  })
})
