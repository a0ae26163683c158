// The real @actions/cache in the real child process, against a service on loopback.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActionsCache } from '../../src/cache/cache-client.ts'
import { formatKey, formatStem } from '../../src/cache/cache-key.ts'
import { findNewestEntry } from '../../src/cache/cache-search.ts'
import {
  buildArchive,
  hasTools,
  layFiles,
  makeDirectory,
  openCache,
  readContent,
} from '../acquire/cache-lab.ts'
import { azureOnLoopback, type CacheService, MAIN, startCacheService } from '../fakes/cache-service.ts'

const RESOURCE = 'vuln-db'
const PULL = 'refs/pull/7/merge'
const parts = { prefix: 'p', resource: RESOURCE, schema: 2, sourcesHash: 'aabbccdd' }

const at = (text: string): Date => new Date(`${text}Z`)

const keyAt = (text: string): string =>
  formatKey({ ...parts, time: at(text), layerDigest: `sha256:${'1'.repeat(64)}` })

const KEY = keyAt('2026-11-22T06:12')

async function save(service: CacheService, key: string, content: string): Promise<void> {
  const cache = await openCache(service.environment)
  await layFiles(cache, RESOURCE, content)
  expect(await cache.save(RESOURCE, key)).toEqual({ kind: 'saved' })
}

const suffix = hasTools ? '' : ' (skipped: no tar or no zstd on PATH)'

