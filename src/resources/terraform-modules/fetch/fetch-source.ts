// Fetches the files of one source, by its kind: a git repository, an archive, or a page that names another source.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { move, removeQuietly } from '../../../base/file-moves.ts'
import { isNamedInside, realPathOf } from '../../../base/inside.ts'
import { clean } from '../../../base/log.ts'
import { explainWindowsName } from '../../../base/windows-names.ts'
import { proxyLoginHint } from '../../../oci/proxy-login.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { INSTALL_FIRST } from '../calls/installed-modules.ts'
import { type RegistryAddress, showSource } from '../calls/module-source.ts'
import type { KeptPackage, Origin } from '../packages/module-record.ts'
import type { RegistryAccess, Unfound } from './ask-registry.ts'
import { fetchGit, isCommit, resolveRef } from './fetch-git.ts'
import type { ModuleHttp } from './fetch-http.ts'
import { type Download, parseDownload } from './getter.ts'
import type { GitContext } from './git-command.ts'
import type { GitGate } from './git-gate.ts'
import { withLogin } from './git-logins.ts'
import type { HostRule } from './host-rule.ts'
import { adviseOnFileStatus, adviseOnGit } from './module-advice.ts'
import { sourceNamedBy } from './source-page.ts'
import { unpackArchive } from './unpack-archive.ts'
import { hasLogin, splitLogin } from './url-login.ts'

/** What was fetched, or why not. */
export type FetchedPackage =
  | {
      readonly kind: 'found'
      readonly directory: string
      readonly origin: Origin
      readonly isFixed: boolean
      /** Nobody had to log in for it. */
      readonly isPublic: boolean
    }
  /** It leads to the very same as what is kept. */
  | { readonly kind: 'unchanged' }
  | Unfound

/** What fetching needs; the same for all of a run. */
export interface FetchContext {
  readonly http: ModuleHttp
  readonly rule: HostRule
  readonly accessFor: (address: RegistryAddress) => RegistryAccess
  /** undefined: there is no git on PATH. */
  readonly git:
    | (Omit<GitContext, 'directory'> & {
        readonly gate: GitGate | undefined
        readonly mayLogIn: (url: URL) => boolean
      })
    | undefined
  readonly signal: AbortSignal
  /** Until the time limit of the step. */
  readonly timeLeftMs: () => number
}

/** Pages that name other pages: nobody needs two. */
const MAX_PAGES = 3

/** Fetches below `work`, which is empty. */
export async function fetchSource(
  location: string,
  kept: KeptPackage | undefined,
  work: string,
  context: FetchContext,
): Promise<FetchedPackage> {
  let download = parseDownload(location)
  for (let pages = 0; download.kind === 'page'; pages += 1) {
    const next = pages < MAX_PAGES ? await readPage(download.url, context.http) : undefined
    if (typeof next !== 'string') {
      const reason = `${download.url.host} names no source that this action understands`
      return next ?? { kind: 'unknown', reason, hint: INSTALL_FIRST }
    }
    download = parseDownload(next)
  }
  if (download.kind === 'unsupported')
    return { kind: 'unknown', reason: download.reason, hint: INSTALL_FIRST }
  if (download.kind === 'impossible') return { kind: 'absent', reason: download.reason }
  const into = join(work, 'fetched')
  await mkdir(into)
  const fetched =
    download.kind === 'git'
      ? await fetchRepository(download, location, kept, into, context)
      : await fetchFile(download, location, work, context)
  if (fetched.kind !== 'found' || download.subdir === undefined) return fetched
  return narrow(fetched, download.subdir)
}

