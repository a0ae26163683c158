// The files of a configuration as Trivy's parser sees them: of the scanned directory only what the walk saw, of a fetched
// module, and above the scanned directory, whatever lies on disk. Paths have `/` and are relative; `.` is the top.
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readSmallFile } from '../../../base/small-file.ts'
import { MAX_FILE_BYTES } from './module-calls.ts'
import { TERRAFORM_FILE } from './terraform-file.ts'

/** A tree of files. */
export interface ModuleFiles {
  readonly directory: string
  /** Names of the Terraform files in a directory, sorted; undefined: there is no such directory. */
  list(path: string): readonly string[] | undefined
  /** undefined when it is not there, too large, or not to be read. */
  read(path: string, maxBytes: number): string | undefined
  /** Whether there is such a file, to be read or not. */
  has(path: string): boolean
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
      isAbove(path) || known.has(posix.normalize(path))
        ? readSmall(join(directory, path), maxBytes)
        : undefined,
    has: (path) => (isAbove(path) ? isThere(join(directory, path)) : known.has(posix.normalize(path))),
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
    read: (path, maxBytes) => (isInside(path) ? readSmall(join(directory, path), maxBytes) : undefined),
    has: (path) => isInside(path) && isThere(join(directory, path)),
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
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

function readSmall(path: string, maxBytes: number): string | undefined {
  try {
    return readSmallFile(path, maxBytes)
  } catch {
    // Gone, not ours to read, too large, or a pipe that nobody writes to: the caller says so.
    return undefined
  }
}

/**
 * Whether any file could call a module that is none of the files that were seen: by its text alone, because the parser takes
 * longer to start than most scans need. A false yes costs that time.
 */
export function mayLeadOut(root: string, seen: readonly string[]): boolean {
  const files = workspaceFiles(root, seen)
  return seen.some((path) => {
    if (!TERRAFORM_FILE.test(path)) return false
    const text = files.read(path, MAX_FILE_BYTES)
    if (text === undefined) return true
    // JSON can spell both words otherwise; HCL cannot, but puts comments anywhere.
    if (path.endsWith('.json') && text.includes('\\u')) return true
    if (!/\bmodule\b/.test(text)) return false
    const sources = text.matchAll(/\bsource\b(?:"?\s*[=:]\s*"(\.\.?\/[^"\\$%]*)")?/g)
    return [...sources].some(
      ([, local]) => local === undefined || isAbove(posix.join(posix.dirname(path), local)),
    )
  })
}
