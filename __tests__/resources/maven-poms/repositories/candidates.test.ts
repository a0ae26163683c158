import { describe, expect, it } from 'vitest'
import type { RemoteRepository } from '../../../../src/resources/maven-poms/closure/pom-source.ts'
import {
  listCandidates,
  type RepositoryFacts,
} from '../../../../src/resources/maven-poms/repositories/candidates.ts'
import type { Mirror } from '../../../../src/resources/maven-poms/repositories/maven-settings.ts'

const CENTRAL = 'https://repo.maven.apache.org/maven2'

const facts = (overrides: Partial<RepositoryFacts> = {}): RepositoryFacts => ({
  settings: [],
  inputs: [],
  mirrors: [],
  servers: [],
  configMirrors: new Map(),
  insecureHosts: [],
  guardsLocalRepository: false,
  readsMirrors: true,
  ...overrides,
})

const named = (
  id: string,
  url: string,
  declaredIn: RemoteRepository['declaredIn'] = 'pom',
  rules: Partial<RemoteRepository> = {},
): RemoteRepository => ({ id, url, releases: true, snapshots: true, declaredIn, ...rules })

const mirror = (mirrorOf: string, overrides: Partial<Mirror> = {}): Mirror => ({
  id: 'mirror',
  url: 'https://mirror.test/all/',
  patterns: mirrorOf.split(','),
  isBlocked: false,
  ...overrides,
})

const urls = (ofPoms: readonly RemoteRepository[], given: Partial<RepositoryFacts> = {}) =>
  listCandidates(ofPoms, facts(given)).map(({ url }) => url)

const server = { id: 'corp', username: 'me', password: 'secret', problem: undefined }
const authorized = `Basic ${Buffer.from('me:secret').toString('base64')}`

describe('the repositories for a POM', () => {
  it('are those of settings.xml, of the input, of the POMs, then Central, in this order and none twice', () => {
    const given = {
      settings: [named('s', 'https://s.test/', 'settings')],
      inputs: [named('i', 'https://i.test//a/', 'input')],
    }
    const ofPoms = [named('p', 'https://p.test'), named('again', 'https://i.test/a')]
    expect(urls(ofPoms, given)).toEqual(['https://s.test', 'https://i.test/a', 'https://p.test', CENTRAL])
  })

  it('have no Central when the user names another one so', () => {
    expect(urls([], { inputs: [named('central', 'https://i.test', 'input')] })).toEqual(['https://i.test'])
  })

  it('leave out what Trivy cannot ask either', () => {
    const odd = ['file:///repo', 'ftp://a.test', '$' + '{url}/x', 'not a url', '']
    expect(urls(odd.map((url) => named('x', url)))).toEqual([CENTRAL])
  })

  it('are asked for releases or snapshots if one of their names says so', () => {
    const ofPoms = [
      named('a', 'https://p.test', 'pom', { releases: false }),
      named('b', 'https://p.test/', 'pom', { snapshots: false }),
    ]
    expect(listCandidates(ofPoms, facts())[0]).toMatchObject({ releases: true, snapshots: true })
  })
})

describe('a mirror of settings.xml', () => {
  it.each([
    ['*', ['https://mirror.test/all']],
    ['central', ['https://p.test', 'http://127.0.0.1:1/own', 'https://mirror.test/all']],
    ['p', ['https://mirror.test/all', 'http://127.0.0.1:1/own', CENTRAL]],
    ['*,!central', ['https://mirror.test/all', CENTRAL]],
    ['external:*', ['https://mirror.test/all', 'http://127.0.0.1:1/own']],
    ['external:http:*', ['https://p.test', 'http://127.0.0.1:1/own', CENTRAL]],
    ['other', ['https://p.test', 'http://127.0.0.1:1/own', CENTRAL]],
  ])('of %s stands for what it matches', (mirrorOf, expected) => {
    const ofPoms = [named('p', 'https://p.test'), named('own', 'http://127.0.0.1:1/own')]
    expect(urls(ofPoms, { mirrors: [mirror(mirrorOf)] })).toEqual(expected)
  })

  it('takes the place of all that it matches when it is the first to do so', () => {
    const mirrors = [mirror('central'), mirror('*', { id: 'second', url: 'https://second.test' })]
    expect(urls([named('p', 'https://p.test')], { mirrors })).toEqual([
      'https://second.test',
      'https://mirror.test/all',
    ])
  })

  it('that blocks means that nobody is asked, and that a Trivy which reads no mirrors asks is told', () => {
    const mirrors = [mirror('external:http:*', { isBlocked: true })]
    expect(urls([named('p', 'http://p.test')], { mirrors })).toEqual([CENTRAL])
    const [old] = listCandidates([named('p', 'http://p.test')], facts({ mirrors, readsMirrors: false }))
    expect(old?.obstacle?.reason).toBe(
      'the mirror mirror of settings.xml blocks p.test, which Trivy before 0.71 asks all the same',
    )
  })

  it.each(['file:///srv/repo', 's3://bucket/repo', 'nexus/maven', ''])(
    'that nobody can ask (%s) keeps what it may have from being absent',
    (url) => {
      const [all] = listCandidates([], facts({ mirrors: [mirror('*', { url })] }))
      expect(all?.obstacle?.reason).toContain('the mirror mirror of settings.xml has an address that cannot')
      // Of a profile Trivy passes over it, and asks the others.
      expect(urls([], { settings: [named('s', url, 'settings')] })).toEqual([CENTRAL])
    },
  )

  it('whose address names a variable that has no value is asked nowhere, nor is such a repository of a profile', () => {
    const url = `https://$${'{env.NEXUS}'}/maven`
    const reason = `settings.xml names $${'{env.NEXUS}'}, which has no value for this step`
    const first = (given: Partial<RepositoryFacts>) => listCandidates([], facts(given))[0]?.obstacle?.reason
    expect(first({ mirrors: [mirror('*', { url })] })).toBe(`the address of the mirror mirror of ${reason}`)
    expect(first({ settings: [named('s', url, 'settings')] })).toBe(
      `the address of the repository s of ${reason}`,
    )
  })

  it('is not applied to the input', () => {
    expect(urls([], { inputs: [named('i', 'https://i.test', 'input')], mirrors: [mirror('*')] })).toEqual([
      'https://i.test',
      'https://mirror.test/all',
    ])
  })
})

