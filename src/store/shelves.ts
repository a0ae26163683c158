// Under which names the runner store keeps what a job may read and add: one for all who ask the same sources, and others for
// what only this repository, or only whoever gives the same bundle digest, is to believe.
import { acceptsPlain, hashPlaces, placeNames } from '../cache/requirement-stem.ts'
import { type Audience, isOfPlaces, mayBeRead } from '../provenance/rule.ts'
import type { Job } from '../provenance/trust.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { type Listing, listEntries, newestFirst, type StoreEntry } from './entry.ts'
import { type Store, storeStem } from './store.ts'

/** What all entries for one audience have in common. */
export interface Shelf {
  readonly audience: Audience
  readonly stem: string
}

/** What a job is told apart by. */
export interface Membership {
  readonly job: Job
  /** The digest of the bundle that this job was given, if one was typed. */
  readonly bundleDigest: string | undefined
}

/** The shelves of a job; the first one is everybody's. */
export function shelvesFor(
  requirement: Requirement,
  { job, bundleDigest }: Membership,
): readonly [Shelf, ...Shelf[]] {
  const stem = (owner?: string) => storeStem(requirement, hashPlaces(requirement, owner))
  const repository = job.repository === undefined ? undefined : `${job.server ?? ''}/${job.repository}`
  return [
    { audience: 'shared', stem: stem() },
    ...(repository === undefined
      ? []
      : [{ audience: 'repository' as const, stem: stem(`repository ${repository}`) }]),
    ...(bundleDigest === undefined
      ? []
      : [{ audience: 'bundle' as const, stem: stem(`bundle ${bundleDigest}`) }]),
  ]
}

/** What a job may read of a requirement, newest first; never throws for what lies there. */
export async function listShelves(
  store: Store,
  requirement: Requirement,
  shelves: readonly Shelf[],
): Promise<Listing> {
  const entries: StoreEntry[] = []
  const problems: string[] = []
  const reader = { acceptsPlain: acceptsPlain(requirement) }
  const asked = placeNames(requirement)
  for (const { audience, stem } of shelves) {
    const listing = await listEntries(store, requirement, stem)
    // The name of an entry is a claim; whose its bytes are, its record says.
    const isOurs = ({ seal: { provenance } }: StoreEntry) =>
      mayBeRead(provenance, audience, reader) && isOfPlaces(provenance, asked)
    entries.push(...listing.entries.filter(isOurs))
    problems.push(...listing.problems)
  }
  return { entries: entries.sort(newestFirst), problems }
}
