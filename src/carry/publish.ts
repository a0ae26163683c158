// Puts one artifact into a private registry, unless it is there or something newer is: blobs, then an immutable tag, and,
// when the bytes read back right, the tag that Trivy asks for.
import { VerifyError } from '../base/errors.ts'
import type { Descriptor, FetchedManifest } from '../oci/manifest.ts'
import type { BlobToPush } from '../oci/open-upload.ts'
import { formatReference, parseReference, type Reference } from '../oci/reference.ts'
import { RegistryError } from '../oci/registry-error.ts'
import { verifyDigest } from '../verify/digest.ts'
import { wrapAsImage } from './as-image.ts'
import type { CarriedArtifact } from './carried.ts'
import { compareHeld, type HeldContext } from './held.ts'

/** Where to, and how. */
export interface PublishContext extends HeldContext {
  /** `registry.example.com/trivy` */
  readonly base: string
  readonly asImage: boolean
}

/** What became of one artifact: `current`, it was there already; `newer-there`, what is there is newer, and stays. */
export interface Published {
  readonly reference: string
  readonly outcome: 'published' | 'current' | 'newer-there'
  /** Of the manifest that the tag names now. */
  readonly digest: string
  readonly uploadedBytes: number
}

/** A manifest with everything that it names. */
interface Package {
  readonly fetched: FetchedManifest
  readonly blobs: readonly BlobToPush[]
}

/**
 * Publishes an artifact under the name that Trivy and the main action look for.
 *
 * @throws {RegistryError} when something is refused, {VerifyError} when it reads back as something else; the old tag
 * stays as it was unless the registry changes the manifest itself
 */
export async function publish(artifact: CarriedArtifact, context: PublishContext): Promise<Published> {
  const { client, log } = context
  const ref = parseReference(`${context.base}/${artifact.repository}:${artifact.tag}`)
  const reference = formatReference(ref)
  const before = await client.findManifest(ref)
  const wanted = await assemble(artifact, context.asImage)
  const held =
    before === undefined
      ? undefined
      : await compareHeld({ ref, before }, artifact, { wanted: wanted.fetched, context })
  if (before !== undefined && held?.kind === 'newer') {
    log.warning(`${reference} is left as it is: ${held.evidence} is there, newer than what the sources have`)
    return { reference, outcome: 'newer-there', digest: before.digest, uploadedBytes: 0 }
  }
  if (before !== undefined && held?.kind === 'same' && (await isWhole(ref, before, context))) {
    log.info(`${reference} is there already`)
    return { reference, outcome: 'current', digest: before.digest, uploadedBytes: 0 }
  }
  const uploadedBytes = await pushBlobs(ref, wanted, artifact, context)
  const { digest } = wanted.fetched
  if (before?.digest === digest) {
    log.info(`${reference} is there already; what was missing of it is there again`)
    return { reference, outcome: 'current', digest, uploadedBytes }
  }
  const { fixedTag } = artifact
  const again = () => pushBlobs(ref, wanted, artifact, context)
  if (fixedTag !== undefined)
    await pushFixed({ ...ref, tag: fixedTag }, wanted.fetched, { ...context, again })
  await readLayerBack(ref, artifact.selectLayer(wanted.fetched.manifest), context)
  await refuseMoved(ref, before, wanted.fetched, context)
  await pushTag({ ref, isMove: before !== undefined }, wanted.fetched, { ...context, again })
  await readManifestBack(ref, wanted.fetched, context)
  log.info(`${reference} names ${digest}`)
  return { reference, outcome: 'published', digest, uploadedBytes }
}

/** Whether the registry still has all that the manifest names: somebody may have tidied up too much. */
async function isWhole(
  ref: Reference,
  { manifest }: FetchedManifest,
  { client }: PublishContext,
): Promise<boolean> {
  for (const blob of [manifest.config, ...manifest.layers]) {
    if (!(await client.hasBlob(ref, blob))) return false
  }
  return true
}

