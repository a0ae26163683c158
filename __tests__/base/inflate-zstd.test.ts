import { createHash, randomBytes } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inflateZstd } from '../../src/base/inflate-zstd.ts'

// Blocks that are compressed, stored, and repeated; frames with and without a checksum, of known and unknown size.
const TEXT = Buffer.from('one line of text\n'.repeat(30_000))
const NOISE = randomBytes(700_000)
const ZEROS = Buffer.alloc(1_000_000)
const CHECKED = { params: { [constants.ZSTD_c_checksumFlag]: 1 } }
const NO_SIZE = { params: { [constants.ZSTD_c_contentSizeFlag]: 0 } }
const FRAMES = [
  zstdCompressSync(TEXT),
  zstdCompressSync(NOISE, CHECKED),
  zstdCompressSync(ZEROS, NO_SIZE),
  zstdCompressSync(Buffer.from('short')),
  zstdCompressSync(Buffer.alloc(0)),
]
const ALL = Buffer.concat([TEXT, NOISE, ZEROS, Buffer.from('short')])

describe('inflateZstd', () => {
  it.each([1, 2, 3, 5, 17, 4096, 65_536, 1 << 22])(
    'inflates all frames from chunks of %i bytes',
    async (chunkBytes) => {
      const small = chunkBytes <= 17
      const frames = small ? [FRAMES[3], FRAMES[2], FRAMES[4], FRAMES[3]] : FRAMES
      const wanted = small ? Buffer.concat([Buffer.from('short'), ZEROS, Buffer.from('short')]) : ALL
      expect(hash(await inflate(join(frames), chunkBytes))).toBe(hash(wanted))
    },
  )

  it.each(['before', 'between', 'after'])('passes over a skippable frame %s the others', async (place) => {
    const skippable = (contents: string) => {
      const head = Buffer.alloc(8)
      head.writeUInt32LE(0x184d2a5e)
      head.writeUInt32LE(contents.length, 4)
      return Buffer.concat([head, Buffer.from(contents)])
    }
    const [one, two] = [zstdCompressSync(Buffer.from('one ')), zstdCompressSync(Buffer.from('two'))]
    const all = {
      before: [skippable('x'), one, two],
      between: [one, skippable(''), two],
      after: [one, two, skippable('table')],
    }
    const packed = join(all[place as keyof typeof all])
    for (const chunkBytes of [1, 7, 1000])
      expect((await inflate(packed, chunkBytes)).toString()).toBe('one two')
  })

  it('refuses what follows a frame and is none', async () => {
    const packed = Buffer.concat([zstdCompressSync(Buffer.from('one')), Buffer.from('and something else')])
    await expect(inflate(packed, 1000)).rejects.toThrow('what follows a zstd frame is none')
  })

  it.each([0, 1, 2])('refuses frame %i where it is cut', async (at) => {
    const frames = FRAMES.slice(0, at + 1)
    const packed = join(frames)
    await expect(inflate(packed.subarray(0, packed.length - 5), 1000)).rejects.toThrow()
  })

  it('refuses damaged bytes of a later frame', async () => {
    const packed = join(FRAMES)
    const at = (FRAMES[0]?.length ?? 0) + 300_000
    packed.writeUInt8(packed.readUInt8(at) ^ 1, at)
    await expect(inflate(packed, 65_536)).rejects.toThrow()
  })

  it('lets go of its source when the reader has enough', async () => {
    let isClosed = false
    async function* source() {
      try {
        for (;;) yield zstdCompressSync(TEXT)
      } finally {
        isClosed = true
      }
    }
    for await (const chunk of inflateZstd(source())) if (chunk.length > 0) break
    await expect.poll(() => isClosed).toBe(true)
  })
})

function join(frames: readonly (Buffer | undefined)[]): Buffer {
  return Buffer.concat(frames.filter((frame) => frame !== undefined))
}

async function inflate(packed: Buffer, chunkBytes: number): Promise<Buffer> {
  async function* chunks() {
    for (let at = 0; at < packed.length; at += chunkBytes) yield packed.subarray(at, at + chunkBytes)
  }
  const out: Buffer[] = []
  for await (const chunk of inflateZstd(chunks())) out.push(chunk)
  return Buffer.concat(out)
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
