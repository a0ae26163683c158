import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { ActionError, VerifyError } from '../../src/base/errors.ts'
import { type ExtractRules, extract } from '../../src/place/extract.ts'
import { chunksOf, listFiles } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { fileEntries, tarGz, writeFileHeader } from '../fixtures/archive.ts'
import { digestOf } from '../fixtures/manifest.ts'
import { itWhere } from '../system.ts'

const everything: ExtractRules = { target: (path) => path, maxExtractedBytes: 1 << 30 }

let directory: string
beforeEach(async () => {
  directory = await makeTempDirectory()
})

/** Unpacks with other rules, in chunks of another size. */
function unpack(archive: Buffer, rules: Partial<ExtractRules> = {}, chunkBytes?: number) {
  return extract(chunksOf(archive, chunkBytes), directory, { ...everything, ...rules })
}

const sha256 = (content: string | Buffer): string =>
  digestOf(Buffer.from(content as string)).slice('sha256:'.length)

describe('the signal of a run', () => {
  it('ends the work on a small archive that keeps us busy', async () => {
    const archive = await tarGz(fileEntries(Object.fromEntries([...Array(50)].map((_, n) => [`f${n}`, 'x']))))
    const abort = new AbortController()
    let seen = 0
    const target = (path: string) => {
      seen += 1
      if (seen === 3) abort.abort(new ActionError('the time is up'))
      return path
    }
    await expect(unpack(archive, { target, signal: abort.signal })).rejects.toThrow('the time is up')
    expect(seen).toBe(3)
  })
})

describe('an honest archive', () => {
  it('is written as it is, and each file is hashed', async () => {
    const large = Buffer.alloc(3_000_000, 'large')
    const files = { 'trivy.db': large, 'metadata.json': '{}', 'empty.txt': '' }
    const written = await unpack(await tarGz(fileEntries(files)))
    expect(written).toEqual([
      { path: 'trivy.db', sha256: sha256(large) },
      { path: 'metadata.json', sha256: sha256('{}') },
      { path: 'empty.txt', sha256: sha256('') },
    ])
    expect((await readFile(join(directory, 'trivy.db'))).equals(large)).toBe(true)
    expect(listFiles(directory)).toEqual(['empty.txt', 'metadata.json', 'trivy.db'])
  })

  it('arrives whole in pieces of one byte', async () => {
    const archive = await tarGz(fileEntries({ a: 'one', 'b/c': 'two' }))
    const written = await unpack(archive, {}, 1)
    expect(written.map(({ path }) => path)).toEqual(['a', 'b/c'])
    expect(await readFile(join(directory, 'b/c'), 'utf8')).toBe('two')
  })

  it('goes below a sub-directory when told so', async () => {
    const written = await unpack(await tarGz(fileEntries({ './policies/a.rego': 'x' })), {
      target: (path) => `content/${path}`,
    })
    expect(written.map(({ path }) => path)).toEqual(['content/policies/a.rego'])
    expect(listFiles(directory)).toEqual(['content/policies/a.rego'])
  })

  it('may hold further regular files, which are passed over', async () => {
    const archive = await tarGz([
      { kind: 'file', name: 'README', content: 'x'.repeat(100_000) },
      { kind: 'file', name: 'trivy.db', content: 'data' },
      { kind: 'file', name: 'other/trivy.db', content: 'other' },
    ])
    const written = await unpack(archive, { target: (path) => (path === 'trivy.db' ? path : undefined) })
    expect(written.map(({ path }) => path)).toEqual(['trivy.db'])
    expect(listFiles(directory)).toEqual(['trivy.db'])
  })

  it('may name its directories, which are made only for files', async () => {
    const archive = await tarGz([
      { kind: 'directory', name: './' },
      { kind: 'directory', name: './policies/' },
      { kind: 'directory', name: './empty/' },
      { kind: 'file', name: './policies/a.rego', content: 'x' },
    ])
    await unpack(archive)
    expect(listFiles(directory)).toEqual(['policies/a.rego'])
    expect(existsSync(join(directory, 'empty'))).toBe(false)
  })

  it('may have long names, whose records only PAX can hold', async () => {
    const name = `${'directory-of-some-length/'.repeat(20)}${'n'.repeat(200)}.rego`
    const written = await unpack(await tarGz([{ kind: 'file', name, content: 'x' }]))
    expect(written.map(({ path }) => path)).toEqual([name])
    expect(listFiles(directory)).toEqual([name])
  })

  itWhere(['modes'], 'gives readable files, whatever modes it asks for', async () => {
    const archive = await tarGz([
      { kind: 'file', name: 'secret', content: 'x', mode: 0o4000 },
      { kind: 'file', name: 'program', content: 'x', mode: 0o6777 },
    ])
    await unpack(archive)
    const modes = ['secret', 'program'].map((name) => statSync(join(directory, name)).mode & 0o7777)
    expect(modes).toEqual([0o644, 0o644].map((mode) => mode & ~process.umask()))
  })

  it('is the same without the two blocks of zeros at its end', async () => {
    await unpack(await tarGz(fileEntries({ a: 'one' }), { withoutEnd: true }))
    expect(listFiles(directory)).toEqual(['a'])
  })

  it('may be padded with zeros, as for Go and gzip', async () => {
    const packed = await tarGz(fileEntries({ a: 'one' }))
    for (const chunkBytes of [1, 100, 1 << 16]) {
      const written = await unpack(
        Buffer.concat([packed, Buffer.alloc(512)]),
        { target: () => `a${chunkBytes}` },
        chunkBytes,
      )
      expect(written).toEqual([{ path: `a${chunkBytes}`, sha256: sha256('one') }])
    }
  })
})

