// Renames and removals on a system that refuses for a while: on Windows nothing moves that a virus scanner, an indexer, or
// another job has open, and they are done with it in a moment. The one place where anything is renamed or removed.
import { renameSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hasCode } from './errors.ts'
import { type Clock, systemClock } from './limits.ts'

/** How long, and where, a refusal is taken for one that passes. */
export interface Patience {
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'now' | 'sleep'>
}

/** The same for what is done at once, and holds up all else. */
export interface PatienceNow {
  readonly platform: NodeJS.Platform
  readonly clock: { readonly now: () => number; readonly sleepNow: (ms: number) => void }
}

const PATIENCE: Patience = { platform: process.platform, clock: systemClock }
const PATIENCE_NOW: PatienceNow = { platform: process.platform, clock: { now: systemClock.now, sleepNow } }

/** What Windows answers for a file that somebody has open; EISDIR and ENOTSUP are those of exFAT, RAM disks, and SMB. */
const PASSING = ['EPERM', 'EACCES', 'EBUSY', 'EISDIR', 'ENOTSUP']
/**
 * For a directory: a file in it that somebody has open is gone by name only when they let go of it (exFAT, SMB, and Windows
 * before 10.0.17763, where nothing is removed as POSIX wants it).
 */
export const PASSING_OF_REMOVALS = [...PASSING, 'ENOTEMPTY']
/** Scanners hold a new file for some 20 to 200 ms, several of them one after the other. */
const WAIT_MS = 4_000
const FIRST_PAUSE_MS = 10
const MAX_PAUSE_MS = 500

/**
 * Does something to a file, and again with growing pauses for up to four seconds while Windows refuses it. Elsewhere an
 * open file is in nobody's way, and a refusal is for good.
 *
 * @throws what the last attempt threw
 */
export async function untilFree<T>(
  attempt: () => Promise<T>,
  patience: Patience = PATIENCE,
  passing: readonly string[] = PASSING,
): Promise<T> {
  const pauseAfter = startPauses(patience, passing)
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      await patience.clock.sleep(pauseAfter(error), new AbortController().signal)
    }
  }
}

/** As {@link untilFree}, at once: for small files at moments when nothing else goes on. */
export function untilFreeNow<T>(
  attempt: () => T,
  patience: PatienceNow = PATIENCE_NOW,
  passing: readonly string[] = PASSING,
): T {
  const pauseAfter = startPauses(patience, passing)
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      patience.clock.sleepNow(pauseAfter(error))
    }
  }
}

/** Renames, and replaces what is there where it is a file. Throws what the file system says. */
export async function move(from: string, to: string, patience?: Patience): Promise<void> {
  // Another thread would take longer to be asked than this takes.
  await untilFree(async () => renameSync(from, to), patience)
}

/** As {@link move}, at once. */
export function moveNow(from: string, to: string, patience?: PatienceNow): void {
  untilFreeNow(() => renameSync(from, to), patience)
}

/** Removes a file or a whole directory; what is not there is no error. Throws what the file system says. */
export async function remove(path: string, patience?: Patience): Promise<void> {
  // A tree of 50,000 files takes seconds, in which nothing else would go on.
  await untilFree(() => rm(path, { recursive: true, force: true }), patience, PASSING_OF_REMOVALS)
}

/** As {@link remove}, at once. */
export function removeNow(path: string, patience?: PatienceNow): void {
  untilFreeNow(() => rmSync(path, { recursive: true, force: true }), patience, PASSING_OF_REMOVALS)
}

/** Removes what is in nobody's way: what cannot be removed is left, and a later run sweeps it. Never throws. */
export async function removeQuietly(path: string, patience?: Patience): Promise<void> {
  await remove(path, patience).catch(() => undefined)
}

/** As {@link removeQuietly}, at once. */
export function removeQuietlyNow(path: string, patience?: PatienceNow): void {
  try {
    removeNow(path, patience)
  } catch {
    // A later run sweeps it.
  }
}

/** Says how long to wait after a refusal; throws it when it is for good, or has lasted long enough. */
function startPauses(
  {
    platform,
    clock,
  }: {
    readonly platform: NodeJS.Platform
    readonly clock: { readonly now: () => number }
  },
  passing: readonly string[],
): (error: unknown) => number {
  const endsAt = clock.now() + WAIT_MS
  let pauseMs = FIRST_PAUSE_MS
  return (error) => {
    const isPassing = platform === 'win32' && hasCode(error, ...passing)
    if (!isPassing || clock.now() + pauseMs > endsAt) throw error
    const thisMs = pauseMs
    pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)
    return thisMs
  }
}

function sleepNow(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
