// The disk of the cache directory is full, or cannot be written: this machine is at fault, so no other source is asked.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ArchiveEntry } from '../fixtures/archive.ts'
import { writeCacheDir } from '../fixtures/cache-dir.ts'
import { canMount } from '../place/small-disk.ts'
import { readTree } from './faults/disk.ts'
import { expectFailure, linesOf } from './faults/expectations.ts'
import { type Lab, requestsOf, startLab } from './faults/lab.ts'
import type { StepResult } from './run.ts'

const ENTRY = join(import.meta.dirname, 'faults', 'small-disk-entry.ts')
const DATABASE_BYTES = 8 << 20
const title = canMount
  ? 'a cache directory on a disk'
  : 'a cache directory on a disk (skipped: this user cannot mount one)'

describe.concurrent(title, () => {
  it.skipIf(!canMount)('with room enough gets the new copy', async () => {
    await withLab(async (lab) => {
      const result = await runOnDisk(lab, { TEST_DISK_SIZE: '32m' })
      expect(linesOf(result, '::error')).toEqual([])
      expect(result.outputs['vuln-db-ready']).toBe('true')
    })
  })

  it.skipIf(!canMount)('that is full keeps the old copy, and the step says what to do', async () => {
    await withLab(async (lab) => {
      const old = readTree(lab.job.cacheDir)
      const result = await runOnDisk(lab, { TEST_DISK_SIZE: '2m' })
      expectFailure(lab, result)
      const [error] = linesOf(result, '::error')
      expect(error).toMatch(
        /is not available \(no space left on the disk of the cache directory \S+: \S+ has [\d.]+ [kM]?B, and [\d.]+ \S+ found room: ENOSPC/,
      )
      expect(result.log).toContain('%0AWhat to do: Free some space, or name a directory on another disk')
      expect(readTree(lab.job.cacheDir)).toEqual(old)
      expect(lab.sources.map(requestsOf)).toEqual([['manifest', 'blob'], [], []])
    })
  })

  it.skipIf(!canMount)('that is read-only keeps the old copy, and the step says what to do', async () => {
    await withLab(async (lab) => {
      const old = readTree(lab.job.cacheDir)
      const result = await runOnDisk(lab, { TEST_DISK_OPTIONS: 'ro' })
      expectFailure(lab, result)
      expect(linesOf(result, '::error')[0]).toContain('cannot write to the cache directory')
      expect(result.log).toContain(
        '%0AWhat to do: The file system is read-only: name a directory on another one',
      )
      expect(readTree(lab.job.cacheDir)).toEqual(old)
      expect(lab.sources.map(requestsOf)).toEqual([['manifest'], [], []])
    })
  })
})

/** A lab with a large database, and an old small one in place. */
async function withLab(body: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await startLab({ healthy: { entries: enlarge } })
  try {
    writeCacheDir(lab.job.cacheDir, { vulnDb: { updatedAt: new Date(Date.now() - 10 * 86_400_000) } })
    await body(lab)
  } finally {
    await lab.close()
  }
}

function enlarge(own: ArchiveEntry[]): ArchiveEntry[] {
  return own.map((entry) =>
    entry.kind === 'file' && entry.name === 'trivy.db'
      ? { ...entry, content: Buffer.concat([Buffer.from(entry.content), Buffer.alloc(DATABASE_BYTES)]) }
      : entry,
  )
}

function runOnDisk(lab: Lab, environment: Record<string, string>): Promise<StepResult> {
  return lab.run({ entry: ENTRY, environment })
}