describe.skipIf(!hasTools)(`the Actions cache${suffix}`, () => {
  let service: CacheService
  beforeAll(async () => {
    service = await startCacheService()
    return () => service.close()
  })
  beforeEach(() => {
    for (const method of ['lookup', 'reserve', 'finalize', 'upload', 'download'] as const)
      service.fail(method)
    service.entries.splice(0)
    service.requests.splice(0)
  })

  it('gives back in a deeper directory what was saved in a shallower one', async () => {
    await save(service, KEY, 'content')
    const cache = await openCache(service.environment, { below: 'a/b/c/d' })
    const directory = await cache.restore(RESOURCE, KEY)
    expect(directory).toBe(cache.pathFor(RESOURCE))
    expect(await readContent(directory)).toBe('content')
  })

  it('empties the directory before it restores', async () => {
    await save(service, KEY, 'content')
    const cache = await openCache(service.environment)
    await layFiles(cache, RESOURCE, 'older')
    await writeFile(join(cache.pathFor(RESOURCE), 'left-over'), '')
    expect(await readdir((await cache.restore(RESOURCE, KEY)) ?? '')).toEqual(['blobs', 'index.json'])
  })

  it('answers a look-up with the first prefix that matches, and downloads nothing for it', async () => {
    await save(service, KEY, 'content')
    service.requests.splice(0)
    const cache = await openCache(service.environment)
    expect(await cache.lookup(RESOURCE, ['other', 'p-vuln-db'])).toBe(KEY)
    expect(await cache.lookup(RESOURCE, ['p-java-db'])).toBeUndefined()
    expect(service.requests.map(({ method, keys }) => [method, ...keys])).toEqual([
      ['lookup', 'other', 'p-vuln-db'],
      ['lookup', 'p-java-db'],
    ])
  })

  it('does not find an entry of another resource under the same key', async () => {
    await save(service, KEY, 'content')
    const cache = await openCache(service.environment)
    expect(await cache.lookup('java-db', [KEY])).toBeUndefined()
  })

  it('does not restore an entry whose key is only longer', async () => {
    await save(service, `${KEY}-longer`, 'content')
    const cache = await openCache(service.environment)
    expect(await cache.restore(RESOURCE, KEY)).toBeUndefined()
  })

  it('gives the newest acceptable entry though older ones were created later', async () => {
    await save(service, keyAt('2026-11-22T12:03'), 'noon')
    const [noon] = service.entries
    if (noon === undefined) throw new Error('nothing was saved')
    service.plant(keyAt('2026-11-22T06:12'), noon, { bytes: Buffer.from('older, same day') })
    service.plant(keyAt('2026-11-20T06:12'), noon, { bytes: Buffer.from('older, own scope'), scope: PULL })
    const cache = await openCache(service.environmentFor([PULL, MAIN]))
    const range = { stem: formatStem(parts), from: at('2026-11-19T00:00'), to: at('2026-11-22T14:40') }
    const found = await findNewestEntry((keys) => cache.lookup(RESOURCE, keys), range)
    expect(await readContent(await cache.restore(RESOURCE, found?.key ?? ''))).toBe('noon')
  })

  describe('saving', () => {
    /** Saves something under `KEY`. */
    async function trySave(cache: ActionsCache) {
      await layFiles(cache, RESOURCE, 'content')
      return cache.save(RESOURCE, KEY)
    }

    it('finds that an entry exists already', async () => {
      await save(service, KEY, 'content')
      expect(await trySave(await openCache(service.environment))).toEqual({ kind: 'exists' })
    })

    it('tells a refusal by policy in the service’s words', async () => {
      service.fail('reserve', 'denied')
      expect(await trySave(await openCache(service.environment))).toEqual({
        kind: 'refused',
        reason: 'cache write denied: token has no writable scopes',
      })
    })

    it.each([
      [401, 'refused'],
      [403, 'refused'],
      [429, 'failed'],
    ] as const)('tells status %i, which the library calls another job', async (status, kind) => {
      service.fail('reserve', status)
      const outcome = await trySave(await openCache(service.environment))
      expect(outcome).toMatchObject({ kind, reason: expect.stringContaining(`(${status})`) })
    })

    it('tells an upload that was not accepted', async () => {
      service.fail('finalize', 'denied')
      const outcome = await trySave(await openCache(service.environment))
      expect(outcome).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('cache write denied'),
      })
    })

    it('tells that there is nothing to save, and can be used again', async () => {
      const cache = await openCache(service.environment)
      const outcome = await cache.save(RESOURCE, KEY)
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('not exist') })
      expect(await trySave(cache)).toEqual({ kind: 'saved' })
    })
  })

  describe('an entry that is not what it should be', () => {
    it.each(['corrupt', 'truncate'] as const)('fails to be restored after %s', async (damage) => {
      await save(service, KEY, randomBytes(50_000).toString('hex'))
      service[damage](KEY)
      const cache = await openCache(service.environment)
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow(
        /restore of p-vuln-db.*failed: .*tar.* exit code/,
      )
    })

    it('is refused when it holds no such directory', async () => {
      service.plant(KEY, RESOURCE, { bytes: await buildArchive([{ name: 'other/file', content: 'x' }]) })
      const cache = await openCache(service.environment)
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow(/wanted a directory, found nothing/)
    })

    it('is refused when the directory is a link', async () => {
      const target = await makeDirectory()
      service.plant(KEY, RESOURCE, {
        bytes: await buildArchive([{ name: RESOURCE, type: 'symlink', linkname: target }]),
      })
      const cache = await openCache(service.environment)
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow(/wanted a directory, found another kind/)
    })

    it('writes nothing outside of the private directory', async () => {
      const outside = await makeDirectory()
      const bytes = await buildArchive([
        { name: `${RESOURCE}/index.json`, content: '{}' },
        { name: `${outside}/absolute`, content: 'x' },
        { name: `${RESOURCE}/../../../climbed`, content: 'x' },
        { name: `${RESOURCE}/link`, type: 'symlink', linkname: outside },
        { name: `${RESOURCE}/link/through`, content: 'x' },
      ])
      service.plant(KEY, RESOURCE, { bytes })
      const cache = await openCache(service.environment)
      await cache.restore(RESOURCE, KEY).catch(() => undefined) // Whether tar complains is its own affair.
      expect(existsSync(join(cache.pathFor(RESOURCE), 'index.json'))).toBe(true)
      expect(await readdir(outside)).toEqual([])
      expect(await readdir(cache.runnerTemp)).toHaveLength(1)
    })
  })

  describe('a service that does not answer', () => {
    const deadlines = { lookup: 1500, restore: 1500, save: 1500 }

    it.each(['hang', 500] as const)(
      'costs a look-up its deadline, and the run the cache (%s)',
      async (fault) => {
        service.fail('lookup', fault)
        const cache = await openCache(service.environment, { deadlines })
        await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow('look-up failed: timed out after 1.5 s')
        const { length } = service.requests
        await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow(/not used again in this run: timed out/)
        expect(await cache.save(RESOURCE, KEY)).toMatchObject({ kind: 'failed' })
        expect(service.requests).toHaveLength(length)
      },
    )

    it('costs a restore its deadline', async () => {
      await save(service, KEY, 'content')
      service.fail('download', 'hang')
      const cache = await openCache(service.environment, { deadlines })
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow('timed out after 1.5 s')
    })

    it('is left with time for whoever else is to be asked, however long it might take', async () => {
      await save(service, KEY, 'content')
      service.fail('download', 'hang')
      const timeLeftMs = () => 3000
      const cache = await openCache(service.environment, { timeLeftMs })
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow('timed out after 1.2 s')
    })

    it('costs a save its deadline', async () => {
      service.fail('upload', 'hang')
      const cache = await openCache(service.environment, { deadlines })
      await layFiles(cache, RESOURCE, 'content')
      expect(await cache.save(RESOURCE, KEY)).toEqual({ kind: 'failed', reason: 'timed out after 1.5 s' })
    })

    it('is left at once when the step ends', async () => {
      service.fail('lookup', 'hang')
      const step = new AbortController()
      const cache = await openCache(service.environment, { signal: step.signal })
      const lookup = cache.lookup(RESOURCE, [KEY])
      step.abort(new Error('cancelled'))
      await expect(lookup).rejects.toThrow('look-up failed: stopped with the step')
    })
  })

  it('tells a denied look-up apart from a miss', async () => {
    service.fail('lookup', 'denied')
    const cache = await openCache(service.environment)
    await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow(
      /look-up failed: .*cache read denied: token has no/,
    )
  })

  it('tells a service that cannot be reached', async () => {
    const gone = await startCacheService()
    await gone.close()
    const cache = await openCache(gone.environment)
    await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow(/look-up failed: .*ECONNREFUSED/)
  })

  it('tells why its process ended', async () => {
    const cache = await openCache(service.environment, { workerFile: join(import.meta.dirname, 'absent.ts') })
    await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow(/ended unexpectedly: .*Cannot find module/)
  })

  it('hides the signatures of download addresses, and nothing it prints is a command', async () => {
    await save(service, KEY, 'content')
    const cache = await openCache(service.environment)
    await cache.restore(RESOURCE, KEY)
    const text = cache.lines.join('\n')
    expect(text).toMatch(/signed_download_url.*sig=\*\*\*/)
    expect(text).not.toMatch(/secret(%2B|\+)signature/)
    expect(text).not.toMatch(/^::/m)
  })

  it('leaves nothing behind when it is closed', async () => {
    await save(service, KEY, 'content')
    const cache = await openCache(service.environment)
    await cache.restore(RESOURCE, KEY)
    await cache.close()
    expect(await readdir(cache.runnerTemp)).toEqual([])
  })

  it('keeps its files from other users', async () => {
    const cache = await openCache(service.environment)
    const { mode } = await stat(join(cache.pathFor(RESOURCE), '..'))
    expect(mode & 0o077).toBe(0)
  })

  describe('with a cache-mode', () => {
    it.each(['write-only'] as const)('%s does not read', async (mode) => {
      const cache = await openCache({ ...service.environment, ACTIONS_CACHE_MODE: mode })
      await expect(cache.lookup(RESOURCE, [KEY])).rejects.toThrow(`cache-mode is ${mode}`)
      await expect(cache.restore(RESOURCE, KEY)).rejects.toThrow(`cache-mode is ${mode}`)
      expect(service.requests).toEqual([])
    })

    it('read does not save', async () => {
      const cache = await openCache({ ...service.environment, ACTIONS_CACHE_MODE: 'read' })
      const reason = "the workflow's cache-mode is read"
      expect(await cache.save(RESOURCE, KEY)).toEqual({ kind: 'refused', reason })
      expect(service.requests).toEqual([])
    })
  })
})

