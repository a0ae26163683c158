// One resource from its sources to its place, with registries in memory and a cache over directories: all else is real.
import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readKeptArtifact } from '../../src/acquire/kept-copy.ts'
import { ActionError, VerifyError } from '../../src/base/errors.ts'
import { parseReference } from '../../src/oci/reference.ts'
import { describeWarning } from '../../src/report/report.ts'
import type { Requirement } from '../../src/resources/artifact-resource.ts'
import { type ProvideContext, provide } from '../../src/run/provide.ts'
import { readSeal, removeSeal } from '../../src/verify/seal.ts'
import { hoursAgo, listFiles, NOW, requirementOf } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { type DirectoryCache, openDirectoryCache } from '../fakes/directory-cache.ts'
import { createMemoryRegistries, type MemoryRegistries } from '../fakes/memory-registries.ts'
import {
  type ArtifactOverrides,
  type Artifact as BuiltArtifact,
  buildArtifact,
} from '../fixtures/artifact.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { createKeptLog, type KeptLog } from '../oci/kept-log.ts'
import { rewriteIndex } from '../oci/sample-layout.ts'
import { look, placeBuilt } from '../place/place-lab.ts'

const REPOSITORIES = {
  'vuln-db': 'trivy-db:2',
  'java-db': 'trivy-java-db:1',
  'checks-bundle': 'trivy-checks:2',
}
const referenceOf = (name: RegistryResource): string => `registry.test/base/${REPOSITORIES[name]}`

let cacheDir: string
let registries: MemoryRegistries
let cache: DirectoryCache
let log: KeptLog
beforeEach(async () => {
  cacheDir = await makeTempDirectory()
  registries = createMemoryRegistries({})
  cache = await openDirectoryCache(await makeTempDirectory())
  log = createKeptLog()
})

function run(requirement: Requirement, overrides: Partial<ProvideContext> = {}) {
  return provide(requirement, {
    cacheDir,
    trivyVersion: '0.74.0',
    client: registries,
    cache,
    keyPrefix: 'p',
    save: true,
    confirm: false,
    full: false,
    now: () => NOW,
    signal: new AbortController().signal,
    log,
    ...overrides,
  })
}

/** Publishes a version of a resource. */
async function publish(name: RegistryResource, overrides: ArtifactOverrides = {}): Promise<BuiltArtifact> {
  const built = await buildArtifact(name, { updatedAt: hoursAgo(5), ...overrides })
  registries.serve(referenceOf(name), built)
  return built
}

const names = ['vuln-db', 'java-db', 'checks-bundle'] as const
/** What became of each attempt, but for the empty cache directory from which most of these start. */
const outcomesOf = ({ attempts }: { attempts: readonly { source: string; outcome: string }[] }): string[] =>
  attempts
    .map(({ source, outcome }) => `${source}: ${outcome}`)
    .filter((attempt) => attempt !== 'cache directory: absent')

