import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directoryOfBuild, pruneBuilds } from '../../src/base/compiled-builds.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 10, 28)

let kept: string
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), 'compiled-builds-'))
})
afterEach(() => rmSync(kept, { recursive: true, force: true }))

function write(name: string, daysAgo: number): string {
  const directory = join(kept, name)
  mkdirSync(directory)
  writeFileSync(join(directory, 'part'), 'compiled')
  const at = new Date(NOW - daysAgo * DAY_MS)
  utimesSync(directory, at, at)
  return directory
}

describe('compiled code of several builds', () => {
  it('goes, but for that of the present one and the one before', () => {
    const present = write('v24.21.0-x64-00000000000000aa', 10)
    write('v24.21.0-x64-00000000000000bb', 2)
    write('v24.18.0-x64-00000000000000cc', 3)
    write('v24.18.0-x64', 30)
    pruneBuilds(kept, present, NOW)
    expect(readdirSync(kept)).toEqual(['v24.21.0-x64-00000000000000aa', 'v24.21.0-x64-00000000000000bb'])
  })

  it('stays for a day, so that workflows with several versions of this action do not compile anew each time', () => {
    const names = ['aa', 'bb', 'cc'].map((end) => `v24.21.0-x64-00000000000000${end}`)
    const [present = ''] = names.map((name) => write(name, 0.5))
    pruneBuilds(kept, present, NOW)
    expect(readdirSync(kept)).toEqual(names)
  })

  it('is all that goes: what has another name is not ours', () => {
    const names = ['notes', 'v24', 'v24.21.0-x64-00000000000000aa']
    const directories = names.map((name) => write(name, 30))
    pruneBuilds(kept, directories.at(-1) ?? '', NOW)
    expect(readdirSync(kept)).toEqual(names)
  })
})

describe('the directory of a build', () => {
  it('changes with any file of the build', () => {
    const dist = join(kept, 'dist')
    mkdirSync(dist)
    const directories = ['one', 'two', 'one'].map((sums) => {
      writeFileSync(join(dist, 'SHA256SUMS'), sums)
      return directoryOfBuild(kept, dist)
    })
    expect(directories[0]).toBe(directories[2])
    expect(directories[0]).not.toBe(directories[1])
    expect(dirname(directories[0] ?? '')).toBe(kept)
  })

  it('is nowhere when the build has no digests', () => {
    expect(directoryOfBuild(kept, kept)).toBeUndefined()
  })
})
