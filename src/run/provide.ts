// Makes one artifact available, from the look at what is there to the sealed files in their place.
import { join } from 'node:path'
import { acquire } from '../acquire/acquire.ts'
import type { Candidate } from '../acquire/candidate.ts'
import { closePlace } from '../acquire/guard-place.ts'
import type { HostMemory } from '../acquire/host-memory.ts'
import type { SourcesContext } from '../acquire/list-sources.ts'
import { describeReady, judgeQuality, type Outcome, type ReadyResource } from '../acquire/outcome.ts'
import { inspectPlaced, isProvenAbsent, type Placed } from '../acquire/placed.ts'
import { withProgress } from '../acquire/progress.ts'
import type { Artifact, Source } from '../acquire/source.ts'
import { explainUnused, sayNoStore, sayOffline, tell } from '../acquire/unused.ts'
import { describeError, LocalError } from '../base/errors.ts'
import { blameLocal } from '../base/local-failure.ts'
import type { SharedPlace } from '../base/planted.ts'
import { acceptsPlain } from '../cache/requirement-stem.ts'
import { commitStaged, renewConfirmation } from '../place/commit.ts'
import type { StagedFiles } from '../place/stage.ts'
import { type Audience, audienceInStore } from '../provenance/rule.ts'
import type { Job } from '../provenance/trust.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { joinQueue } from '../store/join-queue.ts'
import type { Queue } from '../store/queue.ts'
import { judgeFreshness } from '../verify/freshness.ts'
import type { KeepingContext } from './keeping.ts'

/** What providing any resource needs; the same for all of a run. */
export interface ProvideContext extends KeepingContext, SourcesContext {
  readonly cacheDir: string
  readonly trivyVersion: string
  /** Hash every placed byte again. */
  readonly full: boolean
  /** Others than the default branch can have filled the cache directory. */
  readonly mustBeSealed?: boolean | undefined
  /** Who else can have filled it. */
  readonly place?: SharedPlace | undefined
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly hosts?: HostMemory | undefined
  readonly job?: Job | undefined
  /** Why there is no runner store, where there should be one. */
  readonly storeProblem?: string | undefined
}

/** Makes one artifact available; never throws for what sources or this machine do wrong. */
export async function provide(requirement: Requirement, context: ProvideContext): Promise<Outcome> {
  const startedAt = context.now()
  const inspection = await inspectPlaced(requirement, { ...context, now: startedAt })
  const placed = inspection.kind === 'placed' ? inspection.placed : undefined
  const unused = explainUnused(inspection, requirement, context.client === undefined)
  if (unused !== undefined) tell(unused, requirement, context.log)
  const usable = unused === undefined ? placed : undefined
  const queue = await joinQueue(context.store, requirement, hasNothingToFetch(usable, requirement, context))
  const acquisition = await acquire<StagedFiles>({
    requirement,
    placed: usable,
    isPlacedPinned: requirement.pinnedDigests.length > 0,
    sources: async () =>
      (await import('../acquire/list-sources.ts')).listSources(requirement, usable, context),
    stage: (artifact, source) => stage(artifact, source, requirement, context),
    now: context.now,
    budget: context.budget,
    hosts: context.hosts,
    job: context.job,
    signal: context.signal,
    log: context.log,
  })
  const { best } = acquisition
  const nearby = [unused, sayNoStore(context.storeProblem)].filter((attempt) => attempt !== undefined)
  const attempts = [...nearby, ...acquisition.attempts]
  if (context.client === undefined && acquisition.freshness !== 'fresh') {
    const offline = sayOffline(requirement, context.bundle !== undefined, attempts)
    attempts.push(offline)
    tell(offline, requirement, context.log)
  }
  let problem = acquisition.problem
  let ready: ReadyResource | undefined
  const quality = judgeQuality(acquisition.freshness, best?.isUpstreamCurrent === true)
  if (best !== undefined && quality !== undefined) {
    try {
      await settle(best, placed, requirement, { ...context, queue })
      ready = describeReady(best, quality)
    } catch (thrown) {
      const error = blameLocal(thrown)
      if (!(error instanceof LocalError)) throw error
      problem = error
      ready = await (await import('./older-copy.ts')).findOlderCopy(requirement, context)
    }
  }
  // It is of somebody else, and better than nothing.
  const isForeign = unused !== undefined && explainUnused(inspection, requirement, true) === undefined
  if (ready === undefined && isForeign) {
    ready = await (await import('./older-copy.ts')).findForeignCopy(requirement, context)
  }
  await best?.staged?.discard()
  await queue.leave({ isOwnFault: problem !== undefined || context.signal.aborted })
  return {
    requirement,
    ready,
    attempts,
    problem: problem === undefined ? undefined : describeError(problem),
    hint: problem?.hint,
    isProvenAbsent: ready === undefined && isProvenAbsent(context.cacheDir, requirement),
    durationMs: context.now().getTime() - startedAt.getTime(),
  }
}

