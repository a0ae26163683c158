// Where packages may lie already, nearest first: this job's own cache, a bundle, the Actions cache, registries of the user.
import type { Attempt } from '../../../acquire/attempt.ts'
import type { BundleOpener } from '../../../acquire/bundle-opener.ts'
import { count } from '../../../base/count.ts'
import { describeError, hintOf, LocalError, VerifyError } from '../../../base/errors.ts'
import type { Log } from '../../../base/log.ts'
import type { ActionsCache } from '../../../cache/cache-client.ts'
import { formatStem, parseKeyBelow, type StemParts } from '../../../cache/cache-key.ts'
import type { RegistryClient } from '../../../oci/client.ts'
import { type BlobIdentity, type LayoutEntry, openLayoutBlob, readLayout } from '../../../oci/layout.ts'
import { formatReference, type Reference } from '../../../oci/reference.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { FUTURE_TOLERANCE_MS } from '../../../verify/freshness.ts'
import type { WantedPackage } from '../calls/wanted-package.ts'
import { isOurs, isRecord, readRecordArtifact } from './module-artifacts.ts'
import { isOfCall, type KeptPackage, type ModuleRecord } from './module-record.ts'

/** A place whose record was read. */
export interface KeptModules {
  readonly label: string
  readonly record: ModuleRecord
  /** It came from the Actions cache: what is in it, everybody who reads the cache has already. */
  readonly isPublic: boolean
  /** A bundle, or what an earlier use of this job took from anywhere: enough for this job, and for no other. */
  readonly isCarried?: true
  /** Whether it is believed that there is no such package: no digest proves that. Not of an Actions cache where a pull request may write. */
  readonly tellsAbsence: boolean
  openLayer(layer: BlobIdentity): AsyncIterable<Buffer>
}

/** Reads a place when it is wanted; undefined when it is not available. */
export type KeptLoader = () => Promise<KeptModules | undefined>

/** What reading needs. */
export interface KeptContext {
  readonly log: Log
  /** Told what happened at each place. */
  readonly attempts: Attempt[]
}

/** A package, where it lies, and whether it is still to be believed. */
export interface KeptFind {
  readonly place: KeptModules
  readonly kept: KeptPackage
  /** Nobody needs to be asked. */
  readonly isFresh: boolean
  /** Older than it may be. An absence need not be, and is asked for anew all the same. */
  readonly isOld: boolean
}

/** The records of a bundle: one for each checkout that was exported into it. */
export function bundleModules(open: BundleOpener, context: KeptContext): KeptLoader {
  return guarded('bundle', context, async () => {
    const bundle = await open()
    const entries = bundle.entries.filter(({ fetched }) => isOurs(fetched.manifest))
    // It may be made of several layouts, each with blobs of its own.
    const homes = new Map(entries.map((entry) => [entry.fetched.manifest.layers[0]?.digest ?? '', entry]))
    const openLayer = (blob: BlobIdentity) => homes.get(blob.digest)?.openBlob(blob) ?? nothing()
    const record = await readRecords(entries, openLayer)
    return (
      record && { label: 'bundle', record, isPublic: false, isCarried: true, tellsAbsence: true, openLayer }
    )
  })
}

/** What a record names and nobody brought: its digest will say so. */
async function* nothing(): AsyncGenerator<Buffer> {}

/** The newest entry of this project in the Actions cache. `onKey` is told which one was read. */
export function cachedModules(
  cache: ActionsCache,
  stem: StemParts,
  context: KeptContext & { readonly onKey: (key: string) => void; readonly tellsAbsence: boolean },
): KeptLoader {
  return guarded('Actions cache', context, async () => {
    const prefix = `${formatStem(stem)}-`
    const key = await cache.lookup(stem.resource, [prefix])
    const parsed = key === undefined ? undefined : parseKeyBelow(key, prefix)
    if (key === undefined || parsed === undefined) return undefined
    const directory = await cache.restore(stem.resource, key)
    if (directory === undefined) return undefined
    const openLayer = (blob: BlobIdentity) => openLayoutBlob(directory, blob)
    const record = await readRecords(await readLayout(directory), openLayer, parsed.digestPrefix)
    if (record === undefined) throw new VerifyError(`the entry ${key} holds another record than it says`)
    context.onKey(key)
    return { label: 'Actions cache', record, isPublic: true, tellsAbsence: context.tellsAbsence, openLayer }
  })
}

