// Inflates and unpacks a tar.gz while it streams, writing only what a resource may hold, in constant memory.
import type { Readable, TransformOptions } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, type ZlibOptions } from 'node:zlib'
import { type Extract, extract as untar } from 'tar-stream'
import { gatherArrivals } from '../base/arrivals.ts'
import { createReclaimer } from '../base/collect-garbage.ts'
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import type { UnpackedFile } from '../resources/artifact-resource.ts'
import { entryPath } from './entry-path.ts'
import { type ByteCounter, refuseBomb, refuseNumber } from './extract-bounds.ts'
import { createEntryWriter, type WriteEntry } from './write-entry.ts'

/** What may come out of an archive. */
export interface ExtractRules {
  /** Where a regular file at this path of the archive goes; undefined for one that is passed over. */
  readonly target: (path: string) => string | undefined
  /** The same of any member, in place of all rules here on types and paths: for whoever has rules of its own. */
  readonly select?: ((name: string, type: string | null | undefined) => string | undefined) | undefined
  readonly maxExtractedBytes: number
  /** Whether a symbolic link is passed over like a file that is not wanted; else the archive is refused. Never made either way. */
  readonly passesOverLinks?: boolean | undefined
  /** Whether a link in a zip is a file that holds where it leads, as go-getter writes it. */
  readonly writesZippedLinks?: boolean | undefined
  /**
   * Whether number and size of what is wanted alone are bounded: of a repository of sources most may be nobody's business.
   * What is passed over is bounded by how much is inflated at all.
   */
  readonly countsWanted?: boolean | undefined
  /** Whether the files so far are all that is wanted: the rest is not read. */
  readonly isEnough?: ((files: number) => boolean) | undefined
  /** How the archive is packed; gzip when absent. */
  readonly inflate?: Inflate | undefined
  /** Ends it: a small archive can keep us busy for an hour. */
  readonly signal?: AbortSignal | undefined
}

