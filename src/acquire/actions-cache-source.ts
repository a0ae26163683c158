// The Actions cache as a source: the newest entry by its key, trusted only after its bytes have matched their digests.
import { ActionError, VerifyError } from '../base/errors.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import { type FoundEntry, findNewestEntry } from '../cache/cache-search.ts'
import { acceptsPlain } from '../cache/requirement-stem.ts'
import { openLayoutBlob } from '../oci/layout.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { FUTURE_TOLERANCE_MS } from '../verify/freshness.ts'
import { selectLayer, withoutVersion } from '../verify/layer.ts'
import { readKeptArtifact } from './kept-copy.ts'
import type { Confirmation } from './registry-source.ts'
import { type Artifact, type Offer, type Source, UnconfirmedError } from './source.ts'

/** What the source needs. */
export interface ActionsCacheSourceOptions {
  readonly cache: ActionsCache
  readonly requirement: Requirement
  /** What all keys of this resource begin with. */
  readonly stem: string
  /** Asks registries, or the publisher, for the layer; undefined when nobody is to be asked. */
  readonly confirm: ((layer: { digest: string; size: number }) => Promise<Confirmation>) | undefined
  readonly now: () => Date
}

/** How many entries are tried when some are refused: a poisoned one must not hide the good one behind it. */
const MAX_OFFERS = 3

/** The Actions cache of this repository. */
export function actionsCacheSource(given: ActionsCacheSourceOptions): Source {
  const { cache, requirement, stem, now } = given
  const { name } = requirement.resource
  const options = { ...given, restore: restoreOnce(cache, name) }
  return {
    kind: 'actions-cache',
    label: 'Actions cache',
    isUpstream: false,
    async *offers(): AsyncGenerator<Offer> {
      // What is pinned is wanted whatever its age.
      const isPinned = requirement.pinnedDigests.length > 0
      const oldest = now().getTime() - requirement.maxAgeMs - requirement.staleIfErrorMs
      const from = new Date(isPinned ? 0 : oldest)
      let to = new Date(now().getTime() + FUTURE_TOLERANCE_MS)
      for (let count = 0; count < MAX_OFFERS; count += 1) {
        const entry = await findNewestEntry((keys) => cache.lookup(name, keys), { stem, from, to })
        if (entry === undefined) return
        yield offerEntry(entry, options)
        to = new Date(entry.time.getTime() - 60_000)
      }
    },
  }
}

interface Options extends ActionsCacheSourceOptions {
  /** @throws {ActionError} when it cannot be restored */
  readonly restore: (key: string) => Promise<string>
}

/** What lies there since the last time is not downloaded again. */
function restoreOnce(cache: ActionsCache, name: string): Options['restore'] {
  let last: { readonly key: string; readonly directory: string } | undefined
  return async (key) => {
    if (last?.key === key) return last.directory
    last = undefined
    const directory = await cache.restore(name, key)
    if (directory === undefined) throw new ActionError(`the entry ${key} could not be restored`)
    last = { key, directory }
    return directory
  }
}

function offerEntry(entry: FoundEntry, options: Options): Offer {
  const { requirement } = options
  const isPinned = requirement.pinnedDigests.length > 0
  return {
    digestPrefix: `sha256:${entry.digestPrefix}`,
    promisedAt: isPinned ? undefined : entry.time,
    name: entry.key,
    version: undefined,
    isPinned,
    load: () => loadEntry(entry, options, 'confirmed'),
    loadUnconfirmed: () => loadEntry(entry, options, 'as it is'),
  }
}

async function loadEntry(
  entry: FoundEntry,
  options: Options,
  wish: 'confirmed' | 'as it is',
): Promise<Artifact> {
  const { requirement, confirm } = options
  const { pinnedDigests } = requirement
  const directory = await options.restore(entry.key)
  const { fetched, readConfig, confirmedAt, provenance } = await readKeptArtifact(directory)
  const layer = selectLayer(fetched.manifest, requirement)
  const wanted = `sha256:${entry.digestPrefix}…`
  if (!layer.digest.startsWith(`sha256:${entry.digestPrefix}`)) {
    throw new VerifyError(`the entry ${entry.key} holds another artifact`, { wanted, found: layer.digest })
  }
  if (pinnedDigests.length > 0 && !pinnedDigests.includes(fetched.digest)) {
    throw new VerifyError(`the entry ${entry.key} is not the pinned artifact`, {
      wanted: pinnedDigests.join(' or '),
      found: fetched.digest,
    })
  }
  const confirmation = wish === 'confirmed' ? await confirm?.(layer) : undefined
  if (confirmation === 'denied') {
    throw new VerifyError(`the entry ${entry.key} is not from a registry: none knows its layer`, {
      wanted: 'a registry that has it',
      found: layer.digest,
      hint: 'Somebody may have planted it. Look at who can run code on this ref, and delete the entry.',
    })
  }
  // A digest that somebody typed vouches for it.
  const isPinned = pinnedDigests.length > 0
  if (!isPinned && (confirmation === 'undecided' || confirmation === 'unanswered')) {
    const isAnswered = confirmation === 'undecided'
    const why = isAnswered ? 'could say whether it knows' : 'could be asked for'
    throw new UnconfirmedError(`no server ${why} the entry ${entry.key}`, isAnswered)
  }
  if (confirmation === 'superseded') {
    throw new ActionError(`the entry ${entry.key} is not what its publisher has now`)
  }
  // What is confirmed is the layer alone: a planted version, once placed, would shut out every honest one.
  const isVouchedFor = confirm === undefined || isPinned
  return {
    fetched: isVouchedFor ? fetched : withoutVersion(fetched),
    layer,
    // The annotation is as untrusted as the key: of the two claims the older one counts.
    confirmedAt: confirmedAt !== undefined && confirmedAt < entry.time ? confirmedAt : entry.time,
    confirmed: confirmation === 'confirmed',
    isDoubtful: wish === 'as it is' && !isPinned,
    // The worst of those that could have said so.
    confirmedOver: acceptsPlain(requirement) ? 'plain' : 'tls',
    // What it says of itself is worth as much as whoever may write there.
    provenance: provenance === undefined ? undefined : { ...provenance, vouched: 'nobody' },
    openLayer: () => openLayoutBlob(directory, layer),
    readConfig,
  }
}
