// An address of a VEX archive as go-getter, and so Trivy, reads it: `//` names a directory inside, some parameters are meant for the reader.
import { ActionError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'

/** How an archive is packed. */
export type ArchiveFormat = 'tar' | 'tar.gz' | 'tar.bz2' | 'tar.xz' | 'zip'

/** What an address says. */
export interface VexLocation {
  /** As it stands in the manifest: names the location in messages and validators. */
  readonly text: string
  readonly url: URL
  readonly format: ArchiveFormat
  /** Parts of the path of the directory inside; `*` and `?` stand for anything in one part. */
  readonly directory: readonly string[]
  readonly checksum: { readonly algorithm: string; readonly hex: string } | undefined
}

const SUFFIXES: readonly (readonly [string, ArchiveFormat])[] = [
  ['tar.gz', 'tar.gz'],
  ['tgz', 'tar.gz'],
  ['tar.bz2', 'tar.bz2'],
  ['tbz2', 'tar.bz2'],
  ['tar.xz', 'tar.xz'],
  ['txz', 'tar.xz'],
  ['zip', 'zip'],
  ['tar', 'tar'],
]

/** Digests that `checksum=` may name, with their length in hex. */
const CHECKSUMS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 }

/** @throws {ActionError} when it is no address of an archive that this action reads */
export function parseVexLocation(text: string): VexLocation {
  const { source, directory } = splitDirectory(text)
  const url = URL.parse(source)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw refuse(text, 'it is not an http(s) address')
  }
  url.username = ''
  url.password = ''
  const parts = directory.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw refuse(text, 'its directory leaves the archive')
  // More of them in one part, and a hostile name would keep the comparison busy for hours.
  if (parts.some((part) => part.split('*').length > 3)) throw refuse(text, 'its directory has too many *')
  const checksum = readChecksum(url.searchParams.get('checksum'), text)
  const format = findFormat(url, text)
  for (const name of ['archive', 'checksum', 'filename']) {
    // Only where it is there: the rest of a query is written anew by that, and may be a signature.
    if (url.searchParams.has(name)) url.searchParams.delete(name)
  }
  return { text, url, format, directory: parts, checksum }
}

/** Whether a part of a path is what a part of the directory means. */
export function matchesPart(part: string, pattern: string): boolean {
  const escaped = pattern.replace(/[\\^$.+()[\]{}|]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su').test(part)
}

/** An address as a message shows it: without its query, which may be a signature, and without a login. */
export function showLocation(text: string): string {
  return clean((text.split('?')[0] ?? '').replace(/\/\/[^/@]*@/, '//'), 150)
}

/** The first `//` behind that of the scheme, and before the query. */
function splitDirectory(text: string): { readonly source: string; readonly directory: string } {
  const question = text.indexOf('?')
  const path = question === -1 ? text : text.slice(0, question)
  const query = question === -1 ? '' : text.slice(question)
  const scheme = path.indexOf('://')
  const at = path.indexOf('//', scheme === -1 ? 0 : scheme + 3)
  if (at === -1) return { source: text, directory: '' }
  return { source: path.slice(0, at) + query, directory: path.slice(at + 2) }
}

function findFormat(url: URL, text: string): ArchiveFormat {
  const said = url.searchParams.get('archive')
  const name = url.searchParams.get('filename') ?? url.pathname
  const found =
    said === null || said === ''
      ? SUFFIXES.find(([suffix]) => name.endsWith(`.${suffix}`))
      : SUFFIXES.find(([suffix]) => suffix === said)
  if (found === undefined)
    throw refuse(text, `it is none of ${SUFFIXES.map(([suffix]) => suffix).join(', ')}`)
  return found[1]
}

function readChecksum(value: string | null, text: string): VexLocation['checksum'] {
  if (value === null || value === '') return undefined
  const [algorithm = '', hex = ''] = value.toLowerCase().split(':')
  if (CHECKSUMS[algorithm] !== hex.length || !/^[0-9a-f]+$/.test(hex)) {
    throw refuse(text, 'its checksum is not of the form sha256:…')
  }
  return { algorithm, hex }
}

function refuse(text: string, why: string): ActionError {
  return new ActionError(`location ${showLocation(text)}: not used, ${why}`)
}
