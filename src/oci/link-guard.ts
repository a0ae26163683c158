// Whether what one host names may be asked at another: by its name where that tells, else by the addresses that are
// connected to. Remembers for one run what each name resolved to.
import type { LookupFunction } from 'node:net'
import { type Reach, reachOf } from '../base/address.ts'
import { createGuardedLookup, type ResolveAll } from '../base/guarded-lookup.ts'

/** Judges links of one run. */
export interface LinkGuard {
  /**
   * How the socket for `to` resolves its name.
   *
   * @param from who named it; undefined: the user did
   * @returns undefined when `to` must not be asked
   */
  lookupFor(to: URL, from: URL | undefined): LookupFunction | undefined
}

/**
 * A company's storage may have an address of its own network; what only the machine itself, its link, or its cloud's host
 * answers on is led to only by a host that lies there too, and nothing inner by a host that is known to lie outside. Who owns
 * a name says to which addresses it leads: one of them alone proves nothing.
 */
export function mayLead(from: readonly Reach[], to: Reach): boolean {
  if (to === 'public' || from.every((reach) => reach === to)) return true
  return to === 'private' && !from.includes('public')
}

/** Starts without any memory. Through a proxy names are resolved by the proxy, and only what they say is judged. */
export function createLinkGuard(resolve?: ResolveAll): LinkGuard {
  const resolved = new Map<string, readonly Reach[]>()
  const reachesOf = ({ hostname }: URL) => resolved.get(hostname) ?? [reachOf(hostname)]
  const note = (hostname: string, reaches: readonly Reach[]) => resolved.set(hostname, reaches)
  return {
    lookupFor: (to, from) => {
      const led = from === undefined || from.host === to.host ? undefined : from
      const isAllowed = (reaches: readonly Reach[]) =>
        led === undefined || reaches.every((reach) => mayLead(reachesOf(led), reach))
      // A connection that stands already is used again without a look-up.
      if (resolved.has(to.hostname) && !isAllowed(reachesOf(to))) return undefined
      return createGuardedLookup((reaches, hostname) => {
        note(hostname, reaches)
        return isAllowed(reaches)
      }, resolve)
    },
  }
}