describe('a hostile archive', () => {
  it.each([
    ['a symbolic link', [{ kind: 'symlink', name: 'trivy.db', target: '/etc/passwd' }], /is a symlink/],
    ['a hard link', [{ kind: 'link', name: 'trivy.db', target: 'metadata.json' }], /is a link/],
    ['a device', [{ kind: 'character-device', name: 'trivy.db' }], /is a character-device/],
    ['a disk', [{ kind: 'block-device', name: 'trivy.db' }], /is a block-device/],
    ['a pipe', [{ kind: 'fifo', name: 'trivy.db' }], /is a fifo/],
    ['an absolute path', [{ kind: 'file', name: '/tmp/x', content: 'x' }], /absolute path/],
    ['a path that climbs', [{ kind: 'file', name: '../../x', content: 'x' }], /leaves its directory/],
    [
      'a long path that climbs',
      [{ kind: 'file', name: `${'a/'.repeat(80)}${'../'.repeat(90)}x`, content: 'x' }],
      /leaves/,
    ],
    ['a backslash', [{ kind: 'file', name: '..\\x', content: 'x' }], /forbidden character/],
    ['a drive letter', [{ kind: 'file', name: 'C:/x', content: 'x' }], /absolute path/],
    ['a directory that climbs', [{ kind: 'directory', name: '../outside/' }], /leaves its directory/],
  ] as const)('with %s is refused, though nobody asked for it', async (_, hostile, message) => {
    const entries = [{ kind: 'file', name: 'first', content: 'x' } as const, ...hostile]
    const refused = unpack(await tarGz(entries), { target: (path) => (path === 'first' ? path : undefined) })
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
    expect(listFiles(directory)).toEqual(['first'])
  })

  it.each([
    ['the same file twice', ['a', 'a']],
    ['the same file in two spellings', ['policies/a', './policies//a']],
    ['a file and, in its place, a directory', ['a', 'a/b']],
    ['a directory and, in its place, a file', ['a/b', 'a']],
  ])('with %s is refused', async (_, names) => {
    const archive = await tarGz(names.map((name) => ({ kind: 'file', name, content: name })))
    await expect(unpack(archive)).rejects.toThrow(/stands twice in the archive/)
  })

  itWhere(
    ['blind case'],
    'with one name in two cases holds the later content under the earlier name where the file system sees no difference',
    async () => {
      const names = { 'P/a.rego': 'one', 'p/A.rego': 'two', 'p/b.rego': 'three' }
      const files = await unpack(await tarGz(fileEntries(names)))
      expect(files).toEqual([
        { path: 'P/a.rego', sha256: sha256('two') },
        { path: 'P/b.rego', sha256: sha256('three') },
      ])
      expect(await readFile(join(directory, 'P', 'a.rego'), 'utf8')).toBe('two')
      const twice = await tarGz(['c', 'C', 'c'].map((name) => ({ kind: 'file', name, content: name })))
      await expect(unpack(twice)).rejects.toThrow(/stands twice in the archive/)
    },
  )

  itWhere(
    ['names'],
    'with one name in two cases holds both files where the file system tells them apart',
    async () => {
      const files = await unpack(await tarGz(fileEntries({ 'P/a': 'one', 'p/A': 'two' })))
      expect(files.map(({ path }) => path)).toEqual(['P/a', 'p/A'])
    },
  )

  it('with a name that no file can have here is refused', async () => {
    const archive = await tarGz([{ kind: 'file', name: 'n'.repeat(300), content: 'x' }])
    const refused = unpack(archive)
    await expect(refused).rejects.toThrow(/not a name for a file here/)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
  })

  it('of too many entries is refused', async () => {
    const header = writeFileHeader('a', 0)
    const archive = gzipSync(Buffer.concat(Array.from({ length: 50_001 }, () => header)))
    await expect(unpack(archive, { target: () => undefined })).rejects.toThrow(/more than 50000 entries/)
  })

  it('that inflates to more than is allowed is refused early', async () => {
    const archive = await tarGz([{ kind: 'zeros', name: 'trivy.db', sizeBytes: 40_000_000 }])
    await expect(unpack(archive, { maxExtractedBytes: 3_000_000 })).rejects.toThrow(
      /inflates to too much: wanted at most 3000000 bytes, found/,
    )
    expect(statSync(join(directory, 'trivy.db')).size).toBeLessThan(6_000_000)
  })

  it('that inflates too much only in what is passed over is refused', async () => {
    const archive = await tarGz([{ kind: 'zeros', name: 'filler', sizeBytes: 40_000_000 }])
    const rules = { maxExtractedBytes: 3_000_000, target: () => undefined }
    await expect(unpack(archive, rules)).rejects.toThrow(/inflates to too much/)
    expect(listFiles(directory)).toEqual([])
  })

  it('that inflates a thousandfold is refused, though its size is allowed', async () => {
    const archive = await tarGz([{ kind: 'zeros', name: 'trivy.db', sizeBytes: 300_000_000 }])
    await expect(unpack(archive)).rejects.toThrow(/decompression bomb: wanted at most 200 times its size/)
    expect(statSync(join(directory, 'trivy.db')).size).toBeLessThan(80_000_000)
  })
})

