import { describe, expect, it } from 'vitest'
import type { PomRequest, RemoteRepository } from '../../../src/resources/maven-poms/closure/pom-source.ts'
import { selectKeepable } from '../../../src/resources/maven-poms/keep-poms.ts'
import { createPomFinder, type PomFinder } from '../../../src/resources/maven-poms/pom-finder.ts'
import {
  CENTRAL,
  type RepositoryFacts,
  repositoryKey,
} from '../../../src/resources/maven-poms/repositories/candidates.ts'
import type { FileFetcher } from '../../../src/resources/maven-poms/repositories/fetch-file.ts'
import type { PomOrigin } from '../../../src/resources/maven-poms/repositories/origin.ts'
import { pomPath } from '../../../src/resources/maven-poms/repositories/pom-path.ts'
import type { FileAnswer } from '../../../src/resources/maven-poms/repositories/request-file.ts'
import type { KeptSet } from '../../../src/resources/maven-poms/sets/kept-lookup.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'

const facts: RepositoryFacts = {
  settings: [],
  inputs: [],
  mirrors: [],
  servers: [],
  configMirrors: new Map(),
  insecureHosts: [],
  guardsLocalRepository: false,
  readsMirrors: true,
}

const POM = '<project/>'
const CENTRAL_KEY = repositoryKey(CENTRAL.url)
const BY_CENTRAL: PomOrigin = { from: [CENTRAL_KEY], after: [] }
const at = (name: string): string => pomPath(coordinatesOf(name)) ?? ''

function coordinatesOf(name: string): { groupId: string; artifactId: string; version: string } {
  const [groupId = '', artifactId = '', version = ''] = name.split(':')
  return { groupId, artifactId, version }
}

const wish = (name: string, overrides: Partial<PomRequest> = {}): PomRequest => ({
  ...coordinatesOf(name),
  repositories: [],
  wantedBy: 'pom.xml',
  ...overrides,
})

/** As a POM declares it. */
const repositoryAt = (url: string): RemoteRepository => ({
  id: 'x',
  url,
  releases: true,
  snapshots: true,
  declaredIn: 'pom',
})

/** A world: what repositories, kept sets, and the local repository have. */
function finderWith(world: {
  readonly remote?: Readonly<Record<string, FileAnswer>>
  readonly sets?: readonly (Partial<KeptSet> | undefined)[]
  readonly local?: Readonly<Record<string, string>>
  readonly offline?: boolean
  readonly platform?: NodeJS.Platform
  readonly facts?: Partial<RepositoryFacts>
}): { finder: PomFinder; asked: string[]; loads: number[] } {
  const localRepository = makeDirectory()
  for (const [path, text] of Object.entries(world.local ?? {})) writeFile(localRepository, path, text)
  const [asked, loads]: [string[], number[]] = [[], []]
  const fetcher: FileFetcher = {
    counts: { requests: 0, bytes: 0 },
    isInner: () => false,
    fetchFile: async (_, path) => {
      asked.push(path)
      return world.remote?.[path] ?? { kind: 'absent' }
    },
  }
  const keptSets = (world.sets ?? []).map((set, position) => async () => {
    loads.push(position)
    return set === undefined ? undefined : setWith(set)
  })
  const finder = createPomFinder({
    localRepository,
    keptSets,
    facts: { ...facts, ...world.facts },
    fetcher: world.offline === true ? undefined : fetcher,
    ...(world.platform === undefined ? {} : { platform: world.platform }),
  })
  return { finder, asked, loads }
}

function setWith(overrides: Partial<KeptSet>): KeptSet {
  return {
    poms: new Map(),
    origins: new Map([...(overrides.poms ?? new Map()).keys()].map((path) => [path, BY_CENTRAL])),
    absent: new Map(),
    isComplete: true,
    isFresh: true,
    isPublic: true,
    confirmedAt: new Date('2026-11-20T12:00:00Z'),
    layerDigest: `sha256:${'a'.repeat(64)}`,
    sizeBytes: 1,
    ...overrides,
  }
}

