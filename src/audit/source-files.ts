// The files of a clone that can run Trivy: workflows, and composite actions. A clone may be hostile: no link leads out of it,
// nothing is read that is too large or too much, and whatever was not read is told.
import { join } from 'node:path'
import { describeError } from '../base/errors.ts'
import { readSmallFile } from '../base/small-file.ts'
import { isDirectory, namesIn, type Repository, staysInside } from './find-repositories.ts'
import { MAX_FILE_BYTES } from './yaml-file.ts'

/** A file of it. */
export interface SourceFile {
  /** Relative to the repository, with `/`; `.`: it is said of the repository. */
  readonly path: string
  /** Its text, or why it was not read. */
  readonly content: { readonly text: string } | { readonly why: string }
}

/** Of one repository: workflows, and actions; and their characters together. Large projects have some hundred, of 1 MiB. */
const MAX_FILES = 500
const MAX_CHARACTERS = 16 << 20
/** Entries of a repository that are looked at for actions. */
const MAX_ENTRIES = 20_000
/** Directories of one clone that cannot be read, each told by its name. */
const MAX_TOLD = 20

/** How much of it is looked at; tests make it small. */
interface Limits {
  readonly maxEntries?: number
  readonly maxCharacters?: number
}

/** Its workflows, and every composite action. */
export function readSourceFiles(
  { root }: Repository,
  { maxEntries = MAX_ENTRIES, maxCharacters = MAX_CHARACTERS }: Limits = {},
): readonly SourceFile[] {
  const unread: SourceFile[] = []
  const list = (directory: string): readonly string[] => {
    try {
      return namesIn(join(root, directory))
    } catch (error) {
      if (unread.length < MAX_TOLD)
        unread.push({ path: directory || '.', content: { why: describeError(error) } })
      return []
    }
  }
  const workflows = list('.github/workflows')
    .filter((name) => /\.ya?ml$/i.test(name))
    .map((name) => `.github/workflows/${name}`)
  const { paths: actions, isAll } = findActions(root, list, maxEntries)
  if (!isAll) {
    const why = `it has more than ${maxEntries} files and directories, of which only these were looked at for actions`
    unread.push({ path: '.', content: { why } })
  }
  const paths = [...workflows, ...actions]
  let characters = 0
  const read = paths.slice(0, MAX_FILES).map((path): SourceFile => {
    if (characters > maxCharacters) {
      const why = `the files of the repository before it have more than ${maxCharacters} characters`
      return { path, content: { why } }
    }
    const content = readFile(root, path)
    if ('text' in content) characters += content.text.length
    return { path, content }
  })
  const rest = paths.slice(MAX_FILES).map((path) => ({ path, content: { why: TOO_MANY_FILES } }))
  return [...read, ...rest, ...unread]
}

const TOO_MANY_FILES = `it is beyond the first ${MAX_FILES} files of the repository`
/** Directories in which no action of the repository lies. */
const SKIPPED: readonly string[] = ['.git', 'node_modules', 'vendor', 'dist']

function findActions(
  root: string,
  list: (directory: string) => readonly string[],
  maxEntries: number,
): { readonly paths: readonly string[]; readonly isAll: boolean } {
  const paths: string[] = []
  const queue = ['']
  let entries = 0
  for (let next = 0; next < queue.length; next += 1) {
    const directory = queue[next] ?? ''
    for (const name of list(directory)) {
      entries += 1
      if (entries > maxEntries) return { paths, isAll: false }
      const path = directory === '' ? name : `${directory}/${name}`
      if (/^action\.ya?ml$/.test(name)) paths.push(path)
      else if (!SKIPPED.includes(name) && isDirectory(join(root, path))) queue.push(path)
    }
  }
  return { paths, isAll: true }
}

function readFile(root: string, path: string): SourceFile['content'] {
  try {
    if (!staysInside(join(root, path), root)) return { why: 'it is a link that leads out of the repository' }
    return { text: readSmallFile(join(root, path), MAX_FILE_BYTES) }
  } catch (error) {
    return { why: describeError(error) }
  }
}
