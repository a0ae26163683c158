// Which refusals are worth another try.
import { expect, it } from 'vitest'
import { ActionError } from '../../src/base/errors.ts'
import { RegistryError } from '../../src/oci/registry-error.ts'

it.each([
  [408, true],
  [429, true],
  [500, true],
  [503, true],
  [401, false],
  [403, false],
  [404, false],
  [501, false],
  [undefined, false],
])('status %s: temporary is %s', (status, temporary) => {
  expect(new RegistryError('x', { status }).temporary).toBe(temporary)
})

it('believes a code where the status says otherwise', () => {
  expect(new RegistryError('x', { status: 403, codes: ['TOOMANYREQUESTS'] }).temporary).toBe(true)
})

it('lets the one who throws decide', () => {
  expect(new RegistryError('x', { temporary: true }).temporary).toBe(true)
})

it('is an ActionError that keeps hint and cause', () => {
  const cause = new Error('socket')
  const error = new RegistryError('ghcr.io: no answer', { hint: 'try', cause, retryAfterMs: 5 })
  expect(error).toBeInstanceOf(ActionError)
  expect(error).toMatchObject({ name: 'RegistryError', hint: 'try', cause, codes: [], retryAfterMs: 5 })
})
