// bzip2 as others write it, and as nobody should.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { inflateBzip2 } from '../../src/place/bzip2.ts'
import { extract } from '../../src/place/extract.ts'
import { describeWithPeers } from '../peers.ts'

/** The header of a stream without blocks, the square root of pi, and the checksum of nothing. */
const NOTHING = Buffer.from('425a6839177245385090' + '00000000', 'hex')

async function* inPieces(bytes: Buffer, size = 1 << 16): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function inflate(bytes: Buffer, size?: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of inflateBzip2(inPieces(bytes, size))) pieces.push(piece)
  return Buffer.concat(pieces)
}

describeWithPeers(['bzip2'], 'what bzip2 wrote', () => {
  const pack = (bytes: Buffer, level = 9) => execFileSync('bzip2', [`-${level}`, '-c'], { input: bytes })
  const SAMPLES: readonly (readonly [string, Buffer])[] = [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('a')],
    ['text', Buffer.from('the quick brown fox '.repeat(5000))],
    ['noise over several blocks', randomBytes(250_000)],
    ['zeros', Buffer.alloc(1_000_000)],
    ...[3, 4, 5, 258, 259, 260, 600].map(
      (count) => [`a run of ${count}`, Buffer.from(`x${'y'.repeat(count)}yz${'y'.repeat(count)}`)] as const,
    ),
  ]

  it.each(SAMPLES)('comes out as it went in: %s', async (_, bytes) => {
    for (const level of [1, 9]) expect((await inflate(pack(bytes, level))).equals(bytes)).toBe(true)
  })

  it('comes out whatever the pieces in which it arrives, and when streams follow each other', async () => {
    const two = Buffer.concat([pack(Buffer.from('one, ')), NOTHING, pack(Buffer.from('two'), 1)])
    for (const size of [1, 2, 1000]) expect(String(await inflate(two, size))).toBe('one, two')
  })

  it('is refused when a bit of it is another, wherever', async () => {
    const packed = pack(Buffer.from('abracadabra '.repeat(40)))
    for (let bit = 32; bit < packed.length * 8; bit += 5) {
      const damaged = Buffer.from(packed)
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      // The last bits only fill up the byte.
      if (bit >> 3 === packed.length - 1) continue
      await expect(inflate(damaged), `bit ${bit}`).rejects.toThrow(VerifyError)
    }
  })

  it('is refused when it is cut off, or something else follows', async () => {
    const packed = pack(randomBytes(5000))
    for (const length of [0, 3, 4, 10, 60, packed.length - 1])
      await expect(inflate(packed.subarray(0, length)), `${length} bytes`).rejects.toThrow('ends too early')
    await expect(inflate(Buffer.concat([packed, Buffer.from('more')]))).rejects.toThrow('it is no bzip2')
  })
})

describe('bzip2 that unfolds into nothing', () => {
  const COUNT = 2000

  it('lets others have their turn all the time', async () => {
    let turns = 0
    const giveWay = async () => {
      turns += 1
    }
    const many = Buffer.concat(Array.from({ length: COUNT }, () => NOTHING))
    for await (const piece of inflateBzip2(inPieces(many), giveWay)) expect(piece).toBeUndefined()
    expect(turns).toBeGreaterThanOrEqual(COUNT)
  })

  it('ends with the step', async () => {
    const step = new AbortController()
    const endless = (async function* () {
      for (;;) {
        await setImmediate()
        yield NOTHING
      }
    })()
    setTimeout(() => step.abort(new Error('the step ends')), 1)
    const rules = {
      target: () => undefined,
      maxExtractedBytes: 1,
      inflate: inflateBzip2,
      signal: step.signal,
    }
    await expect(extract(endless, '/not/there', rules)).rejects.toThrow('the step ends')
  })

  it('lets a timer end it, though all of it is there at once', async () => {
    const step = new AbortController()
    setTimeout(() => step.abort(new Error('the step ends')), 1)
    const work = async () => {
      for await (const piece of inflateBzip2(atOnce(200_000))) expect(piece).toBeUndefined()
    }
    const ended = new Promise((_, reject) =>
      step.signal.addEventListener('abort', () => reject(step.signal.reason)),
    )
    await expect(Promise.race([work(), ended])).rejects.toThrow('the step ends')
  })
})

async function* atOnce(count: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < count; sent += 1) yield NOTHING
}
