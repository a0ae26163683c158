// What we wrote beside a placed resource to recognise it later without reading it: digests, and facts of each file.
import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { VerifyError } from '../base/errors.ts'
import { move, remove } from '../base/file-moves.ts'
import { listBelow } from '../base/list-below.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { type Provenance, parseProvenance } from '../provenance/provenance.ts'
import type { ArtifactResource, Placement } from '../resources/artifact-resource.ts'

/** Directory in the cache directory for what is ours alone; Trivy never looks there. */
export const STATE_DIRECTORY = '.offline-cache'
/** Largest seal that is read: a checks bundle of 700 files needs 250 kB. */
export const MAX_SEAL_BYTES = 64 * 1024 * 1024

/** One placed file as it was when it was sealed. */
export interface SealedFile {
  /** Relative to the resource's directory, with `/`. */
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** Nanoseconds since the epoch, and the inode, as text: they do not fit a JSON number. */
  readonly modified: string
  readonly inode: string
}

/** What is known of a placed resource. */
export interface Seal {
  readonly version: 1
  /** Its id. */
  readonly resource: string
  /** Whose data it is, where the resource's name does not tell. */
  readonly origin?: string | undefined
  readonly schema: number
  readonly layerDigest: string
  readonly manifestDigest: string
  /** Version annotation of the artifact, where upstream writes one. */
  readonly artifactVersion?: string | undefined
  /** When its data was built, or where it does not say so, when a source last confirmed it. ISO 8601. */
  readonly measuredAt: string
  /** Where the bytes came from. */
  readonly source: string
  /** Whether somebody vouched for the digest (`isVouchedFor`). */
  readonly confirmed: boolean
  /** Absent in seals of earlier versions. */
  readonly provenance?: Provenance | undefined
  /** ETags by address, where the bytes came from the server that publishes them. */
  readonly validators?: Readonly<Record<string, string>> | undefined
  readonly files: readonly SealedFile[]
}

/** `intact`, or the paths that are not as they were sealed, and the surplus ones. */
export type SealCheck =
  | { readonly kind: 'intact' }
  | { readonly kind: 'broken'; readonly paths: readonly string[] }

/** Where the seal of a resource lies. */
export function sealPath(cacheDir: string, id: string): string {
  return join(cacheDir, STATE_DIRECTORY, `${id}.seal.json`)
}

/** What tells one seal from another without reading it: time and inode; empty when there is none, or none that can be seen. */
export function sealFacts(cacheDir: string, id: string): string {
  try {
    const { mtimeNs, ino } = lstatSync(sealPath(cacheDir, id), { bigint: true })
    return `${mtimeNs} ${ino}`
  } catch {
    return ''
  }
}

/** The seal of a resource; undefined when there is none that can be understood. */
export async function readSeal(cacheDir: string, id: string): Promise<Seal | undefined> {
  try {
    const file = { path: sealPath(cacheDir, id), what: `the seal of ${id}` }
    return readSealFields(JSON.parse((await readRegularFile(file, MAX_SEAL_BYTES)).toString()), id)
  } catch (error) {
    // No seal, or not ours: the contents check decides then, and the copy is reported as unsealed.
    if (error instanceof SyntaxError || (error instanceof VerifyError && error.found === 'nothing'))
      return undefined
    throw error
  }
}

/**
 * Writes a seal, all or nothing.
 *
 * @param staging a directory of this process on the same file system: what a kill leaves there is swept
 */
export async function writeSeal(
  cacheDir: string,
  seal: Seal,
  staging = join(cacheDir, STATE_DIRECTORY),
): Promise<void> {
  const temporary = join(staging, `${seal.resource}.seal.json.tmp`)
  writeFileSync(temporary, `${JSON.stringify(seal, undefined, 1)}\n`)
  await move(temporary, sealPath(cacheDir, seal.resource))
}

/** Removes a seal before the files it speaks of change. */
export async function removeSeal(cacheDir: string, id: string): Promise<void> {
  await remove(sealPath(cacheDir, id))
}

/**
 * Compares file facts with the seal. Synchronous on purpose: a bundle has hundreds of small files, and this is the path
 * that every warm job takes.
 */
export function compareFacts(cacheDir: string, resource: ArtifactResource, seal: Seal): SealCheck {
  return compareDirectory(join(cacheDir, resource.directory), resource, seal)
}

