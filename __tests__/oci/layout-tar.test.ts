// A layout in a tar, read in place: as our writer and as other tools write it, and as an enemy would.
import { execFileSync } from 'node:child_process'
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '../../src/oci/digest.ts'
import { openBlobOf, readLayoutFiles } from '../../src/oci/layout.ts'
import { filesBelow } from '../../src/oci/layout-files.ts'
import { tarFiles } from '../../src/oci/layout-tar.ts'
import { type TarFile, writeTar } from '../../src/oci/layout-tar-writer.ts'
import { compressionOf, packedTarFiles } from '../../src/oci/packed-tar.ts'
import { formatTarHeader, paddingAfter, TAR_BLOCK_BYTES } from '../../src/oci/tar-header.ts'
import { describeWhere, itWhere } from '../system.ts'
import { errorOf } from './harness.ts'
import { emptyConfig, identify, layer, writeSample } from './sample-layout.ts'

function fileOf(name: string, bytes: Buffer, size = bytes.length): TarFile {
  return {
    name,
    size,
    async *open() {
      yield bytes
    },
  }
}

let root: string
let dir: string
let path: string
beforeEach(async () => {
  const sample = await writeSample()
  root = sample.root
  dir = sample.dir
  path = join(root, 'layout.tar')
})

/** With names from the directory that it runs in: GNU tar takes `D:` for the name of a host. */
function tar(...args: readonly string[]): string {
  return execFileSync('tar', args, { cwd: root, encoding: 'utf8' })
}

/** Packs the sample with the system's tar, with these options. */
function pack(...options: string[]): void {
  tar('-cf', basename(path), ...options, '-C', basename(dir), 'oci-layout', 'index.json', 'blobs')
}

async function readEverything(): Promise<Buffer> {
  const files = await tarFiles(path)
  const [entry] = await readLayoutFiles(files)
  const found: Buffer[] = []
  for (const blob of entry?.fetched.manifest.layers ?? []) {
    for await (const chunk of openBlobOf(files, blob)) found.push(chunk)
  }
  return Buffer.concat(found)
}

/** A tar of raw entries: name, type, size, and what follows. */
async function writeRaw(
  ...entries: readonly { name: string; type?: string; bytes?: Buffer; size?: number }[]
): Promise<void> {
  const blocks = entries.flatMap(({ name, type = '0', bytes = Buffer.alloc(0), size = bytes.length }) => {
    const header = formatTarHeader(name, size)
    header.write(type, 156, 'latin1')
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    return [header, bytes, Buffer.alloc(paddingAfter(bytes.length))]
  })
  await writeFile(path, Buffer.concat([...blocks, Buffer.alloc(2 * TAR_BLOCK_BYTES)]))
}

