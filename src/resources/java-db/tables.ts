// The tables that Trivy asks for a JAR, as the first page of a SQLite database names them. Pure. Where a table or a column of
// them is missing, Trivy takes SQLite's error for "not found", and JARs silently go missing (run with 0.59.1 and 0.76.0).
import { VerifyError } from '../../base/errors.ts'

/** The columns of Trivy's questions (trivy-java-db, `pkg/db/db.go`). */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  artifacts: ['id', 'group_id', 'artifact_id'],
  indices: ['artifact_id', 'version', 'sha1', 'archive_type'],
}

/** The table that has a row for each JAR. */
const JARS = 'indices'

/** How SQLite stores texts: header, offset 56 (https://www.sqlite.org/fileformat2.html §1.3.13). */
const ENCODINGS: readonly string[] = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be']

/** The first page: a leaf of the table that lists all others (§2.6). */
export interface FirstPage {
  readonly bytes: Buffer
  /** Without what is reserved at the end of each page. */
  readonly usableBytes: number
  readonly encoding: number
}

/** A row of that list. */
interface ListedTable {
  readonly kind: string
  readonly name: string
  readonly rootPage: number
  /** `CREATE TABLE …`; undefined: it goes on in another page. */
  readonly sql: string | undefined
}

/**
 * Finds the tables that Trivy asks.
 *
 * @returns the number of the page where the rows of JARs begin; undefined: a view has them
 * @throws {VerifyError} when a table or a column is missing
 */
export function findJarTable(page: FirstPage, name: string): number | undefined {
  const listed = listTables(page, name)
  const find = (table: string) =>
    listed.find((one) => one.name.toLowerCase() === table && ['table', 'view'].includes(one.kind))
  for (const [table, columns] of Object.entries(ASKED)) {
    const found = find(table)
    if (found === undefined) throw missing(name, `no table "${table}"`)
    const { sql } = found
    const lacking = columns.find((column) => sql !== undefined && !hasWord(sql, column))
    if (found.kind === 'table' && lacking !== undefined) {
      throw missing(name, `no column "${lacking}" in its table "${table}"`)
    }
  }
  const jars = find(JARS)
  return jars?.kind === 'table' ? jars.rootPage : undefined
}

function missing(name: string, what: string): VerifyError {
  return new VerifyError(`${name} is no Java DB of Trivy's: it has ${what}, and Trivy would find no JAR`)
}

function hasWord(sql: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`, 'i').test(sql)
}

/** Offsets in the first page, behind the header of the database (§1.6). */
const CELL_COUNT = 103
const CELL_POINTERS = 108

function listTables({ bytes, usableBytes, encoding }: FirstPage, name: string): ListedTable[] {
  const text = new TextDecoder(ENCODINGS[encoding])
  const count = bytes.readUInt16BE(CELL_COUNT)
  return Array.from({ length: count }, (_, index) => {
    const pointer = CELL_POINTERS + 2 * index
    if (pointer + 2 > bytes.length) throw damaged(name)
    return readRow(bytes.subarray(bytes.readUInt16BE(pointer)), { usableBytes, text, name })
  })
}

/** A cell: length of the row, its number, lengths of the columns, columns (§1.6, §2.1). */
function readRow(
  cell: Buffer,
  { usableBytes, text, name }: { usableBytes: number; text: InstanceType<typeof TextDecoder>; name: string },
): ListedTable {
  const { value: rowBytes, next: afterLength } = readVarint(cell, 0, name)
  const { next: start } = readVarint(cell, afterLength, name)
  const row = cell.subarray(start, start + localBytes(rowBytes, usableBytes))
  const { value: headBytes, next } = readVarint(row, 0, name)
  const columns: { bytes: Buffer; length: number }[] = []
  for (let at = next, from = headBytes; at < headBytes && columns.length < 5; ) {
    const { value: serial, next: behind } = readVarint(row, at, name)
    const length = lengthOf(serial)
    columns.push({ bytes: row.subarray(from, from + length), length })
    at = behind
    from += length
  }
  const [kind, own, , root, sql] = columns
  if (root === undefined || root.bytes.length < root.length) throw damaged(name)
  return {
    kind: text.decode(kind?.bytes),
    name: text.decode(own?.bytes),
    rootPage: root.length === 0 || root.length > 6 ? 0 : root.bytes.readUIntBE(0, root.length),
    sql: sql !== undefined && sql.bytes.length === sql.length ? text.decode(sql.bytes) : undefined,
  }
}

/** As much of a row as lies in its page (§1.6, table leaves). */
function localBytes(rowBytes: number, usableBytes: number): number {
  const most = usableBytes - 35
  if (rowBytes <= most) return rowBytes
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23
  const fitting = least + ((rowBytes - least) % (usableBytes - 4))
  return fitting <= most ? fitting : least
}

/** Bytes of a column by its serial type (§2.1). */
function lengthOf(serial: number): number {
  if (serial >= 12) return Math.floor((serial - 12) / 2)
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][serial] ?? 0
}

/** Seven bits a byte, the first bit says that more follow; nine bytes at most, of which none here needs more than seven. */
function readVarint(bytes: Buffer, at: number, name: string): { value: number; next: number } {
  let value = 0
  for (let index = at; index < at + 7; index += 1) {
    const byte = bytes[index]
    if (byte === undefined) throw damaged(name)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: index + 1 }
  }
  throw damaged(name)
}

function damaged(name: string): VerifyError {
  return new VerifyError(`${name} is damaged: its list of tables cannot be read`)
}
