import { describe, expect, it } from 'vitest'
import { createOutputReader, isDenial } from '../../src/cache/cache-output.ts'
import { createTestLog } from '../acquire/cache-lab.ts'

/** The reason in this output, and what reached the log. */
function read(...texts: string[]) {
  const log = createTestLog()
  const reader = createOutputReader(log)
  for (const text of texts) reader.push(text)
  return { reason: reader.takeReason(), log: log.lines, reader }
}

describe('the library’s output', () => {
  it('gives its warning as the reason, without its opening words', () => {
    const { reason } = read('Cache hit for: k\n', '::warning::Failed to restore: read ECONNRESET\n', 'more\n')
    expect(reason).toBe('read ECONNRESET')
  })

  it('gives the true reason of a refused reservation, which is only in a debug line', () => {
    const { reason } = read(
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Rate limited: (429)\n',
      'Failed to save: Unable to reserve cache with key k, another job may be creating this cache.\n',
    )
    expect(reason).toBe('Failed to CreateCacheEntry: Rate limited: (429)')
  })

  it('gives a plain line when nothing better is there', () => {
    expect(read('Failed to save: Unable to reserve cache with key k\n').reason).toBe(
      'Unable to reserve cache with key k',
    )
  })

  it('gives no reason when all went well', () => {
    expect(read('[command]/usr/bin/tar -xf x\n', 'Cache restored successfully\n').reason).toBeUndefined()
  })

  it('gives each call its own reason', () => {
    const { reader } = read('::warning::first\n')
    reader.push('all is well\n')
    expect(reader.takeReason()).toBeUndefined()
  })

  it('is read in lines however it is cut', () => {
    expect(read('::warn', 'ing::broken', ' off\r', '\nnext').reason).toBe('broken off')
  })

  it('is one line without control characters, however it was escaped', () => {
    expect(read('::error::one%0A::error::two%0D%1B 100%25\n').reason).toBe('one ::error::two %1B 100%')
  })

  it('is repeated to a bounded length', () => {
    expect(read(`::warning::${'x'.repeat(5000)}\n`).reason).toHaveLength(300)
  })

  it('hides what it masks, in whichever escaping, and does not pass the mask on', () => {
    const { log } = read(
      '::add-mask::a%2Bb\n',
      '::add-mask::a%252Bb\n',
      'url?sig=a%2Bb\n',
      '::debug::url?sig=a%252Bb\n',
    )
    expect(log).toEqual(['@actions/cache: url?sig=***', '@actions/cache: url?sig=***'])
  })

  it('survives an empty mask', () => {
    expect(read('::add-mask::\n', 'text\n').log).toEqual(['@actions/cache: text'])
  })
})

describe('a denial', () => {
  it.each([
    ['cache write denied: token has no writable scopes', true],
    ['Received non-retryable error: Failed request: (403) Forbidden', true],
    ['Rate limited: Failed request: (429) Too Many Requests', false],
    ['read ECONNRESET', false],
  ])('%s: %s', (reason, expected) => {
    expect(isDenial(reason)).toBe(expected)
  })
})