async function assemble(artifact: CarriedArtifact, asImage: boolean): Promise<Package> {
  const open = (blob: { digest: string; size: number }): BlobToPush => ({
    ...blob,
    open: (start) => artifact.openBlob(blob, start),
  })
  const layer = open(artifact.layer)
  if (!asImage) return { fetched: artifact.fetched, blobs: [open(artifact.fetched.manifest.config), layer] }
  const { fetched, config } = await wrapAsImage(artifact.fetched, layer.open(0))
  const { digest, size } = fetched.manifest.config
  const inMemory: BlobToPush = {
    digest,
    size,
    async *open(start) {
      yield config.subarray(start)
    },
  }
  return { fetched, blobs: [inMemory, layer] }
}

async function pushBlobs(
  ref: Reference,
  { blobs }: Package,
  { origin }: CarriedArtifact,
  { client, log }: PublishContext,
): Promise<number> {
  const from = origin === undefined ? undefined : parseReference(origin)
  const mountFrom = from?.registry === ref.registry ? from.repository : undefined
  let bytes = 0
  for (const blob of blobs) {
    const outcome = await client.pushBlob({ ref, mountFrom }, blob)
    log.info(`${formatReference(ref)}: blob ${blob.digest.slice(0, 19)}: ${outcome}`)
    if (outcome === 'uploaded') bytes += blob.size
  }
  return bytes
}

interface TagContext extends PublishContext {
  /** Sends what the registry does not have. */
  readonly again: () => Promise<unknown>
}

/** A registry that restarts may tidy up what no manifest names yet (olareg does): then it is sent once more. */
async function pushTag(
  target: { readonly ref: Reference; readonly isMove: boolean },
  fetched: FetchedManifest,
  { client, log, again }: TagContext,
): Promise<void> {
  try {
    await client.pushManifest(target, fetched)
  } catch (error) {
    const isLost = error instanceof RegistryError && error.codes.some((code) => LOST_CODES.includes(code))
    if (!isLost) throw error
    log.info(`${error.message}; what is missing is sent again`)
    await again()
    await client.pushManifest(target, fetched)
  }
}

/** Of a manifest whose blobs are not there (https://specs.opencontainers.org/distribution-spec/#error-codes). */
const LOST_CODES: readonly string[] = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN']

/** The name under which this very version stays, also when the moving tag has moved on. */
async function pushFixed(fixed: Reference, fetched: FetchedManifest, context: TagContext): Promise<void> {
  const { client, log } = context
  const there = await client.findManifest(fixed)
  if (there === undefined) await pushTag({ ref: fixed, isMove: false }, fetched, context)
  else if (there.digest !== fetched.digest) {
    log.info(`${formatReference(fixed)} names another manifest, and stays`)
  }
}

/** Somebody else may mirror at the same time; whoever finds the tag moved leaves it to them. */
async function refuseMoved(
  ref: Reference,
  before: FetchedManifest | undefined,
  wanted: FetchedManifest,
  { client }: PublishContext,
): Promise<void> {
  const now = await client.findManifest(ref)
  if (now?.digest === before?.digest || now?.digest === wanted.digest) return
  throw new RegistryError(
    `${formatReference(ref)} moved while this was uploaded: from ${before?.digest ?? 'nothing'} to ${now?.digest ?? 'nothing'}`,
    {
      temporary: false,
      hint: 'Another job mirrors to the same place, and its tag was left. Give both one `concurrency` group, or run this again.',
    },
  )
}

/** What Trivy would take must be there to its last byte before a tag leads to it. */
async function readLayerBack(ref: Reference, layer: Descriptor, { client }: PublishContext): Promise<void> {
  const what = `${formatReference(ref)}, layer read back`
  for await (const _ of verifyDigest(client.openBlob(ref, layer), layer, what)) {
    // Only hashed.
  }
}

/** The tag must name the very manifest by whose rules the layer was chosen. */
async function readManifestBack(
  ref: Reference,
  wanted: FetchedManifest,
  { client }: PublishContext,
): Promise<void> {
  const found = await client.fetchManifest(ref)
  if (found.digest === wanted.digest) return
  throw new VerifyError(`${formatReference(ref)}, read back: the tag names another manifest`, {
    wanted: wanted.digest,
    found: found.digest,
    hint: 'The registry changed the manifest, or another job moved the tag in between: run this again.',
  })
}
