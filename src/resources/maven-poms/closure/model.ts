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
  const properties = new Map([...propertiesOf(parent, dialect), ...child.properties])
  const own = evaluateCoordinates(child, properties, readVariable)
  const above = coordinatesOf(parent, readVariable)
  return {
    ...child,
    properties,
    groupId: own.groupId === '' ? above.groupId : own.groupId,
    artifactId: own.artifactId,
    version: own.version.text === '' ? above.version.text : own.version.text,
    managed: firstOfEachName(child.managed, parent.managed),
    dependencies: firstOfEachName(child.dependencies, parent.dependencies),
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

/** The entries of all lists, of each name only the first. */
export function firstOfEachName(...lists: readonly (readonly PomDependency[])[]): readonly PomDependency[] {
  const byName = new Map<string, PomDependency>()
  for (const entry of lists.flat()) {
    const name = nameOf(entry)
    if (!byName.has(name)) byName.set(name, entry)
  }
  return [...byName.values()]
}

// One map for each POM: it is needed for every child, and is as long as all properties above it.
const known = new WeakMap<Pom, Properties>()

/**
 * What `${…}` may name in a POM: its properties, and its elements with and without `project.` in front. An element wins
 * over a property of its name if it is not empty; `groupId` and `version` always do.
 */
export function propertiesOf(pom: Pom, { prefersOwnElements }: Dialect): Properties {
  const before = known.get(pom)
  if (before !== undefined) return before
  const listed = new Map([
    ['parent.groupId', pom.parent.groupId],
    ['parent.artifactId', pom.parent.artifactId],
    ['parent.version', pom.parent.version],
    ['parent.relativePath', pom.parent.relativePath],
    ['groupId', pom.groupId],
    ['artifactId', pom.artifactId],
    ['version', pom.version],
  ])
  for (const [name, value] of pom.properties) {
    if (!prefersOwnElements || (listed.get(name) ?? '') === '') listed.set(name, value)
  }
  listed.set('groupId', pom.groupId)
  listed.set('version', pom.version)
  const properties = new Map(pom.properties)
  for (const [name, value] of listed) {
    if (name.startsWith('project.')) continue
    properties.set(name, value)
    properties.set(`project.${name}`, value)
  }
  known.set(pom, properties)
  return properties
}
