// Whether an entry still is what was put into the store: by the facts of its files, else by every byte of them.
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { VerifyError } from '../base/errors.ts'
import { removeQuietly } from '../base/file-moves.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { compareDirectory, hashFile, type SealedFile, sealFile } from '../verify/seal.ts'
import { COMPLETE_FILE, checkOwner, type StoreEntry, writeRecord } from './entry.ts'
import type { Store } from './store.ts'

/** Whether the files are those that were put there, by their facts and owners. */
export function isIntact(store: Store, entry: StoreEntry, { resource }: Requirement): boolean {
  try {
    for (const { path } of entry.seal.files) checkOwner(store, `${entry.files}/${path}`)
    return compareDirectory(entry.files, resource, entry.seal).kind === 'intact'
  } catch {
    // A stranger's, or pruned in between: as if it were not there.
    return false
  }
}

/**
 * Checks the files by their facts. Facts also change where a store was copied: baked into an image, restored from a backup,
 * on a volume that numbers its files anew. Then the bytes decide, and the new facts are noted.
 *
 * @returns the entry with the facts of its files as they are
 * @throws {VerifyError} when a file was changed, removed, or added, or belongs to somebody who is not trusted
 */
export async function verifyEntry(
  store: Store,
  entry: StoreEntry,
  requirement: Requirement,
): Promise<StoreEntry> {
  const { resource } = requirement
  for (const { path } of entry.seal.files) checkOwner(store, `${entry.files}/${path}`)
  const check = compareDirectory(entry.files, resource, entry.seal)
  if (check.kind === 'intact') return entry
  const sealed = new Map(entry.seal.files.map((file) => [file.path, file]))
  for (const path of check.paths) {
    const found = await describeChange(entry, sealed.get(path), path)
    if (found === undefined) continue
    await discardEntry(entry)
    throw new VerifyError(`${resource.title}: changed since it was put there`, {
      wanted: 'the files as they were sealed',
      found,
      hint: `Something wrote to ${entry.directory}; the next download replaces it.`,
    })
  }
  const files = entry.seal.files.map(({ path, sha256 }) => sealFile(entry.files, path, sha256))
  const renewed = { ...entry, seal: { ...entry.seal, files } }
  await writeRecord(store, renewed)
  return renewed
}

/** Makes a damaged entry invisible until the next download replaces it. Best effort: it is refused every time. */
export async function discardEntry({ directory }: StoreEntry): Promise<void> {
  await removeQuietly(join(directory, COMPLETE_FILE))
}

/** What is other than it was sealed; undefined when only facts are. */
async function describeChange(
  entry: StoreEntry,
  sealed: SealedFile | undefined,
  path: string,
): Promise<string | undefined> {
  if (sealed === undefined) return `${path}, which was not there`
  const facts = lstatSync(join(entry.files, path), { throwIfNoEntry: false })
  if (facts?.isFile() !== true) return `no ${path}`
  if (facts.size !== sealed.size) return `${path} with ${facts.size} bytes`
  const sha256 = await hashFile(join(entry.files, path))
  return sha256 === sealed.sha256 ? undefined : `${path} with other bytes`
}
