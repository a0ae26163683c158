// What a tag holds before it is moved, against what is to be put there: newer data is never replaced by older, whoever put
// it there and whatever the registry can list.

import { describeError, VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { RegistryClient, RegistryWriter } from '../oci/client.ts'
import type { Descriptor, FetchedManifest } from '../oci/manifest.ts'
import { formatReference, type Reference } from '../oci/reference.ts'
import { RegistryError } from '../oci/registry-error.ts'
import { isFromFuture } from '../verify/freshness.ts'
import { versionOf } from '../verify/layer.ts'
import { isLowerVersion } from '../verify/version.ts'
import { type CarriedArtifact, datedTag } from './carried.ts'

/** `same`: there is nothing to push. `newer`: it stays, and `evidence` says why. `other`: it is older, or no good. */
export type Held =
  | { readonly kind: 'same' }
  | { readonly kind: 'newer'; readonly evidence: string }
  | { readonly kind: 'other' }

/** What looking needs. */
export interface HeldContext {
  readonly client: RegistryClient & RegistryWriter
  readonly now: () => Date
  readonly log: Log
}

/** One thing in the registry. */
interface Place {
  readonly ref: Reference
  readonly before: FetchedManifest
}

/** Newest dated tags that are looked at: the nightly job's own is among the first. */
const DATED_TAGS = 3

/**
 * Compares.
 *
 * @param wanted what would be pushed
 * @throws {RegistryError} when the registry does not let itself be looked at: then nothing may be moved
 */
export async function compareHeld(
  place: Place,
  artifact: CarriedArtifact,
  { wanted, context }: { readonly wanted: FetchedManifest; readonly context: HeldContext },
): Promise<Held> {
  const { before } = place
  if (before.digest === wanted.digest)
    return isDue(before, artifact, context) ? { kind: 'other' } : { kind: 'same' }
  // Pinned by its digest: the user wants this one, whatever is there.
  if (artifact.isPinned) return { kind: 'other' }
  const layer = layerOf(before, artifact)
  if (layer === undefined) return { kind: 'other' }
  const isSame = layer.digest === artifact.layer.digest
  if (isSame && isAlike(before, wanted) && !isDue(before, artifact, context)) return { kind: 'same' }
  const evidence = await findNewer(place, artifact, { layer, isSame, context })
  return evidence === undefined ? { kind: 'other' } : { kind: 'newer', evidence }
}

/** What is there by the rules of whoever reads it; undefined when nobody could. */
function layerOf({ manifest }: FetchedManifest, artifact: CarriedArtifact): Descriptor | undefined {
  try {
    return artifact.selectLayer(manifest)
  } catch (error) {
    if (error instanceof VerifyError) return undefined
    throw error
  }
}

/** Registries' copies of one layer have manifests of their own; what a reader sees is the same unless these differ. */
function isAlike({ manifest: a }: FetchedManifest, { manifest: b }: FetchedManifest): boolean {
  return a.config.mediaType === b.config.mediaType && versionOf(a) === versionOf(b)
}

/** Whether what it confirms is so old that its readers will soon not believe it. */
function isDue(
  { manifest }: FetchedManifest,
  { renewAfterMs, timeOf, measuredAt }: CarriedArtifact,
  { now }: HeldContext,
): boolean {
  if (renewAfterMs === undefined) return false
  const confirmedAt = timeOf(manifest)
  if (confirmedAt === undefined) return true
  return measuredAt > confirmedAt && now().getTime() - confirmedAt.getTime() > renewAfterMs
}

interface Facts {
  readonly layer: Descriptor
  readonly isSame: boolean
  readonly context: HeldContext
}

/** What shows that the tag holds something newer; undefined when nothing does. */
async function findNewer(place: Place, artifact: CarriedArtifact, facts: Facts): Promise<string | undefined> {
  const { manifest } = place.before
  const version = versionOf(manifest)
  if (isLowerVersion(artifact.version, version)) return `version ${version}`
  if (facts.isSame) return undefined
  if (artifact.readAge !== undefined) return findNewerData(place, artifact, facts)
  // Versions that differ have spoken.
  if (isLowerVersion(version, artifact.version)) return undefined
  const [held, carried] = [artifact.timeOf(manifest), artifact.timeOf(artifact.fetched.manifest)]
  if (held === undefined || carried === undefined || held <= carried) return undefined
  if (isFromFuture(held, facts.context.now())) return undefined
  return `a manifest of ${held.toISOString()}`
}

/** By a dated tag of an earlier run, which costs next to nothing; else by the data itself. */
async function findNewerData(
  place: Place,
  artifact: CarriedArtifact,
  facts: Facts,
): Promise<string | undefined> {
  const dated = await findDated(place, facts.context)
  if (dated !== undefined && artifact.fixedTag !== undefined) {
    return dated > artifact.fixedTag ? `the tag ${dated}` : undefined
  }
  const builtAt = await readHeld(place, artifact, facts)
  if (builtAt === undefined || builtAt <= artifact.measuredAt) return undefined
  return `data of ${builtAt.toISOString()}`
}

/** The dated tag that names what the tag holds. */
async function findDated({ ref, before }: Place, { client, now }: HeldContext): Promise<string | undefined> {
  const latest = datedTag(Number(ref.tag), now()) ?? ''
  const dated = ((await client.listTags(ref)) ?? []).filter(
    (tag) => tag.startsWith(`${ref.tag}-`) && /-\d{8}t\d{4}$/.test(tag) && tag <= latest,
  )
  for (const tag of dated.sort().reverse().slice(0, DATED_TAGS)) {
    const found = await client.findManifest({ ...ref, tag })
    if (found?.digest === before.digest) return tag
  }
  return undefined
}

/** When the data that is there was built; undefined when it is no good, and may go. */
async function readHeld(
  { ref, before }: Place,
  artifact: CarriedArtifact,
  { layer, context }: Facts,
): Promise<Date | undefined> {
  const { client, log } = context
  const reference = formatReference(ref)
  log.info(`${reference}: no dated tag names what is there; its data is read for its age`)
  try {
    return await artifact.readAge?.({
      fetched: before,
      layer,
      openLayer: () => client.openBlob(ref, layer),
    })
  } catch (error) {
    const isGone = error instanceof RegistryError && error.status === 404
    if (!isGone && !(error instanceof VerifyError)) throw error
    log.info(`${reference}: what is there is no good, and is replaced: ${describeError(error)}`)
    return undefined
  }
}
