// Pushing blobs and manifests: what is sent, what is not sent again, where logins go, and what a refusal says.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '../../src/oci/digest.ts'
import { parseManifest } from '../../src/oci/manifest.ts'
import type { BlobToPush } from '../../src/oci/open-upload.ts'
import { parseReference } from '../../src/oci/reference.ts'
import { type FakeRegistry, type RegistryOptions, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { withLogins } from './fakes-of-test.ts'
import { collect, createTestClient, describeLayer, errorOf } from './harness.ts'

let registry: FakeRegistry
const opened: FakeRegistry[] = []
beforeEach(async () => {
  registry = await open()
})
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())))

async function open(options: RegistryOptions = {}): Promise<FakeRegistry> {
  const started = await startRegistry(options)
  opened.push(started)
  return started
}

function blobOf(bytes: Buffer): BlobToPush {
  return {
    digest: digestOf(bytes),
    size: bytes.length,
    async *open(start) {
      for (let at = start; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20))
    },
  }
}

const refTo = (server: FakeRegistry, name = 'mirror/trivy-db:2') => parseReference(`${server.host}/${name}`)
const methods = () => registry.requests.map(({ method }) => method)

describe('a blob', () => {
  const bytes = Buffer.alloc(40 * 1024 * 1024 + 11, 'blob ')
  const blob = blobOf(bytes)

  it('is sent in one request, and can be read back', async () => {
    const { client } = createTestClient()
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(methods()).toEqual(['HEAD', 'POST', 'PUT'])
    const back = await collect(
      client.openBlob(refTo(registry), { ...blob, mediaType: 'a/b', annotations: {} }),
    )
    expect(digestOf(back)).toBe(blob.digest)
  })

  it('is not sent again when it is there', async () => {
    const { client } = createTestClient()
    await client.pushBlob({ ref: refTo(registry) }, blob)
    registry.requests.length = 0
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('present')
    expect(methods()).toEqual(['HEAD'])
  })

  it('is mounted from another repository of the same registry', async () => {
    const { client } = createTestClient()
    await client.pushBlob({ ref: refTo(registry, 'other/db:2') }, blob)
    registry.fail({ method: 'HEAD', path: '/mirror/', times: 1 }, { kind: 'status', status: 404 })
    registry.requests.length = 0
    const target = { ref: refTo(registry), mountFrom: 'other/db' }
    expect(await client.pushBlob(target, blob)).toBe('mounted')
    expect(methods()).toEqual(['HEAD', 'POST'])
  })

  it('is sent when the repository to mount from may not be read', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'POST', path: 'mount=', times: 1 }, { kind: 'status', status: 403 })
    expect(await client.pushBlob({ ref: refTo(registry), mountFrom: 'secret/db' }, blob)).toBe('uploaded')
  })

  it('goes in parts where a proxy refuses it as a whole', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(methods()).toEqual(['HEAD', 'POST', 'PUT', 'POST', 'PATCH', 'PATCH', 'PATCH', 'PUT'])
    expect(await client.hasBlob(refTo(registry), blob)).toBe(true)
  })

  it('goes in small parts where even those are too large', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    registry.fail({ method: 'PATCH', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(methods().filter((method) => method === 'PATCH')).toHaveLength(1 + 41)
  })

  it('goes on where the registry is when a part breaks off, before or after it was taken', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    registry.fail({ method: 'PATCH', path: '/uploads/', times: 1 }, { kind: 'status', status: 502 })
    registry.fail({ method: 'PATCH', path: '/uploads/', times: 1 }, { kind: 'reset' })
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    const asked = registry.requests.filter(({ method, url }) => method === 'GET' && url.includes('/uploads/'))
    expect(asked).toHaveLength(2)
    expect(await client.hasBlob(refTo(registry), blob)).toBe(true)
  })

  it('begins anew when the registry has forgotten the upload', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    registry.fail({ method: 'PATCH', path: '/uploads/', times: 1 }, { kind: 'status', status: 503 })
    registry.fail({ method: 'GET', path: '/uploads/', times: 1 }, { kind: 'status', status: 404 })
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(await client.hasBlob(refTo(registry), blob)).toBe(true)
  })

  it('waits as long as the registry asks, and is then sent whole again', async () => {
    const { client, clock } = createTestClient()
    const before = clock.now()
    const busy = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, busy)
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    // Nothing but the same request: each other one would count against the limit too.
    expect(methods()).toEqual(['HEAD', 'POST', 'PUT', 'PUT'])
    expect(clock.now() - before).toBeGreaterThanOrEqual(1000)
    expect(await client.hasBlob(refTo(registry), blob)).toBe(true)
  })

  it('is sent anew when the registry has forgotten its upload', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 404 })
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(methods()).toEqual(['HEAD', 'POST', 'PUT', 'POST', 'PUT'])
  })

  it('in parts waits as long as the registry asks, and asks nothing else meanwhile', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    const busy = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const
    registry.fail({ method: 'PATCH', path: '/uploads/', times: 2 }, busy)
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(methods().slice(3)).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'PATCH', 'PUT'])
  })

  it('counts as sent when only the answer was lost', async () => {
    const { client } = createTestClient()
    const lost = await open()
    lost.put('mirror/trivy-db', undefined, {
      manifest: Buffer.from('{}'),
      mediaType: 'a/b',
      blobs: new Map([[blob.digest, bytes]]),
    })
    lost.fail({ method: 'HEAD', path: '/blobs/', times: 1 }, { kind: 'status', status: 404 })
    lost.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'reset' })
    expect(await client.pushBlob({ ref: refTo(lost) }, blob)).toBe('uploaded')
    expect(lost.requests.map(({ method }) => method)).toEqual(['HEAD', 'POST', 'PUT', 'HEAD'])
  })

  it.each([
    ['503', { kind: 'status', status: 503 }],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '2' } }],
    ['a broken connection', { kind: 'reset' }],
    ['an upload that the registry has forgotten', { kind: 'status', status: 404 }],
  ] as const)('in parts outlives %s to what closes it', async (_, fault) => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, fault)
    expect(await client.pushBlob({ ref: refTo(registry) }, blob)).toBe('uploaded')
    expect(await client.hasBlob(refTo(registry), blob)).toBe(true)
    // What had arrived is sent again only where it was forgotten.
    const isForgotten = fault.kind === 'status' && fault.status === 404
    expect(methods().filter((method) => method === 'PATCH')).toHaveLength(isForgotten ? 6 : 3)
  })

  it('in parts is not sent for ever to a registry that always forgets it', async () => {
    const { client } = createTestClient()
    registry.fail({ method: 'PUT', path: '/uploads/', times: 1 }, { kind: 'status', status: 413 })
    registry.fail({ method: 'PUT', path: '/uploads/' }, { kind: 'status', status: 404 })
    const error = await errorOf(client.pushBlob({ ref: refTo(registry) }, blob))
    expect(String(error)).toContain('does not know this upload any more')
    expect(methods().filter((method) => method === 'PATCH')).toHaveLength(9)
  })

  it('is refused with what to do when the registry is full', async () => {
    const { client } = createTestClient()
    const body = '{"errors":[{"code":"DENIED","message":"adding 40 MiB exceeds the storage quota"}]}'
    registry.fail({ method: 'PUT', path: '/uploads/' }, { kind: 'status', status: 403, body })
    const error = await errorOf(client.pushBlob({ ref: refTo(registry) }, blob))
    expect(error).toMatchObject({ status: 403, hint: expect.stringContaining('no room left') })
    expect(await client.hasBlob(refTo(registry), blob)).toBe(false)
  })

  it('is given up when its own file cannot be read, and the registry is not blamed', async () => {
    const { client } = createTestClient()
    const broken: BlobToPush = {
      ...blob,
      // biome-ignore lint/correctness/useYield: it fails before the first byte.
      async *open() {
        throw new Error('EIO: the disk is broken')
      },
    }
    const error = await errorOf(client.pushBlob({ ref: refTo(registry) }, broken))
    expect(String(error)).toContain('the disk is broken')
  })
})

