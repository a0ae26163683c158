// One download: bounded, tried again, asked with a condition, and refused in words that help.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { type Clock, defaultLimits } from '../../src/base/limits.ts'
import { download, type FetchContext, type FileRequest } from '../../src/oci/download.ts'
import { createTries } from '../../src/oci/retry.ts'
import { createTransport } from '../../src/oci/transport.ts'
import { startWebServer, type WebServer } from '../fakes/web-server.ts'
import { itWhere } from '../system.ts'
import { makeDirectory } from '../temporary.ts'
import { createKeptLog } from './kept-log.ts'

const NOW = new Date('2026-03-23T12:00:00Z')

let server: WebServer
let context: FetchContext
let slept: number[]
beforeEach(async () => {
  server = await startWebServer()
  slept = []
  const clock: Clock = { now: () => NOW.getTime(), sleep: async (ms) => void slept.push(ms), random: () => 1 }
  const signal = new AbortController().signal
  const log = createKeptLog()
  const transport = createTransport({ userAgent: 'test', limits: defaultLimits, signal, log })
  const newTries = () =>
    createTries({ limits: defaultLimits, clock, signal, log, onGivenUp: () => undefined })
  context = { transport, newTries, now: () => NOW }
})
afterEach(() => server.close())

async function fetch(more: Partial<FileRequest> = {}) {
  const file = join(makeDirectory('fetch'), 'file')
  const request: FileRequest = {
    url: new URL(`${server.url}/a`),
    what: 'archive a',
    authorization: undefined,
    maxBytes: 100,
    loginHint: 'Check the login.',
    ...more,
  }
  const downloaded = await download(context, request, file)
  return { downloaded, text: downloaded.kind === 'changed' ? readFileSync(file, 'utf8') : undefined }
}

describe('a download', () => {
  it('is a file with its ETag', async () => {
    server.pages.set('/a', { body: 'hello', etag: 'W/"x"' })
    expect(await fetch()).toEqual({ downloaded: { kind: 'changed', etag: 'W/"x"' }, text: 'hello' })
    expect(server.requests[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' })
  })

  it.each(['x', '"a b"', `"${'x'.repeat(300)}"`])('keeps no ETag that is none: %s', async (etag) => {
    server.pages.set('/a', { headers: { etag } })
    expect((await fetch()).downloaded).toEqual({ kind: 'changed', etag: undefined })
  })

  it('says when nothing changed', async () => {
    server.pages.set('/a', { body: 'hello', etag: '"x"' })
    expect((await fetch({ etag: '"x"' })).downloaded).toEqual({ kind: 'unchanged' })
    expect((await fetch({ etag: '"y"' })).text).toBe('hello')
  })

  it('believes no 304 that it did not ask for', async () => {
    server.pages.set('/a', { status: 304 })
    await expect(fetch()).rejects.toThrow(/archive a: HTTP 304 Not Modified/)
  })

  it('is refused when it is larger than it may be, or another than was promised', async () => {
    server.pages.set('/a', { body: 'x'.repeat(101) })
    await expect(fetch()).rejects.toThrow(VerifyError)
    await expect(fetch()).rejects.toThrow('archive a is too large')
    server.pages.set('/a', { body: 'x' })
    const checksum = { algorithm: 'md5', hex: '9dd4e461268c8034f5c8564e155c67a6' }
    expect((await fetch({ checksum })).text).toBe('x')
    await expect(fetch({ checksum: { ...checksum, hex: '0'.repeat(32) } })).rejects.toThrow(
      'archive a: wrong md5',
    )
  })

  itWhere(['proc'], 'that does not fit here is nobody else’s fault, and not tried again', async () => {
    server.pages.set('/a', { body: 'hello' })
    const request = {
      url: new URL(`${server.url}/a`),
      what: 'archive a',
      authorization: undefined,
      maxBytes: 100,
    }
    const downloading = download(context, { ...request, loginHint: '' }, '/dev/full')
    await expect(downloading).rejects.toMatchObject({
      name: 'LocalError',
      message: expect.stringMatching(
        /^archive a cannot be written: it (has|needs) .* and 0 bytes found room$/,
      ),
      cause: { code: 'ENOSPC' },
    })
    expect(server.requests).toHaveLength(1)
  })

  it('is tried again when the server falters, and is whole then', async () => {
    const answers = [{ status: 503 }, { status: 429, headers: { 'retry-after': '7' } }, { body: 'hello' }]
    server.pages.set('/a', () => answers.shift() ?? {})
    expect((await fetch()).text).toBe('hello')
    expect(slept).toEqual([500, 7000])
  })
})

describe('a refusal', () => {
  it('names the whole address, without its query', async () => {
    server.pages.set('/a?token=secret', { status: 404 })
    await expect(fetch({ url: new URL(`${server.url}/a?token=secret`) })).rejects.toThrow(
      `archive a: HTTP 404 Not Found (from ${server.url}/a)`,
    )
  })

  it.each([401, 403])('with %i leads to the login, and 403 to rules as well', async (status) => {
    server.pages.set('/a', { status })
    const rules =
      status === 403
        ? / If no login is missing, a firewall or a rule of 127\.0\.0\.1:\d+ /
        : /^Check the login\.$/
    await expect(fetch()).rejects.toMatchObject({ hint: expect.stringMatching(rules) })
  })

  it.each([
    [{}, 'run it again later; so that no scan asks it, keep the data with the action warm.'],
    [{ 'retry-after': '3600' }, 'run it again in 60 min; so that'],
  ])('for too many requests says when to come again: %j', async (headers, advice) => {
    server.pages.set('/a', { status: 429, headers })
    await expect(fetch()).rejects.toMatchObject({ hint: expect.stringContaining(advice) })
  })

  it('has the words of the server, cleaned', async () => {
    server.pages.set('/a', { status: 404, body: '{"message": "Not\\nhere ::error::x"}' })
    await expect(fetch()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^archive a: HTTP 404 Not Found, Not here ::error::x \(from http:\/\/127/,
      ),
      hint: 'Check the login.',
      temporary: false,
    })
  })

  it.each([
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW.getTime() / 1000 + 600) }],
    [429, { 'x-ratelimit-remaining': '0', 'retry-after': '600' }],
  ])('for a limit is not tried again before it resets: %s', async (status, headers) => {
    server.pages.set('/a', { status, headers })
    await expect(fetch()).rejects.toMatchObject({
      message: expect.stringContaining('the rate limit resets at 2026-03-23T12:10:00Z, in 10 min'),
      hint: expect.stringContaining('input token'),
    })
    expect(server.requests).toHaveLength(1)
  })

  it('for a limit that resets at once is tried again', async () => {
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW.getTime() / 1000 + 20) }
    const answers = [{ status: 403, headers: reset }, { body: 'hello' }]
    server.pages.set('/a', () => answers.shift() ?? {})
    expect((await fetch()).text).toBe('hello')
    expect(slept).toEqual([20_000])
  })

  it.each([{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }, { 'x-ratelimit-remaining': '0' }])(
    'says nothing of a limit whose end is not told: %j',
    async (headers) => {
      server.pages.set('/a', { status: 403, headers })
      await expect(fetch()).rejects.toThrow(/^archive a: HTTP 403 Forbidden \(from/)
    },
  )
})
