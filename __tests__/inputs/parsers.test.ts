// One input's text at a time: what is taken, what is refused, and with which words.
import { homedir } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  basesAmong,
  bool,
  certificatesPath,
  hosts,
  keyPrefix,
  list,
  oneOf,
  optionalPath,
  optionalText,
  optionalVersion,
  quote,
  referencesLike,
  registryBases,
} from '../../src/inputs/parsers.ts'
import { describeCutReferences } from '../../src/inputs/registry-bases.ts'

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

describe('a path', () => {
  it.each(['$HOME/x', '${HOME}/x', 'a/$USER/x', '%TEMP%\\x', '$env:TEMP\\x', '${{ runner.temp }}/x'])(
    'is not %j: nothing fills the variable in',
    (text) => {
      expect(() => optionalPath(text)).toThrow(
        `"${text}" has a variable, which nothing fills in here; write ~`,
      )
    },
  )

  it.each(['/srv/a$b', 'C:\\x', '\\\\server\\c$\\x', 'a%b%c', '100%/x'])('may be %j', (text) => {
    expect(optionalPath(text)).toBe(text)
  })

  it('of certificates is not the certificate', () => {
    expect(() => certificatesPath('-----BEGIN CERTIFICATE-----\nMII')).toThrow('write it to a file')
    expect(certificatesPath('ca.pem')).toBe('ca.pem')
  })
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
    ['# why\na # because\n  #\n- b', ['a', 'b']],
    ['#recycle, a#b', ['#recycle', 'a#b']],
  ])('is separated by commas, white space, or lines: %j', (text, items) => {
    expect(list(text)).toEqual(items)
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
    ['v0.74', '0.74'],
    ['v0.74.x', '0.74.x'],
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
    expect(() => references('ghcr.io/B')).toThrow(
      expect.objectContaining({
        hint: 'Write it as registry/repository:tag, for example ghcr.io/aquasecurity/trivy-java-db:1.',
      }),
    )
  })

  it.each([
    ['ghcr.io//b', 'a part of its name is empty', 'Leave out the "/" that is too many.'],
    ['/b', 'nothing stands before its first "/", as where a variable is not set', 'Write it as'],
    ['ghcr.io/b@sha256:12', 'what follows "@"', 'Write it as registry/repository@sha256: and all 64 digits'],
    ['ghcr.io/B c', '"ghcr.io/B": its repository must be lower-case; a space or comma', 'Write it as'],
  ])('are advised on by their mistake: %j', (text, problem, hint) => {
    expect(() => references(text)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(problem),
        hint: expect.stringContaining(hint),
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
    ['/trivy', 'registry base "/trivy": nothing stands before its first "/"'],
    ['ghcr.io/a;ghcr.io/b', '"ghcr.io/a;ghcr.io/b" has a semicolon'],
    ['ghcr.io/a:2', 'registry base "ghcr.io/a:2": it has a tag or a digest'],
    ['registry.example.com:5000/a/b:latest', 'it has a tag or a digest'],
    [`ghcr.io/a@sha256:${'0'.repeat(64)}`, 'it has a tag or a digest'],
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

  it.each([
    ['http://registry.local:5000', '; leave out http://'],
    ['registry.local/v2/path', '; leave out /v2/path'],
  ])('are not %s, and the message says what is too much', (text, advice) => {
    expect(() => hosts(text)).toThrow(`"${text}" is not a host or host:port${advice}`)
  })

  it('are not whether there are any', () => {
    expect(() => hosts('true')).toThrow('"true" names no host; write the hosts')
  })

  it.each(['http://registry.local', 'registry.local/path', 'registry.local:', 'user@registry.local', '*'])(
    'are not %s',
    (text) => {
      expect(() => hosts(text)).toThrow(`"${text}" is not a host or host:port`)
    },
  )
})
