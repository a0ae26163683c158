// A database that streams past is judged as one that lies on a disk.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keepDatabaseHeads } from '../../../src/resources/database/database-bytes.ts'
import { checkSqlite } from '../../../src/resources/java-db/sqlite.ts'
import { checkBbolt } from '../../../src/resources/vuln-db/bbolt.ts'
import { buildJavaDb } from '../../fixtures/java-db.ts'
import { buildVulnDb } from '../../fixtures/vuln-db.ts'
import { errorOf } from '../../oci/harness.ts'

const updatedAt = new Date('2026-11-20T00:00:00Z')
const bbolt = Buffer.from(buildVulnDb({ updatedAt })['trivy.db'] ?? '')
const sqlite = Buffer.from(buildJavaDb({ updatedAt })['trivy-java.db'] ?? '')

/** What the check says of the bytes, streamed in pieces and from a file. */
async function judge(check: typeof checkBbolt, bytes: Buffer, pieceBytes: number): Promise<string[]> {
  const heads = keepDatabaseHeads()
  for (let at = 0; at < bytes.length; at += pieceBytes) heads.write(bytes.subarray(at, at + pieceBytes))
  const path = join(mkdtempSync(join(tmpdir(), 'database-')), 'file')
  writeFileSync(path, bytes)
  const file = await open(path)
  onTestFinished(() => file.close())
  const verdicts = [heads, file].map((source) =>
    check(source, 'it').then(
      () => 'good',
      (error: unknown) => String(error),
    ),
  )
  return Promise.all(verdicts)
}

describe.each([
  ['bbolt', checkBbolt, bbolt],
  ['SQLite', checkSqlite, sqlite],
] as const)('%s', (_, check, bytes) => {
  it.each([1 << 20, 4096, 1000, 7])('is good in pieces of %i bytes', async (pieceBytes) => {
    expect(await judge(check, bytes, pieceBytes)).toEqual(['good', 'good'])
  })

  it.each([
    ['truncated', bytes.subarray(0, bytes.length - 4096)],
    ['of zeros', Buffer.alloc(bytes.length)],
    ['empty', Buffer.alloc(0)],
    ['much too short', bytes.subarray(0, 20)],
  ])('is refused in the same words when it is %s', async (_name, damaged) => {
    const [streamed, onDisk] = await judge(check, damaged, 1000)
    expect(streamed).toBe(onDisk)
    expect(streamed).not.toBe('good')
  })
})

describe('what is kept of a large one', () => {
  const bytes = Buffer.alloc(40 * 4096 + 10)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = at % 251

  it('is its start, and the head of every block', async () => {
    const heads = keepDatabaseHeads()
    for (let at = 0; at < bytes.length; at += 999) heads.write(bytes.subarray(at, at + 999))
    for (const position of [0, 100, 65_536, 36 * 4096, 39 * 4096]) {
      const found = Buffer.alloc(16)
      expect(await heads.read(found, 0, 16, position)).toEqual({ bytesRead: 16 })
      expect(found.equals(bytes.subarray(position, position + 16))).toBe(true)
    }
    const end = Buffer.alloc(16)
    expect(await heads.read(end, 0, 16, 40 * 4096)).toEqual({ bytesRead: 10 })
    expect(await heads.read(end, 0, 16, 999 * 4096)).toEqual({ bytesRead: 0 })
  })

  it('is never guessed', async () => {
    const heads = keepDatabaseHeads()
    heads.write(bytes)
    const error = await errorOf(heads.read(Buffer.alloc(200), 0, 200, 35 * 4096))
    expect(String(error)).toContain('were not kept')
  })
})
