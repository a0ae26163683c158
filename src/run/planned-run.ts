// A run between its plan and its end: what was decided, and the client, bundle, and hosts that follow from it.
import { resolve } from 'node:path'
import { type BundleOpener, bundleOpener } from '../acquire/bundle-opener.ts'
import type { HostMemory } from '../acquire/host-memory.ts'
import type { TimeBudget } from '../acquire/share.ts'
import type { Host } from '../base/host.ts'
import type { Clock, Limits } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import type { CacheCallerOptions } from '../cache/cache-caller.ts'
import type { OpenedCache } from '../cache/cache-client.ts'
import type { Decision } from '../cache/save-policy.ts'
import { isAllowed, sayAllowed } from '../inputs/allowed-registries.ts'
import type { Inputs } from '../inputs/table.ts'
import { openRegistryClient, type WholeClient } from '../oci/open-client.ts'
import type { Reference } from '../oci/reference.ts'
import type { Plan } from '../plan/plan.ts'
import type { Job } from '../provenance/trust.ts'
import type { EarlierUses } from '../report/earlier-uses.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import type { PlanLimits } from '../resources/contract/known-facts.ts'
import type { Publishers, RunContext } from '../resources/contract/run-context.ts'
import type { RunnerConfig } from '../runner-config/runner-config.ts'
import { sharedSettings } from '../scan/decide-scans.ts'
import { loginsFor } from '../scan/registry-logins.ts'
import type { OpenedStore } from '../store/store.ts'
import type { JobPaths } from './job-paths.ts'

/** What the real world gives, and a test replaces. */
export interface Dependencies {
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly limits: Limits
  readonly host: Host
  readonly log: Log
  /** Directory of the build that runs. */
  readonly dist: string
  /** The built entry of the child process for the Actions cache. */
  readonly cacheWorkerFile: string
  /** For tests: shorter deadlines, and flags for the Node of that process. */
  readonly cacheTuning?: Pick<CacheCallerOptions, 'deadlines' | 'execArgv'> | undefined
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** What stands for inputs that nobody says; absent: the defaults of the action. */
  readonly builtIn?: Readonly<Record<string, string>> | undefined
  /** Less time than the input `timeout` gives, in milliseconds. */
  readonly deadlineMs?: number | undefined
  /** Part of the ages of `max-age` that counts as fresh; absent: all of them. */
  readonly ageShare?: number | undefined
  /** What the administrator of this runner has decided; undefined: nothing. */
  readonly config: RunnerConfig | undefined
  /** JSON of another root of trust than that of the public Sigstore. */
  readonly trustedRoot?: string | undefined
}

/** Everything that was decided before anything is asked. */
export interface PlannedRun {
  readonly plan: Plan
  readonly inputs: Inputs
  readonly paths: JobPaths
  readonly actionsCache: OpenedCache
  readonly save: Decision
  readonly confirm: Decision
  readonly store: OpenedStore
  readonly job: Job
  /** What earlier uses in this job have set for later steps. */
  readonly earlier: EarlierUses
  /** `environment` as the user set it up: without that. */
  readonly dependencies: Dependencies
  /** Ends everything: the job was cancelled, or the step's time is up. */
  readonly signal: AbortSignal
  /** Until the step's time limit, in real time. */
  readonly timeLeftMs: () => number
  readonly hosts: HostMemory
}

/** Part of the time limit that is kept for what is still to be read, and the most of it. */
const RESERVE = { share: 0.2, maxMs: 120_000 }

/** The time that one resource may take. */
export function budgetOf(
  { inputs, dependencies, timeLeftMs }: PlannedRun,
  requirement: Requirement,
  { requirements }: Pick<Plan, 'requirements'>,
): TimeBudget {
  return {
    timeLeftMs,
    reserveMs: Math.min(RESERVE.maxMs, RESERVE.share * inputs.timeout),
    hasMoreToDo: requirements.at(-1) !== requirement,
    stallMs: dependencies.limits.stallMs,
    silentMs: dependencies.limits.silentMs,
  }
}

