import { describe, expect, it } from 'vitest'
import type { Placed } from '../../src/acquire/placed.ts'
import type { Source } from '../../src/acquire/source.ts'
import { ActionError, LocalError, VerifyError } from '../../src/base/errors.ts'
import type { Seal } from '../../src/verify/seal.ts'
import { hoursAgo, NOW, requirementOf } from './acquire-lab.ts'
import { attempt, cache, digestOfLetter, registry } from './memory-sources.ts'

/** What lies in the cache directory, sealed unless no letter is given. */
/** What has a version was confirmed: else nobody believes it. */
function placedAs(letter: string | undefined, measuredAt: Date, artifactVersion?: string): Placed {
  const seal: Seal | undefined =
    letter === undefined
      ? undefined
      : {
          version: 1,
          resource: 'vuln-db',
          schema: 2,
          layerDigest: digestOfLetter(letter),
          manifestDigest: digestOfLetter('f'),
          artifactVersion,
          measuredAt: measuredAt.toISOString(),
          source: 'registry.test/old',
          confirmed: artifactVersion !== undefined,
          files: [],
        }
  return { seal, measuredAt }
}

const FRESH = hoursAgo(5)
/** Past max-age (30 h), within stale-if-error (48 h more). */
const STALE = hoursAgo(40)
const STALER = hoursAgo(60)
const EXPIRED = hoursAgo(24 * 60)
const bundle = requirementOf('checks-bundle')

describe('sources in order', () => {
  it('are not asked at all when what is placed is fresh', async () => {
    const sources = [cache(), registry('r', { letter: 'a', builtAt: FRESH })]
    const { result, outcomes } = await attempt(sources, { placed: placedAs('a', FRESH) })
    expect(sources.map(({ asked }) => asked)).toEqual([[], []])
    expect(outcomes).toEqual(['cache directory: used'])
    expect(result).toMatchObject({
      freshness: 'fresh',
      best: { sourceKind: 'cache-dir', staged: undefined, measuredAt: FRESH },
    })
  })

  it('are asked nearest first, until one is fresh', async () => {
    const entry = { letter: 'a', builtAt: FRESH, promisedAt: FRESH }
    const sources = [cache(entry), registry('r', { letter: 'b', builtAt: FRESH })]
    const { staged, outcomes, result } = await attempt(sources)
    expect(staged).toEqual(['a'])
    expect(outcomes).toEqual(['Actions cache: used'])
    expect(sources[1]?.asked).toEqual([])
    expect(result.best).toMatchObject({ sourceKind: 'actions-cache', confirmed: false })
  })

  it('say what is absent', async () => {
    const { outcomes, result } = await attempt([cache()])
    expect(outcomes).toEqual(['Actions cache: absent'])
    expect(result).toMatchObject({ best: undefined, freshness: undefined, problem: undefined })
  })

  it.each([
    ['an error of ours', new ActionError('registry.test: 429', { hint: 'wait' }), 'wait'],
    [
      'a refusal of bytes',
      new VerifyError('digest mismatch', { wanted: 'sha256:0a', found: 'sha256:0b' }),
      expect.stringMatching(/^A proxy or the storage of the registry changed or cut the bytes: run it again/),
    ],
    [
      'a refusal of what they hold',
      new VerifyError('metadata.json is missing'),
      expect.stringMatching(/^What is there is not what is published as Vulnerability DB: mirror it anew/),
    ],
    ['an error of the network', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), undefined],
    ['even a mistake of ours', new TypeError('undefined is not a function'), undefined],
  ])('give way to the next after %s, when asked or when read', async (_, error, hint) => {
    const good = registry('good', { letter: 'a', builtAt: FRESH })
    for (const bad of [registry('bad', error), registry('bad', { letter: 'b', failure: error })]) {
      const { outcomes, result, staged } = await attempt([bad, good])
      const outcome = error instanceof VerifyError ? 'refused' : 'failed'
      expect(outcomes).toEqual([`bad: ${outcome}`, 'good: used'])
      expect(result.attempts[0]?.detail).toContain(error.message)
      expect(result.attempts[0]?.hint).toEqual(hint)
      expect(staged).toEqual(['a'])
    }
  })

  it('are a warning when what they have is refused, and only then', async () => {
    const refusing = registry('liar', { letter: 'a', failure: new VerifyError('digest mismatch') })
    const failing = registry('down', new ActionError('503'))
    const { log } = await attempt([refusing, failing])
    expect(log.warnings).toEqual(['Vulnerability DB: refused what liar has: digest mismatch'])
    expect(log.infos).toEqual(['liar: refused, digest mismatch', 'down: failed, 503'])
  })

  it('are all named when none has anything', async () => {
    const { outcomes, result } = await attempt([
      cache(new ActionError('look-up failed')),
      registry('one', new ActionError('401')),
      registry('two', new ActionError('timed out')),
    ])
    expect(outcomes).toEqual(['Actions cache: failed', 'one: failed', 'two: failed'])
    expect(result.best).toBeUndefined()
  })
})

