import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { KeptCopy } from '../../src/acquire/kept-copy.ts'
import type { Artifact } from '../../src/acquire/source.ts'
import { ActionError, VerifyError } from '../../src/base/errors.ts'
import { type StageContext, stageArtifact } from '../../src/place/stage.ts'
import { artifactOf, chunksOf, hoursAgo, listFiles, NOW, requirementOf } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { fileEntries } from '../fixtures/archive.ts'
import {
  type ArtifactOverrides,
  type Artifact as BuiltArtifact,
  buildArtifact,
} from '../fixtures/artifact.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import type { RegistryResource } from '../fixtures/manifest.ts'
import { digestOf } from '../fixtures/manifest.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await makeTempDirectory()
})

const UPDATED = hoursAgo(5)

function stage(name: RegistryResource, artifact: Artifact, overrides: Partial<StageContext> = {}) {
  const requirement = requirementOf(name)
  const context = { cacheDir, requirement, label: 'registry.test/base/x', kept: undefined, now: NOW }
  return stageArtifact(artifact, { ...context, trivyVersion: '0.74.0', ...overrides })
}

/** A copy beside the download that only notes what became of it. */
function createFakeKept(completes = true): KeptCopy & { readonly events: string[] } {
  const events: string[] = []
  return {
    events,
    directory: '/nowhere',
    async *tee(source) {
      events.push('started')
      yield* source
    },
    complete: async () => {
      events.push('completed')
      return completes
    },
    discard: async () => void events.push('discarded'),
  }
}

describe('the time limit of the step', () => {
  it('ends staging, and nothing is left behind', async () => {
    const built = artifactOf(await buildArtifact('checks-bundle'))
    const limit = new AbortController()
    const artifact: Artifact = {
      ...built,
      openLayer: async function* () {
        yield* built.openLayer()
        limit.abort(new ActionError('the time limit was reached'))
      },
    }
    await expect(stage('checks-bundle', artifact, { signal: limit.signal })).rejects.toThrow('the time limit')
    expect(listFiles(cacheDir)).toEqual([])
  })
})

describe('a staged database', () => {
  it.each([
    ['vuln-db', 'trivy.db'],
    ['java-db', 'trivy-java.db'],
  ] as const)('%s holds exactly its two files, and is as old as its data', async (name, file) => {
    const built = await buildArtifact(name, {
      updatedAt: UPDATED,
      entries: (own) => [...own, { kind: 'file', name: 'README', content: 'more' }],
    })
    const staged = await stage(name, artifactOf(built))
    expect(listFiles(staged.directory)).toEqual(['metadata.json', file].sort())
    expect(staged.measuredAt).toEqual(UPDATED)
    for (const { path, sha256 } of staged.files) {
      const bytes = await readFile(join(staged.directory, path))
      expect(digestOf(bytes), path).toBe(`sha256:${sha256}`)
    }
    expect(staged.files.map(({ path }) => path)).toEqual([file, 'metadata.json'])
  })

  it('says when it was downloaded, and otherwise what upstream published', async () => {
    const nextUpdate = hoursAgo(-19)
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED, nextUpdate })
    const { directory } = await stage('vuln-db', artifactOf(built))
    expect(JSON.parse(readFileSync(join(directory, 'metadata.json'), 'utf8'))).toEqual({
      Version: 2,
      NextUpdate: '2026-11-23T07:00:00.000456789Z',
      UpdatedAt: '2026-11-22T07:00:00.000456789Z',
      DownloadedAt: NOW.toISOString(),
    })
  })

  it('lies in the cache directory, and nothing else of that is touched', async () => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: hoursAgo(50) } })
    const before = statSync(join(cacheDir, 'db/trivy.db'), { bigint: true }).mtimeNs
    const staged = await stage('vuln-db', artifactOf(await buildArtifact('vuln-db', { updatedAt: UPDATED })))
    expect(staged.directory.startsWith(join(cacheDir, '.offline-cache'))).toBe(true)
    expect(statSync(join(cacheDir, 'db/trivy.db'), { bigint: true }).mtimeNs).toBe(before)
    await staged.discard()
    expect(listFiles(cacheDir)).toEqual(['db/metadata.json', 'db/trivy.db'])
  })
})

