import { describe, expect, it } from 'vitest'
import { withPatience } from '../../src/base/patience.ts'
import { ConnectionError } from '../../src/oci/connection-error.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'
import { createTries, decideDelay, parseRetryAfter, withTries } from '../../src/oci/retry.ts'
import { createFakeClock } from '../fakes/clock.ts'
import { errorOf, testLimits } from './harness.ts'
import { createKeptLog } from './kept-log.ts'

const temporary = (retryAfterMs?: number) => new RegistryError('busy', { temporary: true, retryAfterMs })
const context = (random = 1) => ({ limits: testLimits, random: () => random })

describe('the pause before another try', () => {
  it('doubles', () => {
    expect([1, 2].map((failures) => decideDelay(temporary(), failures, context()))).toEqual([500, 1000])
  })

  it('is anything from nothing to that', () => {
    expect([0, 0.5].map((random) => decideDelay(temporary(), 2, context(random)))).toEqual([0, 500])
  })

  it('is at least its steady share', () => {
    const limits = { ...testLimits, steadiness: 0.5 }
    const pauses = [0, 1].map((chance) => decideDelay(temporary(), 2, { limits, random: () => chance }))
    expect(pauses).toEqual([500, 1000])
  })

  it('is never shorter than what the server asked for', () => {
    expect(decideDelay(temporary(20_000), 1, context(0))).toBe(20_000)
    expect(decideDelay(temporary(60_000), 1, context(0))).toBe(60_000)
  })

  it('is none when the server asks for more than the cap', () => {
    expect(decideDelay(temporary(60_001), 1, context())).toBeUndefined()
  })

  it('is none after the last try', () => {
    expect(decideDelay(temporary(), 3, context())).toBeUndefined()
  })

  it.each([
    ['a refusal that stays', new RegistryError('no', { status: 404 })],
    ['an error that is not of a registry', new Error('disk full')],
  ])('is none for %s', (_, error) => {
    expect(decideDelay(error, 1, context())).toBeUndefined()
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0)
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
    ['Thu Jan  1 12:00:30 2026 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (value, ms) => {
    expect(parseRetryAfter(value, now)).toBe(ms)
  })
})

describe('the tries of an operation', () => {
  function prepare(signal = new AbortController().signal) {
    const clock = createFakeClock()
    const log = createKeptLog()
    const givenUp: (readonly unknown[])[] = []
    const tries = createTries({
      limits: testLimits,
      clock,
      signal,
      log,
      onGivenUp: (errors) => givenUp.push([...errors]),
    })
    return { clock, log, givenUp, tries }
  }

  it('end with the first success', async () => {
    const { tries, clock } = prepare()
    let calls = 0
    const result = await withTries(tries, async () => {
      calls += 1
      if (calls < 3) throw temporary()
      return 'done'
    })
    expect([result, calls, clock.sleeps]).toEqual(['done', 3, [250, 500]])
  })

  it('end with the last error, and tell about all of them', async () => {
    const { tries, givenUp } = prepare()
    const errors = [temporary(), temporary(), temporary()]
    let calls = 0
    const error = await errorOf(withTries(tries, () => Promise.reject(errors[calls++])))
    expect(error).toBe(errors[2])
    expect(givenUp).toEqual([errors])
  })

  it('say in the log what went wrong and when the next one is', async () => {
    const { tries, log } = prepare()
    await tries.afterFailure(temporary())
    expect(log.infos).toEqual(['busy; try 2 of 3 in 0.3 s'])
  })

  it('begin anew after progress', async () => {
    const { tries } = prepare()
    await tries.afterFailure(temporary())
    await tries.afterFailure(temporary())
    tries.startOver()
    await tries.afterFailure(temporary())
    await tries.afterFailure(temporary())
    await expect(tries.afterFailure(temporary())).rejects.toThrow('busy')
  })

  it('end with the reason of a cancelled run, whatever failed because of it', async () => {
    const abort = new AbortController()
    const { tries } = prepare(abort.signal)
    abort.abort(new Error('timed out'))
    await expect(tries.afterFailure(temporary())).rejects.toThrow('timed out')
  })
})

describe('where others can be asked', () => {
  /** How often a server is asked that always fails so. */
  async function countTries(error: unknown, isContested: boolean): Promise<number> {
    const tries = createTries({
      limits: testLimits,
      clock: createFakeClock(),
      signal: new AbortController().signal,
      log: createKeptLog(),
      onGivenUp: () => undefined,
    })
    let count = 0
    const attempt = async () => {
      count += 1
      throw error
    }
    const patience = { signal: new AbortController().signal, isSecondChance: false, isContested }
    await errorOf(withPatience(patience, () => withTries(tries, attempt)))
    return count
  }

  const url = new URL('https://registry.test/')
  it.each(['timeout', 'silent'] as const)(
    'what was waited for in vain is not waited for again: %s',
    async (problem) => {
      const error = new ConnectionError(url, problem, { detail: 'waited 10 s' })
      expect([await countTries(error, true), await countTries(error, false)]).toEqual([1, testLimits.tries])
    },
  )

  it('what fails at once is tried again all the same', async () => {
    expect(await countTries(temporary(), true)).toBe(testLimits.tries)
    const lost = new ConnectionError(url, 'broken', { detail: 'reset' })
    expect(await countTries(lost, true)).toBe(testLimits.tries)
  })
})
