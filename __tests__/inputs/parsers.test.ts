// One input's text at a time: what is taken, what is refused, and with which words.
import { homedir } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  basesAmong,
  bool,
  duration,
  durationOrNever,
  hosts,
  keyPrefix,
  list,
  oneOf,
  optionalPath,
  optionalText,
  optionalVersion,
  perName,
  positiveDuration,
  quote,
  referencesLike,
  registryBases,
  timerDuration,
} from '../../src/inputs/parsers.ts'
import { describeCutReferences } from '../../src/inputs/registry-bases.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const names = ['a-db', 'b-db', 'c'] as const

describe('a boolean', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['True', true],
    ['FALSE', false],
  ])('is %s', (text, value) => {
    expect(bool(text)).toBe(value)
  })

  it.each(['yes', 'no', 'on', 'off', '1', '0', 'Truthy', ''])(
    'is not %j, and the message says what is',
    (text) => {
      expect(() => bool(text)).toThrow(`"${text}" is not a boolean; write true or false`)
    },
  )
})

describe('a word', () => {
  it('is one of those that are known', () => {
    expect(oneOf('auto', 'never')('never')).toBe('never')
  })

  it.each(['Autos', 'auto ', '', 'constructor'])(
    'is refused when it is %j, and all that are known are named',
    (text) => {
      expect(() => oneOf('auto', 'never')(text)).toThrow(`"${text}" is not one of auto, never`)
    },
  )
})

describe('text', () => {
  it('is absent when it is empty', () => {
    expect([optionalText(''), optionalText('x y')]).toEqual([undefined, 'x y'])
  })

  it('is shortened when a message repeats it', () => {
    expect(quote('x'.repeat(200))).toBe(`"${'x'.repeat(60)}…"`)
  })
})

describe('a path', () => {
  it('begins with the home of the user where it begins with a tilde', () => {
    expect(optionalPath('~/data')).toBe(`${homedir()}/data`)
    expect(optionalPath('~')).toBe(homedir())
  })

  it.each(['~other/data', 'a/~/b', './~'])('is left as it is: %s', (text) => {
    expect(optionalPath(text)).toBe(text)
  })
})

describe('a list', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a, b,c', ['a', 'b', 'c']],
    ['a b\tc', ['a', 'b', 'c']],
    ['\n  a\r\n  b,\n', ['a', 'b']],
    ['- a\n- "b"\n', ['a', 'b']],
    ["[a, 'b']", ['a', 'b']],
    ['[::1]', ['[::1]']],
    ['-a', ['-a']],
  ])('is separated by commas, white space, or lines: %j', (text, items) => {
    expect(list(text)).toEqual(items)
  })
})

describe('a duration', () => {
  it.each([
    ['90m', 90 * MINUTE_MS],
    ['30h', 30 * HOUR_MS],
    ['4d', 4 * DAY_MS],
    ['1d12h', 36 * HOUR_MS],
    ['0h', 0],
    ['007m', 7 * MINUTE_MS],
    ['24 hours', DAY_MS],
    ['1 Day 12H', 36 * HOUR_MS],
    ['90 min', 90 * MINUTE_MS],
    ['300s', 5 * MINUTE_MS],
    ['5m0s', 5 * MINUTE_MS],
    ['45 seconds', 45_000],
    ['1.5h', 90 * MINUTE_MS],
    ['2 weeks', 14 * DAY_MS],
    ['1w 2d', 9 * DAY_MS],
  ])('%s', (text, ms) => {
    expect(duration(text)).toBe(ms)
  })

  it.each([
    '',
    '30',
    'h',
    '30ms',
    '1.h',
    '.5h',
    '1,5h',
    '-1h',
    '30 hh',
    '2h 1d',
    '1h x',
    'x1h',
    '9999999h',
    'never-fail',
  ])('is not %j, and the message shows how to write one', (text) => {
    expect(() => duration(text)).toThrow(`"${text}" is not a duration; write for example 90m, 30h, or 4d`)
  })

  it('can be asked to be longer than zero', () => {
    expect(positiveDuration('1m')).toBe(MINUTE_MS)
    expect(() => positiveDuration('0d0h')).toThrow('"0d0h" must be longer than zero')
  })

  it('of a timer is not longer than a timer can wait', () => {
    expect(timerDuration('24d')).toBe(24 * DAY_MS)
    expect(() => timerDuration('25d')).toThrow('"25d" is too long; write at most 24d')
    expect(() => timerDuration('0m')).toThrow('longer than zero')
  })

  it('can be without limit', () => {
    expect(durationOrNever('never-fail')).toBe(Number.POSITIVE_INFINITY)
    expect(durationOrNever('0m')).toBe(0)
    expect(() => durationOrNever('never')).toThrow('"never" is not a duration')
  })
})

