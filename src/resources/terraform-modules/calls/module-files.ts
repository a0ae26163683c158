// The files of a configuration as Trivy's parser sees them: of the scanned directory only what the walk saw, of a fetched
// module, and above the scanned directory, whatever lies on disk. Paths have `/` and are relative; `.` is the top.
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describeError, hasCode } from '../../../base/errors.ts'
import { isFileError } from '../../../base/local-failure.ts'
import { clean } from '../../../base/log.ts'
import { readSmallFile } from '../../../base/small-file.ts'
import { MAX_FILE_BYTES } from './module-calls.ts'
import { TERRAFORM_FILE } from './terraform-file.ts'

/** A file that is there, and not read here: why, and what to do about it. */
export interface Unread {
  readonly kind: 'unread'
  readonly reason: string
  readonly hint: string
}

/** What came of reading a file. */
export type ReadText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'absent' } | Unread

/** A tree of files. */
export interface ModuleFiles {
  readonly directory: string
  /** Names of the Terraform files in a directory, sorted; undefined: there is no such directory. */
  list(path: string): readonly string[] | undefined
  read(path: string, maxBytes: number): ReadText
}

/**
 * The files that a walk saw.
 *
 * @param seen paths below `root`, or the name of the file that `root` itself is
 */
export function workspaceFiles(root: string, seen: readonly string[]): ModuleFiles {
  const isFile = statSync(root, { throwIfNoEntry: false })?.isFile() === true
  const directory = isFile ? posix.dirname(root) : root
  const byDirectory = new Map<string, string[]>()
  const known = new Set(seen.map((path) => posix.normalize(path)))
  for (const path of seen) {
    // A directory is there when something in it, or below it, is.
    for (let parent = posix.dirname(path); ; parent = posix.dirname(parent)) {
      if (!byDirectory.has(parent)) byDirectory.set(parent, [])
      if (parent === '.') break
    }
    if (TERRAFORM_FILE.test(path)) byDirectory.get(posix.dirname(path))?.push(posix.basename(path))
  }
  for (const names of byDirectory.values()) names.sort()
  return {
    directory,
    // A call may lead out of what is scanned, to a module beside it (`mapfs/fs.go`, isPathAboveRoot).
    list: (path) => (isAbove(path) ? listTerraform(join(directory, path)) : byDirectory.get(path)),
    // Of what the walk did not see as a file, nothing is read: it may be a link, or a pipe.
    read: (path, maxBytes) =>
      isAbove(path) || known.has(posix.normalize(path)) ? readSmall(join(directory, path), maxBytes) : ABSENT,
  }
}

/** All directories with Terraform files of a tree that a walk saw. */
export function directoriesOf(seen: readonly string[]): readonly string[] {
  return [
    ...new Set(seen.filter((path) => TERRAFORM_FILE.test(path)).map((path) => posix.dirname(path))),
  ].sort()
}

/** The files of a module that was fetched. It holds no links: they were left out or followed when it was packed. */
export function fetchedFiles(directory: string): ModuleFiles {
  return {
    directory,
    list: (path) => {
      if (!isInside(path)) return undefined
      return listTerraform(join(directory, path))
    },
    read: (path, maxBytes) => (isInside(path) ? readSmall(join(directory, path), maxBytes) : ABSENT),
  }
}

function isThere(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    // Not there, or where nobody of this user may look.
    return false
  }
}

function isInside(path: string): boolean {
  return !isAbove(path) && !posix.isAbsolute(posix.normalize(path))
}

function isAbove(path: string): boolean {
  const clean = posix.normalize(path)
  return clean === '..' || clean.startsWith('../')
}

function listTerraform(directory: string): readonly string[] | undefined {
  let entries: Dirent[]
  try {
    entries = readdirSync(directory, { withFileTypes: true })
  } catch {
    // Not there, or no directory: then Trivy cannot load the module either.
    return undefined
  }
  return entries
    .flatMap((entry) => (TERRAFORM_FILE.test(entry.name) && isFile(entry, directory) ? entry.name : []))
    .sort()
}

/** A link is what it leads to; a pipe of such a name would be waited for. */
function isFile(entry: Dirent, directory: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return isThere(join(directory, entry.name))
}

const ABSENT: ReadText = { kind: 'absent' }

function readSmall(path: string, maxBytes: number): ReadText {
  try {
    return { kind: 'text', text: readSmallFile(path, maxBytes) }
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return ABSENT
    if (isFileError(error)) {
      const reason = `this machine cannot read it (${clean(describeError(error), 200)})`
      return { kind: 'unread', reason, hint: UNREADABLE_HINT }
    }
    // A directory, or a pipe that nobody writes to, is no file for Trivy either.
    if (!isThere(path)) return ABSENT
    return { kind: 'unread', reason: describeError(error), hint: LARGE_HINT }
  }
}

const UNREADABLE_HINT =
  'Look at the owner and the permissions of the file: whoever runs this step, and the scan, must be able to read it.'
const LARGE_HINT = 'Split the file: this action reads none that is so large.'

/**
 * Whether any file could call a module that is none of the files that were seen: by its text alone, because the parser takes
 * longer to start than most scans need. A false yes costs that time.
 */
export function mayLeadOut(root: string, seen: readonly string[]): boolean {
  const files = workspaceFiles(root, seen)
  return seen.some((path) => {
    if (!TERRAFORM_FILE.test(path)) return false
    const read = files.read(path, MAX_FILE_BYTES)
    if (read.kind === 'absent') return false
    if (read.kind === 'unread') return true
    const { text } = read
    // JSON can spell both words otherwise; HCL cannot, but puts comments anywhere.
    if (path.endsWith('.json') && text.includes('\\u')) return true
    if (!/\bmodule\b/.test(text)) return false
    const sources = text.matchAll(/\bsource\b(?:"?\s*[=:]\s*"(\.\.?\/[^"\\$%]*)")?/g)
    return [...sources].some(
      ([, local]) => local === undefined || isAbove(posix.join(posix.dirname(path), local)),
    )
  })
}
