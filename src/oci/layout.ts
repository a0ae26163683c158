// An OCI image layout on disk, read as if an enemy had written it: it may come from a poisoned cache entry or a carried bundle.
import { join } from 'node:path'
import { VerifyError } from '../errors.ts'
import { clean } from '../log.ts'
import { digestOf, isDigest } from './digest.ts'
import { parseJsonObject, unexpected } from './json.ts'
import {
  type Descriptor,
  type FetchedManifest,
  MAX_MANIFEST_BYTES,
  parseManifest,
  parseManifestOrIndex,
} from './manifest.ts'
import { checkDirectory, openRegularFile, readExactly, readRegularFile } from './regular-file.ts'

/** Names and version of https://specs.opencontainers.org/image-spec/image-layout/ */
export const LAYOUT = { marker: 'oci-layout', version: '1.0.0', index: 'index.json' } as const

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
// zlib and hashing are fastest with large chunks; more than 1 MiB gains nothing.
const CHUNK_BYTES = 1024 * 1024

/** Reads which artifacts a layout holds; every manifest is checked against its digest. Throws VerifyError on the first lie. */
export async function readLayout(dir: string): Promise<readonly LayoutEntry[]> {
  const where = describeLayout(dir)
  await readMarker(dir, where)
  const what = `${where}: ${LAYOUT.index}`
  const index = await readRegularFile({ path: join(dir, LAYOUT.index), what }, MAX_INDEX_BYTES)
  const parsed = parseManifestOrIndex(index, what)
  if (parsed.kind !== 'index') throw new VerifyError(what, { wanted: 'an index', found: 'a manifest' })
  checkTotalSize(parsed.children, what)
  await checkBlobDirectories(dir, where)
  const entries: LayoutEntry[] = []
  for (const child of parsed.children) {
    entries.push({ fetched: await readManifest(dir, child), annotations: child.annotations })
  }
  return entries
}

/**
 * Streams a blob of a layout in chunks of 1 MiB. Its size is checked before the first byte; its digest is not:
 * the reader of the stream must do that.
 */
export async function* openLayoutBlob(dir: string, blob: BlobIdentity): AsyncGenerator<Buffer> {
  const what = `${describeLayout(dir)}: blob ${clean(blob.digest, 80)}`
  const path = blobPath(dir, blob.digest)
  await checkBlobDirectories(dir, describeLayout(dir))
  const { handle } = await openRegularFile({ path, what, sizeBytes: blob.size })
  try {
    for (let remaining = blob.size; remaining > 0; ) {
      const chunk = Buffer.allocUnsafe(Math.min(remaining, CHUNK_BYTES))
      await readExactly(handle, chunk, what)
      remaining -= chunk.length
      yield chunk
    }
  } finally {
    await handle.close()
  }
}

/** Where a layout keeps a blob. Throws VerifyError when `digest` is not one, before it becomes a path. */
export function blobPath(dir: string, digest: string): string {
  if (!isDigest(digest)) throw unexpected('blob: digest', 'sha256: and 64 hex digits', digest)
  return join(blobsDirectory(dir), digest.slice('sha256:'.length))
}

/** The directory of all blobs of a layout. */
export function blobsDirectory(dir: string): string {
  return join(dir, 'blobs', 'sha256')
}

/** How messages name a layout. */
export function describeLayout(dir: string): string {
  return `OCI layout ${clean(dir, 200)}`
}

async function readMarker(dir: string, where: string): Promise<void> {
  const what = `${where}: ${LAYOUT.marker}`
  const bytes = await readRegularFile({ path: join(dir, LAYOUT.marker), what }, MAX_MARKER_BYTES)
  const { imageLayoutVersion } = parseJsonObject(bytes, what, MAX_MARKER_BYTES)
  if (imageLayoutVersion !== LAYOUT.version) {
    throw unexpected(`${what}: imageLayoutVersion`, LAYOUT.version, imageLayoutVersion)
  }
}

async function readManifest(dir: string, child: Descriptor): Promise<FetchedManifest> {
  const what = `${describeLayout(dir)}: manifest ${child.digest}`
  const file = { path: blobPath(dir, child.digest), what, sizeBytes: child.size }
  const bytes = await readRegularFile(file, MAX_MANIFEST_BYTES)
  const digest = digestOf(bytes)
  if (digest !== child.digest)
    throw new VerifyError(`${what}: digest`, { wanted: child.digest, found: digest })
  const fetched = parseManifest(bytes, what)
  if (fetched.manifest.mediaType !== child.mediaType) {
    throw unexpected(`${what}: mediaType`, child.mediaType, fetched.manifest.mediaType)
  }
  return fetched
}

function checkTotalSize(children: readonly Descriptor[], what: string): void {
  const total = children.reduce((sum, child) => sum + child.size, 0)
  if (total <= MAX_MANIFESTS_BYTES) return
  const wanted = `at most ${MAX_MANIFESTS_BYTES} bytes`
  throw new VerifyError(`${what}: all manifests`, { wanted, found: `${total}` })
}

async function checkBlobDirectories(dir: string, where: string): Promise<void> {
  await checkDirectory(join(dir, 'blobs'), `${where}: blobs`)
  await checkDirectory(blobsDirectory(dir), `${where}: blobs/sha256`)
}
