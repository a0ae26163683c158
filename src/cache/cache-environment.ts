// Whether this runner has an Actions cache that can hit, and what the process that talks to it may see.
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { withTrustedPath } from '../base/child-environment.ts'
import { type PathLook, realPathIfThere, realPathOf } from '../base/inside.ts'
import { searchPathOf, splitSearchPath } from '../base/program.ts'

/** What a cache-mode permits; the runner sets it from the workflow's `cache-mode` (runner 2.336, September 2026). */
export interface CacheMode {
  readonly name: string
  readonly mayRead: boolean
  readonly mayWrite: boolean
}

/** Reads `ACTIONS_CACHE_MODE`; unset and unknown permit everything, as the library has it. */
export function readCacheMode(environment: NodeJS.ProcessEnv): CacheMode {
  const name = (environment.ACTIONS_CACHE_MODE ?? '').trim().toLowerCase()
  return { name, mayRead: !['none', 'write-only'].includes(name), mayWrite: !['none', 'read'].includes(name) }
}

/** Why the Actions cache cannot be used here, as a sentence that says what to do; absent when it can. */
export function explainUnavailable(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  return explainNoService(environment) ?? explainNoTools(environment, platform)
}

function explainNoService(environment: NodeJS.ProcessEnv): string | undefined {
  if (readCacheMode(environment).name === 'none') return "the workflow's cache-mode is none"
  const url = usesServiceV2(environment) ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL'
  const missing = ['ACTIONS_RUNTIME_TOKEN', url].filter((name) => !environment[name])
  if (missing.length === 0) return undefined
  return `this runner offers no cache service (${missing.join(' and ')} not set)`
}

// The same rule as the library's: only github.com and its data-residency hosts have version 2 of the service.
function usesServiceV2(environment: NodeJS.ProcessEnv): boolean {
  const server = environment.GITHUB_SERVER_URL || 'https://github.com'
  const host = URL.canParse(server) ? new URL(server).hostname : ''
  const isGitHub = host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost')
  return isGitHub && Boolean(environment.ACTIONS_CACHE_SERVICE_V2)
}

function explainNoTools(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const install = platform === 'linux' ? ' (for example `apt-get install tar zstd`)' : ''
  const tar = findTar(environment, platform)
  if (tar === undefined) return `there is no tar on PATH; install it${install}`
  if (basename(tar) === 'busybox')
    return `tar is BusyBox's, and the cache needs GNU tar; install it${install}`
  if (findCommand('zstd', environment, platform) !== undefined) return undefined
  // Without zstd the library would use gzip, which gives all entries another version (platform notes on the version hash).
  return `there is no zstd on PATH, and entries saved with zstd cannot hit without it; install it${install}`
}

// Where the library itself looks: Git's tar and the system's on Windows, gtar before tar on macOS.
function findTar(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') {
    const fixed = [
      `${environment.PROGRAMFILES}\\Git\\usr\\bin\\tar.exe`,
      `${environment.SYSTEMDRIVE}\\Windows\\System32\\tar.exe`,
    ].find((path) => existsSync(path))
    if (fixed !== undefined) return fixed
  }
  const gtar = platform === 'darwin' ? findCommand('gtar', environment, platform) : undefined
  return gtar ?? findCommand('tar', environment, platform)
}

/** The real path of a command on PATH. */
function findCommand(
  name: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | undefined {
  const file = platform === 'win32' ? `${name}.exe` : name
  const found = splitSearchPath(searchPathOf(withTrustedPath(environment)))
    .map((directory) => join(directory, file))
    .find(isExecutable)
  return found === undefined ? undefined : realPathOf(found)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Not there, or not ours to run: both mean to look further.
    return false
  }
}

/**
 * The temporary directory for the cache's files, its links resolved: RUNNER_TEMP, else the system's. Absent when both have
 * a space or a quote in their names, which the library passes to tar unquoted.
 */
export function findTempDirectory(
  environment: NodeJS.ProcessEnv,
  others: readonly string[] = [tmpdir()],
  // Short names of Windows (`PROGRA~1`) hide spaces.
  look: PathLook = { platform: process.platform, realpath: realpathSync.native },
): string | undefined {
  const { RUNNER_TEMP } = environment
  return (
    [...(RUNNER_TEMP ? [RUNNER_TEMP] : []), ...others]
      .filter((path) => existsSync(path))
      // Without it, the next directory serves as well, or no cache.
      .map((path) => realPathIfThere(path, look))
      .find((path) => path !== undefined && !/[\s"']/.test(path))
  )
}

/** Variables the child needs: to find its tools, to reach the service as the job does, and to be tuned as documented for the library. */
const PASSED_ON = new Set([
  ...['PATH', 'PATHEXT', 'HOME', 'USERPROFILE', 'TEMP', 'TMP', 'TMPDIR'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PROGRAMFILES'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'],
  ...['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'],
  ...['ACTIONS_CACHE_SERVICE_V2', 'ACTIONS_CACHE_MODE', 'GITHUB_SERVER_URL', 'RUNNER_DEBUG'],
  ...['CACHE_UPLOAD_CONCURRENCY', 'CACHE_UPLOAD_CHUNK_SIZE', 'SEGMENT_DOWNLOAD_TIMEOUT_MINS'],
])

/**
 * GNU tar reads these before its own arguments. The library extracts with `-P`, so a planted entry could write anywhere the
 * runner can: every name and link target is turned into one below the directory of extraction. Our own names are
 * letters, digits, dashes, single dots, and slashes, and stay as they are. BSD tar ignores the variable.
 */
const SAFE_TAR_OPTIONS = '--transform=s,[^-A-Za-z0-9._/],_,g;s,[.][.],__,g;s,^//*,,'

/** The environment of the child: an allow-list, because it handles foreign archives and needs no input and no other token. */
export function createChildEnvironment(
  environment: NodeJS.ProcessEnv,
  { tempDirectory, caFile }: { tempDirectory: string; caFile?: string | undefined },
): NodeJS.ProcessEnv {
  const passedOn = Object.entries(withTrustedPath(environment)).filter(([name]) =>
    PASSED_ON.has(name.toUpperCase()),
  )
  return {
    ...Object.fromEntries(passedOn),
    ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }),
    RUNNER_TEMP: tempDirectory,
    LC_ALL: 'C',
    TAR_OPTIONS: SAFE_TAR_OPTIONS,
  }
}
