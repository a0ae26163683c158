// A large blob in several ranges: from registries that honour them, that lie about them in each way, and from the real ones.
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { RANGE_RULES } from '../../src/oci/ranges.ts'
import { parseReference } from '../../src/oci/reference.ts'
import { verifyDigest } from '../../src/verify/digest.ts'
import { startNginx } from '../fakes/nginx.ts'
import { PEER_REGISTRIES, type PeerName, startPeerRegistry } from '../fakes/peer-registries.ts'
import { sha256 } from '../fakes/registry.ts'
import type { Fault } from '../fakes/registry-faults.ts'
import { itWithPeers } from '../peers.ts'
import { useRegistries } from './fakes-of-test.ts'
import { collect, createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()
/** Whatever the machine's speed: after the first chunk in ranges, or never. */
const AT_ONCE = { ...RANGE_RULES, probeBytes: 1, waitingShare: -1 }
const NEVER = { ...RANGE_RULES, waitingShare: 2 }
const createRangesClient = () => createTestClient({ rangeRules: AT_ONCE })
const MiB = 1024 * 1024
const RANGE = 2 * MiB
/** Just above what is fetched in ranges. */
const layer = randomBytes(33 * MiB + 5)

async function serve(options: Parameters<typeof start>[0] = {}) {
  const registry = await start(options)
  return { registry, ...(await serveArtifact(registry, { layer })) }
}

const ranges = (registry: Awaited<ReturnType<typeof start>>) =>
  registry.requests.filter(({ url }) => url.includes('/blobs/')).map(({ headers }) => headers.range)

const isOpen = (range: unknown) => range === undefined || /-$/.test(String(range))

/** That each byte after `from` was asked for exactly once. */
function expectWhole(asked: readonly (string | undefined)[], from: number): void {
  const parts = asked.map((range) => (/^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []).slice(1).map(Number))
  let next = from
  for (const [first = -1, last = -1] of parts.toSorted(([a = 0], [b = 0]) => a - b)) {
    expect(first).toBe(next)
    next = last + 1
  }
  expect(next).toBe(layer.length)
}
const firstOf = (range: string | undefined) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1])

describe('a large blob', () => {
  it('comes in ranges, each asked for once, and in order', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    const { client } = createRangesClient()
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    const [whole, ...parts] = ranges(registry)
    expect(whole).toBeUndefined()
    expectWhole(parts, firstOf(parts[0]))
    expect(parts.length).toBeGreaterThan(6)
  })

  it('comes in one stream while its reader is the slower one', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    const { client } = createTestClient({ rangeRules: NEVER })
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(ranges(registry)).toEqual([undefined])
  })

  it('goes on in ranges once its reader is no longer the slower one', async () => {
    const { registry, ref, layer: descriptor } = await serve()
    const shares = [2, 2, -1]
    const rangeRules = {
      worthwhileBytes: 1,
      probeBytes: 4 * MiB,
      get waitingShare() {
        return shares.shift() ?? 2
      },
    }
    const { client } = createTestClient({ rangeRules })
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    const [whole, ...parts] = ranges(registry)
    expect(whole).toBeUndefined()
    expect(firstOf(parts[0])).toBeGreaterThanOrEqual(12 * MiB)
    expectWhole(parts, firstOf(parts[0]))
  })

  it('is asked for at the registry once more when that redirects: the signed address serves all ranges', async () => {
    const [{ registry, ref, layer: descriptor, artifact }, storage] = [await serve(), await start()]
    storage.put('a', undefined, artifact)
    const location = `${storage.origin}/v2/a/blobs/${descriptor.digest}?signature=one`
    registry.fail({ path: '/blobs/' }, { kind: 'redirect', location })
    expect(sha256(await collect(createRangesClient().client.openBlob(ref, descriptor)))).toBe(
      descriptor.digest,
    )
    expect(ranges(registry)).toHaveLength(2)
    expect(ranges(storage).length).toBeGreaterThan(6)
  })

  it('is asked for anew when that address is no longer good', async () => {
    const [{ registry, ref, layer: descriptor, artifact }, storage] = [await serve(), await start()]
    storage.put('a', undefined, artifact)
    const location = (signature: string) =>
      `${storage.origin}/v2/a/blobs/${descriptor.digest}?signature=${signature}`
    registry.fail({ path: '/blobs/', times: 2 }, { kind: 'redirect', location: location('one') })
    registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: location('two') })
    storage.fail({ path: 'one', times: 3 }, { kind: 'headers', headers: {} })
    storage.fail({ path: 'one' }, { kind: 'status', status: 403 })
    expect(sha256(await collect(createRangesClient().client.openBlob(ref, descriptor)))).toBe(
      descriptor.digest,
    )
    expect(ranges(registry).map(isOpen)).toEqual([true, false, true])
  })
})

