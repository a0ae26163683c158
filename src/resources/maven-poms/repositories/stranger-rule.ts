// Where a URL that only a POM names may lead: never to this machine, its network, or a metadata service
// (docs/threat-model.md).
import type { LookupFunction } from 'node:net'
import { reachOf } from '../../../base/address.ts'
import { createPublicLookup } from '../../../base/guarded-lookup.ts'
import type { SocketOptions } from '../../../oci/exchange.ts'
import { RegistryError } from '../../../oci/registry-error.ts'

/** Judges each hop of a request to a stranger's URL. */
export type StrangerRule = (url: URL) => SocketOptions

/** A URL that is not asked, because nobody but a stranger named it. */
export class StrangerError extends RegistryError {
  override name = 'StrangerError'
}

/** Hosts that strangers may make us ask in one run: real dependency trees name a handful. */
const MAX_STRANGERS = 20

/**
 * A rule that remembers for one run.
 *
 * @param listedOrigins of settings.xml and the input: the user allowed them
 * @param lookup for tests
 */
export function createStrangerRule(
  listedOrigins: ReadonlySet<string>,
  lookup: LookupFunction = createPublicLookup(),
): StrangerRule {
  const strangers = new Set<string>()
  return (url) => {
    if (listedOrigins.has(url.origin)) return {}
    if (reachOf(url.hostname) !== 'public') throw refuse(url, 'an inner address')
    if (strangers.size >= MAX_STRANGERS && !strangers.has(url.origin))
      throw refuse(url, `one host more than the ${MAX_STRANGERS} that are asked`)
    strangers.add(url.origin)
    // Through a proxy the name is resolved by the proxy, and this is not used.
    return { lookup }
  }
}

function refuse(url: URL, why: string): StrangerError {
  return new StrangerError(`${url.host}: only a POM names it, and it is ${why}: not asked`, {
    temporary: false,
    hint: 'If it is yours, list it in the input maven-repository or in settings.xml.',
  })
}