describeWhere(['GNU tar'], 'a layout in a tar', () => {
  it.each([
    ['ustar', ['--format=ustar']],
    ['pax, with times in extended headers', ['--format=pax']],
    ['GNU', ['--format=gnu']],
  ])('is read as GNU tar writes it in the format %s', async (_, options) => {
    pack(...options)
    expect((await readEverything()).equals(layer)).toBe(true)
  })

  it('is read from any place of a blob', async () => {
    pack()
    const files = await tarFiles(path)
    const chunks: Buffer[] = []
    for await (const chunk of openBlobOf(files, identify(layer), 1000)) chunks.push(chunk)
    expect(Buffer.concat(chunks).equals(layer.subarray(1000))).toBe(true)
  })

  it('vouches for everything by the digest of its index', async () => {
    pack()
    const index = digestOf(await readFile(join(dir, 'index.json')))
    expect(await readLayoutFiles(await tarFiles(path), index)).toHaveLength(1)
    const other = digestOf(Buffer.from('other'))
    await expect(readLayoutFiles(await tarFiles(path), other)).rejects.toThrow(`wanted ${other}`)
  })

  it.each(['pax', 'gnu', 'ustar'])('may have a long directory of its own (%s)', async (format) => {
    const own = 'a-name-as-long-as-people-give-to-directories-with-data-of-a-certain-day'
    tar('-cf', basename(path), `--format=${format}`, `--transform=s,^,${own}/,`, '-C', basename(dir), '.')
    const files = filesBelow(await tarFiles(path), `${own}/`)
    expect(await readLayoutFiles(files)).toHaveLength(1)
  })

  it.each([
    ['gzip', ['--gzip']],
    ['zstd', ['--zstd']],
  ] as const)('may be compressed by %s', async (compression, options) => {
    pack(...options)
    const head = (await readFile(path)).subarray(0, 4)
    expect(compressionOf(head)).toBe(compression)
    const files = await packedTarFiles(path, compression)
    expect(await readLayoutFiles(files)).toHaveLength(1)
    const chunks: Buffer[] = []
    for await (const chunk of openBlobOf(files, identify(layer), 1000)) chunks.push(chunk)
    expect(Buffer.concat(chunks).equals(layer.subarray(1000))).toBe(true)
  })

  it('may be compressed by zstd in several frames, as pzstd and zstd:chunked make them', async () => {
    pack()
    const plain = await readFile(path)
    const parts = [0, 512, 5000, plain.length - 700].map((at, index, all) =>
      plain.subarray(at, all[index + 1]),
    )
    await writeFile(path, Buffer.concat(parts.map((part) => zstdCompressSync(part))))
    const files = await packedTarFiles(path, 'zstd')
    expect(await readLayoutFiles(files)).toHaveLength(1)
    const chunks: Buffer[] = []
    for await (const chunk of openBlobOf(files, identify(layer), 0)) chunks.push(chunk)
    expect(Buffer.concat(chunks).equals(layer)).toBe(true)
  })

  it('tells when its files were written, and lists them', async () => {
    pack('--mtime=2026-11-20 06:12:00Z')
    const files = await tarFiles(path)
    const { modifiedAt } = await files.facts({ name: 'index.json', what: 'index' })
    expect(modifiedAt).toEqual(new Date('2026-11-20T06:12:00Z'))
    expect([...(await files.list('', 0))].sort()).toEqual(['index.json', 'oci-layout'])
    expect(await files.list('blobs/', 1)).toContain(`blobs/sha256/${identify(layer).digest.slice(7)}`)
  })

  it.each(['gnu', 'posix'])(
    'is read beside files with holes, which are refused by name (%s)',
    async (format) => {
      const holes = join(root, 'holes')
      execFileSync('sh', [
        '-c',
        'for at in 1 2 3 4 5 6 7 8 9; do printf x | dd of="$0" bs=1M seek=$at conv=notrunc status=none; done',
        holes,
      ])
      tar('-cf', basename(path), '--sparse', `--format=${format}`, 'holes', '-C', basename(dir), '.')
      expect((await readEverything()).equals(layer)).toBe(true)
      const files = await tarFiles(path)
      await expect(files.readSmall({ name: 'holes', what: 'holes' }, 1 << 30)).rejects.toThrow(
        'found a sparse file',
      )
    },
  )

  it('may name its files with a leading ./', async () => {
    tar('-cf', basename(path), '-C', basename(dir), '.')
    expect((await readEverything()).equals(layer)).toBe(true)
  })
})

const CUT_SHORT = {
  message: expect.stringContaining('is cut short'),
  hint: expect.stringContaining('Carry the file again'),
}

