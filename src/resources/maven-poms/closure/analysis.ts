// One POM analyzed as Trivy does it: its model, its managed entries, and the dependencies that are followed.
import { ActionError } from '../../../base/errors.ts'
import { ClosureBoundError } from './bounds.ts'
import { type ClosureContext, findPom, type LoadedPom, repositoriesFor } from './context.ts'
import { isExcluded, type Managed, resolveDependency } from './dependency.ts'
import { type ManagementCache, resolveManaged } from './management.ts'
import { type Coordinates, coordinatesOf, labelOf, propertiesOf } from './model.ts'
import { resolveModel } from './parents.ts'
import type { Exclusion, Pom } from './pom.ts'
import type { RemoteRepository } from './pom-source.ts'
import { parseVersion } from './version.ts'

/** A dependency on the way: what is looked for, and what it takes along. */
export interface Artifact {
  readonly coordinates: Coordinates
  /** Of the whole way, as written. */
  readonly exclusions: readonly Exclusion[]
  /** Declared by the POMs on the way, nearest first; not by their parents. */
  readonly repositories: readonly RemoteRepository[]
  readonly wantedBy: string
}

/** What a POM says to whoever depends on it. */
export interface Analysis {
  readonly loaded: LoadedPom
  readonly pom: Pom
  readonly coordinates: Coordinates
  readonly repositories: readonly RemoteRepository[]
  readonly dependencies: readonly Artifact[]
}

/** What stands above the POM. */
export interface AnalysisOptions {
  readonly cache: ManagementCache
  readonly exclusions: readonly Exclusion[]
  /** Of the project or module that is resolved. */
  readonly rootManaged: Managed
  readonly repositories: readonly RemoteRepository[]
}

/** Only these are followed; anything else, and what is optional, is not. */
const FOLLOWED_SCOPES = ['', 'compile', 'runtime']

/** Finds and analyzes a dependency; undefined if it has no version, is not found, or leads nowhere. */
export async function analyzeArtifact(
  context: ClosureContext,
  artifact: Artifact,
  options: Pick<AnalysisOptions, 'cache' | 'rootManaged'>,
): Promise<Analysis | undefined> {
  const { coordinates, repositories, exclusions } = artifact
  try {
    const name = { ...coordinates, version: coordinates.version.text }
    const wish = { repositories: repositoriesFor(context, [], repositories), wantedBy: artifact.wantedBy }
    const loaded = await findPom(context, name, wish)
    if (loaded === undefined) return undefined
    return await analyze(context, loaded, { ...options, repositories, exclusions })
  } catch (error) {
    if (!(error instanceof ActionError) || error instanceof ClosureBoundError) throw error
    // One POM with endless properties does not take the others with it.
    context.ledger.problem(labelOf(coordinates), error.message)
    return undefined
  }
}

/** Analyzes a POM. Throws `ActionError` when its properties are endless. */
export async function analyze(
  context: ClosureContext,
  loaded: LoadedPom,
  options: AnalysisOptions,
): Promise<Analysis> {
  const repositories = repositoriesFor(context, loaded.pom.repositories, options.repositories)
  const pom = await resolveModel(context, loaded, { repositories, models: options.cache.models })
  const coordinates = coordinatesOf(pom, context.readVariable)
  const dependencies =
    pom.dependencies.length === 0
      ? []
      : listDependencies(context, {
          ...options,
          repositories,
          pom,
          label: loaded.label,
          own: await ownManaged(),
        })
  return { loaded, pom, coordinates, repositories, dependencies }

  function ownManaged(): Promise<Managed> {
    return resolveManaged(context, options.cache, { pom, label: loaded.label, importedBy: [] })
  }
}

function listDependencies(
  { readVariable, dialect }: ClosureContext,
  options: AnalysisOptions & { readonly pom: Pom; readonly label: string; readonly own: Managed },
): readonly Artifact[] {
  const { pom, own, rootManaged: root, exclusions, repositories } = options
  const properties = propertiesOf(pom, dialect)
  return pom.dependencies
    .map((raw) => resolveDependency(raw, { properties, own, root, readVariable, dialect }))
    .filter(({ scope, optional }) => FOLLOWED_SCOPES.includes(scope) && !optional)
    .filter((dependency) => !isExcluded(dependency, exclusions))
    .map(({ groupId, artifactId, version, exclusions: more }) => ({
      coordinates: { groupId, artifactId, version: parseVersion(version) },
      exclusions: more.length === 0 ? exclusions : joinExclusions(exclusions, more),
      repositories,
      wantedBy: options.label,
    }))
}

function joinExclusions(...lists: readonly (readonly Exclusion[])[]): readonly Exclusion[] {
  return [...new Map(lists.flat().map((one) => [`${one.groupId}:${one.artifactId}`, one])).values()]
}
