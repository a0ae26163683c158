// Where a registry may send us: each redirect and each token realm is a URL that somebody else chose.
import { clean } from '../log.ts'
import { reachOf } from './address.ts'
import { RegistryError } from './registry-error.ts'

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** Whether a status asks to look elsewhere (RFC 9110, 15.4); 300 and 304 do not. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.includes(status)
}

/**
 * The URL of a `Location` header or a realm, resolved against `from`, where it was read.
 * Throws when it is none, when it would leave https, or when it leads from outside to an inner address.
 */
export function followLink(from: URL, link: string | undefined, insideHosts: readonly string[]): URL {
  const url = link === undefined ? null : URL.parse(link, from.href)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw refuse(from, `an address that is none (${clean(link ?? 'nothing', 100).split('?')[0]})`)
  }
  // A login in a URL would be one that we did not choose.
  url.username = ''
  url.password = ''
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    throw refuse(from, `${url.host} over plain HTTP`, 'An https registry must not lead to plain HTTP.')
  }
  if (!mayReach(from, url, insideHosts)) {
    const hint =
      'A registry outside must not lead to an address that only this machine or its network can reach.'
    throw refuse(from, `the inner address ${url.host}`, hint)
  }
  return url
}

// A host that the user declared as inside (plain HTTP allowed), or that is a private address, may have its storage inside too.
function mayReach(from: URL, to: URL, insideHosts: readonly string[]): boolean {
  const reach = reachOf(to.hostname)
  if (reach === 'public' || to.host === from.host) return true
  const fromReach = reachOf(from.hostname)
  if (fromReach === 'loopback' || fromReach === reach) return true
  return reach === 'private' && insideHosts.includes(from.host)
}

function refuse(from: URL, where: string, hint?: string): RegistryError {
  return new RegistryError(`${from.host} leads to ${where}: not followed`, { hint, temporary: false })
}
