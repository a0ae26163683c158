// Directories beside the target where a download is unpacked before it replaces anything, and their clean-up when a job died.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { hasCode, LocalError } from '../errors.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'

/** A private directory on the file system of the target. */
export interface Staging {
  readonly directory: string
  /** Never throws: what cannot be removed now is swept by a later run. */
  discard(): Promise<void>
}

/** Who owns a staging directory: enough to tell, later and perhaps elsewhere, whether it still runs. */
interface Owner {
  readonly host: string
  readonly boot: string
  readonly pidNamespace: string
  readonly pid: number
  /** Start time in clock ticks: a process id may be used again. */
  readonly started: string
}

const OWNER_FILE = 'owner.json'
/** Names that `createStaging` gives: a link in place of the root must not make us remove what others keep there. */
const STAGING_NAME = /^[a-z-]+-\d+-[0-9a-f]{8}$/
/** Another machine's staging on a shared volume is swept only after this time: no step runs that long. */
const FOREIGN_STAGING_MS = 24 * 3_600_000

function stagingRoot(cacheDir: string): string {
  return join(cacheDir, STATE_DIRECTORY, 'staging')
}

/** Makes an empty staging directory that belongs to this process. */
export async function createStaging(cacheDir: string, name: string): Promise<Staging> {
  const home = join(stagingRoot(cacheDir), `${name}-${process.pid}-${randomUUID().slice(0, 8)}`)
  const directory = join(home, 'files')
  try {
    // First what is the same for all: so is the message when it fails.
    await mkdir(stagingRoot(cacheDir), { recursive: true })
    await mkdir(home)
    await writeFile(join(home, OWNER_FILE), JSON.stringify(await describeOwner(process.pid)))
    await mkdir(directory)
  } catch (cause) {
    throw new LocalError(`cannot write to the cache directory ${cacheDir}`, {
      hint: 'Check the owner and permissions of the cache directory, or name another one with the input cache-dir.',
      cause,
    })
  }
  return { directory, discard: () => removeQuietly(home) }
}

/**
 * Removes what killed and cancelled jobs have left; what a living process owns stays. Never throws: what another user
 * left, or what lies on a read-only disk, is in nobody's way.
 */
export async function sweepStaging(cacheDir: string, now: Date): Promise<void> {
  const root = stagingRoot(cacheDir)
  // Absent or not readable: then there is nothing that could be swept.
  const names = await readdir(root).catch(() => [])
  for (const name of names.filter((name) => STAGING_NAME.test(name))) {
    const home = join(root, name)
    if (await isAbandoned(home, now)) await removeQuietly(home)
  }
}

async function removeQuietly(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true }).catch(() => undefined)
}

async function isAbandoned(home: string, now: Date): Promise<boolean> {
  const owner = await readOwner(home)
  const self = await describeOwner(process.pid)
  if (owner !== undefined && owner.host === self.host && owner.boot !== self.boot) return true
  const isLocal = owner?.host === self.host && owner.pidNamespace === self.pidNamespace
  if (owner === undefined || !isLocal) return isOlderThan(home, new Date(now.getTime() - FOREIGN_STAGING_MS))
  if (!isRunning(owner.pid)) return true
  return (await describeOwner(owner.pid)).started !== owner.started
}

async function isOlderThan(path: string, instant: Date): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined) // Swept by somebody else in between.
  return facts !== undefined && facts.mtime < instant
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return hasCode(error, 'EPERM')
  }
}

async function describeOwner(pid: number): Promise<Owner> {
  // Linux only; elsewhere the process id alone decides.
  const read = (path: string) => readFile(path, 'utf8').catch(() => '')
  const fields = (await read(`/proc/${pid}/stat`)).replace(/^.*\) /s, '').split(' ')
  return {
    host: hostname(),
    boot: (await read('/proc/sys/kernel/random/boot_id')).trim(),
    pidNamespace: await readlink('/proc/self/ns/pid').catch(() => ''),
    pid,
    // proc(5): field 22 of stat; 20th after the command's closing parenthesis.
    started: fields[19] ?? '',
  }
}

async function readOwner(home: string): Promise<Owner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(home, OWNER_FILE), 'utf8'))
    const owner = value as Partial<Owner> | null
    return typeof owner?.pid === 'number' && owner.pid > 0 && typeof owner.host === 'string'
      ? (owner as Owner)
      : undefined
  } catch {
    // Killed before it was written, or being written right now: age decides.
    return undefined
  }
}
