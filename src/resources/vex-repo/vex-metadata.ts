// Trivy's record of its last download of a VEX repository, and which Trivys the tree beside it was made for.
import semver from 'semver'
import { ActionError, hasCode, VerifyError } from '../../base/errors.ts'
import { parseFields, readMetadata, writeMetadata } from '../metadata/metadata-file.ts'
import { VEX_CACHE_METADATA } from './vex-files.ts'

/** What the record says besides what Trivy itself writes. */
interface RecordOptions {
  /** The versions of Trivy that find in the tree all that they can read, and nothing else; undefined: all. */
  readonly readers: string | undefined
  /** Where the new file waits. */
  readonly staging?: string
}

/**
 * Writes the record (Trivy's `pkg/vex/repo/repo.go`). Without ETags: with one, Trivy 0.54 to 0.72 deletes its copy when the
 * server answers 304. Fields that it does not know it passes over.
 */
export async function writeVexMetadata(
  directory: string,
  updatedAt: Date,
  { readers, staging = directory }: RecordOptions,
): Promise<void> {
  const ours = readers === undefined ? {} : { Readers: readers }
  const record = { UpdatedAt: updatedAt.toISOString(), ETags: {}, ...ours }
  await writeMetadata(directory, record, { staging, name: VEX_CACHE_METADATA })
}

/** Its fields by lower-cased name; none where there is no record. */
export async function readVexMetadata(directory: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    return parseFields(await readMetadata(directory, VEX_CACHE_METADATA), VEX_CACHE_METADATA)
  } catch (error) {
    if (error instanceof VerifyError && hasCode(error.cause, 'ENOENT')) return new Map()
    throw error
  }
}

/**
 * The versions that a tree is for, where that was noted.
 *
 * @param reader the Trivy that scans; undefined: nobody knows, so it may be any
 * @throws {ActionError} when it is another: of the tree too much would be read, or too little
 */
export async function readReaders(
  directory: string,
  reader: string | undefined,
): Promise<string | undefined> {
  const readers = (await readVexMetadata(directory)).get('readers')
  if (typeof readers !== 'string') return undefined
  if (semver.satisfies(reader ?? '0.0.0', readers, { includePrerelease: true })) return readers
  throw new ActionError(`it was made for Trivy ${readers}, which reads other documents of it`)
}

/** Whether a document of no use to others is of use to this reader. */
export function isReadBy(mendedIn: string | undefined, reader: string | undefined): boolean {
  return mendedIn !== undefined && semver.gte(reader ?? '0.0.0', mendedIn)
}

/** The versions that a tree is for which was made for one reader; undefined: for all. */
export function readersLike(
  reader: string | undefined,
  changes: readonly (string | undefined)[],
): string | undefined {
  const known = [...new Set(changes.filter((version) => version !== undefined))]
  const ranges = known.map((version) => `${isReadBy(version, reader) ? '>=' : '<'}${version}`)
  return ranges.length === 0 ? undefined : ranges.join(' ')
}