describe.each(names)('%s', (name) => {
  it('comes from a registry into its place, and is kept for later jobs', async () => {
    const built = await publish(name)
    const outcome = await run(requirementOf(name))
    expect(outcome).toMatchObject({
      ready: {
        quality: 'fresh',
        source: referenceOf(name),
        sourceKind: 'registry',
        confirmed: true,
        layerDigest: built.layerDigest,
        transferredBytes: built.layer.length,
        measuredAt: name === 'checks-bundle' ? NOW : hoursAgo(5),
      },
      problem: undefined,
      isProvenAbsent: false,
    })
    expect(await look(cacheDir, name, { full: true })).toMatchObject({
      kind: 'placed',
      placed: { seal: { layerDigest: built.layerDigest, manifestDigest: built.manifestDigest } },
    })
    expect(listFiles(join(cacheDir, '.offline-cache'))).toEqual([`${name}.seal.json`])
    expect(cache.keys).toEqual([
      expect.stringMatching(new RegExp(`^p-${name}-.*-${built.layerDigest.slice(7, 23)}$`)),
    ])
    expect((await readKeptArtifact(cache.entryOf(cache.keys[0] ?? ''))).fetched.digest).toBe(
      built.manifestDigest,
    )
    expect(listFiles(join(cache.pathFor(name), '..')).filter((path) => path.startsWith('kept-'))).toEqual([])
    expect(log.warnings).toEqual([])
  })

  it('is there for the next step without a request', async () => {
    await publish(name)
    await run(requirementOf(name))
    registries.requests.splice(0)
    cache.calls.splice(0)
    const outcome = await run(requirementOf(name))
    expect(outcome.ready).toMatchObject({
      quality: 'fresh',
      sourceKind: 'cache-dir',
      transferredBytes: undefined,
    })
    expect([...registries.requests, ...cache.calls]).toEqual([])
  })

  it('comes from the Actions cache in the next job, without a request to a registry', async () => {
    const built = await publish(name)
    await run(requirementOf(name))
    await rm(cacheDir, { recursive: true })
    registries.requests.splice(0)
    const outcome = await run(requirementOf(name))
    expect(outcome.ready).toMatchObject({
      quality: 'fresh',
      sourceKind: 'actions-cache',
      confirmed: false,
      layerDigest: built.layerDigest,
    })
    expect(registries.requests).toEqual([])
    expect(await look(cacheDir, name)).toMatchObject({
      kind: 'placed',
      placed: { seal: { source: 'Actions cache' } },
    })
    expect(cache.keys).toHaveLength(1)
  })

  it('is confirmed by one HEAD where that is wanted', async () => {
    const built = await publish(name)
    await run(requirementOf(name))
    await rm(cacheDir, { recursive: true })
    registries.requests.splice(0)
    const outcome = await run(requirementOf(name), { confirm: true })
    expect(outcome.ready).toMatchObject({ sourceKind: 'actions-cache', confirmed: true })
    expect(registries.requests).toEqual([`head ${built.layerDigest}`])
  })

  it('that cannot be had leaves nothing behind, and every attempt is told', async () => {
    registries.serve(referenceOf(name), new ActionError('429 Too Many Requests', { hint: 'Log in.' }))
    const outcome = await run(requirementOf(name))
    expect(outcome).toMatchObject({
      ready: undefined,
      problem: undefined,
      isProvenAbsent: name === 'checks-bundle',
    })
    expect(outcomesOf(outcome)).toEqual(['Actions cache: absent', `${referenceOf(name)}: failed`])
    expect(outcome.attempts[0]).toMatchObject({ source: 'cache directory', outcome: 'absent' })
    expect(outcome.attempts[2]).toMatchObject({ detail: '429 Too Many Requests', hint: 'Log in.' })
    expect(listFiles(cacheDir)).toEqual([])
  })
})

