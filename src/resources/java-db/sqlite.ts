// Is this file a whole SQLite database that holds tables? Reads the header, not the data.
import { VerifyError } from '../../base/errors.ts'
import type { OpenDatabase } from '../database/database-bytes.ts'

// Offsets of the database header: https://www.sqlite.org/fileformat2.html §1.3 and §1.6.
const HEADER_BYTES = 108
const MAGIC = 'SQLite format 3\0'
const PAGE_SIZES = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]
/** Version of reading that means a write-ahead log (§1.3.3). */
const WAL = 2
const LEAF_TABLE_PAGE = 13
const INTERIOR_TABLE_PAGE = 5

/**
 * Checks the magic, that no write-ahead log is needed to read it, that the file is as long as its header says, and that the schema is not empty: Trivy treats look-ups
 * in a database without tables as "not found", and JARs silently go missing.
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
  const pageKind = header.readUInt8(100)
  const isTree = pageKind === LEAF_TABLE_PAGE || pageKind === INTERIOR_TABLE_PAGE
  if (!isTree || header.readUInt16BE(103) === 0) {
    throw new VerifyError(`${name} is an empty database: it holds no table`)
  }
}
