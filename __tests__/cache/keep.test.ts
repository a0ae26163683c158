import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type KeptCopy, readKeptArtifact, startKeptCopy } from '../../src/acquire/kept-copy.ts'
import { formatKey } from '../../src/cache/cache-key.ts'
import { keep } from '../../src/cache/keep.ts'
import { artifactOf, hoursAgo, listFiles } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { createDirectoryCache, type DirectoryCache, openDirectoryCache } from '../fakes/directory-cache.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { createKeptLog, type KeptLog } from '../oci/kept-log.ts'

const stem = { prefix: 'p', resource: 'vuln-db', schema: 2, sourcesHash: 'aabbccdd' }
const layerDigest = `sha256:${'1'.repeat(64)}`
const measuredAt = hoursAgo(5)
const KEY = formatKey({ ...stem, time: measuredAt, layerDigest })

let root: string
let cache: DirectoryCache
let log: KeptLog
beforeEach(async () => {
  root = await makeTempDirectory()
  cache = await openDirectoryCache(root)
  log = createKeptLog()
})

async function makeCopy(): Promise<KeptCopy> {
  const artifact = artifactOf(await buildArtifact('vuln-db', { updatedAt: measuredAt }))
  const copy = await startKeptCopy(artifact, { parent: join(root, 'run'), tag: '2', log })
  for await (const _ of copy.tee(artifact.openLayer())) {
    // Passed on to nowhere.
  }
  await copy.complete()
  return copy
}

describe('a save', () => {
  it('makes one entry, named by age and digest, and says so in one line', async () => {
    const copy = await makeCopy()
    await keep({ cache, stem, copy, layerDigest, measuredAt, log })
    expect(cache.keys).toEqual([KEY])
    expect((await readKeptArtifact(cache.entryOf(KEY))).fetched.manifest.layers).toHaveLength(1)
    expect(log.infos).toEqual([`Actions cache: saved ${KEY}`])
    expect(existsSync(copy.directory)).toBe(false)
  })

  it('is not tried when the entry is there already', async () => {
    cache.keys.push(KEY)
    const copy = await makeCopy()
    await keep({ cache, stem, copy, layerDigest, measuredAt, log })
    expect(cache.calls).toEqual([`lookup ${KEY}`])
    expect(log.infos).toEqual([`Actions cache: ${KEY} is there already`])
    expect(existsSync(copy.directory)).toBe(false)
  })

  it('is tried when only a longer key is there', async () => {
    cache.keys.push(`${KEY}-of-somebody-else`)
    await keep({ cache, stem, copy: await makeCopy(), layerDigest, measuredAt, log })
    expect(cache.keys).toContain(KEY)
  })

  it('is tried when the cache may only be written, or could not say what it has', async () => {
    cache.break('lookup', "not read, the workflow's cache-mode is write-only")
    await keep({ cache, stem, copy: await makeCopy(), layerDigest, measuredAt, log })
    expect(cache.keys).toEqual([KEY])
    expect(log.infos).toEqual([`Actions cache: saved ${KEY}`])
  })

  it.each([
    [{ kind: 'exists' }, `Actions cache: ${KEY} is there already`],
    [{ kind: 'refused', reason: 'read-only token' }, 'Actions cache: not saved (refused: read-only token)'],
    [{ kind: 'failed', reason: 'timed out' }, 'Actions cache: not saved (failed: timed out)'],
  ] as const)('that ends %j is one line of information, never a warning', async (outcome, line) => {
    cache.refuseSaves(outcome)
    const copy = await makeCopy()
    await keep({ cache, stem, copy, layerDigest, measuredAt, log })
    expect(log.infos).toEqual([line])
    expect(log.warnings).toEqual([])
    expect(existsSync(copy.directory)).toBe(false)
  })

  it('whose files are gone is one line of information', async () => {
    const copy = await makeCopy()
    await copy.discard()
    await keep({ cache: createDirectoryCache(root), stem, copy, layerDigest, measuredAt, log })
    expect(log.infos).toEqual([expect.stringMatching(/^Actions cache: not saved: ENOENT/)])
    expect(log.warnings).toEqual([])
  })

  it('replaces what was restored for the same resource in this run', async () => {
    const first = await makeCopy()
    await keep({ cache, stem, copy: first, layerDigest, measuredAt, log })
    await cache.restore('vuln-db', KEY)
    const later = hoursAgo(1)
    await keep({ cache, stem, copy: await makeCopy(), layerDigest, measuredAt: later, log })
    expect(cache.keys).toHaveLength(2)
    expect(listFiles(cache.entryOf(KEY))).toEqual(listFiles(cache.entryOf(cache.keys[1] ?? '')))
  })
})
