// The modules of a project in the runner store: the layout that the Actions cache gets, each version whole or not there. Only jobs
// that run the default branch's own code write it; all jobs of the project on this host read it.
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { count } from '../../base/count.ts'
import { describeError, VerifyError } from '../../base/errors.ts'
import { move, removeQuietly } from '../../base/file-moves.ts'
import type { Log } from '../../base/log.ts'
import { makeDirectories } from '../../base/make-directories.ts'
import { createOwnedDirectory } from '../../base/owned-directory.ts'
import { type BlobIdentity, openLayoutBlob, readLayout } from '../../oci/layout.ts'
import { type Store, stagingRoot } from '../../store/store.ts'
import { type KeepableModules, writeLayout } from './keep-modules.ts'
import { guarded, type KeptContext, type KeptLoader, readRecords } from './packages/kept-modules.ts'
import type { Provided } from './provided.ts'

/** Of one project: the newest, and the one before it, which another job may be reading. */
const KEPT_VERSIONS = 2

/** How this place is called. */
const LABEL = 'runner store'

/** The newest version of a project, if it is of somebody whose files are believed. */
export function storedModules(store: Store, project: string, context: KeptContext): KeptLoader {
  return guarded(LABEL, context, async () => {
    const [newest] = await listVersions(store, project)
    if (newest === undefined) return undefined
    const directory = join(rootOf(store, project), newest)
    const openLayer = (blob: BlobIdentity) => readWhole(openLayoutBlob(directory, blob))
    const record = await readRecords(await readLayout(directory), openLayer, digestOf(newest))
    return record && { label: LABEL, record, isPublic: true, tellsAbsence: true, openLayer }
  })
}

/** Adds a version unless it is there. Never throws: it only costs requests next time. */
export async function storeModules(
  modules: KeepableModules,
  { layers }: Provided,
  { store, project, log }: { readonly store: Store; readonly project: string; readonly log: Log },
): Promise<void> {
  if (!store.isWritable) return
  const { layerDigest } = modules.artifact
  const digest = layerDigest.replace('sha256:', '').slice(0, 16)
  try {
    const there = await listVersions(store, project)
    if (there[0] !== undefined && digestOf(there[0]) === digest) return
    const staging = await createOwnedDirectory(stagingRoot(store), 'terraform-modules')
    try {
      const layout = join(staging.directory, 'layout')
      await writeLayout(layout, modules, layers)
      const root = rootOf(store, project)
      makeDirectories(root)
      await move(layout, join(root, `${String(Date.now()).padStart(15, '0')}-${digest}`))
      for (const old of there.slice(KEPT_VERSIONS - 1)) await removeQuietly(join(root, old))
    } finally {
      await staging.discard()
    }
    log.info(`${LABEL}: ${count(modules.packages.length, 'package')} of modules added`)
  } catch (error) {
    log.info(`${LABEL}: modules not added: ${describeError(error)}`)
  }
}

function rootOf({ home }: Store, project: string): string {
  return join(home, 'terraform-modules', project)
}

/** Newest first; by the names, which begin with the time. */
async function listVersions(store: Store, project: string): Promise<readonly string[]> {
  const root = rootOf(store, project)
  // Absent: nobody has added any.
  const names = (await readdir(root).catch(() => [])).filter((name) => /^\d{15}-[0-9a-f]{16}$/.test(name))
  const versions = await Promise.all(
    names.map(async (name) => {
      const facts = await lstat(join(root, name)).catch(() => undefined)
      return facts?.isDirectory() === true && store.trustedUsers.includes(facts.uid) ? name : undefined
    }),
  )
  return versions
    .filter((name) => name !== undefined)
    .sort()
    .reverse()
}

function digestOf(name: string): string {
  return name.slice(-16)
}

/** A version that is removed meanwhile is no reason to fail. */
async function* readWhole(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* bytes
  } catch (cause) {
    if (cause instanceof VerifyError) throw cause
    throw new VerifyError(`it could not be read (${describeError(cause)})`, { cause })
  }
}
