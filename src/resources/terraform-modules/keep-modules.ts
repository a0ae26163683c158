// Keeps the modules of a run for later ones: for those of this job beside the cache directory, for other jobs in the Actions
// cache, there only what everybody may see unless the user says otherwise.
import { createReadStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describeError } from '../../base/errors.ts'
import { removeQuietly } from '../../base/file-moves.ts'
import type { Log } from '../../base/log.ts'
import { writeOwnFile } from '../../base/own-file.ts'
import { readRegularFile } from '../../base/regular-file.ts'
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import { formatStem, parseKey, type StemParts } from '../../cache/cache-key.ts'
import { keep } from '../../cache/keep.ts'
import type { BlobIdentity } from '../../oci/layout.ts'
import { createLayoutWriter, type LayoutWriter } from '../../oci/layout-writer.ts'
import { EMPTY_CONFIG } from '../../oci/single-layer.ts'
import { STATE_DIRECTORY } from '../../verify/seal.ts'
import type { KeptLoader } from './packages/kept-modules.ts'
import { buildRecordArtifact, describeModule, type RecordArtifact } from './packages/module-artifacts.ts'
import type { ModuleCache } from './packages/module-cache.ts'
import { encodeRecord, type KeptPackage, MAX_RECORD_BYTES, parseRecord } from './packages/module-record.ts'
import type { Provided } from './provided.ts'

/** What is kept. */
export interface KeepableModules {
  readonly artifact: RecordArtifact
  readonly packages: readonly KeptPackage[]
}

/** What is selected, and for whom. */
interface KeepSelection {
  readonly keepsPrivate: boolean
  readonly isForOthers: boolean
  readonly now: Date
}

/** What everybody may see, or all of it, of which a bundle's word is none for other jobs; undefined when that is nothing. */
export function selectKeepable(
  { packages, privateKeys, carriedKeys }: Provided,
  { keepsPrivate, isForOthers, now }: KeepSelection,
): KeepableModules | undefined {
  const rows = [...packages.values()].filter(
    ({ key }) => (keepsPrivate || !privateKeys.has(key)) && !(isForOthers && carriedKeys.has(key)),
  )
  return rows.length === 0 ? undefined : { artifact: buildRecordArtifact(rows, now), packages: rows }
}

/**
 * What a run has provided, as other jobs may have it: what is here by the word of somebody who speaks for none of them counts as
 * the same package does at a place that does speak for them. Without it, what is kept would become less with each run that
 * took a part of it from nearer by.
 */
export async function asOthersHave(provided: Provided, places: readonly KeptLoader[]): Promise<Provided> {
  const packages = new Map(provided.packages)
  const privateKeys = new Set(provided.privateKeys)
  const carriedKeys = new Set(provided.carriedKeys)
  for (const load of places) {
    if (carriedKeys.size === 0) break
    const place = await load()
    if (place === undefined || place.isCarried) continue
    for (const key of carriedKeys) {
      const row = place.record.get(key)
      if (row === undefined || row.layer?.digest !== packages.get(key)?.layer?.digest) continue
      if (row.layer === undefined && !place.tellsAbsence) continue
      packages.set(key, row)
      carriedKeys.delete(key)
      if (place.isPublic) privateKeys.delete(key)
    }
  }
  return { ...provided, packages, privateKeys, carriedKeys }
}

/** How a cache entry is made. */
export interface KeepOptions {
  readonly cache: ActionsCache
  readonly stem: StemParts
  /** Of the entry that was read. */
  readonly keys: readonly string[]
  readonly log: Log
}

/** Saves what is new. Never throws: it only costs time next run. */
export async function keepModules(
  { artifact, packages }: KeepableModules,
  { layers }: Provided,
  { cache, stem, keys, log }: KeepOptions,
): Promise<'saved' | 'exists' | undefined> {
  const { layerDigest, confirmedAt } = artifact
  const isKnown = keys.some((key) => {
    const parsed = parseKey(key, formatStem(stem))
    return parsed !== undefined && layerDigest.startsWith(`sha256:${parsed.digestPrefix}`)
  })
  if (isKnown) {
    log.info('Actions cache: it has exactly these modules already')
    return 'exists'
  }
  try {
    const directory = await mkdtemp(join(dirname(cache.pathFor(stem.resource)), 'kept-'))
    const discard = () => removeQuietly(directory)
    await writeLayout(directory, { artifact, packages }, layers)
    const copy = { directory, discard }
    const { kind } = await keep({ cache, stem, copy, log, layerDigest, measuredAt: confirmedAt })
    return kind === 'saved' || kind === 'exists' ? kind : undefined
  } catch (error) {
    log.info(`Actions cache: not saved: ${describeError(error)}`)
    return undefined
  }
}

/** Writes record and modules as an OCI image layout into an empty directory. */
export async function writeLayout(
  directory: string,
  { artifact, packages }: KeepableModules,
  layers: Provided['layers'],
): Promise<void> {
  const writer = await createLayoutWriter(directory)
  await writer.writeBlob(EMPTY_CONFIG)
  await writer.writeBlob(artifact.layer)
  await writer.addManifest(artifact.fetched, {
    [BUNDLE_ANNOTATIONS.refName]: 'record',
    [BUNDLE_ANNOTATIONS.confirmedAt]: artifact.confirmedAt.toISOString(),
  })
  for (const layer of layersOf(packages)) {
    await writeFile(writer, layer, layers.get(layer.digest) ?? '')
    await writer.addManifest(describeModule(layer), {})
  }
  await writer.finish()
}

/** Each once, although several packages may have the same files. */
export function layersOf(packages: readonly KeptPackage[]): readonly BlobIdentity[] {
  const layers = packages.flatMap(({ layer }) => layer ?? [])
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()]
}

async function writeFile(writer: LayoutWriter, layer: BlobIdentity, file: string): Promise<void> {
  const sink = await writer.openBlobSink(layer)
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
      await sink.write(chunk as Buffer)
    await sink.commit()
  } finally {
    await sink.discard()
  }
}

const LOCAL_RECORD = join(STATE_DIRECTORY, 'terraform-modules.json')

/** Notes for a later use in this job what lies in Trivy's cache. It only saves requests. */
export function noteLocally(cacheDir: string, { packages }: Provided, log: Log): void {
  try {
    writeOwnFile(join(cacheDir, LOCAL_RECORD), encodeRecord(packages.values()).toString())
  } catch (error) {
    log.debug(`Terraform modules: not noted: ${describeError(error)}`)
  }
}

/** How that place is called. */
export const LOCAL_LABEL = 'this job'

/** What an earlier use in this job has placed: a package counts while exactly its files are there. */
export function localModules(cacheDir: string, cache: ModuleCache, work: string): KeptLoader {
  return async () => {
    const record = await readRegularFile(
      { path: join(cacheDir, LOCAL_RECORD), what: 'record' },
      MAX_RECORD_BYTES,
    )
      .then(parseRecord)
      // None, or not ours.
      .catch(() => undefined)
    if (record === undefined) return undefined
    const keyOf = new Map([...record.values()].map(({ key, layer }) => [layer?.digest, key]))
    const openLayer = async function* (layer: BlobIdentity): AsyncGenerator<Buffer> {
      const key = keyOf.get(layer.digest) ?? ''
      const file = join(work, `local-${key}`)
      const packed = await cache.pack(key, file)
      if (packed !== undefined)
        yield* createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
    }
    return { label: LOCAL_LABEL, record, isPublic: false, isCarried: true, tellsAbsence: true, openLayer }
  }
}