const found = (text = POM) =>
  ({ kind: 'found', bytes: Buffer.from(text), isChecked: false }) as const satisfies FileAnswer
const poms = (...names: readonly string[]) => new Map(names.map((name) => [at(name), Buffer.from(POM)]))

describe('a POM that Windows cannot hold', () => {
  it.each(['org.aux:a:1', 'g:con:1', 'g:a:1.', 'g:nul.x:1'])(
    '%s is unknown there, asked of nobody, and found elsewhere',
    async (name) => {
      const remote = { [at(name)]: found() }
      const windows = finderWith({ remote, platform: 'win32' })
      const answer = await windows.finder.find(wish(name))
      expect(answer).toMatchObject({
        kind: 'unknown',
        reason: expect.stringMatching(/^Windows cannot hold it: /),
      })
      expect(windows.asked).toEqual([])
      const linux = finderWith({ remote, platform: 'linux' })
      expect(await linux.finder.find(wish(name))).toMatchObject({ kind: 'found' })
    },
  )
})

describe('a POM', () => {
  it('is taken from the local repository before anybody is asked, or any set is read', async () => {
    const { finder, asked, loads } = finderWith({
      local: { [at('g:a:1')]: POM },
      sets: [{ poms: poms('g:a:1') }],
    })
    expect(await finder.find(wish('g:a:1'))).toMatchObject({ kind: 'found' })
    expect([asked, loads]).toEqual([[], []])
    expect(finder.findings.found.get(at('g:a:1'))).toMatchObject({ origin: 'local', isPublic: false })
  })

  it('is taken from a kept set before a repository is asked, and further sets are read only for what is missing', async () => {
    const { finder, asked, loads } = finderWith({
      sets: [{ poms: poms('g:a:1') }, undefined, { poms: poms('g:b:1') }],
    })
    await finder.find(wish('g:a:1'))
    expect(loads).toEqual([0])
    await finder.find(wish('g:b:1'))
    expect(loads).toEqual([0, 1, 2])
    expect(asked).toEqual([])
    expect(finder.findings.oldestConfirmation).toBeUndefined()
  })

  it('is fetched when nobody nearer has it', async () => {
    const { finder, asked } = finderWith({ remote: { [at('g:a:1')]: found() }, sets: [{}] })
    expect(await finder.find(wish('g:a:1'))).toMatchObject({ kind: 'found' })
    expect(asked).toEqual([at('g:a:1')])
    expect(finder.findings.found.get(at('g:a:1'))).toMatchObject({ origin: 'fetched', isPublic: true })
    expect(finder.findings.hasReconfirmed).toBe(false)
  })

  it('is unknown offline when no nearer place has it', async () => {
    const { finder } = finderWith({ offline: true, sets: [{}] })
    expect(await finder.find(wish('g:a:1'))).toMatchObject({ kind: 'unknown' })
  })

  it('is asked for once, whoever wants it', async () => {
    const { finder, asked } = finderWith({ remote: { [at('g:a:1')]: found() } })
    const own = {
      id: 'x',
      url: 'https://x.test',
      releases: true,
      snapshots: true,
      declaredIn: 'pom',
    } as const
    await Promise.all([
      finder.find(wish('g:a:1')),
      finder.find(wish('g:a:1')),
      finder.find(wish('g:a:1', { repositories: [own] })),
    ])
    expect(asked).toEqual([at('g:a:1')])
  })

  it('is unknown when its local file is broken and there is a good one, which may not replace it', async () => {
    const { finder } = finderWith({
      local: { [at('g:a:1')]: '<project' },
      remote: { [at('g:a:1')]: found() },
    })
    expect(await finder.find(wish('g:a:1'))).toMatchObject({
      kind: 'unknown',
      reason: 'its file in the local repository cannot be read as XML: delete it',
    })
    expect(finder.findings.found.size).toBe(0)
  })

  it('is as broken as its repository has it', async () => {
    const { finder } = finderWith({
      local: { [at('g:a:1')]: '<project' },
      // By a checksum, that is what it has.
      remote: { [at('g:a:1')]: { ...found('<project'), isChecked: true } },
    })
    expect(await finder.find(wish('g:a:1'))).toMatchObject({ kind: 'found' })
  })

  it('has coordinates of a POM', async () => {
    const { finder } = finderWith({})
    expect(await finder.find(wish('g:..:1'))).toMatchObject({ kind: 'unknown' })
  })
})

