// What provenance suffices for which use. Pure: everything that speaks for upstream to others is decided here.
import type { Provenance } from './provenance.ts'
import { isTrustedJob, type Job } from './trust.ts'

/** Who may be given what a job has: everybody who asks the same sources, this repository alone, whoever gives the same bundle digest, nobody. */
export type Audience = 'shared' | 'repository' | 'bundle' | 'none'

/** What is known of whoever reads. */
export interface Reader {
  /** One of the sources of the reader may be spoken to over plain HTTP: then all that it reads lies under a stem of its own. */
  readonly acceptsPlain: boolean
}

/** Whether somebody vouched for it: what is reported as `confirmed`. */
export function isVouchedFor({ vouched }: Pick<Provenance, 'vouched'>): boolean {
  return vouched !== 'nobody'
}

/**
 * Whether a server named it over a transport that the reader would accept itself. A job that restored it from the Actions
 * cache and had it named by `HEAD` is as good as one that fetched it; what somebody typed, carried, or believed is not.
 */
export function isNamedByServer(provenance: Provenance | undefined, { acceptsPlain }: Reader): boolean {
  if (provenance?.vouched !== 'server') return false
  return provenance.transport === 'tls' || provenance.transport === 'loopback' || acceptsPlain
}

/** Whether it came over plain HTTP, which the reader does not allow: anybody on the way may have written it. */
export function isTooPlain(provenance: Provenance | undefined, { acceptsPlain }: Reader): boolean {
  return provenance?.transport === 'plain' && !acceptsPlain
}

/** Who of a host's jobs may be given it through the runner store. */
export function audienceInStore(
  provenance: Provenance,
  job: Job,
  reader: Reader & { readonly isFromCache: boolean },
): Audience {
  if (isNamedByServer(provenance, reader)) return 'shared'
  if (provenance.vouched === 'digest') return 'bundle'
  // What the default branch kept for itself is its own word, and no other repository's.
  return reader.isFromCache && isTrustedJob(job) && provenance.giver !== 'bundle' ? 'repository' : 'none'
}

/** Whether it may be kept in the Actions cache, where it speaks to every ref that reads there. */
export function mayBeKept(provenance: Provenance, reader: Reader): boolean {
  return isNamedByServer(provenance, reader)
}

/** Whether an entry of the runner store may be read by whoever asks for this audience; old records say nothing, and are no good. */
export function mayBeRead(provenance: Provenance | undefined, audience: Audience, reader: Reader): boolean {
  if (provenance === undefined) return false
  if (audience === 'shared') return isNamedByServer(provenance, reader)
  if (audience === 'bundle') return provenance.vouched === 'digest'
  return audience === 'repository' && provenance.giver !== 'bundle'
}

/**
 * Whether a copy that lies in a cache directory is of whom this job would ask: a directory may outlive its job, or serve
 * several steps, and another one's registry speaks for nobody else. What no registry named in its own run is not told apart
 * here: it is reported as what it is.
 *
 * @param places `registry/repository` of each that would be asked; empty: only publishers are
 */
export function isOfPlaces(provenance: Provenance | undefined, places: readonly string[]): boolean {
  if (provenance?.giver !== 'registry' || provenance.vouched !== 'server' || places.length === 0) return true
  const servers = [provenance.from, provenance.voucher]
  return places.some((place) => servers.some((name) => name === place || /^[:@]/.test(rest(name, place))))
}

/** What stands behind the repository in a reference: its tag or digest; empty where it is of another. */
function rest(name: string, place: string): string {
  return name.startsWith(place) ? name.slice(place.length) : ''
}