describe('a login', () => {
  const blob = blobOf(Buffer.from('small'))

  it('is asked for the right to push at once, and used for all of it', async () => {
    const users = { bot: 'secret' }
    const server = await open({ auth: { kind: 'token', anonymousPull: true, users } })
    const { client } = createTestClient({ environment: withLogins({ [server.host]: 'bot:secret' }) })
    expect(await client.pushBlob({ ref: refTo(server) }, blob)).toBe('uploaded')
    const tokens = server.requests.filter(({ url }) => url.startsWith('/token'))
    expect(tokens).toHaveLength(1)
    expect(tokens[0]?.url).toContain(encodeURIComponent('pull,push'))
  })

  it('does not go to another host that the registry names for the upload', async () => {
    const storage = await open()
    const users = { bot: 'secret' }
    const server = await open({ auth: { kind: 'token', anonymousPull: false, users } })
    const { client } = createTestClient({ environment: withLogins({ [server.host]: 'bot:secret' }) })
    const start = await fetch(`${storage.origin}/v2/a/b/blobs/uploads/`, { method: 'POST' })
    const location = new URL(start.headers.get('location') ?? '', storage.origin).href
    server.fail(
      { method: 'POST', path: '/uploads/', times: 2 },
      { kind: 'status', status: 202, headers: { location } },
    )
    await client.pushBlob({ ref: refTo(server) }, blob)
    const sent = storage.requests.filter(({ method }) => method === 'PUT')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.headers.authorization).toBeUndefined()
  })

  it('that may not push is said to be the reason', async () => {
    const server = await open()
    server.fail({ method: 'POST', path: '/uploads/' }, { kind: 'status', status: 403 })
    const error = await errorOf(createTestClient().client.pushBlob({ ref: refTo(server) }, blob))
    expect(error).toMatchObject({ status: 403, hint: expect.stringContaining('right to push') })
  })

  it('is not sent on when an upload is redirected', async () => {
    const other = await open()
    registry.fail({ method: 'PUT', path: '/uploads/' }, { kind: 'redirect', location: `${other.origin}/x` })
    const error = await errorOf(createTestClient().client.pushBlob({ ref: refTo(registry) }, blob))
    expect(error).toMatchObject({ status: 307 })
    expect(other.requests).toEqual([])
  })
})

