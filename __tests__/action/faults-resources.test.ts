// The Java database and the checks bundle under fire: a database fails the step, a bundle does not, for Trivy has its own.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectOldState, readTree } from './faults/disk.ts'
import { expectPromises, linesOf, otherWarnings } from './faults/expectations.ts'
import { type Lab, type LabOptions, prepareBefore, removeBefore, startLab } from './faults/lab.ts'
import { checksFaults, javaFaults } from './faults/resource-rows.ts'
import { answers } from './faults/row.ts'
import { describeRow, tryRow } from './faults/try-row.ts'
import { writeJobFile } from './run.ts'

const SCOPES = [
  { broken: 1, who: 'the first source' },
  { broken: 3, who: 'every source' },
]

const everySourceRefuses = { count: 3, breakage: answers('/manifests/', { kind: 'status', status: 403 }) }

let oldJavaDb = ''
let oldChecks = ''

beforeAll(async () => {
  // Beyond max-age and stale-if-error of the Java database: 4 and 14 days.
  oldJavaDb = await prepareBefore(30, 'java-db')
  oldChecks = await prepareBefore(30, 'checks-bundle')
})

afterAll(() => [oldJavaDb, oldChecks].forEach(removeBefore))

describe.concurrent.each(SCOPES)('the Java DB, when $who', ({ broken }) => {
  for (const row of javaFaults) {
    it(describeRow(row, broken === 3, 'the step fails, and the old copy stands'), () =>
      tryRow(row, { broken, resource: 'java-db', before: oldJavaDb }),
    )
  }
})

describe.concurrent.each(SCOPES)('the checks bundle, when $who', ({ broken }) => {
  for (const row of checksFaults) {
    it(describeRow(row, broken === 3, 'Trivy is left with its own checks, and kept from the network'), () =>
      tryRow(row, { broken, resource: 'checks-bundle', before: undefined }),
    )
  }
})

describe.concurrent('the checks bundle, when no source gives it,', () => {
  it('is used from the cache directory however old it is, with a warning', async () => {
    await withLab({ before: oldChecks }, async (lab) => {
      const result = await lab.run()
      expect(result.exitCode).toBe(0)
      expect(otherWarnings(result)).toEqual([
        expect.stringMatching(
          /^::warning::Checks: current as of 30 d ago \(max-age 30 h, used at any age\), and nothing newer is available \(/,
        ),
      ])
      expectPromises(lab, result, { isReady: true, isSkipped: true, isDegraded: true })
      expectOldState(lab, oldChecks)
    })
  })

  it('and what lies in its place is no bundle, is not promised to anybody', async () => {
    await withLab({}, async (lab) => {
      writeJobFile(join(lab.job.cacheDir, 'policy', 'content', 'README'), 'no check')
      const old = readTree(lab.job.cacheDir)
      const result = await lab.run()
      expect(result.exitCode).toBe(0)
      expect(otherWarnings(result).at(-1)).toContain(
        'what lies in the cache directory is left as it was, and Trivy may go to the network',
      )
      expectPromises(lab, result, { isReady: false, isSkipped: false, isDegraded: true })
      expect(readTree(lab.job.cacheDir)).toEqual(old)
    })
  })

  it('fails the step where the user wants that, as a data problem', async () => {
    await withLab({}, async (lab) => {
      const result = await lab.run({ inputs: { 'on-degraded': 'fail' } })
      expect(result.exitCode).toBe(1)
      expect(linesOf(result, '::error')).toEqual([
        expect.stringContaining(
          '::error::This is a data problem, not a vulnerability finding: Checks are not available from any source (',
        ),
      ])
      expect(result.outputs).toMatchObject({
        degraded: 'true',
        'failure-class': 'data',
        unavailable: 'checks-bundle',
      })
    })
  })
})

async function withLab(options: LabOptions, body: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await startLab({ resource: 'checks-bundle', broken: everySourceRefuses, ...options })
  try {
    await body(lab)
  } finally {
    await lab.close()
  }
}
