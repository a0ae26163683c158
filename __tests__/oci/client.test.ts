import { describe, expect, it } from 'vitest'
import { parseReference } from '../../src/oci/reference.ts'
import { useRegistries } from './fakes-of-test.ts'
import { collect, createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()
// Port 1 of loopback has no server on any machine that runs tests.
const nobody = parseReference('127.0.0.1:1/trivy-db:2')

describe('a host that refuses all tries of one operation', () => {
  it('is not asked again in this run, whatever for', async () => {
    const { client, clock } = createTestClient()
    expect(await errorOf(client.fetchManifest(nobody))).toMatchObject({
      message: '127.0.0.1:1: connection refused',
    })
    expect(clock.sleeps).toHaveLength(2)
    const descriptor = { mediaType: 'x/y', digest: `sha256:${'0'.repeat(64)}`, size: 1, annotations: {} }
    await expect(client.fetchManifest(nobody)).rejects.toThrow('not asked again')
    await expect(client.hasBlob(nobody, descriptor)).rejects.toThrow('not asked again')
    await expect(collect(client.openBlob(nobody, descriptor))).rejects.toThrow('not asked again')
    expect(clock.sleeps).toHaveLength(2)
  })

  it('may be the storage behind a registry, and then the registry is still asked', async () => {
    const registry = await start()
    const { ref, layer, artifact } = await serveArtifact(registry)
    const heal = registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: 'http://127.0.0.1:1/x' })
    const { client } = createTestClient()
    await expect(collect(client.openBlob(ref, layer))).rejects.toThrow('connection refused')
    await expect(collect(client.openBlob(ref, layer))).rejects.toThrow('not asked again')
    heal()
    expect(await collect(client.openBlob(ref, layer))).toEqual(artifact.layer)
  })
})

it('a host that answers with errors is asked again', async () => {
  const registry = await start()
  const { ref, artifact } = await serveArtifact(registry)
  const heal = registry.fail({ path: '/manifests/' }, { kind: 'status', status: 500 })
  const { client } = createTestClient()
  await expect(client.fetchManifest(ref)).rejects.toThrow('HTTP 500')
  heal()
  expect((await client.fetchManifest(ref)).digest).toBe(artifact.manifestDigest)
})

it('a name that nobody knows is named', async () => {
  const { client } = createTestClient()
  const error = await errorOf(client.fetchManifest(parseReference('registry.invalid/a:1')))
  expect(error).toMatchObject({
    message: 'registry.invalid: host name not found',
    hint: expect.stringContaining('the input registries'),
  })
})

it('the hosts that were asked are known, in the words of a reference', async () => {
  const [registry, storage] = [await start(), await start()]
  const { ref, layer } = await serveArtifact(registry)
  registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: `${storage.origin}/x` })
  const { client } = createTestClient()
  await errorOf(collect(client.openBlob(ref, layer)))
  expect([...client.hostsContacted]).toEqual([registry.host, storage.host])
})

it('a cancelled run ends the pause between tries', async () => {
  const registry = await start()
  const { ref } = await serveArtifact(registry)
  registry.fail({ path: '/' }, { kind: 'status', status: 503 })
  const abort = new AbortController()
  const clock = {
    now: () => 0,
    random: () => 1,
    sleep: (_: number, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        abort.abort(new Error('the job was cancelled'))
      }),
  }
  const { client } = createTestClient({ clock, signal: abort.signal })
  await expect(client.fetchManifest(ref)).rejects.toThrow('the job was cancelled')
  expect(registry.requests).toHaveLength(1)
})
