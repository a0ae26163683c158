// Which settings later steps need, as variables, flags, and `docker run` options. Pure; says nothing that is not proven.
import { isWholeReady, type Outcome } from '../acquire/outcome.ts'
import { formatReference } from '../oci/reference.ts'
import { type Omission, type Plan, seenFacts } from '../plan/plan.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import type { Exports } from '../resources/contract/exports.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import { hasMemoryCache, hasVersionCheck, opensDatabaseReadOnly } from '../scan/trivy-version.ts'
import { pathForShells, quoteForSteps } from './shell-words.ts'
import { decideSkips } from './skip-variables.ts'

/** What the settings are made from. */
export interface EnvironmentFacts {
  readonly cacheDir: string
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  /** What the scan does not need, and what is not there either. */
  readonly unneeded: readonly ArtifactResource[]
  /** Of resources that provided themselves, by name. */
  readonly ownOutcomes: ReadonlyMap<string, OwnOutcome>
  /** The script that runs Trivy on this data; exported as `TRIVY_CMD`. */
  readonly trivyCommand: string
  /** Default: this one. */
  readonly platform?: NodeJS.Platform
}

/** The same settings in the forms in which a later step can take them. */
export interface Settings {
  readonly variables: Readonly<Record<string, string>>
  /** Names of those that say that data lies in the cache directory. */
  readonly proven: readonly string[]
  /** Names of those that would say so of what was wanted and is not there. */
  readonly unproven: readonly string[]
  /** More, for this machine alone. */
  readonly hostVariables?: Readonly<Record<string, string>> | undefined
  /** Directories before all others on PATH, first first. */
  readonly path: readonly string[]
  /** Flags of `trivy image`, `rootfs`, `fs`, and `repo`, quoted for a POSIX shell and PowerShell. */
  readonly trivyArgs: string
  /** Options of `docker run`, quoted for a POSIX shell and PowerShell. */
  readonly dockerArgs: string
}

/** Where the data is mounted by `docker-args`. */
const CONTAINER_CACHE_DIR = '/trivy-offline-cache'

/**
 * A skip variable is set for what is placed and proven, and for what is proven absent where Trivy has something that stands
 * in for it, because skipping is then what keeps Trivy from the network; for everything else Trivy is left as it was. Offline
 * it is set for what the scan does not need and what is not there too: a later scan that wants it after all then fails at
 * once and says why, where it would wait for a network. Old data that lies there keeps Trivy's own check of its age
 * (docs/decisions/skip-variables.md). What else a resource needs it says itself.
 */
export function decideEnvironment(facts: EnvironmentFacts): Settings {
  const { cacheDir, plan, platform } = facts
  const trivyCommand = pathForShells(facts.trivyCommand, platform)
  const { version } = plan.trivy
  const { proven, unproven, unneeded } = decideSkips(facts)
  const skipped = [...new Map([...proven, ...unneeded].map((one) => [one.skipVariable, one])).values()]
  const exported = exportsOf(facts)
  const data = {
    ...Object.fromEntries(skipped.map(({ skipVariable }) => [skipVariable, 'true'])),
    ...mergeVariables(exported.map(({ variables }) => variables)),
    ...(plan.inputs.offline ? {} : pointAtRegistries(plan)),
    // Both, or the version check still calls out.
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
  }
  return {
    variables: { TRIVY_CACHE_DIR: cacheDir, TRIVY_CMD: trivyCommand, ...data },
    proven: proven.map(({ skipVariable }) => skipVariable),
    unproven: unproven.map(({ skipVariable }) => skipVariable),
    hostVariables: mergeVariables(exported.map(({ hostVariables }) => hostVariables)),
    path: exported.flatMap(({ path }) => path ?? []),
    trivyArgs: [
      `--cache-dir ${quoteForSteps(pathForShells(cacheDir, platform), platform)}`,
      ...skipped.map(({ skipFlag }) => skipFlag),
      ...exported.flatMap(({ flags }) => flags ?? []),
      // An unknown variable is ignored, an unknown flag is fatal.
      ...(hasVersionCheck(version) ? ['--skip-version-check', '--disable-telemetry'] : []),
    ].join(' '),
    dockerArgs: describeDockerArgs(facts, data, exported),
  }
}

/** What each resource of the table says of itself. */
function exportsOf({ plan, outcomes, ownOutcomes, cacheDir }: EnvironmentFacts): readonly Exports[] {
  const seen = seenFacts(plan)
  return plan.resources.flatMap(({ resource, own }) => {
    const outcome = ownOutcomes.get(resource.name)
    const facts = {
      seen,
      cacheDir,
      isReady: isWholeReady(resource.name, outcomes, outcome),
      outcome,
      containerCacheDir: CONTAINER_CACHE_DIR,
    }
    return resource.exports?.(facts, own) ?? []
  })
}

function mergeVariables(all: readonly (Readonly<Record<string, string>> | undefined)[]) {
  return Object.fromEntries(all.flatMap((variables) => Object.entries(variables ?? {})))
}

function describeDockerArgs(
  { cacheDir, plan, platform }: EnvironmentFacts,
  data: Record<string, string>,
  exported: readonly Exports[],
): string {
  // Until 0.67 Trivy opens the database for writing, and fails on a read-only mount.
  const mode = opensDatabaseReadOnly(plan.trivy.version) ? ':ro' : ''
  const variables = {
    TRIVY_CACHE_DIR: CONTAINER_CACHE_DIR,
    ...data,
    // The scan cache would be written into the mounted directory.
    ...(hasMemoryCache(plan.trivy.version) ? { TRIVY_CACHE_BACKEND: 'memory' } : {}),
    ...mergeVariables(exported.map(({ docker }) => docker?.variables)),
  }
  const mounts = [
    `${cacheDir}:${CONTAINER_CACHE_DIR}${mode}`,
    ...exported.flatMap(({ docker }) => docker?.mounts ?? []),
  ]
  return [
    ...mounts.map((mount) => `-v ${quoteForSteps(pathForShells(mount, platform), platform)}`),
    ...Object.entries(variables).map(([name, value]) => `-e ${quoteForSteps(`${name}=${value}`, platform)}`),
  ].join(' ')
}

/** For what was left out, Trivy is pointed at the registries that the user chose. */
function pointAtRegistries(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.omissions
      .filter((omission) => omission.placesAreChosen)
      .flatMap((omission) => {
        const { repositoryVariable, takesList } = omission.resource.settings(plan.trivy.version)
        const repositories = listRepositories(omission)
        const value = takesList ? repositories.join(',') : (repositories[0] ?? '')
        return repositoryVariable === undefined ? [] : [[repositoryVariable, value]]
      }),
  )
}

function listRepositories({ places }: Omission): readonly string[] {
  // Trivy adds the mirrors of its configuration by itself.
  const own = places.filter(({ isMirror }) => isMirror !== true)
  return own.map((place) => formatReference(place.reference))
}