/** What the inputs name as carried across, opened once and only when it is asked. */
export function bundleOf({
  inputs,
  paths,
  plan,
  dependencies,
  signal,
}: PlannedRun): BundleOpener | undefined {
  const { bundle, bundleDigest } = inputs
  if (bundle === undefined) return undefined
  const rawArchives = plan.resources.flatMap(({ resource }) => resource.published?.rawArchive ?? [])
  const path = resolve(paths.workspace, bundle)
  return bundleOpener({ path, digest: bundleDigest, rawArchives }, dependencies.log, signal)
}

/** What a resource's folder is given of a run. */
export function runContext({ plan, paths, dependencies, signal, timeLeftMs }: PlannedRun): RunContext {
  const { environment, clock, limits, host, log } = dependencies
  return {
    facts: plan,
    environment,
    clock,
    limits,
    log,
    signal,
    timeLeftMs,
    workspace: paths.workspace,
    cacheDir: paths.cacheDir,
    maskSecret: host.maskSecret,
  }
}

/** The publishers of all resources that have any, one way of speaking for each. */
export function openPublishers(run: PlannedRun): Publishers {
  const context = runContext(run)
  const opened = new Map(
    run.plan.resources.flatMap(({ resource, own }) => {
      const publishers = resource.openPublishers?.(context, own)
      return publishers === undefined ? [] : [[resource.name, publishers]]
    }),
  )
  return {
    publisherOf: (requirement, placed) =>
      opened.get(requirement.resource.name)?.publisherOf(requirement, placed),
    get hostsContacted() {
      return [...opened.values()].flatMap(({ hostsContacted }) => [...hostsContacted])
    },
    close: async () => {
      for (const publishers of opened.values()) await publishers.close?.()
    },
  }
}

/** Every host[:port] that a run spoke to; the storage behind the Actions cache is known to its service alone. */
export function contactedHosts(
  { actionsCache, dependencies }: PlannedRun,
  ...contacted: readonly (Iterable<string> | undefined)[]
): string[] {
  const { ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL } = dependencies.environment
  const service = actionsCache.kind === 'available' ? (ACTIONS_RESULTS_URL ?? ACTIONS_CACHE_URL) : undefined
  const host = service === undefined ? undefined : URL.parse(service)?.host
  const others = contacted.flatMap((hosts) => [...(hosts ?? [])])
  return [...new Set([...(host === undefined ? [] : [host]), ...others])]
}

/** A registry base to push to. */
export interface PushTarget {
  readonly base: string
  /** Where the user named it, in words. */
  readonly namedIn: string
}

/**
 * A client for registries, for reading and for pushing.
 *
 * @param target where it pushes, which the user named besides what is read
 */
export function createClient(
  { inputs, plan, dependencies, signal }: PlannedRun,
  target?: PushTarget,
): WholeClient {
  const { environment, limits, clock, host, log } = dependencies
  return openRegistryClient({
    userAgent: 'trivy-offline-cache',
    plainHttp: inputs.insecureRegistries,
    givenFor: (registry, repository) =>
      loginsFor(
        {
          registries: inputs.registries,
          settings: sharedSettings(plan.scans),
          more: target === undefined ? [] : [target.base],
        },
        registry,
        repository,
      ),
    // Whoever named it, and whatever led there.
    refuse: (ref) => explainRefused(ref, plan.limits),
    environment,
    limits,
    clock,
    signal,
    log,
    maskSecret: host.maskSecret,
    namedIn: target?.namedIn,
  })
}

/** Why the limits of this runner forbid a registry; undefined: they do not. */
function explainRefused(ref: Reference, limits: PlanLimits | undefined): string | undefined {
  const { allowed, file } = limits ?? {}
  if (allowed === undefined || isAllowed(ref, allowed)) return undefined
  return `${ref.registry}/${ref.repository} is not among the registries that ${file} allows on this runner (${sayAllowed(allowed)})`
}
