// The closure of module calls, as Trivy's parser walks it: from every root module of the scanned directory through local
// modules, installed ones, and those that are fetched, for as long as there is something new.
import { posix } from 'node:path'
import { type CallReader, cleanPath, createCallReader, findRoots } from './call-reader.ts'
import type { HclReader } from './hcl-process.ts'
import { INSTALL_FIRST, type InstalledModules, MANIFEST, readInstalled } from './installed-modules.ts'
import type { ModuleCall } from './module-calls.ts'
import { type ModuleFiles, workspaceFiles } from './module-files.ts'
import { cacheKey, kindOfSource, showSource, splitSource } from './module-source.ts'
import type { ResolvePackage } from './wanted-package.ts'

/** A call that leads to no module, and what is known of it. */
export interface LostCall {
  /** `network/main.tf:12`, in a module below its source. */
  readonly where: string
  readonly source: string
  readonly reason: string
  /** What to do about it; undefined: it depends. */
  readonly hint?: string | undefined
}

/** What the walk found. */
export interface FollowedCalls {
  /** Calls that lead to a fetched package; several may lead to one. */
  readonly foundCalls: number
  /** Calls that `terraform init` has installed. */
  readonly installedCalls: number
  /** Not there for Trivy either. */
  readonly absent: readonly LostCall[]
  /** Trivy may find what we did not. */
  readonly unknown: readonly LostCall[]
}

/** What following takes. */
export interface FollowOptions {
  readonly root: string
  /** Files that the walk of the workspace saw. */
  readonly seen: readonly string[]
  readonly hcl: HclReader
  readonly resolve: ResolvePackage
  readonly signal: AbortSignal
}

/** Modules inside each other: real ones have fewer than ten. A module that calls itself ends here, where Trivy does not end. */
const MAX_DEPTH = 40
/** Places at which modules are called: large repositories have some hundreds. */
const MAX_VISITS = 20_000

interface Place {
  readonly files: ModuleFiles
  /** Of the module in it. */
  readonly path: string
  /** How a reader knows these files; empty: the workspace. */
  readonly prefix: string
  /** Names of the calls that lead here. */
  readonly names: readonly string[]
}

interface Walk extends FollowOptions {
  readonly rootPath: string
  readonly visited: Set<string>
  readonly reader: CallReader
  readonly absent: Map<string, LostCall>
  readonly unknown: Map<string, LostCall>
  readonly counts: { found: Set<string>; installed: Set<string>; visits: number }
}

/** Follows everything. Whatever cannot be followed is told, and ends nothing. */
export async function followCalls(options: FollowOptions): Promise<FollowedCalls> {
  const workspace = workspaceFiles(options.root, options.seen)
  const shared = {
    ...options,
    visited: new Set<string>(),
    reader: createCallReader(options.hcl),
    absent: new Map<string, LostCall>(),
    unknown: new Map<string, LostCall>(),
    counts: { found: new Set<string>(), installed: new Set<string>(), visits: 0 },
  }
  for (const rootPath of await findRoots(workspace, options.seen, shared)) {
    await visit({ files: workspace, path: rootPath, prefix: '', names: [] }, { ...shared, rootPath })
  }
  const { counts, absent, unknown } = shared
  return {
    foundCalls: counts.found.size,
    installedCalls: counts.installed.size,
    absent: [...absent.values()],
    unknown: [...unknown.values()],
  }
}

async function visit(place: Place, walk: Walk): Promise<void> {
  walk.signal.throwIfAborted()
  const { files, path, names } = place
  const installed = installedFor(place, walk)
  // With a list of installed modules the names of the calls decide; else the same files lead to the same modules.
  const identity = JSON.stringify([files.directory, path, walk.rootPath, installed && names])
  if (walk.visited.has(identity)) return
  walk.visited.add(identity)
  walk.counts.visits += 1
  if (names.length > MAX_DEPTH || walk.counts.visits > MAX_VISITS) {
    lose(walk.unknown, place, {
      source: showSource(names.join('.')),
      reason: 'modules are called without end',
    })
    return
  }
  const calls = await readPlace(place, walk)
  await Promise.all(calls.map((call) => follow(call, place, installed, walk)))
}

