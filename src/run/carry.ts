// What `warm`, `export`, and `mirror` have in common: the plan, every resource gathered and verified, and an end of their own.
import { mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeQuietly } from '../base/file-moves.ts'
import { patient } from '../base/limits.ts'
import { keepWarnings } from '../base/log.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import type { CarriedArtifact } from '../carry/carried.ts'
import type { CarriedImage } from '../carry/carried-image.ts'
import { type GatherContext, type Gathered, gather, listArtifacts } from '../carry/gather.ts'
import type { EntryName } from '../inputs/entry-inputs.ts'
import type { ImageReader, RegistryClient, RegistryWriter } from '../oci/client.ts'
import { planRecord } from '../report/describe-plan.ts'
import { setOutputs, writeCarrySummary } from '../report/finish.ts'
import { decideCarryVerdict, NOTHING_TRIED, type Verdict } from '../report/verdict.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import type { Publishers } from '../resources/contract/run-context.ts'
import { findTemp } from './job-paths.ts'
import {
  budgetOf,
  bundleOf,
  contactedHosts,
  createClient,
  type Dependencies,
  openPublishers,
  type PlannedRun,
  type PushTarget,
} from './planned-run.ts'
import { planRun } from './prepare.ts'
import { type OwnMeans, provideOwn } from './provide-own.ts'
import { sayEntryInputs, unknownInputsOf } from './said-texts.ts'
import { listOptional, tellGathered } from './tell-gathered.ts'

/** A run whose resources are gathered. */
export interface CarryRun extends PlannedRun {
  /** For the one registry that is pushed to, which is waited for; whether sources may be asked is the input offline's to say. */
  readonly client: RegistryClient & RegistryWriter & ImageReader
  readonly cache: ActionsCache | undefined
  readonly gathered: readonly Gathered[]
  /** Everything that lies ready to be packed or pushed. */
  readonly artifacts: readonly CarriedArtifact[]
  /** The same of whole images. */
  readonly images: readonly CarriedImage[]
  /** Of resources that provided themselves, by name. */
  readonly ownOutcomes: ReadonlyMap<string, OwnOutcome>
  /** How it would end if the rest went well. */
  readonly verdict: Verdict
}

/** What an action does with what was gathered: the verdict, lines for the summary, and outputs. */
export interface CarryEnd {
  readonly verdict: Verdict
  readonly notes: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
}

/** What makes one of the three of it. */
export interface CarryOptions {
  /** Where nothing but registries and bundles are asked, the Actions cache is no source. */
  readonly readsCache: boolean
  readonly action: EntryName
  readonly target?: PushTarget | undefined
  /** See `GatherContext`. */
  readonly findKept?:
    | ((run: PlannedRun & { cache: ActionsCache | undefined }) => GatherContext['findKept'])
    | undefined
  /** Of what is built for several: undefined: for all. */
  readonly platforms: readonly string[] | undefined
  readonly end: (run: CarryRun) => Promise<CarryEnd>
}

/**
 * Runs one of the three.
 *
 * @throws {InputError} when the inputs cannot be acted on, {ActionError} when the job was cancelled
 */
export async function carryRun(dependencies: Dependencies, options: CarryOptions): Promise<Verdict> {
  const warnings: string[] = []
  const log = keepWarnings(dependencies.log, warnings)
  const workDirectory = makeWorkDirectory(dependencies.environment)
  try {
    for (const text of unknownInputsOf(options.action, dependencies.environment)) log.warning(text)
    const say = sayEntryInputs(options.action, workDirectory, dependencies)
    const run = await planRun({ ...dependencies, log }, say)
    setOutputs({ plan: JSON.stringify(planRecord(run.plan)) }, dependencies.host)
    if (run.inputs.dryRun) {
      log.info('This was a dry run: nothing was fetched, and nothing was written.')
      return NOTHING_TRIED
    }
    return await carry(run, options, { workDirectory, warnings })
  } finally {
    await removeQuietly(workDirectory)
  }
}

interface Workspace {
  readonly workDirectory: string
  readonly warnings: readonly string[]
}

