import { describe, expect, it } from 'vitest'
import { parseReference } from '../../src/oci/reference.ts'
import { sha256 } from '../fakes/registry.ts'
import { transcript, useRegistries } from './fakes-of-test.ts'
import { createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()

async function prepare() {
  const registry = await start()
  return { registry, ...(await serveArtifact(registry)), ...createTestClient() }
}

describe('asking for a blob', () => {
  it('says yes where it is, without downloading it', async () => {
    const { client, ref, layer, registry } = await prepare()
    expect(await client.hasBlob(ref, layer)).toBe(true)
    expect(transcript(registry)).toEqual(['HEAD /v2/trivy-db/blobs/sha256:… nothing'])
  })

  it('says no where it is not', async () => {
    const { client, ref } = await prepare()
    expect(await client.hasBlob(ref, { digest: sha256('nothing'), size: 1 })).toBe(false)
  })

  it('says no to a blob of another size, with a warning', async () => {
    const { client, ref, layer, log } = await prepare()
    expect(await client.hasBlob(ref, { ...layer, size: 1 })).toBe(false)
    expect(log.warnings[0]).toContain(`wanted 1 bytes, found ${layer.size}`)
  })

  it('asks for one byte where HEAD tells no size', async () => {
    const { client, ref, layer, registry } = await prepare()
    registry.fail({ path: '/blobs/', method: 'HEAD' }, { kind: 'chunked', body: '' })
    expect(await client.hasBlob(ref, layer)).toBe(true)
    expect(transcript(registry)[1]).toBe('GET /v2/trivy-db/blobs/sha256:… nothing bytes=0-0')
  })

  it('does not take the page of a proxy for a yes', async () => {
    const { client, ref, layer, registry } = await prepare()
    registry.fail({ path: '/blobs/' }, { kind: 'chunked', status: 200, body: '<html>Welcome' })
    expect(await errorOf(client.hasBlob(ref, layer))).toMatchObject({
      message: expect.stringContaining('size'),
    })
  })

  it.each([
    [401, 1],
    [403, 1],
    [405, 2],
    [400, 2],
  ])('fails where the registry says %i whatever the method', async (status, requests) => {
    const { client, ref, layer, registry } = await prepare()
    registry.fail({ path: '/blobs/' }, { kind: 'status', status })
    expect(await errorOf(client.hasBlob(ref, layer))).toMatchObject({ status })
    expect(registry.requests).toHaveLength(requests)
  })

  it.each([400, 405, 501])(
    'asks for one byte where the registry answers %i to HEAD alone',
    async (status) => {
      const { client, ref, layer, registry } = await prepare()
      registry.fail({ path: '/blobs/', method: 'HEAD' }, { kind: 'status', status })
      expect(await client.hasBlob(ref, layer)).toBe(true)
      expect(await client.hasBlob(ref, { digest: sha256('nothing'), size: 1 })).toBe(false)
      expect(transcript(registry)[1]).toBe('GET /v2/trivy-db/blobs/sha256:… nothing bytes=0-0')
    },
  )

  it('tries again where the registry is busy', async () => {
    const { client, ref, layer, registry, clock } = await prepare()
    registry.fail({ path: '/blobs/', times: 2 }, { kind: 'status', status: 503 })
    expect(await client.hasBlob(ref, layer)).toBe(true)
    expect(clock.sleeps).toHaveLength(2)
  })

  it('takes one try where nobody is reached, and is no reason to give the host up for downloads', async () => {
    const { client, clock } = createTestClient()
    const nobody = parseReference('127.0.0.1:1/trivy-db:2')
    const blob = { digest: sha256('any'), size: 1 }
    const first = await errorOf(client.hasBlob(nobody, blob))
    expect(first).toMatchObject({ message: '127.0.0.1:1: connection refused' })
    expect(await errorOf(client.hasBlob(nobody, blob))).toBe(first)
    expect(clock.sleeps).toEqual([])
    await expect(client.fetchManifest(nobody)).rejects.toThrow('connection refused')
    expect(clock.sleeps).toHaveLength(2)
  })
})

describe('asking for a blob whose storage is elsewhere', () => {
  async function prepareStorage() {
    const [prepared, storage] = [await prepare(), await start()]
    storage.put('a', undefined, prepared.artifact)
    const location = `${storage.origin}/v2/a/blobs/${prepared.layer.digest}`
    prepared.registry.fail({ path: '/blobs/' }, { kind: 'redirect', location })
    return { ...prepared, storage }
  }

  it('follows the way there', async () => {
    const { client, ref, layer, storage } = await prepareStorage()
    expect(await client.hasBlob(ref, layer)).toBe(true)
    expect(transcript(storage)).toEqual(['HEAD /v2/a/blobs/sha256:… nothing'])
  })

  it.each([403, 405, 501, 401])('asks for one byte where HEAD is answered with %i', async (status) => {
    const { client, ref, layer, storage, registry } = await prepareStorage()
    storage.fail({ path: '/blobs/', method: 'HEAD' }, { kind: 'status', status })
    expect(await client.hasBlob(ref, layer)).toBe(true)
    expect(await client.hasBlob(ref, { ...layer, size: 1 })).toBe(false)
    expect(transcript(storage).slice(0, 2)).toEqual([
      'HEAD /v2/a/blobs/sha256:… nothing',
      'GET /v2/a/blobs/sha256:… nothing bytes=0-0',
    ])
    // A signed URL is signed anew for GET.
    expect(transcript(registry).slice(0, 2)).toEqual([
      'HEAD /v2/trivy-db/blobs/sha256:… nothing',
      'GET /v2/trivy-db/blobs/sha256:… nothing bytes=0-0',
    ])
  })

  it('says no where it is not', async () => {
    const { client, ref, layer, storage } = await prepareStorage()
    storage.fail({ path: '/blobs/' }, { kind: 'status', status: 404 })
    expect(await client.hasBlob(ref, layer)).toBe(false)
  })

  it('fails where the storage refuses GET as well', async () => {
    const { client, ref, layer, storage } = await prepareStorage()
    storage.fail({ path: '/blobs/' }, { kind: 'status', status: 403 })
    expect(await errorOf(client.hasBlob(ref, layer))).toMatchObject({ status: 403 })
  })
})
