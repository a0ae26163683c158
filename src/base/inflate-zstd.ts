// Inflates zstd of several frames. Node's own stream (24.21.0) drops in silence what follows the end of a frame in the same
// chunk, and reads on where a chunk begins with a frame. So the chunks are cut where frames end.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'

/** RFC 8878, 3.1.1 and 3.1.2: what a frame begins with, and one whose contents are not data (by its first 28 bits). */
const FRAME_MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50
/** RFC 8878, 3.1.1.1.1: how many bytes of a frame's head say the size of its contents, and its dictionary, by their flags. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]
const DICTIONARY_BYTES = [0, 1, 2, 4]
const CHECKSUM_BYTES = 4
/** RFC 8878, 3.1.1.2.2: a block that says one byte and how often it stands there. */
const REPEATED_BYTE = 1

/** The largest chunk that comes out. */
const CHUNK_BYTES = 1 << 20

/**
 * Inflates all frames: `pzstd`, appended files, and zstd:chunked layers have several, the latter with skippable ones.
 *
 * @throws what Node's zlib says of broken or incomplete bytes; Error where neither a frame nor the end follows a frame
 */
export async function* inflateZstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflater = createZstdDecompress({ chunkSize: CHUNK_BYTES })
  const feeding = pipeline(Readable.from(cutAtFrames(packed)), inflater)
  // The reader of the inflater gets the same error.
  feeding.catch(() => undefined)
  for await (const chunk of inflater) yield chunk as Buffer
  await feeding
}

/** The same bytes; in no chunk anything follows the end of a frame. */
async function* cutAtFrames(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const endsIn = followFrames()
  for await (const chunk of packed) {
    let from = 0
    for (const end of endsIn(chunk)) {
      yield chunk.subarray(from, end)
      from = end
    }
    if (from < chunk.length) yield chunk.subarray(from)
  }
}

/** Gives a function that takes one chunk after the other, and lists the places in it where a frame ends. */
function followFrames(): (chunk: Buffer) => Iterable<number> {
  const walk = walkFrames()
  let part = walk.next().value
  let left = part.bytes
  let head = Buffer.alloc(0)
  return function* endsIn(chunk) {
    let at = 0
    for (;;) {
      const here = Math.min(left, chunk.length - at)
      if (part.isRead) head = Buffer.concat([head, chunk.subarray(at, at + here)])
      at += here
      left -= here
      if (left > 0) return
      if (part.endsFrame) yield at
      part = walk.next(head).value
      left = part.bytes
      head = Buffer.alloc(0)
    }
  }
}

/** A part of a frame: its size, and whether the walk must see its bytes to know what follows. */
interface Part {
  readonly bytes: number
  readonly isRead?: boolean
  readonly endsFrame?: boolean
}

const read = (bytes: number): Part => ({ bytes, isRead: true })

function* walkFrames(): Generator<Part, never, Buffer> {
  for (;;) {
    const magic = (yield read(4)).readUInt32LE()
    if (magic === FRAME_MAGIC) yield* walkFrame()
    else if ((magic & ~0xf) === SKIPPABLE_MAGIC) {
      const size = yield read(4)
      yield { bytes: size.readUInt32LE(), endsFrame: true }
    } else throw new Error('what follows a zstd frame is none')
  }
}

/** RFC 8878, 3.1.1: behind the magic number a head, blocks, and a checksum. */
function* walkFrame(): Generator<Part, void, Buffer> {
  const flags = (yield read(1)).readUInt8()
  const isSingleSegment = (flags & 0x20) !== 0
  const sizeFlag = flags >> 6
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[sizeFlag] ?? 0)
  const windowBytes = isSingleSegment ? 0 : 1
  yield { bytes: windowBytes + (DICTIONARY_BYTES[flags & 3] ?? 0) + sizeBytes }
  for (let isLast = false; !isLast; ) {
    const block = (yield read(3)).readUIntLE(0, 3)
    isLast = (block & 1) === 1
    yield { bytes: ((block >> 1) & 3) === REPEATED_BYTE ? 1 : block >> 3 }
  }
  yield { bytes: (flags & 4) === 0 ? 0 : CHECKSUM_BYTES, endsFrame: true }
}
