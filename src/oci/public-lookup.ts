// Names resolved for hosts that a stranger chose: an answer that lies within this machine or its network is refused.
import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { reachOf } from './address.ts'

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type ResolveAll = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

/** The system's resolver. */
const resolveAll: ResolveAll = (hostname, callback) =>
  lookup(hostname, { all: true, verbatim: true }, (error, addresses) => callback(error, addresses ?? []))

/**
 * A look-up for a socket, so that exactly the address that was judged is connected to: a name that resolves to a public
 * address for a check and to a private one for the connection gains nothing.
 */
export function createPublicLookup(resolve: ResolveAll = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses
      if (error !== null || first === undefined) {
        callback(error ?? new Error(`${hostname} has no address`), '', 0)
        return
      }
      // One inner address is enough: which of them is tried is not ours to say.
      if (addresses.some(({ address }) => reachOf(address.replace(/%.*$/, '')) !== 'public')) {
        const refusal = Object.assign(new Error('the name leads to an inner address'), { code: 'EINNER' })
        callback(refusal, '', 0)
      } else if (options.all === true) callback(null, [...addresses])
      else callback(null, first.address, first.family)
    })
  }
}
