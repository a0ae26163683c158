import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { actionsCacheSource } from '../../src/acquire/actions-cache-source.ts'
import { startKeptCopy } from '../../src/acquire/kept-copy.ts'
import type { Confirmation } from '../../src/acquire/registry-source.ts'
import type { Offer } from '../../src/acquire/source.ts'
import { VerifyError } from '../../src/base/errors.ts'
import { BUNDLE_ANNOTATIONS } from '../../src/bundle/annotations.ts'
import { formatStem } from '../../src/cache/cache-key.ts'
import { keep } from '../../src/cache/keep.ts'
import type { Requirement } from '../../src/resources/artifact-resource.ts'
import { type DirectoryCache, openDirectoryCache } from '../fakes/directory-cache.ts'
import {
  type ArtifactOverrides,
  type Artifact as BuiltArtifact,
  buildArtifact,
} from '../fixtures/artifact.ts'
import { createKeptLog } from '../oci/kept-log.ts'
import { rewriteIndex } from '../oci/sample-layout.ts'
import { artifactOf, hoursAgo, NOW, requirementOf } from './acquire-lab.ts'
import { makeTempDirectory } from './temp-directory.ts'

const parts = { prefix: 'p', resource: 'vuln-db', schema: 2, sourcesHash: 'aabbccdd' }

let root: string
let cache: DirectoryCache
beforeEach(async () => {
  root = await makeTempDirectory()
  cache = await openDirectoryCache(root)
})

/** Saves an artifact as an earlier run would have; its key, and what it was built from. */
async function save(
  measuredAt: Date,
  overrides: ArtifactOverrides = {},
): Promise<{ key: string; built: BuiltArtifact }> {
  const built = await buildArtifact('vuln-db', { updatedAt: measuredAt, ...overrides })
  const artifact = artifactOf(built, { confirmedAt: measuredAt })
  const log = createKeptLog()
  const copy = await startKeptCopy(artifact, { parent: join(root, 'run'), tag: '2', log })
  for await (const _ of copy.tee(artifact.openLayer())) {
    // Only what was kept is of interest.
  }
  await copy.complete()
  await keep({ cache, stem: parts, copy, layerDigest: built.layerDigest, measuredAt, log })
  return { key: cache.keys.at(-1) ?? '', built }
}

interface SourceOptions {
  readonly requirement?: Requirement
  readonly confirmation?: Confirmation
}

function openSource({ requirement = requirementOf('vuln-db'), confirmation }: SourceOptions = {}) {
  const asked: unknown[] = []
  const confirm =
    confirmation === undefined
      ? undefined
      : async (layer: unknown) => {
          asked.push(layer)
          return confirmation
        }
  const source = actionsCacheSource({ cache, requirement, stem: formatStem(parts), confirm, now: () => NOW })
  return { source, asked }
}

async function offersOf(options?: SourceOptions): Promise<Offer[]> {
  const offers: Offer[] = []
  for await (const offer of openSource(options).source.offers()) offers.push(offer)
  return offers
}

async function loadFirst(options?: SourceOptions) {
  const [offer] = await offersOf(options)
  if (offer === undefined) throw new Error('nothing was offered')
  return offer.load()
}

describe('the version of an entry', () => {
  const version = 'org.opencontainers.image.version'
  const overrides = { annotations: { [version]: '2.999.0' } }

  it('is believed where only the default branch can have saved it', async () => {
    await save(hoursAgo(5), overrides)
    expect((await loadFirst()).fetched.manifest.annotations[version]).toBe('2.999.0')
  })

  it('is not where a registry confirms the layer, which says nothing of the manifest', async () => {
    const { built } = await save(hoursAgo(5), overrides)
    const { fetched } = await loadFirst({ confirmation: 'confirmed' })
    expect(fetched.manifest.annotations).not.toHaveProperty(version)
    expect(fetched.digest).toBe(built.manifestDigest)
  })
})