/** Like {@link compareFacts}, for the resource's files in another directory than Trivy's. */
export function compareDirectory(directory: string, resource: ArtifactResource, seal: Seal): SealCheck {
  const changed = seal.files.filter((file) => !isAsSealed(directory, file)).map((file) => file.path)
  const unsealed = listOwned(directory, resource.placement)
  const sealed = new Set(seal.files.map((file) => file.path))
  const paths = [...changed, ...unsealed.filter((path) => !sealed.has(path))]
  return paths.length === 0 ? { kind: 'intact' } : { kind: 'broken', paths }
}

/** Like {@link compareFacts}, but hashes every byte again (`verify: full`). */
export async function compareDigests(
  cacheDir: string,
  resource: ArtifactResource,
  seal: Seal,
): Promise<SealCheck> {
  const directory = join(cacheDir, resource.directory)
  const facts = compareFacts(cacheDir, resource, seal)
  if (facts.kind === 'broken') return facts
  const paths: string[] = []
  for (const file of seal.files) {
    if ((await hashFile(join(directory, file.path))) !== file.sha256) paths.push(file.path)
  }
  return paths.length === 0 ? { kind: 'intact' } : { kind: 'broken', paths }
}

/** The facts of a file for its seal. */
export function sealFile(directory: string, path: string, sha256: string): SealedFile {
  const { size, mtimeNs, ino } = lstatSync(join(directory, path), { bigint: true })
  return { path, sha256, size: Number(size), modified: String(mtimeNs), inode: String(ino) }
}

/** Up to this a stream of Node's costs more than the file. */
const SMALL_BYTES = 256 * 1024

/** sha256 of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const facts = statSync(path)
  if (facts.isFile() && facts.size <= SMALL_BYTES) return hash.update(readFileSync(path)).digest('hex')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

/** Whether a file is still the one that was sealed. */
export function isAsSealed(directory: string, file: SealedFile): boolean {
  // Put together by hand: there are hundreds of them, and `join` reads every character of each.
  const facts = lstatSync(`${directory}/${file.path}`, { bigint: true, throwIfNoEntry: false })
  return (
    facts?.isFile() === true &&
    Number(facts.size) === file.size &&
    String(facts.mtimeNs) === file.modified &&
    String(facts.ino) === file.inode
  )
}

/** What must be sealed: of files those that are its own, of a tree all, for Trivy would load what was added to it too. */
function listOwned(directory: string, placement: Placement): readonly string[] {
  if (placement.kind === 'files') return placement.files.filter((path) => path !== placement.metadataFile)
  return listBelow(directory)
    .filter(({ entry }) => !entry.isDirectory())
    .map(({ path }) => path)
}

/** A seal from JSON that was parsed; undefined when it is none of this resource. */
export function readSealFields(value: unknown, id: string): Seal | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const seal = value as Partial<Record<keyof Seal, unknown>>
  const isSeal =
    seal.version === 1 &&
    seal.resource === id &&
    (seal.origin === undefined || typeof seal.origin === 'string') &&
    typeof seal.schema === 'number' &&
    typeof seal.layerDigest === 'string' &&
    typeof seal.manifestDigest === 'string' &&
    (seal.artifactVersion === undefined || typeof seal.artifactVersion === 'string') &&
    typeof seal.measuredAt === 'string' &&
    !Number.isNaN(Date.parse(seal.measuredAt)) &&
    typeof seal.source === 'string' &&
    typeof seal.confirmed === 'boolean' &&
    (seal.provenance === undefined || parseProvenance(seal.provenance) !== undefined) &&
    (seal.validators === undefined || isTextRecord(seal.validators)) &&
    Array.isArray(seal.files) &&
    seal.files.length > 0 &&
    seal.files.every(isSealedFile)
  return isSeal ? (value as Seal) : undefined
}

function isTextRecord(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}

function isSealedFile(value: unknown): boolean {
  const file = value as Partial<Record<keyof SealedFile, unknown>> | null
  return (
    typeof file?.path === 'string' &&
    // Only what lies below the resource's own directory.
    !isAbsolute(file.path) &&
    !file.path.split(/[/\\]/).includes('..') &&
    typeof file.sha256 === 'string' &&
    typeof file.size === 'number' &&
    typeof file.modified === 'string' &&
    typeof file.inode === 'string'
  )
}
