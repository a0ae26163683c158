// Links in a zip: passed over, or the files that go-getter makes of them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import type { ExtractRules } from '../../src/place/extract.ts'
import { unzip } from '../../src/place/unzip.ts'
import { makeDirectory } from '../temporary.ts'

const LINK = 0o120777

/** A zip of one stored entry (APPNOTE 4.3), with the mode that a Unix packer writes. */
function zipOf(name: string, text: string, mode: number): Buffer {
  const [path, content] = [Buffer.from(name), Buffer.from(text)]
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(content.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, content])
  const attributes = Buffer.alloc(14)
  attributes.writeUInt32LE((mode << 16) >>> 0, 6)
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, attributes, path])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

async function unpack(rules: Partial<ExtractRules>): Promise<readonly string[]> {
  const directory = makeDirectory()
  const file = join(makeDirectory(), 'x.zip')
  writeFileSync(file, zipOf('b.tf', 'locals {}', LINK))
  const files = await unzip(file, directory, { target: (path) => path, maxExtractedBytes: 100, ...rules })
  return files.map(({ path }) => `${path}: ${readFileSync(join(directory, path), 'utf8')}`)
}

it('a link is refused, or passed over by whoever says so', async () => {
  await expect(unpack({})).rejects.toThrow('is a symlink')
  expect(await unpack({ passesOverLinks: true })).toEqual([])
})

it('a link is a file that holds where it leads, for whoever reads zips as go-getter does', async () => {
  expect(await unpack({ passesOverLinks: true, writesZippedLinks: true })).toEqual(['b.tf: locals {}'])
})
