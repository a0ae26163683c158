// What the user decides about data that cannot be had: on-unavailable, stale-if-error, and on-degraded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildArtifact } from '../fixtures/artifact.ts'
import { expectOldState } from './faults/disk.ts'
import { expectAttempts, expectPromises, linesOf, otherWarnings } from './faults/expectations.ts'
import { type Lab, prepareBefore, removeBefore, requestsOf, startLab, stepFor } from './faults/lab.ts'
import { answers, type FaultRow } from './faults/row.ts'
import { findRow } from './faults/table.ts'

const ROWS = [
  'answers 401',
  'answers 429',
  'sends a layer with one other byte',
  'has a date in the future',
].map(findRow)

const before = { usable: '', expired: '' }

beforeAll(async () => {
  // The defaults: fresh for 30 h, and used for 48 h more where nothing fresher can be had.
  before.usable = await prepareBefore(3)
  before.expired = await prepareBefore(10)
})

afterAll(() => Object.values(before).forEach(removeBefore))

describe.concurrent('on-unavailable: continue', () => {
  it.each(ROWS)('goes on when every source $name, and promises nothing', async (row) => {
    await withBroken(row, before.expired, async (lab) => {
      const result = await lab.run({ ...stepFor(row), inputs: { 'on-unavailable': 'continue' } })
      expect(result.exitCode).toBe(0)
      expect(linesOf(result, '::error')).toEqual([])
      expect(otherWarnings(result)).toEqual([
        expect.stringMatching(
          /^::warning::Vulnerability DB is not available from any source \(.*\); what lies in the cache directory is left as it was/,
        ),
      ])
      expectAttempts(result, row, lab.sources)
      expectPromises(lab, result, { isReady: false, isSkipped: false, isDegraded: true })
      expectOldState(lab, before.expired)
    })
  })
})

describe.concurrent('a copy within stale-if-error', () => {
  it.each(ROWS)('is used with a warning when every source $name', async (row) => {
    await withBroken(row, before.usable, async (lab) => {
      const result = await lab.run(stepFor(row))
      expect(result.exitCode).toBe(0)
      expect(linesOf(result, '::error')).toEqual([])
      expect(otherWarnings(result)).toEqual([
        expect.stringMatching(
          /^::warning::Vulnerability DB: built 3 d ago \(max-age 30 h, used up to 78 h\), and nothing newer is available \(/,
        ),
      ])
      expectAttempts(result, row, lab.sources)
      expectPromises(lab, result, { isReady: true, isSkipped: true, isDegraded: true })
      expectOldState(lab, before.usable)
    })
  })

  it('fails the step where the user wants that, as a data problem', async () => {
    await withBroken(findRow('answers 403'), before.usable, async (lab) => {
      const result = await lab.run({ inputs: { 'on-degraded': 'fail' } })
      expect(result.exitCode).toBe(1)
      expect(linesOf(result, '::error')).toEqual([
        expect.stringContaining(
          '::error::This is a data problem, not a vulnerability finding: Vulnerability DB is older than max-age (',
        ),
      ])
      expect(result.outputs).toMatchObject({ degraded: 'true', 'failure-class': 'data', unavailable: '' })
      expectOldState(lab, before.usable)
    })
  })

  it('is not good enough where the user says so', async () => {
    await withBroken(findRow('answers 403'), before.usable, async (lab) => {
      const result = await lab.run({ inputs: { 'stale-if-error': 'vuln-db=1h' } })
      expect(result.exitCode).toBe(1)
      expectPromises(lab, result, { isReady: false, isSkipped: false, isDegraded: true })
    })
  })

  it('is not downloaded again from sources that have nothing newer', async () => {
    const updatedAt = new Date(Date.now() - 3 * 86_400_000)
    const lab = await startLab({ healthy: { updatedAt } })
    try {
      for (const requests of [
        [['manifest', 'blob'], ['manifest'], ['manifest']],
        [['manifest'], ['manifest'], ['manifest']],
      ]) {
        for (const { registry } of lab.sources) registry.requests.length = 0
        const result = await lab.run()
        expect(result.exitCode).toBe(0)
        expect(otherWarnings(result)).toHaveLength(1)
        expectPromises(lab, result, { isReady: true, isSkipped: true, isDegraded: true })
        expect(lab.sources.map(requestsOf)).toEqual(requests)
      }
    } finally {
      await lab.close()
    }
  })
})

describe('a step that wants several resources', () => {
  it('provides what it can, and says which one is missing', async () => {
    const breakage = answers('/trivy-db/', { kind: 'status', status: 403 })
    const lab = await startLab({ broken: { count: 3, breakage } })
    try {
      for (const resource of ['java-db', 'checks-bundle'] as const) {
        const artifact = await buildArtifact(resource)
        const [source] = lab.sources
        source.registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
      }
      const result = await lab.run({ inputs: { resources: 'vuln-db, java-db, checks-bundle' } })
      expect(result.exitCode).toBe(1)
      expect(linesOf(result, '::error')).toEqual([
        expect.stringMatching(
          /^::error::This is a data problem, not a vulnerability finding: Vulnerability DB is not available from any source \(/,
        ),
      ])
      expect(result.outputs).toMatchObject({
        'failure-class': 'data',
        unavailable: 'vuln-db',
        'vuln-db-ready': 'false',
        'java-db-ready': 'true',
        'checks-bundle-ready': 'true',
      })
      expect(Object.keys(result.variables).sort()).toEqual([
        'TRIVY_CACHE_DIR',
        'TRIVY_CMD',
        'TRIVY_DISABLE_TELEMETRY',
        'TRIVY_SKIP_CHECK_UPDATE',
        'TRIVY_SKIP_JAVA_DB_UPDATE',
        'TRIVY_SKIP_VERSION_CHECK',
      ])
    } finally {
      await lab.close()
    }
  })
})

async function withBroken(row: FaultRow, old: string, body: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await startLab({ broken: { count: 3, breakage: row.breakage }, before: old })
  try {
    await body(lab)
  } finally {
    await lab.close()
  }
}
