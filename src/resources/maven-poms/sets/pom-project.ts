// What a set of POMs is for: the project, and everything in it and around it that decides which POMs are read.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { digestOf } from '../../../oci/digest.ts'
import { nameProject, type ProjectPlace } from '../../../scan/project-name.ts'
import { MAX_XML_BYTES } from '../closure/xml.ts'
import { listCandidates, type RepositoryFacts } from '../repositories/candidates.ts'

/** The names under which a set is kept. */
export interface PomProject {
  /** 16 hex digits: the same for all versions of one project. */
  readonly project: string
  /** `sha256:` and 64 hex digits: the same as long as nothing changed that decides. */
  readonly inputDigest: string
}

/** What the names are made from. */
export interface ProjectFacts extends ProjectPlace {
  /** Absolute paths. */
  readonly pomFiles: readonly string[]
  readonly repositories: RepositoryFacts
  /** Sets with and without them must not be taken for each other. */
  readonly keepsPrivate: boolean
}

/** Raised whenever the closure reads more than before, so that older sets are completed and saved anew. */
const RESOLVER_VERSION = 3

/** The names for this project as it stands. */
export function identifyProject(facts: ProjectFacts): PomProject {
  const { root, keepsPrivate } = facts
  return {
    project: hash(['project', ...nameProject(facts), String(keepsPrivate)]).slice(0, 16),
    inputDigest: `sha256:${hash([
      `resolver ${RESOLVER_VERSION}`,
      ...listCandidates([], facts.repositories).map(({ url }) => url),
      ...facts.repositories.mirrors.map(({ url, patterns }) => `${patterns.join(',')} ${url}`),
      ...[...facts.repositories.configMirrors].map(([source, targets]) => `${source} ${targets.join(' ')}`),
      ...facts.pomFiles
        .map((file) => `${relative(root, file).split(sep).join('/')} ${digestOfFile(file)}`)
        .sort(),
    ])}`,
  }
}

/** The tags of a set in a registry: of this very input, and the one that moves with the project. */
export function pomTags({ project, inputDigest }: PomProject): {
  readonly input: string
  readonly project: string
} {
  return { input: inputDigest.replace('sha256:', ''), project: `project-${project}` }
}

/** A file that cannot be read is one more input: the closure will say what is wrong with it. */
function digestOfFile(file: string): string {
  try {
    const facts = statSync(file)
    if (!facts.isFile()) return 'unreadable'
    return facts.size > MAX_XML_BYTES ? 'too large' : digestOf(readFileSync(file))
  } catch {
    return 'unreadable'
  }
}

function hash(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** Absolute paths of the pom.xml files that a walk saw; the root may itself be one. */
export function absolutePaths(root: string, poms: readonly string[]): readonly string[] {
  const isFile = statSync(root, { throwIfNoEntry: false })?.isFile() === true
  return isFile ? [root] : poms.map((path) => join(root, path))
}
