// Everything that is decided before anything is asked: inputs, Trivy's version, the plan, and what is told of them.
import { dirname, join, resolve } from 'node:path'
import { createHostMemory } from '../acquire/host-memory.ts'
import { ActionError } from '../base/errors.ts'
import type { Host } from '../base/host.ts'
import type { Log } from '../base/log.ts'
import { refuseLinks, type writeOwnFile } from '../base/own-file.ts'
import { type OpenedCache, openActionsCache } from '../cache/cache-client.ts'
import { decideConfirm, decideSave } from '../cache/save-policy.ts'
import type { SaidText } from '../inputs/said.ts'
import type { Inputs } from '../inputs/table.ts'
import { decidePlan } from '../plan/plan.ts'
import { readJob, rememberUntrusted } from '../provenance/job.ts'
import { readEarlierUses, withoutEarlierUses } from '../report/earlier-uses.ts'
import { planLines } from '../report/plan-report.ts'
import type { GatheredResource } from '../resources/contract/planned-resource.ts'
import { RESOURCES } from '../resources/table.ts'
import { findTrivy } from '../scan/find-trivy.ts'
import { broughtVersion } from '../scan/read-scan.ts'
import { type OpenedStore, openStore, writeStoreNote } from '../store/store.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'
import {
  explainPlacement,
  findPaths,
  liesInWorkspace,
  makeCacheDir,
  placeNearStore,
  refusePlanted,
  refuseStrangers,
} from './job-paths.ts'
import { gatherPlanFacts } from './plan-facts.ts'
import type { Dependencies, PlannedRun } from './planned-run.ts'
import { readLimited, refuseBeyondLimits } from './read-limited.ts'
import { sayInputsOf } from './said-texts.ts'

/**
 * Reads, decides, and tells.
 *
 * @throws {InputError} when the inputs cannot be acted on
 */
export async function planRun(
  dependencies: Dependencies,
  say: (name: string) => SaidText = sayInputsOf('main', dependencies),
): Promise<PlannedRun> {
  const { host, log, cancelled, clock } = dependencies
  refuseStrangers(dependencies.environment)
  const earlier = readEarlierUses(dependencies.environment)
  const environment = withoutEarlierUses(dependencies.environment, earlier)
  const remember = () => rememberUntrusted(environment, host.exportVariable)
  // Before anything that may be a mistake; what cannot be read counts as true.
  const isSaid = !/^(?:false)?$/i.test(say('untrusted').text.trim())
  if (isSaid) remember()
  const said = await readLimited(say, { ...dependencies, environment })
  const { inputs } = said
  const job = readJob(environment, inputs.untrusted)
  // The runner's file may say it for every job.
  if (inputs.untrusted && !isSaid) remember()
  const endsAtMs = performance.now() + inputs.timeout
  const timeLeftMs = () => endsAtMs - performance.now()
  const signal = AbortSignal.any([cancelled, startDeadline(inputs.timeout)])
  const { store, paths } = openDirectories(inputs, environment)
  refusePlanted(paths, store)
  if (inputs.caFile !== undefined) {
    const { trustCertificates } = await import('../base/certificates.ts')
    trustCertificates(resolve(paths.workspace, inputs.caFile))
  }
  const stateDirectory = join(paths.cacheDir, STATE_DIRECTORY)
  if (!inputs.dryRun) {
    if (liesInWorkspace(paths)) refuseLinks(paths.workspace, paths.cacheDir)
    makeCacheDir(stateDirectory)
  }
  // What a checkout can fill tells nothing of a program.
  const ownState = liesInWorkspace(paths) ? dirname(paths.envFile) : stateDirectory
  const memoFile = join(memoDirectory(store, ownState), 'trivy-version.json')
  const trivy = await findTrivy({
    wanted: inputs.trivyVersion,
    brought: broughtVersion(RESOURCES, inputs),
    environment,
    signal,
    workingDirectory: paths.temp,
    memoFile: inputs.dryRun ? undefined : memoFile,
    write: noteWriter(store),
  })
  const { workspace } = paths
  const context = { resources: RESOURCES, environment, workspace, now: clock.now }
  const { facts, gathered, notes, warnings } = gatherPlanFacts(said, trivy, context)
  maskSecrets(inputs.token, gathered, host)
  const plan = decidePlan(facts, gathered)
  refuseBeyondLimits(plan)
  const run: PlannedRun = {
    plan,
    inputs,
    paths,
    actionsCache: openCache(inputs, dependencies, { signal, timeLeftMs }),
    save: decideSave(inputs.save, job, environment),
    confirm: decideConfirm(inputs.confirm, inputs.offline, job),
    store,
    job,
    earlier,
    dependencies: { ...dependencies, environment },
    signal,
    timeLeftMs,
    hosts: createHostMemory({ file: hostsFile(store, inputs), write: noteWriter(store), now: clock.now }),
  }
  await log.group('Plan', async () => {
    for (const line of [...said.lines, ...notes, ...planLines({ ...run, cacheDir: paths.cacheDir })])
      log.info(line)
  })
  for (const warning of [...said.warnings, ...warnings, ...run.plan.warnings]) log.warning(warning)
  if (!inputs.dryRun) sayWhatIsAmiss(run, log)
  return run
}

