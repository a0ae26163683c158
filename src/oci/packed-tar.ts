// A layout in a compressed tar. There is no place in it to begin at but its start: what is small is kept while its files are
// listed, and each large file is found again by reading from the start.
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { VerifyError } from '../base/errors.ts'
import { inflateZstd } from '../base/inflate-zstd.ts'
import { clean } from '../base/log.ts'
import { describeLayout, type LayoutFile, type LayoutFiles, withinDepth } from './layout-files.ts'
import { MAX_TAR_ENTRIES, placeOf, plainName, refuseLarger, type TarPlace, writtenAt } from './layout-tar.ts'
import { BROKEN_COPY_HINT } from './tar-header.ts'

/** How a file is compressed. */
export type Compression = 'gzip' | 'zstd'

/** By the first bytes of a file (RFC 1952, 2.3.1; RFC 8878, 3.1.1). */
export function compressionOf(head: Buffer): Compression | undefined {
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return 'gzip'
  return head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd])) ? 'zstd' : undefined
}

/** An index or manifest; larger files are read when they are wanted. */
const KEPT_BYTES = 4 << 20
/** All that is kept: indexes and manifests of hundreds of artifacts. */
const MAX_KEPT_BYTES = 64 << 20
/** Of everything that this action takes, the largest of each kind fit in twice. */
const MAX_INFLATED_BYTES = 128 * 2 ** 30
/** Layers are compressed already. From here on more than this is a bomb. */
const MAX_RATIO = 200
const RATIO_APPLIES_FROM_BYTES = 64 << 20

/** Lists the files of a compressed tar. Throws VerifyError when it is none. */
export async function packedTarFiles(path: string, compression: Compression): Promise<LayoutFiles> {
  const where = describeLayout(path)
  const shown = clean(path, 200)
  const places = new Map<string, TarPlace>()
  const kept = new Map<string, Buffer>()
  let keptBytes = 0
  for await (const { entry, name, place } of readEntries(path, compression, shown)) {
    if (places.has(name))
      throw new VerifyError(`${shown}: entry ${clean(name, 100)} stands twice in the archive`)
    if (places.size > MAX_TAR_ENTRIES)
      throw new VerifyError(`${shown} holds more than ${MAX_TAR_ENTRIES} entries`)
    places.set(name, place)
    const isKept = place.sizeBytes <= KEPT_BYTES && keptBytes + place.sizeBytes <= MAX_KEPT_BYTES
    if (!isKept || 'unusable' in place) continue
    keptBytes += place.sizeBytes
    kept.set(name, await collect(entry))
  }
  async function* stream(file: LayoutFile, start: number): AsyncGenerator<Buffer> {
    placeOf(places, file)
    const small = kept.get(file.name)
    if (small !== undefined) {
      yield small.subarray(start)
      return
    }
    for await (const { entry, name } of readEntries(path, compression, shown)) {
      if (name !== file.name) continue
      yield* skip(entry, start)
      return
    }
  }
  return {
    where,
    list: async (under, depth) => withinDepth(places.keys(), under, depth),
    facts: async (file) => ({ ...placeOf(places, file), archivedAt: await writtenAt(path) }),
    readSmall: async (file, maxBytes) => {
      refuseLarger(file, placeOf(places, file), maxBytes)
      return collect(stream(file, 0))
    },
    stream,
  }
}

interface ReadEntry {
  readonly entry: AsyncIterable<Buffer>
  readonly name: string
  readonly place: TarPlace
}

/** The entries in their order; of each that the caller does not read the bytes are passed over. */
async function* readEntries(
  path: string,
  compression: Compression,
  where: string,
): AsyncGenerator<ReadEntry> {
  const tar = extract()
  const packed = createReadStream(path, { highWaterMark: 1 << 20 })
  const inflate = compression === 'gzip' ? createGunzip({ chunkSize: 1 << 20 }) : inflateZstd
  const capped = (bytes: AsyncIterable<Buffer>) => refuseBombs(bytes, () => packed.bytesRead, where)
  // Its errors are those of `tar`, which the loop below throws.
  pipeline(packed, inflate, capped, tar, () => undefined)
  try {
    for await (const entry of tar) {
      // A broken archive is an error of the entry as well as of the archive, whose error is the one that is reported.
      entry.on('error', () => undefined)
      const { name, type, size = 0, mtime, pax } = entry.header
      const modifiedAt = mtime === undefined || mtime.getTime() === 0 ? undefined : mtime
      const facts = { sizeBytes: size, modifiedAt }
      const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse.'))
      const isFile = type === 'file' || type === 'contiguous-file'
      const unusable = isSparse ? 'a sparse file' : `a ${type ?? 'special or sparse file'}`
      if (type !== 'directory') {
        const place: TarPlace = isFile && !isSparse ? { ...facts, start: 0 } : { ...facts, unusable }
        yield { entry: entry as AsyncIterable<Buffer>, name: plainName(name), place }
      }
      entry.resume()
    }
  } catch (error) {
    throw translate(error, where)
  } finally {
    packed.destroy()
    tar.destroy()
  }
}

async function* refuseBombs(
  bytes: AsyncIterable<Buffer>,
  bytesRead: () => number,
  where: string,
): AsyncGenerator<Buffer> {
  let inflated = 0
  for await (const chunk of bytes) {
    inflated += chunk.length
    const isBomb = inflated > RATIO_APPLIES_FROM_BYTES && inflated > bytesRead() * MAX_RATIO
    if (isBomb || inflated > MAX_INFLATED_BYTES) throw new VerifyError(`${where} inflates to too much`)
    yield chunk
  }
}

function translate(error: unknown, where: string): unknown {
  if (error instanceof VerifyError) return error
  return new VerifyError(`${where} is no tar archive, or a damaged one`, {
    cause: error,
    hint: BROKEN_COPY_HINT,
  })
}

async function* skip(bytes: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count
  for await (const chunk of bytes) {
    const taken = Math.min(left, chunk.length)
    left -= taken
    if (taken < chunk.length) yield chunk.subarray(taken)
  }
}

async function collect(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
