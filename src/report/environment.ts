// Which settings later steps need, as variables, flags, and `docker run` options. Pure; says nothing that is not proven.

import { formatReference } from '../oci/reference.ts'
import type { RegistryPlace } from '../plan/places.ts'
import type { Plan } from '../plan/plan.ts'
import { countReady, type PomsOutcome } from '../resources/maven-poms/poms-outcome.ts'
import { RESOURCES, type Resource } from '../resources/table.ts'
import { CACHE_HOME } from '../resources/vex-repo/repository-files.ts'
import type { Outcome } from '../run/outcome.ts'
import {
  hasMemoryCache,
  hasVersionCheck,
  opensDatabaseReadOnly,
  type ResourceSettings,
  settingsOf,
  takesRepositoryLists,
} from '../scan/trivy-version.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'

/** What the settings are made from. */
export interface EnvironmentFacts {
  readonly cacheDir: string
  readonly plan: Plan
  readonly outcomes: readonly Outcome[]
  /** What the scan does not need, and what is not there either. */
  readonly unneeded: readonly Resource[]
  /** undefined: none were wanted. */
  readonly poms?: PomsOutcome | undefined
  readonly offline: boolean
  /** What later steps would see without us: an earlier use in this job may have promised what no longer holds. */
  readonly inherited: Readonly<NodeJS.ProcessEnv>
  /** The script that runs Trivy on this data; exported as `TRIVY_CMD`. */
  readonly trivyCommand: string
}

/** The same settings in the forms in which a later step can take them. */
export interface Settings {
  readonly variables: Readonly<Record<string, string>>
  /** Flags of `trivy image`, `rootfs`, `fs`, and `repo`, quoted for a POSIX shell. */
  readonly trivyArgs: string
  /** Options of `docker run`, quoted for a POSIX shell. */
  readonly dockerArgs: string
}

const VEX_SKIP_VARIABLE = RESOURCES['vex-repo'].skipVariable

/** Where the data is mounted by `docker-args`. */
const CONTAINER_CACHE_DIR = '/trivy-offline-cache'

/** Where the local Maven repository is mounted. */
const CONTAINER_REPOSITORY = '/trivy-offline-maven'

/** Below the cache directory: a MAVEN_HOME for containers, of which Trivy reads `conf/settings.xml`. */
const CONTAINER_MAVEN_HOME = `${STATE_DIRECTORY}/maven`

/**
 * The settings that lead Trivy in a container to the mounted repository, whatever its user's HOME is (trivy-facts §6.2);
 * `file` is below the cache directory.
 */
export const CONTAINER_SETTINGS = {
  file: `${CONTAINER_MAVEN_HOME}/conf/settings.xml`,
  text: `<settings><localRepository>${CONTAINER_REPOSITORY}</localRepository></settings>\n`,
} as const

/**
 * A skip variable is set for what is placed and proven, and for a checks bundle that is proven absent, because skipping
 * is then what keeps Trivy from the network (design rule D6); for everything else Trivy is left as it was. Offline it is
 * set for what the scan does not need and what is not there too: a later scan that wants it after all then fails at once
 * and says why (trivy-facts §2.1, §2.2), where it would wait for a network. Old data that lies there keeps Trivy's own
 * check of its age. Offline scanning, which makes nothing fail, is set whenever it loses nothing.
 */
export function decideEnvironment(facts: EnvironmentFacts): Settings {
  const { cacheDir, plan, outcomes, poms, offline, inherited, trivyCommand } = facts
  const { version } = plan.trivy
  const hasAllPoms = poms?.isReady === true && plan.poms?.unseen === undefined
  const scansOffline = offline || plan.losesNothingOffline || hasAllPoms
  const skipped = listSkipped(facts)
  const withdrawn = outcomes
    .map((outcome) => settingsOf(outcome.requirement.resource, version).skipVariable)
    .filter((name) => inherited[name] && !skipped.some(({ skipVariable }) => skipVariable === name))
  const data = {
    ...Object.fromEntries(withdrawn.map((name) => [name, 'false'])),
    ...Object.fromEntries(skipped.map(({ skipVariable }) => [skipVariable, 'true'])),
    ...(scansOffline ? { TRIVY_OFFLINE_SCAN: 'true' } : {}),
    ...(offline ? {} : pointAtRegistries(plan)),
    // Both, or the version check still calls out (trivy-facts §7).
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
  }
  return {
    variables: { TRIVY_CACHE_DIR: cacheDir, TRIVY_CMD: trivyCommand, ...data },
    trivyArgs: [
      `--cache-dir ${quoteForShell(cacheDir)}`,
      ...skipped.map(({ skipFlag }) => skipFlag),
      ...(scansOffline ? ['--offline-scan'] : []),
      // An unknown variable is ignored, an unknown flag is fatal.
      ...(hasVersionCheck(version) ? ['--skip-version-check', '--disable-telemetry'] : []),
    ].join(' '),
    dockerArgs: describeDockerArgs(facts, data),
  }
}

