// How far away a host is, as far as its name alone tells: a redirect must not lead from outside to what only insiders reach.
import { BlockList, isIP } from 'node:net'
import { isLoopback } from './reference.ts'

/** `public` is also every name that only DNS can tell about. */
export type Reach = 'loopback' | 'link-local' | 'private' | 'public'

const LINK_LOCAL = new BlockList()
// RFC 3927 and RFC 4291; cloud metadata services live at 169.254.169.254.
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4')
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6')

const PRIVATE = new BlockList()
// RFC 1918, RFC 6598 (shared address space, also a metadata service of one cloud), RFC 4193.
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4')
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4')
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4')
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')

const THIS_HOST = new BlockList()
// "This host" (RFC 1122): Linux connects it to itself. IPv4 in IPv6 notation is found by its IPv4 rule.
THIS_HOST.addSubnet('0.0.0.0', 8, 'ipv4')
THIS_HOST.addSubnet('127.0.0.0', 8, 'ipv4')
THIS_HOST.addAddress('::', 'ipv6')
THIS_HOST.addAddress('::1', 'ipv6')

/** The reach of `hostname` as `URL.hostname` spells it: IPv6 in brackets, IPv4 in its one dotted form. */
export function reachOf(hostname: string): Reach {
  // A trailing dot names the same host.
  if (isLoopback(hostname.replace(/\.$/, ''))) return 'loopback'
  const address = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(address)
  if (version === 0) return 'public'
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (THIS_HOST.check(address, family)) return 'loopback'
  if (LINK_LOCAL.check(address, family)) return 'link-local'
  return PRIVATE.check(address, family) ? 'private' : 'public'
}
