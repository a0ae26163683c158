// Is this file a whole SQLite database in which Trivy can look JARs up? Reads the header and the list of tables, not the data.
import { VerifyError } from '../../base/errors.ts'
import type { OpenDatabase } from '../database/database-bytes.ts'
import { findJarTable } from './tables.ts'

// Offsets of the database header: https://www.sqlite.org/fileformat2.html §1.3 and §1.6.
const HEADER_BYTES = 108
const MAGIC = 'SQLite format 3\0'
const PAGE_SIZES = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]
/** Version of reading that means a write-ahead log (§1.3.3). */
const WAL = 2
/** Shares of a page for what an index holds: SQLite reads no file with others (§1.3.5). */
const FRACTIONS = Buffer.from([64, 32, 32])
const NEWEST_SCHEMA_FORMAT = 4
const LEAF_TABLE_PAGE = 13
const INTERIOR_TABLE_PAGE = 5
const TREE_HEADER_BYTES = 8
/** See `keepDatabaseHeads`. */
const SMALLEST_KEPT_PAGE = 4096

/**
 * Checks the magic, that no write-ahead log is needed to read it, that the file is as long as its header says, and that it has
 * the tables that Trivy asks, with rows: Trivy takes a look-up that fails for "not found", and JARs silently go missing.
 *
 * @throws {VerifyError} naming what is wrong
 */
export async function checkSqlite(file: OpenDatabase, name: string): Promise<void> {
  const { size } = await file.stat()
  const header = Buffer.alloc(HEADER_BYTES)
  const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0)
  if (bytesRead < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) {
    throw new VerifyError(`${name} is not a SQLite database`, {
      wanted: 'a SQLite 3 header',
      found: `${size} bytes without one`,
    })
  }
  // Even to read it SQLite writes beside it: from a read-only mount Trivy reads nothing, and JARs silently go missing.
  if (header.readUInt8(18) === WAL || header.readUInt8(19) === WAL) {
    throw new VerifyError(
      `${name} is in SQLite's WAL mode, which cannot be read from a read-only directory`,
      {
        hint: 'Whoever built it must run PRAGMA journal_mode=DELETE before packing it.',
      },
    )
  }
  const rawPageSize = header.readUInt16BE(16)
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize
  if (!PAGE_SIZES.includes(pageSize)) {
    throw new VerifyError(`${name} is damaged: SQLite has no pages of ${pageSize} bytes`)
  }
  // The page count is only meaningful when the writer that set it also made the last change (§1.3.7).
  const pageCount = header.readUInt32BE(28)
  const hasPageCount = pageCount > 0 && header.readUInt32BE(24) === header.readUInt32BE(92)
  const wantedBytes = pageCount * pageSize
  if (hasPageCount ? size < wantedBytes : size % pageSize !== 0) {
    throw new VerifyError(`${name} is truncated`, {
      wanted: hasPageCount ? `at least ${wantedBytes} bytes` : `a multiple of ${pageSize} bytes`,
      found: `${size} bytes`,
    })
  }
  if (isOfLaterSqlite(header))
    throw new VerifyError(`${name} is damaged, or of a later SQLite: it cannot be read`)
  await checkTables(file, { header, pageSize, name })
}

/** What SQLite itself would refuse to open (§1.3). */
function isOfLaterSqlite(header: Buffer): boolean {
  return (
    header.readUInt8(19) > WAL ||
    !header.subarray(21, 24).equals(FRACTIONS) ||
    header.readUInt32BE(44) > NEWEST_SCHEMA_FORMAT
  )
}

async function checkTables(
  file: OpenDatabase,
  { header, pageSize, name }: { header: Buffer; pageSize: number; name: string },
): Promise<void> {
  const pageKind = header.readUInt8(100)
  const isTree = pageKind === LEAF_TABLE_PAGE || pageKind === INTERIOR_TABLE_PAGE
  if (!isTree || header.readUInt16BE(103) === 0) {
    throw new VerifyError(`${name} is an empty database: it holds no table`)
  }
  // So many tables that their list needs several pages: nobody publishes such a one.
  if (pageKind === INTERIOR_TABLE_PAGE) return
  const bytes = Buffer.alloc(pageSize)
  await file.read(bytes, 0, pageSize, 0)
  const usableBytes = pageSize - header.readUInt8(20)
  // Of the encoding SQLite looks at two bits.
  const rootPage = findJarTable({ bytes, usableBytes, encoding: header.readUInt32BE(56) & 3 }, name)
  if (rootPage === undefined) return
  // Of smaller pages not every one is kept of what streams past.
  if (pageSize < SMALLEST_KEPT_PAGE) return
  const root = Buffer.alloc(TREE_HEADER_BYTES)
  await file.read(root, 0, TREE_HEADER_BYTES, (rootPage - 1) * pageSize)
  if (![LEAF_TABLE_PAGE, INTERIOR_TABLE_PAGE].includes(root.readUInt8(0))) {
    throw new VerifyError(`${name} is damaged: where its JARs should be is no table`)
  }
  if (root.readUInt8(0) === LEAF_TABLE_PAGE && root.readUInt16BE(3) === 0) {
    throw new VerifyError(`${name} knows no JAR: its table "indices" is empty`)
  }
}
