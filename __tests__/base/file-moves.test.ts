// Renames and removals where a scanner has the file open: the refusals are simulated, for an hour of a clock that costs nothing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  move,
  moveNow,
  PASSING_OF_REMOVALS,
  remove,
  removeNow,
  removeQuietly,
  removeQuietlyNow,
  untilFree,
  untilFreeNow,
} from '../../src/base/file-moves.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

/** A system on which somebody holds every file until `heldMs` have passed. */
function makeHeld(heldMs: number, code = 'EPERM', platform: NodeJS.Platform = 'win32') {
  let nowMs = 0
  const pauses: number[] = []
  const clock = {
    now: () => nowMs,
    sleep: async (ms: number) => {
      pauses.push(ms)
      nowMs += ms
    },
    sleepNow: (ms: number) => {
      pauses.push(ms)
      nowMs += ms
    },
  }
  let tries = 0
  const attemptNow = () => {
    tries += 1
    if (nowMs < heldMs) throw Object.assign(new Error(`${code}: held`), { code })
    return 'done'
  }
  const attempt = async () => attemptNow()
  return {
    patience: { platform, clock },
    attempt,
    attemptNow,
    pauses,
    tries: () => tries,
    passedMs: () => nowMs,
  }
}

describe('what Windows refuses', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY', 'EISDIR', 'ENOTSUP'])(
    'with %s is done when the file is free',
    async (code) => {
      for (const heldMs of [20, 200, 2000]) {
        const held = makeHeld(heldMs, code)
        expect(await untilFree(held.attempt, held.patience)).toBe('done')
        expect(held.passedMs()).toBeLessThan(heldMs + 501)
      }
    },
  )

  it('is tried again after pauses that grow, and is thrown as it is after four seconds', async () => {
    const held = makeHeld(Number.POSITIVE_INFINITY)
    await expect(untilFree(held.attempt, held.patience)).rejects.toThrow('EPERM: held')
    expect(held.pauses.slice(0, 7)).toEqual([10, 20, 40, 80, 160, 320, 500])
    expect(held.passedMs()).toBeGreaterThan(3400)
    expect(held.passedMs()).toBeLessThanOrEqual(4000)
  })

  it('is tried again as patiently where all else has to wait', () => {
    const held = makeHeld(200)
    expect(untilFreeNow(held.attemptNow, held.patience)).toBe('done')
    expect(held.pauses).toEqual([10, 20, 40, 80, 160])
    const forEver = makeHeld(Number.POSITIVE_INFINITY)
    expect(() => untilFreeNow(forEver.attemptNow, forEver.patience)).toThrow('EPERM: held')
    expect(forEver.passedMs()).toBeGreaterThan(3400)
    expect(forEver.passedMs()).toBeLessThanOrEqual(4000)
  })

  it.each(['ENOENT', 'ENOSPC', 'EXDEV', 'ENOTEMPTY'])('with %s is for good', async (code) => {
    const held = makeHeld(20, code)
    await expect(untilFree(held.attempt, held.patience)).rejects.toThrow(code)
    expect(held.tries()).toBe(1)
  })
})

it.each(['linux', 'darwin'] as const)('what %s refuses is for good', async (platform) => {
  const held = makeHeld(20, 'EPERM', platform)
  await expect(untilFree(held.attempt, held.patience)).rejects.toThrow('EPERM')
  expect(held.pauses).toEqual([])
})

describe('a directory that Windows refuses to remove', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY', 'EISDIR', 'ENOTSUP', 'ENOTEMPTY'])(
    'with %s goes when what was in it is free',
    async (code) => {
      const held = makeHeld(200, code)
      const now = makeHeld(200, code)
      expect(await untilFree(held.attempt, held.patience, PASSING_OF_REMOVALS)).toBe('done')
      expect(untilFreeNow(now.attemptNow, now.patience, PASSING_OF_REMOVALS)).toBe('done')
    },
  )
})

it('files move and replace, directories go, and what is not there is no error', async () => {
  const directory = makeDirectory()
  writeFile(directory, 'new', 'new')
  writeFile(directory, 'old', 'old')
  await move(join(directory, 'new'), join(directory, 'old'))
  expect(readFileSync(join(directory, 'old'), 'utf8')).toBe('new')
  await remove(join(directory, 'absent'))
  await removeQuietly(directory)
  expect(existsSync(directory)).toBe(false)
})

it('the same at once', () => {
  const directory = makeDirectory()
  writeFile(directory, 'new', 'new')
  writeFile(directory, 'old', 'old')
  moveNow(join(directory, 'new'), join(directory, 'old'))
  expect(readFileSync(join(directory, 'old'), 'utf8')).toBe('new')
  removeNow(join(directory, 'absent'))
  removeQuietlyNow(directory)
  expect(existsSync(directory)).toBe(false)
})
