// One at a time: of all processes that want the same thing at once, one goes and gets it, and the others wait for its result.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { move, removeQuietly } from '../base/file-moves.ts'
import type { Clock } from '../base/limits.ts'
import { findOwnerState } from '../base/process-owner.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { breakLockFile, createLockFile, type LockFile, type LockSight, readLockFile } from './lock-file.ts'

/** How often is looked and touched, and after which silence a process counts as dead. In milliseconds. */
export interface TurnTiming {
  readonly lookMs: number
  readonly beatMs: number
  /** Ten missed beats: a runner under full load pauses for seconds, not for this long. */
  readonly silenceMs: number
}

/** The timing of a real run. */
export const TURN_TIMING: TurnTiming = { lookMs: 200, beatMs: 2000, silenceMs: 20_000 }

/** What is waited for, and how long. */
export interface TurnOptions {
  /** Path of the lock file; its directory exists. */
  readonly path: string
  /** Whether what is wanted has come meanwhile. */
  readonly isThere: () => Promise<boolean>
  readonly maxWaitMs: number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly signal: AbortSignal
  readonly timing?: TurnTiming
  /** Called once, when there is something to wait for. */
  readonly onWait?: (owner: LockSight['owner']) => void
}

/**
 * `there`: it has come. `ours`: it is our turn, and nobody else's until `end`. `passed`: there is no point in waiting
 * longer: whoever had the turn came back without it, or took too long, or the step is stopped. `none`: turns cannot be
 * taken here, for the reason given.
 */
export type Turn =
  | { readonly kind: 'there' }
  | {
      readonly kind: 'ours'
      /** Whether it still is. */
      readonly isOurs: () => Promise<boolean>
      readonly end: (isWorthRetrying: boolean) => Promise<void>
    }
  | { readonly kind: 'passed' }
  | { readonly kind: 'none'; readonly cause: unknown }

/** Waits until it is our turn or there is no need for one. Never throws. */
export async function takeTurn(options: TurnOptions): Promise<Turn> {
  const { path, isThere, maxWaitMs, clock, signal, onWait, timing = TURN_TIMING } = options
  const startedMs = clock.now()
  const watch: Watch = { path, timing, clock, sight: undefined, sinceMs: startedMs }
  try {
    const before = await readPassed(path)
    for (let isFirst = true; ; isFirst = false) {
      if (await isThere()) return { kind: 'there' }
      const file = await createLockFile(path, timing.beatMs)
      if (file !== undefined) return await begin(file, options)
      if (isFirst) onWait?.((await readLockFile(path))?.owner)
      const isOver = clock.now() - startedMs >= maxWaitMs || signal.aborted
      if (isOver || (await readPassed(path)) !== before) return { kind: 'passed' }
      await removeIfDead(watch)
      // Rejects when the step is stopped; the next look sees that.
      await clock.sleep(timing.lookMs, signal).catch(() => undefined)
    }
  } catch (cause) {
    return { kind: 'none', cause }
  }
}

async function begin(file: LockFile, { path, isThere }: TurnOptions): Promise<Turn> {
  // It may have come between the look and the lock.
  if (await isThere()) {
    await file.remove()
    return { kind: 'there' }
  }
  const end = async (isWorthRetrying: boolean) => {
    // Whoever waits now would only meet the same: all of them at once, not one after the other.
    if (!isWorthRetrying && (await file.isOurs().catch(() => false))) await writePassed(path)
    await file.remove()
  }
  return { kind: 'ours', isOurs: file.isOurs, end }
}

interface Watch {
  readonly path: string
  readonly timing: TurnTiming
  readonly clock: Pick<Clock, 'now'>
  sight: LockSight | undefined
  /** Since when it has looked like this, by our own clock: another host's may be wrong. */
  sinceMs: number
}

/** A killed process is known to be gone where it can be seen from here, else by its silence. */
async function removeIfDead(watch: Watch): Promise<void> {
  const { path, timing, clock } = watch
  const sight = await readLockFile(path)
  const isSame = sight?.identity === watch.sight?.identity && sight?.touchedMs === watch.sight?.touchedMs
  if (!isSame) Object.assign(watch, { sight, sinceMs: clock.now() })
  if (sight === undefined) return
  const isGone = sight.owner !== undefined && (await findOwnerState(sight.owner)) === 'gone'
  if (isGone || clock.now() - watch.sinceMs >= timing.silenceMs) await breakLockFile(path, sight)
}

/** Of a UUID, with room. */
const MAX_PASSED_BYTES = 100

/** Changes with every turn that ended without success. */
async function readPassed(path: string): Promise<string> {
  // Absent: none has.
  return await readRegularFile({ path: `${path}.passed`, what: 'turn' }, MAX_PASSED_BYTES).then(
    String,
    () => '',
  )
}

async function writePassed(path: string): Promise<void> {
  const temporary = `${path}.passed.${process.pid}`
  try {
    await writeFile(temporary, randomUUID())
    await move(temporary, `${path}.passed`)
  } catch {
    // On a full disk the others only wait for each other.
    await removeQuietly(temporary)
  }
}
