// Carries out the plan: one resource after the other, with one registry client and one cache for all.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import { ActionError } from '../base/errors.ts'
import { isDefaultBranch } from '../cache/save-policy.ts'
import type { RegistryClient } from '../oci/client.ts'
import { repairTrees } from '../place/commit.ts'
import { sweepStaging } from '../place/staging.ts'
import type { Plan } from '../plan/plan.ts'
import { liesInWorkspace } from '../report/job.ts'
import type { RunFacts } from '../report/verdict.ts'
import { bundleSet } from '../resources/maven-poms/bundle-set.ts'
import type { PomsContext, PomsRequirement } from '../resources/maven-poms/poms-context.ts'
import type { PomsOutcome } from '../resources/maven-poms/poms-outcome.ts'
import { providePoms } from '../resources/maven-poms/provide-poms.ts'
import { type Resource, TITLES } from '../resources/table.ts'
import { writeRepositoryFiles } from '../resources/vex-repo/repository-files.ts'
import { createVexSources } from '../resources/vex-repo/vex-sources.ts'
import { opensDatabaseReadOnly } from '../scan/trivy-version.ts'
import { identifyJob, sweepJobDirectories } from '../store/job-directory.ts'
import type { Store } from '../store/store.ts'
import type { Outcome } from './outcome.ts'
import { bundleOf, contactedHosts, createClient, type PlannedRun } from './planned-run.ts'
import { type ProvideContext, provide } from './provide.ts'
import type { StoreContext } from './store-turn.ts'

/**
 * Provides every resource of the plan.
 *
 * @throws {ActionError} when the job was cancelled
 */
export async function carryOut(run: PlannedRun): Promise<RunFacts> {
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
  const vex = createVexSources(run, now)
  const context = { ...describeContext(run, client, now), publisherOf: vex.publisherOf }
  const outcomes: Outcome[] = []
  let poms: PomsOutcome | undefined
  try {
    for (const requirement of plan.requirements) {
      const { title } = requirement.resource
      outcomes.push(await log.group(title, () => provide(requirement, context)))
    }
    poms = await provideMavenPoms(run, context)
  } finally {
    if (actionsCache.kind === 'available') await actionsCache.cache.close()
  }
  placeRepositoryFiles(run, outcomes)
  if (cancelled.aborted) throw new ActionError('the job was cancelled; nothing is left half done')
  return {
    plan,
    outcomes,
    poms,
    unneeded: findUnneeded(plan, cacheDir),
    cacheDir,
    hosts: contactedHosts(run, client?.hostsContacted, vex.hostsContacted, poms?.hosts),
    onDegraded: inputs.onDegraded,
    onUnavailable: inputs.onUnavailable,
    now: now(),
  }
}

function findUnneeded({ omissions, needs }: Plan, cacheDir: string): readonly Resource[] {
  return omissions
    .map(({ resource }) => resource)
    .filter(
      ({ name, directory }) => needs[name].need === 'not needed' && !existsSync(join(cacheDir, directory)),
    )
}

/** Only beside repositories that are all there: Trivy would look for each one that the list names. */
function placeRepositoryFiles({ plan, paths, dependencies }: PlannedRun, outcomes: readonly Outcome[]): void {
  const own = outcomes.filter(({ requirement }) => requirement.resource.format.kind === 'vex')
  if (own.length === 0 || own.some(({ ready }) => ready === undefined)) return
  const { file, repositories } = plan.vex
  const runnerTemp = dependencies.environment.RUNNER_TEMP || undefined
  writeRepositoryFiles(repositories, { file, cacheDir: paths.cacheDir, runnerTemp }, dependencies.log)
}

/** Makes the POMs of the plan available; elsewhere than in the local repository for whoever carries them away. */
export async function provideMavenPoms(
  { inputs, plan, paths, dependencies, signal }: PlannedRun,
  context: Pick<ProvideContext, 'client' | 'cache' | 'bundle' | 'keyPrefix'> & { readonly save: boolean },
  away: Pick<PomsRequirement, 'placeIn'> & Pick<PomsContext, 'onSet'> = {},
): Promise<PomsOutcome | undefined> {
  if (plan.poms === undefined) return undefined
  const { environment } = dependencies
  const { bundle } = context
  const wanted = {
    ...plan.poms,
    placeIn: away.placeIn,
    workspace: paths.workspace,
    trivyVersion: plan.trivy.version,
    keepsPrivate: inputs.keepPrivatePoms,
    mavenRepositories: inputs.mavenRepository,
    mavenMirrors: plan.settings.mavenMirrors,
    insecureHosts: inputs.insecureRegistries,
    // GitHub's own runners are new for each job.
    guardsLocalRepository: environment.RUNNER_ENVIRONMENT === 'self-hosted' && !isDefaultBranch(environment),
  }
  return await dependencies.log.group(TITLES['maven-poms'], () =>
    providePoms(wanted, {
      ...dependencies,
      ...context,
      onSet: away.onSet,
      nearerSets: (sets) => (bundle === undefined ? [] : [bundleSet(bundle, sets)]),
      signal,
      maskSecret: core.setSecret,
    }),
  )
}

function describeContext(
  run: PlannedRun,
  client: RegistryClient | undefined,
  now: () => Date,
): ProvideContext {
  const { inputs, plan, paths, actionsCache, save, confirm, signal } = run
  const { environment, log } = run.dependencies
  return {
    cacheDir: paths.cacheDir,
    trivyVersion: plan.trivy.version,
    client,
    bundle: bundleOf(run),
    cache: actionsCache.kind === 'available' ? actionsCache.cache : undefined,
    keyPrefix: inputs.keyPrefix,
    save: save.yes,
    store: describeStore(run),
    confirm: confirm.yes,
    full: inputs.verify === 'full',
    mustBeSealed: liesInWorkspace(paths) && !isDefaultBranch(environment),
    now,
    signal,
    log,
  }
}

/** Other jobs may wait for this one; then they need time to fetch it themselves, should it fail. */
const WAIT_SHARE = 2 / 3

function describeStore({ store, inputs, plan, dependencies, signal }: PlannedRun): StoreContext | undefined {
  if (store.kind === 'off') return undefined
  const { environment, clock, log } = dependencies
  const { version, origin } = plan.trivy
  // The files are read-only, which stops everybody but root.
  const isGuess = origin === 'latest-known' && process.getuid?.() === 0
  return {
    store: store.store,
    isTrustedRef: isDefaultBranch(environment),
    mayShareDatabase: opensDatabaseReadOnly(version) && !isGuess,
    maxWaitMs: inputs.timeout * WAIT_SHARE,
    clock,
    signal,
    log,
  }
}

async function sweepJobs(store: Store, { paths, dependencies }: PlannedRun, now: Date): Promise<void> {
  await sweepJobDirectories(store, identifyJob(paths.temp, dependencies.environment), now)
}
