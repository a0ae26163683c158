// What `warm`, `export`, and `mirror` have in common: the plan, every resource gathered and verified, and an end of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeError } from '../base/errors.ts'
import { patient } from '../base/limits.ts'
import { keepWarnings } from '../base/log.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import type { CarriedArtifact } from '../carry/carried.ts'
import { type GatherContext, type Gathered, gather, listArtifacts } from '../carry/gather.ts'
import { FIXED_TEXTS } from '../inputs/entry-inputs.ts'
import type { InputName } from '../inputs/table.ts'
import type { RegistryClient, RegistryWriter } from '../oci/client.ts'
import { planRecord } from '../report/describe-plan.ts'
import { setOutputs, writeCarrySummary } from '../report/finish.ts'
import { findPaths } from '../report/job.ts'
import { closingLines, describeShortfall } from '../report/report.ts'
import { decideCarryVerdict, NOTHING_TRIED, type Verdict } from '../report/verdict.ts'
import { describeCarriedPoms } from '../resources/maven-poms/carried-poms.ts'
import type { PomArtifact } from '../resources/maven-poms/pom-artifact.ts'
import type { PomsOutcome } from '../resources/maven-poms/poms-outcome.ts'
import { createVexSources } from '../resources/vex-repo/vex-sources.ts'
import { planRun, readInput } from './plan-run.ts'
import { bundleOf, contactedHosts, createClient, type Dependencies, type PlannedRun } from './planned-run.ts'
import { provideMavenPoms } from './provide-all.ts'

/** A run whose resources are gathered. */
export interface CarryRun extends PlannedRun {
  /** For the one registry that is pushed to, which is waited for; whether sources may be asked is the input offline's to say. */
  readonly client: RegistryClient & RegistryWriter
  readonly cache: ActionsCache | undefined
  readonly gathered: readonly Gathered[]
  /** Everything that lies ready to be packed or pushed. */
  readonly artifacts: readonly CarriedArtifact[]
  /** Undefined when none are wanted. */
  readonly poms: PomsOutcome | undefined
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
  /** See `GatherContext`. */
  readonly findKept?:
    | ((run: PlannedRun & { cache: ActionsCache | undefined }) => GatherContext['findKept'])
    | undefined
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
    const getText = (name: InputName) => inputText(name, workDirectory, dependencies.environment)
    const run = await planRun({ ...dependencies, log }, getText)
    setOutputs({ plan: JSON.stringify(planRecord(run.plan)) })
    if (run.inputs.dryRun) {
      log.info('This was a dry run: nothing was fetched, and nothing was written.')
      return NOTHING_TRIED
    }
    return await carry(run, options, { workDirectory, warnings })
  } finally {
    rmSync(workDirectory, { recursive: true, force: true })
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
  const { actionsCache, inputs, dependencies, signal } = run
  const { log, clock, cancelled } = dependencies
  const client = createClient(run)
  const target = createClient({
    ...run,
    dependencies: { ...dependencies, limits: patient(dependencies.limits) },
  })
  const cache = actionsCache.kind === 'available' ? actionsCache.cache : undefined
  const vex = createVexSources(run, () => new Date(clock.now()))
  const keepsIn = options.findKept === undefined ? undefined : cache
  const context: GatherContext = {
    directory: workDirectory,
    trivyVersion: run.plan.trivy.version,
    client: inputs.offline ? undefined : client,
    cache: options.readsCache ? cache : undefined,
    bundle: bundleOf(run),
    publisherOf: vex.publisherOf,
    confirm: run.confirm.yes,
    keyPrefix: inputs.keyPrefix,
    now: () => new Date(clock.now()),
    signal,
    log,
    findKept: options.findKept?.({ ...run, cache }),
    // What is to be kept is moved to where the cache packs it: on one file system that costs nothing.
    copyParent: keepsIn === undefined ? undefined : (name) => dirname(keepsIn.pathFor(name)),
  }
  try {
    const gathered: Gathered[] = []
    for (const requirement of run.plan.requirements) {
      const { title } = requirement.resource
      gathered.push(await log.group(title, () => gather(requirement, context)))
    }
    const carriedPoms: CarriedArtifact[] = []
    const sets: PomArtifact[] = []
    const poms = await provideMavenPoms(
      run,
      // Where POMs are kept, they are kept here: they are no layout that waits for its end.
      { ...context, cache, save: options.findKept !== undefined && run.save.yes },
      { placeIn: [join(workDirectory, 'm2')], onSet: async (set) => void sets.push(set) },
    )
    if (poms !== undefined)
      carriedPoms.push(...sets.map((set) => describeCarriedPoms(set, poms, run.plan.poms?.maxAgeMs)))
    cancelled.throwIfAborted()
    const outcomes = gathered.map(({ outcome }) => outcome)
    const now = context.now()
    for (const line of closingLines(outcomes, now, poms)) log.info(line)
    for (const outcome of outcomes) {
      const warning = describeShortfall(outcome, { ...inputs, now })
      if (warning !== undefined) log.warning(warning)
    }
    const verdict = decideCarryVerdict({ outcomes, poms }, inputs)
    const end = await options.end({
      ...run,
      client: target,
      cache,
      gathered,
      artifacts: [...listArtifacts(gathered, context), ...carriedPoms],
      poms,
      verdict,
    })
    const hosts = contactedHosts(
      run,
      client.hostsContacted,
      target.hostsContacted,
      vex.hostsContacted,
      poms?.hosts,
    )
    setOutputs({
      degraded: String(verdict.degraded),
      unavailable: verdict.unavailable.join(','),
      ...end.outputs,
      hosts: hosts.join('\n'),
    })
    await writeCarrySummary({ plan: run.plan, outcomes, poms, now, hosts }, { ...end, warnings }, (error) =>
      log.info(`no job summary: ${describeError(error)}`),
    )
    return end.verdict
  } finally {
    await cache?.close()
  }
}

/** Beside the cache of the main action, never in it: what lies here is nobody's after the step. */
function makeWorkDirectory(environment: NodeJS.ProcessEnv): string {
  return mkdtempSync(join(findPaths(undefined, { ...environment, TRIVY_CACHE_DIR: undefined }).temp, 'toc-'))
}

/** What the action has, else what stands in for it; everything of the step lies in its own directory. */
function inputText(name: InputName, workDirectory: string, environment: NodeJS.ProcessEnv): string {
  if (name === 'cache-dir') return workDirectory
  const isDeclared = environment[`INPUT_${name.toUpperCase()}`] !== undefined
  return isDeclared ? readInput(name) : (FIXED_TEXTS[name] ?? '')
}