describe('what can change', () => {
  const SNAPSHOT = 'g:a:1-SNAPSHOT'
  const SNAPSHOTS = repositoryAt('https://snapshots.test')

  it('is believed of a fresh set, whose confirmation is then the oldest', async () => {
    const absent = new Map([[at('g:none:1'), [CENTRAL_KEY]]])
    const origins = new Map([[at(SNAPSHOT), { from: [repositoryKey(SNAPSHOTS.url)], after: [] }]])
    const { finder, asked } = finderWith({ sets: [{ poms: poms(SNAPSHOT), origins, absent }] })
    expect(await finder.find(wish(SNAPSHOT, { repositories: [SNAPSHOTS] }))).toMatchObject({ kind: 'found' })
    expect(await finder.find(wish('g:none:1'))).toEqual({ kind: 'absent' })
    expect(asked).toEqual([])
    expect(finder.findings.oldestConfirmation).toEqual(new Date('2026-11-20T12:00:00Z'))
  })

  it('is asked for anew when the set is old, but releases are not', async () => {
    const absent = new Map([[at('g:none:1'), [CENTRAL_KEY]]])
    const { finder, asked } = finderWith({ sets: [{ isFresh: false, poms: poms('g:b:1'), absent }] })
    await finder.find(wish('g:b:1'))
    await finder.find(wish('g:none:1'))
    expect(asked).toEqual([at('g:none:1')])
    expect(finder.findings.hasReconfirmed).toBe(true)
    expect(finder.findings.staleCount).toBe(0)
  })

  it('is believed of an old set when nobody answers, and counted', async () => {
    const absent = new Map([[at('g:none:1'), [CENTRAL_KEY]]])
    const remote = { [at('g:none:1')]: { kind: 'unknown', reason: 'no' } as const }
    const { finder } = finderWith({ remote, sets: [{ isFresh: false, absent }] })
    expect(await finder.find(wish('g:none:1'))).toEqual({ kind: 'absent' })
    expect(finder.findings.staleCount).toBe(1)
  })

  it('is not absent because other repositories said so, except offline', async () => {
    const absent = new Map([[at('g:none:1'), ['0123456789abcdef'.repeat(2)]]])
    const online = finderWith({ sets: [{ absent }] })
    await online.finder.find(wish('g:none:1'))
    expect(online.asked).toEqual([at('g:none:1')])
    const offline = finderWith({ sets: [{ absent }], offline: true })
    expect(await offline.finder.find(wish('g:none:1'))).toEqual({ kind: 'absent' })
  })
})

describe('what only some may see', () => {
  it('is what a set of a registry or bundle gave, which may have needed a login', async () => {
    const absent = new Map([[at('g:none:1'), [CENTRAL_KEY]]])
    const { finder } = finderWith({ sets: [{ isPublic: false, poms: poms('g:a:1'), absent }] })
    await finder.find(wish('g:a:1'))
    await finder.find(wish('g:none:1'))
    expect(finder.findings.found.get(at('g:a:1'))).toMatchObject({ origin: 'kept', isPublic: false })
    expect([...finder.findings.privatelyAbsent]).toEqual([at('g:none:1')])
    expect(finder.keptOrigin(at('g:a:1'), Buffer.from(POM))).toBeUndefined()
    const shared = selectKeepable(finder, { isComplete: true, keepsPrivate: false })
    expect([shared.poms.size, shared.absent.size, shared.isComplete]).toEqual([0, 0, false])
    const all = selectKeepable(finder, { isComplete: true, keepsPrivate: true })
    expect([all.poms.size, all.absent.size, all.isComplete]).toEqual([1, 1, true])
  })
})

