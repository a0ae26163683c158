// How much of other people's modules one run takes, and what it takes instead of what cannot be had.
import { createReadStream, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConnectionError } from '../../../src/oci/connection-error.ts'
import { RegistryError } from '../../../src/oci/registry-error.ts'
import type { FetchContext } from '../../../src/resources/terraform-modules/fetch/fetch-source.ts'
import { asOthersHave, selectKeepable } from '../../../src/resources/terraform-modules/keep-modules.ts'
import { createProvider } from '../../../src/resources/terraform-modules/module-provider.ts'
import type { KeptModules } from '../../../src/resources/terraform-modules/packages/kept-modules.ts'
import { openModuleCache } from '../../../src/resources/terraform-modules/packages/module-cache.ts'
import type { KeptPackage } from '../../../src/resources/terraform-modules/packages/module-record.ts'
import { packTree } from '../../../src/resources/terraform-modules/packages/pack-tree.ts'
import { createProvided, noteProvided } from '../../../src/resources/terraform-modules/provided.ts'
import { itWhere } from '../../system.ts'
import { makeDirectory } from '../../temporary.ts'

const FILE_BYTES = 1000
const NOW = Date.parse('2026-11-28T12:00:00Z')
const HOUR_MS = 3_600_000

const sourceOf = (key: string) => `https://host.test/${key}.tf`

/** A provider whose packages are files of 1000 bytes, unless somebody serves others. */
function open(
  download: (url: URL, file: string) => Promise<void> = async (_, file) =>
    writeFileSync(file, '#'.repeat(FILE_BYTES)),
  places: readonly KeptModules[] = [],
) {
  const [temp, work] = [makeDirectory(), makeDirectory()]
  const asked: string[] = []
  const { signal } = new AbortController()
  const silent = () => undefined
  const http = {
    download: (url: URL, file: string) => {
      asked.push(url.pathname)
      return download(url, file)
    },
  }
  const provider = createProvider({
    loaders: places.map((place) => async () => place),
    localLabel: 'this job',
    fetching: async () => ({ http, signal, timeLeftMs: () => 60_000 }) as unknown as FetchContext,
    cache: openModuleCache({ directory: temp, variables: {} }, work, signal),
    work,
    maxAgeMs: HOUR_MS,
    maxFetchedBytes: 2 * FILE_BYTES,
    now: () => NOW,
    log: { info: silent, warning: silent, debug: silent, group: async (_, body) => body() },
  })
  const resolve = (key: string) => provider.resolve({ key, source: sourceOf(key), version: '' })
  return { asked, provider, resolve, provided: provider.provided, temp }
}

/** A place that keeps packages of one file, or that there is none, as of some time ago. */
async function keep(keys: readonly string[], absent: readonly string[], ageMs: number): Promise<KeptModules> {
  const [directory, file] = [makeDirectory(), join(makeDirectory(), 'packed')]
  writeFileSync(join(directory, 'main.tf'), '# kept\n')
  const { unpackedBytes: _, ...layer } = await packTree(directory, file)
  const row = { version: '', origin: undefined, isFixed: false, confirmedAt: new Date(NOW - ageMs) }
  const found = keys.map((key) => ({ ...row, key, source: sourceOf(key), layer, reason: undefined }))
  const none = absent.map((key) => ({ ...row, key, source: sourceOf(key), layer: undefined, reason: 'none' }))
  const record = new Map([...found, ...none].map((kept): [string, KeptPackage] => [kept.key, kept]))
  const openLayer = () => createReadStream(file) as AsyncIterable<Buffer>
  return { label: 'Actions cache', record, isPublic: true, tellsAbsence: true, openLayer }
}

it('packages are fetched until they take more room than they may, and the rest is unknown', async () => {
  const { asked, resolve, provided, temp } = open()
  const kinds: string[] = []
  for (const key of ['a', 'b', 'c', 'd']) kinds.push((await resolve(key)).kind)
  expect(kinds).toEqual(['found', 'found', 'unknown', 'unknown'])
  expect(asked).toEqual(['/a.tf', '/b.tf', '/c.tf'])
  expect(readdirSync(join(temp, '.aqua', 'cache')).sort()).toEqual(['a', 'b'])
  expect(provided.counts.fetched).toBe(2)
})

it('an older copy that is there is used where there is no more room to fetch, or what is fetched takes it', async () => {
  const { asked, resolve, provided } = open(undefined, [await keep(['c', 'd'], [], 2 * HOUR_MS)])
  const kinds: string[] = []
  for (const key of ['a', 'b', 'c', 'd', 'e']) kinds.push((await resolve(key)).kind)
  expect(kinds).toEqual(['found', 'found', 'found', 'found', 'unknown'])
  expect(asked).toEqual(['/a.tf', '/b.tf', '/c.tf'])
  expect(provided.counts).toMatchObject({ fetched: 2, kept: 2, stale: 2 })
})

itWhere(['links'], 'an older copy that is there is used where what is fetched cannot be packed', async () => {
  const linked = async (_: URL, file: string) => {
    mkdirSync(join(file, '..', 'fetched'), { recursive: true })
    symlinkSync('/etc', join(file, '..', 'fetched', 'out'))
    writeFileSync(file, '#')
  }
  const { resolve, provided } = open(linked, [await keep(['a'], [], 2 * HOUR_MS)])
  expect((await resolve('a')).kind).toBe('found')
  expect(await resolve('b')).toMatchObject({
    kind: 'unknown',
    reason: expect.stringContaining('leads out'),
  })
  expect(provided.counts).toMatchObject({ fetched: 0, kept: 1, stale: 1 })
})

