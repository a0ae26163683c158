// Whom a module's source may make us ask: a configuration in a pull request names hosts, and none of them may be this
// machine, its network, or a metadata service, unless the user listed it.
import { lookup as resolveHost } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { reachOf } from '../../../base/address.ts'
import { createPublicLookup } from '../../../base/guarded-lookup.ts'
import { clean } from '../../../base/log.ts'
import type { SocketOptions } from '../../../oci/exchange.ts'
import { RegistryError } from '../../../oci/registry-error.ts'

/** Judges hosts; remembers for one run. */
export interface HostRule {
  /** For a request of ours. @throws {RegistryError} to refuse it */
  socketFor(url: URL): SocketOptions
  /** Resolves a name for a connection that somebody else makes. @throws {RegistryError} to refuse it */
  lookupFor(url: URL): LookupFunction
  /** For a program that makes its own connections: looks the name up once. @throws {RegistryError} to refuse it */
  check(url: URL): Promise<void>
  readonly hostsAsked: ReadonlySet<string>
}

/** Hosts that configurations may make us ask in one run: real ones name a handful. */
const MAX_STRANGERS = 30

/**
 * A rule.
 *
 * @param listed `host` or `host:port`, in lower case: the user named them
 * @param publicLookup for tests
 */
export function createHostRule(
  listed: ReadonlySet<string>,
  publicLookup: LookupFunction = createPublicLookup(),
): HostRule {
  const strangers = new Set<string>()
  const hostsAsked = new Set<string>()
  const lookupFor = (url: URL): LookupFunction => {
    const port = url.port || (url.protocol === 'http:' ? '80' : '443')
    const isListed = [url.host, url.hostname, `${url.hostname}:${port}`].some((name) => listed.has(name))
    if (!isListed) {
      if (reachOf(url.hostname) !== 'public') throw refuse(url, 'it is an inner address')
      if (strangers.size >= MAX_STRANGERS && !strangers.has(url.host)) {
        throw refuse(url, `it is one host more than the ${MAX_STRANGERS} that are asked`)
      }
      strangers.add(url.host)
    }
    hostsAsked.add(url.host)
    return isListed ? resolveHost : publicLookup
  }
  return {
    hostsAsked,
    lookupFor,
    socketFor: (url) => ({ lookup: lookupFor(url) }),
    check: (url) => {
      const lookup = lookupFor(url)
      const hostname = url.hostname.replace(/^\[|\]$/g, '')
      return new Promise((resolve, reject) => {
        lookup(hostname, { all: true }, (error) => {
          if (error === null) resolve()
          else reject(refuse(url, clean(error.message, 100)))
        })
      })
    },
  }
}

function refuse(url: URL, why: string): RegistryError {
  return new RegistryError(
    `${clean(url.host, 100)} is not asked: only a module's source names it, and ${why}`,
    {
      temporary: false,
      hint: 'If it is yours, list it in the input terraform-registry.',
    },
  )
}