describe.skipIf(!hasTools)(`the Actions cache of other services${suffix}`, () => {
  it('downloads from Azure’s hosts in parts, as on GitHub', async () => {
    const service = await startCacheService({ azure: true })
    // More than one piece of 4 MiB.
    const content = randomBytes(5_000_000).toString('hex')
    const options = { execArgv: azureOnLoopback }
    const writer = await openCache(service.environment, options)
    await layFiles(writer, RESOURCE, content)
    expect(await writer.save(RESOURCE, KEY)).toEqual({ kind: 'saved' })
    const reader = await openCache(service.environment, options)
    expect((await readContent(await reader.restore(RESOURCE, KEY))) === content).toBe(true)
    expect(service.requests.filter(({ method }) => method === 'download').length).toBeGreaterThan(2)
    await service.close()
  })

  it('works with version 1, as on a GHES', async () => {
    const service = await startCacheService({ protocol: 'v1' })
    const environment = { ...service.environment, GITHUB_SERVER_URL: 'https://ghes.example' }
    const writer = await openCache(environment)
    await layFiles(writer, RESOURCE, 'content')
    expect(await writer.save(RESOURCE, KEY)).toEqual({ kind: 'saved' })
    const reader = await openCache(environment)
    expect(await reader.lookup(RESOURCE, ['other', 'p-vuln-db'])).toBe(KEY)
    expect(await readContent(await reader.restore(RESOURCE, KEY))).toBe('content')
    await layFiles(reader, RESOURCE, 'content')
    expect(await reader.save(RESOURCE, KEY)).toEqual({ kind: 'exists' })
    service.fail('reserve', 'denied')
    expect(await reader.save(RESOURCE, keyAt('2026-11-22T07:00'))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('cache write denied'),
    })
    await service.close()
  })
})
