// As much of a database as a check reads, kept while it streams past: its check needs no file then.
import type { PresentFile } from '../metadata/metadata-file.ts'

/** A database that a check can read; an open file is one. */
export interface OpenDatabase extends Pick<PresentFile, 'stat' | 'read'> {
  /** Whether these bytes can be read, where not all were kept; absent: all can. */
  keeps?(position: number, length: number): boolean
}

/** The database, as far as a check reads it, and where its bytes go. */
export interface DatabaseHeads extends OpenDatabase {
  write(chunk: Buffer): void
}

/** The headers of both formats: bbolt's second meta page begins at its page size, of 64 KiB at most. */
const START_BYTES = 128 * 1024
/** Both formats begin their pages at multiples of this, or of a multiple. */
const BLOCK_BYTES = 4096
/** What a check reads of any other page: the header of a bbolt page. */
const KEPT_BYTES = 16
/** Heads of 256 MiB in one piece: hundreds of thousands of small buffers would cost more than they hold. */
const SLAB_BYTES = 1 << 20
const HEADS_PER_SLAB = SLAB_BYTES / KEPT_BYTES

/** Keeps the start of the database, and 16 bytes of every 4 KiB after it: 3 MiB of a gigabyte, or 4. */
export function keepDatabaseHeads(): DatabaseHeads {
  const start = Buffer.alloc(START_BYTES)
  const slabs: Buffer[] = []
  let size = 0
  return {
    write(chunk) {
      if (size < START_BYTES) chunk.copy(start, size)
      for (let at = 0; at < chunk.length; ) {
        const inBlock = (size + at) % BLOCK_BYTES
        if (inBlock < KEPT_BYTES) {
          const { slab, offset } = headAt(slabs, Math.floor((size + at) / BLOCK_BYTES))
          chunk.copy(slab, offset + inBlock, at, at + KEPT_BYTES - inBlock)
        }
        at += BLOCK_BYTES - inBlock
      }
      size += chunk.length
    },
    stat: async () => ({ size }),
    keeps: (position, length) =>
      position + length <= START_BYTES || (position % BLOCK_BYTES) + length <= KEPT_BYTES,
    async read(buffer, offset, length, position) {
      const bytesRead = Math.max(0, Math.min(length, size - position))
      if (position + length <= START_BYTES) {
        start.copy(buffer, offset, position, position + bytesRead)
        return { bytesRead }
      }
      const inBlock = position % BLOCK_BYTES
      if (inBlock + bytesRead > KEPT_BYTES) {
        throw new RangeError(`${length} bytes at ${position} were not kept`)
      }
      if (bytesRead === 0) return { bytesRead }
      const head = headAt(slabs, Math.floor(position / BLOCK_BYTES))
      head.slab.copy(buffer, offset, head.offset + inBlock, head.offset + inBlock + bytesRead)
      return { bytesRead }
    },
  }
}

function headAt(slabs: Buffer[], block: number): { slab: Buffer; offset: number } {
  const index = Math.floor(block / HEADS_PER_SLAB)
  const slab = slabs[index] ?? Buffer.alloc(SLAB_BYTES)
  slabs[index] = slab
  return { slab, offset: (block % HEADS_PER_SLAB) * KEPT_BYTES }
}
