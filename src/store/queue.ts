// How a job stands in the queue for a resource that the runner store does not have, and what it leaves there for the others.

import { describeError } from '../base/errors.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { Clock } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import type { Audience } from '../provenance/rule.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { judgeFreshness, knownInstant } from '../verify/freshness.ts'
import { type Addition, addEntry, renewEntry } from './add.ts'
import { listEntries, type StoreEntry } from './entry.ts'
import { pruneIfTight } from './prune.ts'
import { listShelves, type Membership, type Shelf, shelvesFor } from './shelves.ts'
import { lockPath, type Store } from './store.ts'
import { type Turn, takeTurn } from './turn.ts'
import { isIntact } from './verify-entry.ts'

/** The store, and what this job may do with it. */
export interface StoreContext {
  readonly store: Store
  readonly membership: Membership
  /** Whether the Trivy that scans is known, or no process here could write to what it may only read. */
  readonly isVersionCertain: boolean
  readonly maxWaitMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
}

interface Wanted {
  readonly requirement: Requirement
  readonly shelves: readonly [Shelf, ...Shelf[]]
}

/** A place in the queue. */
export interface Queue {
  /**
   * Leaves what was placed for others, and lets the next one go. Only the first call counts. Never throws: what goes wrong
   * only costs later jobs time.
   */
  leave(result: QueueResult): Promise<void>
}

/** What became of our turn. */
export interface QueueResult {
  /** What was placed, where it may be given to others. */
  readonly addition?: QueueAddition | undefined
  /** Another job may have more luck: this machine, or this job, was at fault. */
  readonly isOwnFault: boolean
}

/** What is left, and for whom. */
export type QueueAddition = Omit<Addition, 'requirement' | 'stem'> & { readonly audience: Audience }

/** Waits for whoever fetches the same, or goes itself; with nothing to fetch it only adds. */
export async function enterQueue(
  context: StoreContext,
  requirement: Requirement,
  hasNothingToFetch: boolean,
): Promise<Queue> {
  const wanted = { requirement, shelves: shelvesFor(requirement, context.membership) }
  const turn = hasNothingToFetch || !context.store.isWritable ? undefined : await awaitTurn(context, wanted)
  let hasLeft = false
  const leave = async ({ addition, isOwnFault }: QueueResult) => {
    if (hasLeft) return
    hasLeft = true
    if (addition !== undefined) await add(context, wanted, turn, addition)
    if (turn?.kind === 'ours') await turn.end(isOwnFault || (await hasFresh(context, wanted)))
  }
  return { leave }
}

async function awaitTurn(context: StoreContext, wanted: Wanted): Promise<Turn> {
  const { store, clock, signal, maxWaitMs, log } = context
  const startedMs = clock.now()
  let hasWaited = false
  const turn = await takeTurn({
    path: lockPath(store, wanted.requirement, wanted.shelves[0].stem),
    isThere: () => hasFresh(context, wanted),
    maxWaitMs,
    clock,
    signal,
    onWait: (owner) => {
      hasWaited = true
      const process = owner === undefined ? '' : ` (process ${owner.pid} on ${owner.host})`
      log.info(`runner store: waiting for another job that fetches the same${process}`)
    },
  })
  if (hasWaited) {
    const seconds = ((clock.now() - startedMs) / 1000).toFixed(1)
    const result = { there: 'it is there', ours: 'our turn', passed: 'it has not come', none: '' }[turn.kind]
    log.info(`runner store: waited ${seconds} s; ${result}`)
  }
  // A download needs room before it can replace anything.
  if (turn.kind === 'ours') await pruneIfTight(store, new Date(clock.now()))
  if (turn.kind === 'none') {
    log.info(`runner store: no lock: ${describeError(turn.cause)}`)
  }
  return turn
}

async function add(
  { store, log }: StoreContext,
  wanted: Wanted,
  turn: Turn | undefined,
  { audience, ...addition }: QueueAddition,
): Promise<void> {
  try {
    const { requirement } = wanted
    const stem = wanted.shelves.find((shelf) => shelf.audience === audience)?.stem
    if (stem === undefined) return
    const { entries } = await listEntries(store, requirement, stem)
    const same = entries.find(({ layer }) => layer.digest === addition.seal.layerDigest)
    if (turn?.kind === 'ours' && (await turn.isOurs())) {
      const outcome = await addEntry(store, { requirement, stem, ...addition })
      if (outcome.kind === 'added') log.info('runner store: kept for later jobs')
      if (outcome.kind === 'refused') {
        const [size, free, floor] = [outcome.sizeBytes, outcome.freeBytes, outcome.floorBytes].map(
          formatBytes,
        )
        log.info(
          `runner store: not kept: it needs ${size}; ${free} of that disk are free, and ${floor} are left alone`,
        )
      }
    } else if (same !== undefined && store.isWritable) await renewEntry(store, same, addition)
  } catch (error) {
    log.info(`runner store: not kept: ${describeError(error)}`)
  }
}

/** Whether the store has what this requirement would be settled with. */
async function hasFresh({ store, clock }: StoreContext, wanted: Wanted): Promise<boolean> {
  const { requirement, shelves } = wanted
  const now = new Date(clock.now())
  const { entries } = await listShelves(store, requirement, shelves)
  return entries.some((entry) => isWanted(entry, requirement, now) && isIntact(store, entry, requirement))
}

function isWanted({ seal }: StoreEntry, requirement: Requirement, now: Date): boolean {
  const { pinnedDigests } = requirement
  if (pinnedDigests.length > 0) return pinnedDigests.includes(seal.manifestDigest)
  return isFresh(new Date(seal.measuredAt), requirement, now)
}

function isFresh(measuredAt: Date, requirement: Requirement, now: Date): boolean {
  return judgeFreshness(knownInstant(measuredAt, now), now, requirement) === 'fresh'
}
