// How long something on disk has been left alone, for whoever clears what nobody needs any more.
import { statSync, utimesSync } from 'node:fs'

/** Clocks of machines that share a disk differ by less. */
const AHEAD_MS = 24 * 3_600_000

/**
 * When something was last changed, in milliseconds of the epoch. What a clock that was ahead has dated counts from now on, and
 * is dated so: else nobody would clear it until that day has come. Never throws.
 *
 * @returns undefined where it cannot be looked at
 */
export function lastChangedMs(path: string, now: Date): number | undefined {
  try {
    const { mtimeMs } = statSync(path)
    if (mtimeMs <= now.getTime() + AHEAD_MS) return mtimeMs
    utimesSync(path, now, now)
    return now.getTime()
  } catch {
    return undefined
  }
}
