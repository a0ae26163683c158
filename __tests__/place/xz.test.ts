// xz that unfolds into very much, or into nothing: it gives way all the time.
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../src/base/errors.ts'
import { inflateXz } from '../../src/place/xz.ts'

/** A MiB of zeros, as xz packs it. */
const ZEROS = Buffer.from(
  '/Td6WFoAAAFpIt42AgAhARAAAACocI6G7///ANldAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAAHOo4pwAB8QGAgEAAb9Xu3D4wDYsCAAAAAAFZWg==',
  'base64',
)
/** Of nothing: header, an empty index, footer (https://tukaani.org/xz/xz-file-format.txt). */
const NOTHING = Buffer.from('fd377a585a0000016922de36000000001cdf44219042990d010000000001595a', 'hex')

async function* atOnce(stream: Buffer, count: number): AsyncGenerator<Buffer> {
  for (let left = count; left > 0; left -= 1) yield stream
}

async function countOf(packed: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0
  for await (const piece of inflateXz(packed)) bytes += piece.length
  return bytes
}

describe('xz', () => {
  it('of several streams comes out whole', async () => {
    expect(await countOf(atOnce(ZEROS, 3))).toBe(3 << 20)
  })

  it('that is cut off, or followed by something else, is refused', async () => {
    for (const broken of [ZEROS.subarray(0, -1), Buffer.concat([ZEROS, Buffer.from('something')])]) {
      await expect(countOf(atOnce(broken, 1))).rejects.toThrow(VerifyError)
    }
  })

  // Without giving way all of it is done before a timer is heard.
  it.each([
    ['unfolds into very much', ZEROS, 100],
    ['unfolds into very much, in one piece', Buffer.concat(Array(100).fill(ZEROS)), 1],
    ['unfolds into nothing', NOTHING, 200_000],
  ])('that %s lets a timer end it, though all of it is there at once', async (_, stream, count) => {
    let turns = 0
    const look = setInterval(() => {
      turns += 1
    }, 1)
    await countOf(atOnce(stream, count))
    clearInterval(look)
    expect(turns).toBeGreaterThan(1)
  })
})
