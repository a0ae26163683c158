// A runner that was started with a umask of 0: what the step leaves is changed by nobody else on its host.
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
