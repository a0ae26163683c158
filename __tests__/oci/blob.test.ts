import { randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { sha256 } from '../fakes/registry.ts'
import type { Fault } from '../fakes/registry-faults.ts'
import { transcript, useRegistries } from './fakes-of-test.ts'
import { collect, createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()
const MiB = 1024 * 1024
const layer = randomBytes(3 * MiB)

async function serve(options: Parameters<typeof start>[0] = {}) {
  const registry = await start(options)
  return { registry, ...(await serveArtifact(registry, { layer })) }
}

const ranges = (registry: Awaited<ReturnType<typeof start>>) =>
  registry.requests.filter(({ url }) => url.includes('/blobs/')).map(({ headers }) => headers.range)

describe('a download that breaks off', () => {
  it.each([
    ['is reset', { kind: 'reset', afterBytes: 100_000 }],
    ['falls silent', { kind: 'stall', afterBytes: 100_000 }],
  ] satisfies [string, Fault][])('because it %s goes on where it was', async (_, fault) => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: 1 }, fault)
    const { client } = createTestClient({ limits: { stallMs: 200 } })
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(ranges(registry)).toEqual([undefined, 'bytes=100000-'])
  })

  it('goes on though the server ignores ranges', async () => {
    const { registry, ref, layer: descriptor } = await serve({ ranges: false })
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 100_000 })
    const { client } = createTestClient()
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(ranges(registry)).toEqual([undefined, 'bytes=100000-'])
  })

  it('begins anew where the server refuses a range without saying how long the whole is', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 100_000 })
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'status', status: 416, headers: {} })
    const { client } = createTestClient()
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(ranges(registry)).toEqual([undefined, 'bytes=100000-', undefined])
  })

  it('has all its tries again after a MiB, and may break often that way', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    for (let i = 0; i < 11; i++)
      registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 262_144 })
    const { client } = createTestClient({ limits: { tries: 5 } })
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(registry.requests).toHaveLength(12)
  })

  it('without getting on ends after its tries', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/' }, { kind: 'reset', afterBytes: 1000 })
    const { client, clock } = createTestClient()
    const error = await errorOf(collect(client.openBlob(ref, descriptor)))
    expect(error).toBeInstanceOf(RegistryError)
    expect((error as RegistryError).message).toContain('broke off')
    expect(ranges(registry)).toEqual([undefined, 'bytes=1000-', 'bytes=2000-'])
    expect(clock.sleeps).toHaveLength(2)
  })

  it('asks the registry anew for the way to its storage', async () => {
    const [{ registry, ref, layer: descriptor, artifact }, storage] = [await serve(), await start()]
    storage.put('a', undefined, artifact)
    const location = (signature: string) =>
      `${storage.origin}/v2/a/blobs/${descriptor.digest}?signature=${signature}`
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'redirect', location: location('one') })
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'redirect', location: location('two') })
    storage.fail({ path: 'one' }, { kind: 'reset', afterBytes: 5000 })
    expect(sha256(await collect(createTestClient().client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(storage.requests.map(({ url }) => url.slice(-3))).toEqual(['one', 'two'])
    expect(ranges(storage)).toEqual([undefined, 'bytes=5000-'])
  })

  it('gets a new token when the old one has run out meanwhile', async () => {
    const issued = new Map()
    const auth = { kind: 'token', anonymousPull: true, issued } as const
    const { registry, ref, layer: descriptor } = await serve({ auth })
    registry.fail(
      { path: '/blobs/', times: 1 },
      { kind: 'status', status: 401, headers: challengeOf(registry.origin) },
    )
    const { client } = createTestClient()
    const chunks = client.openBlob(ref, descriptor)
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 70_000 })
    const first = await chunks.next()
    issued.clear()
    const rest = await collect(chunks)
    expect(sha256(Buffer.concat([first.value as Buffer, rest]))).toBe(descriptor.digest)
    expect(transcript(registry).slice(-3)).toEqual([
      'GET /v2/trivy-db/blobs/sha256:… Bearer bytes=70000-',
      'GET /token nothing',
      'GET /v2/trivy-db/blobs/sha256:… Bearer bytes=70000-',
    ])
  })

  it('does not go on when it is the consumer who failed', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    const chunks = createTestClient().client.openBlob(ref, descriptor)
    await chunks.next()
    await expect(chunks.throw(new RegistryError('disk full', { temporary: true }))).rejects.toThrow(
      'disk full',
    )
    expect(registry.requests).toHaveLength(1)
  })

  const challengeOf = (origin: string) => ({
    'www-authenticate': `Bearer realm="${origin}/token",scope="repository:trivy-db:pull"`,
  })
})

