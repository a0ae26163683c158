// A cache directory in which other users of the host can make something: what they have made is not used, and what lies
// there is closed to them before anything is proven.
import { execFileSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newJob, startUpstream, step } from './carry-lab.ts'

const STRANGER = '1001:1001'
const give = (path: string) => execFileSync('chown', ['-R', STRANGER, path])
const openAll = (path: string) => execFileSync('chmod', ['-R', '777', path])
const isOpen = (path: string) => (lstatSync(path).mode & 0o002) !== 0

/** A cache directory that a step of ours has filled; `shared` is the directory above it. */
async function startFilled(base: string) {
  const job = newJob()
  const cacheDir = join(job.temp, 'shared', 'trivy')
  const inputs = { registries: base, resources: 'vuln-db', 'cache-dir': cacheDir }
  const first = await step('main', inputs, { job })
  expect(first.exitCode, first.log).toBe(0)
  return { job, cacheDir, shared: dirname(cacheDir), again: () => step('main', inputs, { job }) }
}

describe.runIf(process.getuid?.() === 0)(
  'a cache directory that another user of the host can be first at',
  () => {
    it.each([
      ['made it', 0o1777, ({ cacheDir }: { cacheDir: string }) => give(cacheDir)],
      ['made what lies above it', 0o755, ({ shared }: { shared: string }) => give(shared)],
    ])('is refused where the stranger has %s', async (_, mode, prepare) => {
      const { base, registry } = await startUpstream()
      const { job, again, ...places } = await startFilled(base)
      prepare(places)
      chmodSync(places.shared, mode)
      chmodSync(job.temp, 0o1777)
      registry.requests.length = 0
      const { exitCode, log, variables } = await again()
      expect(exitCode, log).toBe(1)
      expect(log).toMatch(/cache-dir: \S+ was made by another user of this machine/)
      expect(variables).toEqual({})
      expect(registry.requests).toEqual([])
    })

    it('is used where only its own user could have made it, whoever that is', async () => {
      const { base } = await startUpstream()
      const { cacheDir, again } = await startFilled(base)
      give(cacheDir)
      const { exitCode, log } = await again()
      expect(exitCode, log).toBe(0)
      expect(log).not.toContain('another user')
    })
  },
)

describe.runIf(process.getuid?.() === 0)('in a cache directory that all may write to', () => {
  it.each(['db', '.offline-cache/vuln-db.seal.json', 'db/trivy.db', 'db/metadata.json'])(
    'what a stranger has put in the place of %s is not used',
    async (part) => {
      const { base, registry } = await startUpstream()
      const { cacheDir, again } = await startFilled(base)
      for (const open of ['', 'db', '.offline-cache']) chmodSync(join(cacheDir, open), 0o777)
      give(join(cacheDir, part))
      registry.requests.length = 0
      const { exitCode, log } = await again()
      expect(log).toContain(`${join(cacheDir, part)} was made by another user of this machine`)
      expect(registry.requests).not.toEqual([])
      // Where the stranger's is in the way, nothing can be placed.
      expect(exitCode, log).toBe(part === 'db' ? 1 : 0)
      if (part === 'db') return
      expect(lstatSync(join(cacheDir, part)).uid).toBe(0)
      expect(isOpen(join(cacheDir, 'db'))).toBe(false)
    },
  )
})

describe.skipIf(process.platform === 'win32')('the place of a database', () => {
  it.each([true, false])(
    'is closed to all others where a step has opened everything (fresh: %s)',
    async (isFresh) => {
      const { base } = await startUpstream()
      const { cacheDir, again } = await startFilled(base)
      if (!isFresh) execFileSync('sh', ['-c', `echo >> ${join(cacheDir, 'db', 'trivy.db')}`])
      openAll(cacheDir)
      const { exitCode, log } = await again()
      expect(exitCode, log).toBe(0)
      for (const part of ['db', 'db/trivy.db', 'db/metadata.json', '.offline-cache/vuln-db.seal.json'])
        expect([part, isOpen(join(cacheDir, part))]).toEqual([part, false])
    },
  )

  it('is closed to all others where a step has opened everything (a tree)', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const inputs = { registries: base, resources: 'checks-bundle' }
    expect((await step('main', inputs, { job })).exitCode).toBe(0)
    const checks = join(job.temp, 'trivy-offline-cache', 'cache', 'policy')
    openAll(checks)
    const { exitCode, log } = await step('main', inputs, { job })
    expect(exitCode, log).toBe(0)
    const below = readdirSync(checks, { recursive: true, encoding: 'utf8' })
    expect(below.length).toBeGreaterThan(1)
    expect(below.filter((path) => isOpen(join(checks, path)))).toEqual([])
  })

  it('is closed below RUNNER_TEMP too, and made by nobody else', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const database = join(job.temp, 'trivy-offline-cache', 'cache', 'db')
    mkdirSync(database, { recursive: true })
    chmodSync(database, 0o777)
    const { exitCode, log } = await step('main', { registries: base, resources: 'vuln-db' }, { job })
    expect(exitCode, log).toBe(0)
    expect(isOpen(database)).toBe(false)
  })

  it.runIf(process.getuid?.() === 0)(
    'is refused below RUNNER_TEMP where a stranger has made it',
    async () => {
      const { base } = await startUpstream()
      const job = newJob()
      const database = join(job.temp, 'trivy-offline-cache', 'cache', 'db')
      mkdirSync(database, { recursive: true })
      give(database)
      const { exitCode, log } = await step('main', { registries: base, resources: 'vuln-db' }, { job })
      expect(exitCode, log).toBe(1)
      expect(log).toContain(`${database} was made by another user of this machine`)
    },
  )
})
