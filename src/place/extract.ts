// Inflates and unpacks a tar.gz while it streams, writing only what a resource may hold, in constant memory.
import type { TransformOptions } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, type ZlibOptions } from 'node:zlib'
import { type Extract, extract as untar } from 'tar-stream'
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { entryPath } from './entry-path.ts'
import { createReclaimer } from './reclaim.ts'
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
  /** How the archive is packed; gzip when absent. */
  readonly inflate?: Inflate | undefined
  /** Ends it: a small archive can keep us busy for an hour. */
  readonly signal?: AbortSignal | undefined
}

/** Undoes a compression while bytes stream through it. */
export type Inflate = (packed: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>

/** A file that was written. */
export interface ExtractedFile {
  readonly path: string
  /** In hex. */
  readonly sha256: string
}

/**
 * 1 MiB chunks inflate 3.5 times faster than Node's 16 KiB default; inflating runs ahead of hashing and writing by four of
 * them, so that none of the three threads waits for another (docs/decisions/one-pass.md). What waits to be inflated is much
 * more for each byte: of it 1 MiB is enough (measured: 25 MB less at the peak, reading a bundle).
 */
const INFLATE_OPTIONS: ZlibOptions & TransformOptions = {
  chunkSize: 1 << 20,
  readableHighWaterMark: 4 << 20,
  writableHighWaterMark: 1 << 20,
}
/** Databases inflate about eleven times; from here on more than this is a bomb. gzip can reach 1032. */
const MAX_RATIO = 200
const RATIO_APPLIES_FROM_BYTES = 64 << 20
/** Most members of an archive; the checks bundle holds about 700 files. */
export const MAX_ENTRIES = 50_000

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
  const counter = { compressed: 0, inflated: 0 }
  const tar = untar()
  const reclaim = createReclaimer()
  let broken: { readonly by: unknown } | undefined
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
      yield chunk
    }
  }
  const { inflate } = rules
  const [streamed, written] = await Promise.allSettled([
    inflate === undefined
      ? pipeline(source, createGunzip(INFLATE_OPTIONS), capped, tar)
      : pipeline(source, (packed: AsyncIterable<Buffer>) => inflate(packed), capped, tar),
    writeEntries(tar, rules, typeof target === 'string' ? createEntryWriter(target) : target),
  ])
  if (written.status === 'rejected' && written.reason instanceof ActionError) throw written.reason
  if (broken !== undefined) throw broken.by
  if (streamed.status === 'rejected') throw translate(streamed.reason)
  if (written.status === 'rejected') throw translate(written.reason)
  return written.value
}

async function writeEntries(tar: Extract, rules: ExtractRules, write: WriteEntry): Promise<ExtractedFile[]> {
  const files: ExtractedFile[] = []
  let entries = 0
  for await (const entry of tar) {
    // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
    entry.on('error', () => undefined)
    rules.signal?.throwIfAborted()
    entries += 1
    if (entries > MAX_ENTRIES) throw new VerifyError(`the archive holds more than ${MAX_ENTRIES} entries`)
    const { name, type, pax } = entry.header
    refuseSparse(pax)
    const path = findTarget(name, type, rules)
    if (path !== undefined) {
      files.push({ path, sha256: await write(entry as AsyncIterable<Buffer>, path) })
    } else {
      entry.resume()
    }
  }
  return files
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

/** @throws {VerifyError} when so few bytes became so many that no honest archive does it */
export function refuseBomb(
  counter: { readonly compressed: number; readonly inflated: number },
  rules: Pick<ExtractRules, 'maxExtractedBytes'>,
): void {
  const { compressed, inflated } = counter
  if (inflated > rules.maxExtractedBytes) {
    throw new VerifyError('the archive inflates to too much', {
      wanted: `at most ${rules.maxExtractedBytes} bytes`,
      found: `${inflated} bytes and more`,
    })
  }
  if (inflated > RATIO_APPLIES_FROM_BYTES && inflated > compressed * MAX_RATIO) {
    throw new VerifyError('the archive is a decompression bomb', {
      wanted: `at most ${MAX_RATIO} times its size`,
      found: `${Math.round(inflated / compressed)} times`,
    })
  }
}

/** What zlib and the tar reader throw means the archive is broken; everything else keeps its own meaning. */
function translate(error: unknown): unknown {
  if (error instanceof ActionError) return error
  const code = (error as { code?: unknown } | undefined)?.code
  const isZlib = typeof code === 'string' && code.startsWith('Z_')
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
  rules: Pick<ExtractRules, 'target' | 'passesOverLinks' | 'select'>,
): string | undefined {
  if (rules.select !== undefined) return rules.select(name, type)
  if (type === 'symlink' && rules.passesOverLinks === true) return undefined
  const member = entryPath(name, type)
  return member === undefined || type === 'directory' ? undefined : rules.target(member)
}