describe('an older copy', () => {
  it('is used, as stale, when nothing fresher can be had', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(40) })
    const before = listFiles(cacheDir)
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome.ready).toMatchObject({
      quality: 'stale',
      sourceKind: 'cache-dir',
      measuredAt: hoursAgo(40),
    })
    expect(listFiles(cacheDir)).toEqual(before)
  })

  it('is not used past that, and stays where it is', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(24 * 60) })
    const before = listFiles(cacheDir)
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome.ready).toBeUndefined()
    expect(listFiles(cacheDir)).toEqual(before)
  })

  it('from a mirror past that is neither used nor placed nor kept', async () => {
    await publish('vuln-db', { updatedAt: hoursAgo(24 * 60) })
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome.ready).toBeUndefined()
    expect(outcomesOf(outcome)[1]).toBe(`${referenceOf('vuln-db')}: stale`)
    expect(listFiles(cacheDir)).toEqual([])
    expect(cache.keys).toEqual([])
  })

  it('is not our failure when upstream has nothing newer', async () => {
    await publish('vuln-db', { updatedAt: hoursAgo(24 * 60) })
    const places = [{ reference: parseReference(referenceOf('vuln-db')), isUpstream: true }]
    const outcome = await run(requirementOf('vuln-db', { places }))
    expect(outcome.ready).toMatchObject({ quality: 'upstream-stale', measuredAt: hoursAgo(24 * 60) })
    expect(await look(cacheDir, 'vuln-db')).toMatchObject({ kind: 'placed' })
  })

  it('of a bundle that a registry calls current is confirmed, not downloaded', async () => {
    const options = { updatedAt: hoursAgo(5), confirmedAt: hoursAgo(40) }
    await placeBuilt(cacheDir, 'checks-bundle', options)
    await publish('checks-bundle')
    const outcome = await run(requirementOf('checks-bundle'))
    expect(outcome.ready).toMatchObject({
      quality: 'fresh',
      sourceKind: 'cache-dir',
      confirmed: true,
      measuredAt: NOW,
    })
    expect(registries.requests).toEqual([`manifest ${referenceOf('checks-bundle')}`])
    expect(await readSeal(cacheDir, 'checks-bundle')).toMatchObject({
      measuredAt: NOW.toISOString(),
      confirmed: true,
    })
    const metadata = JSON.parse(await readFile(join(cacheDir, 'policy/metadata.json'), 'utf8'))
    expect(metadata.DownloadedAt).toBe(NOW.toISOString())
  })

  it('of a bundle in the Actions cache that a registry calls current gets a new, younger entry', async () => {
    await publish('checks-bundle')
    await run(requirementOf('checks-bundle'), { now: () => hoursAgo(40) })
    await rm(cacheDir, { recursive: true })
    registries.requests.splice(0)
    const outcome = await run(requirementOf('checks-bundle'))
    expect(outcome.ready).toMatchObject({
      quality: 'fresh',
      sourceKind: 'actions-cache',
      confirmed: true,
      measuredAt: NOW,
    })
    expect(registries.requests).toEqual([`manifest ${referenceOf('checks-bundle')}`])
    expect(cache.keys).toHaveLength(2)
    expect((await readKeptArtifact(cache.entryOf(cache.keys[1] ?? ''))).confirmedAt).toEqual(NOW)
  })
})

describe('what is in the cache directory', () => {
  it('is replaced with a warning when somebody changed it', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(3) })
    await writeFile(join(cacheDir, 'db/trivy.db'), 'x', { flag: 'a' })
    const built = await publish('vuln-db')
    const outcome = await run(requirementOf('vuln-db'))
    expect(log.warnings).toEqual([expect.stringContaining('changed since it was placed')])
    expect(outcome.ready).toMatchObject({ sourceKind: 'registry', layerDigest: built.layerDigest })
    expect(await look(cacheDir, 'vuln-db', { full: true })).toMatchObject({ kind: 'placed' })
  })

  it('is replaced when it is not what is pinned, and used when it is', async () => {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(3) })
    const built = await buildArtifact('vuln-db', { updatedAt: hoursAgo(24 * 60) })
    const reference = parseReference(`registry.test/base/trivy-db@${built.manifestDigest}`)
    registries.serve(`registry.test/base/trivy-db@${built.manifestDigest}`, built)
    const requirement = requirementOf('vuln-db', {
      places: [{ reference, isUpstream: false }],
      pinnedDigests: [built.manifestDigest],
    })
    expect((await run(requirement)).ready).toMatchObject({
      sourceKind: 'registry',
      layerDigest: built.layerDigest,
    })
    expect((await run(requirement)).ready).toMatchObject({ quality: 'fresh', sourceKind: 'cache-dir' })
  })
})

