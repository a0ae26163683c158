// Inflates bzip2 block by block. The libraries for it are abandoned, inflate a whole archive at once, or cannot be stopped; here
// a block is the most that is worked on before others have their turn.
import { VerifyError } from '../base/errors.ts'
import { BitReader } from './bit-reader.ts'
import { type Block, readBlock } from './bzip2-block.ts'
import { createTurns } from './turns.ts'

/** A block of 900,000 symbols of 20 bits with its tables is less; tables that say the same over and over are not honest. */
const MAX_PACKED_BLOCK_BYTES = 3 << 20
const BLOCK_UNIT_BYTES = 100_000
const PIECE_BYTES = 64 << 10

/** The first digits of pi, and of its square root. */
const BLOCK_MARK = 0x314159265359
const END_MARK = 0x177245385090
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit += 1) rest = rest < 0 ? (rest << 1) ^ 0x04c11db7 : rest << 1
  return rest
})

/**
 * Inflates one stream, or several that follow each other. Holds about 10 MB at the most, and gives way to timers and signals also where
 * nothing comes out.
 *
 * @param giveWay called between blocks and between pieces
 * @throws {VerifyError} when it is broken
 */
export async function* inflateBzip2(
  packed: AsyncIterable<Buffer>,
  giveWay = createTurns(),
): AsyncGenerator<Buffer> {
  const input = createInput(packed)
  // A stream of nothing is nothing, but no bytes at all are no stream.
  do {
    yield* inflateStream(input, giveWay)
    input.bits.align()
    await input.fill()
    await giveWay()
  } while (input.bits.bytesLeft > 0)
}

async function* inflateStream(
  { bits, fill, space }: Input,
  giveWay: () => Promise<void>,
): AsyncGenerator<Buffer> {
  await fill()
  const level = readHeader(bits)
  const links = space.subarray(0, level * BLOCK_UNIT_BYTES)
  let streamCrc = 0
  for (;;) {
    await fill()
    await giveWay()
    const mark = bits.read(24) * 2 ** 24 + bits.read(24)
    const crc = readCrc(bits)
    if (mark === END_MARK && crc === streamCrc) return
    if (mark !== BLOCK_MARK) throw broken('what is neither a block nor the end')
    for (const piece of unfold(readBlock(bits, links), links, crc)) {
      yield piece
      await giveWay()
    }
    streamCrc = ((streamCrc << 1) | (streamCrc >>> 31)) ^ crc
  }
}

function readHeader(bits: BitReader): number {
  const [b, z, h, level] = [bits.read(8), bits.read(8), bits.read(8), bits.read(8) - 0x30]
  if (b !== 0x42 || z !== 0x5a || h !== 0x68 || level < 1 || level > 9) throw broken('it is no bzip2')
  return level
}

function readCrc(bits: BitReader): number {
  return (bits.read(16) << 16) | bits.read(16)
}

/** Four equal bytes are followed by how many more there are. @throws {VerifyError} where the checksum is another */
function* unfold({ length, origin }: Block, links: Uint32Array, wantedCrc: number): Generator<Buffer> {
  let piece = Buffer.allocUnsafe(PIECE_BYTES)
  let filled = 0
  let crc = -1
  let link = (links[origin] as number) >>> 8
  let equal = 0
  let before = -1
  for (let index = 0; index < length; index += 1) {
    const step = links[link] as number
    link = step >>> 8
    let byte = step & 0xff
    let count = 1
    if (equal === 4) {
      count = byte
      byte = before
      equal = 0
    } else {
      equal = byte === before ? equal + 1 : 1
      before = byte
    }
    for (; count > 0; count -= 1) {
      piece[filled] = byte
      filled += 1
      crc = (crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ byte] as number)
      if (filled < PIECE_BYTES) continue
      yield piece
      piece = Buffer.allocUnsafe(PIECE_BYTES)
      filled = 0
    }
  }
  if (~crc !== wantedCrc) throw broken('the checksum of a block')
  if (filled > 0) yield piece.subarray(0, filled)
}

interface Input {
  readonly bits: BitReader
  /** Of the largest block; of small ones there can be very many. */
  readonly space: Uint32Array
  readonly fill: () => Promise<void>
}

/** The bits of a stream of bytes, of which enough for a block are there after each `fill`. */
function createInput(packed: AsyncIterable<Buffer>): Input {
  const bits = new BitReader()
  const source = packed[Symbol.asyncIterator]()
  const fill = async () => {
    const pieces: Buffer[] = []
    let bytes = bits.bytesLeft
    if (bytes >= MAX_PACKED_BLOCK_BYTES) return
    // More than is needed, so that what is left over is not moved for each small block.
    while (bytes < 2 * MAX_PACKED_BLOCK_BYTES) {
      const next = await source.next()
      if (next.done === true) break
      pieces.push(next.value)
      bytes += next.value.length
    }
    if (pieces.length > 0) bits.feed(pieces)
  }
  return { bits, fill, space: new Uint32Array(9 * BLOCK_UNIT_BYTES) }
}

function broken(what: string): VerifyError {
  return new VerifyError(`the archive is broken: ${what}`)
}
