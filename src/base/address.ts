// How far away a host is, by its name or by an address that it resolved to: what somebody else names must not lead to what
// only insiders reach.
import ipaddr from 'ipaddr.js'

/**
 * `public`: an address that is globally reachable, or a name that only DNS can tell about. `service`: what a cloud or its
 * host answers on for the machine itself, metadata and logins among it. `special`: everything else that is not global, such
 * as addresses for tests, for documentation, and for tunnels that carry another address inside.
 */
export type Reach = 'public' | 'private' | 'loopback' | 'link-local' | 'service' | 'special'

/**
 * Host services outside of 169.254.0.0/16 and fe80::/10, each by its cloud's documentation: Azure (168.63.129.16), AWS
 * (fd00:ec2::254 and its DNS and time beside it), Alibaba (100.100.100.200), Oracle (192.0.0.192), Google (fd20:ce::254),
 * Scaleway (fd00:42::42).
 */
const SERVICES: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[] = [
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  'fd00:ec2::/32',
  'fd20:ce::254/128',
  'fd00:42::42/128',
].map((text) => ipaddr.parseCIDR(text))

/** Names of the same, for where a proxy resolves them. */
const SERVICE_NAMES =
  /^(?:metadata|(?:.+\.)?metadata\.(?:google|goog|azure)(?:\.internal)?|instance-data(?:\.ec2\.internal)?)$/

/** Names that no public DNS has: RFC 6762, RFC 8375, ICANN's reserved `internal`, and those of one part alone. */
const PRIVATE_NAMES = /^[^.]+$|\.(?:local|internal|home\.arpa|intranet|lan|corp|home)$/

/** ipaddr.js's names of the registered blocks (https://www.iana.org/assignments/iana-ipv4-special-registry). */
const REACHES: Readonly<Record<string, Reach>> = {
  unicast: 'public',
  private: 'private',
  uniqueLocal: 'private',
  carrierGradeNat: 'private',
  deprecatedSiteLocal: 'private',
  loopback: 'loopback',
  // "This host" (RFC 1122): Linux connects it to itself.
  unspecified: 'loopback',
  linkLocal: 'link-local',
}

/** The one block from which global IPv6 addresses are given out (RFC 4291, IANA's registry). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3')
/** RFC 1122: all of it, where the library knows only its first address. */
const THIS_NETWORK = ipaddr.parseCIDR('0.0.0.0/8')
/** IPv4 in its deprecated form with IPv4's bits alone (RFC 4291, 2.5.5.1). */
const COMPATIBLE = ipaddr.parseCIDR('::/96')

/** The reach of a host as `URL.hostname` spells it: IPv6 in brackets, IPv4 in its one dotted form. */
export function reachOf(hostname: string): Reach {
  // A trailing dot names the same host.
  const name = hostname.replace(/\.$/, '').toLowerCase()
  if (/^(?:.+\.)?localhost$/.test(name)) return 'loopback'
  const text = name.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(text)) return reachOfParsed(ipaddr.parse(text))
  if (SERVICE_NAMES.test(name)) return 'service'
  return PRIVATE_NAMES.test(name) ? 'private' : 'public'
}

/**
 * The reach of an address that a name resolved to, as Node gives it. Unlike in a link, a NAT64 address counts as the IPv4
 * address inside: networks without IPv4 resolve every name so (RFC 6147).
 */
export function reachOfResolved(address: string): Reach {
  const text = address.replace(/%.*$/, '')
  if (!ipaddr.isValid(text)) return 'special'
  const parsed = ipaddr.parse(text)
  if (parsed instanceof ipaddr.IPv6 && parsed.match(WELL_KNOWN_NAT64)) return reachOfParsed(lastIPv4(parsed))
  return reachOfParsed(parsed)
}

const WELL_KNOWN_NAT64 = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number]

function reachOfParsed(address: ipaddr.IPv4 | ipaddr.IPv6): Reach {
  if (SERVICES.some((range) => isIn(address, range))) return 'service'
  if (isIn(address, THIS_NETWORK)) return 'loopback'
  const range = address.range()
  const known = REACHES[range]
  if (address instanceof ipaddr.IPv4) return known ?? 'special'
  if (known !== undefined && known !== 'public') return known
  if (address.isIPv4MappedAddress()) return reachOfParsed(address.toIPv4Address())
  if (isIn(address, COMPATIBLE)) {
    const inside = reachOfParsed(lastIPv4(address))
    return inside === 'public' ? 'special' : inside
  }
  return known === 'public' && isIn(address, GLOBAL_UNICAST) ? 'public' : 'special'
}

function lastIPv4(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}

function isIn(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  range: readonly [ipaddr.IPv4 | ipaddr.IPv6, number],
): boolean {
  return address.kind() === range[0].kind() && address.match([...range] as [ipaddr.IPv6, number])
}
