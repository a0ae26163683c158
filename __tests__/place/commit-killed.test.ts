// Killed at whatever moment it was: what the next run finds is whole, and usable.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { repairTrees } from '../../src/place/commit.ts'
import { sweepStaging } from '../../src/place/staging.ts'
import { hoursAgo, listFiles, NOW } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'
import { look } from './place-lab.ts'

async function placeUntilKilled(cacheDir: string, afterMs: number): Promise<void> {
  const script = join(import.meta.dirname, 'commit-child.ts')
  const child = spawn(process.execPath, [script, cacheDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface(child.stdout), 'line')
  // Not a wait for anything: the moment of the kill is what varies.
  await setTimeout(afterMs)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

it.each([0, 3, 11, 17, 29, 41])(
  'a run killed %i ms after its first resources leaves them usable, and the next run cleans up',
  async (afterMs) => {
    const cacheDir = await makeTempDirectory()
    await placeUntilKilled(cacheDir, afterMs)
    await sweepStaging(cacheDir, NOW)
    await repairTrees(cacheDir, Object.values(ARTIFACTS))

    const database = await look(cacheDir, 'vuln-db', { full: true })
    expect(database.kind).toBe('placed')
    const measuredAt = database.kind === 'placed' ? database.placed.measuredAt : undefined
    expect([hoursAgo(10), hoursAgo(11)]).toContainEqual(measuredAt)

    expect((await look(cacheDir, 'checks-bundle', { full: true })).kind).toBe('placed')
    const policies = join(cacheDir, 'policy/content/policies/docker/policies')
    expect(await readFile(join(policies, 'name_an_owner.rego'), 'utf8')).toMatch(/DS-000[12]/)

    expect(existsSync(join(cacheDir, 'policy.previous'))).toBe(false)
    // Staging killed before it had an owner is empty, and goes by its age.
    const left = listFiles(join(cacheDir, '.offline-cache/staging'))
    expect(left.filter((path) => !path.endsWith('owner.json'))).toEqual([])
  },
)