describe('a mirror of trivy.yaml', () => {
  it('stands for its source, in the order of its targets, and is as strange as a POM', () => {
    const configMirrors = new Map([[CENTRAL, ['https://me:secret@a.test/', 'https://b.test']]])
    const found = listCandidates([], facts({ configMirrors }))
    expect(found.map(({ url, isListed, authorization }) => [url, isListed, authorization])).toEqual([
      ['https://a.test', false, undefined],
      ['https://b.test', false, undefined],
    ])
  })
})

describe('a repository that only a POM names', () => {
  const distrustOf = (url: string, given: Partial<RepositoryFacts> = {}) =>
    listCandidates([named('p', url)], facts(given)).find((one) => one.url === url)?.distrust

  it('gives nothing over plain HTTP, except on this machine', () => {
    expect(distrustOf('http://p.test')).toBe('over plain HTTP')
    expect(distrustOf('http://127.0.0.1:1')).toBeUndefined()
    expect(distrustOf('https://p.test')).toBeUndefined()
  })

  it('gives nothing that would outlive a job of strangers, unless the user lists it', () => {
    const given = { guardsLocalRepository: true }
    expect(distrustOf('https://p.test', given)).toContain('outlives the job')
    expect(distrustOf(CENTRAL, given)).toBeUndefined()
    const listed = { ...given, inputs: [named('i', 'https://p.test', 'input')] }
    expect(distrustOf('https://p.test', listed)).toBeUndefined()
  })
})

describe('a login', () => {
  const loginOf = (given: Partial<RepositoryFacts>, ofPoms: readonly RemoteRepository[] = []) =>
    listCandidates(ofPoms, facts({ servers: [server], ...given })).map(({ authorization }) => authorization)

  it('goes to the repository of settings.xml or the input with its id, and to a mirror with it', () => {
    expect(loginOf({ settings: [named('corp', 'https://s.test', 'settings')] })).toEqual([
      authorized,
      undefined,
    ])
    expect(loginOf({ inputs: [named('corp', 'https://i.test', 'input')] })).toEqual([authorized, undefined])
    expect(loginOf({ mirrors: [mirror('*', { id: 'corp' })] })).toEqual([authorized])
  })

  it('does not go to a URL that only a POM names, whatever its id', () => {
    expect(loginOf({}, [named('corp', 'https://evil.test')])).toEqual([undefined, undefined])
    const besides = { settings: [named('corp', 'https://s.test/a', 'settings')] }
    expect(loginOf(besides, [named('corp', 'https://s.test/b')])).toEqual([authorized, undefined, undefined])
  })

  it('that Trivy sends to whom only a POM names, by the id alone, is known to be missing there', () => {
    const problemOf = (id: string, given: Partial<RepositoryFacts> = {}) =>
      listCandidates([named(id, 'https://p.test')], facts({ servers: [server], ...given }))[0]?.loginProblem
    expect(problemOf('corp')).toBe('unlisted')
    expect(problemOf('other')).toBeUndefined()
    const inUrl = listCandidates([named('other', 'https://me:secret@p.test')], facts())[0]
    expect(inUrl).toMatchObject({ loginProblem: 'unlisted', authorization: undefined })
    expect(problemOf('corp', { inputs: [named('corp', 'https://p.test', 'input')] })).toBeUndefined()
  })

  it.each([
    ['Central itself', {}, []],
    ['a POM that calls its host so', {}, [named('central', 'https://corp.test')]],
  ] as const)('of a server called central does not go to %s', (_, given, ofPoms) => {
    const servers = [{ id: 'central', username: 'me', password: 'secret', problem: undefined }]
    const all = listCandidates(ofPoms, facts({ servers, ...given }))
    expect(all.map(({ authorization }) => authorization)).toEqual(all.map(() => undefined))
    expect(all.at(-1)?.url).toBe('https://repo.maven.apache.org/maven2')
  })

  it('of a server called central goes where settings.xml or the input name it', () => {
    const servers = [{ id: 'central', username: 'me', password: 'secret', problem: undefined }]
    const given = { servers, inputs: [named('central', 'https://corp.test/maven', 'input')] }
    expect(listCandidates([], facts(given)).map(({ url, authorization }) => [url, authorization])).toEqual([
      ['https://corp.test/maven', authorized],
    ])
  })

  it.each([
    ['encrypted', { password: '{COQLCE6DU6GtcS5P=}' }],
    ['headers', { username: '', password: '' }],
  ] as const)('that is %s is named as that, and not sent', (loginProblem, how) => {
    const servers = [{ ...server, ...how, problem: loginProblem }]
    const given = { servers, inputs: [named('corp', 'https://corp.test', 'input')] }
    expect(listCandidates([], facts(given))[0]).toMatchObject({ loginProblem, authorization: undefined })
  })

  it('is not shown over plain HTTP, except to this machine and to hosts that the user allowed', () => {
    const at = (url: string, insecureHosts: readonly string[] = []) =>
      listCandidates(
        [],
        facts({ servers: [server], insecureHosts, inputs: [named('corp', url, 'input')] }),
      )[0]
    expect(at('http://i.test:8081')).toMatchObject({ authorization: undefined, isLoginWithheld: true })
    expect(at('http://i.test:8081', ['i.test:8081'])).toMatchObject({ authorization: authorized })
    expect(at('http://127.0.0.1:1')).toMatchObject({ authorization: authorized, isLoginWithheld: false })
  })

  it('in a URL of the user counts, and is not part of the URL that is shown', () => {
    const [candidate] = listCandidates(
      [],
      facts({ inputs: [named('', 'https://me:secret@i.test/x', 'input')] }),
    )
    expect(candidate).toMatchObject({ url: 'https://i.test/x', authorization: authorized })
    expect(
      listCandidates([named('', 'https://me:secret@p.test/x')], facts())[0]?.authorization,
    ).toBeUndefined()
  })
})