async function fetchRepository(
  from: Extract<Download, { kind: 'git' }>,
  location: string,
  kept: KeptPackage | undefined,
  directory: string,
  { git, rule }: FetchContext,
): Promise<FetchedPackage> {
  if (git === undefined)
    return {
      kind: 'unknown',
      reason: 'it needs git, and there is none on PATH',
      hint: 'Install git on this runner.',
    }
  // Through the gate every address is judged anew; ssh, and git behind a proxy, go their own way.
  await rule.check(from.url)
  const { url, login } = splitLogin(from.url)
  const download = { ...from, url }
  const environment = login === undefined ? git.environment : withLogin(git.environment, url, login)
  const command = { ...git, environment, directory }
  if (kept?.origin?.commit !== undefined && kept.layer !== undefined) {
    const now = await resolveRef(download, command)
    if (now.kind === 'commit' && now.commit === kept.origin.commit) return { kind: 'unchanged' }
  }
  const outcome = await fetchGit(download, command)
  if (outcome.kind === 'unknown') {
    // The gate knows better than git why it let nothing through.
    const reason = git.gate?.refusal ?? outcome.reason
    return { kind: 'unknown', reason, hint: adviseOnGit(reason, url) }
  }
  if (outcome.kind !== 'found') return outcome
  return {
    kind: 'found',
    directory,
    origin: { location: showSource(location), commit: outcome.commit },
    isFixed: isCommit(download.ref),
    isPublic: login === undefined && !git.mayLogIn(url) && url.protocol !== 'ssh:',
  }
}

async function fetchFile(
  download: Extract<Download, { kind: 'file' }>,
  location: string,
  work: string,
  { http, signal }: FetchContext,
): Promise<FetchedPackage> {
  const { url, format, checksum, fileName } = download
  const directory = join(work, 'fetched')
  const file = join(work, 'archive')
  try {
    await http.download(url, file, checksum)
  } catch (error) {
    const isAbsent = error instanceof RegistryError && [404, 410].includes(error.status ?? 0)
    if (isAbsent) return { kind: 'absent', reason: error.message }
    throw error
  }
  if (format !== undefined) await unpackArchive({ file, format, into: directory, signal })
  else if (isFileName(fileName)) await move(file, join(directory, fileName))
  else return { kind: 'unknown', reason: 'its URL names a file in a way that is not taken' }
  await removeQuietly(file)
  return {
    kind: 'found',
    directory,
    origin: { location: showSource(location) },
    isFixed: checksum !== undefined,
    isPublic: !hasLogin(url),
  }
}

/** Whether a file can have this name, on this machine. */
export function isFileName(name: string, platform: NodeJS.Platform = process.platform): boolean {
  const isPlain = !/[/\\\p{Cc}]/u.test(name) && !/^\.*$/.test(name) && Buffer.byteLength(name) <= 255
  return isPlain && (platform !== 'win32' || explainWindowsName(name) === undefined)
}

/**
 * What go-getter asks a page for: a header, or the element `meta` of that name. A page may name one in a way that only
 * go-getter understands.
 */
async function readPage(from: URL, http: ModuleHttp): Promise<string | Unfound | undefined> {
  const url = new URL(from)
  url.searchParams.append('terraform-get', '1')
  const { status, headers, body } = await http.get({ url })
  if (status < 200 || status > 299) {
    const reason = `${url.host} answers HTTP ${status}`
    if (status === 404 || status === 410) return { kind: 'absent', reason }
    const hint = status === 407 ? proxyLoginHint(url) : adviseOnFileStatus(status)
    return { kind: 'unknown', reason, hint }
  }
  const header = headers['x-terraform-get']
  if (typeof header === 'string' && header !== '') return header
  return sourceNamedBy(body?.toString() ?? '')
}

/** Only what go-getter's short form names of a repository. */
function narrow(fetched: Extract<FetchedPackage, { kind: 'found' }>, subdir: string): FetchedPackage {
  const directory = findSubdirectory(fetched.directory, subdir)
  if (directory === undefined) return { kind: 'absent', reason: `it has no directory ${clean(subdir, 100)}` }
  return { ...fetched, directory }
}

/** The real path of what a repository has there; undefined where it has nothing, or a link that leads out of it. */
export function findSubdirectory(repository: string, subdir: string): string | undefined {
  try {
    const root = realPathOf(repository)
    const directory = realPathOf(join(root, subdir))
    return isNamedInside(directory, root) ? directory : undefined
  } catch {
    return undefined
  }
}
