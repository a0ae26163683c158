// Trivy's module cache, as the process that will scan finds it: below its temporary directory, owned by its user, one
// directory for each source and constraint. What lies there is replaced by a rename, and only by other files.
import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { LocalError } from '../../../base/errors.ts'
import { move, removeQuietly } from '../../../base/file-moves.ts'
import { isInside } from '../../../base/inside.ts'
import { isWholeWindowsPath } from '../../../base/windows-path.ts'
import type { BlobIdentity } from '../../../oci/layout.ts'
import { isAsUnpacked, isDirectory, packTree, unpackTree } from './pack-tree.ts'

/** Where modules go, and what later steps must be told for it. */
export interface ModuleTemp {
  /** The temporary directory of the Trivy that will scan. */
  readonly directory: string
  /** It is another than that of the job: variables that lead there. */
  readonly variables: Readonly<Record<string, string>>
}

/** What decides. */
export interface TempFacts {
  readonly environment: NodeJS.ProcessEnv
  /** Default: this one. */
  readonly platform?: NodeJS.Platform
  /** Nothing is placed for later steps: everything goes below this. */
  readonly away: string | undefined
}

/** The names by which Go finds it (`os.TempDir`; on Windows `GetTempPath`). */
const VARIABLES = { windows: ['TMP', 'TEMP'], others: ['TMPDIR'] } as const

/**
 * The temporary directory that the user chose, else that of the machine where it is this job's alone; else one below
 * RUNNER_TEMP, which is emptied for every job: what others left in a shared one is not trusted, and what they use is not
 * touched.
 */
export function decideTemp({ environment, away, platform = process.platform }: TempFacts): ModuleTemp {
  if (away !== undefined) return { directory: join(away, 'tmp'), variables: {} }
  const names = platform === 'win32' ? VARIABLES.windows : VARIABLES.others
  const chosen = names.map((name) => environment[name]).find(Boolean)
  const current = chosen ?? tmpdir()
  const isOurs = chosen !== undefined || environment.RUNNER_ENVIRONMENT === 'github-hosted'
  if (
    isOurs &&
    // `/tmp` and `/c/tmp` are one directory for bash of Windows, and another for PowerShell.
    (platform === 'win32' ? isWholeWindowsPath(current) : isAbsolute(current)) &&
    !isInWorkspace(current, environment) &&
    isUsable(join(current, CACHE))
  ) {
    return { directory: current, variables: {} }
  }
  const directory = join(environment.RUNNER_TEMP || tmpdir(), 'trivy-offline-cache', 'tmp')
  return { directory, variables: Object.fromEntries(names.map((name) => [name, directory])) }
}

/** Below a temporary directory (`resolvers/cache.go`). */
const CACHE = join('.aqua', 'cache')
/** Beside it, for what is not whole yet. */
const STAGING = join('.aqua', 'offline-cache')

/** A scan of the workspace would scan it. */
function isInWorkspace(path: string, { GITHUB_WORKSPACE }: NodeJS.ProcessEnv): boolean {
  return Boolean(GITHUB_WORKSPACE) && isInside(path, GITHUB_WORKSPACE ?? '')
}

/** Trivy passes over a cache of another user's (`resolvers/writable.go`). */
function isUsable(cache: string): boolean {
  try {
    mkdirSync(cache, { recursive: true })
    accessSync(cache, constants.W_OK)
    return process.geteuid === undefined || statSync(cache).uid === process.geteuid()
  } catch {
    return false
  }
}

/** The module cache of one run. */
export interface ModuleCache {
  readonly temp: ModuleTemp
  /** Directory of a package. */
  pathOf(key: string): string
  /**
   * Places a package, unless exactly these files are there.
   *
   * @throws {VerifyError} when the archive is no good, {LocalError} when this machine cannot take it
   */
  place(key: string, layer: BlobIdentity, open: () => AsyncIterable<Buffer>): Promise<'written' | 'there'>
  /** What lies there, packed into `file`; undefined: nothing. */
  pack(key: string, file: string): Promise<BlobIdentity | undefined>
}

/** Opens it; nothing is made before something is placed. */
export function openModuleCache(temp: ModuleTemp, work: string, signal: AbortSignal): ModuleCache {
  const pathOf = (key: string) => join(temp.directory, CACHE, key)
  const pack = async (key: string, file: string) =>
    (await isDirectory(pathOf(key))) ? packTree(pathOf(key), file) : undefined
  return {
    temp,
    pathOf,
    pack,
    place: async (key, layer, open) => {
      const there = await pack(key, join(work, `there-${key}`)).catch(() => undefined)
      if (there?.digest === layer.digest && (await isAsUnpacked(pathOf(key)))) return 'there'
      const staging = join(temp.directory, STAGING, randomUUID())
      try {
        await mkdir(join(staging, 'new'), { recursive: true }).catch(blame)
        await mkdir(join(temp.directory, CACHE), { recursive: true, mode: 0o755 }).catch(blame)
        await unpackTree(open(), join(staging, 'new'), signal)
        if (existsSync(pathOf(key))) await move(pathOf(key), join(staging, 'old')).catch(blame)
        await move(join(staging, 'new'), pathOf(key)).catch(blame)
        return 'written'
      } finally {
        await removeQuietly(staging)
      }
    },
  }
}

function blame(cause: unknown): never {
  throw new LocalError('cannot write to the temporary directory', {
    hint: 'Check the owner and permissions of TMPDIR, or leave it unset.',
    cause,
  })
}
