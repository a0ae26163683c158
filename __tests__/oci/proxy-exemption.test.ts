import { describe, expect, it } from 'vitest'
import { isExemptFromProxy } from '../../src/oci/proxy-exemption.ts'

// What golang.org/x/net/http/httpproxy 0.49.0 says, seen by running it.
const EXEMPT: Readonly<Record<string, readonly string[]>> = {
  '10.0.0.0/8': ['http://10.1.2.3/', 'https://10.1.2.3:8080/', 'http://[::ffff:10.1.2.3]/'],
  '10.0.0.1/8': ['http://10.1.2.3/'],
  '10.1.2.3': ['http://10.1.2.3/', 'https://10.1.2.3:8080/'],
  '10.1.2.3:8080': ['https://10.1.2.3:8080/'],
  'fd00::/8': ['http://[fd00::1]/', 'http://[fd12::1]/'],
  'fd00:0:0::1': ['http://[fd00::1]/'],
  '[fd00::1]:8443': ['https://[fd00::1]:8443/'],
  '*.example.com': ['http://a.example.com:8080/', 'https://A.Example.COM/'],
  '.example.com': ['http://a.example.com:8080/'],
  'EXAMPLE.com ': ['https://example.com/', 'http://a.example.com:8080/'],
  'other, a.example.com': ['http://a.example.com:8080/'],
  'example.com:443': ['https://example.com/', 'https://a.example.com/'],
  'example.com:8080': ['http://a.example.com:8080/'],
  'example.com:': ['https://example.com/'],
  '*': ['http://10.1.2.3/', 'https://example.com/', 'http://[fd00::1]/'],
}
const ASKED_BY_PROXY: Readonly<Record<string, readonly string[]>> = {
  '10.0.0.0/8': ['http://11.1.2.3/', 'https://example.com/', 'http://[fd00::1]/'],
  '10.0.0.0/33': ['http://10.1.2.3/'],
  '10.': ['http://10.1.2.3/'],
  '10.1.2.3:8080': ['http://10.1.2.3/'],
  'fd00::/8': ['http://[fe00::1]/', 'http://10.1.2.3/'],
  '[fd00::1]:8443': ['http://[fd00::1]/'],
  '*.example.com': ['https://example.com/', 'https://notexample.com/'],
  '.example.com': ['https://example.com/'],
  'example.com': ['https://notexample.com/'],
  'example.com.': ['https://example.com/'],
  'example.com:443': ['http://example.com/', 'https://example.com:8443/'],
  'http://example.com': ['http://example.com/'],
  '*example.com': ['https://a.example.com/'],
  '': ['https://example.com/'],
}

const rows = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([noProxy, urls]) => urls.map((url) => [noProxy, url] as const))

describe('NO_PROXY', () => {
  it.each(rows(EXEMPT))('%s exempts %s', (noProxy, url) => {
    expect(isExemptFromProxy(new URL(url), { NO_PROXY: noProxy })).toBe(true)
    expect(isExemptFromProxy(new URL(url), { no_proxy: noProxy })).toBe(true)
  })

  it.each(rows(ASKED_BY_PROXY))('%s leaves %s to the proxy', (noProxy, url) => {
    expect(isExemptFromProxy(new URL(url), { NO_PROXY: noProxy })).toBe(false)
  })

  it('that is not set exempts nobody', () => {
    expect(isExemptFromProxy(new URL('https://example.com/'), {})).toBe(false)
  })
})
