// Provides packages, each at most once: from where it lies already while that is to be believed, else from whoever publishes
// it, else from what is there although it is old.
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, LocalError, VerifyError } from '../../base/errors.ts'
import { remove, removeQuietly } from '../../base/file-moves.ts'
import { blameLocal } from '../../base/local-failure.ts'
import { clean, type Log } from '../../base/log.ts'
import { createSlots } from '../../base/slots.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import { fetchedFiles } from './calls/module-files.ts'
import { showSource } from './calls/module-source.ts'
import type { ResolvedPackage, ResolvePackage, WantedPackage } from './calls/wanted-package.ts'
import { fetchPackage } from './fetch/fetch-package.ts'
import type { FetchContext, FetchedPackage } from './fetch/fetch-source.ts'
import { loadLayer } from './load-layer.ts'
import { findKept, type KeptFind, type KeptLoader } from './packages/kept-modules.ts'
import type { ModuleCache } from './packages/module-cache.ts'
import type { KeptPackage } from './packages/module-record.ts'
import { packTree } from './packages/pack-tree.ts'
import { createProvided, explainTaken, noteProvided, type Provided } from './provided.ts'

/** Where packages come from. */
export interface ProviderOptions {
  readonly loaders: readonly KeptLoader[]
  /** Label of the place that is this job's own. */
  readonly localLabel: string
  /** undefined: nobody may be asked. */
  readonly fetching: (() => Promise<FetchContext>) | undefined
  readonly cache: ModuleCache
  /** An empty directory for what is not placed yet; layers stay in it. */
  readonly work: string
  readonly maxAgeMs: number
  /** For tests; default: 4 GiB. */
  readonly maxFetchedBytes?: number
  readonly now: () => number
  readonly log: Log
}

/** Packages at a time; git uses a processor each. */
const CONCURRENCY = 4
/** Unpacked, of all that one run fetches: several times what the largest configurations lead to. */
const MAX_FETCHED_BYTES = 4 * 2 ** 30
/** Real configurations lead to some dozens. */
const MAX_PACKAGES = 1000

interface Provider extends ProviderOptions {
  readonly provided: Provided
}

/** A provider for one run. */
export function createProvider(options: ProviderOptions): { resolve: ResolvePackage; provided: Provided } {
  const provided = createProvided()
  const provider = { ...options, provided }
  const known = new Map<string, Promise<ResolvedPackage>>()
  /** By key: the last call of those that share a directory, which one has after the other. */
  const turns = new Map<string, Promise<unknown>>()
  const inSlot = createSlots(CONCURRENCY)
  return {
    provided,
    resolve: (wanted) => {
      // Not by the key, which is one for several: the colon between source and version may stand in either.
      const call = JSON.stringify([wanted.source, wanted.version])
      const start = () => inSlot(() => provide(wanted, known.size, provider))
      const answer = known.get(call) ?? turns.get(wanted.key)?.then(start) ?? start()
      if (!known.has(call)) turns.set(wanted.key, answer)
      known.set(call, answer)
      return answer
    },
  }
}

async function provide(wanted: WantedPackage, count: number, provider: Provider): Promise<ResolvedPackage> {
  const { provided, log } = provider
  const tooMany = count > MAX_PACKAGES ? `there are more than ${MAX_PACKAGES} packages` : undefined
  const reason = provided.problem?.message ?? tooMany ?? explainTaken(provided, wanted)
  if (reason !== undefined) return { kind: 'unknown', reason }
  const name = `${showSource(wanted.source)}${wanted.version === '' ? '' : ` ${wanted.version}`}`
  try {
    const { resolved, how } = await provideOne(wanted, provider)
    log.info(
      `${clean(name, 200)}: ${resolved.kind === 'found' ? how : `${resolved.kind}, ${resolved.reason}`}`,
    )
    return resolved
  } catch (thrown) {
    const error = blameLocal(thrown)
    if (!(error instanceof LocalError)) throw error
    provided.problem = error
    return { kind: 'unknown', reason: describeError(error) }
  }
}

interface Answer {
  readonly resolved: ResolvedPackage
  /** For the log. */
  readonly how: string
}

async function provideOne(wanted: WantedPackage, provider: Provider): Promise<Answer> {
  const { loaders, maxAgeMs, now, fetching } = provider
  let stale: KeptFind | undefined
  for await (const find of findKept(wanted, loaders, { maxAgeMs, now: now(), canAsk: !!fetching })) {
    if (!find.isFresh && fetching !== undefined) {
      stale = find
      break
    }
    const used = await use(find, provider)
    if (used !== undefined) return used
  }
  if (fetching === undefined) return unknown('nobody may be asked, and it is nowhere here')
  if (isFull(provider)) {
    const older = stale?.kept.layer === undefined ? undefined : stale
    return (older && (await useBecause(FULL, older, provider))) ?? unknown(FULL)
  }
  const fetched = await fetchFor(wanted, stale?.kept, await fetching(), provider)
  if (fetched.kind === 'unchanged' && stale !== undefined) {
    const used = await use({ ...stale, isOld: false }, provider, new Date(now()))
    if (used !== undefined) return used
    return settle(wanted, await fetchFor(wanted, undefined, await fetching(), provider), provider)
  }
  const settled = await settle(wanted, fetched, provider)
  if (settled.resolved.kind !== 'unknown' || stale === undefined) return settled
  // Whoever answered, whatever it was, did not say that there is none: an earlier such word is no longer worth anything.
  const isAnswered = fetched.kind !== 'unknown' || fetched.isUnanswered !== true
  if (stale.kept.layer === undefined && isAnswered) return settled
  return (await useBecause(settled.resolved.reason, stale, provider)) ?? settled
}

