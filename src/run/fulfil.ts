// Carries out the plan: one resource after the other, with one registry client and one cache for all.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isWholeReady, type Outcome } from '../acquire/outcome.ts'
import { ActionError } from '../base/errors.ts'
import type { RegistryClient } from '../oci/client.ts'
import { repairTrees } from '../place/commit.ts'
import { sweepStaging } from '../place/staging.ts'
import type { Plan } from '../plan/plan.ts'
import { isTrustedJob } from '../provenance/trust.ts'
import type { RunFacts } from '../report/verdict.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import { identifyJob, sweepJobDirectories } from '../store/job-directory.ts'
import type { StoreContext } from '../store/queue.ts'
import { type Store, stopsWriters } from '../store/store.ts'
import { liesInWorkspace, sharedPlace } from './job-paths.ts'
import {
  budgetOf,
  bundleOf,
  contactedHosts,
  createClient,
  openPublishers,
  type PlannedRun,
} from './planned-run.ts'
import { type ProvideContext, provide } from './provide.ts'
import { provideOwn } from './provide-own.ts'

/**
 * Provides every resource of the plan.
 *
 * @throws {ActionError} when the job was cancelled
 */
export async function fulfilPlan(run: PlannedRun): Promise<RunFacts> {
  const { inputs, plan, paths, actionsCache } = run
  const { clock, log, cancelled } = run.dependencies
  const { cacheDir } = paths
  const now = () => new Date(clock.now())
  await sweepStaging(cacheDir, now())
  await repairTrees(
    cacheDir,
    [...plan.requirements, ...plan.omissions].map(({ resource }) => resource),
  )
  if (run.store.kind === 'open') await sweepJobs(run.store.store, run, now())

  const client = inputs.offline ? undefined : createClient(run)
  const publishers = openPublishers(run)
  const { publisherOf } = publishers
  const context = { ...describeContext(run, client, now), publisherOf }
  const outcomes: Outcome[] = []
  const ownOutcomes = new Map<string, OwnOutcome>()
  try {
    for (const planned of plan.resources) {
      for (const requirement of planned.requirements) {
        const { title } = requirement.resource
        const budget = budgetOf(run, requirement, plan)
        outcomes.push(await log.group(title, () => provide(requirement, { ...context, budget })))
      }
      const own = await provideOwn(planned, run, { ...context, client, away: undefined })
      if (own !== undefined) ownOutcomes.set(planned.resource.name, own)
    }
  } finally {
    await publishers.close?.()
    if (actionsCache.kind === 'available') await actionsCache.cache.close()
  }
  finishResources(run, outcomes, ownOutcomes)
  if (cancelled.aborted) throw new ActionError('the job was cancelled; nothing is left half done')
  const ownHosts = [...ownOutcomes.values()].map(({ hosts }) => hosts)
  return {
    plan,
    outcomes,
    ownOutcomes,
    unneeded: findUnneeded(plan, cacheDir),
    cacheDir,
    hosts: contactedHosts(run, client?.hostsContacted, publishers.hostsContacted, ...ownHosts),
    onDegraded: inputs.onDegraded,
    onUnavailable: inputs.onUnavailable,
    now: now(),
  }
}

function findUnneeded({ omissions, needs }: Plan, cacheDir: string): readonly ArtifactResource[] {
  return omissions
    .map(({ resource }) => resource)
    .filter(
      ({ name, directory }) => needs[name]?.need === 'not needed' && !existsSync(join(cacheDir, directory)),
    )
}

/** What stands beside the placed data, for what is placed as a whole. */
function finishResources(
  { plan, paths, dependencies }: PlannedRun,
  outcomes: readonly Outcome[],
  ownOutcomes: ReadonlyMap<string, OwnOutcome>,
): void {
  const { environment, log } = dependencies
  for (const { resource, own } of plan.resources) {
    const outcome = ownOutcomes.get(resource.name)
    const ready = isWholeReady(resource.name, outcomes, outcome)
    const facts = { environment, log, cacheDir: paths.cacheDir, isReady: ready, outcome }
    resource.finish?.(facts, own)
  }
}

function describeContext(
  run: PlannedRun,
  client: RegistryClient | undefined,
  now: () => Date,
): ProvideContext {
  const { inputs, plan, paths, actionsCache, save, confirm, signal } = run
  const { log } = run.dependencies
  return {
    cacheDir: paths.cacheDir,
    trivyVersion: plan.trivy.version,
    client,
    bundle: bundleOf(run),
    cache: actionsCache.kind === 'available' ? actionsCache.cache : undefined,
    keyPrefix: inputs.keyPrefix,
    save: save.yes,
    store: describeStore(run),
    storeProblem: run.store.kind === 'off' && run.store.isProblem ? run.store.why : undefined,
    confirm: confirm.yes,
    full: inputs.verify === 'full',
    mustBeSealed: liesInWorkspace(paths) && !isTrustedJob(run.job),
    place: sharedPlace(paths, run.store),
    now,
    signal,
    hosts: run.hosts,
    job: run.job,
    log,
  }
}

/** Other jobs may wait for this one; then they need time to fetch it themselves, should it fail. */
const WAIT_SHARE = 2 / 3

function describeStore({
  store,
  inputs,
  plan,
  job,
  dependencies,
  signal,
}: PlannedRun): StoreContext | undefined {
  if (store.kind === 'off') return undefined
  const { clock, log } = dependencies
  const isGuess = plan.trivy.origin === 'latest-known' && !stopsWriters()
  return {
    store: store.store,
    membership: { job, bundleDigest: inputs.bundle === undefined ? undefined : inputs.bundleDigest },
    isVersionCertain: !isGuess,
    maxWaitMs: inputs.timeout * WAIT_SHARE,
    clock,
    signal,
    log,
  }
}

async function sweepJobs(store: Store, { paths, dependencies }: PlannedRun, now: Date): Promise<void> {
  await sweepJobDirectories(store, identifyJob(paths.temp, dependencies.environment), now)
}