describe('a manifest', () => {
  async function prepare() {
    const artifact = await buildArtifact('vuln-db', { layer: Buffer.from('a layer') })
    const { client } = createTestClient()
    for (const bytes of artifact.blobs.values()) {
      await client.pushBlob({ ref: refTo(registry) }, blobOf(bytes))
    }
    return { artifact, client, fetched: parseManifest(artifact.manifest) }
  }

  it('is there byte for byte', async () => {
    const { artifact, client, fetched } = await prepare()
    await client.pushManifest({ ref: refTo(registry), isMove: false }, fetched)
    const found = await client.findManifest(refTo(registry))
    expect(found?.bytes.equals(artifact.manifest)).toBe(true)
    expect(await client.hasBlob(refTo(registry), describeLayer(artifact))).toBe(true)
  })

  it('is absent before', async () => {
    expect(await createTestClient().client.findManifest(refTo(registry))).toBeUndefined()
  })

  it.each([
    [415, 'MANIFEST_INVALID', 'unsupported media type', 'as-image'],
    [
      400,
      'MANIFEST_INVALID',
      "'application/vnd.x' is not one of ['application/vnd.oci.image.config.v1+json']",
      'as-image',
    ],
    [412, 'PRECONDITION', 'tag 2 is configured as immutable', 'immutability rule'],
    [409, 'DENIED', 'tag already exists', 'immutability rule'],
    [507, 'UNKNOWN', '', 'no room left'],
  ])('refused with %i %s %s says what to do', async (status, code, message, hint) => {
    const { client, fetched } = await prepare()
    const body = JSON.stringify({ errors: [{ code, message }] })
    registry.fail({ method: 'PUT', path: '/manifests/' }, { kind: 'status', status, body })
    const error = await errorOf(client.pushManifest({ ref: refTo(registry), isMove: false }, fetched))
    expect(error).toMatchObject({ status, hint: expect.stringContaining(hint) })
  })

  it('of which the registry made another is an error', async () => {
    const { client, fetched } = await prepare()
    const headers = { 'docker-content-digest': digestOf(Buffer.from('other')) }
    registry.fail({ method: 'PUT', path: '/manifests/' }, { kind: 'headers', headers })
    await expect(client.pushManifest({ ref: refTo(registry), isMove: false }, fetched)).rejects.toThrow(
      'another manifest',
    )
  })

  it('has tags that can be listed', async () => {
    const { client, fetched } = await prepare()
    for (const tag of ['2', '2-a', '2-b', '2-c']) {
      await client.pushManifest({ ref: { ...refTo(registry), tag }, isMove: false }, fetched)
    }
    expect(await client.listTags(refTo(registry))).toEqual(['2', '2-a', '2-b', '2-c'])
  })

  it.each([
    '</v2/trivy-db/tags/list?page=2>; rel="next"',
    '<?page=2>;rel=next',
    '<http://inner.example:5000/v2/trivy-db/tags/list?page=2>; rel="next"',
    '</v2/trivy-db/tags/list?page=0>; rel="prev", </v2/trivy-db/tags/list?page=2>; title="more"; rel="next"',
  ])('has tags on several pages: %s', async (link) => {
    const page = (tags: readonly string[]) => JSON.stringify({ name: 'trivy-db', tags })
    registry.fail({ path: 'page=2' }, { kind: 'status', status: 200, body: page(['2-b']) })
    registry.fail(
      { path: 'tags/list' },
      { kind: 'status', status: 200, headers: { link }, body: page(['2', '2-a']) },
    )
    expect(await createTestClient().client.listTags(refTo(registry))).toEqual(['2', '2-a', '2-b'])
    expect(registry.requests.filter(({ url }) => url.includes('tags/list'))).toHaveLength(2)
  })

  it('has no tags that are known where the registry does not list them', async () => {
    registry.fail({ path: 'tags/list' }, { kind: 'status', status: 401 })
    expect(await createTestClient().client.listTags(refTo(registry))).toBeUndefined()
  })
})