describe('stale copies', () => {
  it('of a mirror give way to a fresh one, and are discarded', async () => {
    const { outcomes, staged, result } = await attempt([
      registry('mirror', { letter: 'a', builtAt: STALE }),
      registry('origin', { letter: 'b', builtAt: FRESH }),
    ])
    expect(outcomes).toEqual(['mirror: stale', 'origin: used'])
    expect(staged).toEqual(['b'])
    expect(result.freshness).toBe('fresh')
  })

  it.each([
    ['first', STALE, STALER, ['one: stale', 'two: older'], 'a'],
    ['last', STALER, STALE, ['one: stale', 'two: stale'], 'b'],
  ] as const)('leave the newest, though it came %s', async (_, first, second, outcomes, letter) => {
    const trial = await attempt([
      registry('one', { letter: 'a', builtAt: first }),
      registry('two', { letter: 'b', builtAt: second }),
    ])
    expect(trial.outcomes).toEqual(outcomes)
    expect(trial.staged).toEqual([letter])
    expect(trial.result).toMatchObject({ freshness: 'stale', best: { measuredAt: STALE } })
    expect(trial.result.attempts.map(({ detail }) => detail).join()).toMatch(
      /built 40 h ago.*60 h ago|60 h ago.*40 h/,
    )
  })

  it('that are older than what is placed never replace it', async () => {
    const { outcomes, staged, result } = await attempt([registry('r', { letter: 'b', builtAt: STALER })], {
      placed: placedAs('a', STALE),
    })
    expect(outcomes).toEqual(['cache directory: stale', 'r: older'])
    expect(staged).toEqual([])
    expect(result.best).toMatchObject({ sourceKind: 'cache-dir', measuredAt: STALE })
  })

  it('that are expired are told as such, and still the best there is', async () => {
    const { result, outcomes } = await attempt([registry('r', { letter: 'b', builtAt: EXPIRED })])
    expect(outcomes).toEqual(['r: stale'])
    expect(result.freshness).toBe('expired')
  })

  it('replace what is placed unsealed and of unknown age', async () => {
    const { outcomes, log } = await attempt([registry('r', { letter: 'b', builtAt: STALE })], {
      placed: placedAs(undefined, new Date(0)),
    })
    expect(outcomes).toEqual(['cache directory: stale', 'r: stale'])
    expect(log.infos[0]).toContain('age unknown')
  })
})

describe('an older version of a bundle', () => {
  const placed = placedAs('a', hoursAgo(31), '2.2.0')

  it('from a registry is not even read', async () => {
    const source = registry('r', { letter: 'b', version: '2.1.1' })
    const { outcomes, result } = await attempt([source], { requirement: bundle, placed })
    expect(outcomes).toEqual(['cache directory: stale', 'r: older'])
    expect(source.asked).toEqual(['asked'])
    expect(result.attempts[1]?.detail).toBe('version 2.1.1; what is there is 2.2.0')
    expect(result.best).toMatchObject({ version: '2.2.0', staged: undefined })
  })

  it('from the Actions cache is discarded, though it claims to have been confirmed later', async () => {
    const entry = { letter: 'b', version: '2.1.1', confirmedAt: FRESH, promisedAt: FRESH }
    const { outcomes, staged, result } = await attempt([cache(entry)], { requirement: bundle, placed })
    expect(outcomes).toEqual(['cache directory: stale', 'Actions cache: older'])
    expect(staged).toEqual([])
    expect(result.best).toMatchObject({ version: '2.2.0' })
  })

  it('is one only where somebody vouched for the version that lies there', async () => {
    const { seal, measuredAt } = placed
    const unvouched = { seal: seal && { ...seal, confirmed: false }, measuredAt }
    const source = registry('r', { letter: 'b', version: '2.1.1' })
    const { outcomes, result } = await attempt([source], { requirement: bundle, placed: unvouched })
    expect(outcomes).toEqual(['cache directory: stale', 'r: used'])
    expect(result.best).toMatchObject({ version: '2.1.1' })
  })

  it('gives way to a newer one of a later source', async () => {
    const { outcomes, result } = await attempt(
      [
        registry('old', { letter: 'b', version: '2.1.0' }),
        registry('new', { letter: 'c', version: '2.10.0' }),
      ],
      { requirement: bundle, placed },
    )
    expect(outcomes).toEqual(['cache directory: stale', 'old: older', 'new: used'])
    expect(result.best).toMatchObject({ version: '2.10.0' })
  })

  it('is taken when it is pinned', async () => {
    const { outcomes, result } = await attempt(
      [registry('r', { letter: 'b', version: '2.1.1', isPinned: true })],
      {
        requirement: bundle,
        placed,
      },
    )
    expect(outcomes).toEqual(['cache directory: stale', 'r: used'])
    expect(result.best).toMatchObject({ version: '2.1.1' })
  })

  it('is not one when the versions cannot be compared: the confirmation decides', async () => {
    const { outcomes } = await attempt([registry('r', { letter: 'b', version: 'nightly' })], {
      requirement: bundle,
      placed,
    })
    expect(outcomes).toEqual(['cache directory: stale', 'r: used'])
  })
})