describe('an entry of the Actions cache', () => {
  it('is offered by its key, and gives back what was saved', async () => {
    const { key, built } = await save(hoursAgo(5))
    const [offer] = await offersOf()
    expect(offer).toMatchObject({
      digestPrefix: built.layerDigest.slice(0, 'sha256:'.length + 16),
      promisedAt: hoursAgo(5),
      isPinned: false,
    })
    expect(cache.calls.filter((call) => call.startsWith('restore'))).toEqual([])
    const artifact = await offer?.load()
    expect(cache.calls.at(-1)).toBe(`restore ${key}`)
    expect(artifact).toMatchObject({ confirmed: false, confirmedAt: hoursAgo(5) })
    const chunks: Buffer[] = []
    for await (const chunk of artifact?.openLayer() ?? []) chunks.push(chunk)
    expect(Buffer.concat(chunks).equals(built.layer)).toBe(true)
    expect(await artifact?.readConfig()).toEqual(built.config)
    expect(artifact?.fetched.digest).toBe(built.manifestDigest)
  })

  it('is the newest first, whatever was created last, and then the ones before it', async () => {
    await save(hoursAgo(9))
    await save(hoursAgo(3))
    await save(hoursAgo(20))
    const offers = await offersOf()
    expect(offers.map(({ promisedAt }) => promisedAt)).toEqual([hoursAgo(3), hoursAgo(9), hoursAgo(20)])
  })

  it('is one of three at most: a poisoned cache must not cost the whole step', async () => {
    for (const hours of [1, 2, 3, 4, 5]) await save(hoursAgo(hours))
    expect(await offersOf()).toHaveLength(3)
  })

  it('is not offered when it is too old even for an emergency', async () => {
    await save(hoursAgo(79))
    expect(await offersOf()).toEqual([])
    await save(hoursAgo(77))
    expect(await offersOf()).toHaveLength(1)
  })

  it('is offered at any age where age alone is never a reason', async () => {
    await save(hoursAgo(24 * 20))
    const requirement = requirementOf('vuln-db', { staleIfErrorMs: Number.POSITIVE_INFINITY })
    expect(await offersOf({ requirement })).toHaveLength(1)
  })

  it('is asked for once in the usual case, and never for more than ten keys', async () => {
    await offersOf()
    expect(cache.calls).toHaveLength(1)
  })

  it('of another schema, or of other sources, is not ours', async () => {
    await save(hoursAgo(5))
    for (const stem of [
      { ...parts, schema: 3 },
      { ...parts, sourcesHash: '00000000' },
    ]) {
      const { source } = openSource()
      const other = actionsCacheSource({
        cache,
        requirement: requirementOf('vuln-db'),
        stem: formatStem(stem),
        confirm: undefined,
        now: () => NOW,
      })
      expect((await source.offers()[Symbol.asyncIterator]().next()).done).toBe(false)
      expect((await other.offers()[Symbol.asyncIterator]().next()).done).toBe(true)
    }
  })
})

describe('the time of confirmation', () => {
  it.each([
    ['later than the key', hoursAgo(0), hoursAgo(5)],
    ['in the future', hoursAgo(-1000), hoursAgo(5)],
    ['earlier than the key', hoursAgo(50), hoursAgo(50)],
  ])('that an entry claims is the older of two claims: %s', async (_, claimed, believed) => {
    const { key } = await save(hoursAgo(5))
    await rewriteIndex(cache.entryOf(key), (entry) => ({
      ...entry,
      annotations: { [BUNDLE_ANNOTATIONS.confirmedAt]: claimed.toISOString() },
    }))
    expect((await loadFirst()).confirmedAt).toEqual(believed)
  })

  it('is that of the key when the entry claims none', async () => {
    const { key } = await save(hoursAgo(5))
    await rewriteIndex(cache.entryOf(key), (entry) => ({ ...entry, annotations: {} }))
    expect((await loadFirst()).confirmedAt).toEqual(hoursAgo(5))
  })
})