describe('a stand-in', () => {
  const MIRROR = 'https://mirror.test/all'
  const asInput = { inputs: [named('central', MIRROR, 'input')] }
  const old = { readsMirrors: false }
  const toCentral = (target: string) => new Map([[CENTRAL, [target]]])
  const ofPom = named('p', 'https://p.test')
  it.each<[string, Partial<RepositoryFacts>, readonly RemoteRepository[], string | undefined]>([
    ['the input calls central', asInput, [], CENTRAL],
    [
      'a profile of settings.xml calls central',
      { settings: [named('central', MIRROR, 'settings')] },
      [],
      CENTRAL,
    ],
    ['is a mirror of Central in settings.xml', { mirrors: [mirror('central')] }, [], undefined],
    [
      'is a mirror of Central that this Trivy does not read',
      { ...old, mirrors: [mirror('central')] },
      [],
      CENTRAL,
    ],
    ['is a mirror of what a POM declares', { mirrors: [mirror('p')] }, [ofPom], undefined],
    [
      'is such a mirror that this Trivy does not read',
      { ...old, mirrors: [mirror('p')] },
      [ofPom],
      'https://p.test',
    ],
    ['the input and a mirror name', { ...asInput, mirrors: [mirror('*')] }, [], undefined],
    [
      'the input and a mirror name, which this Trivy does not read',
      { ...old, ...asInput, mirrors: [mirror('*')] },
      [],
      CENTRAL,
    ],
    [
      'the input names where a mirror leads elsewhere',
      { ...asInput, mirrors: [mirror('*', { url: 'https://other.test' })] },
      [],
      'https://other.test',
    ],
    ['trivy.yaml names too', { ...asInput, configMirrors: toCentral(MIRROR) }, [], undefined],
    [
      'the input names where trivy.yaml leads elsewhere',
      { ...asInput, configMirrors: toCentral('https://other.test/') },
      [],
      'https://other.test',
    ],
    [
      'the input calls central where a POM declares Central itself',
      asInput,
      [named('maven', `${CENTRAL}/`)],
      undefined,
    ],
    ['the input calls otherwise', { inputs: [named('corp', MIRROR, 'input')] }, [], undefined],
  ])('that %s has the word of whom it stands for where Trivy asks it too', (_, given, ofPoms, unasked) => {
    const found = listCandidates(ofPoms, facts(given)).find(({ url }) => url === MIRROR)
    expect(found).toBeDefined()
    expect(found?.unasked?.url).toBe(unasked)
  })

  it('is known to be by where the user named it', () => {
    const settings = [named('central', MIRROR, 'settings')]
    expect(listCandidates([], facts(asInput))[0]?.unasked?.namedIn).toBe('the input maven-repository')
    expect(listCandidates([], facts({ settings }))[0]?.unasked?.namedIn).toBe('settings.xml')
  })
})
