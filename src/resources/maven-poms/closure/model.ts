// A POM with what it inherits, and its properties, as Trivy merges them (pkg/dependency/parser/java/pom/pom.go).
import type { Dialect } from './dialect.ts'
import { evaluate, type Lookup, type ReadVariable } from './interpolate.ts'
import type { Pom, PomDependency, Properties } from './pom.ts'
import { parseVersion, type Version } from './version.ts'

/** How POMs are read: for which Trivy, and with which variables. */
export interface Reading {
  readonly dialect: Dialect
  readonly readVariable: ReadVariable
}

/** Evaluated coordinates; each may be empty. */
export interface Coordinates {
  readonly groupId: string
  readonly artifactId: string
  readonly version: Version
}

/** Coordinates evaluated with these properties. */
export function evaluateCoordinates(
  raw: { readonly groupId: string; readonly artifactId: string; readonly version: string },
  properties: Lookup,
  readVariable: ReadVariable,
): Coordinates {
  return {
    groupId: evaluate(raw.groupId, properties, readVariable),
    artifactId: evaluate(raw.artifactId, properties, readVariable),
    version: parseVersion(evaluate(raw.version, properties, readVariable)),
  }
}

/** A POM's own coordinates: its `project.…` properties do not exist yet where Trivy asks for them. */
export function coordinatesOf(pom: Pom, readVariable: ReadVariable): Coordinates {
  return evaluateCoordinates(pom, pom.properties, readVariable)
}

/**
 * The child with what the (already complete) parent gives it. The parent's `project.…` values become plain properties
 * of the child; lists are joined by the names as written, the child's first. Repositories and modules are not inherited.
 */
export function inherit(child: Pom, parent: Pom, { readVariable, dialect }: Reading): Pom {
  const inherited = propertiesOf(parent, dialect)
  const properties: Properties = {
    get: (name) => child.properties.get(name) ?? inherited.get(name),
    written: (name) => child.properties.written(name) ?? parent.properties.written(name),
  }
  const own = evaluateCoordinates(child, properties, readVariable)
  const above = coordinatesOf(parent, readVariable)
  return {
    ...child,
    properties,
    groupId: own.groupId === '' ? above.groupId : own.groupId,
    artifactId: own.artifactId,
    version: own.version.text === '' ? above.version.text : own.version.text,
    managed: joinByName(child.managed, parent.managed),
    dependencies: joinByName(child.dependencies, parent.dependencies),
  }
}

/** `group:artifact:version`. */
export function labelOf(coordinates: Coordinates): string {
  return `${nameOf(coordinates)}:${coordinates.version.text}`
}

/** `group:artifact` of a list's entry, as it stands there. */
export function nameOf({ groupId, artifactId }: Pick<PomDependency, 'groupId' | 'artifactId'>): string {
  return `${groupId}:${artifactId}`
}

/** The entries of both lists, of each name only the first. The second has each name once, and serves many as it is. */
export function joinByName(
  first: readonly PomDependency[],
  second: readonly PomDependency[],
): readonly PomDependency[] {
  if (first.length === 0) return second
  const byName = new Map<string, PomDependency>()
  for (const entry of [...first, ...second]) {
    const name = nameOf(entry)
    if (!byName.has(name)) byName.set(name, entry)
  }
  return [...byName.values()]
}

/**
 * What `${…}` may name in a POM: its properties, and its elements with and without `project.` in front. An element wins
 * over a property of its name if it is not empty; `groupId` and `version` always do. Looked up where they stand: of
 * thousands of POMs with hundreds of properties above each, a list for each would fill the memory.
 */
export function propertiesOf(pom: Pom, { prefersOwnElements }: Dialect): Lookup {
  const find = (name: string): string | undefined => {
    const element = ELEMENTS.get(name)?.(pom)
    if (element !== undefined && (name === 'groupId' || name === 'version')) return element
    if (element !== undefined && element !== '' && prefersOwnElements) return element
    return pom.properties.get(name) ?? element
  }
  return {
    get: (name) => {
      if (!name.startsWith(PROJECT)) return find(name)
      const bare = name.slice(PROJECT.length)
      // What is not found here is not found above either, but by its whole name.
      return (bare.startsWith(PROJECT) ? undefined : find(bare)) ?? pom.properties.written(name)
    },
  }
}

const PROJECT = 'project.'

const ELEMENTS: ReadonlyMap<string, (pom: Pom) => string> = new Map([
  ['parent.groupId', ({ parent }) => parent.groupId],
  ['parent.artifactId', ({ parent }) => parent.artifactId],
  ['parent.version', ({ parent }) => parent.version],
  ['parent.relativePath', ({ parent }) => parent.relativePath],
  ['groupId', ({ groupId }) => groupId],
  ['artifactId', ({ artifactId }) => artifactId],
  ['version', ({ version }) => version],
])