describe('a hostile tar', () => {
  it.each([
    ['a symbolic link', '2', 'found a symbolic link'],
    ['a hard link', '1', 'found a hard link'],
    ['a device', '3', 'found a device'],
    ['a file with holes', 'S', 'found a sparse file'],
    ['something that nobody knows', 'Z', 'found a special file'],
  ])('has %s passed over, and refused where it is wanted', async (_, type, message) => {
    await writeRaw({ name: 'other', type }, { name: 'index.json', type })
    const files = await tarFiles(path)
    await expect(files.readSmall({ name: 'index.json', what: 'index' }, 100)).rejects.toThrow(message)
  })

  it('is refused for a size past its end', async () => {
    await writeRaw({ name: 'oci-layout', size: 4096 })
    await expect(tarFiles(path)).rejects.toMatchObject(CUT_SHORT)
  })

  it('is refused for an extended header that gives all files one name', async () => {
    await writeRaw({ name: 'pax', type: 'g', bytes: Buffer.from('14 path=other\n') }, { name: 'oci-layout' })
    await expect(tarFiles(path)).rejects.toThrow('gives all files one name or size')
  })

  it.each([
    ['no length', 'path=other\n'],
    ['a length past its end', '99 path=other\n'],
    ['a length of nothing', '0 path=other\n'],
  ])('is refused for an extended header with %s', async (_, record) => {
    await writeRaw({ name: 'pax', type: 'x', bytes: Buffer.from(record) }, { name: 'oci-layout' })
    await expect(tarFiles(path)).rejects.toThrow('extended header is damaged')
  })

  it('is refused when a name stands twice', async () => {
    await writeRaw({ name: 'index.json' }, { name: './index.json' })
    await expect(tarFiles(path)).rejects.toThrow('stands twice')
  })

  it('is refused when it is none', async () => {
    await writeFile(path, Buffer.alloc(2048, 'x'))
    await expect(tarFiles(path)).rejects.toThrow('is no tar archive')
  })

  it.each([
    ['in the middle of a header', () => formatTarHeader('oci-layout', 0).subarray(0, 100)],
    ['before its end', () => formatTarHeader('oci-layout', 0)],
  ])('is to be carried again when it stops %s', async (_, stop) => {
    await writeFile(path, stop())
    await expect(tarFiles(path)).rejects.toMatchObject(CUT_SHORT)
  })

  itWhere(['links'], 'is refused when it is a link', async () => {
    await writeTar(path, [])
    const link = join(root, 'link.tar')
    await symlink(path, link)
    await expect(tarFiles(link)).rejects.toThrow('found a symbolic link')
  })

  it('does not get an index of more than a megabyte read', async () => {
    await writeRaw(
      { name: 'oci-layout', bytes: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
      { name: 'index.json', bytes: Buffer.alloc(2 << 20, ' ') },
    )
    await expect(readLayoutFiles(await tarFiles(path))).rejects.toThrow('at most 1048576')
  })

  it('whose blob has another size is refused before the first byte', async () => {
    await writeRaw({
      name: `blobs/sha256/${identify(emptyConfig).digest.slice(7)}`,
      bytes: Buffer.from('{ }'),
    })
    const blob = openBlobOf(await tarFiles(path), identify(emptyConfig))
    await expect(blob.next()).rejects.toThrow('size: wanted 2, found 3')
  })
})

describe('writeTar', () => {
  itWhere(['GNU tar'], 'writes what every tar reads, with nothing of this machine in it', async () => {
    await writeTar(path, [fileOf('a', Buffer.from('one')), fileOf('b/c', Buffer.alloc(512, 'x'))])
    const listed = tar('--utc', '--numeric-owner', '-tvf', basename(path))
    expect(listed.trim().split('\n')).toEqual([
      expect.stringMatching(/^-rw-r--r-- 0\/0 +3 1970-01-01 00:00 a$/),
      expect.stringMatching(/^-rw-r--r-- 0\/0 +512 1970-01-01 00:00 b\/c$/),
    ])
  })

  it('leaves what was there when a file fails in the middle', async () => {
    await writeFile(path, 'the old one')
    const broken: TarFile = {
      ...fileOf('a', Buffer.from('one'), 100),
      async *open() {
        yield Buffer.from('one')
        throw new Error('the disk is broken')
      },
    }
    expect(String(await errorOf(writeTar(path, [broken])))).toContain('the disk is broken')
    expect(await readFile(path, 'utf8')).toBe('the old one')
    expect((await readdir(root)).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('says so when it cannot write', async () => {
    const missing = join(root, 'no', 'such', 'directory.tar')
    await expect(writeTar(missing, [])).rejects.toThrow('cannot be written')
  })
})
