// A small layout for tests: one artifact, in a directory that is removed afterwards.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { digestOf } from '../../src/oci/digest.ts'
import { type BlobIdentity, openLayoutBlob } from '../../src/oci/layout.ts'
import { createLayoutWriter } from '../../src/oci/layout-writer.ts'
import { type FetchedManifest, MEDIA_TYPES, parseManifest } from '../../src/oci/manifest.ts'

/** The annotation that names an artifact in a layout. */
export const REF_NAME = 'org.opencontainers.image.ref.name'
export const MEBIBYTE = 1024 * 1024

/** The two blobs of the sample. */
export const emptyConfig: Buffer = Buffer.from('{}')
export const layer: Buffer = Buffer.alloc(2 * MEBIBYTE + 7, 'layer')

/** A directory of this test, and the path of a layout that is not there yet. */
export async function createRoot(): Promise<{ root: string; dir: string }> {
  const root = await mkdtemp(join(tmpdir(), 'layout-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return { root, dir: join(root, 'layout') }
}

/** What identifies these bytes. */
export function identify(bytes: Buffer): BlobIdentity {
  return { digest: digestOf(bytes), size: bytes.length }
}

/** The manifest of an artifact with this layer. */
export function describeArtifact(layerBytes: Buffer): FetchedManifest {
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    config: { mediaType: 'application/vnd.oci.empty.v1+json', ...identify(emptyConfig) },
    layers: [{ mediaType: 'application/vnd.test.layer.v1.tar+gzip', ...identify(layerBytes) }],
  }
  return parseManifest(Buffer.from(JSON.stringify(manifest)))
}

/** Writes a good layout of one artifact, named `trivy-db-2`. */
export async function writeSample(): Promise<{ root: string; dir: string; fetched: FetchedManifest }> {
  const { root, dir } = await createRoot()
  const fetched = describeArtifact(layer)
  const writer = await createLayoutWriter(dir)
  await writer.writeBlob(emptyConfig)
  const sink = await writer.openBlobSink(identify(layer))
  await sink.write(layer.subarray(0, 1000))
  await sink.write(layer.subarray(1000))
  await sink.commit()
  await writer.addManifest(fetched, { [REF_NAME]: 'trivy-db-2', 'a.first': 'x' })
  await writer.finish()
  return { root, dir, fetched }
}

/** All chunks of a blob. */
export async function readAll(dir: string, blob: BlobIdentity): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of openLayoutBlob(dir, blob)) chunks.push(chunk)
  return chunks
}

/** Replaces the entries of the index by what `change` makes of each. */
export async function rewriteIndex(
  dir: string,
  change: (entry: Record<string, unknown>) => unknown,
): Promise<void> {
  const path = join(dir, 'index.json')
  const index = JSON.parse(await readFile(path, 'utf8'))
  index.manifests = index.manifests.flatMap(change)
  await writeFile(path, JSON.stringify(index))
}
