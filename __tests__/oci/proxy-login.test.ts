import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { proxyLoginHint } from '../../src/oci/proxy-login.ts'

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']
const REGISTRY = new URL('https://registry.example/v2/')

describe('the advice on a proxy that says 407', () => {
  beforeEach(() => {
    for (const name of VARIABLES) vi.stubEnv(name, undefined)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it.each([
    ['https', 'HTTPS_PROXY'],
    ['http', 'HTTP_PROXY'],
    ['https', 'https_proxy'],
  ])('names the proxy for %s that is set in %s, and how its login is written', (scheme, name) => {
    vi.stubEnv(name, 'http://proxy.example:3128')
    expect(proxyLoginHint(new URL(`${scheme}://registry.example/v2/`))).toBe(
      `The proxy proxy.example:3128 wants a login: write it, from a secret, into ${name.toUpperCase()} as http://user:password@proxy.example:3128, with special characters percent-encoded.`,
    )
  })

  it('says that the login which is there was refused, and shows none of it', () => {
    vi.stubEnv('HTTPS_PROXY', 'http://me:secret@proxy.example:3128')
    const hint = proxyLoginHint(REGISTRY)
    expect(hint).toMatch(/^The proxy proxy\.example:3128 refused the login in HTTPS_PROXY: check it/)
    expect(hint).not.toMatch(/\bme\b|secret/)
  })

  it('takes a proxy that is written without a scheme', () => {
    vi.stubEnv('HTTPS_PROXY', 'proxy.example:3128')
    expect(proxyLoginHint(REGISTRY)).toContain('The proxy proxy.example:3128 wants')
  })

  it.each([
    ['none is set', REGISTRY, undefined, undefined],
    ['the host is exempt', REGISTRY, 'http://proxy.example:3128', '.example'],
    ['the host is this machine', new URL('http://127.0.0.1:5000/'), 'http://proxy.example:3128', undefined],
    ['what is set is no address', REGISTRY, 'http://', undefined],
  ])('says who answered as a proxy does where %s', (_, url, proxy, noProxy) => {
    vi.stubEnv('HTTPS_PROXY', proxy)
    vi.stubEnv('HTTP_PROXY', proxy)
    vi.stubEnv('NO_PROXY', noProxy)
    expect(proxyLoginHint(url)).toContain(`${url.host} answers as a proxy does that wants a login`)
  })
})
