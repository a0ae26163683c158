// A set of POMs as it is kept and carried: the files, and what was confirmed not to exist. Bytes in, bytes out.
import { gunzipSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { VerifyError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'
import { isObject, parseJsonObject, readList, unexpected } from '../../../oci/json.ts'
import type { PomOrigin } from '../repositories/origin.ts'
import { isPomPath } from '../repositories/pom-path.ts'
import { SET_VERSION } from './names.ts'
import { readTar } from './read-tar.ts'

/** POMs by their path below a repository, and what no repository has. */
export interface PomSet {
  readonly poms: ReadonlyMap<string, Buffer>
  /** Of each of them. */
  readonly origins: ReadonlyMap<string, PomOrigin>
  /** Path of each POM that is confirmed absent, with the keys of the repositories that said so. */
  readonly absent: ReadonlyMap<string, readonly string[]>
  /** Nothing was unknown when it was made: whoever scans offline with it misses nothing. */
  readonly isComplete: boolean
}

/** Name of the record at the head of the archive, and of the directory with the POMs. */
const RECORD = 'poms.json'
const DIRECTORY = 'repository/'

/** A hundred times what the largest projects need. */
const MAX_INFLATED_BYTES = 1 << 30
const MAX_RECORD_BYTES = 64 << 20

/** Packs a set as a `tar.gz` of which the same set gives the same bytes. */
export async function packPomSet(set: PomSet): Promise<Buffer> {
  const keys = [
    ...new Set([
      ...[...set.origins.values()].flatMap(({ from, after }) => [...from, ...after]),
      ...[...set.absent.values()].flat(),
    ]),
  ].sort()
  const positions = new Map(keys.map((key, position) => [key, position]))
  const place = (list: readonly string[]) => list.map((key) => positions.get(key))
  const record = {
    schema: SET_VERSION,
    complete: set.isComplete,
    repositories: keys,
    poms: sorted(set.origins).map(([path, { from, after }]) => ({
      path,
      from: place(from),
      after: place([...after].sort()),
    })),
    absent: sorted(set.absent).map(([path, by]) => ({ path, by: place([...by].sort()) })),
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
  let record: Omit<PomSet, 'poms'> | undefined
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

function parseRecord(bytes: Buffer): Omit<PomSet, 'poms'> {
  const what = `POM set: ${RECORD}`
  const { schema, complete, repositories, poms, absent } = parseJsonObject(bytes, what, MAX_RECORD_BYTES)
  if (schema === 1) {
    throw new VerifyError(
      'POM set: of an earlier version of this action, which does not say where its POMs are from; the next one that is kept takes its place',
    )
  }
  if (schema !== SET_VERSION) throw unexpected(`${what}: schema`, String(SET_VERSION), schema)
  const keys = readList(repositories, `${what}: repositories`).map((key) => {
    if (typeof key === 'string' && KEY.test(key)) return key
    throw unexpected(`${what}: repositories`, 'keys', key)
  })
  const read = <T>(list: unknown, name: string, parse: (entry: Record<string, unknown>) => T) =>
    new Map(
      readList(list, `${what}: ${name}`).map((entry): [string, T] => {
        if (!isObject(entry) || typeof entry.path !== 'string' || !isPomPath(entry.path))
          throw unexpected(`${what}: ${name}`, 'the path of a POM', entry)
        return [entry.path, parse(entry)]
      }),
    )
  const keysAt = (list: unknown) =>
    readList(list, `${what}: positions`).map((position) => {
      const key = typeof position === 'number' ? keys[position] : undefined
      if (key === undefined) throw unexpected(`${what}: positions`, 'one of its repositories', position)
      return key
    })
  return {
    origins: read(poms, 'poms', ({ from, after }) => ({ from: keysAt(from), after: keysAt(after) })),
    absent: read(absent, 'absent', ({ by }) => keysAt(by)),
    isComplete: complete === true,
  }
}

/** Of a repository: see `repositoryKey`. */
const KEY = /^[0-9a-f]{32}$/

function header(name: string): { name: string; mode: number; mtime: Date; uid: number; gid: number } {
  return { name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