describe('what a bundle said', () => {
  const world = {
    poms: poms('g:a:1', 'g:b:1'),
    absent: new Map([[at('g:none:1'), [CENTRAL_KEY]]]),
    isPublic: false,
    isCarried: true,
  }

  it('is for this job alone, whoever may see it', async () => {
    const { finder } = finderWith({ sets: [world], remote: { [at('g:c:1')]: found() } })
    for (const name of ['g:a:1', 'g:c:1', 'g:none:1']) await finder.find(wish(name))
    const all = { isComplete: true, keepsPrivate: true }
    const kept = selectKeepable(finder, { ...all, isForOthers: true })
    expect([[...kept.poms.keys()], kept.absent.size, kept.isComplete]).toEqual([[at('g:c:1')], 0, false])
    const carried = selectKeepable(finder, all)
    expect([[...carried.poms.keys()].sort(), carried.absent.size]).toEqual([[at('g:a:1'), at('g:c:1')], 1])
  })
})

it('knows which local files are in a kept set', async () => {
  const { finder } = finderWith({ sets: [{ poms: poms('g:a:1') }] })
  expect(finder.keptOrigin(at('g:a:1'), Buffer.from(POM))).toBeUndefined()
  await finder.find(wish('g:b:1'))
  expect(finder.keptOrigin(at('g:a:1'), Buffer.from(POM))).toEqual(BY_CENTRAL)
  expect(finder.keptOrigin(at('g:a:1'), Buffer.from('other'))).toBeUndefined()
})

describe('a kept POM', () => {
  const NEAR = repositoryAt('https://near.test')
  const FAR = repositoryAt('https://far.test')
  const [near, far] = [repositoryKey(NEAR.url), repositoryKey(FAR.url)]

  /** Who is asked for a POM that a set has from there, after those did not have it. */
  async function askedWith(
    { from, after = [] }: { readonly from: readonly string[]; readonly after?: readonly string[] },
    repositories: readonly RemoteRepository[],
    offline = false,
  ): Promise<{ readonly asked: number; readonly kind: string }> {
    const origins = new Map([[at('g:a:1'), { from, after }]])
    const { finder, asked } = finderWith({ sets: [{ poms: poms('g:a:1'), origins }], offline })
    const { kind } = await finder.find(wish('g:a:1', { repositories }))
    return { asked: asked.length, kind }
  }

  it.each([
    ['the first repository, which gave it', { from: [near] }, [NEAR], { asked: 0, kind: 'found' }],
    ['a repository that nobody names any more', { from: [near] }, [], { asked: 1, kind: 'absent' }],
    [
      'one behind another that did not have it',
      { from: [far], after: [near] },
      [NEAR, FAR],
      { asked: 0, kind: 'found' },
    ],
    [
      'one behind another that was not asked then, and now is',
      { from: [far] },
      [NEAR, FAR],
      { asked: 1, kind: 'found' },
    ],
    [
      'a mirror that stood for Central and is gone',
      { from: [near, CENTRAL_KEY] },
      [],
      { asked: 1, kind: 'absent' },
    ],
    ['nobody knows whom', { from: [] }, [NEAR], { asked: 2, kind: 'absent' }],
  ] as const)('of %s is used, or asked for anew', async (_, origin, repositories, expected) => {
    expect(await askedWith(origin, repositories)).toEqual(expected)
  })

  it.each([
    ['of Central, by a mirror there', { from: [near, CENTRAL_KEY] }, [], 'found'],
    ['behind one that cannot be asked', { from: [far] }, [NEAR, FAR], 'found'],
    ['of a repository that nobody names', { from: [near] }, [], 'unknown'],
    ['that lay in the local repository where it was kept', { from: [] }, [], 'found'],
  ] as const)('offline, %s, is found or unknown', async (_, origin, repositories, expected) => {
    expect((await askedWith(origin, repositories, true)).kind).toBe(expected)
  })

  it('takes its origin along when it is kept again', async () => {
    const origins = new Map([[at('g:a:1'), { from: [far], after: [near] }]])
    const { finder } = finderWith({ sets: [{ poms: poms('g:a:1'), origins }] })
    await finder.find(wish('g:a:1', { repositories: [NEAR, FAR] }))
    const kept = selectKeepable(finder, { isComplete: true, keepsPrivate: false })
    expect(kept.origins.get(at('g:a:1'))).toEqual({ from: [far], after: [near] })
  })
})