describe('a poisoned entry of the Actions cache', () => {
  const poison = async (): Promise<BuiltArtifact> => {
    const built = await publish('vuln-db', { updatedAt: hoursAgo(2) })
    await run(requirementOf('vuln-db'))
    const [key = ''] = cache.keys
    const bytes = Buffer.from(built.layer)
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    await writeFile(join(cache.entryOf(key), 'blobs/sha256', built.layerDigest.slice(7)), bytes)
    await rm(cacheDir, { recursive: true })
    return built
  }

  it('is refused with a warning of wanted and found, and a registry is asked', async () => {
    const built = await poison()
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcomesOf(outcome)).toEqual(['Actions cache: refused', `${referenceOf('vuln-db')}: used`])
    expect(log.warnings[0]).toMatch(
      new RegExp(`has: digest mismatch: wanted ${built.layerDigest}, found sha256:[0-9a-f]{64}$`),
    )
    expect(outcome.ready).toMatchObject({ sourceKind: 'registry', quality: 'fresh' })
  })

  it('that agrees with itself is caught by a registry that does not know it', async () => {
    await publish('vuln-db', { updatedAt: hoursAgo(2), created: hoursAgo(1) })
    await run(requirementOf('vuln-db'))
    await rm(cacheDir, { recursive: true })
    // What upstream really publishes is another.
    const real = await publish('vuln-db', { updatedAt: hoursAgo(3) })
    const outcome = await run(requirementOf('vuln-db'), { confirm: true })
    expect(outcomesOf(outcome)).toEqual(['Actions cache: refused', `${referenceOf('vuln-db')}: used`])
    expect(log.warnings[0]).toContain('none knows its layer')
    expect(outcome.ready).toMatchObject({ layerDigest: real.layerDigest })
  })

  it('with two artifacts is refused', async () => {
    await publish('vuln-db')
    await run(requirementOf('vuln-db'))
    await rewriteIndex(cache.entryOf(cache.keys[0] ?? ''), (entry) => [entry, entry])
    await rm(cacheDir, { recursive: true })
    expect((await run(requirementOf('vuln-db'))).ready).toMatchObject({ sourceKind: 'registry' })
  })
})

describe('without', () => {
  it('a registry that may be asked, what is in the Actions cache is used, however stale', async () => {
    await publish('vuln-db', { updatedAt: hoursAgo(40) })
    await run(requirementOf('vuln-db'))
    await rm(cacheDir, { recursive: true })
    registries.requests.splice(0)
    const outcome = await run(requirementOf('vuln-db'), { client: undefined, confirm: true })
    expect(outcome.ready).toMatchObject({ quality: 'stale', sourceKind: 'actions-cache', confirmed: false })
    expect(registries.requests).toEqual([])
  })

  it('an Actions cache, a registry alone does', async () => {
    await publish('java-db')
    expect((await run(requirementOf('java-db'), { cache: undefined })).ready).toMatchObject({
      sourceKind: 'registry',
    })
  })

  it('permission to save, nothing is kept', async () => {
    await publish('vuln-db')
    await run(requirementOf('vuln-db'), { save: false })
    expect(cache.calls.filter((call) => call.startsWith('save'))).toEqual([])
  })

  it('permission to read the Actions cache, it is written all the same', async () => {
    await publish('vuln-db')
    const mode = { name: 'write-only', mayRead: false, mayWrite: true }
    cache.break('lookup', 'not read')
    const outcome = await run(requirementOf('vuln-db'), { cache: { ...cache, mode } })
    expect(outcomesOf(outcome)).toEqual([`${referenceOf('vuln-db')}: used`])
    expect(cache.keys).toHaveLength(1)
  })

  it('a sound artifact anywhere, the registry is refused with a warning', async () => {
    await publish('vuln-db', { schemaVersion: 3 })
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome.ready).toBeUndefined()
    expect(log.warnings).toEqual([expect.stringMatching(/wrong schema: wanted 2, found 3/)])
    expect(listFiles(cacheDir)).toEqual([])
  })
})

