import { describe, expect, it } from 'vitest'
import { reachOf, reachOfResolved } from '../../src/base/address.ts'

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
    ['100.64.0.1', 'private'],
    ['100.100.100.200', 'service'],
    ['168.63.129.16', 'service'],
    ['192.0.0.192', 'service'],
    ['[fd00:ec2::254]', 'service'],
    ['[fd20:ce::254]', 'service'],
    ['[::ffff:168.63.129.16]', 'service'],
    ['metadata.google.internal', 'service'],
    ['0.1.2.3', 'loopback'],
    ['198.18.0.1', 'special'],
    ['198.19.255.255', 'special'],
    ['192.0.2.1', 'special'],
    ['224.0.0.1', 'special'],
    ['240.0.0.1', 'special'],
    ['255.255.255.255', 'special'],
    ['[64:ff9b::1.1.1.1]', 'special'],
    ['[64:ff9b:1::a00:1]', 'special'],
    ['[2002:a00:1::]', 'special'],
    ['[2001:0:1::]', 'special'],
    ['[::808:808]', 'special'],
    ['[::a00:1]', 'private'],
    ['[2001:db8::1]', 'special'],
    ['[ff02::1]', 'special'],
    ['[4000::1]', 'special'],
    ['[fec0::1]', 'private'],
    ['[2606:2800:220:1::1]', 'public'],
    ['[::ffff:8.8.8.8]', 'public'],
    ['registry', 'private'],
    ['nexus.corp.internal', 'private'],
    ['printer.local', 'private'],
    ['[fd00::1]', 'private'],
    ['172.32.0.1', 'public'],
    ['8.8.8.8', 'public'],
    ['ghcr.io', 'public'],
    ['10.example.com', 'public'],
    ['notlocalhost.example', 'public'],
  ])('of %s is %s', (hostname, reach) => {
    expect(reachOf(hostname)).toBe(reach)
  })

  it('is told from the one spelling that URLs give to an address', () => {
    for (const spelling of ['2130706433', '0x7f.1', '0177.0.0.1', '127.1']) {
      expect(reachOf(new URL(`http://${spelling}/`).hostname)).toBe('loopback')
    }
  })

  it.each([
    ['64:ff9b::8.8.8.8', 'public'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b::a9fe:a9fe', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['2002:a00:1::', 'special'],
    ['no address', 'special'],
  ])('behind a name that resolves to %s is %s', (address, reach) => {
    expect(reachOfResolved(address)).toBe(reach)
  })
})