function installedFor(place: Place, { rootPath, unknown }: Walk): InstalledModules | undefined {
  const installed = readInstalled(place.files, rootPath)
  if (installed === undefined || !('kind' in installed)) return installed
  const path = posix.join(rootPath, MANIFEST)
  lose(unknown, { ...place, path }, { source: '', reason: installed.reason, hint: installed.hint })
  return undefined
}

interface LocatedCall extends ModuleCall {
  readonly file: string
}

async function readPlace(place: Place, walk: Walk): Promise<readonly LocatedCall[]> {
  const calls: LocatedCall[] = []
  for (const name of place.files.list(place.path) ?? []) {
    const read = await walk.reader.read(place.files, place.path, name)
    const file = posix.join(place.path, name)
    if (read.doubt !== undefined)
      lose(walk.unknown, { ...place, path: file }, { source: '', reason: read.doubt, hint: read.hint })
    calls.push(...read.calls.map((call) => ({ ...call, file })))
  }
  return calls
}

async function follow(
  call: LocatedCall,
  place: Place,
  installed: InstalledModules | undefined,
  walk: Walk,
): Promise<void> {
  const names = [...place.names, call.name]
  const at = { ...place, path: `${call.file}:${call.line}` }
  const there = installed?.get(names.join('.'))
  if (there !== undefined && place.files.list(there) !== undefined) {
    walk.counts.installed.add(JSON.stringify([walk.rootPath, names]))
    return visit({ ...place, path: there, names }, walk)
  }
  const { source, version } = call
  if (source === undefined || version === undefined) {
    const what = source === undefined ? 'source' : 'version'
    return lose(walk.unknown, at, {
      source: showSource(source ?? ''),
      reason: `an expression decides over its ${what}`,
      hint: `${INSTALL_FIRST} Or write the ${what} out.`,
    })
  }
  switch (kindOfSource(source)) {
    case 'local':
      return followLocal({ source, at, names, place }, walk)
    case 'none':
      return lose(walk.absent, at, {
        source: showSource(source),
        reason: 'Trivy fetches no source of this form',
      })
    default:
      return followPackage({ source, version, at, names }, walk)
  }
}

async function followLocal(
  { source, at, names, place }: { source: string; at: Place; names: readonly string[]; place: Place },
  walk: Walk,
): Promise<void> {
  // Where it is not below the module that calls it, Trivy looks below the top (`resolvers/local.go`).
  const paths = [posix.join(place.path, source), posix.normalize(source)].map(cleanPath)
  const path = paths.find((each) => place.files.list(each) !== undefined)
  if (path === undefined) return lose(walk.absent, at, { source, reason: 'there is no such directory' })
  await visit({ ...place, path, names }, walk)
}

async function followPackage(
  { source, version, at, names }: { source: string; version: string; at: Place; names: readonly string[] },
  walk: Walk,
): Promise<void> {
  const { pkg, subdir } = splitSource(source)
  const key = cacheKey(pkg, version)
  const resolved = await walk.resolve({ key, source: pkg, version })
  const shown = showSource(source)
  if (resolved.kind !== 'found')
    return lose(walk[resolved.kind], at, { source: shown, reason: resolved.reason, hint: resolved.hint })
  const path = cleanPath(posix.normalize(subdir))
  const { files } = resolved
  if (files.list(path) === undefined) {
    return lose(walk.absent, at, { source: shown, reason: `it has no directory ${path}` })
  }
  walk.counts.found.add(`${at.prefix}${at.path}`)
  await visit({ files, path, prefix: `${showSource(pkg)}//`, names }, walk)
}

/** Each place once, however many ways lead to it. */
function lose(into: Map<string, LostCall>, at: Place, lost: Omit<LostCall, 'where'>): void {
  const where = `${at.prefix}${at.path}`
  into.set(`${where}\n${lost.source}\n${lost.reason}`, { where, ...lost })
}
