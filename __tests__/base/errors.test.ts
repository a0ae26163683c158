// Errors for people: what the chain of causes says, and what to do.
import { describe, expect, it } from 'vitest'
import {
  ActionError,
  describeError,
  hasCode,
  hintOf,
  LocalError,
  VerifyError,
} from '../../src/base/errors.ts'

describe('an error', () => {
  it('is described with its causes, outermost first', () => {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    const error = new ActionError('the blob could not be read', {
      cause: new Error('aborted', { cause: reset }),
    })
    expect(describeError(error)).toBe('the blob could not be read: aborted: read ECONNRESET')
  })

  it('is described by its code or name when it has no message', () => {
    const refused = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
    expect(describeError(new Error('failed', { cause: refused }))).toBe('failed: ECONNREFUSED')
    expect(describeError(new TypeError(''))).toBe('TypeError')
    expect(describeError('text')).toBe('text')
  })

  it('is described in bounded length, even when it causes itself', () => {
    const error = new Error('again')
    error.cause = error
    expect(describeError(error).split(': ')).toHaveLength(8)
  })

  it('shows what was wanted and what was found', () => {
    const error = new VerifyError('wrong size', { wanted: '2 bytes', found: '3 bytes', hint: 'Ask again.' })
    expect(error).toMatchObject({
      message: 'wrong size: wanted 2 bytes, found 3 bytes',
      wanted: '2 bytes',
      found: '3 bytes',
    })
    expect(hintOf(error)).toBe('Ask again.')
  })

  it('has a name that bundling cannot change, and a hint only where there is one', () => {
    expect([new ActionError('a'), new VerifyError('b'), new LocalError('c')].map(({ name }) => name)).toEqual(
      ['ActionError', 'VerifyError', 'LocalError'],
    )
    expect(hintOf(new Error('x'))).toBeUndefined()
    expect('cause' in new ActionError('a')).toBe(false)
  })

  it('has a code or not', () => {
    const error = Object.assign(new Error(), { code: 'ENOENT' })
    expect([hasCode(error, 'EPERM', 'ENOENT'), hasCode(error, 'EPERM'), hasCode(undefined, 'EPERM')]).toEqual(
      [true, false, false],
    )
    expect([hasCode(null, 'EPERM'), hasCode('ENOENT', 'ENOENT'), hasCode({ code: 7 }, '7')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
