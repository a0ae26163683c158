// A step that is cancelled, or whose time is up: it ends at once, removes what is half done, and leaves the old copy.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lackOf } from '../system.ts'
import { expectOldState } from './faults/disk.ts'
import { expectFailure, linesOf } from './faults/expectations.ts'
import { prepareBefore, removeBefore, requestsOf, startLab, whenAsked } from './faults/lab.ts'
import { answers } from './faults/row.ts'

const TIMEOUT_PRELOAD = new URL('faults/timeout-preload.ts', import.meta.url).href

const MOMENTS = [
  {
    moment: 'waits for an answer',
    breakage: answers('/manifests/', { kind: 'stall' }),
    requests: ['manifest'],
  },
  {
    moment: 'downloads',
    breakage: answers('/blobs/', { kind: 'stall', afterBytes: 700 }),
    requests: ['manifest', 'blob'],
  },
  {
    moment: 'waits before it tries again',
    breakage: answers('/manifests/', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }),
    requests: ['manifest'],
  },
]

let before = ''

beforeAll(async () => {
  before = await prepareBefore(10)
})

afterAll(() => removeBefore(before))

// On Windows no process can be asked to end.
const noSignals = lackOf('signals')

describe.skipIf(noSignals.isLacking)(`a step that is cancelled${noSignals.suffix}`, () => {
  describe.concurrent.each(['SIGINT', 'SIGTERM'] as const)('by %s', (signal) => {
    it.each(MOMENTS)('while it $moment ends at once and leaves the old copy', async (row) => {
      const lab = await startLab({ broken: { count: 3, breakage: row.breakage }, before })
      const last = row.requests.at(-1) ?? ''
      try {
        const result = await lab.run({
          onStart: (child) => whenAsked(lab, last, () => child.kill(signal)),
        })
        expect(result.exitCode).toBe(1)
        expect(linesOf(result, '::error')).toEqual([
          '::error::the job was cancelled; nothing is left half done',
        ])
        expect(result.variables).toEqual({})
        expect(result.outputs).toEqual({})
        expectOldState(lab, before)
        // Nobody else is asked by a step that nobody wants any more.
        expect(lab.sources.map(requestsOf)).toEqual([row.requests, [], []])
      } finally {
        await lab.close()
      }
    })
  })
})

describe.concurrent('a step whose time is up', () => {
  it.each(MOMENTS)('while it $moment fails for want of data and names the input', async (row) => {
    const lab = await startLab({ broken: { count: 3, breakage: row.breakage }, before })
    const last = row.requests.at(-1) ?? ''
    const timeIsUp = join(lab.job.temp, 'time-is-up')
    try {
      const result = await lab.run({
        inputs: { timeout: '1m' },
        execArgv: ['--import', TIMEOUT_PRELOAD],
        environment: { TEST_TIME_IS_UP: timeIsUp },
        onStart: () => whenAsked(lab, last, () => writeFileSync(timeIsUp, '')),
      })
      expectFailure(lab, result)
      const [first, second, third] = lab.sources
      const reached = 'the time limit of 60 s for the step was reached'
      expect(result.log).toContain(`\n${first.label}: failed, ${reached}\n`)
      expect(result.log).toContain(`\n${second.label}: skipped, ${reached}\n`)
      expect(result.log).toContain(`\n${third.label}: skipped, ${reached}\n`)
      expect(result.log).toContain('%0AWhat to do: Raise the input timeout')
      expectOldState(lab, before)
      expect(lab.sources.map(requestsOf)).toEqual([row.requests, [], []])
    } finally {
      await lab.close()
    }
  })
})