/** Takes what is kept, for want of anything newer. */
async function useBecause(reason: string, stale: KeptFind, provider: Provider): Promise<Answer | undefined> {
  const used = await use(stale, provider)
  return used && { ...used, how: `${used.how}, because ${reason}` }
}

/** Whoever writes a configuration can name very many packages, and each may be large. */
const FULL = 'the modules of this run would take more room than they may'

function isFull({ provided, maxFetchedBytes = MAX_FETCHED_BYTES }: Provider): boolean {
  return provided.fetchedBytes > maxFetchedBytes
}

function unknown(reason: string, hint?: string): Answer {
  return { resolved: { kind: 'unknown', reason, hint }, how: '' }
}

/** Takes what is kept; undefined when it is not what its record says. */
async function use(
  { place, kept, isOld }: KeptFind,
  provider: Provider,
  confirmedAt = kept.confirmedAt,
): Promise<Answer | undefined> {
  const { provided, log, localLabel } = provider
  const { key, layer, reason = 'it was absent' } = kept
  if (layer === undefined) {
    noteProvided(provided, { ...kept, confirmedAt }, { ...place, isOld })
    return { resolved: { kind: 'absent', reason }, how: '' }
  }
  const isLocal = place.label === localLabel
  try {
    await loadLayer(layer, place.openLayer(layer), provider)
    await provider.cache.place(key, layer, () => createReadStream(provided.layers.get(layer.digest) ?? ''))
  } catch (error) {
    if (error instanceof LocalError) throw error
    if (!(error instanceof VerifyError || error instanceof RegistryError)) throw error
    // What another step has changed is no lie of anybody's.
    if (!isLocal) log.warning(`Terraform modules: ${place.label}: ${describeError(error)}`)
    return undefined
  }
  noteProvided(provided, { ...kept, confirmedAt }, { ...place, isOld })
  provided.counts[isLocal ? 'local' : 'kept'] += 1
  return found(key, provider, `${isOld ? 'older than max-age, ' : ''}from ${place.label}`)
}

function found(key: string, { cache }: Provider, how: string): Answer {
  return { resolved: { kind: 'found', files: fetchedFiles(cache.pathOf(key)) }, how }
}

async function fetchFor(
  wanted: WantedPackage,
  kept: KeptPackage | undefined,
  context: FetchContext,
  { work }: Provider,
): Promise<FetchedPackage & { readonly directory?: string }> {
  const directory = join(work, `fetch-${wanted.key}`)
  await remove(directory)
  await mkdir(directory, { recursive: true })
  return await fetchPackage(wanted, kept, directory, context)
}

/** Packs and places what was fetched. */
async function settle(wanted: WantedPackage, fetched: FetchedPackage, provider: Provider): Promise<Answer> {
  const { work, provided, cache, now } = provider
  const { key, version } = wanted
  const row = { key, source: showSource(wanted.source), version, confirmedAt: new Date(now()) }
  try {
    if (fetched.kind === 'absent') {
      const { reason } = fetched
      const absent = { ...row, layer: undefined, origin: undefined, reason, isFixed: false }
      noteProvided(provided, absent, { isPublic: true })
      return { resolved: { kind: 'absent', reason }, how: '' }
    }
    if (fetched.kind !== 'found')
      return fetched.kind === 'unknown' ? unknown(fetched.reason, fetched.hint) : unknown('it was not had')
    const { origin, isFixed, isPublic } = fetched
    const packed = join(work, `packed-${key}`)
    const { unpackedBytes, ...layer } = await packTree(fetched.directory, packed)
    provided.fetchedBytes += unpackedBytes
    if (isFull(provider)) {
      await removeQuietly(packed)
      return unknown(FULL)
    }
    provided.layers.set(layer.digest, packed)
    await cache.place(key, layer, () => createReadStream(packed))
    noteProvided(provided, { ...row, layer, origin, reason: undefined, isFixed }, { isPublic })
    provided.counts.fetched += 1
    return found(
      key,
      provider,
      `fetched${origin.version === undefined ? '' : `, version ${clean(origin.version, 50)}`}`,
    )
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error
    return unknown(describeError(error))
  } finally {
    await removeQuietly(join(work, `fetch-${key}`))
  }
}
