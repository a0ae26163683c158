import { afterEach, describe, expect, it } from 'vitest'
import type { ResolveAll } from '../../src/base/guarded-lookup.ts'
import type { Limits } from '../../src/base/limits.ts'
import { ConnectionError } from '../../src/oci/connection-error.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { createTransport, readBody } from '../../src/oci/transport.ts'
import { type FakeRegistry, type RegistryOptions, startRegistry } from '../fakes/registry.ts'
import { errorOf, testLimits } from './harness.ts'
import { createKeptLog } from './kept-log.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(options?: RegistryOptions): Promise<FakeRegistry> {
  const registry = await startRegistry(options)
  closers.push(registry.close)
  registry.fail({ path: '/end' }, { kind: 'status', status: 200, body: 'the end' })
  return registry
}

function prepare(addresses: Readonly<Record<string, string>> = {}, own: Partial<Limits> = {}) {
  const log = createKeptLog()
  const signal = new AbortController().signal
  const limits = { ...testLimits, ...own }
  const resolve: ResolveAll = (name, callback) => {
    const address = addresses[name] ?? '127.0.0.1'
    callback(null, [{ address, family: 4 }])
  }
  const transport = createTransport({ userAgent: 'test', limits, signal, log, resolve })
  const send = (url: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
    transport.send({ method, url: new URL(url), headers: { accept: 'x/y' }, authorization: 'Bearer secret' })
  return { transport, send, log }
}

const logins = (registry: FakeRegistry) => registry.requests.map(({ headers }) => headers.authorization)

describe('a login', () => {
  it('follows a redirect within its origin, absolute or relative', async () => {
    const registry = await start()
    registry.fail({ path: '/one' }, { kind: 'redirect', location: '/two' })
    registry.fail({ path: '/two' }, { kind: 'redirect', location: `${registry.origin}/end` })
    const answer = await prepare().send(`${registry.origin}/one`)
    expect([answer.status, answer.isOwnOrigin]).toEqual([200, true])
    expect(logins(registry)).toEqual(['Bearer secret', 'Bearer secret', 'Bearer secret'])
  })

  it('does not follow one to another port of the same host', async () => {
    const [registry, storage] = [await start(), await start()]
    registry.fail({ path: '/one' }, { kind: 'redirect', location: `${storage.origin}/end` })
    const answer = await prepare().send(`${registry.origin}/one`)
    expect([answer.status, answer.isOwnOrigin]).toEqual([200, false])
    expect(logins(storage)).toEqual([undefined])
    expect(storage.requests[0]?.headers.accept).toBe('x/y')
  })

  it('does not follow one to another name of the same server', async () => {
    const registry = await start()
    registry.fail({ path: '/one' }, { kind: 'redirect', location: `http://localhost:${registry.port}/end` })
    await prepare().send(`${registry.origin}/one`)
    expect(logins(registry)).toEqual(['Bearer secret', undefined])
  })

  it('is there again when the way leads back to its origin', async () => {
    const [registry, storage] = [await start(), await start()]
    registry.fail({ path: '/one' }, { kind: 'redirect', location: `${storage.origin}/two` })
    storage.fail({ path: '/two' }, { kind: 'redirect', location: `${registry.origin}/end` })
    await prepare().send(`${registry.origin}/one`)
    expect([logins(registry), logins(storage)]).toEqual([['Bearer secret', 'Bearer secret'], [undefined]])
  })
})

describe('a redirect', () => {
  it('to a name whose address lies elsewhere inside is not followed', async () => {
    const registry = await start()
    for (const [name, address] of [
      ['service.example', '168.63.129.16'],
      ['inner.example', '198.18.0.1'],
    ] as const) {
      const location = `http://${name}:${registry.port}/end`
      registry.fail({ path: `/${name}` }, { kind: 'redirect', location })
      const error = await errorOf(prepare({ [name]: address }).send(`${registry.origin}/${name}`))
      expect(error).toMatchObject({ temporary: false, message: expect.stringContaining('inner address') })
    }
    expect(registry.requests.map(({ url }) => url)).not.toContain('/end')
  })

  it.each([301, 302, 303, 307, 308])('with status %i keeps the method', async (status) => {
    const registry = await start()
    registry.fail({ path: '/one' }, { kind: 'redirect', location: '/end', status })
    await prepare().send(`${registry.origin}/one`, 'HEAD')
    expect(registry.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['HEAD /one', 'HEAD /end'])
  })

  it('is followed five times and no more', async () => {
    const registry = await start()
    registry.fail({ path: '/loop' }, { kind: 'redirect', location: '/loop' })
    const error = await errorOf(prepare().send(`${registry.origin}/loop`))
    expect(error).toMatchObject({
      temporary: false,
      message: expect.stringContaining('more than 5 redirects'),
    })
    expect(registry.requests).toHaveLength(6)
  })

  it('does not take the body of a POST anywhere', async () => {
    const registry = await start()
    registry.fail({ path: '/one' }, { kind: 'redirect', location: '/end' })
    expect((await prepare().send(`${registry.origin}/one`, 'POST')).status).toBe(307)
    expect(registry.requests).toHaveLength(1)
  })

  it('without a place to go to is an error', async () => {
    const registry = await start()
    registry.fail({ path: '/one' }, { kind: 'status', status: 302 })
    await expect(prepare().send(`${registry.origin}/one`)).rejects.toThrow(RegistryError)
  })
})

describe('a host that is given up', () => {
  const closedOrigin = 'http://127.0.0.1:1'

  it('is not asked again, and the error says why', async () => {
    const { transport, send } = prepare()
    const first = await errorOf(send(`${closedOrigin}/a`))
    transport.giveUp(first as ConnectionError)
    const second = await errorOf(send(`${closedOrigin}/b`))
    expect(second).not.toBeInstanceOf(ConnectionError)
    expect(second).toMatchObject({
      temporary: false,
      cause: first,
      message: expect.stringContaining('not asked again'),
    })
  })

  it('leaves other ports alone', async () => {
    const registry = await start()
    const { transport, send } = prepare()
    transport.giveUp((await errorOf(send(`${closedOrigin}/a`))) as ConnectionError)
    expect((await send(`${registry.origin}/end`)).status).toBe(200)
  })

  it('must never have answered, if all it does is to keep silent', async () => {
    const registry = await start()
    registry.fail({ path: '/silent' }, { kind: 'stall' })
    const { transport, send } = prepare({}, { connectMs: 500, stallMs: 500 })
    await send(`${registry.origin}/end`)
    const error = await errorOf(send(`${registry.origin}/silent`))
    expect(error).toMatchObject({ problem: 'silent' })
    transport.giveUp(error as ConnectionError)
    expect((await send(`${registry.origin}/end`)).status).toBe(200)
  })
})

it('the hosts that were asked are known, redirects included', async () => {
  const [registry, storage] = [await start(), await start()]
  registry.fail({ path: '/one' }, { kind: 'redirect', location: `${storage.origin}/end` })
  const { transport, send } = prepare()
  await send(`${registry.origin}/one`)
  expect([...transport.hostsContacted]).toEqual([registry.host, storage.host])
})

it('the log has no query, which may be a signature', async () => {
  const [registry, storage] = [await start(), await start()]
  registry.fail({ path: '/one' }, { kind: 'redirect', location: `${storage.origin}/end?signature=secret` })
  const { send, log } = prepare()
  await send(`${registry.origin}/one`)
  expect(log.all()).toContain(`GET ${storage.origin}/end: 200`)
  expect(log.all()).not.toContain('secret')
})

it('the log has no part of a path that may be a signature', async () => {
  const [registry, storage] = [await start(), await start()]
  const location = `${storage.origin}/exp=1~hmac=secret/end`
  registry.fail({ path: '/one' }, { kind: 'redirect', location })
  const { send, log } = prepare()
  await send(`${registry.origin}/one`)
  expect(log.all()).toContain(`GET ${storage.origin}/…/end: `)
  expect(log.all()).not.toContain('secret')
})

it('a small body is read up to its cap', async () => {
  const registry = await start()
  const { send } = prepare()
  expect((await readBody(await send(`${registry.origin}/end`), 7))?.toString()).toBe('the end')
  expect(await readBody(await send(`${registry.origin}/end`), 6)).toBeUndefined()
})