describe('a value per name', () => {
  const parse = perName(names, duration)

  it('is one for all when it stands alone', () => {
    expect(parse('1h')).toEqual({ 'a-db': HOUR_MS, 'b-db': HOUR_MS, c: HOUR_MS })
  })

  it('leaves out who is not named', () => {
    expect(parse('b-db=1h\nc=2d')).toEqual({ 'b-db': HOUR_MS, c: 2 * DAY_MS })
    expect(parse('a-db=1m, c=2m')).toEqual({ 'a-db': MINUTE_MS, c: 2 * MINUTE_MS })
    expect(parse('')).toEqual({})
  })

  it('takes durations with spaces', () => {
    expect(parse('24 hours')).toEqual({ 'a-db': DAY_MS, 'b-db': DAY_MS, c: DAY_MS })
    expect(parse('a-db=2 hours, c=1 d')).toEqual({ 'a-db': 2 * HOUR_MS, c: DAY_MS })
  })

  it.each([
    ['d=1h', '"d" is not one of a-db, b-db, c'],
    ['a-db=1h a-db=2h', 'a-db is given twice'],
    ['a-db=', '"" is not a duration'],
    ['a-db=1h=2h', '"1h=2h" is not a duration'],
    ['=1h', '"" is not one of'],
    ['1h 2h', '"1h" is not of the form name=value'],
    ['a-db=1h 2h', '"2h" is not of the form name=value'],
    ['a-db: 1h', '"a-db:" is not of the form name=value'],
    ['a-db = 1h', '"a-db" is not of the form name=value'],
    ['constructor=1h', '"constructor" is not one of'],
    ['1x', '"1x" is not a duration'],
  ])('is refused as %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})

describe('the first part of cache keys', () => {
  it.each(['offline-cache', 'a', '0.x_y', 'my-trivy', 'cache-my-trivy', 'a'.repeat(64)])(
    'may be %s',
    (text) => {
      expect(keyPrefix(text)).toBe(text)
    },
  )

  it.each(['trivy', 'trivy-x', 'Trivy', 'cache-trivy', 'CACHE-TRIVY-2026', 'trivyish'])(
    'may not be %s, for which trivy-action would take our entries',
    (text) => {
      expect(() => keyPrefix(text)).toThrow('must not begin with trivy or cache-trivy')
    },
  )

  it.each(['', 'a,b', 'a b', '-a', 'a/b', 'ä', 'a'.repeat(65)])('may not be %j', (text) => {
    expect(() => keyPrefix(text)).toThrow('must be 1 to 64 letters, digits, or . _ -')
  })
})

describe('a version of Trivy', () => {
  it.each([
    ['0.74.0', '0.74.0'],
    ['v0.74.0', '0.74.0'],
    ['0.74', '0.74'],
    ['0.74.x', '0.74.x'],
    ['>=0.70.0 <0.75.0', '>=0.70.0 <0.75.0'],
    ['', undefined],
  ])('is read from %j', (text, version) => {
    expect(optionalVersion(text)).toBe(version)
  })

  it.each(['latest', '*', 'V0.74.0', '0.74.0-rc.1', '0.074.0', '99999999999999999999.0.0'])(
    'is not %j',
    (text) => {
      expect(() => optionalVersion(text)).toThrow(`"${text}" is not a version; write for example 0.74.0`)
    },
  )
})

describe('references', () => {
  const references = referencesLike('ghcr.io/aquasecurity/trivy-java-db:1')

  it('are advised on with the example of their input', () => {
    expect(() => references('ghcr.io//b')).toThrow(
      expect.objectContaining({
        hint: 'Write it as registry/repository:tag, for example ghcr.io/aquasecurity/trivy-java-db:1.',
      }),
    )
  })

  it('stay as they are written', () => {
    expect(references('ghcr.io/a/b:2, aquasec/trivy-db')).toEqual(['ghcr.io/a/b:2', 'aquasec/trivy-db'])
    expect(references('')).toEqual([])
  })

  it.each(['https://ghcr.io/a/b', 'ghcr.io/A/b', 'ghcr.io/a/b:', 'ghcr.io/a/b@sha256:12'])(
    'are not %s',
    (text) => {
      expect(() => references(`ghcr.io/a/b ${text}`)).toThrow(`reference "${text}": `)
    },
  )
})

describe('registry bases', () => {
  const REPOSITORIES = ['trivy-db', 'trivy-java-db', 'trivy-checks', 'trivy']

  it('lose their trailing slashes', () => {
    expect(registryBases('ghcr.io/a/ registry.example.com:5000 127.0.0.1:5000/x//')).toEqual([
      'ghcr.io/a',
      'registry.example.com:5000',
      '127.0.0.1:5000/x',
    ])
  })

  it.each([
    ['registry.example.com/mirror/trivy-db:2', 'registry.example.com/mirror'],
    ['127.0.0.1:5000/trivy-java-db', '127.0.0.1:5000'],
    [`ghcr.io/aquasecurity/trivy-checks:2@sha256:${'0'.repeat(64)}`, 'ghcr.io/aquasecurity'],
    [`ghcr.io/aquasecurity/trivy-db@sha256:${'0'.repeat(64)}`, 'ghcr.io/aquasecurity'],
    ['registry.example.com/trivy', 'registry.example.com/trivy'],
    ['registry.example.com/trivy:0.74.0', 'registry.example.com'],
    ['registry.example.com/trivy-db/x', 'registry.example.com/trivy-db/x'],
  ])('of %s are %s', (text, base) => {
    expect(basesAmong(REPOSITORIES)(text)).toEqual([base])
    expect(describeCutReferences('registries', list(text), REPOSITORIES)).toEqual(
      base === text ? [] : [`registries: ${text} is a whole reference; its registry base is ${base}`],
    )
  })

  it('stand there once, whichever of its repositories are named', () => {
    const text = 'registry.example.com/mirror/trivy-db:2, registry.example.com/mirror/trivy-java-db:1'
    expect(basesAmong(REPOSITORIES)(text)).toEqual(['registry.example.com/mirror'])
  })

  it.each([
    ['', 'is empty; write at least one registry base'],
    ['https://ghcr.io/a', 'it is a URL'],
    ['ghcr.io/a:2', 'each part of a repository'],
    [`ghcr.io/a@sha256:${'0'.repeat(64)}`, 'what follows "@"'],
  ])('are not %j', (text, message) => {
    expect(() => registryBases(text)).toThrow(message)
  })
})

describe('registry hosts', () => {
  it('are written as references spell them', () => {
    expect(hosts('Registry.Local:5000 10.0.0.7 [FD00::1]:5000')).toEqual([
      'registry.local:5000',
      '10.0.0.7',
      '[fd00::1]:5000',
    ])
    expect(hosts('')).toEqual([])
  })

  it.each(['http://registry.local', 'registry.local/path', 'registry.local:', 'user@registry.local', '*'])(
    'are not %s',
    (text) => {
      expect(() => hosts(text)).toThrow(`"${text}" is not a host or host:port`)
    },
  )
})
