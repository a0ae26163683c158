import { describe, expect, it } from 'vitest'
import { createPublicLookup } from '../../../../src/base/guarded-lookup.ts'
import { createExchange } from '../../../../src/oci/exchange.ts'
import { createStrangerRule } from '../../../../src/resources/maven-poms/repositories/stranger-rule.ts'
import { testLimits } from '../../../oci/harness.ts'

const inner = createPublicLookup((_, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]))

describe('a URL that only a POM names', () => {
  it.each([
    'http://127.0.0.1/',
    'https://10.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://localhost/',
  ])('is refused at %s', (url) => {
    expect(() => createStrangerRule(new Set())(new URL(url))).toThrow('only a POM names it')
  })

  it('is allowed when the user listed its origin, and only that origin', () => {
    const rule = createStrangerRule(new Set(['http://127.0.0.1:8081']))
    expect(rule(new URL('http://127.0.0.1:8081/other'))).toEqual({})
    expect(() => rule(new URL('http://127.0.0.1:8082/'))).toThrow('inner address')
  })

  it('is not connected to when its name leads to this machine', async () => {
    const exchange = createExchange({
      userAgent: 'test',
      limits: testLimits,
      signal: new AbortController().signal,
    })
    const url = new URL('http://evil.test:1/')
    const socket = createStrangerRule(new Set(), inner)(url)
    await expect(exchange({ method: 'GET', url, headers: {}, socket })).rejects.toMatchObject({
      cause: { code: 'EINNER' },
    })
  })

  it('is refused when there are too many of them', () => {
    const rule = createStrangerRule(new Set())
    for (let number = 1; number <= 20; number += 1) rule(new URL(`https://h${number}.test/`))
    expect(() => rule(new URL('https://h21.test/'))).toThrow('one host more than the 20')
    expect(() => rule(new URL('https://h1.test/again'))).not.toThrow()
  })
})
