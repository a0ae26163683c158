// A set of POMs as it is kept and carried: the files, and what was confirmed not to exist. Bytes in, bytes out.
import { gunzipSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { isObject, parseJsonObject, readList, unexpected } from '../../oci/json.ts'
import { isPomPath } from './pom-path.ts'
import { readTar } from './read-tar.ts'

/** POMs by their path below a repository, and what no repository has. */
export interface PomSet {
  readonly poms: ReadonlyMap<string, Buffer>
  /** Path of each POM that is confirmed absent, with a hash for each list of repositories that said so. */
  readonly absent: ReadonlyMap<string, readonly string[]>
  /** Nothing was unknown when it was made: whoever scans offline with it misses nothing. */
  readonly isComplete: boolean
}

/** Name of the record at the head of the archive, and of the directory with the POMs. */
const RECORD = 'poms.json'
const DIRECTORY = 'repository/'
const SCHEMA = 1

/** A hundred times what the largest projects need. */
const MAX_INFLATED_BYTES = 1 << 30
const MAX_RECORD_BYTES = 64 << 20

/** Packs a set as a `tar.gz` of which the same set gives the same bytes. */
export async function packPomSet(set: PomSet): Promise<Buffer> {
  const record = {
    schema: SCHEMA,
    complete: set.isComplete,
    absent: sorted(set.absent).map(([path, repositories]) => ({ path, repositories })),
  }
  const archive = pack()
  archive.entry(header(RECORD), JSON.stringify(record))
  for (const [path, text] of sorted(set.poms)) archive.entry(header(`${DIRECTORY}${path}`), text)
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk)
  const packed = gzipSync(Buffer.concat(chunks), { level: 9 })
  // RFC 1952, 2.3.1: the byte that names the system that packed it; 255 is "unknown".
  packed[9] = 255
  return packed
}

/**
 * Unpacks a set that may be hostile.
 *
 * @throws {VerifyError} for anything that {@link packPomSet} does not write
 */
export async function unpackPomSet(packed: Buffer): Promise<PomSet> {
  const poms = new Map<string, Buffer>()
  let record: Pick<PomSet, 'absent' | 'isComplete'> | undefined
  for await (const { name, bytes } of readTar(inflate(packed))) {
    if (record === undefined) {
      if (name !== RECORD) throw new VerifyError('POM set', { wanted: RECORD, found: clean(name, 100) })
      record = parseRecord(bytes)
      continue
    }
    const path = name.startsWith(DIRECTORY) ? name.slice(DIRECTORY.length) : ''
    if (!isPomPath(path)) throw new VerifyError(`POM set: ${clean(name, 100)} is not the path of a POM`)
    if (poms.has(path)) throw new VerifyError(`POM set: ${clean(name, 100)} is there twice`)
    poms.set(path, bytes)
  }
  if (record === undefined) throw new VerifyError('POM set', { wanted: RECORD, found: 'nothing' })
  return { poms, ...record }
}

function inflate(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MAX_INFLATED_BYTES })
  } catch (cause) {
    throw new VerifyError('POM set: the archive is broken or inflates to too much', { cause })
  }
}

function parseRecord(bytes: Buffer): Pick<PomSet, 'absent' | 'isComplete'> {
  const what = `POM set: ${RECORD}`
  const { schema, complete, absent } = parseJsonObject(bytes, what, MAX_RECORD_BYTES)
  if (schema !== SCHEMA) throw unexpected(`${what}: schema`, String(SCHEMA), schema)
  const entries = readList(absent, `${what}: absent`).map((entry): [string, readonly string[]] => {
    const { path, repositories } = parseEntry(entry)
    if (path === undefined || repositories === undefined) {
      throw unexpected(`${what}: absent`, 'the path of a POM and hashes', entry)
    }
    return [path, repositories]
  })
  return { absent: new Map(entries), isComplete: complete === true }
}

function parseEntry(entry: unknown): { path?: string; repositories?: readonly string[] } {
  if (!isObject(entry)) return {}
  const { path, repositories } = entry
  if (typeof path !== 'string' || !isPomPath(path) || !Array.isArray(repositories)) return {}
  const hashes = repositories.filter((hash): hash is string => typeof hash === 'string' && HASH.test(hash))
  return hashes.length === repositories.length ? { path, repositories: hashes } : {}
}

/** Of a list of repositories: 16 hex digits of the sha256 of their URLs. */
const HASH = /^[0-9a-f]{16}$/

function header(name: string): { name: string; mode: number; mtime: Date; uid: number; gid: number } {
  return { name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