describe('a poisoned entry', () => {
  it.each([
    [
      'holds another artifact than its key says',
      async () => {
        const { key } = await save(hoursAgo(5))
        const forged = key.replace(/[0-9a-f]{16}$/, 'f'.repeat(16))
        await cache.restore('vuln-db', key)
        cache.keys.splice(0)
        await cache.save('vuln-db', forged)
      },
      /holds another artifact: wanted sha256:f{16}…, found sha256:[0-9a-f]{64}/,
    ],
    [
      'holds two artifacts',
      async () => {
        const { key } = await save(hoursAgo(5))
        await rewriteIndex(cache.entryOf(key), (entry) => [entry, entry])
      },
      /wrong number of artifacts in the layout: wanted 1, found 2/,
    ],
    [
      'holds another manifest than its index says',
      async () => {
        const { key, built } = await save(hoursAgo(5))
        const path = join(cache.entryOf(key), 'blobs/sha256', built.manifestDigest.slice('sha256:'.length))
        await writeFile(
          path,
          Buffer.from(String(built.manifest).replace('"schemaVersion":2', '"schemaVersion":1')),
        )
      },
      /digest: wanted sha256:[0-9a-f]{64}, found sha256:/,
    ],
    [
      'is no layout',
      async () => {
        const { key } = await save(hoursAgo(5))
        await writeFile(join(cache.entryOf(key), 'oci-layout'), '{}')
      },
      /imageLayoutVersion/,
    ],
    [
      'holds two layers',
      async () => {
        await save(hoursAgo(5), {
          edit: (manifest) => ({ ...manifest, layers: [...manifest.layers, ...manifest.layers] }),
        })
      },
      /wrong number of layers/,
    ],
  ])('that %s is refused', async (_, poison, message) => {
    await poison()
    const refused = loadFirst()
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
  })

  it('whose layer has another size is refused when it is read', async () => {
    const { key, built } = await save(hoursAgo(5))
    await writeFile(join(cache.entryOf(key), 'blobs/sha256', built.layerDigest.slice(7)), 'short')
    const artifact = await loadFirst()
    await expect(artifact.openLayer()[Symbol.asyncIterator]().next()).rejects.toThrow(
      /size: wanted \d+, found 5/,
    )
  })

  it('that has gone since it was looked up is a failure, not a refusal', async () => {
    await save(hoursAgo(5))
    const [offer] = await offersOf()
    cache.keys.splice(0)
    const failed = offer?.load()
    await expect(failed).rejects.toThrow(/could not be restored/)
    await expect(failed).rejects.not.toBeInstanceOf(VerifyError)
  })
})

describe('a registry that is to confirm an entry', () => {
  it('is asked for exactly its layer', async () => {
    const { built } = await save(hoursAgo(5))
    const { source, asked } = openSource({ confirmation: 'confirmed' })
    for await (const offer of source.offers()) expect((await offer.load()).confirmed).toBe(true)
    expect(asked).toEqual([expect.objectContaining({ digest: built.layerDigest, size: built.layer.length })])
  })

  it('that does not know it has it refused: somebody may have planted it', async () => {
    await save(hoursAgo(5))
    const refused = loadFirst({ confirmation: 'denied' })
    await expect(refused).rejects.toThrow(
      /is not from a registry: none knows its layer: wanted a registry that has it/,
    )
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('planted') })
    await expect(refused).rejects.toBeInstanceOf(VerifyError)
  })

  it.each([
    ['cannot be asked', 'unanswered', false],
    ['cannot say', 'undecided', true],
  ] as const)('that %s leaves it a copy of last resort, unconfirmed', async (_, confirmation, isAnswered) => {
    await save(hoursAgo(5))
    const { source } = openSource({ confirmation })
    for await (const offer of source.offers()) {
      await expect(offer.load()).rejects.toMatchObject({ name: 'UnconfirmedError', isAnswered })
      expect(await offer.loadUnconfirmed?.()).toMatchObject({ confirmed: false, isDoubtful: true })
    }
    expect.assertions(2)
  })

  it('is not asked about an entry that is not what its key says', async () => {
    const { key } = await save(hoursAgo(5))
    await rewriteIndex(cache.entryOf(key), () => [])
    const { source, asked } = openSource({ confirmation: 'confirmed' })
    for await (const offer of source.offers()) await offer.load().catch(() => undefined)
    expect(asked).toEqual([])
  })

  it('does not make an old confirmation young: that it knows it does not mean that it is current', async () => {
    await save(hoursAgo(25))
    expect((await loadFirst({ confirmation: 'confirmed' })).confirmedAt).toEqual(hoursAgo(25))
  })
})

describe('a pinned artifact', () => {
  it('is offered whatever its age, as pinned', async () => {
    const { built } = await save(hoursAgo(24 * 20))
    const requirement = requirementOf('vuln-db', { pinnedDigests: [built.manifestDigest] })
    expect(await offersOf({ requirement })).toEqual([
      expect.objectContaining({ isPinned: true, promisedAt: undefined }),
    ])
    expect((await loadFirst({ requirement })).fetched.digest).toBe(built.manifestDigest)
  })

  it('is no other: an entry with another digest is refused', async () => {
    await save(hoursAgo(5))
    const requirement = requirementOf('vuln-db', { pinnedDigests: [`sha256:${'0'.repeat(64)}`] })
    await expect(loadFirst({ requirement })).rejects.toThrow(
      /is not the pinned artifact: wanted sha256:0{64}, found/,
    )
  })
})
