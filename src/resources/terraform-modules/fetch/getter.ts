// How go-getter, which Trivy downloads modules with, understands a source: the program that fetches it, from where, and what
// of it. Pure; what this action does not fetch is said by name.
import { posix } from 'node:path'
import { clean } from '../../../base/log.ts'

/** Archives that go-getter unpacks into a directory. */
export type ArchiveFormat = 'tar' | 'tar.gz' | 'tar.bz2' | 'tar.xz' | 'tar.zst' | 'zip'

/** A checksum that a source names. */
export interface Checksum {
  readonly algorithm: string
  readonly hex: string
}

/** What has to be fetched. */
export type Download =
  | {
      readonly kind: 'git'
      /** `https`, `http`, or `ssh`. */
      readonly url: URL
      readonly ref: string | undefined
      readonly subdir: string | undefined
    }
  | {
      readonly kind: 'file'
      readonly url: URL
      /** undefined: the file itself is what the module is made of. */
      readonly format: ArchiveFormat | undefined
      readonly fileName: string
      readonly checksum: Checksum | undefined
      readonly subdir: string | undefined
    }
  /** A page that names the source to take (`X-Terraform-Get`). */
  | { readonly kind: 'page'; readonly url: URL; readonly subdir: string | undefined }
  /** Trivy would fetch it, this action does not. */
  | { readonly kind: 'unsupported'; readonly reason: string }
  /** Trivy cannot fetch it either. */
  | { readonly kind: 'impossible'; readonly reason: string }

/** By the end of the path or the value of `archive=`; the longest that fits counts. */
const FORMATS: Readonly<Record<string, ArchiveFormat>> = {
  tar: 'tar',
  'tar.gz': 'tar.gz',
  tgz: 'tar.gz',
  'tar.bz2': 'tar.bz2',
  tbz2: 'tar.bz2',
  'tar.xz': 'tar.xz',
  txz: 'tar.xz',
  'tar.zst': 'tar.zst',
  tzst: 'tar.zst',
  zip: 'zip',
}

/** Compressions of a single file, of which go-getter makes no directory. */
const SINGLE_FILES = ['gz', 'bz2', 'xz', 'zst']

/** Length of a checksum's hex digits, for those that name no algorithm. */
const ALGORITHMS: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' }

const impossible = (reason: string): Download => ({ kind: 'impossible', reason })
const unsupported = (reason: string): Download => ({ kind: 'unsupported', reason })

