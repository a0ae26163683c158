// Trivy in the runner's tool cache, in its own layout, so that other actions find it; with a record of ours, so that we know
// what it is that we find.
import { lstatSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { LocalError } from '../../base/errors.ts'
import { move, remove } from '../../base/file-moves.ts'
import { writeOwnBytes } from '../../base/own-file.ts'
import { findStranger } from '../../base/trusted-owner.ts'
import { isObject } from '../../oci/json.ts'
import { hashFile } from '../../verify/seal.ts'
import { binaryName, type Platform } from './platform.ts'
import type { Voucher } from './vouch.ts'

const TOOL = 'trivy'
const RECORD_SUFFIX = '.trivy-offline-cache.json'
const MAX_RECORD_BYTES = 16 * 1024
/** Whatever the umask: what all may write to is believed by nobody. */
const DIRECTORY_MODE = 0o755
const FILE_MODE = 0o644

/** What is known of an installed program. */
export interface InstalledRecord {
  readonly version: string
  /** Of the image index or the archive that it came from. */
  readonly digest: string
  /** In hex, of the program. */
  readonly sha256: string
  readonly by: Voucher['by']
  readonly words: string
  readonly source: string
  /** When it was built or signed, whichever is later, in milliseconds; undefined: nobody says, or said when it was installed. */
  readonly releasedMs?: number | undefined
  /** Of the program where it lies now: as it was when it was hashed. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

/** A program that is installed, and its record. */
export interface Installed {
  readonly directory: string
  readonly binary: string
  readonly record: InstalledRecord
}

/** Whose record counts: what nobody has vouched for is used by nobody else. */
export type RecordTest = (record: InstalledRecord) => boolean

/** The tool cache of a runner, or a directory that stands in for it. */
export interface ToolCache {
  readonly root: string
  readonly platform: Platform
  /** As Node names it: that is how `@actions/tool-cache` names directories. */
  readonly architecture: string
  /** Whose programs and records are believed. */
  readonly trustedUsers: readonly number[]
}

/** What we have of our own beside the programs: where turns are taken, and where they are unpacked. */
export function stateOf({ root }: ToolCache): { readonly locks: string; readonly staging: string } {
  const state = join(root, 'trivy-offline-cache')
  return { locks: join(state, 'locks'), staging: join(state, 'staging') }
}

/** All directories of ours for these versions: whoever may write to one could put a program of his own there. */
export function directoriesOf(cache: ToolCache, versions: readonly string[]): readonly string[] {
  const { locks, staging } = stateOf(cache)
  const programs = join(cache.root, TOOL)
  return [programs, ...versions.map((version) => join(programs, version)), dirname(locks), locks, staging]
}

/** The versions that lie there, whoever put them there. */
export async function listInstalled({ root }: ToolCache): Promise<readonly string[]> {
  // Absent: there are none.
  return readdir(join(root, TOOL)).catch(() => [])
}

/**
 * A version that lies there, is complete, is the very file that was recorded, was put there by nobody else than a trusted
 * user, and passes the test.
 *
 * @param full whether the file is read and hashed, and not only compared by its facts
 */
export async function findInstalled(
  cache: ToolCache,
  version: string,
  { test, full }: { readonly test: RecordTest; readonly full: boolean },
): Promise<Installed | undefined> {
  const directory = directoryOf(cache, version)
  const binary = join(directory, binaryName(cache.platform))
  const record = readRecord(`${directory}${RECORD_SUFFIX}`)
  const facts = lstatSync(binary, { throwIfNoEntry: false })
  const isComplete = lstatSync(`${directory}.complete`, { throwIfNoEntry: false })?.isFile()
  if (record?.version !== version || facts?.isFile() !== true || isComplete !== true || !test(record)) {
    return undefined
  }
  const files = [binary, `${directory}.complete`, `${directory}${RECORD_SUFFIX}`]
  if (findStranger([dirname(directory), directory, ...files], cache.trustedUsers) !== undefined)
    return undefined
  const isSame = facts.size === record.size && facts.mtimeMs === record.mtimeMs && facts.ino === record.ino
  if (full || !isSame) {
    if (facts.size !== record.size || (await hashFile(binary)) !== record.sha256) return undefined
  }
  return { directory, binary, record }
}

/**
 * Puts a staged program there, whole or not at all; whatever lay there was none that counts. The layout is that of
 * `@actions/tool-cache`, whose own way would copy 190 MB: what is staged on the same file system is moved.
 */
export async function addInstalled(
  cache: ToolCache,
  staged: string,
  record: Omit<InstalledRecord, 'size' | 'mtimeMs' | 'ino'>,
): Promise<Installed> {
  const directory = directoryOf(cache, record.version)
  await mkdir(dirname(directory), { recursive: true, mode: DIRECTORY_MODE })
  const stranger = findStranger([dirname(directory)], cache.trustedUsers)
  if (stranger !== undefined) {
    throw new LocalError(`${stranger} is a link, belongs to another user, or may be written to by all`, {
      hint: "A program there could be anybody's: remove it.",
    })
  }
  // Readers believe nothing without the record, which comes last and goes first.
  for (const suffix of [RECORD_SUFFIX, '.complete']) await remove(`${directory}${suffix}`)
  await remove(directory)
  await chmod(staged, DIRECTORY_MODE)
  await move(staged, directory)
  writeOwnBytes(`${directory}.complete`, Buffer.alloc(0), FILE_MODE)
  const binary = join(directory, binaryName(cache.platform))
  const { size, mtimeMs, ino } = lstatSync(binary)
  const whole = { ...record, size, mtimeMs, ino }
  writeOwnBytes(`${directory}${RECORD_SUFFIX}`, Buffer.from(JSON.stringify(whole)), FILE_MODE)
  return { directory, binary, record: whole }
}

function directoryOf({ root, architecture }: ToolCache, version: string): string {
  return join(root, TOOL, version, architecture)
}

function readRecord(path: string): InstalledRecord | undefined {
  try {
    const facts = lstatSync(path)
    if (!facts.isFile() || facts.size > MAX_RECORD_BYTES) return undefined
    const record: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isRecord(record) ? record : undefined
  } catch {
    // None, or not ours: then nobody knows what lies there.
    return undefined
  }
}

function isRecord(value: unknown): value is InstalledRecord {
  if (!isObject(value)) return false
  const texts = [value.version, value.digest, value.sha256, value.words, value.source]
  const numbers = [value.size, value.mtimeMs, value.ino]
  return (
    texts.every((text) => typeof text === 'string') &&
    numbers.every((number) => typeof number === 'number') &&
    ['number', 'undefined'].includes(typeof value.releasedMs) &&
    ['signature', 'digest', 'none'].includes(String(value.by))
  )
}
