import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  forAtMostMs,
  signalOfNow,
  withHalfOfTheTime,
  withinMs,
  withPatience,
} from '../../src/base/patience.ts'

const never = new AbortController().signal
const over = new Error('its time is over')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** What a request does that nobody answers. */
async function waitInVain(): Promise<never> {
  const signal = signalOfNow(never)
  await once(signal, 'abort')
  throw signal.reason
}

/** Milliseconds until it ends, up to a second. */
async function lengthOf(waiting: Promise<unknown>): Promise<number> {
  let endedAt: number | undefined
  const seen = waiting.catch((error: unknown) => {
    expect(error).toBe(over)
    endedAt = performance.now()
  })
  const startedAt = performance.now()
  await vi.advanceTimersByTimeAsync(1000)
  expect(endedAt).toBeDefined()
  await seen
  return (endedAt ?? Number.NaN) - startedAt
}

describe('a wait', () => {
  it.each([
    ['with one try', () => withinMs(300, over, waitInVain)],
    ['with many tries', () => forAtMostMs(300, over, waitInVain)],
  ])('of a bounded time ends with it, %s', async (_, wait) => {
    expect(await lengthOf(wait())).toBe(300)
  })

  it('ends after half of the time that is left', async () => {
    const patience = { signal: never, isSecondChance: false, endsAtMs: performance.now() + 800 }
    const wait = () => withHalfOfTheTime(over, waitInVain)
    expect(await lengthOf(withPatience(patience, wait))).toBe(400)
  })

  it('of a half in a bounded time ends after half of that', async () => {
    const wait = () => withHalfOfTheTime(over, waitInVain)
    expect(await lengthOf(withinMs(600, new Error('too late'), wait))).toBe(300)
  })
})
