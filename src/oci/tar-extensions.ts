// Entries of a tar that tell about the next one: its long name and size, in the dialects that people's tools write.
// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, https://www.gnu.org/software/tar/manual/html_node/Standard.html
import { VerifyError } from '../base/errors.ts'
import type { TarEntry } from './tar-header.ts'

/** An entry as its extensions have it. */
export interface NamedEntry extends TarEntry {
  /** Why its bytes cannot be read as a file: it is a link, a device, or stored with holes. */
  readonly unusable: string | undefined
}

/** Long names, times, and what other systems note about owners. */
const MAX_EXTENSION_BYTES = 64 * 1024

const KINDS: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
  S: 'a sparse file',
}

/** What extensions have told about the next entry so far. */
export interface EntryNamer {
  /** Whether an entry is such an extension; then `take` reads it, before the next entry. */
  isExtension(entry: TarEntry): boolean
  take(entry: TarEntry, read: (bytes: number) => Promise<Buffer>): Promise<void>
  /** The entry with what was told about it; an extension itself as it is. */
  apply(entry: TarEntry): NamedEntry
}

/** Starts at the head of an archive. */
export function createEntryNamer(where: string): EntryNamer {
  let next: { path?: string; size?: number; isSparse?: boolean } = {}
  const isExtension = ({ type }: TarEntry) => ['x', 'g', 'L', 'K'].includes(type)
  return {
    isExtension,
    async take({ type, size }, read) {
      if (size > MAX_EXTENSION_BYTES) throw new VerifyError(`${where}: an extended header is too large`)
      const bytes = await read(size)
      if (type === 'L') next.path = textOf(bytes)
      if (type !== 'x' && type !== 'g') return
      const records = parseRecords(bytes, where)
      const hasMeaning = ['path', 'size'].some((name) => records.has(name)) || isSparse(records)
      // For all entries that follow: nobody writes that, and readers differ in it.
      if (type === 'g' && hasMeaning) {
        throw new VerifyError(`${where}: an extended header gives all files one name or size`)
      }
      if (type === 'x') next = { ...next, ...readMeaning(records, where) }
    },
    apply(entry) {
      if (isExtension(entry)) return { ...entry, unusable: undefined }
      const { path = entry.name, size = entry.size, isSparse: hasHoles = false } = next
      next = {}
      const isFile = entry.type === '0' || entry.type === '7'
      const unusable = hasHoles ? KINDS.S : isFile ? undefined : (KINDS[entry.type] ?? 'a special file')
      return { ...entry, name: path, size, unusable }
    },
  }
}

function readMeaning(records: ReadonlyMap<string, string>, where: string) {
  const path = records.get('GNU.sparse.name') ?? records.get('path')
  const size = records.get('size')
  if (size !== undefined && !/^\d{1,15}$/.test(size)) {
    throw new VerifyError(`${where}: an extended header gives a size that is no number`)
  }
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined ? {} : { size: Number(size) }),
    isSparse: isSparse(records),
  }
}

function isSparse(records: ReadonlyMap<string, string>): boolean {
  return [...records.keys()].some((name) => name.startsWith('GNU.sparse.'))
}

/** `<length> <name>=<value>\n`, the length in decimal digits and of all of it. */
function parseRecords(bytes: Buffer, where: string): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    const digits = /^(\d{1,6}) /.exec(bytes.toString('latin1', at, at + 7))?.[1]
    const end = at + Number(digits)
    const equals = bytes.indexOf('=', at)
    if (digits === undefined || end > bytes.length || equals === -1 || equals >= end) {
      throw new VerifyError(`${where}: an extended header is damaged`)
    }
    records.set(
      bytes.toString('utf8', at + digits.length + 1, equals),
      bytes.toString('utf8', equals + 1, end - 1),
    )
    at = end
  }
  return records
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end)
}