describe('a blob of another size', () => {
  it.each([
    ['a shorter one, announced', { kind: 'content-length', length: 5 }, '5 bytes'],
    ['a longer one, announced', { kind: 'content-length', length: 4 * MiB }, `${4 * MiB} bytes`],
    ['a shorter one, not announced', { kind: 'truncate', afterBytes: 7 }, '7 bytes'],
    [
      'a longer one, with its length',
      { kind: 'body', body: Buffer.alloc(3 * MiB + 1) },
      `${3 * MiB + 1} bytes`,
    ],
    ['a longer one, not announced', { kind: 'chunked', body: Buffer.alloc(3 * MiB + 1) }, 'more than that'],
  ] satisfies [string, Fault, string][])('is refused: %s', async (_, fault, found) => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/' }, fault)
    const { client, clock } = createTestClient()
    const error = await errorOf(collect(client.openBlob(ref, descriptor)))
    expect(error).toBeInstanceOf(VerifyError)
    expect(error).toMatchObject({ wanted: `${3 * MiB} bytes`, found })
    expect(clock.sleeps).toEqual([])
  })

  it('never yields a byte too many', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/' }, { kind: 'chunked', body: Buffer.alloc(4 * MiB) })
    let bytes = 0
    const error = await errorOf(
      (async () => {
        for await (const chunk of createTestClient().client.openBlob(ref, descriptor)) bytes += chunk.length
      })(),
    )
    expect(error).toBeInstanceOf(VerifyError)
    expect(bytes).toBeLessThanOrEqual(3 * MiB)
  })

  it.each([
    ['another start', { 'content-range': `bytes 0-9/${3 * MiB}` }, 'those from 0'],
    ['no place', { 'content-range': '' }, 'a part without its place'],
    ['another total', { 'content-range': 'bytes 1000-1999/2000' }, '2000 bytes'],
  ])('is refused when a part of it comes with %s', async (_, headers, found) => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 1000 })
    registry.fail({ path: '/blobs/' }, { kind: 'headers', headers })
    const error = await errorOf(collect(createTestClient().client.openBlob(ref, descriptor)))
    expect(error).toMatchObject({ name: 'VerifyError', found })
  })

  it('is refused when the server has no such range', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: 1 }, { kind: 'reset', afterBytes: 1000 })
    const headers = { 'content-range': 'bytes */900' }
    registry.fail({ path: '/blobs/' }, { kind: 'status', status: 416, headers })
    const error = await errorOf(collect(createTestClient().client.openBlob(ref, descriptor)))
    expect(error).toMatchObject({ name: 'VerifyError', wanted: `${3 * MiB} bytes`, found: '900 bytes' })
  })
})

describe('a blob', () => {
  it('is asked for as it is, not compressed', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    await collect(createTestClient().client.openBlob(ref, descriptor))
    expect(registry.requests[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('without any bytes is read as such', async () => {
    const registry = await start()
    const { ref, layer: descriptor } = await serveArtifact(registry, { layer: Buffer.alloc(0) })
    expect(await collect(createTestClient().client.openBlob(ref, descriptor))).toEqual(Buffer.alloc(0))
  })

  it('whose bytes are all there does not care how the connection ends', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/' }, { kind: 'unfinished' })
    expect(sha256(await collect(createTestClient().client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(registry.requests).toHaveLength(1)
  })

  it('ends with the run, and with its reason', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/' }, { kind: 'slow', delayMs: 20 })
    const abort = new AbortController()
    const { client } = createTestClient({ signal: abort.signal })
    const ended = expect(collect(client.openBlob(ref, descriptor))).rejects.toThrow('timed out')
    await vi.waitFor(() => expect(registry.requests).toHaveLength(1), 10_000)
    abort.abort(new Error('timed out'))
    await ended
    expect(registry.requests).toHaveLength(1)
  })
})

describe('a small blob', () => {
  it('is checked against its digest', async () => {
    const registry = await start()
    const { ref, layer: descriptor } = await serveArtifact(registry, { layer: Buffer.from('contents') })
    const { client } = createTestClient()
    expect((await client.fetchBlob(ref, descriptor, 100)).toString()).toBe('contents')
    registry.fail({ path: '/blobs/' }, { kind: 'corrupt', atByte: 3 })
    const error = await errorOf(client.fetchBlob(ref, descriptor, 100))
    expect(error).toMatchObject({ name: 'VerifyError', wanted: descriptor.digest })
  })

  it('that is not small is not asked for', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    const error = await errorOf(createTestClient().client.fetchBlob(ref, descriptor, 100))
    expect(error).toMatchObject({ name: 'VerifyError', wanted: 'at most 100 bytes' })
    expect(registry.requests).toEqual([])
  })
})
