// Puts one artifact into a private registry: blobs, then an immutable tag, and, when the bytes read back right, the tag that
// Trivy asks for.
import { isLowerVersion } from '../acquire/candidate.ts'
import { VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { RegistryClient, RegistryWriter } from '../oci/client.ts'
import type { Descriptor, FetchedManifest } from '../oci/manifest.ts'
import { formatReference, parseReference, type Reference } from '../oci/reference.ts'
import { RegistryError } from '../oci/registry-error.ts'
import type { BlobToPush } from '../oci/upload.ts'
import { verifyDigest } from '../verify/digest.ts'
import { versionOf } from '../verify/layer.ts'
import { wrapAsImage } from './as-image.ts'
import type { CarriedArtifact } from './carried.ts'

/** Where to, and how. */
export interface PublishContext {
  readonly client: RegistryClient & RegistryWriter
  /** `registry.example.com/trivy` */
  readonly base: string
  readonly asImage: boolean
  readonly log: Log
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
  const newer = await findNewer(ref, before, artifact, context)
  if (before !== undefined && newer !== undefined) {
    log.warning(`${reference} is left as it is: ${newer} is there, newer than what the sources have`)
    return { reference, outcome: 'newer-there', digest: before.digest, uploadedBytes: 0 }
  }
  const wanted = await assemble(artifact, context.asImage)
  const uploadedBytes = await pushBlobs(ref, wanted, artifact, context)
  const { digest } = wanted.fetched
  if (before?.digest === digest) {
    log.info(`${reference} is there already`)
    return { reference, outcome: 'current', digest, uploadedBytes }
  }
  await pushFixed({ ...ref, tag: artifact.fixedTag }, wanted.fetched, context)
  await readLayerBack(ref, artifact.selectLayer(wanted.fetched.manifest), context)
  await refuseMoved(ref, before, wanted.fetched, context)
  await client.pushManifest(ref, wanted.fetched)
  await readManifestBack(ref, wanted.fetched, context)
  log.info(`${reference} names ${digest}`)
  return { reference, outcome: 'published', digest, uploadedBytes }
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

/** The name under which this very version stays, also when the moving tag has moved on. */
async function pushFixed(
  fixed: Reference,
  fetched: FetchedManifest,
  { client, log }: PublishContext,
): Promise<void> {
  const there = await client.findManifest(fixed)
  if (there === undefined) await client.pushManifest(fixed, fetched)
  else if (there.digest !== fetched.digest) {
    log.info(`${formatReference(fixed)} names another manifest, and stays`)
  }
}

/** Newer data is never replaced by older: what our own dated tags and the versions tell of what is there. */
async function findNewer(
  ref: Reference,
  before: FetchedManifest | undefined,
  artifact: CarriedArtifact,
  { client }: PublishContext,
): Promise<string | undefined> {
  if (before === undefined || artifact.isPinned) return undefined
  const version = versionOf(before.manifest)
  if (isLowerVersion(artifact.version, version)) return `version ${version}`
  if (before.manifest.layers[0]?.digest === artifact.layer.digest) return undefined
  // A confirmation that is later says nothing about the content.
  if (!artifact.hasOwnAge) return undefined
  const own = artifact.fixedTag
  const later = (await client.listTagsAfter(ref, own)) ?? []
  const dated = later.filter((tag) => tag > own && tag.startsWith(`${ref.tag}-`) && /-\d{8}t\d{4}$/.test(tag))
  for (const tag of dated.sort().reverse().slice(0, 3)) {
    const found = await client.findManifest({ ...ref, tag })
    if (found?.digest === before.digest) return `the tag ${tag}`
  }
  return undefined
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