describe('a broken archive', () => {
  it('is refused wherever it was cut', async () => {
    const files = { 'trivy.db': Buffer.alloc(20_000, 'data'), 'metadata.json': '{}' }
    const { length } = await tarGz(fileEntries(files))
    for (let cut = 0; cut < length; cut += Math.ceil(length / 40)) {
      directory = await makeTempDirectory()
      const archive = await tarGz(fileEntries(files), { truncateToBytes: cut })
      await expect(unpack(archive, {}, 37), `cut to ${cut} of ${length}`).rejects.toThrow(
        /the archive is broken/,
      )
    }
  })

  it.each([
    ['in the middle of a member', 'short', 1_000_000],
    ['before a member', '', 1_000_000],
    ['in the padding of a member', 'x'.repeat(600), 600],
  ])('whose tar ends %s is refused, though its gzip is whole', async (_, content, sizeBytes) => {
    const archive = await tarGz(
      [
        { kind: 'file', name: 'metadata.json', content: '{}' },
        { kind: 'promised', name: 'trivy.db', sizeBytes, content },
      ],
      { withoutEnd: true },
    )
    const refused = unpack(archive)
    await expect(refused).rejects.toThrow(/the archive is broken/)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
  })

  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['garbage', Buffer.from('<html>Please log in</html>')],
    ['a tar that nobody compressed', Buffer.alloc(10_240, 'x')],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(unpack(bytes)).rejects.toThrow(/the archive is broken/)
    expect(listFiles(directory)).toEqual([])
  })

  it.each([
    ['zeros', Buffer.alloc(3)],
    ['zeros, and another archive', Buffer.concat([Buffer.alloc(1), gzipSync(Buffer.alloc(512))])],
    ['text', Buffer.from('something')],
  ])('with %s behind what gzip packed, and no end of its own', async (_, more) => {
    const packed = await tarGz(fileEntries({ a: 'one' }), { withoutEnd: true })
    for (const chunkBytes of [1, 1 << 16]) {
      await expect(
        unpack(Buffer.concat([packed, more]), { target: () => undefined }, chunkBytes),
      ).rejects.toThrow(VerifyError)
    }
  })

  it('of a gzip that holds no tar is refused', async () => {
    const archive = await tarGz([], { withoutEnd: true })
    const garbage = await tarGz([{ kind: 'promised', name: 'a', sizeBytes: 0, content: 'x'.repeat(2048) }])
    expect(await unpack(archive)).toEqual([])
    await expect(unpack(garbage)).rejects.toThrow(/the archive is broken/)
  })

  it('with a header of more than 4 MiB is refused', async () => {
    const name = 'n'.repeat(5_000_000)
    await expect(unpack(await tarGz([{ kind: 'file', name, content: 'x' }]))).rejects.toThrow(
      /the archive is broken/,
    )
  })

  it('is refused with a bit flipped anywhere that changes anything', async () => {
    const content = Buffer.alloc(5000, 'data')
    const archive = await tarGz(fileEntries({ 'trivy.db': content }))
    let refusals = 0
    for (let position = 0; position < archive.length; position += 1) {
      directory = await makeTempDirectory()
      const flipped = Buffer.from(archive)
      flipped.writeUInt8(flipped.readUInt8(position) ^ 0x10, position)
      try {
        // A few bits mean nothing: the gzip header's time, the padding of a deflate block.
        expect(await unpack(flipped)).toEqual([{ path: 'trivy.db', sha256: sha256(content) }])
      } catch (error) {
        expect(error, `byte ${position}`).toBeInstanceOf(VerifyError)
        refusals += 1
      }
    }
    expect(refusals).toBeGreaterThan(archive.length - 15)
  })
})

