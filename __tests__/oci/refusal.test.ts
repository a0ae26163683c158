import { describe, expect, it } from 'vitest'
import type { RegistryError } from '../../src/oci/registry-error.ts'
import type { Fault } from '../fakes/registry-faults.ts'
import { useRegistries } from './fakes-of-test.ts'
import { createTestClient, errorOf, serveArtifact } from './harness.ts'

const start = useRegistries()

async function refuse(fault: Fault & { kind: 'status' }) {
  const registry = await start()
  const { ref } = await serveArtifact(registry)
  registry.fail({ path: '/manifests/' }, fault)
  const prepared = createTestClient()
  const error = (await errorOf(prepared.client.fetchManifest(ref))) as RegistryError
  return { ...prepared, error, registry, message: error.message.replaceAll(registry.host, 'HOST') }
}

const errors = (...list: object[]) => JSON.stringify({ errors: list })

describe('a refusal', () => {
  it('says what was asked for, what came, and from where', async () => {
    const body = errors({ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown', detail: { Tag: '2' } })
    const { error, message } = await refuse({ kind: 'status', status: 404, body })
    expect(message).toBe(
      'manifest of HOST/trivy-db:2: HTTP 404 Not Found, MANIFEST_UNKNOWN: manifest unknown (from HOST)',
    )
    expect(error).toMatchObject({ status: 404, codes: ['MANIFEST_UNKNOWN'], temporary: false })
    expect(error.hint).toMatch(
      /^Check the path in the input registries, to which \/trivy-db is added,.*many registries answer 404/,
    )
  })

  it('in foreign words stays on one line, short, and without control characters', async () => {
    const body = errors({
      code: 'DENIED\n::error::',
      message: `::error::a\r\n\u001b[31mred\u202e${'x'.repeat(5000)}`,
    })
    const { error } = await refuse({ kind: 'status', status: 403, body })
    expect(error.message).not.toMatch(/[\u0000-\u001f\u202e]/)
    expect(error.message.length).toBeLessThan(400)
    expect(error.codes).toEqual(['DENIED ::error::'])
  })

  it('of Trivy itself says how a mirror comes to it', async () => {
    const registry = await start()
    const ref = { registry: registry.host, repository: 'mirror/trivy', tag: '0.74.0', digest: undefined }
    const error = await errorOf(createTestClient().client.fetchManifest(ref))
    expect((error as RegistryError).hint).toContain(
      'to which /trivy is added, and that a mirror there has the tag 0.74.0 (the action mirror brings it with install-trivy: true)',
    )
  })

  it('does not repeat what may be a signature in an address', async () => {
    const message = 'no such thing: https://storage.test/a?sig=s3cret&se=2026, or /b?X-Amz-Signature=s3cret'
    const { error } = await refuse({ kind: 'status', status: 403, body: errors({ code: 'DENIED', message }) })
    expect(error.message).toContain('DENIED: no such thing: https://storage.test/a?…')
    expect(`${error.message} ${error.hint}`).not.toContain('s3cret')
  })

  it.each([
    ['by its contents', {}, '<!DOCTYPE html><html>Sign in</html>'],
    ['by its type', { 'content-type': 'text/html; charset=utf-8' }, 'Sign in'],
  ])('with a web page (told %s) points at what stands in between', async (_, headers, body) => {
    const { error, message } = await refuse({ kind: 'status', status: 404, headers, body })
    expect(message).toContain('HTTP 404 Not Found, with a web page')
    expect(message).not.toContain('Sign in')
    expect(error.hint).toContain('proxy')
  })

  it.each(['', 'plain words', '[]', 'null', '{"errors":"x"}', '{"errors":[null,3,{"code":7}]}'])(
    'whose body is %j is known by its status',
    async (body) => {
      const { message } = await refuse({ kind: 'status', status: 410, body })
      expect(message).toBe('manifest of HOST/trivy-db:2: HTTP 410 Gone (from HOST)')
    },
  )

  it.each([408, 425, 429, 500, 502, 503, 504, 520])('with status %i is tried again', async (status) => {
    const { registry } = await refuse({ kind: 'status', status })
    expect(registry.requests).toHaveLength(3)
  })

  it.each([400, 401, 403, 404, 405, 410, 418])('with status %i is not tried again', async (status) => {
    const { registry } = await refuse({ kind: 'status', status })
    expect(registry.requests).toHaveLength(1)
  })

  it('for too many requests says how many there may be, from when on again, and what spares them', async () => {
    const { error, message } = await refuse({
      kind: 'status',
      status: 429,
      headers: { 'ratelimit-limit': '100;w=21600', 'retry-after': '600' },
      body: errors({ code: 'TOOMANYREQUESTS' }),
    })
    expect(message).toContain('allows 100 requests in 6 h, asks to wait 600 s')
    expect(error.codes).toEqual(['TOOMANYREQUESTS'])
    expect(error.hint).toBe(
      'The registry limits requests: run it again in 10 min; so that no scan asks it, keep the data with the action warm, log in to it before this step, or name a mirror in the input registries.',
    )
  })

  it.each([401, 403])(
    'with status %i is taken for a missing login, and 403 for a rule as well',
    async (status) => {
      const { error } = await refuse({ kind: 'status', status })
      expect(error.hint).toMatch(/^No login for .* was found/)
      expect(error.hint?.includes('a firewall or a rule of')).toBe(status === 403)
    },
  )
})

describe('Retry-After', () => {
  it('in seconds is waited for', async () => {
    const { clock } = await refuse({ kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    expect(clock.sleeps).toEqual([7000, 7000])
  })

  it('as a date is waited for, by the clock that was given', async () => {
    const date = new Date(Date.UTC(2026, 0, 1) + 9000).toUTCString()
    const { clock } = await refuse({ kind: 'status', status: 503, headers: { 'retry-after': date } })
    // When the date is over, what remains is the backoff.
    expect(clock.sleeps).toEqual([9000, 500])
  })

  it('of more than a minute ends the tries, and the error says what was asked', async () => {
    const { clock, error, message, registry } = await refuse({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3600' },
    })
    expect(clock.sleeps).toEqual([])
    expect(registry.requests).toHaveLength(1)
    expect(message).toContain('asks to wait 3600 s')
    expect(error.retryAfterMs).toBe(3_600_000)
  })
})
