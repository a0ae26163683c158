// The real clock's one promise that callers depend on: a sleep ends at once when the run is cancelled, and says why.
import { expect, it } from 'vitest'
import { systemClock } from '../../src/base/limits.ts'

it('ends a sleep with the reason of the abort', async () => {
  const controller = new AbortController()
  const sleep = systemClock.sleep(60_000, controller.signal)
  const reason = new Error('cancelled by the user')
  controller.abort(reason)
  await expect(sleep).rejects.toBe(reason)
  await expect(systemClock.sleep(60_000, controller.signal)).rejects.toBe(reason)
})

it('sleeps and wakes', async () => {
  await expect(systemClock.sleep(1, new AbortController().signal)).resolves.toBeUndefined()
})
