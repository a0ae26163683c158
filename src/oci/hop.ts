// Where a registry may send us: each redirect and each token realm is a URL that somebody else chose.
import { clean } from '../base/log.ts'
import { reachOf } from './address.ts'
import { RegistryError } from './registry-error.ts'

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** Whether a status asks to look elsewhere (RFC 9110, 15.4); 300 and 304 do not. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.includes(status)
}

/**
 * The URL of a `Location` header or a realm, resolved against `from`, where it was read.
 * Throws when it is none, when it would leave https, or when it leads from outside to this machine or its link.
 */
export function followLink(from: URL, link: string | undefined): URL {
  const url = link === undefined ? null : URL.parse(link, from.href)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    const shown = link === undefined ? 'nowhere (no Location)' : `"${clean(link.split('?')[0] ?? '', 100)}"`
    throw refuse(from, shown)
  }
  // A login in a URL would be one that we did not choose.
  url.username = ''
  url.password = ''
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    throw refuse(from, `${url.host} over plain HTTP`, 'An https registry must not lead to plain HTTP.')
  }
  if (!mayReach(from, url)) {
    const hint = 'A registry must not lead to an address that only this very machine can reach.'
    throw refuse(from, `the inner address ${url.host}`, hint)
  }
  return url
}

// The storage of a company's registry often has a private address; nobody's lies on the runner or at its metadata service.
function mayReach(from: URL, to: URL): boolean {
  const reach = reachOf(to.hostname)
  if (reach === 'public' || reach === 'private' || to.host === from.host) return true
  const fromReach = reachOf(from.hostname)
  return fromReach === 'loopback' || fromReach === reach
}

function refuse(from: URL, where: string, hint?: string): RegistryError {
  return new RegistryError(`${from.host} leads to ${where}: not followed`, { hint, temporary: false })
}
