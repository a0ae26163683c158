// Whether a file is a whole bbolt database that holds something, by databases that are not.
import { open } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { keepDatabaseHeads } from '../../../src/resources/database/database-bytes.ts'
import { checkBbolt } from '../../../src/resources/vuln-db/bbolt.ts'
import { type BoltBucket, buildBolt } from '../../fixtures/bbolt.ts'
import { fnv1a64, META_CHECKSUM_OFFSET, PAGE_BYTES } from '../../fixtures/bolt-pages.ts'
import { buildVulnDb } from '../../fixtures/vuln-db.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const whole = buildVulnDb({ updatedAt: new Date('2026-11-20T00:00:00Z') })['trivy.db']
/** Where a meta page keeps its fields, page header included. */
const META = { pageSize: 16 + 8, rootPage: 16 + 16, pageCount: 16 + 40, transaction: 16 + 48 }

describe('a bbolt database', () => {
  it('is accepted when it is whole', async () => {
    await expect(check(whole)).resolves.toBeUndefined()
  })

  it('is accepted when it is longer than it says, as bbolt grows files ahead', async () => {
    await expect(check(Buffer.concat([whole, Buffer.alloc(3 * PAGE_BYTES)]))).resolves.toBeUndefined()
  })

  it.each([
    ['empty', Buffer.alloc(0), 'trivy.db is not a bbolt database: no valid meta page in 0 bytes'],
    ['zeros', Buffer.alloc(64 * 1024), 'no valid meta page in 65536 bytes'],
    ['garbage', Buffer.alloc(64 * 1024, 'garbage '), 'no valid meta page'],
    ['a web page', Buffer.from('<!DOCTYPE html><title>502</title>'), 'no valid meta page in 33 bytes'],
    ['cut within its first page', whole.subarray(0, 60), 'no valid meta page'],
  ])('is refused when the file is %s', async (_, bytes, message) => {
    await expect(check(bytes)).rejects.toThrow(message)
  })

  it.each([1, PAGE_BYTES, whole.length - 2 * PAGE_BYTES - 1])(
    'is refused when the last %i bytes are missing',
    async (missing) => {
      await expect(check(whole.subarray(0, whole.length - missing))).rejects.toThrow(
        `trivy.db is truncated: wanted at least ${whole.length} bytes, found ${whole.length - missing} bytes`,
      )
    },
  )

  it('is refused when it holds no bucket', async () => {
    await expect(check(buildBolt({}))).rejects.toThrow('trivy.db is an empty database: it holds no bucket')
  })

  it.each<[string, BoltBucket]>([
    ['details alone', { vulnerability: { 'CVE-1': Buffer.from('{}') } }],
    ['names of sources alone', { 'data-source': { alpine: Buffer.from('{}') } }],
    ['what Trivy notes alone', { trivy: { metadata: Buffer.from('{}') }, vulnerability: {} }],
    ['a value beside them', { vulnerability: {}, alpine: Buffer.from('{}') }],
  ])('is refused when it holds %s: every scan would find nothing', async (_, tree) => {
    await expect(check(buildBolt(tree))).rejects.toThrow('trivy.db holds no advisories')
  })

  it('is accepted with advisories of one source, and with so many that their list needs several pages', async () => {
    await expect(check(buildBolt({ alpine: { musl: Buffer.from('{}') } }))).resolves.toBeUndefined()
    const names = Array.from({ length: 500 }, (_, index) => `source ${index}`)
    const many = buildBolt(Object.fromEntries(names.map((name) => [name, { musl: Buffer.from('{}') }])))
    await expect(check(many)).resolves.toBeUndefined()
  })

  it('passes as it streams where its root was not kept', async () => {
    const heads = keepDatabaseHeads()
    const large = buildBolt({
      alpine: Object.fromEntries(
        Array.from({ length: 9000 }, (_, index) => [`package ${index}`, Buffer.from('{"FixedVersion":"1"}')]),
      ),
    })
    expect(Number(large.readBigUInt64LE(META.rootPage)) * PAGE_BYTES).toBeGreaterThan(128 * 1024)
    heads.write(large)
    await expect(checkBbolt(heads, 'trivy.db')).resolves.toBeUndefined()
  })

  it.each([
    ['filled with zeros', (page: Buffer) => page.fill(0)],
    ['a freelist', (page: Buffer) => page.writeUInt16LE(0x10, 8)],
    ['another page', (page: Buffer) => page.writeBigUInt64LE(1n, 0)],
  ])('is refused when its root page is %s', async (_, damage) => {
    const bytes = Buffer.from(whole)
    const root = Number(bytes.readBigUInt64LE(META.rootPage))
    damage(bytes.subarray(root * PAGE_BYTES, (root + 1) * PAGE_BYTES))
    await expect(check(bytes)).rejects.toThrow(`trivy.db is damaged: page ${root} is not the root`)
  })

  it('is refused when its root page lies beyond what can be', async () => {
    const bytes = Buffer.from(whole)
    for (const page of [0, 1]) setMeta(bytes, page, META.rootPage, 2n ** 62n)
    await expect(check(bytes)).rejects.toThrow('is not the root')
  })

  it.each([0, 1])('is accepted when only meta page %i is torn, as after a crash', async (page) => {
    const bytes = Buffer.from(whole)
    bytes[page * PAGE_BYTES + META.rootPage] = 0xff
    await expect(check(bytes)).resolves.toBeUndefined()
  })

  it('is refused when both meta pages are torn', async () => {
    const bytes = Buffer.from(whole)
    for (const page of [0, 1]) bytes[page * PAGE_BYTES + META.rootPage] = 0xff
    await expect(check(bytes)).rejects.toThrow('no valid meta page')
  })

  it.each([
    ['magic', 16],
    ['format version', 20],
  ])('is refused when the %s is another one in both meta pages', async (_, offset) => {
    const bytes = Buffer.from(whole)
    for (const page of [0, 1]) setMeta(bytes, page, offset, 7n, 4)
    await expect(check(bytes)).rejects.toThrow('no valid meta page')
  })

  it.each([
    [0, 9n],
    [1, 9n],
  ])('is judged by the newer of its meta pages: %i', async (page, transaction) => {
    const bytes = Buffer.from(whole)
    setMeta(bytes, page, META.transaction, transaction)
    setMeta(bytes, page, META.pageCount, 1000n)
    await expect(check(bytes)).rejects.toThrow('truncated')
    setMeta(bytes, page, META.transaction, 0n)
    await expect(check(bytes)).resolves.toBeUndefined()
  })

  it('is refused when its pages have a size that no system has', async () => {
    const bytes = Buffer.from(whole)
    for (const page of [0, 1]) setMeta(bytes, page, META.pageSize, 5000n, 4)
    await expect(check(bytes)).rejects.toThrow('no valid meta page')
  })

  it('is read by its second meta page when its pages are larger than here', async () => {
    const bytes = Buffer.alloc(4 * 16_384)
    whole.copy(bytes, 16_384, PAGE_BYTES, 2 * PAGE_BYTES)
    writeMeta(bytes, 16_384, META.pageSize, 16_384n, 4)
    writeMeta(bytes, 16_384, META.pageCount, 4n)
    writeMeta(bytes, 16_384, META.rootPage, 3n)
    const root = Number(whole.readBigUInt64LE(META.rootPage)) * PAGE_BYTES
    whole.copy(bytes, 3 * 16_384, root, root + PAGE_BYTES)
    bytes.writeBigUInt64LE(3n, 3 * 16_384)
    await expect(check(bytes)).resolves.toBeUndefined()
    await expect(check(bytes.subarray(0, -1))).rejects.toThrow('wanted at least 65536 bytes')
  })
})

function setMeta(bytes: Buffer, page: number, offset: number, value: bigint, width: 4 | 8 = 8): void {
  writeMeta(bytes, page * PAGE_BYTES, offset, value, width)
}

/** Changes a field of the meta page at `start` and signs the page again. */
function writeMeta(bytes: Buffer, start: number, offset: number, value: bigint, width: 4 | 8 = 8): void {
  if (width === 4) bytes.writeUInt32LE(Number(value), start + offset)
  else bytes.writeBigUInt64LE(value, start + offset)
  const checksum = fnv1a64(bytes.subarray(start + 16, start + META_CHECKSUM_OFFSET))
  bytes.writeBigUInt64LE(checksum, start + META_CHECKSUM_OFFSET)
}

async function check(bytes: Buffer): Promise<void> {
  const file = await open(writeFile(makeDirectory(), 'trivy.db', bytes), 'r')
  try {
    await checkBbolt(file, 'trivy.db')
  } finally {
    await file.close()
  }
}
