// How Trivy reads the `source` of a module call: what is local, what is fetched, and under which key its cache has it. Pure.
import { createHash } from 'node:crypto'

/** A source without its sub-directory, and the sub-directory, `.` where there is none. */
export interface SplitSource {
  readonly pkg: string
  readonly subdir: string
}

/** Who resolves a source: the directory itself, go-getter, a module registry, or nobody. */
export type SourceKind = 'local' | 'remote' | 'registry' | 'none'

/** An address in a module registry. */
export interface RegistryAddress {
  readonly host: string
  /** Whether the source names the host: only then Trivy sends a token. */
  readonly isHostNamed: boolean
  /** `NAMESPACE/NAME/PROVIDER` */
  readonly path: string
}

/** Beginnings that Trivy hands to go-getter (`resolvers/remote.go`); `git::https://…` begins with `git:` too. */
const REMOTE_PREFIXES = ['github.com/', 'bitbucket.org/', 's3:', 'git@', 'git:', 'hg:', 'https:', 'gcs:']

/** The registry of a source without a host, also under OpenTofu's file names (`resolvers/registry.go`). */
const DEFAULT_HOST = 'registry.terraform.io'

/** Splits at the `//` behind the scheme; a query stays with the package (`resolvers/source.go`). */
export function splitSource(source: string): SplitSource {
  const query = source.indexOf('?')
  const stop = query === -1 ? source.length : query
  const scheme = source.slice(0, stop).indexOf('://')
  const at = source.slice(0, stop).indexOf('//', scheme === -1 ? 0 : scheme + 3)
  if (at === -1) return { pkg: source, subdir: '.' }
  return { pkg: source.slice(0, at) + source.slice(stop), subdir: source.slice(at + 2, stop) }
}

/** Name of the directory in Trivy's module cache (`resolvers/cache.go`). */
export function cacheKey(pkg: string, version: string): string {
  return createHash('md5').update(`${pkg}:${version}`).digest('hex')
}

/** In Trivy's order; its cache lies between the first and the others. */
export function kindOfSource(source: string): SourceKind {
  if (source.startsWith('.')) return 'local'
  if (isRemote(source)) return 'remote'
  return parseRegistryAddress(splitSource(source).pkg) === undefined ? 'none' : 'registry'
}

/** Whether go-getter is asked for it. */
export function isRemote(source: string): boolean {
  return REMOTE_PREFIXES.some((prefix) => source.startsWith(prefix))
}

/** Three parts, or four of which the first is the host; undefined for anything else. */
export function parseRegistryAddress(pkg: string): RegistryAddress | undefined {
  const parts = pkg.split('/')
  const isHostNamed = parts.length === 4
  if (parts.length !== 3 && !isHostNamed) return undefined
  const [host = ''] = isHostNamed ? parts : [DEFAULT_HOST]
  return { host, isHostNamed, path: parts.slice(-3).join('/') }
}

/** The source as it may be shown and kept: without a login in it, and without a key. */
export function showSource(source: string): string {
  return source
    .replace(/\/\/[^/?#]*@/, '//…@')
    .replace(/([?&](?!(?:ref|depth|archive|checksum|filename|version)=)[^=&#]*=)[^&#]+/g, '$1…')
}

/** Secrets that a source carries, which no log may show. */
export function secretsOfSource(source: string): readonly string[] {
  const login = /\/\/([^/?#]*)@/.exec(source)?.[1] ?? ''
  const password = login.includes(':') ? login.slice(login.indexOf(':') + 1) : ''
  const name = password === '' && !/^(git|hg|ssh)?$/.test(login) ? login : ''
  const hidden = source.matchAll(
    /[?&](?:sshkey|[^=&#]*(?:token|secret|password|signature|sig|key)[^=&#]*)=([^&#]+)/gi,
  )
  const values = [...hidden].flatMap(([, value = '']) => [value, decode(value)])
  return [...new Set([password, decode(password), name, ...values])].filter((secret) => secret !== '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not encoded, then it is what it is.
    return text
  }
}
