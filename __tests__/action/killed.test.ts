// A step that is killed: whatever the moment, old or new data is there, and the next step cleans up and succeeds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArtifactOverrides } from '../fixtures/artifact.ts'
import { lackOf } from '../system.ts'
import { expectPlaced, filesOf, listStaging, readTree, type Tree } from './faults/disk.ts'
import { expectSuccess } from './faults/expectations.ts'
import { oldEntries, prepareBefore, removeBefore, startLab, whenAsked } from './faults/lab.ts'
import { answers } from './faults/row.ts'

const KILL_PRELOAD = new URL('faults/kill-preload.ts', import.meta.url).href

const SCENES: readonly Scene[] = [
  { what: 'replaces a database', resource: 'vuln-db', healthy: {}, leastChanges: 13 },
  { what: 'replaces the checks bundle', resource: 'checks-bundle', healthy: {}, leastChanges: 16 },
  {
    what: 'notes that the checks bundle is still current',
    resource: 'checks-bundle',
    healthy: { entries: oldEntries },
    leastChanges: 8,
  },
]

interface Scene {
  readonly what: string
  readonly resource: 'vuln-db' | 'checks-bundle'
  readonly healthy: ArtifactOverrides
  /** Fewer would mean that the preload does not see them. */
  readonly leastChanges: number
}

const before = { 'vuln-db': '', 'checks-bundle': '' }

beforeAll(async () => {
  before['vuln-db'] = await prepareBefore(10)
  before['checks-bundle'] = await prepareBefore(10, 'checks-bundle')
})

afterAll(() => Object.values(before).forEach(removeBefore))

const noSignals = lackOf('signals')

describe.concurrent('a step that is killed', () => {
  it('during the download leaves the old copy, and the next step sweeps what was half done', async () => {
    const breakage = answers('/blobs/', { kind: 'stall', afterBytes: 700 }, 1)
    const lab = await startLab({ broken: { count: 1, breakage }, before: before['vuln-db'] })
    try {
      const killed = await lab.run({
        onStart: (child) => whenAsked(lab, 'blob', () => child.kill('SIGKILL')),
      })
      expect(killed.exitCode).toBeNull()
      expect(killed.variables).toEqual({})
      expect(listStaging(lab.job.cacheDir)).toHaveLength(1)
      const isOutside = (path: string) => !path.startsWith('.offline-cache/staging/')
      expect(pick(readTree(lab.job.cacheDir), isOutside)).toEqual(readTree(before['vuln-db']))

      const next = await lab.run()
      const [source] = lab.sources
      expectSuccess(lab, next, source)
      await expectPlaced(lab, source)
    } finally {
      await lab.close()
    }
  })

  // On Windows a process that ends itself looks like any other that failed.
  it.skipIf(noSignals.isLacking).each(SCENES)(
    `between any two changes to the disk, while it $what, leaves old or new data${noSignals.suffix}`,
    async (scene) => {
      let changes = 0
      while (await survivesKill(scene, changes + 1)) changes += 1
      expect(changes).toBeGreaterThanOrEqual(scene.leastChanges)
    },
    240_000,
  )
})

/** Kills a step before its n-th change and looks at what later ones make of it; false when it has fewer changes. */
async function survivesKill({ resource, healthy }: Scene, change: number): Promise<boolean> {
  const lab = await startLab({ resource, healthy, before: before[resource] })
  const old = readTree(before[resource])
  const current = await filesOf(resource, lab.healthy)
  try {
    const environment = { TEST_KILL_AT: String(change) }
    const killed = await lab.run({ execArgv: ['--import', KILL_PRELOAD], environment })
    if (killed.exitCode !== null) return false
    expect(killed.variables).toEqual({})

    // What lies there can be used as it is: the next step needs no source for it.
    const offline = await lab.run({ inputs: { offline: 'true', 'max-age': '365d' } })
    expect(offline.log, `killed before change ${change}`).not.toContain('::error')
    expect(offline.outputs[`${resource}-ready`]).toBe('true')
    expectOldOrNew(readTree(lab.job.cacheDir), { old, current })

    const online = await lab.run()
    expect(online.exitCode).toBe(0)
    expectOnlyNew(readTree(lab.job.cacheDir), current)
    return true
  } finally {
    await lab.close()
  }
}

/** Data is old or new as a whole, and never older than its metadata says. */
function expectOldOrNew(tree: Tree, { old, current }: { old: Tree; current: Tree }): void {
  const data = pick(tree, isData)
  const isNew = Object.entries(current).every(([path, sha256]) => !isData(path) || data[path] === sha256)
  expect(data).toEqual(pick(isNew ? current : old, isData))
  if (!isNew) expect(pick(tree, isMetadata)).toEqual(pick(old, isMetadata))
}

/** Nothing that was half done is left, in the staging directory or elsewhere. */
function expectOnlyNew(tree: Tree, current: Tree): void {
  const isSeal = (path: string) => /^\.offline-cache\/[a-z-]+\.seal\.json$/.test(path)
  const rest = pick(tree, (path) => !isSeal(path) && !isMetadata(path))
  expect(rest).toEqual(pick(current, isData))
}

function isMetadata(path: string): boolean {
  return path.endsWith('/metadata.json')
}

function isData(path: string): boolean {
  return !path.startsWith('.offline-cache/') && !isMetadata(path)
}

function pick(tree: Tree, isWanted: (path: string) => boolean): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => isWanted(path)))
}
