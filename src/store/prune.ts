// Which versions of the store may go, and their removal: what a newer one has superseded, and what nobody has used for long.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { move } from '../base/file-moves.ts'
import { lastChangedMs } from '../base/last-changed.ts'
import { createOwnedDirectory, sweepOwnedDirectories } from '../base/owned-directory.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { isFromFuture } from '../verify/freshness.ts'
import { MAX_SEAL_BYTES } from '../verify/seal.ts'
import { measureRoom } from './disk.ts'
import { COMPLETE_FILE, RECORD_FILE, USED_FILE } from './entry.ts'
import { type Store, stagingRoot } from './store.ts'

const HOUR_MS = 3_600_000
/**
 * A job that was offered a version links to it within milliseconds, or copies it within minutes; once it has, the
 * version may go. An hour is longer than a step may be at work by default, four times over.
 */
const GRACE_MS = HOUR_MS
/** Of a Trivy, or of registries, that no job asks for any more. */
const UNUSED_MS = 14 * 24 * HOUR_MS

/** What pruning knows of a version. */
export interface PrunableVersion {
  readonly name: string
  /** What it competes with: same resource, schema, and sources. */
  readonly stem: string
  /** undefined: it cannot be understood, and is of no use. */
  readonly measuredAt: string | undefined
  readonly usedAtMs: number
}

/** The names of those that may go. Pure. */
export function decidePrunable(found: readonly PrunableVersion[], now: Date): string[] {
  const versions = found.map((version) => withoutFuture(version, now))
  const prunable = versions.filter((version) => {
    const idleMs = now.getTime() - version.usedAtMs
    const isSuperseded = versions.some(
      (other) =>
        other.stem === version.stem &&
        other.measuredAt !== undefined &&
        (version.measuredAt === undefined || other.measuredAt > version.measuredAt),
    )
    const isUseless = version.measuredAt === undefined || isSuperseded
    return idleMs > (isUseless ? GRACE_MS : UNUSED_MS)
  })
  return prunable.map(({ name }) => name)
}

/** No job takes what a clock that was ahead has dated, and it supersedes nothing. */
function withoutFuture(version: PrunableVersion, now: Date): PrunableVersion {
  const { measuredAt } = version
  const isHonest = measuredAt === undefined || !isFromFuture(new Date(measuredAt), now)
  return isHonest ? version : { ...version, measuredAt: undefined }
}

/** Removes what may go, and what killed processes left. Never throws: it is done again with the next download. */
export async function pruneStore(store: Store, now: Date): Promise<void> {
  await sweepOwnedDirectories(stagingRoot(store), now)
  // Whatever resources an older or newer version of this action knows: what is no version of ours is left alone.
  for (const resource of await readdir(store.home).catch(() => [])) {
    const root = join(store.home, resource)
    const names = await readdir(root).catch(() => [])
    const versions = await Promise.all(names.map((name) => lookAt(root, name, now)))
    const known = versions.filter((version) => version !== undefined)
    for (const name of decidePrunable(known, now))
      await remove(store, join(root, name)).catch(() => undefined)
  }
}

/** Makes room where less than the floor is left. Never throws. */
export async function pruneIfTight(store: Store, now: Date): Promise<void> {
  try {
    const { freeBytes, floorBytes } = measureRoom(store.home)
    if (freeBytes < floorBytes) await pruneStore(store, now)
  } catch {
    // A disk that does not say how full it is.
  }
}

/** Moved away first: a version is there as a whole, or not at all. */
async function remove(store: Store, directory: string): Promise<void> {
  const staging = await createOwnedDirectory(stagingRoot(store), 'pruned')
  try {
    await move(directory, join(staging.directory, 'version'))
  } finally {
    await staging.discard()
  }
}

/** Empty where there is none; a pipe is not waited for. */
async function readRecord(path: string): Promise<string> {
  return await readRegularFile({ path, what: 'record of the store' }, MAX_SEAL_BYTES).then(String, () => '')
}

async function lookAt(root: string, name: string, now: Date): Promise<PrunableVersion | undefined> {
  const match = /^(\d+\.\d+\.\d+-s[0-9a-f]+)-sha256-[0-9a-f]{64}$/.exec(name)
  // Not ours.
  if (match?.[1] === undefined) return undefined
  const directory = join(root, name)
  const changedAtMs = lastChangedMs(directory, now)
  if (changedAtMs === undefined) return undefined
  const isComplete = existsSync(join(directory, COMPLETE_FILE))
  const text = isComplete ? await readRecord(join(directory, RECORD_FILE)) : ''
  return {
    name,
    stem: match[1],
    // Of the whole record only the age matters here.
    measuredAt: /"measuredAt":"(\d{4}-[0-9T:.Z-]+)"/.exec(text)?.[1],
    usedAtMs: Math.max(lastChangedMs(join(directory, USED_FILE), now) ?? 0, changedAtMs),
  }
}
