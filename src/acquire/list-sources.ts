// Which sources are asked for a resource, nearest first.
import { ActionError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { withinMs } from '../base/patience.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import { formatStem } from '../cache/cache-key.ts'
import { stemOf } from '../cache/requirement-stem.ts'
import type { RegistryClient } from '../oci/client.ts'
import { formatReference } from '../oci/reference.ts'
import type { RegistryPlace, Requirement } from '../resources/artifact-resource.ts'
import type { StoreContext } from '../store/queue.ts'
import { shelvesFor } from '../store/shelves.ts'
import { actionsCacheSource } from './actions-cache-source.ts'
import type { BundleOpener } from './bundle-opener.ts'
import { bundleSource } from './bundle-source.ts'
import type { HostMemory } from './host-memory.ts'
import type { Placed } from './placed.ts'
import { confirmByPublisher } from './publisher.ts'
import { confirmLayer, registrySource } from './registry-source.ts'
import { runnerStoreSource } from './runner-store-source.ts'
import type { TimeBudget } from './share.ts'
import type { Source } from './source.ts'

/** What sources are asked with. */
export interface SourcesContext {
  /** Absent when there is none, or it must not be used. */
  readonly cache: ActionsCache | undefined
  readonly keyPrefix: string
  readonly log: Log
  /** Absent when no registry may be asked. */
  readonly client: RegistryClient | undefined
  /** Absent when there is none, or it must not be used. */
  readonly store?: StoreContext | undefined
  /** What was carried across, if anything. */
  readonly bundle?: BundleOpener | undefined
  readonly confirm: boolean
  /** Who publishes this resource elsewhere than in a registry; asked last, and only where a registry may be. */
  readonly publisherOf?:
    | ((requirement: Requirement, placed: Placed | undefined) => Source | undefined)
    | undefined
  readonly now: () => Date
  readonly hosts?: HostMemory | undefined
  /** Absent: confirming may take the time that it takes. */
  readonly budget?: TimeBudget | undefined
}

/** Longest wait for one server's word on a copy that lies there. */
const MAX_CONFIRM_MS = 15_000

/** Asking whether a copy is known must not cost the time in which it would be read. */
function confirmMs(servers: number, { budget }: SourcesContext): number {
  if (budget === undefined) return MAX_CONFIRM_MS
  return Math.min(MAX_CONFIRM_MS, Math.max(0, budget.timeLeftMs() - budget.reserveMs) / (servers + 1))
}

/** Whoever has failed lately is asked for its word last, too. */
function badLast(places: readonly RegistryPlace[], hosts: HostMemory | undefined): readonly RegistryPlace[] {
  const isBad = ({ reference }: RegistryPlace) => hosts?.isBad(formatReference(reference)) === true
  return [...places.filter((place) => !isBad(place)), ...places.filter(isBad)]
}

/** The sources of one resource, nearest first. */
export function listSources(
  requirement: Requirement,
  placed: Placed | undefined,
  context: SourcesContext,
): Source[] {
  const { cache, client, now, log } = context
  const places = badLast(requirement.places, context.hosts)
  const publisher = client === undefined ? undefined : context.publisherOf?.(requirement, placed)
  const sources: Source[] = []
  if (context.store !== undefined) {
    const { store, membership } = context.store
    const shelves = shelvesFor(requirement, membership)
    sources.push(runnerStoreSource({ store, shelves, requirement, now, log }))
  }
  if (context.bundle !== undefined)
    sources.push(bundleSource({ open: context.bundle, requirement, now, log }))
  if (cache?.mode.mayRead === true) {
    const confirm =
      context.confirm && client !== undefined
        ? async (layer: { digest: string; size: number }) => {
            const answer = await confirmLayer(
              { client, places, log, maxMs: confirmMs(places.length + 1, context) },
              layer,
            )
            // A registry need not have what has its home elsewhere: its no says nothing.
            if (answer === 'confirmed' || publisher === undefined) return answer
            const tooLate = new ActionError(`${publisher.label} did not answer in time`)
            return await withinMs(confirmMs(1, context), tooLate, () =>
              confirmByPublisher(publisher, layer, log),
            )
          }
        : undefined
    const stem = formatStem(stemOf(requirement, context.keyPrefix))
    sources.push(actionsCacheSource({ cache, requirement, stem, confirm, now }))
  }
  if (client !== undefined) {
    sources.push(...places.map((place) => registrySource(client, place, requirement, now)))
    if (publisher !== undefined) sources.push(publisher)
  }
  return sources
}
