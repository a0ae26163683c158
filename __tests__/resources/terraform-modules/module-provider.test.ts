// How much of other people's modules one run takes.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FetchContext } from '../../../src/resources/terraform-modules/fetch/fetch-source.ts'
import { createProvider } from '../../../src/resources/terraform-modules/module-provider.ts'
import { openModuleCache } from '../../../src/resources/terraform-modules/packages/module-cache.ts'
import { makeDirectory } from '../../temporary.ts'

const FILE_BYTES = 1000

it('packages are fetched until they take more room than they may, and the rest is unknown', async () => {
  const [temp, work] = [makeDirectory(), makeDirectory()]
  const asked: string[] = []
  const { signal } = new AbortController()
  const download = async (url: URL, file: string) => {
    asked.push(url.pathname)
    writeFileSync(file, '#'.repeat(FILE_BYTES))
  }
  const silent = () => undefined
  const { resolve, provided } = createProvider({
    loaders: [],
    localLabel: 'this job',
    fetching: async () =>
      ({ http: { download }, signal, timeLeftMs: () => 60_000 }) as unknown as FetchContext,
    cache: openModuleCache({ directory: temp, variables: {} }, work, signal),
    work,
    maxAgeMs: 1,
    maxFetchedBytes: 2 * FILE_BYTES,
    now: () => 0,
    log: { info: silent, warning: silent, debug: silent, group: async (_, body) => body() },
  })
  const kinds: string[] = []
  for (const key of ['a', 'b', 'c', 'd']) {
    kinds.push((await resolve({ key, source: `https://host.test/${key}.tf`, version: '' })).kind)
  }
  expect(kinds).toEqual(['found', 'found', 'unknown', 'unknown'])
  expect(asked).toEqual(['/a.tf', '/b.tf', '/c.tf'])
  expect(readdirSync(join(temp, '.aqua', 'cache')).sort()).toEqual(['a', 'b'])
  expect(provided.counts.fetched).toBe(2)
})
