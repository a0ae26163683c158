// A bounded look at the workspace: what in it says which data a scan will want. Follows no links, changes nothing.
import { lstatSync } from 'node:fs'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { realPathOf } from '../base/inside.ts'
import { findJavaImages } from './java-images.ts'
import { listDirectory } from './list-directory.ts'
import { compileSkips } from './skip-globs.ts'

/** What the walk saw; all paths relative to `root`, with `/`. */
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
  readonly poms: readonly string[]
  /** JAR, WAR, EAR, and PAR files. */
  readonly archives: readonly string[]
  readonly dockerfiles: readonly string[]
  readonly composeFiles: readonly string[]
  /** Images with a Java runtime that these Dockerfiles and compose files name. */
  readonly javaImages: readonly string[]
  /** What else resources looked for, by their names. */
  readonly found: ReadonlyMap<string, readonly string[]>
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
  /** By the name of a resource: whether a file of this name decides over its need. */
  readonly looksFor?: ReadonlyMap<string, (fileName: string) => boolean>
  /** Most entries, for tests and the benchmark; default {@link MAX_ENTRIES}. */
  readonly maxEntries?: number
}

/** Entries after which the walk stops: beyond any checkout whose plan should take less than a second. */
export const MAX_ENTRIES = 200_000

/** Time after which it stops, for slow disks. */
const MAX_WALK_MS = 10_000

/** What decides for the Java DB by its name alone (the extension in any case, not the content). */
const ARCHIVE = /\.(jar|war|ear|par)$/i
const DOCKERFILE =
  /^(dockerfile|containerfile)([._-](?!(.*\.)?(dockerignore|md|txt)$).+)?$|\.(dockerfile|containerfile)$/i
const COMPOSE_FILE = /^(docker-)?compose([._-].+)?\.ya?ml$/i

/** What a walk collects on its way. */
interface Sight {
  entries: number
  files: number
  skipped: number
  modules: number
  unreadable: number
  stoppedBy: string | undefined
  readonly poms: string[]
  readonly archives: string[]
  readonly dockerfiles: string[]
  readonly composeFiles: string[]
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
    stoppedBy: undefined,
    poms: [],
    archives: [],
    dockerfiles: [],
    composeFiles: [],
    found: new Map([...(options.looksFor?.keys() ?? [])].map((name) => [name, []])),
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
    poms: sight.poms,
    archives: sight.archives,
    dockerfiles: sight.dockerfiles,
    composeFiles: sight.composeFiles,
    javaImages: findJavaImages(root, sight.dockerfiles, sight.composeFiles),
    found: sight.found,
    durationMs: options.now() - startedAt,
  }
}

/** The workspace may be reached through a link, what is named inside of it may not be one (Trivy scans none). */
function findRoot(workspace: string, scanRef: string | undefined): string {
  const base = realOf(workspace)
  return scanRef === undefined || isAbsolute(scanRef) ? (scanRef ?? base) : resolve(base, scanRef)
}

function realOf(path: string): string {
  try {
    return realPathOf(path)
  } catch {
    // Not there: the walk will find nothing, and say so.
    return path
  }
}

function look(root: string, sight: Sight, options: WalkOptions): void {
  const kind = kindOf(root)
  if (kind === 'file') noteFile(basename(root), basename(root), sight, options)
  if (kind !== 'directory') return
  const base = { root, workspace: realOf(options.workspace) }
  const skipsDirectory = compileSkips(options.skipDirs, base)
  const skipsFile = compileSkips(options.skipFiles, base)
  const limits = {
    entries: options.maxEntries ?? MAX_ENTRIES,
    deadline: options.now() + MAX_WALK_MS,
    now: options.now,
  }
  const noteUnreadable = () => {
    sight.unreadable += 1
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
        if (skipsDirectory(path) || isSkippedByName(entry.name, path, sight)) sight.skipped += 1
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
    sight.stoppedBy = `its bound of ${limits.entries.toLocaleString('en-US')} entries`
  } else if (sight.entries % 512 === 0 && limits.now() > limits.deadline) {
    sight.stoppedBy = `its bound of ${MAX_WALK_MS / 1000} s`
  }
  return sight.stoppedBy !== undefined
}

/** `.git` anywhere and, at the top, proc, sys, and dev are skipped by Trivy (`pkg/fanal/walker/walk.go`), the modules by us. */
function isSkippedByName(name: string, path: string, sight: Sight): boolean {
  if (name === 'node_modules') {
    sight.modules += 1
    return true
  }
  return name === '.git' || path === 'proc' || path === 'sys' || path === 'dev'
}

function noteFile(path: string, name: string, sight: Sight, { looksFor }: WalkOptions): void {
  sight.files += 1
  for (const [resource, matches] of looksFor ?? []) if (matches(name)) sight.found.get(resource)?.push(path)
  if (name === 'pom.xml') sight.poms.push(path)
  else if (ARCHIVE.test(name)) sight.archives.push(path)
  else if (DOCKERFILE.test(name)) sight.dockerfiles.push(path)
  else if (COMPOSE_FILE.test(name)) sight.composeFiles.push(path)
}

/** The root as a reader knows it: relative to the workspace, where it lies inside. */
export function nameRoot(root: string, workspace: string): string {
  const way = relative(realOf(workspace), root)
  if (way === '') return 'the workspace'
  return way.startsWith('..') || isAbsolute(way) ? root : way
}
