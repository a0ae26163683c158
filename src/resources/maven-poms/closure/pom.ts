// A POM as Trivy decodes it (pkg/dependency/parser/java/pom/pom.go): these elements, untrimmed, and no others.
import { ActionError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import type { Lookup } from './interpolate.ts'
import type { KeepText } from './kept-texts.ts'
import { childrenOf, findAll, parseXml, textOf, type XmlElement } from './xml.ts'

/** Coordinates of a parent, and where it may lie beside the POM. */
export interface PomParent {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  readonly relativePath: string
}

/** What is left out below a dependency; `*` stands for all. Never interpolated. */
export interface Exclusion {
  readonly groupId: string
  readonly artifactId: string
}

/** An entry of `dependencies` or `dependencyManagement`. */
export interface PomDependency {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  readonly scope: string
  readonly optional: boolean
  readonly exclusions: readonly Exclusion[]
}

/** A repository as a POM declares it; whether it is enabled for releases and for snapshots, as written. */
export interface DeclaredRepository {
  readonly id: string
  readonly url: string
  readonly releases: string
  readonly snapshots: string
}

/** The properties of a POM, and of its parents once they are known. */
export interface Properties extends Lookup {
  /** Only what stands in `<properties>`: a parent's `project.…` values do not. */
  written(name: string): string | undefined
}

/** What Trivy keeps of a POM. Texts are as written: white space and `${…}` included. */
export interface Pom {
  readonly parent: PomParent
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  readonly modules: readonly string[]
  /** Maven 4's word for modules, which Trivy does not read. */
  readonly hasSubprojects: boolean
  readonly properties: Properties
  readonly managed: readonly PomDependency[]
  readonly dependencies: readonly PomDependency[]
  readonly repositories: readonly DeclaredRepository[]
}

/** What stands for a parent that is not there. */
export const EMPTY_POM: Pom = {
  parent: { groupId: '', artifactId: '', version: '', relativePath: '' },
  groupId: '',
  artifactId: '',
  version: '',
  modules: [],
  hasSubprojects: false,
  properties: propertiesIn(new Map()),
  managed: [],
  dependencies: [],
  repositories: [],
}

/**
 * Decodes a POM. Throws `XmlDoubtError` for what Trivy may decode, and another `ActionError` for what it cannot either:
 * broken XML, an `optional` that is no boolean.
 *
 * @param keep where many are held, what holds their texts
 */
export function readPom(bytes: Uint8Array, keep: KeepText = (text) => text): Pom {
  const project = parseXml(bytes)
  const read: ReadText = (element, ...path) => keep(textOf(element, ...path))
  return {
    parent: {
      groupId: read(project, 'parent', 'groupId'),
      artifactId: read(project, 'parent', 'artifactId'),
      version: read(project, 'parent', 'version'),
      relativePath: read(project, 'parent', 'relativePath'),
    },
    groupId: read(project, 'groupId'),
    artifactId: read(project, 'artifactId'),
    version: read(project, 'version'),
    modules: findAll(project, 'modules', 'module').map((module) => read(module)),
    hasSubprojects: findAll(project, 'subprojects', 'subproject').length > 0,
    properties: readProperties(project, keep),
    managed: findAll(project, 'dependencyManagement', 'dependencies').flatMap((list) =>
      readDependencies(list, read),
    ),
    dependencies: childrenOf(project, 'dependencies').flatMap((list) => readDependencies(list, read)),
    repositories: findAll(project, 'repositories', 'repository').flatMap((one) => readRepository(one, read)),
  }
}

type ReadText = typeof textOf

/** Nothing, if its URL is none: Go's url.Parse refuses control characters, and a scheme after a space. */
function readRepository(element: XmlElement, read: ReadText): readonly DeclaredRepository[] {
  const url = read(element, 'url')
  if (/[\p{Cc}]|^ /u.test(url)) return []
  const [releases, snapshots] = ['releases', 'snapshots'].map((kind) => read(element, kind, 'enabled'))
  return [{ id: read(element, 'id'), url, releases: releases ?? '', snapshots: snapshots ?? '' }]
}

/** The last `properties` element counts, and in it the last of a name. */
function readProperties(project: XmlElement, keep: KeepText): Properties {
  const element = childrenOf(project, 'properties').at(-1)
  return propertiesIn(new Map(element?.children.map(({ name, text }) => [keep(name), keep(text)])))
}

function propertiesIn(texts: ReadonlyMap<string, string>): Properties {
  const get = (name: string) => texts.get(name)
  return { get, written: get }
}

/** Every `dependency` at any depth, because Trivy reads this list token by token. */
function readDependencies(list: XmlElement, read: ReadText): readonly PomDependency[] {
  return list.children.flatMap((child) =>
    child.name === 'dependency' ? [readDependency(child, read)] : readDependencies(child, read),
  )
}

function readDependency(element: XmlElement, read: ReadText): PomDependency {
  const exclusions = findAll(element, 'exclusions', 'exclusion').map((exclusion) => ({
    groupId: read(exclusion, 'groupId'),
    artifactId: read(exclusion, 'artifactId'),
  }))
  return {
    groupId: read(element, 'groupId'),
    artifactId: read(element, 'artifactId'),
    version: read(element, 'version'),
    scope: read(element, 'scope'),
    optional: readOptional(element),
    exclusions: exclusions.length === 0 ? NO_EXCLUSIONS : exclusions,
  }
}

const NO_EXCLUSIONS: readonly Exclusion[] = []

/** Go's strconv.ParseBool of what TrimSpace leaves (U+0085 is space to it); anything else, such as a property, makes the whole POM undecodable. */
function readOptional(element: XmlElement): boolean {
  const text = textOf(element, 'optional')
  if (text === '' || /^[\s\u0085]*(0|f|F|false|FALSE|False)[\s\u0085]*$/.test(text)) return false
  if (/^[\s\u0085]*(1|t|T|true|TRUE|True)[\s\u0085]*$/.test(text)) return true
  const name = [textOf(element, 'groupId'), textOf(element, 'artifactId')].join(':')
  throw new ActionError(
    `POM: of the dependency ${clean(name, 150)} <optional> is neither true nor false, but ${clean(text, 60)}`,
  )
}
