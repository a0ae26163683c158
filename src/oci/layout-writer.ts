// Writing an OCI image layout: it becomes one only when its index is there, and then it holds exactly what its manifests name.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError, VerifyError } from '../base/errors.ts'
import { move, remove, removeQuietly } from '../base/file-moves.ts'
import { cannotWrite } from '../base/local-failure.ts'
import { clean } from '../base/log.ts'
import { type BlobSink, openFileSink } from './blob-sink.ts'
import { digestOf } from './digest.ts'
import { type BlobIdentity, blobPath, blobsDirectory, LAYOUT, type LayoutEntry } from './layout.ts'
import { describeLayout } from './layout-files.ts'
import { type FetchedManifest, MEDIA_TYPES } from './manifest.ts'

/** Writes one layout. Nothing reads as a layout until `finish`. */
export interface LayoutWriter {
  /** Writes a blob that is in memory, once however often it is asked. */
  writeBlob(bytes: Buffer): Promise<BlobIdentity>
  /** For a blob that streams past; the caller verifies the digest and commits only then. */
  openBlobSink(blob: BlobIdentity): Promise<BlobSink>
  /** Adds an artifact; the annotations become those of its entry in the index. */
  addManifest(fetched: FetchedManifest, annotations: Readonly<Record<string, string>>): Promise<void>
  /** Drops what no manifest names, then writes `oci-layout` and, last, `index.json`. Throws when a blob is missing. */
  finish(): Promise<void>
}

interface State {
  readonly dir: string
  /** Sizes of the blobs in place, by digest. */
  readonly blobs: Map<string, number>
  readonly entries: LayoutEntry[]
}

/** Starts a layout in `dir`, which must be empty or absent, so that nothing of somebody else's becomes part of it. */
export async function createLayoutWriter(dir: string): Promise<LayoutWriter> {
  await mkdir(dir, { recursive: true })
  if ((await readdir(dir)).length > 0) {
    throw new ActionError(`${describeLayout(dir)}: the directory is not empty`, {
      hint: 'Name a new or empty directory.',
    })
  }
  await mkdir(blobsDirectory(dir), { recursive: true })
  const state: State = { dir, blobs: new Map(), entries: [] }
  return {
    writeBlob: (bytes) => writeBlob(state, bytes),
    openBlobSink: (blob) =>
      openFileSink({
        path: blobPath(dir, blob.digest),
        blob,
        what: describeLayout(dir),
        onCommit: () => state.blobs.set(blob.digest, blob.size),
      }),
    addManifest: (fetched, annotations) => addManifest(state, { fetched, annotations }),
    finish: () => finish(state),
  }
}

async function writeBlob(state: State, bytes: Buffer): Promise<BlobIdentity> {
  const digest = digestOf(bytes)
  if (!state.blobs.has(digest)) {
    await publish(blobPath(state.dir, digest), bytes)
    state.blobs.set(digest, bytes.length)
  }
  return { digest, size: bytes.length }
}

async function addManifest(state: State, entry: LayoutEntry): Promise<void> {
  const { digest } = await writeBlob(state, entry.fetched.bytes)
  if (digest !== entry.fetched.digest) {
    const what = `${describeLayout(state.dir)}: manifest`
    throw new VerifyError(what, { wanted: entry.fetched.digest, found: digest })
  }
  state.entries.push(entry)
}

async function finish(state: State): Promise<void> {
  const named = new Set<string>()
  for (const { fetched } of state.entries) {
    const { config, layers } = fetched.manifest
    named.add(fetched.digest)
    for (const blob of [config, ...layers]) {
      requireBlob(state, blob)
      named.add(blob.digest)
    }
  }
  await removeOthers(state.dir, named)
  await publish(join(state.dir, LAYOUT.marker), encode({ imageLayoutVersion: LAYOUT.version }))
  await publish(join(state.dir, LAYOUT.index), encodeIndex(state.entries))
}

function requireBlob(state: State, blob: BlobIdentity): void {
  const size = state.blobs.get(blob.digest)
  if (size === blob.size) return
  const found = size === undefined ? 'nothing' : `${size} bytes`
  throw new VerifyError(`${describeLayout(state.dir)}: blob ${blob.digest}`, {
    wanted: `${blob.size} bytes`,
    found,
  })
}

// Blobs of a source that was given up, and what a sink left that was neither committed nor discarded.
async function removeOthers(dir: string, named: ReadonlySet<string>): Promise<void> {
  const blobs = blobsDirectory(dir)
  for (const name of await readdir(blobs)) {
    if (!named.has(`sha256:${name}`)) await remove(join(blobs, name))
  }
}

/** The `index.json` of these artifacts: the same artifacts give the same bytes, so that a bundle can be compared. */
export function encodeIndex(entries: readonly LayoutEntry[], others: readonly IndexEntry[] = []): Buffer {
  return encode(describeIndex(entries, others))
}

/** An entry of what is no artifact of ours, such as an image of several platforms. */
export interface IndexEntry {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations: Readonly<Record<string, string>>
}

function describeIndex(entries: readonly LayoutEntry[], others: readonly IndexEntry[]): unknown {
  return {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociIndex,
    manifests: [...entries.map(toIndexEntry), ...others].map(({ annotations, ...entry }) => ({
      ...entry,
      ...(Object.keys(annotations).length > 0 && { annotations: sortKeys(annotations) }),
    })),
  }
}

function toIndexEntry({ fetched, annotations }: LayoutEntry): IndexEntry {
  const { mediaType } = fetched.manifest
  return { mediaType, digest: fetched.digest, size: fetched.bytes.length, annotations }
}

function sortKeys(fields: Readonly<Record<string, string>>): Record<string, string> {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted)
}

function encode(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

// A reader sees the whole file or none.
async function publish(path: string, bytes: Buffer): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`
  try {
    await writeFile(partial, bytes, { flag: 'wx' })
    await move(partial, path)
  } catch (cause) {
    await removeQuietly(partial)
    throw cannotWrite(clean(path, 300), cause)
  }
}