/** Whether others need not wait for this job, nor it for them. */
function hasNothingToFetch(
  placed: Placed | undefined,
  requirement: Requirement,
  { cache, client, now }: ProvideContext,
): boolean {
  if (client === undefined && cache?.mode.mayRead !== true) return true
  if (placed === undefined) return false
  const isPinned = requirement.pinnedDigests.length > 0
  return isPinned || judgeFreshness(placed.measuredAt, now(), requirement) === 'fresh'
}

async function stage(
  artifact: Artifact,
  source: Source,
  requirement: Requirement,
  context: ProvideContext,
): Promise<StagedFiles> {
  const { stored } = artifact
  if (stored !== undefined) {
    const isVersionCertain = context.store?.isVersionCertain === true
    const options = { ...context, requirement, isVersionCertain, now: context.now() }
    const { stageStored } = await import('../place/stage-stored.ts')
    return stageStored({ ...artifact, stored }, options)
  }
  const { stageArtifact } = await import('../place/stage.ts')
  const { startKept } = await import('./keeping.ts')
  const kept = await startKept(artifact, source, requirement, context)
  const { title } = requirement.resource
  return stageArtifact(
    {
      ...artifact,
      openLayer: () => withProgress(artifact.openLayer(), { title, ...artifact.layer, ...context }),
    },
    { ...context, requirement, label: source.label, kept, now: context.now() },
  )
}

/** Puts the best copy in its place, or notes that what is there was confirmed; then keeps it for later jobs. */
async function settle(
  best: Candidate<StagedFiles>,
  placed: Placed | undefined,
  requirement: Requirement,
  context: ProvideContext & { readonly queue: Queue },
): Promise<void> {
  const { cacheDir, log } = context
  if (best.staged === undefined) {
    const isRenewed = best.measuredAt.getTime() !== placed?.measuredAt.getTime()
    if (placed?.seal !== undefined && isRenewed) {
      // Not noted, it only costs the next run a request.
      await renewConfirmation(
        cacheDir,
        requirement.resource,
        placed.seal,
        best.measuredAt,
        best.provenance,
      ).catch((error) => log.info(`the confirmation could not be noted: ${describeError(error)}`))
    }
    return
  }
  const { staged } = best
  if (context.place !== undefined) closePlace(requirement.resource, context.place)
  const seal = await commitStaged(cacheDir, requirement, { ...best, staged })
  const { fetched, stored } = staged.artifact
  const directory = join(cacheDir, requirement.resource.directory)
  const isKnown = stored?.seal.measuredAt === seal.measuredAt
  const audience = audienceOf(best, requirement, context)
  const isNews = audience !== 'none' && !isKnown
  const addition = isNews ? { audience, seal, fetched, directory, now: context.now() } : undefined
  await context.queue.leave({ addition, isOwnFault: false })
  await (await import('./keeping.ts')).keepStaged(best, requirement, context)
}

function audienceOf(
  { provenance, sourceKind }: Candidate<StagedFiles>,
  requirement: Requirement,
  { store }: ProvideContext,
): Audience {
  if (store === undefined) return 'none'
  const isFromCache = sourceKind === 'actions-cache'
  const reader = { acceptsPlain: acceptsPlain(requirement), isFromCache }
  return audienceInStore(provenance, store.membership.job, reader)
}
