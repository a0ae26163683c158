// Whether a directory really holds a resource that Trivy will accept, and how old it is. Decides before anything is placed.
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { hasCode, VerifyError } from '../base/errors.ts'
import { checkSqlite } from '../resources/java-db/sqlite.ts'
import type { Database, DatabaseFormat, Resource } from '../resources/table.ts'
import { VEX_CACHE_METADATA } from '../resources/vex-repo/vex-repository.ts'
import { checkBbolt } from '../resources/vuln-db/bbolt.ts'
import { needsBundleManifest } from '../scan/trivy-version.ts'
import type { OpenDatabase } from './database-bytes.ts'
import { isFromFuture } from './freshness.ts'
import { type DatabaseMetadata, parseDatabaseMetadata } from './metadata.ts'

/** Name of the metadata file of databases and the checks bundle. */
export const METADATA_FILE = 'metadata.json'

/** The file in which Trivy notes what it did, and may change later; the rest of a placed resource it leaves alone. */
export function metadataFileOf(resource: Resource): string {
  return resource.format.kind === 'vex' ? VEX_CACHE_METADATA : METADATA_FILE
}

/** Directory of the checks bundle beside its metadata (trivy-facts §3.1). */
export const BUNDLE_CONTENT = 'content'
/** metadata.json is a few hundred bytes; more is not ours. */
export const MAX_METADATA_BYTES = 64 * 1024

/** What a contents check needs to know besides the directory. */
export interface ContentsContext {
  readonly now: Date
  readonly trivyVersion: string
}

/**
 * Checks a database directory: metadata of the right schema with an honest date, and a database file that is whole.
 *
 * @throws {VerifyError} saying what is wrong; a missing file too
 */
export async function checkDatabase(
  directory: string,
  resource: Database,
  context: ContentsContext,
): Promise<DatabaseMetadata> {
  const { format } = resource
  const metadata = checkMetadata(await readMetadata(directory), format, context)
  const file = await openPresent(join(directory, format.file), format.file)
  try {
    await checkFormat(file, format)
  } finally {
    await file.close()
  }
  return metadata
}

/** The same for a database that lies nowhere: the text of its metadata, and as much of it as was kept. */
export async function checkStreamedDatabase(
  { metadata, database }: { readonly metadata: string; readonly database: OpenDatabase },
  format: DatabaseFormat,
  context: ContentsContext,
): Promise<DatabaseMetadata> {
  const checked = checkMetadata(metadata, format, context)
  await checkFormat(database, format)
  return checked
}

async function checkFormat(database: OpenDatabase, { kind, file }: DatabaseFormat): Promise<void> {
  await (kind === 'bbolt' ? checkBbolt : checkSqlite)(database, file)
}

function checkMetadata(text: string, format: DatabaseFormat, context: ContentsContext): DatabaseMetadata {
  const metadata = parseDatabaseMetadata(text, METADATA_FILE)
  if (metadata.version !== format.metadataVersion) {
    throw new VerifyError(`${METADATA_FILE}: wrong schema`, {
      wanted: String(format.metadataVersion),
      found: String(metadata.version),
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

/**
 * Checks that a tree really holds checks: an empty directory would silently switch all checks off (trivy-facts §2.3).
 *
 * @param content the `content` directory
 * @throws {VerifyError} when it holds no check that Trivy would load
 */
export async function checkBundle(content: string, context: ContentsContext): Promise<void> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true }).catch(
    rethrowMissing('the checks bundle'),
  )
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(content, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  if (!names.some(isLoadedCheck)) throw new VerifyError('the checks bundle holds no check')
  if (needsBundleManifest(context.trivyVersion) && !names.includes('.manifest')) {
    throw new VerifyError(
      `the checks bundle holds no .manifest, without which Trivy ${context.trivyVersion} ignores it`,
    )
  }
}

/** Trivy loads *.rego, but neither tests, nor dot-files, nor what is optional (trivy-facts §3.3). */
function isLoadedCheck(path: string): boolean {
  const isCheck = /(^|\/)[^./][^/]*\.rego$/.test(path) && !path.endsWith('_test.rego')
  return isCheck && !/(^|\/)advanced\/optional\//.test(path)
}

/** The text of a directory's metadata. */
export async function readMetadata(directory: string, name = METADATA_FILE): Promise<string> {
  const path = join(directory, name)
  const size = await sizeOfFile(path, name)
  if (size > MAX_METADATA_BYTES) throw new VerifyError(`${name} has ${size} bytes`)
  return readFile(path, 'utf8')
}

/** A pipe would keep us waiting for its writer, a device would never end. */
async function sizeOfFile(path: string, name: string): Promise<number> {
  const facts = await stat(path).catch(rethrowMissing(name))
  if (!facts.isFile()) throw new VerifyError(`${name} is not a regular file`)
  return facts.size
}

async function openPresent(path: string, name: string) {
  await sizeOfFile(path, name)
  return open(path, 'r').catch(rethrowMissing(name))
}

function rethrowMissing(name: string): (cause: unknown) => never {
  return (cause) => {
    if (hasCode(cause, 'ENOENT', 'ENOTDIR')) throw new VerifyError(`${name} is missing`, { cause })
    throw cause
  }
}