describe('what is pinned', () => {
  it('is used however old it is, and no further source is asked', async () => {
    const next = registry('next', { letter: 'b', builtAt: FRESH })
    const { outcomes, result } = await attempt([
      registry('r', { letter: 'a', builtAt: EXPIRED, isPinned: true }),
      next,
    ])
    expect(outcomes).toEqual(['r: used'])
    expect(next.asked).toEqual([])
    expect(result.freshness).toBe('fresh')
  })

  it('replaces newer data that is placed', async () => {
    const { staged, outcomes } = await attempt(
      [registry('r', { letter: 'a', builtAt: EXPIRED, isPinned: true })],
      {
        placed: placedAs('b', STALE),
      },
    )
    expect(outcomes).toEqual(['cache directory: stale', 'r: used'])
    expect(staged).toEqual(['a'])
  })

  it('is not asked for when it is placed', async () => {
    const source = registry('r', { letter: 'a', builtAt: EXPIRED, isPinned: true })
    const { outcomes } = await attempt([source], { placed: placedAs('a', EXPIRED), isPlacedPinned: true })
    expect(outcomes).toEqual(['cache directory: used'])
    expect(source.asked).toEqual([])
  })
})

describe('the same digest as what is placed', () => {
  it('is not downloaded, and renews the confirmation of a bundle', async () => {
    const source = registry('r', { letter: 'a' })
    const { outcomes, staged, result } = await attempt([source, registry('next', { letter: 'b' })], {
      requirement: bundle,
      placed: placedAs('a', STALE),
    })
    expect(source.asked).toEqual(['asked'])
    expect(outcomes).toEqual(['cache directory: stale', 'r: current'])
    expect(staged).toEqual([])
    expect(result).toMatchObject({
      freshness: 'fresh',
      best: { measuredAt: NOW, confirmed: true, sourceKind: 'cache-dir', staged: undefined },
    })
  })

  it('does not make old data of a database young', async () => {
    const { outcomes, result, log } = await attempt([registry('mirror', { letter: 'a', builtAt: STALE })], {
      placed: placedAs('a', STALE),
    })
    expect(outcomes).toEqual(['cache directory: stale', 'mirror: current'])
    expect(result).toMatchObject({
      freshness: 'stale',
      best: { measuredAt: STALE, confirmed: true, isUpstreamCurrent: false },
    })
    expect(log.infos[1]).toBe(
      'mirror: current, names the same digest as the cache directory; built 40 h ago (max-age 30 h, used up to 78 h)',
    )
  })

  it('at upstream itself means that there is nothing newer', async () => {
    const { result } = await attempt(
      [
        registry('mirror', { letter: 'a', builtAt: STALE }),
        registry('upstream', { letter: 'a', builtAt: STALE }, { isUpstream: true }),
      ],
      { placed: placedAs('a', STALE) },
    )
    expect(result).toMatchObject({ freshness: 'stale', best: { isUpstreamCurrent: true } })
  })

  it('in the Actions cache confirms nothing, and is not downloaded either', async () => {
    const source = cache({ letter: 'a', promisedAt: FRESH })
    const { outcomes, result } = await attempt([source], {
      requirement: bundle,
      placed: placedAs('a', STALE),
    })
    expect(outcomes).toEqual(['cache directory: stale', 'Actions cache: current'])
    expect(source.asked).toEqual(['asked'])
    expect(result).toMatchObject({ freshness: 'stale', best: { measuredAt: STALE, confirmed: false } })
  })

  it('is known of what was staged, too', async () => {
    const { outcomes, staged, result } = await attempt([
      registry('mirror', { letter: 'a', builtAt: STALE }),
      registry('upstream', { letter: 'a', builtAt: STALE }, { isUpstream: true }),
    ])
    expect(outcomes).toEqual(['mirror: stale', 'upstream: current'])
    expect(staged).toEqual(['a'])
    expect(result.best).toMatchObject({ source: 'mirror', isUpstreamCurrent: true })
  })

  it('is not known of what is unsealed, which is replaced', async () => {
    const { outcomes, staged } = await attempt([registry('r', { letter: 'a', builtAt: STALE })], {
      placed: placedAs(undefined, STALE),
    })
    expect(outcomes).toEqual(['cache directory: stale', 'r: stale'])
    expect(staged).toEqual(['a'])
  })
})

