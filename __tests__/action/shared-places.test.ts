// Jobs of one machine that are at the same files at the same time: each is green with data that is whole, and none leaves
// anything half done, wherever an open file is in the way.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeDirectory, writeFile } from '../temporary.ts'
import { startUpstream, step, type Upstream } from './carry-lab.ts'
import { readTree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'
import { LIBRARY_PATHS, mirrorSettings, startMavenLab } from './maven-lab.ts'
import type { StepResult } from './run.ts'
import { startHost } from './store-lab.ts'

const JOBS = 4
const ALL = 'vuln-db, java-db, checks-bundle'

const inAll = <T>(run: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: JOBS }, run))

function expectAllGood(results: readonly StepResult[], output = 'vuln-db-ready'): void {
  for (const result of results) {
    expect(result.exitCode, result.log).toBe(0)
    expect(result.outputs[output], result.log).toBe('true')
    expect([...linesOf(result, '::warning'), ...linesOf(result, '::error')]).toEqual([])
  }
}

/** Nothing that is staged, and a later job finds all of it fresh. */
async function expectWhole({ registry, base }: Upstream, directory: string): Promise<void> {
  const asked = registry.requests.length
  const later = await step('main', { resources: ALL, registries: base, 'cache-dir': directory })
  expectAllGood([later])
  expect(
    registry.requests.slice(asked).map(({ url }) => url),
    later.log,
  ).toEqual([])
  expect(Object.keys(readTree(directory)).filter((path) => /staging|\.tmp|previous/.test(path))).toEqual([])
}

describe(`${JOBS} jobs at once`, () => {
  it('place in one cache directory', async () => {
    const upstream = await startUpstream()
    const directory = join(makeDirectory(), 'cache')
    const inputs = { resources: ALL, registries: upstream.base, 'cache-dir': directory }
    expectAllGood(await inAll(() => step('main', inputs)))
    await expectWhole(upstream, directory)
  })

  it('refresh in one cache directory', async () => {
    const old = await startUpstream({ 'vuln-db': { updatedAt: new Date(Date.now() - 40 * 3_600_000) } })
    const directory = join(makeDirectory(), 'cache')
    const inputs = { resources: ALL, 'cache-dir': directory }
    expectAllGood([await step('main', { ...inputs, registries: old.base, 'max-age': '48h' })])
    const upstream = await startUpstream()
    expectAllGood(await inAll(() => step('main', { ...inputs, registries: upstream.base })))
    await expectWhole(upstream, directory)
  })

  it('take from one runner store what one of them fetches', async () => {
    const upstream = await startUpstream()
    const host = startHost({ resources: ALL, registries: upstream.base })
    const results = await inAll(() => host.run())
    expectAllGood(results)
    const downloads = upstream.registry.requests.filter(({ url }) => url.includes('/blobs/'))
    expect(downloads, results.map(({ log }) => log).join('\n')).toHaveLength(3)
    for (const resource of ALL.split(', ')) expect(host.versions(resource)).toHaveLength(1)
    expect(readTree(join(host.home, 'staging'))).toEqual({})
    expect(readdirSync(join(host.home, 'locks')).filter((name) => !name.endsWith('probe'))).toEqual([])
  })

  it('write one bundle', async () => {
    const upstream = await startUpstream()
    const file = join(makeDirectory(), 'bundle.tar')
    const results = await inAll(() => step('export', { registries: upstream.base, resources: ALL, file }))
    for (const { exitCode, log } of results) expect(exitCode, log).toBe(0)
    expect(readdirSync(join(file, '..'))).toEqual(['bundle.tar'])
    const digests = new Set(results.map(({ outputs }) => outputs['bundle-digest'] ?? ''))
    expect(digests.size).toBe(1)
    const [digest = ''] = digests
    const inputs = { resources: ALL, bundle: file, 'bundle-digest': digest, offline: 'true' }
    expectAllGood([await step('main', inputs)])
  })

  it('place POMs in one local repository', async () => {
    const lab = await startMavenLab()
    const home = makeDirectory()
    writeFile(home, '.m2/settings.xml', mirrorSettings(lab.repository.url))
    const environment = { HOME: home, USERPROFILE: home }
    const results = await inAll(() => lab.run({ environment }))
    expectAllGood(results, 'maven-poms-ready')
    const placed = Object.keys(readTree(join(home, '.m2', 'repository')))
    expect(placed.filter((path) => path.endsWith('.pom')).sort()).toEqual([...LIBRARY_PATHS].sort())
    expect(
      placed.filter((path) => !/\.pom$|_remote\.repositories$|\.pom\.trivy-offline-cache$/.test(path)),
    ).toEqual([])
  })
})
