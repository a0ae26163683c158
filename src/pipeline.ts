// The whole action on one page: inputs, plan, provide each resource, settings, report.
import { join } from 'node:path'
import * as core from '@actions/core'
import type { CacheCallerOptions } from './acquire/cache-caller.ts'
import { type OpenedCache, openActionsCache } from './acquire/cache-client.ts'
import { decideConfirm, decideSave, isDefaultBranch } from './acquire/save-policy.ts'
import { trustCertificates } from './certificates.ts'
import { ActionError } from './errors.ts'
import { finishRun } from './finish.ts'
import { readInputs } from './inputs/read.ts'
import type { Inputs } from './inputs/table.ts'
import { explainPlacement, findPaths, type JobPaths, liesInWorkspace, makeCacheDir } from './job.ts'
import { keepWarnings, type Log } from './log.ts'
import { createRegistryClient, type RegistryClient } from './oci/client.ts'
import type { Clock, Limits } from './oci/limits.ts'
import { repairTrees } from './place/commit.ts'
import type { Outcome } from './place/outcome.ts'
import { type ProvideContext, provide } from './place/provide.ts'
import { sweepStaging } from './place/staging.ts'
import { findTrivy } from './plan/find-trivy.ts'
import { decidePlan } from './plan/plan.ts'
import { type PlanFacts, planLines } from './plan-report.ts'
import { decideVerdict, type RunFacts, type Verdict } from './verdict.ts'
import { STATE_DIRECTORY } from './verify/seal.ts'

/** What the real world gives, and a test replaces. */
export interface Dependencies {
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  /** The built entry of the child process for the Actions cache. */
  readonly cacheWorkerFile: string
  /** For tests: shorter deadlines, and flags for the Node of that process. */
  readonly cacheTuning?: Pick<CacheCallerOptions, 'deadlines' | 'execArgv'> | undefined
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal
}

/**
 * Runs the action.
 *
 * @returns the verdict; outputs, variables, and summary are written by then
 * @throws {InputError} when the inputs cannot be acted on, {ActionError} when the job was cancelled
 */
export async function runPipeline(dependencies: Dependencies): Promise<Verdict> {
  const warnings: string[] = []
  const run = await planRun({ ...dependencies, log: keepWarnings(dependencies.log, warnings) })
  const facts = await provideAll(run)
  const verdict = decideVerdict(facts)
  const { inputs, paths } = run
  const { environment, log } = run.dependencies
  await finishRun(facts, verdict, { inputs, paths, environment, log, warnings })
  return verdict
}

/** Everything that is decided before anything is asked. */
interface PlannedRun extends PlanFacts {
  readonly inputs: Inputs
  readonly paths: JobPaths
  readonly dependencies: Dependencies
  /** Ends everything: the job was cancelled, or the step's time is up. */
  readonly signal: AbortSignal
}

async function planRun(dependencies: Dependencies): Promise<PlannedRun> {
  const { environment, log, cancelled } = dependencies
  const inputs = readInputs((name) => core.getInput(name))
  const signal = AbortSignal.any([cancelled, startDeadline(inputs.timeout)])
  if (inputs.caFile !== undefined) trustCertificates(inputs.caFile)
  const paths = findPaths(inputs.cacheDir, environment)
  makeCacheDir(join(paths.cacheDir, STATE_DIRECTORY))
  const trivy = await findTrivy({
    wanted: inputs.trivyVersion,
    environment,
    workingDirectory: paths.temp,
    memoFile: join(paths.cacheDir, STATE_DIRECTORY, 'trivy-version.json'),
  })
  const facts: PlanFacts = {
    plan: decidePlan(inputs, trivy),
    inputs,
    cacheDir: paths.cacheDir,
    actionsCache: openCache(inputs, dependencies, signal),
    save: decideSave(inputs.save, environment),
    confirm: decideConfirm(inputs.confirm, inputs.offline, environment),
  }
  await log.group('Plan', async () => {
    for (const line of planLines(facts)) log.info(line)
  })
  sayWhatIsAmiss(facts.actionsCache, explainPlacement(paths, environment), log)
  return { ...facts, inputs, paths, dependencies, signal }
}

/** Outside of the group: it is seen when the log is closed. */
function sayWhatIsAmiss(opened: OpenedCache, placement: string | undefined, log: Log): void {
  if (opened.kind === 'unavailable') log.info(`Actions cache: not used, ${opened.reason}`)
  else if (!opened.cache.mode.mayRead)
    log.info(`Actions cache: not read, the workflow's cache-mode is ${opened.cache.mode.name}`)
  if (placement !== undefined) log.warning(placement)
}

async function provideAll(run: PlannedRun): Promise<RunFacts> {
  const { inputs, plan, cacheDir, actionsCache, save, confirm, signal } = run
  const { clock, log, cancelled } = run.dependencies
  const now = () => new Date(clock.now())
  await sweepStaging(cacheDir, now())
  await repairTrees(cacheDir)

  const client = inputs.offline ? undefined : createClient(inputs, run.dependencies, signal)
  const context: ProvideContext = {
    cacheDir,
    trivyVersion: plan.trivy.version,
    client,
    cache: actionsCache.kind === 'available' ? actionsCache.cache : undefined,
    keyPrefix: inputs.keyPrefix,
    save: save.yes,
    confirm: confirm.yes,
    full: inputs.verify === 'full',
    mustBeSealed: liesInWorkspace(run.paths) && !isDefaultBranch(run.dependencies.environment),
    now,
    signal,
    log,
  }
  const outcomes: Outcome[] = []
  try {
    for (const requirement of plan.requirements) {
      const { title } = requirement.resource
      outcomes.push(await log.group(title, () => provide(requirement, context)))
    }
  } finally {
    if (actionsCache.kind === 'available') await actionsCache.cache.close()
  }
  if (cancelled.aborted) throw new ActionError('the job was cancelled; nothing is left half done')
  return {
    plan,
    outcomes,
    cacheDir,
    hosts: [...(client?.hostsContacted ?? [])],
    onDegraded: inputs.onDegraded,
    onUnavailable: inputs.onUnavailable,
    now: now(),
  }
}

/** Like `AbortSignal.timeout`, with a reason that names the input. */
function startDeadline(ms: number): AbortSignal {
  const deadline = new AbortController()
  const reason = new ActionError(
    `the time limit of ${Math.round(ms / 60_000)} min for the step was reached`,
    {
      hint: 'Raise the input timeout, or name a nearer mirror with the input registries.',
    },
  )
  setTimeout(() => deadline.abort(reason), ms).unref()
  return deadline.signal
}

function createClient(inputs: Inputs, dependencies: Dependencies, signal: AbortSignal): RegistryClient {
  const { environment, limits, clock, log } = dependencies
  return createRegistryClient({
    userAgent: 'trivy-offline-cache',
    plainHttp: inputs.insecureRegistries,
    environment,
    limits,
    clock,
    signal,
    log,
    maskSecret: core.setSecret,
  })
}

function openCache(inputs: Inputs, dependencies: Dependencies, signal: AbortSignal): OpenedCache {
  const { environment, log, cacheWorkerFile, cacheTuning } = dependencies
  return openActionsCache({
    ...cacheTuning,
    environment,
    workerFile: cacheWorkerFile,
    signal,
    log,
    caFile: inputs.caFile,
  })
}
