// A limit on the size of files, of the process or of the file system: this machine is at fault, and nothing of it is blamed on
// whoever has good data.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ArchiveEntry } from '../fixtures/archive.ts'
import { describeWithPeers } from '../peers.ts'
import { exportBundle, newJob, startUpstream, step } from './carry-lab.ts'
import { readTree } from './faults/disk.ts'
import { linesOf } from './faults/expectations.ts'

/** Less than the large database, more than all else that a run writes. */
const LIMIT_BYTES = 2 << 20
const LIMITED = ['prlimit', `--fsize=${LIMIT_BYTES}`]

const large = (own: ArchiveEntry[]) =>
  own.map((entry) =>
    entry.kind === 'file' && entry.name === 'trivy.db'
      ? { ...entry, content: Buffer.concat([Buffer.from(entry.content), Buffer.alloc(2 * LIMIT_BYTES)]) }
      : entry,
  )

describeWithPeers(['prlimit'], 'a database that is larger than files may be', () => {
  it('is told as a limit of this machine, from a registry and from a bundle; the next source is not asked', async () => {
    const upstream = await startUpstream({ 'vuln-db': { entries: large } })
    const { file, digest } = await exportBundle(upstream)
    const ways = [
      { registries: `${upstream.base}, ${upstream.registry.host}/other` },
      { registries: upstream.base, bundle: file, 'bundle-digest': digest },
    ]
    for (const inputs of ways) {
      upstream.registry.requests.length = 0
      const result = await step('main', { resources: 'vuln-db', ...inputs }, { under: LIMITED })
      expect(result.exitCode).toBe(1)
      const [error] = linesOf(result, '::error')
      expect(error).toMatch(
        /Vulnerability DB is not available \(a file for the cache directory \S+ would be larger than this machine allows: trivy\.db has [\d.]+ MB, and [\d.]+ [kM]?B found room: EFBIG/,
      )
      expect(error).toContain('What to do: Raise the limit of the runner (ulimit -f)')
      expect(upstream.registry.requests.filter(({ url }) => url.includes('/other/'))).toEqual([])
    }
  })

  it('leaves the copy that is there, and it is used', async () => {
    const job = newJob()
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const old = await startUpstream({ 'vuln-db': { updatedAt: hoursAgo(40) } })
    const placed = await step('main', { resources: 'vuln-db', registries: old.base }, { job })
    expect(placed.outputs['vuln-db-ready']).toBe('true')
    const before = readTree(join(job.cacheDir, 'db'))
    const upstream = await startUpstream({ 'vuln-db': { updatedAt: hoursAgo(1), entries: large } })
    const inputs = { resources: 'vuln-db', registries: upstream.base }
    const result = await step('main', inputs, { job, under: LIMITED })
    expect(result.exitCode, result.log).toBe(0)
    expect(linesOf(result, '::warning')).toHaveLength(1)
    expect(linesOf(result, '::warning')[0]).toContain('larger than this machine allows')
    expect(result.variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
    expect(readTree(join(job.cacheDir, 'db'))).toEqual(before)
  })

  it('fails an export, which leaves what was there', async () => {
    const upstream = await startUpstream({ 'vuln-db': { entries: incompressible } })
    const result = await step(
      'export',
      { resources: 'vuln-db', registries: upstream.base },
      { under: LIMITED },
    )
    expect(result.exitCode).toBe(1)
    expect(linesOf(result, '::error')[0]).toMatch(
      /cannot be written: it has [\d.]+ MB, and .* found room: EFBIG.*Raise the limit on the size of files there/,
    )
  })
})

/** With so many random bytes that the layer itself is too large. */
function incompressible(own: ArchiveEntry[]): ArchiveEntry[] {
  const noise = Buffer.alloc(2 * LIMIT_BYTES)
  for (let at = 0, word = 1; at < noise.length; at += 4) {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0
    noise.writeUInt32LE(word, at)
  }
  return own.map((entry) =>
    entry.kind === 'file' && entry.name === 'trivy.db'
      ? { ...entry, content: Buffer.concat([Buffer.from(entry.content), noise]) }
      : entry,
  )
}