/** The runner masks what it knows as a secret; a file of the user's, or a text that was put together, it does not. */
function maskSecrets(
  token: string | undefined,
  gathered: readonly GatheredResource[],
  { maskSecret }: Host,
): void {
  const own = gathered.flatMap(({ resource, own: facts }) => resource.secretsOf?.(facts) ?? [])
  for (const secret of [token, ...own]) {
    if (secret !== undefined && secret !== '') maskSecret(secret)
  }
}

/** A variable that is not set reads like an input that was left out. */
const UNCHECKED_BUNDLE =
  'the bundle is not checked against a digest, and what comes from it is unconfirmed: give the input bundle-digest what the export action printed (an empty text counts as none)'

/** Outside of the group: it is seen when the log is closed. */
function sayWhatIsAmiss(run: PlannedRun, log: Log): void {
  const { actionsCache: opened, store, paths, dependencies, inputs } = run
  const placement = explainPlacement(paths, dependencies.environment)
  if (store.kind === 'off' && store.isProblem) {
    const isAsked = inputs.store === 'always' || inputs.storeDir !== undefined
    log[isAsked ? 'warning' : 'info'](`runner store: not used, ${store.why}`)
  }
  if (opened.kind === 'unavailable') log.info(`Actions cache: not used, ${opened.reason}`)
  else if (!opened.cache.mode.mayRead)
    log.info(`Actions cache: not read, the workflow's cache-mode is ${opened.cache.mode.name}`)
  if (placement !== undefined) log[placement.isProblem ? 'warning' : 'info'](placement.text)
  if (inputs.bundle !== undefined && inputs.bundleDigest === undefined) log.warning(UNCHECKED_BUNDLE)
  if (paths.isNearStore) {
    log.info(
      'the cache directory lies near the runner store, where files can be linked; Docker actions do not see it',
    )
  }
}

/** The runner store and the cache directory, which lies near it where it can. A dry run makes neither. */
function openDirectories(inputs: Inputs, environment: NodeJS.ProcessEnv) {
  const paths = findPaths(inputs.cacheDir, environment)
  const store = openStore({
    mode: inputs.dryRun ? 'never' : inputs.store,
    directory: inputs.storeDir,
    environment,
    workspace: paths.workspace,
  })
  return { store, paths: store.kind === 'open' ? placeNearStore(paths, store.store, environment) : paths }
}

/** How a note is written that may lie in the store; undefined: as any file of ours. */
function noteWriter(store: OpenedStore): typeof writeOwnFile | undefined {
  if (store.kind === 'off' || !store.store.isWritable) return undefined
  return (path, text) => writeStoreNote(store.store, path, text)
}

/** Only where jobs of one host share something: a server that fails there is out of reach for this host. */
function hostsFile(store: OpenedStore, { dryRun }: Inputs): string | undefined {
  if (dryRun || store.kind === 'off' || !store.store.isWritable) return undefined
  return join(store.store.home, 'hosts.json')
}

/** Where it is remembered longest: the runner empties RUNNER_TEMP before every job. */
function memoDirectory(store: OpenedStore, stateDirectory: string): string {
  return store.kind === 'open' && store.store.isWritable ? store.store.home : stateDirectory
}

/** Like `AbortSignal.timeout`, with a reason that names the input. */
function startDeadline(ms: number): AbortSignal {
  const deadline = new AbortController()
  const reason = new ActionError(
    `the time limit of ${ms < 120_000 ? `${ms / 1000} s` : `${Math.round(ms / 60_000)} min`} for the step was reached`,
    {
      hint: 'Raise the input timeout, or name a nearer mirror with the input registries.',
    },
  )
  setTimeout(() => deadline.abort(reason), ms).unref()
  return deadline.signal
}

function openCache(
  inputs: Inputs,
  dependencies: Dependencies,
  time: Pick<PlannedRun, 'signal' | 'timeLeftMs'>,
): OpenedCache {
  const { environment, log, cacheWorkerFile, cacheTuning } = dependencies
  return openActionsCache({
    ...cacheTuning,
    environment,
    workerFile: cacheWorkerFile,
    ...time,
    log,
    caFile: inputs.caFile,
  })
}
