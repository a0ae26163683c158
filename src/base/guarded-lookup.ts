// Names resolved under a rule: the address that was judged is the one that is connected to, so a name that resolves to a
// global address for a check and to an inner one for the connection gains nothing.
import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { type Reach, reachOfResolved } from './address.ts'

/** Resolves a name to all of its addresses, as `dns.lookup` does. */
export type ResolveAll = (
  hostname: string,
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

/** The code of the error for a name that leads where it must not. */
export const INNER_ADDRESS = 'EINNER'

/** The system's resolver. */
export const resolveAll: ResolveAll = async (hostname, callback) => {
  const { lookup } = await import('node:dns')
  lookup(hostname, { all: true, verbatim: true }, (error, addresses) => callback(error, addresses ?? []))
}

/** A look-up for a name that a stranger chose: global addresses alone. */
export function createPublicLookup(resolve: ResolveAll = resolveAll): LookupFunction {
  return createGuardedLookup((reaches) => reaches.every((reach) => reach === 'public'), resolve)
}

/**
 * A look-up for a socket.
 *
 * @param mayConnect is given the reach of every address of the name: one bad address is enough, for which of them is tried
 *   is not ours to say
 */
export function createGuardedLookup(
  mayConnect: (reaches: readonly Reach[], hostname: string) => boolean,
  resolve: ResolveAll = resolveAll,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const usable = addresses.filter(({ family }) => !options.family || family === options.family)
      const [first] = usable
      if (error !== null || first === undefined) {
        callback(error ?? new Error(`${hostname} has no address`), '', 0)
        return
      }
      const reaches = addresses.map(({ address }) => reachOfResolved(address))
      if (!mayConnect(reaches, hostname)) {
        const refusal = Object.assign(new Error('the name leads to an inner address'), {
          code: INNER_ADDRESS,
        })
        callback(refusal, '', 0)
      } else if (options.all === true) callback(null, [...usable])
      else callback(null, first.address, first.family)
    })
  }
}
