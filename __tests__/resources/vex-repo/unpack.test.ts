// Archives of VEX repositories in every format: what is meant of them comes out, and nothing that a hostile one would like.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ActionError, VerifyError } from '../../../src/base/errors.ts'
import type { ArchiveFormat } from '../../../src/resources/vex-repo/location.ts'
import { packLayer } from '../../../src/resources/vex-repo/pack.ts'
import { unpackVex } from '../../../src/resources/vex-repo/unpack.ts'
import { type ArchiveEntry, fileEntries, tarGz } from '../../fixtures/archive.ts'
import { describeWithPeers } from '../../peers.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

interface Unpacking {
  readonly format?: ArchiveFormat
  readonly directory?: readonly string[]
  readonly accepts?: (path: string) => boolean
  readonly maxExtractedBytes?: number
  readonly signal?: AbortSignal
}

async function unpack(bytes: Buffer, options: Unpacking = {}): Promise<Record<string, string>> {
  const { format = 'tar.gz', directory = [], maxExtractedBytes = 1 << 20, accepts } = options
  const into = makeDirectory('into')
  const file = writeFile(makeDirectory('from'), 'archive', bytes)
  const signal = options.signal ?? new AbortController().signal
  const files = await unpackVex({ file, format, into, directory, accepts, maxExtractedBytes, signal })
  expect(
    readdirSync(into, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  ).toHaveLength(files.length)
  return Object.fromEntries(files.map(({ path }) => [path, readFileSync(join(into, path), 'utf8')]))
}

const FILES = { 'top/index.json': '{}', 'top/pkg/a.json': 'a', 'top-2/b.json': 'b', 'c.json': 'c' }
const HONEST = tarGz(fileEntries(FILES))

describe('the directory that is meant', () => {
  it.each([
    [[], FILES],
    [['top'], { 'index.json': '{}', 'pkg/a.json': 'a' }],
    [['top', 'pkg'], { 'a.json': 'a' }],
    [['to?'], { 'index.json': '{}', 'pkg/a.json': 'a' }],
    [['*-2'], { 'b.json': 'b' }],
  ])('comes out of the archive, and nothing else: %j', async (directory, files) => {
    expect(await unpack(await HONEST, { directory })).toEqual(files)
  })

  it('may be cut down further', async () => {
    const accepts = (path: string) => path === 'index.json'
    expect(await unpack(await HONEST, { directory: ['top'], accepts })).toEqual({ 'index.json': '{}' })
  })

  it.each([
    [['gone'], 'the archive has no directory gone'],
    [['c.json'], 'the archive has no directory c.json'],
    [['top*'], 'the archive has more than one directory that is meant: top and top-2'],
  ])('is one, and is there: %j', async (directory, message) => {
    await expect(unpack(await HONEST, { directory })).rejects.toThrow(message)
  })
})

describeWithPeers(['tar', 'bzip2', 'xz', 'zip'], 'an archive of other programs', () => {
  const build = (command: string) => {
    const directory = makeDirectory('build')
    for (const [path, text] of Object.entries(FILES)) writeFile(directory, `in/${path}`, text)
    writeFile(directory, 'in/top/large.json', `"${'x'.repeat(900_000)}"`)
    execFileSync('sh', ['-c', `cd in && ${command}`], { cwd: directory })
    return readFileSync(join(directory, 'archive'))
  }
  const commands = [
    ['tar', 'tar cf ../archive .'],
    ['tar.gz', 'tar czf ../archive .'],
    ['tar.bz2', 'tar cjf ../archive .'],
    ['tar.xz', 'tar cJf ../archive .'],
    ['zip', 'zip -qr ../archive.zip . && mv ../archive.zip ../archive'],
  ] as const

  it.each(commands)('is unpacked: %s', async (format, command) => {
    const files = await unpack(build(command), { format })
    expect(files).toMatchObject(FILES)
    expect(files['top/large.json']).toHaveLength(900_002)
  })

  it.each(commands)('is refused when it is cut off: %s', async (format, command) => {
    const bytes = build(command)
    for (const length of [100, Math.floor(bytes.length / 2)]) {
      await expect(unpack(bytes.subarray(0, length), { format })).rejects.toThrow(VerifyError)
    }
  })

  it.each(commands)('is refused when its bytes are others: %s', async (format) => {
    await expect(unpack(Buffer.from('<!doctype html>'.repeat(100)), { format })).rejects.toThrow(VerifyError)
  })

  it.each(commands)('ends when the run ends: %s', async (format, command) => {
    const abort = new AbortController()
    abort.abort(new ActionError('the time is up'))
    await expect(unpack(build(command), { format, signal: abort.signal })).rejects.toThrow('the time is up')
  })

  it.each([
    ['tar.bz2', 'head -c 20000000 /dev/zero | bzip2 > ../archive'],
    ['tar.xz', 'head -c 100000000 /dev/zero | xz -1 > ../archive'],
  ] as const)('is refused when it is a bomb: %s', async (format, command) => {
    const bytes = build(command)
    expect(bytes.length).toBeLessThan(200_000)
    await expect(unpack(bytes, { format })).rejects.toThrow(/inflates to too much|decompression bomb/)
  })

  it.each([
    ['zip', ['zip', '-qry']],
    ['tar', ['tar', '-cf']],
  ] as const)('loses its symbolic links, and nothing else, as %s', async (format, [program, option]) => {
    const directory = makeDirectory(format)
    symlinkSync('/etc/passwd', join(directory, 'link'))
    writeFileSync(join(directory, 'a'), 'x')
    execFileSync(program, [option, 'archive', 'link', 'a'], { cwd: directory })
    const name = format === 'zip' ? 'archive.zip' : 'archive'
    expect(await unpack(readFileSync(join(directory, name)), { format })).toEqual({ a: 'x' })
  })

  it('is refused when it is an encrypted zip', async () => {
    const directory = makeDirectory('zip')
    writeFileSync(join(directory, 'a'), 'x')
    execFileSync('zip', ['-q', '-P', 'secret', 'a.zip', 'a'], { cwd: directory })
    await expect(unpack(readFileSync(join(directory, 'a.zip')), { format: 'zip' })).rejects.toThrow(
      'is encrypted',
    )
  })
})

describe('a hostile archive', () => {
  it.each<[string, ArchiveEntry[], string]>([
    ['a hard link', [{ kind: 'link', name: 'top/a', target: 'top/b' }], 'is a link'],
    ['a way out', [{ kind: 'file', name: 'top/../../a', content: '' }], 'leaves its directory'],
    ['an absolute path', [{ kind: 'file', name: '/a', content: '' }], 'absolute path'],
    ['a device', [{ kind: 'character-device', name: 'top/a' }], 'not a regular file'],
    ['a bomb', [{ kind: 'zeros', name: 'top/a', sizeBytes: 64 << 20 }], 'inflates to too much'],
  ])('is refused for %s, in whatever directory', async (_, entries, message) => {
    const bytes = await tarGz(entries)
    for (const directory of [[], ['elsewhere']]) {
      await expect(unpack(bytes, { directory })).rejects.toThrow(message)
    }
  })

  it.each([
    ['../a', /leaves|invalid|relative|broken/],
    ['/a', /absolute|broken/],
    ['C:/a', /absolute|broken/],
    ['a\\b', /forbidden|broken|invalid/],
  ])('is refused as a zip with %s', async (name, message) => {
    await expect(unpack(zipOf([{ name, content: Buffer.from('x') }]), { format: 'zip' })).rejects.toThrow(
      message,
    )
  })

  it('is refused as a zip bomb, for what it really holds and not for what it says', async () => {
    const bomb = zipOf([{ name: 'a', content: Buffer.alloc(8 << 20) }])
    await expect(unpack(bomb, { format: 'zip' })).rejects.toThrow('inflates to too much')
    const liar = zipOf([{ name: 'a', content: Buffer.alloc(8 << 20), claimedBytes: 10 }])
    await expect(unpack(liar, { format: 'zip' })).rejects.toThrow(VerifyError)
    const wrong = zipOf([{ name: 'a', content: Buffer.from('x'), claimedBytes: 7 }])
    await expect(unpack(wrong, { format: 'zip' })).rejects.toThrow('the archive is broken')
  })

  it('may hold any number of members that nobody wants, as a zip too, and under names that Windows has not', async () => {
    const names = Array.from({ length: 51_000 }, (_, at) => `top/pkg:${at}`)
    const members = names.map((name) => ({ name, content: Buffer.alloc(0) }))
    const zip = zipOf([...members, { name: 'top/index.json', content: Buffer.from('{}') }])
    const accepts = (path: string) => path === 'index.json'
    expect(await unpack(zip, { format: 'zip', directory: ['top'], accepts })).toEqual({ 'index.json': '{}' })
    const tar = await tarGz(fileEntries({ 'top/pkg:oci': '', 'top/index.json': '{}' }))
    expect(await unpack(tar, { directory: ['top'], accepts })).toEqual({ 'index.json': '{}' })
  }, 240_000)
})

describe('a packed layer', () => {
  it('has the same bytes for the same files, whatever their order and times', async () => {
    const digests: string[] = []
    for (const paths of [
      ['a', 'b/c'],
      ['b/c', 'a'],
    ]) {
      const directory = makeDirectory('layer')
      for (const path of paths)
        writeFile(directory, path, `content of ${path}`, paths[0] === 'a' ? 0o600 : 0o755)
      const { file, digest, size } = await packLayer(directory, paths, { file: join(directory, 'layer') })
      const bytes = readFileSync(file)
      expect([bytes.length, bytes[9]]).toEqual([size, 255])
      expect(gunzipSync(bytes).length).toBe(5 * 512 + 512)
      expect(await unpack(bytes)).toEqual({ a: 'content of a', 'b/c': 'content of b/c' })
      digests.push(digest)
    }
    expect(digests[0]).toBe(digests[1])
  })

  it('is not made of a file that is gone', async () => {
    const directory = makeDirectory('layer')
    await expect(packLayer(directory, ['gone'], { file: join(directory, 'layer') })).rejects.toThrow(/ENOENT/)
  })
})

interface ZipMember {
  readonly name: string
  readonly content: Buffer
  /** Size that both headers claim. */
  readonly claimedBytes?: number
}

/** A zip with names as they are written, which no honest program would write. */
function zipOf(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes = content.length } of members) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimedBytes, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Math.min(members.length, 0xffff), 4)
  end.writeUInt16LE(Math.min(members.length, 0xffff), 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}