describe('an error of the source', () => {
  const failing = (error: Error, after: number) =>
    async function* (): AsyncGenerator<Buffer> {
      const archive = await tarGz(fileEntries({ 'trivy.db': Buffer.alloc(100_000, 'data'), b: 'x' }))
      yield archive.subarray(0, after)
      throw error
    }

  it.each([
    ['an error of ours', new ActionError('registry.test: stalled')],
    ['a network error', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
    ['an error that sounds like a broken archive', new Error('Invalid header value')],
    ['an error that zlib could have', Object.assign(new Error('of the transport'), { code: 'Z_DATA_ERROR' })],
    ['an error that a disk could have', Object.assign(new Error('connect EACCES'), { code: 'EACCES' })],
  ])('%s passes through unchanged, wherever it comes', async (_, error) => {
    for (const after of [0, 5, 60, 150]) {
      directory = await makeTempDirectory()
      await expect(extract(failing(error, after)(), directory, everything)).rejects.toBe(error)
    }
  })

  it('after the last byte is an error still', async () => {
    const error = new VerifyError('digest mismatch')
    await expect(extract(failing(error, 1_000_000)(), directory, everything)).rejects.toBe(error)
  })

  it('behind the end of the gzip stream is seen, so that nothing can hide behind it', async () => {
    const archive = await tarGz(fileEntries({ a: 'one' }), { trailing: Buffer.alloc(500_000) })
    const error = new VerifyError('digest mismatch')
    const source = async function* (): AsyncGenerator<Buffer> {
      yield* chunksOf(archive)
      throw error
    }
    await expect(extract(source(), directory, everything)).rejects.toBe(error)
  })
})