/** Reads a source without its own sub-directory, as Trivy hands it over. */
export function parseDownload(source: string): Download {
  const [, forced, rest = ''] = /^(?:([A-Za-z0-9]+)::)?(.+)$/s.exec(source) ?? []
  const { address, subdir: written } = splitSubdir(detect(rest))
  const [, detected, plain = ''] = /^(?:([A-Za-z0-9]+)::)?(.*)$/s.exec(address) ?? []
  const url = URL.parse(plain)
  // Go's reader of URLs takes more.
  if (url === null) return unsupported(`${shown(plain)} is not a URL`)
  const getter = forced ?? detected ?? url.protocol.slice(0, -1)
  const subdir = written === undefined ? undefined : posix.normalize(written)
  if (subdir === '..' || subdir?.startsWith('../'))
    return impossible('its sub-directory leads out of the package')
  if (subdir !== undefined && /[*?[\\]/.test(subdir)) return unsupported('its sub-directory is a pattern')
  switch (getter) {
    case 'git':
      return describeGit(url, subdir)
    case 'http':
    case 'https':
      return describeHttp(url, subdir)
    case 's3':
      return unsupported('it lies in S3, which this action does not fetch from')
    case 'gcs':
      return unsupported('it lies in Google Cloud Storage, which this action does not fetch from')
    case 'hg':
      return unsupported('it is a Mercurial repository, which this action does not fetch')
    case 'file':
      return unsupported('it names a file of this machine, which this action does not take a module from')
    default:
      return impossible(`nobody fetches ${shown(getter)}`)
  }
}

/** go-getter's short forms; the others stay as they are. */
function detect(source: string): string {
  if (source.startsWith('github.com/')) return expand(source)
  // Trivy asks Bitbucket whether it is git or Mercurial, which Bitbucket gave up in 2020.
  if (source.startsWith('bitbucket.org/')) return expand(source)
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return source
  // Of scp: only with the user `git`, and `//` behind it is a sub-directory as elsewhere.
  const [, host, path] = /^git@([^:/]+):\/?(.+)$/s.exec(source) ?? []
  return host === undefined ? source : `git::ssh://git@${host}/${path}`
}

/** `github.com/owner/name/below` → `git::https://github.com/owner/name.git//below` */
function expand(source: string): string {
  const { address, subdir } = splitSubdir(source)
  const query = address.indexOf('?')
  const path = query === -1 ? address : address.slice(0, query)
  const [host = '', owner = '', name = '', ...below] = path.split('/')
  const inside = [...below, ...(subdir === undefined ? [] : [subdir])].join('/')
  const repository = `git::https://${host}/${owner}/${name.replace(/\.git$/, '')}.git`
  return `${repository}${inside === '' ? '' : `//${inside}`}${query === -1 ? '' : address.slice(query)}`
}

function splitSubdir(source: string): { readonly address: string; readonly subdir: string | undefined } {
  const query = source.indexOf('?')
  const stop = query === -1 ? source.length : query
  const scheme = source.slice(0, stop).indexOf('://')
  const at = source.slice(0, stop).indexOf('//', scheme === -1 ? 0 : scheme + 3)
  if (at === -1) return { address: source, subdir: undefined }
  const subdir = source.slice(at + 2, stop).replace(/^\/+|\/+$/g, '')
  return { address: source.slice(0, at) + source.slice(stop), subdir: subdir === '' ? undefined : subdir }
}

function describeGit(from: URL, subdir: string | undefined): Download {
  const url = new URL(from)
  if (!['https:', 'http:', 'ssh:'].includes(url.protocol)) {
    return unsupported(`git over ${shown(url.protocol)} is not taken; write https or ssh`)
  }
  // What begins with a dash would be an option for git or ssh.
  if (!/^[a-z0-9[]/i.test(url.hostname)) return unsupported(`${shown(url.hostname)} is not a host`)
  if (url.searchParams.has('sshkey')) {
    return unsupported('its URL carries an SSH key; give the key to the ssh agent of the job')
  }
  const ref = url.searchParams.get('ref') ?? ''
  // An option, or several words; what else it may mean, such as `v1~1`, git itself says.
  if (/^-|[\s\0-\x1f\x7f]/.test(ref))
    return unsupported(`${shown(ref)} is not taken for the name of a git reference`)
  // Only how much of the history is taken, of which nothing is used.
  for (const name of ['ref', 'depth']) url.searchParams.delete(name)
  if (url.protocol === 'ssh:' && !namesOneSshHost(url.href))
    return unsupported(`its address for ssh is not of the form ssh://user@host:port/path`)
  return { kind: 'git', url, ref: ref === '' ? undefined : ref, subdir }
}

/**
 * Whether git, too, connects by ssh to the host that a reader of URLs sees. Git decodes the whole address first, and takes all
 * before its first slash for user and host (`connect.c`), so that an escape, a second `@`, `?`, or `#` there names another one.
 */
export function namesOneSshHost(text: string): boolean {
  return /^ssh:\/\/(?:[\w.~-]+@)?(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?\//i.test(text)
}

function describeHttp(from: URL, subdir: string | undefined): Download {
  const url = new URL(from)
  const archive = url.searchParams.get('archive')
  const wanted = archive === null || archive === '' ? endingOf(url.pathname) : archive
  const isOff = archive !== null && /^(0|f|false)$/i.test(archive)
  const checksum = parseChecksum(url.searchParams.get('checksum'))
  if (checksum === 'unknown') return unsupported('its checksum is of a form that this action does not check')
  for (const name of ['archive', 'checksum']) url.searchParams.delete(name)
  if (!isOff && wanted !== undefined && SINGLE_FILES.includes(wanted)) {
    return impossible(`a file packed as ${wanted} is no directory`)
  }
  const format = isOff || wanted === undefined ? undefined : FORMATS[wanted]
  if (format === undefined && url.pathname.endsWith('/')) return { kind: 'page', url, subdir }
  const fileName = url.searchParams.get('filename') || decode(url.pathname.split('/').at(-1) ?? '')
  url.searchParams.delete('filename')
  return { kind: 'file', url, format, fileName, checksum, subdir }
}

/** Empty, as no file is called, where it cannot be decoded. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A stray percent sign, which Go refuses.
    return ''
  }
}

function endingOf(path: string): string | undefined {
  return [...Object.keys(FORMATS), ...SINGLE_FILES]
    .filter((ending) => path.endsWith(`.${ending}`))
    .sort((a, b) => b.length - a.length)[0]
}

/** `sha256:…`, or the hex digits alone; `unknown` for a file of checksums, which is a second download. */
function parseChecksum(text: string | null): Checksum | undefined | 'unknown' {
  if (text === null || text === '') return undefined
  const [, named, hex = ''] = /^(?:(\w+):)?([0-9a-f]+)$/i.exec(text) ?? []
  const algorithm = ALGORITHMS[hex.length]
  if (algorithm === undefined || (named !== undefined && named !== algorithm)) return 'unknown'
  return { algorithm, hex: hex.toLowerCase() }
}

function shown(text: string): string {
  return `"${clean(text.replace(/\/\/[^/@]*@/, '//…@'), 80)}"`
}
