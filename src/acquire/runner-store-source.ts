// The runner store as a source: what an earlier job on this host has verified and extracted, nearest after the cache directory.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ActionError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { UNKNOWN } from '../provenance/provenance.ts'
import { isVouchedFor } from '../provenance/rule.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { COMPLETE_FILE, noteUse, type StoreEntry } from '../store/entry.ts'
import { listShelves, type Shelf } from '../store/shelves.ts'
import type { Store } from '../store/store.ts'
import { verifyEntry } from '../store/verify-entry.ts'
import { knownInstant } from '../verify/freshness.ts'
import type { Artifact, Offer, Source } from './source.ts'

/** What the source needs. */
export interface RunnerStoreOptions {
  readonly store: Store
  /** Of each audience that this job belongs to. */
  readonly shelves: readonly Shelf[]
  readonly requirement: Requirement
  readonly now: () => Date
  readonly log: Log
}

/** The source for one requirement. */
export function runnerStoreSource(options: RunnerStoreOptions): Source {
  const { store, shelves, requirement, now, log } = options
  return {
    kind: 'runner-store',
    label: 'runner store',
    isUpstream: false,
    async *offers(): AsyncGenerator<Offer> {
      const { entries, problems } = await listShelves(store, requirement, shelves)
      for (const problem of problems) log.info(`runner store: ${problem}`)
      for (const entry of entries) {
        const isPinned = requirement.pinnedDigests.includes(entry.seal.manifestDigest)
        if (!isPinned && requirement.pinnedDigests.length > 0) continue
        yield {
          digestPrefix: entry.layer.digest,
          // What is pinned is wanted whatever its age.
          promisedAt: isPinned ? undefined : knownInstant(new Date(entry.seal.measuredAt), now()),
          version: entry.seal.artifactVersion,
          isPinned,
          load: () => load(entry, options),
        }
      }
    },
  }
}

async function load(entry: StoreEntry, { store, requirement, now }: RunnerStoreOptions): Promise<Artifact> {
  // First, so that it is not pruned now.
  await noteUse(entry, now())
  if (!existsSync(join(entry.directory, COMPLETE_FILE))) throw new ActionError('it was pruned meanwhile')
  const verified = await verifyEntry(store, entry, requirement)
  const noLayer = () => new ActionError('the runner store keeps extracted files, not the layer')
  return {
    fetched: entry.fetched,
    layer: entry.layer,
    confirmedAt: new Date(entry.seal.measuredAt),
    confirmed: isVouchedFor(entry.seal.provenance ?? UNKNOWN),
    provenance: entry.seal.provenance,
    stored: verified,
    openLayer: () => {
      throw noLayer()
    },
    readConfig: () => Promise.reject(noLayer()),
  }
}
