// The words at the end of a run: for people in the log and the summary, for programs in the records.

import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/acquire/outcome.ts'
import { UNKNOWN } from '../../src/provenance/provenance.ts'
import { planRecord } from '../../src/report/describe-plan.ts'
import { evidenceRecord } from '../../src/report/evidence.ts'
import { closingLines, describeWarning } from '../../src/report/report.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { NOW, outcomeOf, planWith, ready, runFacts } from '../fixtures/run-facts.ts'

const HOUR_MS = 3_600_000
const plan = planWith()
const attempts: Outcome['attempts'] = [
  { source: 'Actions cache', outcome: 'absent', detail: '' },
  { source: 'mirror.gcr.io/aquasec/trivy-db:2', outcome: 'failed', detail: 'HTTP 429' },
  { source: 'ghcr.io/aquasecurity/trivy-db:2', outcome: 'used', detail: 'built 2 h ago' },
]

describe('the closing line of a resource', () => {
  it.each<[string, Partial<Outcome>, string]>([
    ['from a registry', {}, 'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   built 2 h ago'],
    [
      'that was there already',
      { ready: ready({ source: 'cache directory', transferredBytes: undefined }), durationMs: 12 },
      'cache directory   12 ms   built 2 h ago',
    ],
    [
      'after sources that failed, by name',
      { attempts },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   built 2 h ago; mirror.gcr.io/aquasec/trivy-db:2: failed',
    ],
    [
      'that is older than max-age',
      { ready: ready({ quality: 'stale', measuredAt: hoursAgo(40) }) },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   built 40 h ago; stale',
    ],
    [
      'that somebody else put there',
      { ready: ready({ source: 'cache directory', layerDigest: undefined, transferredBytes: undefined }) },
      'cache directory   1.4 s   built 2 h ago; unsealed',
    ],
    [
      'that is the newest there is, and unsealed',
      { ready: ready({ quality: 'upstream-stale', layerDigest: undefined }) },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   built 2 h ago; the newest there is, unsealed',
    ],
    [
      'that is not available',
      { ready: undefined, attempts: attempts.slice(0, 2) },
      'not available   1.4 s   mirror.gcr.io/aquasec/trivy-db:2: failed',
    ],
  ])('%s', (_, overrides, words) => {
    expect(linesOf([outcomeOf(plan, 'vuln-db', overrides)])).toEqual([`Vulnerability DB   ${words}`])
  })

  it('speaks of a bundle as confirmed, and admits an unknown age', () => {
    const lineOf = (overrides: Partial<Outcome>) => linesOf([outcomeOf(plan, 'checks-bundle', overrides)])[0]
    expect(lineOf({})).toMatch(/^Checks {3}.*current as of 2 h ago$/)
    expect(lineOf({ ready: ready({ measuredAt: new Date(0) }) })).toMatch(/age unknown$/)
  })

  it('stands in columns with the others', () => {
    const byName = { 'java-db': { ready: undefined }, 'checks-bundle': { durationMs: 9 } }
    expect(closingLines(runFacts({ byName }))).toEqual([
      'Vulnerability DB   ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   built 2 h ago',
      'Java DB            not available                               1.4 s',
      'Checks             ghcr.io/aquasecurity/trivy-db:2   66.0 MB   9 ms    current as of 2 h ago',
    ])
  })
})

