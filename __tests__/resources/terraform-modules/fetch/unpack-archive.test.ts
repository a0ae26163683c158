import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unpackArchive } from '../../../../src/resources/terraform-modules/fetch/unpack-archive.ts'
import { describeWithPeers } from '../../../peers.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'archive-'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const byProgram = (program: string) => (part: Buffer) =>
  execFileSync(program, ['-c'], { input: part, maxBuffer: 1 << 26 })

// Each of these programs, and go-getter, reads files that were appended to each other.
const PACKERS = [
  ['tar.gz', 'gzip', (part: Buffer) => gzipSync(part)],
  ['tar.zst', 'zstd', (part: Buffer) => zstdCompressSync(part)],
  ['tar.bz2', 'bzip2', byProgram('bzip2')],
  ['tar.xz', 'xz', byProgram('xz')],
] as const

describeWithPeers(['tar', 'bzip2', 'xz'], 'unpackArchive', () => {
  describe.each(PACKERS)('%s', (format, _, pack) => {
    // The end of a file of the tar, and a place in the middle of one.
    it.each([1024, 3000])('unpacks one of two parts, cut after %i bytes', async (cut) => {
      const tar = packTar({ 'main.tf': 'one', 'second.tf': 'x'.repeat(5000), 'third.tf': 'three' })
      const file = join(root, 'archive')
      writeFileSync(file, Buffer.concat([pack(tar.subarray(0, cut)), pack(tar.subarray(cut))]))
      const into = join(root, 'into')
      mkdirSync(into)
      await unpackArchive({ file, format, into, signal: new AbortController().signal })
      expect(readdirSync(into).sort()).toEqual(['main.tf', 'second.tf', 'third.tf'])
      expect(readFileSync(join(into, 'third.tf'), 'utf8')).toBe('three')
    })
  })
})

function packTar(files: Readonly<Record<string, string>>): Buffer {
  const from = join(root, 'from')
  mkdirSync(from)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(from, name), text)
  return execFileSync('tar', ['-C', from, '-cf', '-', ...Object.keys(files)])
}
