// Where a job's data lies when it must lie near the store, and when that place is cleared.
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayLink } from '../../src/store/duplicate.ts'
import {
  identifyJob,
  isBetterNearStore,
  makeJobDirectory,
  sweepJobDirectories,
} from '../../src/store/job-directory.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { expectMode } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const NOW = new Date()
const ENVIRONMENT = { RUNNER_NAME: 'one', GITHUB_RUN_ID: '1', GITHUB_JOB: 'scan' }

function startStore(): Store {
  const opened = openStore({
    mode: 'always',
    directory: makeDirectory('store'),
    environment: {},
    workspace: '/nowhere',
  })
  if (opened.kind === 'off') throw new Error(opened.why)
  return opened.store
}

/** A runner's work directory; it empties its temporary directory before every job. */
function startRunner() {
  const temp = join(makeDirectory('work'), '_temp')
  return {
    temp,
    startJob(environment: NodeJS.ProcessEnv = ENVIRONMENT) {
      rmSync(temp, { recursive: true, force: true })
      mkdirSync(temp)
      return identifyJob(temp, environment)
    },
  }
}

describe('the directory of a job', () => {
  it('is the same for all steps of a job, and readable by all', () => {
    const store = startStore()
    const { startJob, temp } = startRunner()
    const directory = makeJobDirectory(store, startJob())
    expect(makeJobDirectory(store, identifyJob(temp, ENVIRONMENT))).toBe(directory)
    expectMode(directory, 0o755)
  })

  it('is not asked for on Windows, where no job gets the very file of another', () => {
    const store = startStore()
    const elsewhere = existsSync('/dev/shm') ? '/dev/shm' : makeDirectory()
    expect(isBetterNearStore(store, elsewhere, 'win32')).toBe(false)
    expect(mayLink('win32')).toBe(false)
  })

  it('is another one for another run, and for another runner of the same name', () => {
    const { startJob, temp } = startRunner()
    const first = startJob()
    expect(identifyJob(temp, { ...ENVIRONMENT, GITHUB_RUN_ID: '2' })).toMatchObject({ runner: first.runner })
    expect(identifyJob(temp, { ...ENVIRONMENT, GITHUB_RUN_ID: '2' }).job).not.toBe(first.job)
    expect(startRunner().startJob().runner).not.toBe(first.runner)
  })

  it('goes with the next job of its runner, while that of another stays', async () => {
    const store = startStore()
    const [one, other] = [startRunner(), startRunner()]
    const earlier = makeJobDirectory(store, one.startJob())
    writeFile(earlier, 'db/trivy.db', '')
    const foreign = makeJobDirectory(store, other.startJob())
    const current = one.startJob({ ...ENVIRONMENT, GITHUB_RUN_ID: '2' })
    const directory = makeJobDirectory(store, current)
    await sweepJobDirectories(store, current, NOW)
    expect([earlier, foreign, directory].map((path) => existsSync(path))).toEqual([false, true, true])
  })

  it('goes when it is older than any job can be, whoever made it', async () => {
    const store = startStore()
    const gone = makeJobDirectory(store, startRunner().startJob())
    const kept = makeJobDirectory(store, startRunner().startJob())
    const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000)
    utimesSync(gone, daysAgo(6.1), daysAgo(6.1))
    utimesSync(kept, daysAgo(5), daysAgo(5))
    await sweepJobDirectories(store, startRunner().startJob(), NOW)
    expect([gone, kept].map((path) => existsSync(path))).toEqual([false, true])
  })

  it('goes six days after a look, where a clock that was ahead has dated it', async () => {
    const store = startStore()
    const gone = makeJobDirectory(store, startRunner().startJob())
    const daysLater = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000)
    utimesSync(gone, daysLater(900), daysLater(900))
    await sweepJobDirectories(store, startRunner().startJob(), NOW)
    expect(existsSync(gone)).toBe(true)
    await sweepJobDirectories(store, startRunner().startJob(), daysLater(6.1))
    expect(existsSync(gone)).toBe(false)
  })

  it('is nobody’s to clear outside of a runner, where several may run at once; foreign names stay', async () => {
    const store = startStore()
    const { startJob } = startRunner()
    const first = makeJobDirectory(store, startJob({}))
    mkdirSync(join(store.home, 'jobs', 'notes'))
    await sweepJobDirectories(store, startJob({}), NOW)
    expect(readdirSync(join(store.home, 'jobs'))).toHaveLength(2)
    expect(existsSync(first)).toBe(true)
  })
})
