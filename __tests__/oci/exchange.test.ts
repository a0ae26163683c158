import net, { type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ConnectionError } from '../../src/oci/connection-error.ts'
import { createExchange } from '../../src/oci/exchange.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { type FakeRegistry, sha256, startRegistry } from '../fakes/registry.ts'
import { collect, errorOf, testLimits } from './harness.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const hasIpv6Loopback = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
)
const blob = Buffer.alloc(200_000, 'x')
const path = `/v2/a/blobs/${sha256(blob)}`

async function startWithBlob(): Promise<FakeRegistry> {
  const registry = await startRegistry()
  closers.push(registry.close)
  registry.put('a', '1', {
    manifest: Buffer.from('{}'),
    mediaType: 'x/y',
    blobs: new Map([[sha256(blob), blob]]),
  })
  return registry
}

function prepare(options: { connectMs?: number; stallMs?: number; signal?: AbortSignal } = {}) {
  const { signal = new AbortController().signal, ...limits } = options
  const exchange = createExchange({
    userAgent: 'test-agent/1.0',
    limits: { ...testLimits, ...limits },
    signal,
  })
  const get = (url: string, headers = {}) => exchange({ method: 'GET', url: new URL(url), headers })
  return { exchange, get }
}

describe('an exchange', () => {
  it('sends its headers and our name', async () => {
    const registry = await startWithBlob()
    await prepare().get(registry.origin + path, { range: 'bytes=5-' })
    expect(registry.requests[0]?.headers).toMatchObject({ 'user-agent': 'test-agent/1.0', range: 'bytes=5-' })
  })

  it('does not follow a redirect', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'redirect', location: '/elsewhere' })
    const answer = await prepare().get(registry.origin + path)
    expect([answer.status, answer.headers.location]).toEqual([307, '/elsewhere'])
    expect(registry.requests).toHaveLength(1)
  })

  it('uses one connection for requests one after another, read or discarded', async () => {
    const registry = await startWithBlob()
    const { get, exchange } = prepare()
    await collect((await get(registry.origin + path)).chunks())
    await (await get(`${registry.origin}/v2/nothing`)).discard()
    await (await exchange({ method: 'HEAD', url: new URL(registry.origin + path), headers: {} })).discard()
    await collect((await get(registry.origin + path)).chunks())
    const ports = new Set(registry.requests.map((request) => request.clientPort))
    expect(registry.requests).toHaveLength(4)
    expect(ports.size).toBe(1)
  })

  it.skipIf(!hasIpv6Loopback)(
    `reaches an IPv6 address${hasIpv6Loopback ? '' : ' (skipped: no IPv6 loopback)'}`,
    async () => {
      const server = net.createServer((socket) => {
        socket.on('data', () => socket.end('HTTP/1.1 204 No Content\r\n\r\n')).on('error', () => {})
      })
      await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
      closers.push(() => new Promise((resolve) => server.close(() => resolve())))
      const answer = await prepare().get(`http://[::1]:${(server.address() as AddressInfo).port}/`)
      expect(answer.status).toBe(204)
    },
  )

  it('that finds nobody says so', async () => {
    const error = await errorOf(prepare().get('http://127.0.0.1:1/'))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ problem: 'refused', origin: 'http://127.0.0.1:1', temporary: true })
  })
})

describe('the deadlines of an exchange', () => {
  it('end the wait for an answer after both limits together', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'stall' })
    const error = await errorOf(
      prepare({ connectMs: 50, stallMs: 50 }).get(`${registry.origin}${path}?signature=secret`),
    )
    expect(error).toMatchObject({ problem: 'silent', message: expect.stringContaining('waited 0.1 s') })
    expect(JSON.stringify(error) + (error as Error).message).not.toContain('secret')
  })

  it('end a silence within the body', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'stall', afterBytes: 1000 })
    const answer = await prepare({ stallMs: 100 }).get(registry.origin + path)
    const error = await errorOf(collect(answer.chunks()))
    expect(error).toBeInstanceOf(RegistryError)
    expect(error).toMatchObject({
      temporary: true,
      message: expect.stringContaining('sent nothing for 0.1 s'),
    })
  })

  it('give a small body the time of one silence for all of it', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'slow', delayMs: 40, chunkBytes: 1 })
    const answer = await prepare({ stallMs: 200 }).get(registry.origin + path)
    expect(await errorOf(collect(answer.smallBody()))).toMatchObject({
      name: 'RegistryError',
      temporary: true,
      message: expect.stringContaining('did not send all of its answer within 0.2 s'),
    })
  })

  it('bear a transfer that takes longer than they are, as long as something comes', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'slow', delayMs: 60, chunkBytes: 20_000 })
    const start = performance.now()
    const answer = await prepare({ connectMs: 100, stallMs: 300 }).get(registry.origin + path)
    expect(await collect(answer.chunks())).toEqual(blob)
    expect(performance.now() - start).toBeGreaterThan(400)
  })

  it('do not blame the server for a slow reader', async () => {
    const registry = await startWithBlob()
    const answer = await prepare({ stallMs: 700 }).get(registry.origin + path)
    const parts: Buffer[] = []
    for await (const chunk of answer.chunks()) {
      parts.push(chunk)
      if (parts.length < 3) await sleep(900)
    }
    expect(Buffer.concat(parts)).toEqual(blob)
  })
})

describe('the signal of a run', () => {
  it('ends the wait for an answer with its reason', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'stall' })
    const abort = new AbortController()
    const answer = prepare({ signal: abort.signal }).get(registry.origin + path)
    setTimeout(() => abort.abort(new Error('cancelled')), 30)
    await expect(answer).rejects.toThrow('cancelled')
  })

  it('ends a transfer with its reason', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'stall', afterBytes: 1000 })
    const abort = new AbortController()
    const answer = await prepare({ signal: abort.signal }).get(registry.origin + path)
    setTimeout(() => abort.abort(new Error('cancelled')), 30)
    await expect(collect(answer.chunks())).rejects.toThrow('cancelled')
  })

  it('is not taken for the end of a body without a length', async () => {
    const abort = new AbortController()
    const server = net.createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{"half":'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closers.push(() => new Promise((resolve) => server.close(() => resolve())))
    const { port } = server.address() as AddressInfo
    const answer = await prepare({ signal: abort.signal }).get(`http://127.0.0.1:${port}/`)
    setTimeout(() => abort.abort(new Error('cancelled')), 30)
    await expect(collect(answer.smallBody())).rejects.toThrow('cancelled')
  })

  it('lets no request start after it', async () => {
    const registry = await startWithBlob()
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(prepare({ signal }).get(registry.origin + path)).rejects.toThrow('cancelled')
    expect(registry.requests).toEqual([])
  })
})

describe('a body', () => {
  it('whose connection breaks is worth another try', async () => {
    const registry = await startWithBlob()
    registry.fail({ path: '/blobs/' }, { kind: 'reset', afterBytes: 1000 })
    const answer = await prepare().get(registry.origin + path)
    const error = await errorOf(collect(answer.chunks()))
    expect(error).toMatchObject({ temporary: true, message: expect.stringContaining('broke off') })
  })

  it('that is not read to its end takes its connection with it', async () => {
    const registry = await startWithBlob()
    const { get } = prepare()
    for await (const _ of (await get(registry.origin + path)).chunks()) break
    await collect((await get(registry.origin + path)).chunks())
    expect(new Set(registry.requests.map((request) => request.clientPort)).size).toBe(2)
  })
})