async function carry(
  run: PlannedRun,
  options: CarryOptions,
  { workDirectory, warnings }: Workspace,
): Promise<Verdict> {
  const { plan, actionsCache, inputs, dependencies } = run
  const { host, log, clock, cancelled } = dependencies
  const client = createClient(run)
  const patiently = { ...dependencies, limits: patient(dependencies.limits) }
  const target = createClient({ ...run, dependencies: patiently }, options.target)
  const cache = actionsCache.kind === 'available' ? actionsCache.cache : undefined
  const publishers = openPublishers(run)
  const context = describeGathering(run, options, { workDirectory, client, cache, publishers })
  try {
    const { gathered, ownOutcomes } = await gatherPlanned(run, options, context)
    cancelled.throwIfAborted()
    const outcomes = gathered.map(({ outcome }) => outcome)
    const told = { plan, outcomes, ownOutcomes, now: new Date(clock.now()) }
    const optional = listOptional(run, options.action)
    tellGathered(told, { inputs, optional }, log)
    const own = [...ownOutcomes.values()]
    const end = await options.end({
      ...run,
      client: target,
      cache,
      gathered,
      artifacts: [...listArtifacts(gathered, context), ...own.flatMap(({ carried }) => carried)],
      images: own.flatMap(({ carriedImages = [] }) => carriedImages),
      ownOutcomes,
      verdict: decideCarryVerdict(told, inputs, optional),
    })
    const clients = [client, target, publishers].map(({ hostsContacted }) => hostsContacted)
    const hosts = contactedHosts(run, ...clients, ...own.map((one) => one.hosts))
    const { degraded, unavailable } = end.verdict
    const outputs = {
      degraded: String(degraded),
      unavailable: unavailable.join(','),
      ...end.outputs,
      hosts: hosts.join('\n'),
    }
    setOutputs(outputs, host)
    await writeCarrySummary({ ...told, hosts }, { ...end, warnings, host }, log)
    return end.verdict
  } finally {
    await publishers.close?.()
    await cache?.close()
  }
}

/** What a run has opened to gather with. */
interface Opened {
  readonly workDirectory: string
  readonly client: RegistryClient & ImageReader
  readonly cache: ActionsCache | undefined
  readonly publishers: Publishers
}

function describeGathering(
  run: PlannedRun,
  options: CarryOptions,
  { workDirectory, client, cache, publishers }: Opened,
): CarryContext {
  const { inputs, plan, dependencies, signal } = run
  const { log, clock } = dependencies
  const keepsIn = options.findKept === undefined ? undefined : cache
  return {
    directory: workDirectory,
    trivyVersion: plan.trivy.version,
    client: inputs.offline ? undefined : client,
    cache: options.readsCache ? cache : undefined,
    own: { client: inputs.offline ? undefined : client, cache },
    bundle: bundleOf(run),
    publisherOf: publishers.publisherOf,
    confirm: run.confirm.yes,
    keyPrefix: inputs.keyPrefix,
    now: () => new Date(clock.now()),
    signal,
    hosts: run.hosts,
    job: run.job,
    log,
    findKept: options.findKept?.({ ...run, cache }),
    // What is to be kept is moved to where the cache packs it: on one file system that costs nothing.
    copyParent: keepsIn === undefined ? undefined : (name) => dirname(keepsIn.pathFor(name)),
  }
}

/** What gathering needs, and what a resource that provides itself is given instead: the cache to keep what it got, too. */
interface CarryContext extends GatherContext {
  readonly own: Pick<OwnMeans, 'client' | 'cache'>
}

/** Everything of the plan, in the order of the table. */
async function gatherPlanned(
  run: PlannedRun,
  { findKept, platforms }: CarryOptions,
  context: CarryContext,
): Promise<Pick<CarryRun, 'gathered' | 'ownOutcomes'>> {
  const { bundle, keyPrefix, log } = context
  const gathered: Gathered[] = []
  const ownOutcomes = new Map<string, OwnOutcome>()
  for (const planned of run.plan.resources) {
    for (const requirement of planned.requirements) {
      const { title } = requirement.resource
      const budget = budgetOf(run, requirement, run.plan)
      gathered.push(await log.group(title, () => gather(requirement, { ...context, budget })))
    }
    const own = await provideOwn(planned, run, {
      ...context.own,
      bundle,
      keyPrefix,
      // Where it is kept, it is kept here: it is no layout that waits for its end.
      save: findKept !== undefined && run.save.yes,
      away: context.directory,
      platforms,
    })
    if (own !== undefined) ownOutcomes.set(planned.resource.name, own)
  }
  return { gathered, ownOutcomes }
}

/** Beside the cache of the main action, never in it: what lies here is nobody's after the step. */
function makeWorkDirectory(environment: NodeJS.ProcessEnv): string {
  return mkdtempSync(join(findTemp(environment), 'toc-'))
}
