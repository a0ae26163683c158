// What a dependency means once the managed entries above it are known (pkg/dependency/parser/java/pom/pom.go, Resolve).
import type { Dialect } from './dialect.ts'
import { evaluate, type Lookup, type ReadVariable } from './interpolate.ts'
import { nameOf } from './model.ts'
import type { Exclusion, PomDependency } from './pom.ts'

/** Managed entries by their evaluated names. */
export interface ManagedLayer {
  get(name: string): PomDependency | undefined
}

/** The first layer that has a name decides. */
export type Managed = readonly ManagedLayer[]

function findManaged(managed: Managed, name: string): PomDependency | undefined {
  for (const layer of managed) {
    const entry = layer.get(name)
    if (entry !== undefined) return entry
  }
  return undefined
}

/** What a dependency is resolved with. */
export interface ResolveFacts {
  readonly dialect: Dialect
  readonly properties: Lookup
  /** Of the POM that has the dependency: fills what is empty. */
  readonly own: Managed
  /** Of the project that is resolved: overrides, but for the scope `test`. */
  readonly root: Managed
  readonly readVariable: ReadVariable
}

/** The dependency with everything evaluated and filled in. */
export function resolveDependency(raw: PomDependency, facts: ResolveFacts): PomDependency {
  const { dialect, properties, readVariable } = facts
  const say = (text: string) => evaluate(text, properties, readVariable)
  const groupId = say(raw.groupId)
  const artifactId = say(raw.artifactId)
  const name = nameOf(dialect.comparesEvaluated ? { groupId, artifactId } : raw)
  const root = findManaged(facts.root, name)
  const own = dialect.fillsThenOverrides || root === undefined ? findManaged(facts.own, name) : undefined
  let version = say(raw.version)
  let scope = say(raw.scope)
  if (own !== undefined) {
    version ||= say(own.version)
    scope ||= say(own.scope)
  }
  if (root !== undefined) {
    if (root.version !== '') version = say(root.version)
    const isSpared = dialect.fillsThenOverrides && scope === 'test'
    if (root.scope !== '' && !isSpared) scope = say(root.scope)
  }
  return {
    groupId,
    artifactId,
    version,
    scope,
    optional: [raw, own, root].some((one) => one?.optional === true),
    exclusions: joinExclusions([raw, own, root], dialect),
  }
}

type Source = PomDependency | undefined

function joinExclusions(
  [raw, own, root]: readonly [PomDependency, Source, Source],
  { addsExclusions }: Dialect,
): readonly Exclusion[] {
  const ofRoot = root?.exclusions ?? []
  if (!addsExclusions && ofRoot.length > 0) return ofRoot
  const more = [...(own?.exclusions ?? []), ...ofRoot]
  // Most have none: no list is copied for them.
  return more.length === 0 ? raw.exclusions : [...raw.exclusions, ...more]
}

/** Whether a dependency by this name is left out. */
export function isExcluded(
  { groupId, artifactId }: { readonly groupId: string; readonly artifactId: string },
  exclusions: readonly Exclusion[],
): boolean {
  return exclusions.some(
    (one) =>
      (one.groupId === groupId || one.groupId === '*') &&
      (one.artifactId === artifactId || one.artifactId === '*'),
  )
}
