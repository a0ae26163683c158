// Renames and removals on a system that refuses for a while: on Windows nothing moves that a virus scanner, an indexer, or
// another job has open, and they are done with it in a moment.
import { rename, rm } from 'node:fs/promises'
import { hasCode } from './errors.ts'
import { type Clock, systemClock } from './limits.ts'

/** How long, and where, a refusal is taken for one that passes. */
export interface Patience {
  readonly platform: NodeJS.Platform
  readonly clock: Pick<Clock, 'now' | 'sleep'>
}

const PATIENCE: Patience = { platform: process.platform, clock: systemClock }

/** What Windows answers for a file that somebody has open; EISDIR and ENOTSUP are those of exFAT, RAM disks, and SMB. */
const PASSING = ['EPERM', 'EACCES', 'EBUSY', 'EISDIR', 'ENOTSUP']
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
  { platform, clock }: Patience = PATIENCE,
): Promise<T> {
  const endsAt = clock.now() + WAIT_MS
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
    try {
      return await attempt()
    } catch (error) {
      const isPassing = platform === 'win32' && hasCode(error, ...PASSING)
      if (!isPassing || clock.now() + pauseMs > endsAt) throw error
    }
    await clock.sleep(pauseMs, new AbortController().signal)
  }
}

/** Renames, and replaces what is there where it is a file. Throws what the file system says. */
export async function move(from: string, to: string, patience?: Patience): Promise<void> {
  await untilFree(() => rename(from, to), patience)
}

/** Removes a file or a whole directory; what is not there is no error. Throws what the file system says. */
export async function remove(path: string, patience?: Patience): Promise<void> {
  await untilFree(() => rm(path, { recursive: true, force: true }), patience)
}

/** Removes what is in nobody's way: what cannot be removed is left, and a later run sweeps it. Never throws. */
export async function removeQuietly(path: string, patience?: Patience): Promise<void> {
  await remove(path, patience).catch(() => undefined)
}