describe('an entry of the Actions cache that is past max-age', () => {
  const entry = { letter: 'a', builtAt: STALE, promisedAt: STALE, confirmedAt: STALE }

  it('is not read when a registry has something fresher', async () => {
    const source = cache(entry)
    const { outcomes } = await attempt([source, registry('r', { letter: 'b', builtAt: FRESH })])
    expect(outcomes).toEqual(['Actions cache: stale', 'r: used'])
    expect(source.asked).toEqual(['asked'])
  })

  it('saves the download when a registry calls the same digest current', async () => {
    const origin = registry('upstream', { letter: 'a', builtAt: STALE }, { isUpstream: true })
    const { outcomes, result } = await attempt([cache(entry), origin])
    expect(outcomes).toEqual(['Actions cache: stale', 'Actions cache: stale', 'upstream: current'])
    expect(origin.asked).toEqual(['asked'])
    expect(result.best).toMatchObject({
      sourceKind: 'actions-cache',
      confirmed: true,
      isUpstreamCurrent: true,
      measuredAt: STALE,
    })
  })

  it('of a bundle is confirmed by that, and fresh', async () => {
    const origin = registry('r', { letter: 'a', version: '2.2.0' })
    const { outcomes, result } = await attempt([cache({ ...entry, version: '2.2.0' }), origin], {
      requirement: bundle,
    })
    expect(outcomes).toEqual(['Actions cache: stale', 'Actions cache: used', 'r: current'])
    expect(origin.asked).toEqual(['asked'])
    expect(result).toMatchObject({
      freshness: 'fresh',
      best: {
        measuredAt: NOW,
        confirmed: true,
        version: '2.2.0',
        staged: { artifact: { confirmedAt: NOW } },
      },
    })
  })

  it('that only begins with the digest that a registry names is refused', async () => {
    const forged = { ...entry, letter: 'a', holds: 'b' }
    const origin = registry('r', { letter: 'a', builtAt: FRESH })
    const { outcomes, log, result } = await attempt([cache(forged), origin])
    expect(outcomes).toEqual(['Actions cache: stale', 'Actions cache: refused', 'r: used'])
    expect(log.warnings[0]).toMatch(/not what r calls current: wanted sha256:a{64}, found sha256:b{64}/)
    expect(result.best).toMatchObject({ sourceKind: 'registry', layerDigest: digestOfLetter('a') })
  })

  it('is used when nothing else can be had', async () => {
    const { outcomes, staged, result } = await attempt([cache(entry), registry('r', new ActionError('429'))])
    expect(outcomes).toEqual(['Actions cache: stale', 'r: failed', 'Actions cache: stale'])
    expect(staged).toEqual(['a'])
    expect(result).toMatchObject({
      freshness: 'stale',
      best: { sourceKind: 'actions-cache', confirmed: false },
    })
  })

  it('is used when all else is older', async () => {
    const { staged } = await attempt([cache(entry), registry('mirror', { letter: 'b', builtAt: STALER })])
    expect(staged).toEqual(['a'])
  })

  it('is not read when what is placed is newer', async () => {
    const source = cache({ ...entry, promisedAt: STALER, builtAt: STALER })
    const { staged } = await attempt([source, registry('r', new ActionError('429'))], {
      placed: placedAs('b', STALE),
    })
    expect(source.asked).toEqual(['asked'])
    expect(staged).toEqual([])
  })

  it('gives way to the one before it when it turns out to be poisoned', async () => {
    const poisoned = { ...entry, failure: new VerifyError('digest mismatch') }
    const older = { letter: 'b', builtAt: STALER, promisedAt: STALER }
    const { outcomes, staged } = await attempt([
      cache(poisoned, older),
      registry('r', new ActionError('429')),
    ])
    expect(outcomes).toEqual([
      'Actions cache: stale',
      'r: failed',
      'Actions cache: refused',
      'Actions cache: stale',
    ])
    expect(staged).toEqual(['b'])
  })

  it('that is poisoned, with nothing before it, is one failure more', async () => {
    const poisoned = { ...entry, failure: new VerifyError('digest mismatch') }
    const { outcomes, result } = await attempt([cache(poisoned, new ActionError('look-up failed'))])
    expect(outcomes).toEqual(['Actions cache: stale', 'Actions cache: refused', 'Actions cache: failed'])
    expect(result.best).toBeUndefined()
  })
})