describe('a staged checks bundle', () => {
  it('holds the whole tree, with the metadata beside it', async () => {
    const built = await buildArtifact('checks-bundle')
    const confirmedAt = hoursAgo(3)
    const staged = await stage('checks-bundle', artifactOf(built, { confirmedAt }))
    expect(listFiles(staged.directory)).toEqual([
      'content/commands/config/node.yaml',
      'content/commands/kubernetes/kubeletConfMode.yaml',
      'content/policies/docker/lib/offline_fixture.rego',
      'content/policies/docker/policies/name_an_owner.rego',
      'content/specs/compliance/docker-fixture-1.0.yaml',
      'metadata.json',
    ])
    expect(staged.files.map(({ path }) => path).sort()).toEqual(listFiles(staged.directory))
    expect(staged.measuredAt).toEqual(confirmedAt)
  })

  it.each([
    ['0.50.0', 0, undefined, {}],
    ['0.60.0', 1, undefined, {}],
    ['0.68.2', 1, undefined, {}],
    ['0.69.0', 2, undefined, { MajorVersion: 0, CustomBuild: true }],
    ['0.74.0', 2, undefined, { MajorVersion: 0, CustomBuild: true }],
    ['0.50.0', 0, '0.13.0', {}],
    ['0.60.0', 1, '1.4.0', {}],
    ['0.68.2', 1, '1.12.1', {}],
    ['0.69.0', 2, '2.1.0', { MajorVersion: 2 }],
    ['0.74.0', 2, '2.2.0', { MajorVersion: 2 }],
  ] as const)(
    'has the metadata of Trivy %s for bundle %i, version %s',
    async (trivyVersion, checksMajor, version, more) => {
      const annotations = { 'org.opencontainers.image.version': version ?? '' }
      const built = await buildArtifact('checks-bundle', { checksMajor, annotations })
      const requirement = requirementOf('checks-bundle', { schema: checksMajor })
      const staged = await stage('checks-bundle', artifactOf(built), { trivyVersion, requirement })
      expect(JSON.parse(readFileSync(join(staged.directory, 'metadata.json'), 'utf8'))).toEqual({
        Digest: built.manifestDigest,
        DownloadedAt: NOW.toISOString(),
        ...more,
      })
    },
  )
})

/** Each is refused by what it holds or what its descriptor says. */
const refusals: readonly [string, RegistryResource, ArtifactOverrides, RegExp][] = [
  ['another schema', 'vuln-db', { schemaVersion: 3 }, /wrong schema: wanted 2, found 3/],
  ['another schema of the Java DB', 'java-db', { schemaVersion: 2 }, /wrong schema: wanted 1, found 2/],
  ['a date in the future', 'vuln-db', { updatedAt: hoursAgo(-1) }, /lies in the future/],
  [
    'a database of zero bytes',
    'vuln-db',
    { entries: (own) => [...own.slice(1), { kind: 'file', name: 'trivy.db', content: '' }] },
    /not a bbolt database: no valid meta page in 0 bytes/,
  ],
  [
    'a Java database of zero bytes',
    'java-db',
    { entries: (own) => [...own.slice(1), { kind: 'file', name: 'trivy-java.db', content: '' }] },
    /not a SQLite database/,
  ],
  ['no database', 'vuln-db', { entries: (own) => own.slice(1) }, /trivy.db is missing/],
  ['no metadata', 'vuln-db', { entries: (own) => own.slice(0, 1) }, /metadata.json is missing/],
  [
    'a link',
    'vuln-db',
    { entries: () => [{ kind: 'symlink', name: 'trivy.db', target: '/etc/passwd' }] },
    /symlink/,
  ],
  [
    'no checks',
    'checks-bundle',
    { entries: () => fileEntries({ 'policies/README.md': 'x' }) },
    /no check is among the checks/,
  ],
  ['nothing', 'checks-bundle', { entries: () => [] }, /the directory of checks is missing/],
  [
    'only tests',
    'checks-bundle',
    { entries: () => fileEntries({ 'policies/a_test.rego': 'x' }) },
    /no check is among the checks/,
  ],
  ['HTML', 'vuln-db', { layer: Buffer.from('<html>') }, /the archive is broken/],
  ['half an archive', 'vuln-db', { faults: { truncateToBytes: 500 } }, /the archive is broken/],
]

