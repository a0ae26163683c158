// Puts placed files into the store: copied by `@actions/tool-cache` into a directory of our own, and moved to their place as
// a whole. So a version that can be seen is complete, whoever is killed when.
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hasCode, VerifyError } from '../base/errors.ts'
import { move } from '../base/file-moves.ts'
import { createOwnedDirectory, type OwnedDirectory } from '../base/owned-directory.ts'
import type { FetchedManifest } from '../oci/manifest.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { isFromFuture } from '../verify/freshness.ts'
import { compareDirectory, type Seal, sealFile } from '../verify/seal.ts'
import { measureRoom, type Room } from './disk.ts'
import {
  ARCHITECTURE,
  formatRecord,
  RECORD_FILE,
  readEntry,
  type StoreEntry,
  USED_FILE,
  versionName,
  writeRecord,
} from './entry.ts'
import { pruneStore } from './prune.ts'
import { giveToHeir, makeDirectory, resourceDirectory, type Store, stagingRoot } from './store.ts'
import { isIntact } from './verify-entry.ts'

/** What is added. */
export interface Addition {
  readonly requirement: Requirement
  readonly stem: string
  /** Holds exactly the files that the seal speaks of. */
  readonly directory: string
  readonly seal: Seal
  readonly fetched: FetchedManifest
  readonly now: Date
}

/** `added`; `there` already, and its confirmation renewed where ours is newer; or `refused`, for want of room. */
export type AddOutcome =
  | { readonly kind: 'added' | 'there' }
  | ({ readonly kind: 'refused'; readonly sizeBytes: number } & Room)

/**
 * Adds a version, under the lock of its requirement.
 *
 * @throws {VerifyError} when the files changed while they were copied
 * @throws what the file system says; nothing is left behind then
 */
export async function addEntry(store: Store, addition: Addition): Promise<AddOutcome> {
  const { requirement, stem, seal, now } = addition
  const target = join(resourceDirectory(store, requirement), versionName(stem, seal.layerDigest))
  const former = await findIntact(store, requirement, target)
  if (former !== undefined) {
    await renewEntry(store, former, addition)
    return { kind: 'there' }
  }
  await pruneStore(store, now)
  const sizeBytes = seal.files.reduce((sum, { size }) => sum + size, 0)
  const room = measureRoom(store.home)
  if (room.freeBytes - sizeBytes < room.floorBytes) {
    return { kind: 'refused', sizeBytes, ...room }
  }
  const staging = await createOwnedDirectory(stagingRoot(store), requirement.resource.name)
  try {
    makeDirectory(store, resourceDirectory(store, requirement))
    const copied = await copyFiles(store, staging, addition, basename(target))
    await publish(copied, target, staging)
    return { kind: 'added' }
  } finally {
    await staging.discard()
  }
}

/** Notes a newer confirmation. Best effort: not noted, it only costs a request. */
export async function renewEntry(
  store: Store,
  entry: StoreEntry,
  { seal: { measuredAt, confirmed, provenance }, now }: Pick<Addition, 'seal' | 'now'>,
): Promise<void> {
  // One by a clock that was ahead is replaced by any honest one.
  const isHonest = !isFromFuture(new Date(entry.seal.measuredAt), now)
  if (isHonest && entry.seal.provenance !== undefined && measuredAt <= entry.seal.measuredAt) return
  await writeRecord(store, { ...entry, seal: { ...entry.seal, measuredAt, confirmed, provenance } })
}

/** A version that is there, complete, and as it was put there. */
async function findIntact(store: Store, requirement: Requirement, directory: string) {
  try {
    const entry = await readEntry(store, requirement, directory)
    return entry !== undefined && isIntact(store, entry, requirement) ? entry : undefined
  } catch (error) {
    // Damaged: it is replaced.
    if (error instanceof VerifyError || hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** The version's directory in our own, complete with its record. */
async function copyFiles(
  store: Store,
  staging: OwnedDirectory,
  { requirement, directory, seal, fetched }: Addition,
  version: string,
): Promise<string> {
  const { resource } = requirement
  // Loaded only here: the many jobs that add nothing should not pay for it.
  const { cacheDir: copyToToolCache } = await import('@actions/tool-cache')
  const files = await withToolCache(staging.directory, () =>
    copyToToolCache(directory, resource.name, version, ARCHITECTURE),
  )
  // What was copied is what was sealed only if the original still is.
  const isUnchanged = compareDirectory(directory, resource, seal).kind === 'intact'
  const copied = seal.files.map((file) => sealFile(files, file.path, file.sha256))
  if (!isUnchanged || copied.some(({ size }, index) => size !== seal.files[index]?.size)) {
    throw new VerifyError(`${resource.title}: changed while it was copied to the runner store`)
  }
  const home = join(staging.directory, resource.name, version)
  await writeFile(join(home, RECORD_FILE), formatRecord({ ...seal, files: copied }, fetched))
  await writeFile(join(home, USED_FILE), '')
  protect(store, home)
  return home
}

/** The library takes its directory from the environment only; what runs besides does not read it. */
async function withToolCache<T>(directory: string, body: () => Promise<T>): Promise<T> {
  const { RUNNER_TOOL_CACHE: former } = process.env
  process.env.RUNNER_TOOL_CACHE = directory
  try {
    return await body()
  } finally {
    if (former === undefined) delete process.env.RUNNER_TOOL_CACHE
    else process.env.RUNNER_TOOL_CACHE = former
  }
}

/** Readable by all, writable by none: jobs get the very same files, and a Trivy of another user must be able to read them. */
function protect(store: Store, home: string): void {
  chmodSync(home, 0o755)
  giveToHeir(store, home)
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isOfData = path.startsWith(join(home, ARCHITECTURE, '/'))
    // On Windows a file that is read-only cannot be deleted.
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (process.platform !== 'win32') chmodSync(path, isOfData ? 0o444 : 0o644)
    giveToHeir(store, path)
  }
}

/** Moves the version to its place. What is there is damaged and steps aside, or somebody was as quick as we. */
async function publish(from: string, target: string, staging: OwnedDirectory): Promise<void> {
  const swap = async (former: string) => {
    if (existsSync(target)) await move(target, join(staging.directory, former))
    await move(from, target)
  }
  try {
    await swap('replaced')
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES') || !existsSync(target)) throw error
    await swap('replaced-since')
  }
}
