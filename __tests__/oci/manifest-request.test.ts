import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MAX_MANIFEST_BYTES, MEDIA_TYPES } from '../../src/oci/manifest.ts'
import { sha256 } from '../fakes/registry.ts'
import { transcript, useRegistries } from './fakes-of-test.ts'
import { createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()

async function prepare() {
  const registry = await start()
  return { registry, ...(await serveArtifact(registry)), ...createTestClient() }
}

describe('a manifest', () => {
  it('comes with its bytes and its digest', async () => {
    const { client, ref, artifact, registry } = await prepare()
    const fetched = await client.fetchManifest(ref)
    expect(fetched.bytes).toEqual(artifact.manifest)
    expect(fetched.digest).toBe(artifact.manifestDigest)
    expect(fetched.manifest.layers[0]?.digest).toBe(artifact.layerDigest)
    for (const mediaType of Object.values(MEDIA_TYPES))
      expect(registry.requests[0]?.headers.accept).toContain(mediaType)
  })

  it('is asked for by digest where the reference has one', async () => {
    const { client, ref, artifact, registry } = await prepare()
    await client.fetchManifest({ ...ref, digest: artifact.manifestDigest })
    expect(registry.requests[0]?.url).toBe(`/v2/trivy-db/manifests/${artifact.manifestDigest}`)
  })

  it('is the latest where the reference has neither tag nor digest', async () => {
    const { client, ref, registry } = await prepare()
    await errorOf(client.fetchManifest({ ...ref, tag: undefined }))
    expect(registry.requests[0]?.url).toBe('/v2/trivy-db/manifests/latest')
  })

  it('that is another one than the digest asked for is refused', async () => {
    const { client, ref, artifact, registry } = await prepare()
    registry.fail({ path: '/manifests/' }, { kind: 'corrupt', atByte: 5 })
    const error = await errorOf(client.fetchManifest({ ...ref, digest: artifact.manifestDigest }))
    expect(error).toMatchObject({ name: 'VerifyError', wanted: artifact.manifestDigest })
  })

  it('that is another one than the registry says is refused', async () => {
    const { client, ref, artifact, registry } = await prepare()
    const headers = { 'docker-content-digest': sha256('another') }
    registry.fail({ path: '/manifests/' }, { kind: 'headers', headers })
    const error = await errorOf(client.fetchManifest(ref))
    expect(error).toMatchObject({
      name: 'VerifyError',
      wanted: sha256('another'),
      found: artifact.manifestDigest,
    })
  })

  it.each(['', 'sha512:abc', 'nonsense'])(
    'whose announced digest is "%s" is not judged by it',
    async (digest) => {
      const { client, ref, registry } = await prepare()
      registry.fail(
        { path: '/manifests/' },
        { kind: 'headers', headers: { 'docker-content-digest': digest } },
      )
      expect((await client.fetchManifest(ref)).manifest.layers).toHaveLength(1)
    },
  )

  it('that is larger than a manifest may be is not read to its end', async () => {
    const { client, ref, registry } = await prepare()
    registry.fail(
      { path: '/manifests/' },
      { kind: 'chunked', body: Buffer.alloc(MAX_MANIFEST_BYTES + 1, ' ') },
    )
    expect(await errorOf(client.fetchManifest(ref))).toMatchObject({ name: 'VerifyError', found: 'more' })
  })

  it('that is a web page is refused with the name of what was asked for', async () => {
    const { client, ref, registry } = await prepare()
    registry.fail(
      { path: '/manifests/' },
      { kind: 'status', status: 200, body: '<html>Please log in</html>' },
    )
    const error = await errorOf(client.fetchManifest(ref))
    expect(error).toMatchObject({
      name: 'VerifyError',
      message: expect.stringContaining(`${registry.host}/trivy-db:2: `),
    })
  })

  it('whose transfer breaks is asked for again', async () => {
    const { client, ref, artifact, registry } = await prepare()
    registry.fail({ path: '/manifests/', times: 2 }, { kind: 'reset', afterBytes: 20 })
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    expect(registry.requests).toHaveLength(3)
  })
})

describe('an index', () => {
  const child = (manifest: Buffer, architecture: string) => ({
    mediaType: MEDIA_TYPES.ociManifest,
    digest: sha256(manifest),
    size: manifest.length,
    platform: { os: 'linux', architecture },
  })

  async function prepareIndex(architecture: string) {
    const prepared = await prepare()
    const { artifact, registry, ref } = prepared
    const manifests = [child(Buffer.from('other'), 's390x'), child(artifact.manifest, architecture)]
    const index = Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests }),
    )
    registry.put('trivy-db', 'many', { manifest: index, mediaType: MEDIA_TYPES.ociIndex })
    return { ...prepared, ref: { ...ref, tag: 'many' } }
  }

  it('leads to its child for linux/amd64', async () => {
    const { client, ref, artifact, registry } = await prepareIndex('amd64')
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
    expect(transcript(registry)).toEqual([
      'GET /v2/trivy-db/manifests/many nothing',
      'GET /v2/trivy-db/manifests/sha256:… nothing',
    ])
  })

  it('without one is refused with what is there', async () => {
    const { client, ref } = await prepareIndex('arm64')
    const error = await errorOf(client.fetchManifest(ref))
    expect(error).toMatchObject({ message: expect.stringMatching(/:many: .*linux\/s390x, linux\/arm64/) })
  })

  it('is not believed about its child', async () => {
    const { client, ref, registry } = await prepareIndex('amd64')
    registry.fail({ path: '/manifests/sha256:' }, { kind: 'corrupt', atByte: 1 })
    expect(await errorOf(client.fetchManifest(ref))).toMatchObject({ name: 'VerifyError' })
  })
})