/** VEX repositories share one variable: it says that all of them are there. */
function listSkipped({ plan, outcomes, offline, unneeded }: EnvironmentFacts): readonly ResourceSettings[] {
  const { version } = plan.trivy
  const isProven = ({ ready, isProvenAbsent }: Outcome) => ready !== undefined || isProvenAbsent
  const settings = (some: readonly Outcome[]) =>
    some.map(({ requirement }) => settingsOf(requirement.resource, version))
  const open = settings(outcomes.filter((outcome) => !isProven(outcome))).map(
    ({ skipVariable }) => skipVariable,
  )
  const proven = settings(outcomes.filter(isProven)).filter(
    ({ skipVariable }) => !open.includes(skipVariable),
  )
  const others = offline ? unneeded.map((resource) => settingsOf(resource, version)) : []
  return [...new Map([...proven, ...others].map((one) => [one.skipVariable, one])).values()]
}

function describeDockerArgs(
  { cacheDir, plan, poms }: EnvironmentFacts,
  data: Record<string, string>,
): string {
  // Without it a container that scans offline would miss what these POMs lead to.
  const [repository] = poms?.isReady === true && countReady(poms) > 0 ? poms.localRepositories : []
  // Until 0.67 Trivy opens the database for writing, and fails on a read-only mount.
  const mode = opensDatabaseReadOnly(plan.trivy.version) ? ':ro' : ''
  const variables = {
    TRIVY_CACHE_DIR: CONTAINER_CACHE_DIR,
    ...data,
    // The scan cache would be written into the mounted directory.
    ...(hasMemoryCache(plan.trivy.version) ? { TRIVY_CACHE_BACKEND: 'memory' } : {}),
    ...(repository === undefined ? {} : { MAVEN_HOME: `${CONTAINER_CACHE_DIR}/${CONTAINER_MAVEN_HOME}` }),
    // The list of VEX repositories is looked for in a home; under which user the container runs is not known.
    ...(hasVexRepositories(plan, data) ? { XDG_DATA_HOME: `${CONTAINER_CACHE_DIR}/${CACHE_HOME}` } : {}),
  }
  return [
    `-v ${quoteForShell(`${cacheDir}:${CONTAINER_CACHE_DIR}${mode}`)}`,
    ...(repository === undefined ? [] : [`-v ${quoteForShell(`${repository}:${CONTAINER_REPOSITORY}:ro`)}`]),
    ...Object.entries(variables).map(([name, value]) => `-e ${quoteForShell(`${name}=${value}`)}`),
  ].join(' ')
}

function hasVexRepositories({ requirements }: Plan, data: Record<string, string>): boolean {
  return (
    data[VEX_SKIP_VARIABLE] === 'true' && requirements.some(({ resource }) => resource.name === 'vex-repo')
  )
}

/** For what was left out, Trivy is pointed at the registries that the user chose (design rule D12). */
function pointAtRegistries(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.omissions
      .filter((omission) => omission.placesAreChosen)
      .flatMap(({ resource, places }) => {
        const name = settingsOf(resource, plan.trivy.version).repositoryVariable
        return name === undefined ? [] : [[name, listRepositories(resource, places, plan)]]
      }),
  )
}

function listRepositories(resource: Resource, places: readonly RegistryPlace[], plan: Plan): string {
  // Trivy adds the mirrors of its configuration by itself.
  const own = places.filter(({ isMirror }) => isMirror !== true)
  const references = own.map((place) => formatReference(place.reference))
  // The bundle's is a single string in every version, the databases' until 0.55 (trivy-facts §4.1); no spaces.
  const isList = resource.format.kind !== 'checks' && takesRepositoryLists(plan.trivy.version)
  return isList ? references.join(',') : (references[0] ?? '')
}

/** A word of a POSIX shell, in quotes only where it needs them. */
export function quoteForShell(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
