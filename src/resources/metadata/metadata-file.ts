// The small JSON file beside data in which Trivy notes what it did: read as a stranger's, written as Trivy itself would.
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { hasCode, VerifyError } from '../../base/errors.ts'
import { setMode } from '../../base/file-mode.ts'
import { move } from '../../base/file-moves.ts'
import { goFields } from '../../verify/go-json.ts'

/** Its name beside databases and the checks bundle. */
export const METADATA_FILE = 'metadata.json'
/** It has a few hundred bytes; more is not ours. */
export const MAX_METADATA_BYTES = 64 * 1024

/** The text of a directory's metadata. */
export async function readMetadata(directory: string, name = METADATA_FILE): Promise<string> {
  const path = join(directory, name)
  const size = sizeOfFile(path, name)
  if (size > MAX_METADATA_BYTES) throw new VerifyError(`${name} has ${size} bytes`)
  return readFileSync(path, 'utf8')
}

/**
 * The fields of a JSON object by lower-cased name: Go matches field names in any case. A number that is
 * not spelled as an integer is NaN, for all numbers in these files are integers to Go, and `2.0` is none.
 */
export function parseFields(text: string, name: string): ReadonlyMap<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text, refuseFraction)
  } catch (cause) {
    throw new VerifyError(`${name} is not JSON`, { cause })
  }
  const fields = goFields(value)
  if (fields === undefined) throw new VerifyError(`${name} is not a JSON object`)
  return fields
}

function refuseFraction(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && !/^-?\d+$/.test(context?.source ?? '0') ? Number.NaN : value
}

/** The instant in a field; the epoch, which stands for an unknown age, where there is none. */
export function instantOf(value: unknown): Date {
  const instant = new Date(String(value))
  return Number.isNaN(instant.getTime()) ? new Date(0) : instant
}

/** An open file, of which a check reads some headers: at once, for another thread would take longer to be asked. */
export interface PresentFile {
  stat(): Promise<{ readonly size: number }>
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>
  close(): void
}

/** Opens a file of a placed resource. */
export function openPresent(path: string, name: string): PresentFile {
  sizeOfFile(path, name)
  const descriptor = ifPresent(name, () => openSync(path, 'r'))
  return {
    stat: async () => fstatSync(descriptor),
    read: async (...where) => ({ bytesRead: readSync(descriptor, ...where) }),
    close: () => closeSync(descriptor),
  }
}

/** A pipe would keep us waiting for its writer, a device would never end. */
function sizeOfFile(path: string, name: string): number {
  const facts: Stats = ifPresent(name, () => statSync(path))
  if (!facts.isFile()) throw new VerifyError(`${name} is not a regular file`)
  return facts.size
}

function ifPresent<T>(name: string, look: () => T): T {
  try {
    return look()
  } catch (error) {
    return rethrowMissing(name)(error)
  }
}

/** Turns the absence of a file into a sentence; the cause tells that it is one. */
export function rethrowMissing(name: string): (cause: unknown) => never {
  return (cause) => {
    if (hasCode(cause, 'ENOENT', 'ENOTDIR'))
      throw new VerifyError(`${name} is missing`, { cause, isWhole: true })
    throw cause
  }
}

/** The members of such a file. */
export type Fields = Readonly<Record<string, unknown>>

/** Where a file is written, and under which name. */
export interface WriteOptions {
  /** Where the new file waits: a stray one beside the old would make the placed data another than was sealed. */
  readonly staging?: string
  readonly name?: string
}

/** Changes the metadata of a directory, whose contents check has made sure that it is a JSON object. */
export async function rewriteMetadata(
  directory: string,
  change: (metadata: Fields) => Fields,
  staging = directory,
): Promise<void> {
  const text = readFileSync(join(directory, METADATA_FILE), 'utf8')
  await writeMetadata(directory, change(JSON.parse(text) as Fields), { staging })
}

/** Writes the metadata of a directory as a whole, readable by all. */
export async function writeMetadata(
  directory: string,
  metadata: Fields,
  { staging = directory, name = METADATA_FILE }: WriteOptions = {},
): Promise<void> {
  const temporary = join(staging, `${name}.tmp`)
  writeFileSync(temporary, `${JSON.stringify(metadata)}\n`)
  setMode(temporary, 0o644)
  await move(temporary, join(directory, name))
}
