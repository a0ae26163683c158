// Self-hosted runners that share a store: one download for all jobs of a host, whoever is killed at it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startRegistry as startFakeRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { describeWithPeers } from '../peers.ts'
import { lackOf } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { startRegistry } from './distribution-lab.ts'
import { BASE, pushResources } from './distribution-push.ts'
import { readTree } from './faults/disk.ts'
import { type Host, type HostResult, startHost } from './store-lab.ts'

const JOBS = 30
const ALL = 'vuln-db, java-db, checks-bundle'
const KILL_PRELOAD = new URL('store-kill-preload.ts', import.meta.url).href

describeWithPeers(['docker-registry', 'skopeo'], 'thirty jobs that start at once on one host', () => {
  it('download each resource once, by the log of the registry', async () => {
    const registry = await startRegistry()
    const artifacts = await pushResources(registry.host, ['--dest-tls-verify=false'])
    const pushed = registry.log().length
    const host = startHost({ registries: `${registry.host}/${BASE}`, resources: ALL })
    const results = await runJobs(host)
    const log = registry.log().slice(pushed)
    for (const { layerDigest } of artifacts) expect(countGets(log, `blobs/${layerDigest}`)).toBe(1)
    expectAllServed(results)
    const loaders = results.map(({ outputs }) => outputs['cache-hit'])
    expect(loaders).toContain('true')
    expect(host.versions('vuln-db')).toHaveLength(1)
    expect(readdirSync(join(host.home, 'staging'))).toEqual([])
  }, 120_000)
})

/** Where the first downloader is killed: with the database half written, while it is copied to the store, and just before it is complete there. */
const KILLS = [
  ['while it unpacks the download', 'open cache/\\.offline-cache/staging/.*/trivy\\.db$'],
  ['between its own copy and that for the others', 'writeFile trivy-offline-cache/staging/.*/owner\\.json$'],
  ['while it copies to the store', 'copyFile trivy-offline-cache/staging/.*/trivy\\.db$'],
  ['just before the copy is complete', 'rename trivy-offline-cache/vuln-db/2\\.0\\.0-[^/]*$'],
] as const

const noSignals = lackOf('signals')

describe.skipIf(noSignals.isLacking)(
  `thirty jobs of which the first downloader is killed${noSignals.suffix}`,
  () => {
    it.each(KILLS)(
      '%s still need only one more download',
      async (_, kill) => {
        const registry = await startFakeRegistry()
        const artifact = await buildArtifact('vuln-db')
        registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
        const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db' })
        const killedFile = join(makeDirectory(), 'killed')
        try {
          const results = await runJobs(host, {
            environment: { TEST_KILL_BEFORE: kill, TEST_KILLED_FILE: killedFile },
            execArgv: ['--import', KILL_PRELOAD],
          })
          expect(existsSync(killedFile)).toBe(true)
          const survivors = results.filter(({ exitCode }) => exitCode !== null)
          expect(survivors).toHaveLength(JOBS - 1)
          expectAllServed(survivors)
          const downloads = registry.requests.filter(({ url }) => url.includes('/blobs/'))
          expect(downloads).toHaveLength(2)
          expect(host.versions('vuln-db')).toHaveLength(1)
          // Killed before it could say whose it is, an empty directory stays for a day.
          expect(readTree(join(host.home, 'staging'))).toEqual({})
        } finally {
          await registry.close()
        }
      },
      120_000,
    )

    it('in the middle of the transfer need only one more download', async () => {
      const registry = await startFakeRegistry()
      const artifact = await buildArtifact('vuln-db')
      registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
      registry.fail({ path: '/blobs/', times: 1 }, { kind: 'stall', afterBytes: 700 })
      const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db' })
      try {
        const running = runJobs(host)
        await until(() => registry.requests.some(({ url }) => url.includes('/blobs/')))
        const [lock = ''] = readdirSync(join(host.home, 'locks')).filter((name) =>
          name.startsWith('vuln-db-'),
        )
        const { pid } = JSON.parse(readFileSync(join(host.home, 'locks', lock), 'utf8'))
        process.kill(pid, 'SIGKILL')
        const results = await running
        expectAllServed(results.filter(({ exitCode }) => exitCode !== null))
        expect(results.filter(({ exitCode }) => exitCode === 0)).toHaveLength(JOBS - 1)
        expect(registry.requests.filter(({ url }) => url.includes('/blobs/'))).toHaveLength(2)
      } finally {
        await registry.close()
      }
    }, 120_000)
  },
)

