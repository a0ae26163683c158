// Whether a file is a whole SQLite database that holds tables, by databases that are not.
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { VerifyError } from '../../../src/base/errors.ts'
import { checkSqlite } from '../../../src/resources/java-db/sqlite.ts'
import { buildJavaDb } from '../../fixtures/java-db.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const whole = buildJavaDb({ updatedAt: new Date('2026-11-20T00:00:00Z') })['trivy-java.db']
const TABLES =
  'create table artifacts(id integer primary key, group_id text, artifact_id text); ' +
  'create table indices(artifact_id integer, version text, sha1 blob, archive_type text)'
const ROW = "insert into indices values (1, '1.0', x'00', 'jar')"
/** Offsets of the database header (https://www.sqlite.org/fileformat2.html §1.3). */
const HEADER = { pageSize: 16, changeCounter: 24, pageCount: 28, validFor: 92 }

describe('a SQLite database', () => {
  it('is accepted when it is whole', async () => {
    await expect(check(whole)).resolves.toBeUndefined()
  })

  it.each([512, 1024, 65536])('is accepted with pages of %i bytes', async (pageBytes) => {
    const bytes = changeWhole(`PRAGMA page_size = ${pageBytes}; VACUUM`)
    expect(bytes.length % pageBytes).toBe(0)
    await expect(check(bytes)).resolves.toBeUndefined()
  })

  it.each([
    ['texts in UTF-16', "PRAGMA encoding = 'UTF-16'", TABLES, ROW],
    ['texts in UTF-16, the other way round', "PRAGMA encoding = 'UTF-16be'", TABLES, ROW],
    ['a table that is told at length', TABLES.replace('sha1', `/* ${'x'.repeat(9000)} */ sha1`), ROW],
    ['names in capitals', TABLES.toUpperCase(), ROW],
    ['a view of its JARs', TABLES.replace('indices', 'i'), 'CREATE VIEW indices AS SELECT * FROM i'],
  ])('is accepted with %s', async (_, ...sql) => {
    await expect(check(buildDatabase(sql.join('; ')))).resolves.toBeUndefined()
  })

  it('is accepted when it has so many tables that their list needs several pages', async () => {
    const tables = Array.from({ length: 300 }, (_, index) => `CREATE TABLE table_${index}(a TEXT, b TEXT)`)
    const bytes = buildDatabase(tables.join('; '))
    expect(bytes[100]).toBe(5)
    await expect(check(bytes)).resolves.toBeUndefined()
  })

  it.each([
    ['empty', Buffer.alloc(0), '0 bytes without one'],
    ['zeros', Buffer.alloc(8192), '8192 bytes without one'],
    ['garbage', Buffer.alloc(8192, 'garbage '), '8192 bytes without one'],
    ['a web page', Buffer.from('<!DOCTYPE html>'), '15 bytes without one'],
    ['only the magic', Buffer.from('SQLite format 3\0'), '16 bytes without one'],
    ['another version', Buffer.concat([Buffer.from('SQLite format 4\0'), whole.subarray(16)]), 'without one'],
  ])('is refused when the file is %s', async (_, bytes, found) => {
    await expect(check(bytes)).rejects.toThrow(
      'trivy-java.db is not a SQLite database: wanted a SQLite 3 header',
    )
    await expect(check(bytes)).rejects.toThrow(found)
  })

  it.each([1, 4096, whole.length - 4096])(
    'is refused when the last %i bytes are missing',
    async (missing) => {
      await expect(check(whole.subarray(0, whole.length - missing))).rejects.toThrow(
        `trivy-java.db is truncated: wanted at least ${whole.length} bytes, found ${whole.length - missing} bytes`,
      )
    },
  )

  it.each([18, 19])('is refused in WAL mode, by byte %i of its header', async (offset) => {
    const bytes = Buffer.from(whole)
    bytes[offset] = 2
    await expect(check(bytes)).rejects.toThrow("trivy-java.db is in SQLite's WAL mode")
  })

  it.each([
    ['a table', 'DROP TABLE indices', 'it has no table "indices"'],
    ['the other', 'ALTER TABLE artifacts RENAME TO a', 'it has no table "artifacts"'],
    ...(
      [
        ['artifacts', 'id'],
        ['artifacts', 'group_id'],
        ['indices', 'version'],
        ['indices', 'sha1'],
        ['indices', 'archive_type'],
      ] as const
    ).map(([table, column]): [string, string, string] => [
      `a column, ${column}`,
      `ALTER TABLE ${table} RENAME COLUMN ${column} TO "another-one"`,
      `it has no column "${column}" in its table "${table}"`,
    ]),
    ['rows', 'DELETE FROM indices', 'trivy-java.db knows no JAR: its table "indices" is empty'],
  ])('is refused when it lacks what Trivy asks for: %s', async (_, sql, why) => {
    await expect(check(changeWhole(`PRAGMA foreign_keys = OFF; ${sql}; VACUUM`))).rejects.toThrow(why)
  })

  it.each([
    ['a version of reading that is to come', 19, 3],
    ['other shares of a page', 21, 65],
    ['a schema of another format', 47, 5],
  ])('is refused with %s, as SQLite itself does', async (_, offset, byte) => {
    const bytes = Buffer.from(whole)
    bytes[offset] = byte
    await expect(check(bytes)).rejects.toThrow('it cannot be read')
    expect(() => changeWhole('SELECT count(*) FROM indices', bytes)).toThrow()
  })

  it('is refused when the list of its tables is damaged, whatever stands there', async () => {
    for (let at = 103; at < 4096; at += 41) {
      const bytes = Buffer.from(whole)
      bytes.fill(0xff, at, at + 16)
      await check(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(VerifyError))
    }
    const zeros = Buffer.from(whole).fill(0, 200)
    await expect(check(zeros)).rejects.toThrow('trivy-java.db')
  })

  it('is refused when it holds no table', async () => {
    const empty = buildDatabase('CREATE TABLE t(a); DROP TABLE t; VACUUM')
    await expect(check(empty)).rejects.toThrow('trivy-java.db is an empty database: it holds no table')
  })

  it('is refused when its first page is not a tree', async () => {
    const bytes = Buffer.from(whole)
    bytes[100] = 0
    await expect(check(bytes)).rejects.toThrow('empty database')
  })

  it.each([0, 2, 100, 4097])('is refused when it says that its pages have %i bytes', async (pageBytes) => {
    const bytes = Buffer.from(whole)
    bytes.writeUInt16BE(pageBytes, HEADER.pageSize)
    await expect(check(bytes)).rejects.toThrow(
      `trivy-java.db is damaged: SQLite has no pages of ${pageBytes} bytes`,
    )
  })

  it.each([
    [
      'was set by a writer that did not make the last change',
      (bytes: Buffer) => bytes.writeUInt32BE(7, HEADER.validFor),
    ],
    ['is zero', (bytes: Buffer) => bytes.writeUInt32BE(0, HEADER.pageCount)],
  ])('must have whole pages when its page count %s', async (_, change) => {
    const bytes = Buffer.from(whole)
    change(bytes)
    await expect(check(bytes)).resolves.toBeUndefined()
    await expect(check(bytes.subarray(0, bytes.length - 1))).rejects.toThrow(
      `truncated: wanted a multiple of 4096 bytes, found ${whole.length - 1} bytes`,
    )
  })
})

/** The database of the fixture after this. */
function changeWhole(sql: string, bytes: Buffer = whole): Buffer {
  const path = writeFile(makeDirectory(), 'changed.db', bytes)
  const database = new DatabaseSync(path)
  try {
    database.exec(sql)
  } finally {
    database.close()
  }
  return readFileSync(path)
}

function buildDatabase(sql: string): Buffer {
  const path = join(makeDirectory(), 'built.db')
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
  return readFileSync(path)
}

async function check(bytes: Buffer): Promise<void> {
  const file = await open(writeFile(makeDirectory(), 'trivy-java.db', bytes), 'r')
  try {
    await checkSqlite(file, 'trivy-java.db')
  } finally {
    await file.close()
  }
}
