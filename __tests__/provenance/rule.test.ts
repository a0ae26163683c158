// Who may be given what: every way in which a job comes to have data, against every place where it could leave it.
import { describe, expect, it } from 'vitest'
import { readJob } from '../../src/provenance/job.ts'
import { type Provenance, parseProvenance, parseProvenanceText } from '../../src/provenance/provenance.ts'
import { audienceInStore, isOfPlaces, isVouchedFor, mayBeKept, mayBeRead } from '../../src/provenance/rule.ts'
import { KEPT, NAMED, TYPED } from '../fixtures/provenance.ts'

const BRANCHES = {
  'default branch': readJob({ GITHUB_EVENT_NAME: 'schedule', GITHUB_REPOSITORY: 'o/r' }),
  'pull request': readJob({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'o/r' }),
}

const ORIGINS: Readonly<Record<string, Provenance>> = {
  'a registry over TLS': NAMED,
  'a registry on loopback': { ...NAMED, transport: 'loopback' },
  'the Actions cache, named by HEAD': { ...KEPT, vouched: 'server', voucher: 'by HEAD' },
  'the Actions cache, asked of nobody': KEPT,
  'a bundle with its digest': TYPED,
  'a bundle with its digest, of what a registry once gave': { ...TYPED, transport: 'tls' },
  'a bundle without a digest': { ...TYPED, vouched: 'nobody' },
  'an insecure registry': { ...NAMED, transport: 'plain' },
}

/** [store on the default branch, store in a pull request, Actions cache]. */
const WANTED: Readonly<Record<string, readonly [string, string, boolean]>> = {
  'a registry over TLS': ['shared', 'shared', true],
  'a registry on loopback': ['shared', 'shared', true],
  'the Actions cache, named by HEAD': ['shared', 'shared', true],
  'the Actions cache, asked of nobody': ['repository', 'none', false],
  'a bundle with its digest': ['bundle', 'bundle', false],
  'a bundle with its digest, of what a registry once gave': ['bundle', 'bundle', false],
  'a bundle without a digest': ['none', 'none', false],
  // For whoever has not allowed it; whoever has reads and writes under another name.
  'an insecure registry': ['none', 'none', false],
}

describe.each(Object.entries(ORIGINS))('what comes from %s', (origin, provenance) => {
  const isFromCache = origin.startsWith('the Actions cache')
  const [onDefault, inPull, isKept] = WANTED[origin] ?? []

  it.each([
    ['default branch', onDefault],
    ['pull request', inPull],
  ] as const)('is left in the store by a job of the %s for: %s', (branch, audience) => {
    const reader = { acceptsPlain: false, isFromCache }
    expect(audienceInStore(provenance, BRANCHES[branch], reader)).toBe(audience)
  })

  it(`is kept in the Actions cache: ${isKept}`, () => {
    expect(mayBeKept(provenance, { acceptsPlain: false })).toBe(isKept)
  })

  it('is read from the shelf of all only if a server named it', () => {
    const isShared = onDefault === 'shared'
    expect(mayBeRead(provenance, 'shared', { acceptsPlain: false })).toBe(isShared)
  })
})

describe('an insecure registry', () => {
  it('speaks to whoever allows it too, for such jobs share names of their own', () => {
    const plain: Provenance = { ...NAMED, transport: 'plain' }
    const reader = { acceptsPlain: true, isFromCache: false }
    expect(audienceInStore(plain, BRANCHES['pull request'], reader)).toBe('shared')
    expect(mayBeKept(plain, reader)).toBe(true)
  })
})

describe('a record', () => {
  it('of an earlier version, which says nothing, is read by nobody', () => {
    for (const audience of ['shared', 'repository', 'bundle'] as const)
      expect(mayBeRead(undefined, audience, { acceptsPlain: true })).toBe(false)
  })

  it('is confirmed when somebody vouched for it', () => {
    expect([NAMED, TYPED, KEPT].map(isVouchedFor)).toEqual([true, true, false])
  })

  it.each([
    undefined,
    null,
    7,
    {},
    [],
    { ...NAMED, vouched: 'everybody' },
    { ...NAMED, from: 'x'.repeat(501) },
  ])('that is none of ours is none: %j', (value) => {
    expect(parseProvenance(value)).toBeUndefined()
    expect(parseProvenanceText(JSON.stringify(value))).toBeUndefined()
    expect(parseProvenanceText('{')).toBeUndefined()
  })

  it('that is ours comes back as it was', () => {
    expect(parseProvenanceText(JSON.stringify(TYPED))).toEqual(TYPED)
  })
})

describe('a copy that lies in a cache directory', () => {
  const from = 'registry.test/team/trivy-db'
  const given: Provenance = { ...NAMED, giver: 'registry', from: `${from}:2`, voucher: `${from}:2` }
  const elsewhere = ['ghcr.io/aquasecurity/trivy-db']

  it.each<[string, Provenance | undefined, readonly string[], boolean]>([
    ['of a registry that is asked', given, [...elsewhere, from], true],
    ['of one that is asked, pinned', { ...given, from: `${from}@sha256:0` }, [from], true],
    [
      'that one that is asked has called current',
      { ...given, voucher: `${elsewhere[0]}:2` },
      elsewhere,
      true,
    ],
    ['of another registry', given, elsewhere, false],
    ['of another repository of the same name', given, [`${from.slice(0, -3)}`], false],
    ['of a repository whose name begins so', { ...given, from: `${from}-old:2`, voucher: '' }, [from], false],
    ['of a publisher', { ...given, giver: 'publisher' }, elsewhere, true],
    ['that a bundle brought', TYPED, elsewhere, true],
    ['of which nobody knows anything', undefined, elsewhere, true],
    ['where no registry is asked', given, [], true],
  ])('%s', (_, provenance, places, isOf) => {
    expect(isOfPlaces(provenance, places)).toBe(isOf)
  })
})