describe('a version that is pinned by its digest', () => {
  it('comes from the store, whatever its age, and no other does', async () => {
    const registry = await startFakeRegistry()
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const [old, current] = [
      await buildArtifact('vuln-db', { updatedAt: daysAgo(20) }),
      await buildArtifact('vuln-db', { updatedAt: daysAgo(0) }),
    ]
    const repository = `mirror/${old.repository}`
    for (const artifact of [old, current]) registry.put(repository, artifact.tag, artifact)
    const pin = ({ manifestDigest }: typeof old) => ({
      'db-repository': `${registry.host}/${repository}@${manifestDigest}`,
    })
    const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db' })
    try {
      for (const artifact of [old, current]) expectAllServed([await host.run({ inputs: pin(artifact) })])
      for (const artifact of [old, current]) {
        const result = await host.run({ inputs: { ...pin(artifact), offline: 'true' } })
        expectAllServed([result])
        const evidence = JSON.parse(readFileSync(result.outputs.evidence ?? '', 'utf8'))
        expect(evidence.resources[0]).toMatchObject({
          layerDigest: artifact.layerDigest,
          source: 'runner store',
        })
      }
    } finally {
      await registry.close()
    }
  })
})

it('a store that was asked for and cannot be used is a warning, and the job goes on without', async () => {
  const registry = await startFakeRegistry()
  try {
    const artifact = await buildArtifact('vuln-db')
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
    const host = startHost({ registries: `${registry.host}/mirror`, resources: 'vuln-db' })
    const file = writeFile(makeDirectory(), 'file', '')
    const asked = await host.run({ inputs: { 'store-dir': join(file, 'store') } })
    const found = await host.run({ environment: { RUNNER_TOOL_CACHE: join(file, 'store') } })
    expect([asked.exitCode, found.exitCode]).toEqual([0, 0])
    expect(asked.log).toMatch(
      /^::warning::runner store: not used, .* (is no directory|lies below a file): name a directory in the input store-dir/m,
    )
    expect(found.log).toMatch(
      /^runner store: not used, .* (is no directory|lies below a file): name a directory/m,
    )
  } finally {
    await registry.close()
  }
})

function runJobs(host: Host, options: Parameters<Host['run']>[0] = {}): Promise<HostResult[]> {
  return Promise.all(Array.from({ length: JOBS }, () => host.run(options)))
}

/** Every job has the very same data, nothing to complain of, and metadata of its own. */
function expectAllServed(results: readonly HostResult[]): void {
  const trees = results.map(({ job }) => readTree(job.cacheDir))
  const isData = ([path]: [string, string]) =>
    !path.startsWith('.offline-cache/') && !path.endsWith('metadata.json')
  const [first = {}] = trees.map((tree) => Object.fromEntries(Object.entries(tree).filter(isData)))
  expect(first).toHaveProperty('db/trivy.db')
  for (const [index, { exitCode, log, job }] of results.entries()) {
    expect(log).not.toMatch(/^::(warning|error)/m)
    expect(exitCode).toBe(0)
    expect(Object.fromEntries(Object.entries(trees[index] ?? {}).filter(isData))).toEqual(first)
    expect(statSync(join(job.cacheDir, 'db', 'metadata.json')).nlink).toBe(1)
  }
}

/** Requests in the log of the real registry, which has several lines for each. */
function countGets(log: string, path: string): number {
  const lines = log.split('\n').filter((line) => line.includes('"GET ') && line.includes(path))
  return lines.length
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10))
}