const other = randomBytes(RANGE)
const LIES: readonly [string, Fault][] = [
  ['breaks off', { kind: 'reset', afterBytes: 1000 }],
  ['ends early', { kind: 'truncate', afterBytes: 1000 }],
  ['sends more', { kind: 'chunked', body: Buffer.concat([other, other]) }],
  ['sends the whole', { kind: 'chunked', body: layer, status: 200 }],
  ['says nothing of where it belongs', { kind: 'chunked', body: other, status: 206 }],
  [
    'belongs elsewhere',
    { kind: 'headers', headers: { 'content-range': `bytes 1-${RANGE}/${layer.length}` } },
  ],
  ['is shorter than asked', { kind: 'headers', headers: { 'content-range': `bytes 0-9/${layer.length}` } }],
  ['is of another whole', { kind: 'headers', headers: { 'content-range': `bytes 0-${RANGE - 1}/${RANGE}` } }],
  ['is refused with the size', { kind: 'status', status: 416, headers: { 'content-range': 'bytes */5' } }],
  ['is refused without a word', { kind: 'status', status: 416 }],
  ['is too much at once', { kind: 'status', status: 429 }],
]

describe.each([
  ['first', 1],
  ['fifth', 5],
])('a server whose %s range', (_, before) => {
  it.each(LIES)('%s is asked for one stream, and the bytes are right', async (_, fault) => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: before }, { kind: 'headers', headers: {} })
    registry.fail({ path: '/blobs/', times: 1 }, fault)
    const { client } = createRangesClient()
    expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
    expect(ranges(registry).filter(isOpen)).toHaveLength(2)
  })

  it.each([
    ['has a wrong byte', { kind: 'corrupt', atByte: 77 }],
    ['is from another blob', { kind: 'body', body: other }],
  ] satisfies [string, Fault][])('%s gives a blob that is refused', async (_, fault) => {
    const { registry, ref, layer: descriptor } = await serve()
    registry.fail({ path: '/blobs/', times: before }, { kind: 'headers', headers: {} })
    registry.fail({ path: '/blobs/', times: 1 }, fault)
    const { client } = createRangesClient()
    const error = await errorOf(collect(verifyDigest(client.openBlob(ref, descriptor), descriptor, 'it')))
    expect(error).toBeInstanceOf(VerifyError)
    expect((error as Error).message).toContain('digest mismatch')
  })
})

it('a server that knows no ranges sends everything in one stream', async () => {
  const { registry, ref, layer: descriptor } = await serve({ ranges: false })
  const { client } = createRangesClient()
  expect(sha256(await collect(client.openBlob(ref, descriptor)))).toBe(descriptor.digest)
  expect(ranges(registry).map(isOpen)).toEqual([true, false, true])
})

it('a reader that has enough leaves no range behind that it would wait for', async () => {
  const { ref, layer: descriptor } = await serve()
  const chunks = createRangesClient().client.openBlob(ref, descriptor)
  expect((await chunks.next()).done).toBe(false)
  expect(await chunks.return(undefined)).toEqual({ done: true, value: undefined })
})

describe('real registries', () => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })

  /** What a fresh client reads there. */
  async function readBack(host: string, digest: string): Promise<string> {
    const ref = parseReference(`${host}/a/large:1`)
    const blob = { mediaType: 'application/octet-stream', digest, size: layer.length, annotations: {} }
    const { client, log } = createRangesClient()
    const found = sha256(await collect(client.openBlob(ref, blob)))
    // All of them honour ranges that have an end, and none was left for one stream.
    expect(log.all()).toContain('in ranges from byte')
    expect(log.all()).not.toContain('in one stream from byte')
    return found
  }

  async function push(host: string): Promise<string> {
    const digest = sha256(layer)
    const open = async function* () {
      yield layer
    }
    const ref = parseReference(`${host}/a/large:1`)
    await createRangesClient().client.pushBlob({ ref }, { digest, size: layer.length, open })
    return digest
  }

  for (const name of Object.keys(PEER_REGISTRIES) as PeerName[]) {
    itWithPeers(
      [PEER_REGISTRIES[name].program],
      `${PEER_REGISTRIES[name].title} gives the right bytes`,
      async () => {
        const registry = await startPeerRegistry(name)
        closers.push(() => registry.close())
        const digest = await push(registry.host)
        expect(await readBack(registry.host, digest)).toBe(digest)
      },
    )
  }

  itWithPeers(
    ['docker-registry', 'nginx'],
    'nginx as a cache before one gives the right bytes, cold and warm',
    async () => {
      const registry = await startPeerRegistry('distribution-2')
      closers.push(() => registry.close())
      const digest = await push(registry.host)
      const nginx = await startNginx(registry.host, { isCache: true })
      closers.push(() => nginx.close())
      expect(await readBack(nginx.host, digest)).toBe(digest)
      expect(await readBack(nginx.host, digest)).toBe(digest)
    },
  )
})
