// Looks at every place where a resource can come from, and downloads nothing but manifests.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describeError, hintOf } from '../../base/errors.ts'
import { formatStem } from '../../cache/cache-key.ts'
import { findNewestEntry } from '../../cache/cache-search.ts'
import { stemOf } from '../../cache/requirement-stem.ts'
import type { CheckPlace } from '../../inputs/entry-inputs.ts'
import type { RegistryClient } from '../../oci/client.ts'
import { formatReference } from '../../oci/reference.ts'
import { explainError } from '../../oci/registry-error.ts'
import type { RegistryPlace, Requirement } from '../../resources/artifact-resource.ts'
import { listShelves, shelvesFor } from '../../store/shelves.ts'
import { FUTURE_TOLERANCE_MS } from '../../verify/freshness.ts'
import { createdAt, selectLayer, versionOf } from '../../verify/layer.ts'
import { timeOfVersion } from '../../verify/version.ts'
import type { PlannedRun } from '../planned-run.ts'
import type { Observation } from './observation.ts'

/** Where to look, and with what. */
export interface Look {
  readonly run: PlannedRun
  readonly client: RegistryClient | undefined
  /** Places that the user named, and that must hold what is looked for; undefined: wherever something may be. */
  readonly places: readonly CheckPlace[] | undefined
}

/** Everything that is seen of one requirement. */
export async function observe(requirement: Requirement, look: Look): Promise<Observation[]> {
  const { run, client, places } = look
  const looksAt = (place: CheckPlace) => places?.includes(place) ?? true
  const seen: Observation[] = []
  if (client !== undefined && looksAt('registries')) {
    for (const place of requirement.places) seen.push(await observeRegistry(place, requirement, client))
  }
  if (looksAt('store')) seen.push(await observeStore(requirement, run))
  if (looksAt('actions-cache')) seen.push(await observeCache(requirement, run))
  // A place that nobody named, and nobody has filled, is none of this user's.
  return places === undefined
    ? seen.filter(({ problem, isFault }) => problem === undefined || isFault)
    : seen.map(asFault)
}

/** What was named must be there. */
function asFault(one: Observation): Observation {
  return one.problem === undefined ? one : { ...one, isFault: true }
}

function about(requirement: Requirement) {
  const { resource, maxAgeMs } = requirement
  return { resource: resource.label?.inPlan ?? resource.name, title: resource.title, maxAgeMs }
}

const ABSENT = { digest: undefined, at: undefined }

async function observeRegistry(
  { reference }: RegistryPlace,
  requirement: Requirement,
  client: RegistryClient,
): Promise<Observation> {
  const facts = { ...about(requirement), kind: 'registry' as const, where: formatReference(reference) }
  try {
    const { manifest } = await client.fetchManifest(reference)
    const { digest } = selectLayer(manifest, requirement)
    // Of what carries its own age, the time of the push upstream is that of the data within minutes, in copies too: `mirror`
    // copies manifests byte for byte. What carries none is published months apart, and its push says nothing.
    const isAged = requirement.resource.age === 'data'
    const at = timeOfVersion(versionOf(manifest)) ?? createdAt(manifest)
    return { ...facts, digest, at: isAged ? at : undefined, problem: undefined, isFault: false }
  } catch (error) {
    return { ...facts, ...ABSENT, problem: explainError(error), hint: hintOf(error), isFault: true }
  }
}

async function observeStore(requirement: Requirement, run: PlannedRun): Promise<Observation> {
  const kind = 'store' as const
  if (run.store.kind === 'off') {
    return {
      ...about(requirement),
      kind,
      where: 'runner store',
      ...ABSENT,
      problem: run.store.why,
      hint: 'Run it on the host whose runner store it is, with store: always where the runner does not say that it is self-hosted.',
      isFault: false,
    }
  }
  const { store } = run.store
  const facts = { ...about(requirement), kind, where: store.home }
  try {
    const shelves = shelvesFor(requirement, { job: run.job, bundleDigest: undefined })
    const listing = await listShelves(store, requirement, shelves)
    const [newest] = listing.entries
    if (newest === undefined) {
      const isExpected =
        run.inputs.store === 'always' || existsSync(join(store.home, requirement.resource.name))
      return { ...facts, ...ABSENT, problem: 'nothing is there', isFault: isExpected }
    }
    const at = new Date(newest.seal.measuredAt)
    return { ...facts, digest: newest.layer.digest, at, problem: undefined, isFault: false }
  } catch (error) {
    return { ...facts, ...ABSENT, problem: describeError(error), hint: hintOf(error), isFault: true }
  }
}

const NO_CACHE_HINT =
  'Leave actions-cache out of the input places, or run it where jobs have a cache service.'

/** Its key tells the time of an entry and the beginning of its digest: nothing is restored. */
async function observeCache(requirement: Requirement, run: PlannedRun): Promise<Observation> {
  const { actionsCache, inputs, dependencies } = run
  const stem = formatStem(stemOf(requirement, inputs.keyPrefix))
  const facts = { ...about(requirement), kind: 'actions-cache' as const, where: stem }
  if (actionsCache.kind === 'unavailable')
    return { ...facts, ...ABSENT, problem: actionsCache.reason, hint: NO_CACHE_HINT, isFault: false }
  if (!actionsCache.cache.mode.mayRead)
    return { ...facts, ...ABSENT, problem: 'it cannot be read by this job', isFault: false }
  const { cache } = actionsCache
  const nowMs = dependencies.clock.now()
  const range = { stem, from: new Date(Number.NaN), to: new Date(nowMs + FUTURE_TOLERANCE_MS) }
  try {
    const lookup = (keys: readonly string[]) => cache.lookup(requirement.resource.name, keys)
    const entry = await findNewestEntry(lookup, range)
    if (entry === undefined) return { ...facts, ...ABSENT, problem: 'nothing is there', isFault: false }
    return {
      ...facts,
      digest: `sha256:${entry.digestPrefix}`,
      at: entry.time,
      problem: undefined,
      isFault: false,
    }
  } catch (error) {
    return { ...facts, ...ABSENT, problem: describeError(error), hint: hintOf(error), isFault: true }
  }
}