describe('a fault of this machine', () => {
  it('is named with what to do, and asks no further source', async () => {
    await publish('vuln-db')
    const other = { reference: parseReference('other.test/base/trivy-db:2'), isUpstream: false }
    const own = requirementOf('vuln-db')
    await writeFile(join(cacheDir, '.offline-cache'), 'a file in the way')
    const outcome = await run({ ...own, places: [...own.places, other] })
    expect(outcome).toMatchObject({
      ready: undefined,
      problem: expect.stringMatching(/^cannot write to the cache directory .*EEXIST|ENOTDIR/),
      hint: expect.stringContaining('cache-dir'),
    })
    expect(registries.hostsContacted).toEqual(new Set(['registry.test']))
  })

  it('that shows only at the swap is named, too', async () => {
    await publish('vuln-db')
    await writeFile(join(cacheDir, 'db'), 'a file in the way')
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome).toMatchObject({
      ready: undefined,
      problem: expect.stringMatching(/cannot be put into .*db/),
    })
    expect(listFiles(cacheDir)).toEqual(['db'])
    expect(cache.keys).toEqual([])
  })

  it('that keeps a confirmation from being noted costs only a request in the next run', async () => {
    await placeBuilt(cacheDir, 'checks-bundle', { updatedAt: hoursAgo(5), confirmedAt: hoursAgo(40) })
    await publish('checks-bundle')
    // Nothing can be staged where a file stands in the way.
    await rm(join(cacheDir, '.offline-cache/staging'), { recursive: true })
    await writeFile(join(cacheDir, '.offline-cache/staging'), '')
    const outcome = await run(requirementOf('checks-bundle'))
    expect(outcome.ready).toMatchObject({ quality: 'fresh', confirmed: true, sourceKind: 'cache-dir' })
    expect(log.infos.at(-1)).toMatch(/^the confirmation could not be noted: /)
    expect(log.warnings).toEqual([])
  })
})

describe('an error', () => {
  it('of whatever kind at a source is an attempt, and never an exception', async () => {
    registries.serve(referenceOf('vuln-db'), new TypeError('undefined is not a function'))
    expect(outcomesOf(await run(requirementOf('vuln-db')))).toEqual([
      'Actions cache: absent',
      `${referenceOf('vuln-db')}: failed`,
    ])
    registries.serve(referenceOf('vuln-db'), new VerifyError('digest mismatch'))
    expect(outcomesOf(await run(requirementOf('vuln-db')))[1]).toBe(`${referenceOf('vuln-db')}: refused`)
  })
})

describe('a newer copy that cannot be put in its place', () => {
  const other = '/dev/shm'
  const hasOtherDisk = existsSync(other) && statSync(other).dev !== statSync(tmpdir()).dev
  const noDisk = hasOtherDisk ? '' : ' (skipped: no second file system at /dev/shm)'

  /** An older database on another disk, which no rename reaches. */
  async function placeOutOfReach(hours: number): Promise<void> {
    await placeBuilt(cacheDir, 'vuln-db', { updatedAt: hoursAgo(hours) })
    await removeSeal(cacheDir, 'vuln-db')
    const elsewhere = join(mkdtempSync(join(other, 'provide-')), 'db')
    onTestFinished(() => rm(dirname(elsewhere), { recursive: true }))
    await cp(join(cacheDir, 'db'), elsewhere, { recursive: true })
    await rm(join(cacheDir, 'db'), { recursive: true })
    await symlink(elsewhere, join(cacheDir, 'db'))
  }

  it.skipIf(!hasOtherDisk)(
    `leaves the older one in use, as with the registry off, and says why${noDisk}`,
    async () => {
      await placeOutOfReach(40)
      await publish('vuln-db')
      const outcome = await run(requirementOf('vuln-db'))
      expect(outcome).toMatchObject({
        ready: { quality: 'stale', measuredAt: hoursAgo(40), sourceKind: 'cache-dir' },
        problem: expect.stringContaining('cannot be put into'),
      })
      const warning = describeWarning(outcome, { now: NOW, onDegraded: 'warn', onUnavailable: 'fail' })
      expect(warning).toContain('40 h ago')
      expect(warning).toContain('EXDEV')
      const off = await run(requirementOf('vuln-db'), { client: undefined, cache: undefined })
      expect(off.ready).toEqual(outcome.ready)
    },
  )

  it.skipIf(!hasOtherDisk)(`is a failure where the older one is too old to use${noDisk}`, async () => {
    await placeOutOfReach(2000)
    await publish('vuln-db')
    const outcome = await run(requirementOf('vuln-db'))
    expect(outcome).toMatchObject({
      ready: undefined,
      problem: expect.stringContaining('cannot be put into'),
    })
  })
})
