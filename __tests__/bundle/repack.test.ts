// Files that become a layer again: what a reader of gzip and tar sees, and that it is the same however it is read.
import { gunzipSync } from 'node:zlib'
import { extract } from 'tar-stream'
import { expect, it } from 'vitest'
import { repackFiles, repackTar } from '../../src/bundle/repack.ts'
import { digestOf } from '../../src/oci/digest.ts'

const BYTES = Buffer.alloc(300_000, 'some bytes ')

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

const inPieces = (pieceBytes: number) =>
  async function* () {
    for (let at = 0; at < BYTES.length; at += pieceBytes) yield BYTES.subarray(at, at + pieceBytes)
  }

it.each([0, 1, 0xffff, 0x10000, BYTES.length])('inflates to what went in: %i bytes', async (size) => {
  const packed = await repackTar(async function* () {
    yield BYTES.subarray(0, size)
  })
  const bytes = await collect(packed.open())
  expect(gunzipSync(bytes).equals(BYTES.subarray(0, size))).toBe(true)
  expect(packed).toMatchObject({ digest: digestOf(bytes), size: bytes.length })
})

it('is the same whatever the pieces are', async () => {
  const digests = await Promise.all(
    [1000, 0xffff, BYTES.length].map(async (size) => (await repackTar(inPieces(size))).digest),
  )
  expect(new Set(digests).size).toBe(1)
})

it('holds the files in the order of their names, also those with long ones', async () => {
  const long = `${'directory/'.repeat(20)}file`
  const member = (path: string) => ({ path, sizeBytes: BYTES.length, open: inPieces(4096) })
  const packed = await repackFiles([member(long), member('b'), member('a')])
  const names: string[] = []
  const tar = extract()
  tar.end(gunzipSync(await collect(packed.open())))
  for await (const entry of tar) {
    names.push(entry.header.name)
    expect((await collect(entry as AsyncIterable<Buffer>)).equals(BYTES)).toBe(true)
  }
  expect(names).toEqual(['a', 'b', long])
})

it('fails when a file is not as long as it was said to be', async () => {
  const member = { path: 'a', sizeBytes: BYTES.length + 1, open: inPieces(4096) }
  await expect(repackFiles([member])).rejects.toThrow()
})
