// Other users of the host: what a step leaves is changed by none of them, and what one of them has put there is not used.
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newJob, startUpstream, step } from './carry-lab.ts'

it.skipIf(process.platform === 'win32')(
  'what a step leaves can be changed by its owner alone, whatever the umask',
  async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const inputs = { registries: base, store: 'always', 'store-dir': join(job.temp, 'store') }
    const execArgv = ['--import', 'data:text/javascript,process.umask(0)']
    const { exitCode, log } = await step('main', inputs, { job, execArgv })
    expect(exitCode, log).toBe(0)
    const left = readdirSync(job.temp, { recursive: true, encoding: 'utf8' })
    expect(left).toContain('trivy-offline-cache/bin/trivy-offline')
    const open = left.filter((path) => {
      const facts = lstatSync(join(job.temp, path))
      return !facts.isSymbolicLink() && (facts.mode & 0o002) !== 0
    })
    expect(open).toEqual([])
  },
)

describe.runIf(process.getuid?.() === 0)('what a step keeps below RUNNER_TEMP', () => {
  it.each(['', 'bin', 'cache', 'cache/.offline-cache'])(
    'is refused where it is another user who has made %s',
    async (part) => {
      const { base, registry } = await startUpstream()
      const job = newJob()
      chmodSync(job.temp, 0o1777)
      const directory =
        part === '' ? join(job.temp, 'trivy-offline-cache') : join(job.temp, 'trivy-offline-cache', part)
      mkdirSync(directory, { recursive: true })
      chownSync(directory, 1001, 1001)
      const { exitCode, log, variables } = await step('main', { registries: base }, { job })
      expect(exitCode, log).toBe(1)
      expect(log).toContain(`${directory} was made by another user of this machine`)
      expect(variables).toEqual({})
      expect(registry.requests).toEqual([])
    },
  )

  it('cannot be renamed by others where a step has opened RUNNER_TEMP', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    chmodSync(job.temp, 0o777)
    const { exitCode, log } = await step('main', { registries: base }, { job })
    expect(exitCode, log).toBe(0)
    expect(lstatSync(job.temp).mode & 0o7777).toBe(0o1777)
  })

  it('is closed to all others where a step has opened it', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    mkdirSync(join(job.temp, 'trivy-offline-cache', 'bin'), { recursive: true })
    for (const part of ['', 'bin']) chmodSync(join(job.temp, 'trivy-offline-cache', part), 0o777)
    const { exitCode, log } = await step('main', { registries: base }, { job })
    expect(exitCode, log).toBe(0)
    for (const part of ['', 'bin'])
      expect(lstatSync(join(job.temp, 'trivy-offline-cache', part)).mode & 0o002).toBe(0)
  })
})
