// Whether a database is one that Trivy will accept, and how old its data is: on disk, or as it streams past.
import { join } from 'node:path'
import { VerifyError } from '../../base/errors.ts'
import { isFromFuture } from '../../verify/freshness.ts'
import type { ContentsContext, StreamedContents } from '../artifact-resource.ts'
import { MAX_METADATA_BYTES, METADATA_FILE, openPresent, readMetadata } from '../metadata/metadata-file.ts'
import { keepDatabaseHeads, type OpenDatabase } from './database-bytes.ts'
import { type DatabaseMetadata, parseDatabaseMetadata } from './parse-metadata.ts'

/** A database: two files in a directory, of which `metadata.json` carries the age. */
export interface DatabaseFormat {
  readonly file: string
  readonly metadataVersion: number
  /** Checks that the file is whole and holds something; throws VerifyError. */
  check(database: OpenDatabase, name: string): Promise<void>
}

/**
 * Checks a database directory: metadata of the right schema with an honest date, and a database file that is whole.
 *
 * @throws {VerifyError} saying what is wrong; a missing file too
 */
export async function checkDatabase(
  directory: string,
  format: DatabaseFormat,
  context: ContentsContext,
): Promise<DatabaseMetadata> {
  const metadata = checkMetadata(await readMetadata(directory), format, context)
  const file = openPresent(join(directory, format.file), format.file)
  try {
    await format.check(file, format.file)
  } finally {
    file.close()
  }
  return metadata
}

/** The same for a database that lies nowhere: takes its two files as they stream past, and keeps as much as a check reads. */
export function streamDatabase(format: DatabaseFormat, context: ContentsContext): StreamedContents {
  const database = keepDatabaseHeads()
  const metadata: Buffer[] = []
  const seen = new Set<string>()
  return {
    async write(bytes, path) {
      if (seen.has(path)) throw new VerifyError(`archive entry ${path}: stands twice in the archive`)
      seen.add(path)
      let size = 0
      for await (const chunk of bytes) {
        size += chunk.length
        if (path === format.file) database.write(chunk)
        else if (size <= MAX_METADATA_BYTES) metadata.push(Buffer.from(chunk))
        else throw new VerifyError(`${METADATA_FILE} has more than ${MAX_METADATA_BYTES} bytes`)
      }
    },
    async finish() {
      const missing = [format.file, METADATA_FILE].find((name) => !seen.has(name))
      if (missing !== undefined) throw new VerifyError(`${missing} is missing`)
      const { updatedAt } = checkMetadata(Buffer.concat(metadata).toString(), format, context)
      await format.check(database, format.file)
      return { measuredAt: updatedAt }
    },
  }
}

function checkMetadata(text: string, format: DatabaseFormat, context: ContentsContext): DatabaseMetadata {
  const metadata = parseDatabaseMetadata(text, METADATA_FILE)
  if (metadata.version !== format.metadataVersion) {
    throw new VerifyError(`${METADATA_FILE}: wrong schema`, {
      wanted: String(format.metadataVersion),
      found: String(metadata.version),
      hint: `This Trivy reads schema ${format.metadataVersion}, which is published under the tag :${format.metadataVersion}: look at the step that copied another one there.`,
    })
  }
  if (isFromFuture(metadata.updatedAt, context.now)) {
    throw new VerifyError(
      `${METADATA_FILE}: UpdatedAt ${metadata.updatedAt.toISOString()} lies in the future`,
      {
        hint: 'Check the clock of this runner; if it is right, whoever published this data must be asked.',
      },
    )
  }
  return metadata
}