describe('what a stand-in lacks that Trivy does not know', () => {
  const STAND_IN = 'https://nexus.test/maven2'
  const KEY = repositoryKey(STAND_IN)
  const NAME = 'org.lib:one:1.0'
  const standIn: Partial<RepositoryFacts> = {
    inputs: [{ id: 'central', url: STAND_IN, releases: true, snapshots: true, declaredIn: 'input' }],
  }

  it('is unknown, with the input that names it and what to do', async () => {
    const { finder } = finderWith({ facts: standIn })
    const answer = await finder.find(wish(NAME))
    expect(answer).toEqual({
      kind: 'unknown',
      reason:
        'nexus.test, asked in place of Maven Central (the input maven-repository), does not have it, but Maven Central may',
      hint:
        'Check the name in the POM, the path of nexus.test in the input maven-repository, and that nexus.test has all that Maven Central has; ' +
        'if it has, name it as a <mirror> of central in settings.xml instead, which Trivy asks too: what it lacks then counts as absent.',
    })
    expect(finder.findings.absent.size).toBe(0)
  })

  it('is absent where the same mirror stands in settings.xml, and unknown where Trivy is too old for it', async () => {
    const mirrors = [{ id: 'n', url: STAND_IN, patterns: ['*'], isBlocked: false }]
    const now = finderWith({ facts: { mirrors } })
    expect(await now.finder.find(wish(NAME))).toEqual({ kind: 'absent' })
    const before = finderWith({ facts: { mirrors, readsMirrors: false } })
    expect(await before.finder.find(wish(NAME))).toMatchObject({
      kind: 'unknown',
      hint: expect.stringContaining('Trivy before 0.71 reads no <mirrors>'),
    })
  })

  it('may be found by another repository', async () => {
    const { finder } = finderWith({ facts: standIn, remote: { [at(NAME)]: found() } })
    expect(await finder.find(wish(NAME))).toMatchObject({ kind: 'found' })
  })

  it('is absent for a snapshot, for which Trivy does not ask Central', async () => {
    const { finder } = finderWith({ facts: standIn })
    expect(await finder.find(wish('org.lib:snap:1-SNAPSHOT'))).toEqual({ kind: 'absent' })
  })

  it.each([true, false])('is no more absent by a kept set that is fresh: %s', async (isFresh) => {
    const absent = new Map([[at(NAME), [KEY]]])
    const { finder } = finderWith({ facts: standIn, sets: [{ absent, isFresh }] })
    expect(await finder.find(wish(NAME))).toMatchObject({ kind: 'unknown' })
  })

  it('is told as what failed where another repository failed', async () => {
    const { finder } = finderWith({
      facts: standIn,
      remote: { [at(NAME)]: { kind: 'unknown', reason: 'nexus.test: HTTP 500', hint: 'wait' } },
    })
    expect(await finder.find(wish(NAME))).toEqual({
      kind: 'unknown',
      reason: 'nexus.test: HTTP 500',
      hint: 'wait',
    })
  })
})