describe('what is refused', () => {
  const leavesNothing = async (
    artifact: Artifact,
    name: RegistryResource,
    message: RegExp,
  ): Promise<void> => {
    writeCacheDir(cacheDir, { vulnDb: { updatedAt: hoursAgo(50) } })
    const before = listFiles(cacheDir)
    const kept = createFakeKept()
    const refused = stage(name, artifact, { kept })
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
    expect(listFiles(cacheDir)).toEqual(before)
    expect(kept.events).toEqual(['started', 'discarded'])
  }

  it.each(refusals)('for %s leaves nothing behind', async (_, name, overrides, message) => {
    const built = await buildArtifact(name, { updatedAt: UPDATED, ...overrides })
    await leavesNothing(artifactOf(built), name, message)
  })

  const tampered = (change: (layer: Buffer) => Buffer) => async (built: BuiltArtifact) =>
    artifactOf(built, { openLayer: () => arriving(change(built.layer)) })
  /** One piece per turn of the event loop, as from a network: what is known to be broken is not read to its end by chance. */
  const arriving = async function* (bytes: Buffer): AsyncGenerator<Buffer> {
    for await (const chunk of chunksOf(bytes)) {
      await setImmediate()
      yield chunk
    }
  }
  const flip = (layer: Buffer, position: number): Buffer => {
    const copy = Buffer.from(layer)
    copy.writeUInt8(copy.readUInt8(position) ^ 0xff, position)
    return copy
  }

  it.each([
    [
      'a byte changed at the start',
      tampered((layer) => flip(layer, 0)),
      /digest mismatch: wanted sha256:\w{64}, found sha256:/,
    ],
    [
      'a byte changed in the middle',
      tampered((layer) => flip(layer, layer.length >> 1)),
      /digest mismatch: wanted/,
    ],
    [
      'a byte changed at the end',
      tampered((layer) => flip(layer, layer.length - 1)),
      /digest mismatch: wanted/,
    ],
    [
      'bytes missing',
      tampered((layer) => layer.subarray(0, -1)),
      /wrong size: wanted \d+ bytes, found \d+ bytes/,
    ],
    ['half the bytes', tampered((layer) => layer.subarray(0, layer.length >> 1)), /wrong size: wanted/],
    ['no bytes', tampered(() => Buffer.alloc(0)), /wrong size: wanted \d+ bytes, found 0 bytes/],
    [
      'trailing bytes',
      tampered((layer) => Buffer.concat([layer, Buffer.alloc(1)])),
      /wrong size: .*found more bytes/,
    ],
    [
      'many trailing bytes',
      tampered((layer) => Buffer.concat([layer, Buffer.alloc(500_000)])),
      /found more bytes/,
    ],
    ['a web page', tampered(() => Buffer.from('<html>')), /wrong size: wanted \d+ bytes, found 6 bytes/],
  ] as const)('for %s says wanted and found, and leaves nothing behind', async (_, tamper, message) => {
    // So large that the archive is known to be broken long before its end is read.
    const filler = { kind: 'file', name: 'filler', content: randomBytes(3_000_000) } as const
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED, entries: (own) => [...own, filler] })
    await leavesNothing(await tamper(built), 'vuln-db', message)
  })

  it('names the resource and where it came from', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED })
    const artifact = artifactOf(built, { openLayer: () => chunksOf(flip(built.layer, 300)) })
    await expect(stage('vuln-db', artifact)).rejects.toThrow(
      /^Vulnerability DB from registry.test\/base\/x: digest mismatch/,
    )
  })

  it('is what was published when the digest is right', async () => {
    const built = await buildArtifact('vuln-db', { layer: Buffer.from('not an archive') })
    await expect(stage('vuln-db', artifactOf(built))).rejects.toThrow(/^the archive is broken/)
  })

  it('does not hide behind a connection that breaks while the rest is read', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED })
    const openLayer = async function* (): AsyncGenerator<Buffer> {
      yield flip(built.layer, 5).subarray(0, 500)
      throw new ActionError('registry.test: stalled')
    }
    await expect(stage('vuln-db', artifactOf(built, { openLayer }))).rejects.toThrow(
      /^the archive is broken|^registry/,
    )
    expect(listFiles(cacheDir)).toEqual([])
  })
})

describe('a source that fails half-way', () => {
  it('gives its own error, and nothing is left behind', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED })
    const error = new ActionError('registry.test: stalled')
    const openLayer = async function* (): AsyncGenerator<Buffer> {
      yield built.layer.subarray(0, 700)
      throw error
    }
    const kept = createFakeKept()
    await expect(stage('vuln-db', artifactOf(built, { openLayer }), { kept })).rejects.toBe(error)
    expect(listFiles(cacheDir)).toEqual([])
    expect(kept.events).toEqual(['started', 'discarded'])
  })
})

describe('a copy for the Actions cache', () => {
  it('is complete only once the contents have proven good', async () => {
    const kept = createFakeKept()
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED })
    const staged = await stage('vuln-db', artifactOf(built), { kept })
    expect(staged.kept).toBe(kept)
    expect(kept.events).toEqual(['started', 'completed'])
    await staged.discard()
    expect(kept.events).toEqual(['started', 'completed', 'discarded'])
  })

  it('that could not be written does not stop the resource', async () => {
    const built = await buildArtifact('vuln-db', { updatedAt: UPDATED })
    const staged = await stage('vuln-db', artifactOf(built), { kept: createFakeKept(false) })
    expect(staged.kept).toBeUndefined()
    expect(staged.measuredAt).toEqual(UPDATED)
  })
})