/** The record of a project in a registry that the user chose, and beside it the modules. */
export function registryModules(client: RegistryClient, ref: Reference, context: KeptContext): KeptLoader {
  const label = formatReference(ref)
  return guarded(label, context, async () => {
    const fetched = await client.fetchManifest(ref).catch((error: unknown) => {
      if (error instanceof RegistryError && error.status === 404) return undefined
      throw error
    })
    if (fetched === undefined) return undefined
    const { record } = await readRecordArtifact(fetched, (layer) => client.openBlob(ref, layer))
    const openLayer = (blob: BlobIdentity) =>
      client.openBlob(ref, { ...blob, mediaType: 'application/octet-stream', annotations: {} })
    return { label, record, isPublic: false, tellsAbsence: true, openLayer }
  })
}

/** Records that are read, each of which may have 4 MiB: what a later one names is unknown then, and asked for. */
const MAX_RECORDS = 100

/** All records of a layout as one, the first of a key before the others; undefined: there is none. */
export async function readRecords(
  entries: readonly LayoutEntry[],
  open: (blob: BlobIdentity) => AsyncIterable<Buffer>,
  digestPrefix = '',
): Promise<ModuleRecord | undefined> {
  const rows = new Map<string, KeptPackage>()
  let isFound = false
  const records = entries.filter(({ fetched }) => isRecord(fetched.manifest))
  for (const { fetched } of records.slice(0, MAX_RECORDS)) {
    const { record, layerDigest } = await readRecordArtifact(fetched, open)
    if (!layerDigest.startsWith(`sha256:${digestPrefix}`)) continue
    isFound = true
    for (const [key, row] of record) if (!rows.has(key)) rows.set(key, row)
  }
  return isFound ? rows : undefined
}

/** Notes what happened. A place that cannot be had only costs requests. */
export function guarded(
  label: string,
  { log, attempts }: KeptContext,
  read: () => Promise<KeptModules | undefined>,
): KeptLoader {
  let reading: Promise<KeptModules | undefined> | undefined
  const tell = (attempt: Attempt) => {
    attempts.push(attempt)
    log.info(`${label}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`)
  }
  const load = async () => {
    try {
      const place = await read()
      const detail = place === undefined ? '' : `${count(place.record.size, 'package')} of modules`
      tell({ source: label, outcome: place === undefined ? 'absent' : 'used', detail })
      return place
    } catch (error) {
      if (error instanceof LocalError) throw error
      const detail = describeError(error)
      const isRefused = error instanceof VerifyError
      if (isRefused) log.warning(`Terraform modules: ${label}: ${detail}`)
      tell({ source: label, outcome: isRefused ? 'refused' : 'failed', detail, hint: hintOf(error) })
      return undefined
    }
  }
  return () => {
    reading ??= load()
    return reading
  }
}

/** Every place that knows the package: the fresh ones in their order, then the others; read only as far as somebody asks. */
export async function* findKept(
  wanted: WantedPackage,
  loaders: readonly KeptLoader[],
  { maxAgeMs, now, canAsk }: { readonly maxAgeMs: number; readonly now: number; readonly canAsk: boolean },
): AsyncGenerator<KeptFind> {
  const stale: KeptFind[] = []
  for (const load of loaders) {
    const place = await load()
    const kept = place?.record.get(wanted.key)
    if (place === undefined || kept === undefined || !isOfCall(kept, wanted)) continue
    const isAbsence = kept.layer === undefined
    if (isAbsence && !place.tellsAbsence) continue
    const ageMs = now - kept.confirmedAt.getTime()
    // A time in the future would keep a branch for ever.
    const isYoung = ageMs <= maxAgeMs && ageMs >= -FUTURE_TOLERANCE_MS
    const isOld = !isYoung && (isAbsence || !kept.isFixed)
    // That there is none is proven by no digest: whoever can say it again is asked.
    const find = { place, kept, isOld, isFresh: !isOld && !(isAbsence && canAsk) }
    if (find.isFresh) yield find
    else stale.push(find)
  }
  yield* stale
}
