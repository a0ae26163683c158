// Files that were carried without their archive become a layer again: a tar in a gzip that does not compress, for what is
// carried is read once. The same files give the same bytes.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { pack } from 'tar-stream'

/** One file of the layer. */
export interface MemberFile {
  /** Its path in the layer. */
  readonly path: string
  readonly sizeBytes: number
  open(): AsyncIterable<Buffer>
}

/** A layer that is made anew whenever it is read. */
export interface Repacked {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
  readonly size: number
  open(): AsyncIterable<Buffer>
}

/** Packs files; they are read once for the digest, and again whenever the layer is opened. */
export function repackFiles(members: readonly MemberFile[]): Promise<Repacked> {
  const sorted = [...members].sort((a, b) => (a.path < b.path ? -1 : 1))
  return measure(() => storeInGzip(packTar(sorted)))
}

/** Puts a tar that was carried bare into its gzip. */
export function repackTar(open: () => AsyncIterable<Buffer>): Promise<Repacked> {
  return measure(() => storeInGzip(open()))
}

async function measure(open: () => AsyncIterable<Buffer>): Promise<Repacked> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of open()) {
    hash.update(chunk)
    size += chunk.length
  }
  return { digest: `sha256:${hash.digest('hex')}`, size, open }
}

async function* packTar(members: readonly MemberFile[]): AsyncGenerator<Buffer> {
  const archive = pack()
  const feed = async () => {
    for (const { path, sizeBytes, open } of members) {
      const entry = archive.entry({ name: path, size: sizeBytes, mode: 0o644, mtime: new Date(0) })
      await pipeline(open(), entry)
    }
    archive.finalize()
  }
  feed().catch((error) => archive.destroy(error))
  yield* archive as AsyncIterable<Buffer>
}

/** Of a stored block (RFC 1951, 3.2.4). */
const MAX_BLOCK_BYTES = 0xffff
/** RFC 1952, 2.3: deflate, no flags, no time, an unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

async function* storeInGzip(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield HEADER
  let checksum = 0
  let size = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    checksum = crc32(chunk, checksum)
    size += chunk.length
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    // Blocks of one size whatever the chunks are: the same bytes whenever it is read.
    for (; rest.length > MAX_BLOCK_BYTES; rest = rest.subarray(MAX_BLOCK_BYTES)) {
      yield* storeBlock(rest.subarray(0, MAX_BLOCK_BYTES), false)
    }
  }
  yield* storeBlock(rest, true)
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(checksum, 0)
  trailer.writeUInt32LE(size % 2 ** 32, 4)
  yield trailer
}

function* storeBlock(bytes: Buffer, isLast: boolean): Generator<Buffer> {
  const head = Buffer.from([isLast ? 1 : 0, 0, 0, 0, 0])
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(bytes.length ^ 0xffff, 3)
  yield head
  yield bytes
}
