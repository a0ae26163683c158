// Where a registry may send us: each redirect and each token realm is a URL that somebody else chose.
import { reachOf } from '../base/address.ts'
import { clean } from '../base/log.ts'
import { RegistryError } from './registry-error.ts'

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** Whether a status asks to look elsewhere (RFC 9110, 15.4); 300 and 304 do not. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.includes(status)
}

/**
 * The URL of a `Location` header or a realm, resolved against `from`, where it was read.
 * Throws when it is none, when it would leave https, or when it leads from outside to this machine, its link, or
 * its cloud's host services.
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
    throw leadsInside(from, url)
  }
  return url
}

// By name alone; the addresses of names are judged when they are connected to (link-guard.ts).
function mayReach(from: URL, to: URL): boolean {
  const reach = reachOf(to.hostname)
  return (
    reach === 'public' || reach === 'private' || to.host === from.host || reachOf(from.hostname) === reach
  )
}

/** What to do where a name or a link leads inside. */
export const INNER_HINT =
  'Nobody else may lead to an address that only this machine or its network can reach. If it is meant, name the registry itself by such an address too.'

/** The error for a link to what must not be led to. */
export function leadsInside(from: URL, to: URL): RegistryError {
  return refuse(from, `the inner address ${to.host}`, INNER_HINT)
}

function refuse(from: URL, where: string, hint?: string): RegistryError {
  return new RegistryError(`${from.host} leads to ${where}: not followed`, { hint, temporary: false })
}
