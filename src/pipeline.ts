// The whole action on one page: inputs, plan, provide each resource, settings, report.
import { join } from 'node:path'
import * as core from '@actions/core'
import type { CacheCallerOptions } from './acquire/cache-caller.ts'
import { type OpenedCache, openActionsCache } from './acquire/cache-client.ts'
import { decideConfirm, decideSave } from './acquire/save-policy.ts'
import { trustCertificates } from './certificates.ts'
import { decideEnvironment } from './environment.ts'
import { ActionError, describeError } from './errors.ts'
import { readInputs } from './inputs/read.ts'
import type { Inputs } from './inputs/table.ts'
import {
  explainPlacement,
  exportVariables,
  findPaths,
  type JobPaths,
  writeEnvFile,
  writeOwnFile,
  writeSummary,
} from './job.ts'
import type { Log } from './log.ts'
import { createRegistryClient, type RegistryClient } from './oci/client.ts'
import type { Clock, Limits } from './oci/limits.ts'
import { describeOutputs } from './outputs.ts'
import { repairTrees } from './place/commit.ts'
import type { Outcome } from './place/outcome.ts'
import { type ProvideContext, provide } from './place/provide.ts'
import { sweepStaging } from './place/staging.ts'
import { findTrivy } from './plan/find-trivy.ts'
import { decidePlan, type Plan } from './plan/plan.ts'
import { closingLine, describeWarning, evidenceRecord, planLines, summaryRows } from './report.ts'
import { commandFacts, writeTrivyCommand } from './trivy-command.ts'
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
  const { environment, log } = dependencies
  const inputs = readInputs((name) => core.getInput(name))
  if (inputs.caFile !== undefined) trustCertificates(inputs.caFile)
  const paths = findPaths(inputs.cacheDir, environment)
  const trivy = await findTrivy({
    wanted: inputs.trivyVersion,
    environment,
    workingDirectory: paths.temp,
    memoFile: join(paths.cacheDir, STATE_DIRECTORY, 'trivy-version.json'),
  })
  const plan = decidePlan(inputs, trivy)
  await log.group('Plan', async () => describePlan({ inputs, plan, paths, dependencies }))

  const facts = await provideAll(inputs, plan, paths, dependencies)
  const verdict = decideVerdict(facts)
  await report(facts, verdict, { inputs, paths, dependencies })
  return verdict
}

interface PlannedRun {
  readonly inputs: Inputs
  readonly plan: Plan
  readonly paths: JobPaths
  readonly dependencies: Dependencies
}

function describePlan({ inputs, plan, paths, dependencies }: PlannedRun): void {
  const { environment, log } = dependencies
  log.info(`cache directory ${paths.cacheDir}`)
  for (const line of planLines(plan)) log.info(line)
  const save = decideSave(inputs.save, environment)
  const confirm = decideConfirm(inputs.confirm, inputs.offline, environment)
  log.info(`saves to the Actions cache: ${save.yes ? 'yes' : 'no'}, ${save.why}`)
  log.info(`asks a registry to confirm what comes from it: ${confirm.yes ? 'yes' : 'no'}, ${confirm.why}`)
  const problem = explainPlacement(paths, environment)
  if (problem !== undefined) log.warning(problem)
}

async function provideAll(
  inputs: Inputs,
  plan: Plan,
  paths: JobPaths,
  dependencies: Dependencies,
): Promise<RunFacts> {
  const { clock, log, cancelled, environment } = dependencies
  const now = () => new Date(clock.now())
  const signal = AbortSignal.any([cancelled, startDeadline(inputs.timeout)])
  await sweepStaging(paths.cacheDir, now())
  await repairTrees(paths.cacheDir)

  const client = inputs.offline ? undefined : createClient(inputs, dependencies, signal)
  const opened = openCache(inputs, dependencies, signal)
  const save = decideSave(inputs.save, environment)
  const context: ProvideContext = {
    cacheDir: paths.cacheDir,
    trivyVersion: plan.trivy.version,
    client,
    cache: opened.kind === 'available' ? opened.cache : undefined,
    keyPrefix: inputs.keyPrefix,
    save: save.yes,
    confirm: decideConfirm(inputs.confirm, inputs.offline, environment).yes,
    full: inputs.verify === 'full',
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
    if (opened.kind === 'available') await opened.cache.close()
  }
  if (cancelled.aborted) throw new ActionError('the job was cancelled; nothing is left half done')
  return {
    plan,
    outcomes,
    cacheDir: paths.cacheDir,
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
  const opened = openActionsCache({
    ...cacheTuning,
    environment,
    workerFile: cacheWorkerFile,
    signal,
    log,
    caFile: inputs.caFile,
  })
  if (opened.kind === 'unavailable') log.info(`Actions cache: not used, ${opened.reason}`)
  else if (!opened.cache.mode.mayRead)
    log.info(`Actions cache: not read, the workflow's cache-mode is ${opened.cache.mode.name}`)
  return opened
}

/** The ends of the run: closing lines, warnings, variables, outputs, summary, evidence. */
async function report(
  facts: RunFacts,
  verdict: Verdict,
  run: { inputs: Inputs; paths: JobPaths; dependencies: Dependencies },
): Promise<void> {
  const { inputs, paths, dependencies } = run
  const { log } = dependencies
  for (const outcome of facts.outcomes) log.info(closingLine(outcome, facts.now))
  const warnings = facts.outcomes.flatMap((outcome) => describeWarning(outcome, facts) ?? [])
  for (const warning of warnings) log.warning(warning)

  const settings = decideEnvironment({ ...facts, offline: inputs.offline, trivyCommand: paths.trivyCommand })
  writeTrivyCommand(commandFacts(facts, paths.trivyCommand, dependencies.environment))
  writeEnvFile(paths.envFile, settings)
  writeOwnFile(
    paths.evidence,
    `${JSON.stringify(evidenceRecord(facts, verdict, dependencies.environment), undefined, 2)}\n`,
  )
  if (inputs.exportEnv) exportVariables(settings)

  const outputs = describeOutputs({ run: facts, verdict, settings, paths })
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)

  const failure = verdict.failure === undefined ? [] : [verdict.failure.message, verdict.failure.hint]
  const hosts =
    facts.hosts.length === 0
      ? 'No registry was contacted.'
      : `Registry hosts contacted: ${facts.hosts.join(', ')}`
  await writeSummary(
    { rows: summaryRows(facts), warnings: [...failure, ...warnings], notes: [hosts] },
    (error) => log.info(`no job summary: ${describeError(error)}`),
  )
}
