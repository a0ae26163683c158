import { describe, expect, it } from 'vitest'
import { parseChallenges } from '../../src/oci/challenge.ts'

const bearer = (parameters: Record<string, string>) => ({ scheme: 'bearer', parameters })

describe('a WWW-Authenticate header', () => {
  it.each([
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      [
        bearer({
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:a/b:pull,push',
        }),
      ],
    ],
    ['bearer REALM = "x" , Service="y"', [bearer({ realm: 'x', service: 'y' })]],
    [
      'Bearer realm=https://a.example/token?x=1,service=y',
      [bearer({ realm: 'https://a.example/token?x=1', service: 'y' })],
    ],
    ['Bearer realm="a \\"quoted\\" \\\\ one"', [bearer({ realm: 'a "quoted" \\ one' })]],
    ['Bearer realm="",scope=""', [bearer({ realm: '', scope: '' })]],
    ['Bearer realm="first",realm="second"', [bearer({ realm: 'first' })]],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    [
      'Basic realm="one", Bearer realm="two",service="s"',
      [{ scheme: 'basic', parameters: { realm: 'one' } }, bearer({ realm: 'two', service: 's' })],
    ],
    [
      'Negotiate, Basic realm="x"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    [
      'Negotiate YWJj==, Basic realm="x"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    ['', []],
    ['"', []],
    ['Bearer realm="unfinished', [bearer({})]],
  ])('%s', (header, challenges) => {
    expect(parseChallenges(header)).toEqual(challenges)
  })

  it('that is absent has no challenge', () => {
    expect(parseChallenges(undefined)).toEqual([])
  })

  it('cannot reach into the prototype of objects', () => {
    const [challenge] = parseChallenges('Bearer __proto__="x",constructor="y"')
    expect(Object.getPrototypeOf(challenge?.parameters ?? {})).toBeNull()
    expect(challenge?.parameters.realm).toBeUndefined()
  })

  it('of hostile length is read in linear time', () => {
    // In quadratic time these would take many minutes, which no time limit of a test bears.
    parseChallenges(`Bearer ${'a="\\"b",'.repeat(200_000)}`)
    parseChallenges(`Bearer a="${'\\'.repeat(1_000_000)}`)
    parseChallenges('a '.repeat(500_000))
  })
})