it.each([
  ['an hour', HOUR_MS, 0],
  ['two hours', 2 * HOUR_MS, 1],
])(
  'an absence that cannot be asked for again counts by its age, here %s, as older than max-age or not',
  async (_, ageMs, stale) => {
    const down = async () => {
      throw new ConnectionError(new URL('https://host.test'), 'refused', { detail: '' })
    }
    const { asked, resolve, provided } = open(down, [await keep([], ['a'], ageMs)])
    expect((await resolve('a')).kind).toBe('absent')
    expect(asked).toEqual(['/a.tf'])
    expect(provided.counts.stale).toBe(stale)
  },
)

it.each([
  [
    'HTTP 503',
    new RegistryError('host.test: HTTP 503 Service Unavailable', { temporary: true, status: 503 }),
  ],
  ['HTTP 401', new RegistryError('host.test: HTTP 401 Unauthorized', { temporary: false, status: 401 })],
  [
    'another host, which is down',
    new ConnectionError(new URL('https://other.test'), 'refused', { detail: '' }),
  ],
])('an earlier absence is no word against a server that answers by %s', async (_, answer) => {
  const { resolve, provided } = open(async () => {
    throw answer
  }, [await keep([], ['a'], 0)])
  expect((await resolve('a')).kind).toBe('unknown')
  expect(provided.counts.stale).toBe(0)
})

it('an earlier absence is no word on what there was no more room to ask for', async () => {
  const { resolve } = open(undefined, [await keep([], ['d'], 0)])
  const kinds: string[] = []
  for (const key of ['a', 'b', 'c', 'd']) kinds.push((await resolve(key)).kind)
  expect(kinds).toEqual(['found', 'found', 'unknown', 'unknown'])
})

it('what is kept for other jobs does not become less because a run took a part from nearer by', async () => {
  const place = await keep(['same', 'other'], ['gone'], HOUR_MS)
  const elsewhere = await keep(['same', 'new'], ['gone', 'new-gone'], 0)
  const local: KeptModules = { ...elsewhere, label: 'this job', isPublic: false, isCarried: true }
  const differs = { digest: `sha256:${'0'.repeat(64)}`, size: 1 }
  const provided = createProvided()
  for (const row of local.record.values()) noteProvided(provided, row, local)
  noteProvided(provided, { ...(place.record.get('other') as KeptPackage), layer: differs }, local)
  noteProvided(provided, { ...(place.record.get('same') as KeptPackage), key: 'fetched' }, { isPublic: true })
  const select = async (places: readonly KeptModules[]) => {
    const others = await asOthersHave(
      provided,
      places.map((one) => async () => one),
    )
    return selectKeepable(others, { keepsPrivate: false, isForOthers: true, now: new Date(NOW) })?.packages
  }
  // By its own word, which may be a bundle's, nothing is believed: neither what it has, nor since when.
  expect((await select([local]))?.map(({ key }) => key)).toEqual(['fetched'])
  const kept = (await select([local, place])) ?? []
  expect(kept.map(({ key }) => key).sort()).toEqual(['fetched', 'gone', 'same'])
  expect(kept.find(({ key }) => key === 'same')).toBe(place.record.get('same'))
  expect((await select([{ ...place, tellsAbsence: false }]))?.map(({ key }) => key).sort()).toEqual([
    'fetched',
    'same',
  ])
})

describe('two calls that Trivy has in one directory', () => {
  const key = 'f'.repeat(32)
  const ours = { key, source: 'https://host.test/ours.tf', version: '' }
  const theirs = { key, source: 'https://host.test', version: '/ours.tf:' }

  it('are asked for each: that the one is absent says nothing of the other, then or in the next job', async () => {
    const first = open(async ({ pathname }, file) => {
      if (pathname !== '/ours.tf') throw new RegistryError('HTTP 404', { temporary: false, status: 404 })
      writeFileSync(file, '#')
    })
    expect((await first.provider.resolve(theirs)).kind).not.toBe('found')
    expect((await first.provider.resolve(ours)).kind).toBe('found')
    const next = open(undefined, [await keep([], [key], 0)])
    expect((await next.provider.resolve(ours)).kind).toBe('found')
    expect(next.asked).toEqual(['/ours.tf'])
  })

  it('are not both had where they are wanted at once', async () => {
    const { provider, asked } = open()
    const other = { ...theirs, source: 'https://host.test/theirs.tf' }
    const answers = await Promise.all([ours, other, ours].map((wanted) => provider.resolve(wanted)))
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'unknown', 'found'])
    expect(asked).toEqual(['/ours.tf'])
  })

  it('are not both had: what lies there is of the first', async () => {
    const { provider, asked } = open()
    expect((await provider.resolve(ours)).kind).toBe('found')
    const other = await provider.resolve({ ...theirs, source: 'https://host.test/theirs.tf' })
    expect(other).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('in one directory with') })
    expect(asked).toEqual(['/ours.tf'])
  })
})
