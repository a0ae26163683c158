// The metadata.json of a database, read as strictly as a stranger's file deserves and as leniently as Go reads JSON.
import { VerifyError } from '../../base/errors.ts'
import { parseGoTime } from '../../verify/go-json.ts'
import { parseFields } from '../metadata/metadata-file.ts'

/** What metadata.json says. */
export interface DatabaseMetadata {
  readonly version: number
  /** When the data was built. */
  readonly updatedAt: Date
  /** When upstream means to publish the next; until then Trivy asks nobody. */
  readonly nextUpdate: Date | undefined
  /** Absent or Go's zero time in what upstream publishes. */
  readonly downloadedAt: Date | undefined
}

/**
 * @param text the file's contents
 * @param name the file's name in errors
 * @throws {VerifyError} when it is not what Trivy would read, or carries no age
 */
export function parseDatabaseMetadata(text: string, name: string): DatabaseMetadata {
  const fields = parseFields(text, name)
  const version = fields.get('version') ?? 0
  if (!Number.isSafeInteger(version)) throw new VerifyError(`${name}: Version is not an integer`)
  const instant = (field: string) => parseInstant(fields.get(field.toLowerCase()), `${name}: ${field}`)
  const updatedAt = instant('UpdatedAt')
  if (updatedAt === undefined) {
    throw new VerifyError(`${name} has no UpdatedAt, so the age of the data is unknown`)
  }
  return {
    version: Number(version),
    updatedAt,
    nextUpdate: instant('NextUpdate'),
    downloadedAt: instant('DownloadedAt'),
  }
}

/** RFC 3339, as Go writes and wants it; absent, null, and Go's zero time (year 1) mean absent. */
function parseInstant(value: unknown, what: string): Date | undefined {
  if (value === undefined || value === null) return undefined
  const instant = typeof value === 'string' ? parseGoTime(value) : undefined
  if (instant === undefined) {
    throw new VerifyError(`${what} is not an RFC 3339 time, and Trivy could not read it either`)
  }
  return instant.getUTCFullYear() <= 1 ? undefined : instant
}
