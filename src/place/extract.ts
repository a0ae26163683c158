// Inflates and unpacks a tar.gz while it streams, writing only what a resource may hold, in constant memory.
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Extract, extract as untar } from 'tar-stream'
import { ActionError, hasCode, LocalError, VerifyError } from '../errors.ts'
import { clean } from '../log.ts'
import { entryPath } from './entry-path.ts'

/** What may come out of an archive. */
export interface ExtractRules {
  /** Whether a regular file at this path belongs to the resource; others are passed over. */
  readonly accepts: (path: string) => boolean
  readonly maxExtractedBytes: number
  /** Sub-directory that everything goes into; empty for none. */
  readonly below: string
}

/** A file that was written. */
export interface ExtractedFile {
  readonly path: string
  /** In hex. */
  readonly sha256: string
}

/** 1 MiB chunks inflate 3.5 times faster than Node's 16 KiB default (design rule D4). */
const INFLATE_CHUNK_BYTES = 1 << 20
/** Databases inflate about eleven times; from here on more than this is a bomb. gzip can reach 1032. */
const MAX_RATIO = 200
const RATIO_APPLIES_FROM_BYTES = 64 << 20
/** The checks bundle holds about 700 files. */
const MAX_ENTRIES = 50_000
/** Trivy in a container may run as another user than this action (users' files must be readable by all). */
const FILE_MODE = 0o644

/**
 * Unpacks `archive` into `directory`, which is empty.
 *
 * @throws {VerifyError} when the archive is broken or holds what it must not hold
 * @throws {LocalError} when this machine cannot take it (disk full, permissions)
 * @throws whatever `archive` itself throws
 */
export async function extract(
  archive: AsyncIterable<Buffer>,
  directory: string,
  rules: ExtractRules,
): Promise<readonly ExtractedFile[]> {
  const counter = { compressed: 0, inflated: 0 }
  const gunzip = createGunzip({ chunkSize: INFLATE_CHUNK_BYTES })
  const tar = untar()
  let broken: { readonly by: unknown } | undefined
  const source = (async function* () {
    try {
      for await (const chunk of archive) {
        counter.compressed += chunk.length
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
      refuseBomb(counter, rules)
      yield chunk
    }
  }
  const [streamed, written] = await Promise.allSettled([
    pipeline(source, gunzip, capped, tar),
    writeEntries(tar, directory, rules),
  ])
  if (written.status === 'rejected' && written.reason instanceof ActionError) throw written.reason
  if (broken !== undefined) throw broken.by
  if (streamed.status === 'rejected') throw translate(streamed.reason)
  if (written.status === 'rejected') throw translate(written.reason)
  return written.value
}

async function writeEntries(tar: Extract, directory: string, rules: ExtractRules): Promise<ExtractedFile[]> {
  const files: ExtractedFile[] = []
  const made = new Set([directory])
  let entries = 0
  for await (const entry of tar) {
    // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
    entry.on('error', () => undefined)
    entries += 1
    if (entries > MAX_ENTRIES) throw new VerifyError(`the archive holds more than ${MAX_ENTRIES} entries`)
    const member = entryPath(entry.header.name, entry.header.type)
    if (member !== undefined && entry.header.type !== 'directory' && rules.accepts(member)) {
      const path = rules.below === '' ? member : `${rules.below}/${member}`
      const target = join(directory, path)
      const parent = dirname(target)
      if (!made.has(parent)) await mkdir(parent, { recursive: true }).catch(rethrowFor(path))
      made.add(parent)
      files.push({ path, sha256: await writeEntry(entry as AsyncIterable<Buffer>, target, path) })
    } else {
      entry.resume()
    }
  }
  return files
}

/** Writes one file; its sha256 in hex. */
async function writeEntry(entry: AsyncIterable<Buffer>, target: string, path: string): Promise<string> {
  // wx: an archive that names a file twice, or in two cases on a file system that knows none, is not what it seems.
  const file = await open(target, 'wx', FILE_MODE).catch(rethrowFor(path))
  try {
    const hash = createHash('sha256')
    // The next chunk is hashed while this one is written: the two halves run on different threads.
    let writing: Promise<void> = Promise.resolve()
    for await (const chunk of entry) {
      await writing
      writing = writeAll(file, chunk)
      // Whoever awaits it later sees the error; until then it must not count as unhandled.
      writing.catch(() => undefined)
      hash.update(chunk)
    }
    await writing
    return hash.digest('hex')
  } catch (error) {
    return rethrowLocal(error)
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let offset = 0; offset < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, offset)
    offset += bytesWritten
  }
}

function refuseBomb(counter: { compressed: number; inflated: number }, rules: ExtractRules): void {
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

/** For what goes wrong in making a file or directory of this path: most often the path is at fault. */
function rethrowFor(path: string): (error: unknown) => never {
  const shown = `archive entry ${clean(path, 100)}`
  return (error) => {
    if (hasCode(error, 'EEXIST', 'ENOTDIR', 'EISDIR')) {
      throw new VerifyError(`${shown}: stands twice in the archive`, { cause: error })
    }
    // What this file system cannot name: a part of 256 bytes, or NUL on Windows.
    if (hasCode(error, 'ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'ENOENT')) {
      throw new VerifyError(`${shown}: not a name for a file here`, { cause: error })
    }
    return rethrowLocal(error)
  }
}

function rethrowLocal(error: unknown): never {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    throw new LocalError('no space left on the disk of the cache directory', {
      hint: 'Free some space, or name a directory on another disk with the input cache-dir.',
      cause: error,
    })
  }
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENFILE')) {
    throw new LocalError('cannot write to the cache directory', {
      hint: 'Check its owner and permissions, or name another one with the input cache-dir.',
      cause: error,
    })
  }
  throw error
}

/** What zlib and the tar reader throw means the archive is broken; everything else keeps its own meaning. */
function translate(error: unknown): unknown {
  if (error instanceof ActionError) return error
  const code = (error as { code?: unknown } | undefined)?.code
  const isZlib = typeof code === 'string' && code.startsWith('Z_')
  const isTar = error instanceof Error && /tar header|Unexpected end of data|Invalid/i.test(error.message)
  return isZlib || isTar ? new VerifyError('the archive is broken', { cause: error }) : error
}
