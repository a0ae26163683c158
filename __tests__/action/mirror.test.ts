// Into a private registry, and back: byte for byte, in an order that never shows half a mirror, and with words that help.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { evidenceOf, exportBundle, newJob, startUpstream, step } from './carry-lab.ts'

async function startTarget(): Promise<FakeRegistry> {
  const target = await startRegistry()
  onTestFinished(() => target.close())
  return target
}

const writes = ({ requests }: FakeRegistry) =>
  requests.filter(({ method }) => method === 'PUT').map(({ url }) => url.replace(/\?.*/, ''))

async function manifestAt(
  target: FakeRegistry,
  repository: string,
  tag: string,
): Promise<Buffer | undefined> {
  const answer = await fetch(`${target.origin}/v2/${repository}/manifests/${tag}`)
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
}

describe('mirror', () => {
  it('copies everything byte for byte, and tells what is where', async () => {
    const upstream = await startUpstream()
    const target = await startTarget()
    const result = await step('mirror', { registries: upstream.base, to: `${target.host}/private/trivy` })
    expect(result.exitCode, result.log).toBe(0)
    for (const { repository, tag, manifest } of upstream.artifacts) {
      expect((await manifestAt(target, `private/trivy/${repository}`, tag))?.equals(manifest)).toBe(true)
    }
    expect(result.outputs.references?.split('\n')).toEqual(
      upstream.artifacts.map(
        ({ repository, tag, manifestDigest }) =>
          `${target.host}/private/trivy/${repository}:${tag}@${manifestDigest}`,
      ),
    )
    expect(result.outputs.hosts?.split('\n').sort()).toEqual([upstream.registry.host, target.host].sort())
    expect(result.log).not.toMatch(/^::(warning|error)/m)
  })

  it('changes the tag that Trivy asks for last, and keeps a dated one', async () => {
    const updatedAt = new Date('2026-11-20T06:12:30Z')
    const upstream = await startUpstream({ 'vuln-db': { updatedAt } })
    const target = await startTarget()
    const inputs = {
      resources: 'vuln-db',
      'max-age': '9999d',
      registries: upstream.base,
      to: `${target.host}/m`,
    }
    expect((await step('mirror', inputs)).exitCode).toBe(0)
    expect(writes(target).slice(-2)).toEqual([
      '/v2/m/trivy-db/manifests/2-20261120t0612',
      '/v2/m/trivy-db/manifests/2',
    ])
  })

  it('sends nothing when it is there already', async () => {
    const upstream = await startUpstream()
    const target = await startTarget()
    const inputs = { registries: upstream.base, to: `${target.host}/m` }
    await step('mirror', inputs)
    target.requests.length = 0
    const again = await step('mirror', inputs)
    expect(again.exitCode, again.log).toBe(0)
    expect(again.log).toContain('is there already')
    expect(target.requests.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([])
  })

  it('sends again what somebody has deleted of what is there', async () => {
    const upstream = await startUpstream()
    const target = await startTarget()
    const inputs = { resources: 'vuln-db', registries: upstream.base, to: `${target.host}/m` }
    await step('mirror', inputs)
    target.fail({ method: 'HEAD', path: '/blobs/', times: 3 }, { kind: 'status', status: 404 })
    target.requests.length = 0
    expect((await step('mirror', inputs)).exitCode).toBe(0)
    expect(writes(target).filter((url) => url.includes('/uploads/'))).toHaveLength(2)
  })

  it('never replaces newer data by older', async () => {
    const target = await startTarget()
    const newer = await startUpstream()
    const to = `${target.host}/m`
    await step('mirror', { resources: 'vuln-db', registries: newer.base, to })
    const older = await startUpstream({ 'vuln-db': { updatedAt: new Date(Date.now() - 3 * 3_600_000) } })
    const result = await step('mirror', { resources: 'vuln-db', registries: older.base, to })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toMatch(/^::warning::.*trivy-db:2 is left as it is: the tag 2-\d{8}t\d{4} is there/m)
    const manifest = await manifestAt(target, 'm/trivy-db', '2')
    expect(manifest?.equals(newer.artifacts[0]?.manifest ?? Buffer.alloc(0))).toBe(true)
  })

  it('never replaces a newer version of the checks by an older', async () => {
    const target = await startTarget()
    const to = `${target.host}/m`
    const checks = await buildArtifact('checks-bundle')
    const manifest = Buffer.from(checks.manifest.toString().replace('2.2.0', '2.9.0'))
    target.put('m/trivy-checks', '2', { ...checks, manifest, mediaType: MANIFEST_TYPE })
    const upstream = await startUpstream()
    const result = await step('mirror', { resources: 'checks-bundle', registries: upstream.base, to })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain('version 2.9.0 is there')
    expect(writes(target)).toEqual([])
  })

  it('fills a registry behind the gap from a bundle, and asks nobody else', async () => {
    const upstream = await startUpstream()
    const { file, digest } = await exportBundle(upstream)
    upstream.registry.requests.length = 0
    const target = await startTarget()
    const inputs = { bundle: file, 'bundle-digest': digest, offline: 'true', to: `${target.host}/m` }
    const result = await step('mirror', { registries: upstream.base, ...inputs })
    expect(result.exitCode, result.log).toBe(0)
    expect(upstream.registry.requests).toEqual([])
    const job = newJob()
    const back = await step('main', { registries: `${target.host}/m` }, { job })
    expect(evidenceOf(back)).toMatchObject(upstream.artifacts.map(({ layerDigest }) => ({ layerDigest })))
    expect(back.outputs.hosts).toBe(target.host)
    expect(readFileSync(join(job.cacheDir, 'db', 'trivy.db')).length).toBeGreaterThan(0)
  })

  it('advises on what a bundle lacks, where nobody else may be asked, as behind the gap', async () => {
    const { file } = await exportBundle(await startUpstream(), { resources: 'vuln-db' })
    const { host } = await startTarget()
    const inputs = { bundle: file, offline: 'true', resources: 'vuln-db, java-db', to: `${host}/m` }
    const result = await step('mirror', inputs)
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(
      /^::error::.*Java DB is not available.*; registries: skipped, the input offline is true/m,
    )
    expect(result.log).toContain('Export the bundle anew, with all that this plan needs')
    expect(result.log).not.toContain('Warm the cache')
  })

  it('mirrors what there is, and fails for the rest', async () => {
    const { registry, base } = await startUpstream()
    registry.fail({ path: 'trivy-java-db' }, { kind: 'status', status: 404 })
    const target = await startTarget()
    const result = await step('mirror', { registries: base, to: `${target.host}/m` })
    expect(result.exitCode).toBe(1)
    expect(await manifestAt(target, 'm/trivy-db', '2')).toBeDefined()
    expect(result.outputs.unavailable).toBe('java-db')
  })
})

describe('a mirror that fails', () => {
  async function withOldTag() {
    const target = await startTarget()
    const old = await startUpstream({ 'vuln-db': { updatedAt: new Date(Date.now() - 7_200_000) } })
    const to = `${target.host}/m`
    await step('mirror', { resources: 'vuln-db', registries: old.base, to })
    const upstream = await startUpstream()
    const mirror = () => step('mirror', { resources: 'vuln-db', registries: upstream.base, to })
    const expectOld = async () => {
      const manifest = await manifestAt(target, 'm/trivy-db', '2')
      expect(manifest?.equals(old.artifacts[0]?.manifest ?? Buffer.alloc(0))).toBe(true)
      const back = await step('main', { resources: 'vuln-db', registries: to })
      expect(back.outputs['vuln-db-ready'], back.log).toBe('true')
    }
    return { target, mirror, expectOld, upstream }
  }

  const denied = (code: string, message: string) => JSON.stringify({ errors: [{ code, message }] })

  it.each([
    [
      'the upload is refused',
      { method: 'PUT', path: '/uploads/' },
      403,
      denied('DENIED', 'no'),
      'right to push',
    ],
    ['the registry is full', { method: 'PUT', path: '/uploads/' }, 507, '', 'no room left'],
    [
      'the registry breaks down',
      { method: /^(PUT|PATCH)$/, path: '/uploads/' },
      500,
      '',
      'a full disk behind it',
    ],
    [
      'the quota is used up',
      { method: 'POST', path: '/uploads/' },
      412,
      denied('DENIED', 'it would exceed the configured upper limit of the project quota'),
      'no room left',
    ],
    [
      'the media type is refused',
      { method: 'PUT', path: '/manifests/' },
      415,
      denied('MANIFEST_INVALID', 'unsupported media type application/vnd.aquasec.trivy.config.v1+json'),
      'as-image',
    ],
    [
      'the tag must not move',
      { method: 'PUT', path: /\/manifests\/2$/ },
      409,
      denied('TAG_IMMUTABLE', 'tag 2 is immutable'),
      'immutability rule',
    ],
  ])('leaves the old tag as it was and says what to do when %s', async (_, match, status, body, hint) => {
    const { target, mirror, expectOld } = await withOldTag()
    const restore = target.fail(match, { kind: 'status', status, body })
    const result = await mirror()
    restore()
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::Not mirrored: Vulnerability DB: /m)
    expect(result.log).toMatch(new RegExp(`^::error::.*What to do: .*${hint}`, 'm'))
    await expectOld()
  })

  it('leaves the old tag as it was when every upload breaks off', async () => {
    const { target, mirror, expectOld } = await withOldTag()
    const restore = [
      target.fail({ method: 'PUT', path: '/uploads/' }, { kind: 'reset' }),
      target.fail({ method: 'PATCH', path: '/uploads/' }, { kind: 'reset' }),
      target.fail({ method: 'POST', path: '/uploads/' }, { kind: 'reset' }),
    ]
    const result = await mirror()
    for (const each of restore) each()
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::Not mirrored: .*connection lost/m)
    await expectOld()
  })

  it('leaves a tag to the job that moved it in between', async () => {
    const { target, mirror, upstream } = await withOldTag()
    const other = await buildArtifact('vuln-db', { updatedAt: new Date(), entries: (own) => own })
    const mine = upstream.artifacts[0]
    // Moved when the dated tag is written, which is after the first look.
    target.onRequest(({ method, url }) => {
      if (method === 'PUT' && /manifests\/2-/.test(url)) {
        target.put('m/trivy-db', '2', {
          ...other,
          manifest: Buffer.concat([other.manifest, Buffer.from(' ')]),
          mediaType: MANIFEST_TYPE,
        })
      }
    })
    const result = await mirror()
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::Not mirrored: .*moved while this was uploaded.*concurrency/m)
    const manifest = await manifestAt(target, 'm/trivy-db', '2')
    expect(manifest?.equals(mine?.manifest ?? Buffer.alloc(0))).toBe(false)
  })

  it('leaves the old tag as it was when the registry keeps other bytes than it was sent', async () => {
    const { target, mirror, expectOld } = await withOldTag()
    const restore = target.fail({ method: 'GET', path: '/blobs/' }, { kind: 'corrupt', atByte: 3 })
    const result = await mirror()
    restore()
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(/^::error::Not mirrored: .*layer read back: digest mismatch/m)
    await expectOld()
  })

  it('sends again what the registry has lost before a manifest named it', async () => {
    const { target, mirror } = await withOldTag()
    const body = denied('MANIFEST_BLOB_UNKNOWN', 'manifest references a manifest or blob unknown to registry')
    target.fail({ method: 'PUT', path: /manifests\/2-/, times: 1 }, { kind: 'status', status: 400, body })
    const result = await mirror()
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain('what is missing is sent again')
  })

  it('wraps the layer as an image where only images are taken', async () => {
    const { target, upstream } = await withOldTag()
    const inputs = {
      resources: 'vuln-db',
      registries: upstream.base,
      to: `${target.host}/m`,
      'as-image': 'true',
    }
    const result = await step('mirror', inputs)
    expect(result.exitCode, result.log).toBe(0)
    const manifest = JSON.parse(String(await manifestAt(target, 'm/trivy-db', '2')))
    expect(manifest.config.mediaType).toBe('application/vnd.oci.image.config.v1+json')
    expect(manifest.artifactType).toBeUndefined()
    expect(manifest.layers[0].digest).toBe(upstream.artifacts[0]?.layerDigest)
    const back = await step('main', { resources: 'vuln-db', registries: `${target.host}/m` })
    expect(back.outputs['vuln-db-ready'], back.log).toBe('true')
  })
})
