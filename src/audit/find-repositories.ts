// The clones in a directory, and the files in them that can run Trivy. A clone may be hostile: no link leads out of it, and
// nothing is read that is too large or too much.
import { lstatSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describeError, hasCode } from '../base/errors.ts'
import { realPathOf } from '../base/inside.ts'
import { readSmallFile } from '../base/small-file.ts'
import { MAX_FILE_BYTES } from './yaml-file.ts'

/** A clone. */
export interface Repository {
  /** Relative to the directory that was named, with `/`; `.`: it is that directory. */
  readonly name: string
  readonly root: string
}

/** A file of it. */
export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string
  /** Its text, or why it was not read. */
  readonly content: { readonly text: string } | { readonly why: string }
}

/** Clones lie as `name`, `owner/name`, or `host/owner/name`. */
const MAX_DEPTH = 3
const MAX_REPOSITORIES = 10_000
/** Of one repository: workflows, and actions. */
const MAX_FILES = 500
/** Entries of a repository that are looked at for actions. */
const MAX_ENTRIES = 20_000

/**
 * Every clone below a directory, or the directory itself where it is one, in the order of their names.
 *
 * @throws {Error} what the system says, when the directory cannot be read
 */
export function findRepositories(directory: string): readonly Repository[] {
  if (isRepository(directory)) return [{ name: '.', root: directory }]
  const found: Repository[] = []
  lookBelow(directory, '', found)
  return found
}

function lookBelow(directory: string, name: string, found: Repository[]): void {
  const depth = name === '' ? 0 : name.split('/').length
  for (const entry of namesIn(directory, depth === 0)) {
    if (found.length >= MAX_REPOSITORIES) return
    const below = join(directory, entry)
    if (entry === '.git' || !isDirectory(below)) continue
    const inside = name === '' ? entry : `${name}/${entry}`
    if (isRepository(below)) found.push({ name: inside, root: below })
    else if (depth + 1 < MAX_DEPTH) lookBelow(below, inside, found)
  }
}

/** A checkout without `.git` is one too. An organisation's own repository has the name `.github`, and is a clone beside others. */
function isRepository(directory: string): boolean {
  const github = join(directory, '.github')
  return (
    kindOf(join(directory, '.git')) !== 'none' ||
    (isDirectory(github) && kindOf(join(github, '.git')) === 'none')
  )
}

/** Its workflows, and every composite action. */
export function readSourceFiles({ root }: Repository): readonly SourceFile[] {
  const workflows = namesIn(join(root, '.github', 'workflows'))
    .filter((name) => /\.ya?ml$/i.test(name))
    .map((name) => `.github/workflows/${name}`)
  const paths = [...workflows, ...findActions(root)]
  const read = paths.slice(0, MAX_FILES).map((path) => ({ path, content: readFile(root, path) }))
  const rest = paths.slice(MAX_FILES).map((path) => ({
    path,
    content: { why: `it is beyond the first ${MAX_FILES} files of the repository` },
  }))
  return [...read, ...rest]
}

/** Directories in which no action of the repository lies. */
const SKIPPED: readonly string[] = ['.git', 'node_modules', 'vendor', 'dist']

function findActions(root: string): string[] {
  const found: string[] = []
  const queue = ['']
  let entries = 0
  for (let next = 0; next < queue.length; next += 1) {
    const directory = queue[next] ?? ''
    for (const name of namesIn(join(root, directory))) {
      entries += 1
      if (entries > MAX_ENTRIES) return found
      const path = directory === '' ? name : `${directory}/${name}`
      if (/^action\.ya?ml$/.test(name)) found.push(path)
      else if (!SKIPPED.includes(name) && isDirectory(join(root, path))) queue.push(path)
    }
  }
  return found
}

function readFile(root: string, path: string): SourceFile['content'] {
  try {
    if (!staysInside(join(root, path), root)) return { why: 'it is a link that leads out of the repository' }
    return { text: readSmallFile(join(root, path), MAX_FILE_BYTES) }
  } catch (error) {
    return { why: describeError(error) }
  }
}

/** Whether a path, with all links followed, lies in a directory; false where it is not there. */
export function staysInside(path: string, directory: string): boolean {
  try {
    const [real, base] = [realPathOf(path), realPathOf(directory)]
    return real === base || real.startsWith(base.endsWith(sep) ? base : base + sep)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES')) return false
    throw error
  }
}

/** Names in a directory, sorted; none where it cannot be read, unless somebody named it. */
function namesIn(directory: string, isNamed = false): readonly string[] {
  try {
    return readdirSync(directory).sort()
  } catch (error) {
    if (isNamed) throw error
    return []
  }
}

function isDirectory(path: string): boolean {
  return kindOf(path) === 'directory'
}

/** A link is none of both. */
function kindOf(path: string): 'directory' | 'other' | 'none' {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return 'none'
  return facts.isDirectory() ? 'directory' : 'other'
}