describe('an index', () => {
  const index = (...manifests: readonly object[]) => ({
    manifest: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests })),
    mediaType: MEDIA_TYPES.ociIndex,
  })
  const entry = (digest: string, more: object = {}) => ({
    mediaType: MEDIA_TYPES.ociManifest,
    digest,
    size: 3,
    ...more,
  })
  const amd64 = { platform: { os: 'linux', architecture: 'amd64' } }

  it.each<[string, object]>([
    [
      'of another digest algorithm',
      { digest: `sha512:${'a'.repeat(128)}`, platform: { os: 'linux', architecture: 'arm64' } },
    ],
    ['with half a platform', { platform: { architecture: 'arm64' } }],
    ['with a platform that is none', { platform: 'all' }],
  ])('leads to its child, whatever stands beside it: an entry %s', async (_, beside) => {
    const { client, registry, artifact, ref } = await prepare()
    registry.put('trivy-db', '2', index(entry(sha256('x'), beside), entry(artifact.manifestDigest, amd64)))
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
  })

  it('in an index leads to its child', async () => {
    const { client, registry, artifact, ref } = await prepare()
    const inner = registry.put('trivy-db', undefined, index(entry(artifact.manifestDigest)))
    registry.put('trivy-db', '2', index(entry(inner, { mediaType: MEDIA_TYPES.ociIndex })))
    expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
  })

  it('is not followed through any number of others', async () => {
    const { client, registry, artifact, ref } = await prepare()
    let digest = artifact.manifestDigest
    for (let depth = 0; depth < 9; depth++) digest = registry.put('trivy-db', '2', index(entry(digest)))
    await expect(client.fetchManifest(ref)).rejects.toThrow('wanted an image manifest, found an index')
    expect(registry.requests).toHaveLength(5)
  })

  it('of entries that cannot be read alone is an error that says why', async () => {
    const { client, registry, ref } = await prepare()
    registry.put('trivy-db', '2', index(entry('md5:00')))
    await expect(client.fetchManifest(ref)).rejects.toThrow('digest: wanted sha256')
  })
})

describe('a manifest that a cache compressed for somebody else', () => {
  const packed = (body: Buffer) => ({
    kind: 'status' as const,
    status: 200,
    body,
    headers: { 'content-encoding': 'gzip' },
  })

  it('is unfolded', async () => {
    const { client, registry, ref, artifact } = await prepare()
    registry.fail({ path: '/manifests/' }, packed(gzipSync(artifact.manifest)))
    expect((await client.fetchManifest(ref)).bytes).toEqual(artifact.manifest)
  })

  it('is unfolded no further than a manifest may be', async () => {
    const { client, registry, ref } = await prepare()
    registry.fail({ path: '/manifests/' }, packed(gzipSync(Buffer.alloc(MAX_MANIFEST_BYTES + 1))))
    await expect(client.fetchManifest(ref)).rejects.toThrow('found more')
  })

  it('and that is not compressed at all is an error that says so', async () => {
    const { client, registry, ref, artifact } = await prepare()
    registry.fail({ path: '/manifests/' }, packed(artifact.manifest))
    await expect(client.fetchManifest(ref)).rejects.toThrow('calls its answer gzip, which it is not')
  })
})