/** Undoes a compression while bytes stream through it. */
export type Inflate = (packed: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>

/** A file that was written. */
export type ExtractedFile = UnpackedFile

/**
 * Chunks of 256 KiB inflate as fast as larger ones, three times faster than Node's 16 KiB default. Inflating runs ahead of
 * hashing and writing by a few of them, so that none of the three threads waits for another (docs/decisions/one-pass.md);
 * and while one piece is inflated, the next one waits. More on its way would outlive the collector's looks (measured: 15 MB
 * more at the peak for chunks of 1 MiB).
 */
const CHUNK_BYTES = 256 << 10
const INFLATE_OPTIONS: ZlibOptions & TransformOptions = {
  chunkSize: CHUNK_BYTES,
  readableHighWaterMark: 2 * CHUNK_BYTES,
  writableHighWaterMark: CHUNK_BYTES + 1,
}
/**
 * Unpacks `archive` into the directory `target`, which is empty, or hands each file to `target`.
 *
 * @throws {VerifyError} when the archive is broken or holds what it must not hold
 * @throws {LocalError} when this machine cannot take it (disk full, permissions)
 * @throws whatever `archive` itself throws
 */
export async function extract(
  archive: AsyncIterable<Buffer>,
  target: string | WriteEntry,
  rules: ExtractRules,
): Promise<readonly ExtractedFile[]> {
  const counter: ByteCounter = { compressed: 0, inflated: 0, wanted: 0 }
  const tar = untar()
  const reclaim = createReclaimer()
  let broken: { readonly by: unknown } | undefined
  let ending: Buffer = Buffer.alloc(0)
  const source = (async function* () {
    try {
      for await (const chunk of archive) {
        // Of which nothing may come out.
        rules.signal?.throwIfAborted()
        counter.compressed += chunk.length
        reclaim(chunk.length)
        yield chunk
      }
    } catch (error) {
      broken = { by: error }
      throw error
    }
  })()
  const capped = async function* (inflated: AsyncIterable<Buffer>) {
    for await (const chunk of inflated) {
      counter.inflated += chunk.length
      reclaim(chunk.length)
      refuseBomb(counter, rules)
      rules.signal?.throwIfAborted()
      ending = endOf(ending, chunk)
      yield chunk
    }
  }
  const { inflate } = rules
  const gunzip = createGunzip(INFLATE_OPTIONS)
  const [streamed, written] = await Promise.allSettled([
    inflate === undefined
      ? pipeline(source, gunzip, (inflated) => capped(inOrder(inflated)), tar)
      : pipeline(source, (packed: AsyncIterable<Buffer>) => inflate(packed), capped, tar),
    writeEntries(tar, { ...rules, counter }, typeof target === 'string' ? createEntryWriter(target) : target),
  ])
  // Whoever has enough breaks the stream off.
  if (written.status === 'fulfilled' && rules.isEnough?.(written.value.length) === true) return written.value
  if (written.status === 'rejected' && written.reason instanceof ActionError) throw written.reason
  if (broken !== undefined) throw broken.by
  if (streamed.status === 'rejected') throw translate(streamed.reason)
  if (written.status === 'rejected') throw translate(written.reason)
  // Node drops in silence what follows a member and begins none. Go looks there only while the tar has not come to its end:
  // padding behind a whole archive is nothing, in place of more of it the archive is broken.
  if (inflate === undefined && gunzip.bytesWritten < counter.compressed && !isEndOfTar(ending)) {
    throw new VerifyError('the archive is broken: something else follows what gzip packed')
  }
  return written.value
}

/** Two blocks of zeros (POSIX pax, "ustar Interchange Format"). */
const END_OF_TAR_BYTES = 1024

/** The last bytes of what has come so far: copied, so that no chunk lives longer for them, and looked at when all is there. */
function endOf(before: Buffer, chunk: Buffer): Buffer {
  if (chunk.length >= END_OF_TAR_BYTES) return Buffer.from(chunk.subarray(-END_OF_TAR_BYTES))
  return Buffer.concat([before, chunk]).subarray(-END_OF_TAR_BYTES)
}

function isEndOfTar(ending: Buffer): boolean {
  return ending.length === END_OF_TAR_BYTES && ending.every((byte) => byte === 0)
}

/** What a stream brings, piece by piece, as it made them. */
async function* inOrder(stream: Readable): AsyncGenerator<Buffer> {
  const arrivals = gatherArrivals(stream, CHUNK_BYTES)
  for (;;) {
    const pieces = await arrivals.next()
    if (pieces === undefined) return
    yield* pieces
  }
}

async function writeEntries(
  tar: Extract,
  rules: ExtractRules & { readonly counter: ByteCounter },
  write: WriteEntry,
): Promise<ExtractedFile[]> {
  const files = new Map<string, ExtractedFile>()
  let counted = 0
  for await (const entry of tar) {
    // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
    entry.on('error', () => undefined)
    rules.signal?.throwIfAborted()
    const { name, type, pax, size = 0 } = entry.header
    refuseSparse(pax)
    const path = findTarget(name, type, rules)
    if (path !== undefined || rules.countsWanted !== true) refuseNumber(++counted)
    if (path === undefined) {
      entry.resume()
      continue
    }
    rules.counter.wanted += size
    refuseBomb(rules.counter, rules)
    const file = await write(entry as AsyncIterable<Buffer>, path, size)
    files.set(file.path, file)
    if (rules.isEnough?.(files.size) === true) break
  }
  return [...files.values()]
}

/** Holes are told in an extended header, under a name that nobody asks for: without this the file would seem to be missing. */
function refuseSparse(pax: unknown): void {
  const records = new Map(Object.entries(pax ?? {}))
  if (![...records.keys()].some((name) => name.startsWith('GNU.sparse.'))) return
  const name = String(records.get('GNU.sparse.name') ?? records.get('path'))
  throw new VerifyError(`archive entry ${clean(name, 100)}: is stored as a sparse file`, {
    hint: 'Whoever packed it must pack it again without --sparse.',
  })
}

/** What zlib and the tar reader throw means the archive is broken; everything else keeps its own meaning. */
function translate(error: unknown): unknown {
  if (error instanceof ActionError) return error
  const code = (error as { code?: unknown } | undefined)?.code
  // Node's gunzip has ended, and goes on where a piece begins with another member.
  const isZlib = typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_STREAM_PUSH_AFTER_EOF')
  const isTar =
    error instanceof Error &&
    /^(Invalid (tar )?header|Header exceeds|Unexpected end of data)/.test(error.message)
  return isZlib || isTar ? new VerifyError('the archive is broken', { cause: error }) : error
}

/**
 * Where an entry goes; undefined for what is passed over.
 *
 * @throws {VerifyError} for what an archive must not hold
 */
export function findTarget(
  name: string,
  type: string | null | undefined,
  rules: Pick<ExtractRules, 'target' | 'passesOverLinks' | 'countsWanted' | 'select'>,
): string | undefined {
  if (rules.select !== undefined) return rules.select(name, type)
  if (type === 'symlink' && rules.passesOverLinks === true) return undefined
  // Sources may be named as Windows names nothing; no index may.
  if (rules.countsWanted === true && /^..+:/.test(name)) return undefined
  const member = entryPath(name, type)
  return member === undefined || type === 'directory' ? undefined : rules.target(member)
}
