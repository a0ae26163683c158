// A bounded look at the workspace: what in it says which data a scan will want. Follows no links, changes nothing.
import { lstatSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { count } from '../base/count.ts'
import { hasCode } from '../base/errors.ts'
import { isNamedInside, realPathIfThere } from '../base/inside.ts'
import { listDirectory } from './list-directory.ts'
import { areWellFormed, compileSkips } from './skip-globs.ts'

/** What stands in a workspace by name of what it is; paths are relative to the root, with `/`. */
export type Found = ReadonlyMap<string, readonly string[]>

/** One kind of what speaks for the need of a resource: files by their names, or what is read in files found so. */
export type Clue = (
  | { readonly matches: (fileName: string) => boolean }
  | { readonly readIn: (root: string, found: Found) => readonly string[] }
) & {
  /** How many there are, in the words of the plan: `2 Java archives`; absent: the plan does not count them. */
  readonly say?: (count: number) => string
}

/** What the walk saw. */
export interface Workspace {
  readonly root: string
  readonly filesSeen: number
  /** Why the walk stopped before its end; undefined when it saw everything that it does not skip. */
  readonly stoppedBy: string | undefined
  readonly isComplete: boolean
  /** Nothing is there at all: probably this step stands before the checkout. */
  readonly isEmpty: boolean
  /** `root` is only a part of the workspace: it says nothing about what a later scan of all of it meets. */
  readonly isPart: boolean
  /** Directories `node_modules` that no glob skips, into which it did not look, though Trivy does. */
  readonly modulesSkipped: number
  /** Directories that could not be read here; a scan as another user may read them. */
  readonly unreadable: number
  /** Those of them that this very user could read, such as one whose name is no UTF-8: Trivy reads them. */
  readonly unnameable: number
  /** What resources looked for, each kind under the name of its {@link Clue}; in the order in which they were asked for. */
  readonly found: Found
  readonly durationMs: number
}

/** Where to look, and how far. */
export interface WalkOptions {
  /** Working directory of the scan; `scanRef` and relative globs begin here. */
  readonly workspace: string
  readonly scanRef: string | undefined
  readonly skipDirs: readonly string[]
  readonly skipFiles: readonly string[]
  readonly now: () => number
  /** By their names in {@link Workspace.found}; what is read in files stands behind these. */
  readonly clues: ReadonlyMap<string, Clue>
  /** Most entries, for tests and the benchmark; default {@link MAX_ENTRIES}. */
  readonly maxEntries?: number
}

/** Entries after which the walk stops: beyond any checkout whose plan should take less than a second. */
export const MAX_ENTRIES = 200_000

/** Time after which it stops, for slow disks. */
const MAX_WALK_MS = 10_000

/** What a walk collects on its way. */
interface Sight {
  entries: number
  files: number
  skipped: number
  modules: number
  unreadable: number
  unnameable: number
  stoppedBy: string | undefined
  readonly found: Map<string, string[]>
}

/** Looks through the directory that will be scanned, breadth first: what matters mostly lies near the top. */
export function walkWorkspace(options: WalkOptions): Workspace {
  const startedAt = options.now()
  const root = findRoot(options.workspace, options.scanRef)
  const sight: Sight = {
    entries: 0,
    files: 0,
    skipped: 0,
    modules: 0,
    unreadable: 0,
    unnameable: 0,
    stoppedBy: undefined,
    found: new Map([...options.clues.keys()].map((name) => [name, []])),
  }
  look(root, sight, options)
  return {
    root,
    filesSeen: sight.files,
    stoppedBy: sight.stoppedBy,
    isComplete: sight.stoppedBy === undefined,
    isEmpty: sight.files + sight.skipped === 0 && sight.stoppedBy === undefined,
    isPart: root !== realOf(options.workspace),
    modulesSkipped: sight.modules,
    unreadable: sight.unreadable,
    unnameable: sight.unnameable,
    found: readClues(root, sight, options),
    durationMs: options.now() - startedAt,
  }
}

/** Adds what is read in the files that were found. */
function readClues(root: string, { found }: Sight, { clues }: WalkOptions): Found {
  for (const [name, clue] of clues) if ('readIn' in clue) found.set(name, [...clue.readIn(root, found)])
  return found
}

/** The workspace may be reached through a link, what is named inside of it may not be one (Trivy scans none). */
function findRoot(workspace: string, scanRef: string | undefined): string {
  const base = realOf(workspace)
  return scanRef === undefined || isAbsolute(scanRef) ? (scanRef ?? base) : resolve(base, scanRef)
}

/** Of what is not there the walk will find nothing, and say so. */
function realOf(path: string): string {
  return realPathIfThere(path) ?? path
}

function look(root: string, sight: Sight, options: WalkOptions): void {
  const kind = kindOf(root)
  if (kind === 'file') noteFile(basename(root), basename(root), sight, options)
  if (kind !== 'directory') return
  const base = { root, workspace: realOf(options.workspace) }
  const skipsDirectory = compileSkips(options.skipDirs, base)
  const hasDefaults = areWellFormed(options.skipDirs, base)
  const skipsFile = compileSkips(options.skipFiles, base)
  const limits = {
    entries: options.maxEntries ?? MAX_ENTRIES,
    deadline: options.now() + MAX_WALK_MS,
    now: options.now,
  }
  const noteUnreadable = (error: unknown) => {
    sight.unreadable += 1
    if (!hasCode(error, 'EACCES', 'EPERM')) sight.unnameable += 1
  }
  const queue = ['']
  // By index: `shift` of a long array costs its length.
  for (let next = 0; next < queue.length && sight.stoppedBy === undefined; next += 1) {
    const directory = queue[next] ?? ''
    for (const entry of listDirectory(join(root, directory), noteUnreadable)) {
      if (isOver(sight, limits)) return
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`
      if (entry.isDirectory()) {
        // The globs first: what Trivy, too, leaves out is not missing from our look.
        const isSkipped = skipsDirectory(path) || (hasDefaults && isSkippedByTrivy(entry.name, path))
        if (isSkipped || isModules(entry.name, sight)) sight.skipped += 1
        else queue.push(path)
      } else if (entry.isFile()) {
        if (skipsFile(path)) sight.skipped += 1
        else noteFile(path, entry.name, sight, options)
      }
    }
  }
}

function kindOf(path: string): 'file' | 'directory' | 'other' {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  if (facts?.isDirectory()) return 'directory'
  return facts?.isFile() ? 'file' : 'other'
}

function isOver(
  sight: Sight,
  limits: { readonly entries: number; readonly deadline: number; readonly now: () => number },
): boolean {
  sight.entries += 1
  if (sight.entries > limits.entries) {
    sight.stoppedBy = `its bound of ${count(limits.entries, 'entry', 'entries')}`
  } else if (sight.entries % 512 === 0 && limits.now() > limits.deadline) {
    sight.stoppedBy = `its bound of ${MAX_WALK_MS / 1000} s`
  }
  return sight.stoppedBy !== undefined
}

/** What Trivy itself adds behind the globs of the user (`pkg/fanal/walker/walk.go`). */
function isSkippedByTrivy(name: string, path: string): boolean {
  return name === '.git' || path === 'proc' || path === 'sys' || path === 'dev'
}

/** They are many, and hold little that is looked for; whoever needs to know that they were left out is told. */
function isModules(name: string, sight: Sight): boolean {
  if (name !== 'node_modules') return false
  sight.modules += 1
  return true
}

function noteFile(path: string, name: string, sight: Sight, { clues }: WalkOptions): void {
  sight.files += 1
  for (const [kind, clue] of clues) {
    if ('matches' in clue && clue.matches(name)) sight.found.get(kind)?.push(path)
  }
}

/** The root as a reader knows it: relative to the workspace, where it lies inside. */
export function nameRoot(root: string, workspace: string): string {
  const directory = realOf(workspace)
  if (!isNamedInside(root, directory)) return root
  return relative(directory, root) || 'the workspace'
}
