// What is used when a newer copy cannot be put in its place: what lies there, if it would do with nobody to ask.
import { acquire } from '../acquire/acquire.ts'
import type { Staged } from '../acquire/candidate.ts'
import { describeReady, judgeQuality, type ReadyResource } from '../acquire/outcome.ts'
import { type InspectionContext, inspectPlaced } from '../acquire/placed.ts'
import { explainUnused } from '../acquire/unused.ts'
import type { Log } from '../base/log.ts'
import type { RegistryClient } from '../oci/client.ts'
import type { Requirement } from '../resources/artifact-resource.ts'

/** Where to look, and how it is told. */
export interface OlderCopyContext extends Omit<InspectionContext, 'now'> {
  readonly now: () => Date
  /** Absent when nobody is asked. */
  readonly client: RegistryClient | undefined
  readonly signal: AbortSignal
  readonly log: Log
}

/**
 * Looks at the place again, for the attempt may have changed it, and judges by the rules of a run that has no source:
 * seal, contents, pin, and age all count.
 *
 * @returns undefined when nothing usable lies there
 */
export async function findOlderCopy(
  requirement: Requirement,
  context: OlderCopyContext,
): Promise<ReadyResource | undefined> {
  const inspection = await inspectPlaced(requirement, { ...context, now: context.now() })
  const isOffline = context.client === undefined
  if (inspection.kind !== 'placed' || explainUnused(inspection, requirement, isOffline) !== undefined)
    return undefined
  const { best, freshness } = await acquire<Staged>({
    requirement,
    placed: inspection.placed,
    isPlacedPinned: requirement.pinnedDigests.length > 0,
    sources: async () => [],
    stage: () => Promise.reject(new Error('there is no source')),
    now: context.now,
    signal: context.signal,
    log: context.log,
  })
  const quality = judgeQuality(freshness, false)
  return best === undefined || quality === undefined ? undefined : describeReady(best, quality)
}

/**
 * What lies there of a registry that is not asked now, for a job that can have nothing from those that are: as good as a copy
 * that is too old, whatever its age, so that it is told.
 */
export async function findForeignCopy(
  requirement: Requirement,
  context: OlderCopyContext,
): Promise<ReadyResource | undefined> {
  const ready = await findOlderCopy(requirement, { ...context, client: undefined })
  return ready && { ...ready, quality: 'stale' }
}
