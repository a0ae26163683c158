// One version of a resource in the store: its extracted files, and beside them a record with their seal and manifest.
import { existsSync, lstatSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeError, VerifyError } from '../base/errors.ts'
import { move, removeQuietly } from '../base/file-moves.ts'
import { namesIn } from '../base/list-below.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { parseJsonObject } from '../oci/json.ts'
import { type Descriptor, type FetchedManifest, parseManifest } from '../oci/manifest.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { selectLayer, withoutVersion } from '../verify/layer.ts'
import { MAX_SEAL_BYTES, readSealFields, type Seal } from '../verify/seal.ts'
import { giveToHeir, resourceDirectory, type Store } from './store.ts'

/** In place of an architecture: data is the same for all. */
export const ARCHITECTURE = 'any'
/** What `@actions/tool-cache` writes last, beside the files. */
export const COMPLETE_FILE = `${ARCHITECTURE}.complete`
/** Our record of the files. */
export const RECORD_FILE = `${ARCHITECTURE}.json`
/** Touched when a job takes the files: what nobody takes is pruned. */
export const USED_FILE = `${ARCHITECTURE}.used`

const RECORD = 'the record of an entry of the runner store'

/** A complete version. */
export interface StoreEntry {
  /** Of the version; what is complete is moved here as a whole, and never written to again but for the record. */
  readonly directory: string
  /** Of its files. */
  readonly files: string
  readonly seal: Seal
  readonly fetched: FetchedManifest
  readonly layer: Descriptor
}

/** What was found of a requirement. */
export interface Listing {
  /** Newest first. */
  readonly entries: readonly StoreEntry[]
  /** Why others are passed over, a sentence for each. */
  readonly problems: readonly string[]
}

/** The directory name of a version, which `@actions/tool-cache` takes for a semantic version. */
export function versionName(stem: string, layerDigest: string): string {
  return `${stem}-${layerDigest.replace(':', '-')}`
}

/** The complete versions that a requirement can be met with. Never throws for what lies there. */
export async function listEntries(store: Store, requirement: Requirement, stem: string): Promise<Listing> {
  const root = resourceDirectory(store, requirement)
  const entries: StoreEntry[] = []
  const problems: string[] = []
  // Absent or not readable: there are none for us.
  for (const name of namesIn(root).filter((name) => name.startsWith(`${stem}-sha256-`))) {
    try {
      const entry = await readEntry(store, requirement, join(root, name))
      if (entry !== undefined && versionName(stem, entry.layer.digest) === name) entries.push(entry)
    } catch (error) {
      problems.push(`${name} is passed over: ${describeError(error)}`)
    }
  }
  return { entries: entries.sort(newestFirst), problems }
}

/**
 * Reads one version; undefined when it is not there, or not complete.
 *
 * @throws {VerifyError} when it is not what was put there, or belongs to somebody who is not trusted
 */
export async function readEntry(
  store: Store,
  requirement: Requirement,
  directory: string,
): Promise<StoreEntry | undefined> {
  if (!existsSync(join(directory, COMPLETE_FILE))) return undefined
  const path = join(directory, RECORD_FILE)
  checkOwner(store, directory)
  checkOwner(store, path)
  const { seal, fetched } = parseRecord(
    await readRegularFile({ path, what: RECORD }, MAX_SEAL_BYTES),
    requirement,
  )
  const layer = selectLayer(fetched.manifest, requirement)
  const isConsistent =
    layer.digest === seal.layerDigest &&
    fetched.digest === seal.manifestDigest &&
    seal.schema === requirement.schema
  if (!isConsistent) throw new VerifyError(`${RECORD} contradicts itself`)
  return { directory, files: join(directory, ARCHITECTURE), seal, fetched, layer }
}

/** Notes that a job uses the version. Best effort: where it cannot be noted, age alone keeps the version. */
export async function noteUse(entry: StoreEntry, now: Date): Promise<void> {
  try {
    utimesSync(join(entry.directory, USED_FILE), now, now)
  } catch {
    // Somebody else's, or on a disk that cannot be written to.
  }
}

/** Writes the record of an entry anew, all or nothing. Best effort: not written, it only costs time. */
export async function writeRecord(store: Store, { directory, seal, fetched }: StoreEntry): Promise<void> {
  const path = join(directory, RECORD_FILE)
  const temporary = `${path}.${process.pid}`
  try {
    writeFileSync(temporary, formatRecord(seal, fetched))
    giveToHeir(store, temporary)
    await move(temporary, path)
  } catch {
    await removeQuietly(temporary)
  }
}

/** The text of a record. */
export function formatRecord(seal: Seal, fetched: FetchedManifest): string {
  return `${JSON.stringify({ seal, manifest: fetched.bytes.toString('base64') })}\n`
}

function parseRecord(bytes: Buffer, { resource }: Requirement): { seal: Seal; fetched: FetchedManifest } {
  const { seal: sealed, manifest } = parseJsonObject(bytes, RECORD, MAX_SEAL_BYTES)
  const seal = readSealFields(sealed, resource.id)
  if (seal === undefined || typeof manifest !== 'string') {
    throw new VerifyError(`${RECORD} cannot be understood`)
  }
  const fetched = parseManifest(
    Buffer.from(manifest, 'base64'),
    'the manifest of an entry of the runner store',
  )
  // Nobody vouched for what the manifest says of its version, or it says nothing.
  return { seal, fetched: seal.artifactVersion === undefined ? withoutVersion(fetched) : fetched }
}

/**
 * On shared hosts a store may be writable for all.
 *
 * @throws {VerifyError} when a user who is not trusted could have planted the file
 */
export function checkOwner({ trustedUsers }: Store, path: string): void {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  // What is not there nobody can have planted.
  if (facts === undefined || trustedUsers.includes(facts.uid)) return
  throw new VerifyError('an entry of the runner store has a foreign owner', {
    wanted: `one of the users ${trustedUsers.join(', ')}`,
    found: String(facts.uid),
  })
}

/** The order of entries in a list: {@link Listing}. */
export function newestFirst(a: StoreEntry, b: StoreEntry): number {
  return Date.parse(b.seal.measuredAt) - Date.parse(a.seal.measuredAt)
}