describe('a poisoned entry of the Actions cache', () => {
  const poisoned = {
    letter: 'a',
    promisedAt: FRESH,
    failure: new VerifyError('digest mismatch', { wanted: 'sha256:a', found: 'sha256:b' }),
  }

  it('is refused with a warning that says wanted and found, and the next one is tried', async () => {
    const good = { letter: 'b', builtAt: hoursAgo(9), promisedAt: hoursAgo(9) }
    const source = cache(poisoned, good)
    const { outcomes, log, staged } = await attempt([source])
    expect(outcomes).toEqual(['Actions cache: refused', 'Actions cache: used'])
    expect(log.warnings).toEqual([
      'Vulnerability DB: refused what Actions cache has: digest mismatch: wanted sha256:a, found sha256:b',
    ])
    expect(staged).toEqual(['b'])
    expect(source.asked).toEqual(['asked', 'read a', 'read b'])
  })

  it('does not keep a registry from being asked', async () => {
    const { outcomes } = await attempt([cache(poisoned), registry('r', { letter: 'c', builtAt: FRESH })])
    expect(outcomes).toEqual(['Actions cache: refused', 'r: used'])
  })

  it('that promised fresh data and has old is what it really is', async () => {
    const liar = { letter: 'a', promisedAt: FRESH, builtAt: STALER }
    const { outcomes, staged } = await attempt([cache(liar), registry('r', { letter: 'b', builtAt: FRESH })])
    expect(outcomes).toEqual(['Actions cache: stale', 'r: used'])
    expect(staged).toEqual(['b'])
  })

  it('confirmed in the future is of unknown age, and gives way to what is confirmed now', async () => {
    const ahead = { letter: 'a', promisedAt: FRESH, confirmedAt: hoursAgo(-1) }
    const alone = await attempt([cache(ahead)], { requirement: bundle })
    expect(alone.outcomes).toEqual(['Actions cache: stale'])
    const server = registry('r', { letter: 'a', confirmedAt: NOW })
    const { outcomes, result } = await attempt([cache(ahead), server], { requirement: bundle })
    expect(outcomes).toEqual(['Actions cache: stale', 'r: current'])
    expect(result.best).toMatchObject({ measuredAt: NOW, provenance: { vouched: 'server', voucher: 'r' } })
  })
})