describe('a warning', () => {
  const failing = { now: NOW, onUnavailable: 'fail', onDegraded: 'warn' } as const
  const going = { ...failing, onUnavailable: 'continue' } as const

  it('is not given when all is well', () => {
    expect(describeWarning(outcomeOf(plan, 'vuln-db'), failing)).toBeUndefined()
  })

  it('is not given for a missing database when the step fails and says it', () => {
    expect(describeWarning(outcomeOf(plan, 'vuln-db', { ready: undefined }), failing)).toBeUndefined()
  })

  it('is given for a missing database when the step goes on', () => {
    const missing = outcomeOf(plan, 'vuln-db', { ready: undefined, attempts: attempts.slice(0, 2) })
    expect(describeWarning(missing, going)).toBe(
      'Vulnerability DB is not available from any source (Actions cache: absent; mirror.gcr.io/aquasec/trivy-db:2: failed, HTTP 429); ' +
        'what lies in the cache directory is left as it was, and Trivy may go to the network. ' +
        'Run it again when mirror.gcr.io answers; so that no scan waits for it, keep the data with the action warm, or name a second registry in the input registries.',
    )
  })

  it.each([
    [true, 'Trivy uses the checks embedded in it'],
    [false, 'what lies in the cache directory is left as it was, and Trivy may go to the network'],
  ])('says what Trivy does without the bundle; proven absent: %s', (isProvenAbsent, words) => {
    const missing = outcomeOf(plan, 'checks-bundle', {
      ready: undefined,
      isProvenAbsent,
      attempts: [{ source: 'registry', outcome: 'failed', detail: 'HTTP 401', hint: 'Log in.' }],
    })
    const warning = `Checks are not available from any source (registry: failed, HTTP 401); ${words}. Log in.`
    expect([describeWarning(missing, failing), describeWarning(missing, going)]).toEqual([warning, warning])
  })

  it('is not given for what is degraded when the step fails and says it', () => {
    const strict = { ...failing, onDegraded: 'fail' } as const
    const stale = outcomeOf(plan, 'vuln-db', { ready: ready({ quality: 'stale' }) })
    const missing = outcomeOf(plan, 'checks-bundle', { ready: undefined })
    expect([describeWarning(stale, strict), describeWarning(missing, strict)]).toEqual([undefined, undefined])
  })

  it('tells a copy that we could not refresh from one that upstream has not', () => {
    const old = { measuredAt: hoursAgo(40) }
    expect(
      describeWarning(
        outcomeOf(plan, 'vuln-db', { ready: ready({ ...old, quality: 'stale' }), attempts }),
        failing,
      ),
    ).toMatch(
      /^Vulnerability DB: built 40 h ago \(max-age 30 h, used up to 78 h\), and nothing newer is available \(Actions cache: absent; /,
    )
    expect(
      describeWarning(
        outcomeOf(plan, 'vuln-db', { ready: ready({ ...old, quality: 'upstream-stale' }) }),
        failing,
      ),
    ).toBe(
      'Vulnerability DB: built 40 h ago; upstream has published nothing newer, so this is the newest there is',
    )
  })
})

describe('the evidence record', () => {
  it('says which data the run used, from where, how sure, and what else was tried', () => {
    const run = runFacts({
      plan: planWith({ resources: 'vuln-db' }),
      byName: { 'vuln-db': { attempts, ready: ready({ quality: 'stale', version: undefined }) } },
    })
    const environment = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'owner/app',
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: 'abc',
      GITHUB_TOKEN: 'secret',
    }
    const record = JSON.parse(JSON.stringify(evidenceRecord(run, decideVerdict(run), { environment })))
    expect(record).toEqual({
      version: 1,
      action: {},
      runner: {},
      run: {
        server: 'https://github.com',
        repository: 'owner/app',
        runId: '7',
        runAttempt: '1',
        ref: 'refs/heads/main',
        sha: 'abc',
        at: NOW.toISOString(),
      },
      trivy: { version: '0.74.0', origin: 'path' },
      plan: JSON.parse(JSON.stringify(planRecord(run.plan))),
      cacheDir: run.cacheDir,
      degraded: true,
      unavailable: [],
      resources: [
        {
          name: 'vuln-db',
          schema: 2,
          ready: true,
          layerDigest: `sha256:${'a'.repeat(64)}`,
          source: 'ghcr.io/aquasecurity/trivy-db:2',
          measuredAt: hoursAgo(2).toISOString(),
          quality: 'stale',
          confirmed: true,
          provenance: UNKNOWN,
          durationMs: expect.any(Number),
          ...(record.resources[0].bytes === undefined ? {} : { bytes: expect.any(Number) }),
          attempts,
        },
      ],
      hosts: ['ghcr.io'],
    })
  })

  it('says what is missing, and why', () => {
    const run = runFacts({ byName: { 'java-db': { ready: undefined, problem: 'the disk is full' } } })
    const record = evidenceRecord(run, decideVerdict(run), { environment: {} }) as {
      resources: unknown[]
      unavailable: unknown
    }
    expect(record.unavailable).toEqual(['java-db'])
    expect(record.resources[1]).toMatchObject({ name: 'java-db', ready: false, problem: 'the disk is full' })
  })
})

function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR_MS)
}

function linesOf(outcomes: readonly Outcome[]): string[] {
  return closingLines({ plan, outcomes, ownOutcomes: new Map(), now: NOW })
}
