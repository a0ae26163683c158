// An OCI image layout on disk, read as if an enemy had written it: it may come from a poisoned cache entry or a carried bundle.
import { join } from 'node:path'
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { digestOf, isDigest } from './digest.ts'
import { parseJsonObject, unexpected } from './json.ts'
import { directoryFiles, type LayoutFiles } from './layout-files.ts'
import {
  type Descriptor,
  type FetchedManifest,
  type IndexChild,
  MAX_MANIFEST_BYTES,
  parseManifest,
  parseManifestOrIndex,
} from './manifest.ts'

/** Names and version of https://specs.opencontainers.org/image-spec/image-layout/ */
export const LAYOUT = {
  marker: 'oci-layout',
  version: '1.0.0',
  index: 'index.json',
  blobs: 'blobs/sha256/',
} as const

/** An artifact in a layout, with the annotations that the index gives it (among them its name). */
export interface LayoutEntry {
  readonly fetched: FetchedManifest
  readonly annotations: Readonly<Record<string, string>>
}

/** What identifies a blob. */
export type BlobIdentity = Pick<Descriptor, 'digest' | 'size'>

// One entry takes some 300 bytes, so this is room for thousands; a real layout holds a handful.
const MAX_INDEX_BYTES = 1024 * 1024
// All manifests are held in memory; real ones have about 1 KiB.
const MAX_MANIFESTS_BYTES = 4 * MAX_MANIFEST_BYTES
// A JSON object with one short field.
const MAX_MARKER_BYTES = 4096

/** Reads which artifacts a layout holds; every manifest is checked against its digest. Throws VerifyError on the first lie. */
export function readLayout(dir: string): Promise<readonly LayoutEntry[]> {
  return readLayoutFiles(directoryFiles(dir))
}

/**
 * The same, wherever the layout lies.
 *
 * @param indexDigest what the digest of `index.json` must be, which then vouches for everything
 */
export async function readLayoutFiles(
  files: LayoutFiles,
  indexDigest?: string,
): Promise<readonly LayoutEntry[]> {
  const children = await readLayoutIndex(files, indexDigest)
  checkTotalSize(children, `${files.where}: ${LAYOUT.index}`)
  const entries: LayoutEntry[] = []
  for (const child of children) {
    entries.push({ fetched: await readManifest(files, child), annotations: child.annotations })
  }
  return entries
}

/**
 * What the index of a layout names, unread. Other parameters and errors as of {@link readLayoutFiles}.
 *
 * @param onForeign told of what cannot be read, which is then left out; without it that is an error
 */
export async function readLayoutIndex(
  files: LayoutFiles,
  indexDigest?: string,
  onForeign?: (error: VerifyError) => void,
): Promise<readonly IndexChild[]> {
  await readMarker(files)
  const what = `${files.where}: ${LAYOUT.index}`
  const index = await files.readSmall({ name: LAYOUT.index, what }, MAX_INDEX_BYTES)
  if (indexDigest !== undefined) checkDigest(digestOf(index), indexDigest, what)
  const parsed = parseManifestOrIndex(index, what, onForeign)
  if (parsed.kind !== 'index') throw new VerifyError(what, { wanted: 'an index', found: 'a manifest' })
  return parsed.children
}

/**
 * Streams a blob of a layout in chunks of 256 KiB. Its size is checked before the first byte; its digest is not:
 * the reader of the stream must do that.
 */
export function openLayoutBlob(dir: string, blob: BlobIdentity, start = 0): AsyncGenerator<Buffer> {
  return openBlobOf(directoryFiles(dir), blob, start)
}

/** The same, wherever the layout lies. */
export async function* openBlobOf(files: LayoutFiles, blob: BlobIdentity, start = 0): AsyncGenerator<Buffer> {
  const what = `${files.where}: blob ${clean(blob.digest, 80)}`
  yield* files.stream({ name: blobName(blob.digest), what, sizeBytes: blob.size }, start)
}

/** The name of a blob's file in a layout. Throws VerifyError when `digest` is not one, before it becomes a path. */
export function blobName(digest: string): string {
  if (!isDigest(digest)) throw unexpected('blob: digest', 'sha256: and 64 hex digits', digest)
  return `${LAYOUT.blobs}${digest.slice('sha256:'.length)}`
}

/** Where a layout keeps a blob. Throws VerifyError when `digest` is not one, before it becomes a path. */
export function blobPath(dir: string, digest: string): string {
  return join(dir, blobName(digest))
}

/** The directory of all blobs of a layout. */
export function blobsDirectory(dir: string): string {
  return join(dir, 'blobs', 'sha256')
}

async function readMarker(files: LayoutFiles): Promise<void> {
  const what = `${files.where}: ${LAYOUT.marker}`
  const bytes = await files.readSmall({ name: LAYOUT.marker, what }, MAX_MARKER_BYTES)
  const { imageLayoutVersion } = parseJsonObject(bytes, what, MAX_MARKER_BYTES)
  if (imageLayoutVersion !== LAYOUT.version) {
    throw unexpected(`${what}: imageLayoutVersion`, LAYOUT.version, imageLayoutVersion)
  }
}

async function readManifest(files: LayoutFiles, child: Descriptor): Promise<FetchedManifest> {
  const what = `${files.where}: manifest ${child.digest}`
  const file = { name: blobName(child.digest), what, sizeBytes: child.size }
  const bytes = await files.readSmall(file, MAX_MANIFEST_BYTES)
  checkDigest(digestOf(bytes), child.digest, what)
  const fetched = parseManifest(bytes, what)
  if (fetched.manifest.mediaType !== child.mediaType) {
    throw unexpected(`${what}: mediaType`, child.mediaType, fetched.manifest.mediaType)
  }
  return fetched
}

/** @throws {VerifyError} when they differ */
export function checkDigest(found: string, wanted: string, what: string): void {
  if (found !== wanted) throw new VerifyError(`${what}: digest`, { wanted, found })
}

function checkTotalSize(children: readonly Descriptor[], what: string): void {
  const total = children.reduce((sum, child) => sum + child.size, 0)
  if (total <= MAX_MANIFESTS_BYTES) return
  const wanted = `at most ${MAX_MANIFESTS_BYTES} bytes`
  throw new VerifyError(`${what}: all manifests`, { wanted, found: `${total}` })
}