describe('a step that is ended', () => {
  it('asks nobody any more, and says for each why', async () => {
    const sources = [
      cache({ letter: 'a', promisedAt: FRESH }),
      registry('r', { letter: 'a', builtAt: FRESH }),
    ]
    const signal = AbortSignal.abort(new Error('the step timed out'))
    const { outcomes, result } = await attempt(sources, { signal, placed: placedAs('a', STALE) })
    expect(outcomes).toEqual(['cache directory: stale', 'Actions cache: skipped', 'r: skipped'])
    expect(result.attempts[1]?.detail).toBe('the step timed out')
    expect(sources.map(({ asked }) => asked)).toEqual([[], []])
    expect(result.best).toMatchObject({ measuredAt: STALE })
  })

  it('in the middle of a download skips the rest, and what was put off', async () => {
    const step = new AbortController()
    const entry = { letter: 'a', builtAt: STALE, promisedAt: STALE }
    const source = cache(entry)
    const failing = registry('r', new ActionError('aborted'))
    const stopping = {
      ...failing,
      offers: () => {
        step.abort(new Error('cancelled'))
        return failing.offers()
      },
    }
    const { outcomes } = await attempt([source, stopping, registry('next', { letter: 'b' })], {
      signal: step.signal,
    })
    expect(outcomes).toEqual(['Actions cache: stale', 'r: failed', 'next: skipped'])
    expect(source.asked).toEqual(['asked'])
  })

  it('is not asked for what it has next, however much that is', async () => {
    const step = new AbortController()
    const many = Array.from({ length: 100 }, () => ({
      letter: 'a',
      failure: new ActionError('cannot be read'),
    }))
    const source = cache(...many)
    const load = async () => {
      step.abort(new ActionError('the step timed out'))
      throw new ActionError('cannot be read')
    }
    const stopping: Source = {
      ...source,
      async *offers() {
        for await (const offer of source.offers()) yield source.asked.length < 3 ? offer : { ...offer, load }
      },
    }
    const { outcomes } = await attempt([stopping, registry('r', { letter: 'b' })], { signal: step.signal })
    expect(outcomes).toEqual([...Array(3).fill('Actions cache: failed'), 'r: skipped'])
  })

  it.each(['opened', 'read'])('does not wait for what never ends when it is %s', async (when) => {
    const step = new AbortController()
    const never = () => {
      step.abort(new ActionError('the step timed out'))
      return new Promise<never>(() => undefined)
    }
    const source = cache({ letter: 'a' })
    const endless: Source = {
      ...source,
      async *offers() {
        if (when === 'opened') await never()
        for await (const offer of source.offers()) yield { ...offer, load: never }
      },
    }
    const { outcomes, result } = await attempt([endless, registry('r', { letter: 'b', builtAt: FRESH })], {
      signal: step.signal,
    })
    expect(outcomes).toEqual(['Actions cache: failed', 'r: skipped'])
    expect(result.attempts[0]?.detail).toBe('the step timed out')
  })
})

describe('a fault of this machine', () => {
  const full = new LocalError('no space left', { hint: 'Free some space.' })

  it.each([
    ['registry', registry('r', { letter: 'a', failure: full }), ['r: skipped']],
    ['cache', cache({ letter: 'a', promisedAt: FRESH, failure: full }), ['Actions cache: skipped']],
  ] as const)('while reading from a %s stops at once, noted once', async (_, source, outcomes) => {
    const next = registry('next', { letter: 'b', builtAt: FRESH })
    const trial = await attempt([source, next])
    expect(trial.outcomes).toEqual(outcomes)
    expect(trial.log.infos).toHaveLength(1)
    expect(next.asked).toEqual([])
    expect(trial.result).toMatchObject({ problem: full, best: undefined })
    expect(trial.log.warnings).toEqual([])
  })

  const refused = Object.assign(new Error('EISDIR: refused'), { code: 'EISDIR', syscall: 'rename' })

  it('is none of the server, also where nobody has put it into words', async () => {
    const next = registry('next', { letter: 'b', builtAt: FRESH })
    const trial = await attempt([registry('r', { letter: 'a', failure: refused }), next])
    expect(trial.outcomes).toEqual(['r: skipped'])
    expect(next.asked).toEqual([])
    expect(trial.result.problem).toMatchObject({ name: 'LocalError', cause: refused })
  })

  it('that lies in what a cache keeps here leaves the registries to be asked', async () => {
    const kept = cache({ letter: 'a', promisedAt: FRESH, failure: refused })
    const { outcomes, result } = await attempt([kept, registry('r', { letter: 'b', builtAt: FRESH })])
    expect(outcomes).toEqual(['Actions cache: failed', 'r: used'])
    expect(result.problem).toBeUndefined()
  })

  it('leaves what there is', async () => {
    const { result } = await attempt([registry('r', { letter: 'b', failure: full })], {
      placed: placedAs('a', STALE),
    })
    expect(result).toMatchObject({ problem: full, freshness: 'stale', best: { sourceKind: 'cache-dir' } })
  })

  it('is noted where it comes from when it comes late', async () => {
    const entry = { letter: 'a', promisedAt: STALE, failure: full }
    const { outcomes, result } = await attempt([cache(entry), registry('r', new ActionError('429'))])
    expect(outcomes).toEqual(['Actions cache: stale', 'r: failed', 'Actions cache: skipped'])
    expect(result.problem).toBe(full)
  })
})
