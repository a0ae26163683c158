// What a machine has too little of: memory and disk.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { canMount, runOnSmallDisk } from './small-disk.ts'

const MEBIBYTE = 1 << 20
const child = join(import.meta.dirname, 'extract-child.ts')

interface ChildReport {
  readonly failure?: { readonly name: string; readonly text: string }
  readonly sizes: Readonly<Record<string, number>>
  readonly peakGrowthBytes: number
}

async function measure(zerosSizeBytes: number): Promise<ChildReport> {
  const directory = await makeTempDirectory()
  // Some of it cannot be compressed, else so many zeros would be a bomb.
  const args = [child, String(4 * MEBIBYTE), String(zerosSizeBytes), directory]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

describe('extraction', () => {
  it('takes no more memory for a file of half a gigabyte than for a small one', async () => {
    const small = await measure(64 * MEBIBYTE)
    const large = await measure(512 * MEBIBYTE)
    expect(small.failure).toBeUndefined()
    expect(large.failure).toBeUndefined()
    expect(large.sizes).toEqual({ random: 4 * MEBIBYTE, zeros: 512 * MEBIBYTE })
    expect(large.peakGrowthBytes).toBeLessThan(100 * MEBIBYTE)
    expect(large.peakGrowthBytes - small.peakGrowthBytes).toBeLessThan(40 * MEBIBYTE)
  })

  const title = 'says that the disk is full, and what to do'
  const suffix = canMount ? '' : ' (skipped: this process may not mount a small disk)'
  it.skipIf(!canMount)(title + suffix, () => {
    const sizes = [String(8 * MEBIBYTE), '0']
    const report = runOnSmallDisk(4 * MEBIBYTE, child, sizes) as ChildReport
    expect(report.failure?.name).toBe('LocalError')
    expect(report.failure?.text).toMatch(
      /random cannot be written: random has 8\.4 MB, and [\d.]+ [kM]B found room: ENOSPC/,
    )
  })
})
