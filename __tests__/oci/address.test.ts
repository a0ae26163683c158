import { describe, expect, it } from 'vitest'
import { reachOf } from '../../src/oci/address.ts'

describe('the reach of a host', () => {
  it.each([
    ['localhost', 'loopback'],
    ['registry.localhost', 'loopback'],
    ['localhost.', 'loopback'],
    ['127.0.0.1', 'loopback'],
    ['127.8.8.8', 'loopback'],
    ['0.0.0.0', 'loopback'],
    ['[::1]', 'loopback'],
    ['[::]', 'loopback'],
    ['[::ffff:7f00:1]', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['[fe80::1]', 'link-local'],
    ['[::ffff:a9fe:a9fe]', 'link-local'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['100.100.100.200', 'private'],
    ['[fd00::1]', 'private'],
    ['172.32.0.1', 'public'],
    ['8.8.8.8', 'public'],
    ['[2001:db8::1]', 'public'],
    ['ghcr.io', 'public'],
    ['10.example.com', 'public'],
    ['notlocalhost', 'public'],
  ])('of %s is %s', (hostname, reach) => {
    expect(reachOf(hostname)).toBe(reach)
  })

  it('is told from the one spelling that URLs give to an address', () => {
    for (const spelling of ['2130706433', '0x7f.1', '0177.0.0.1', '127.1']) {
      expect(reachOf(new URL(`http://${spelling}/`).hostname)).toBe('loopback')
    }
  })
})
