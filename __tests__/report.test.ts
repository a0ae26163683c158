// The words at the end of a run: for people in the log and the summary, for programs in the records.
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../src/place/outcome.ts'
import {
  closingLine,
  describeWarning,
  escapeMarkdown,
  evidenceRecord,
  planLines,
  planRecord,
  SUMMARY_HEADS,
  summaryRows,
} from '../src/report.ts'
import { decideVerdict } from '../src/verdict.ts'
import { NOW, outcomeOf, planWith, ready, runFacts } from './fixtures/run-facts.ts'

const HOUR_MS = 3_600_000
const plan = planWith()
const attempts: Outcome['attempts'] = [
  { source: 'Actions cache', outcome: 'absent', detail: '' },
  { source: 'mirror.gcr.io/aquasec/trivy-db:2', outcome: 'failed', detail: 'HTTP 429' },
  { source: 'ghcr.io/aquasecurity/trivy-db:2', outcome: 'used', detail: 'updated 2 h ago' },
]

describe('the closing line of a resource', () => {
  it.each<[string, Partial<Outcome>, string]>([
    ['from a registry', {}, 'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   updated 2 h ago'],
    [
      'that was there already',
      { ready: ready({ source: 'cache directory', transferredBytes: undefined }), durationMs: 12 },
      'cache directory   12 ms   updated 2 h ago',
    ],
    [
      'after sources that failed, by name',
      { attempts },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   updated 2 h ago; mirror.gcr.io/aquasec/trivy-db:2: failed',
    ],
    [
      'that is older than wished',
      { ready: ready({ quality: 'stale', measuredAt: hoursAgo(40) }) },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   updated 40 h ago; stale',
    ],
    [
      'that somebody else put there',
      { ready: ready({ source: 'cache directory', layerDigest: undefined, transferredBytes: undefined }) },
      'cache directory   1.4 s   updated 2 h ago; unsealed',
    ],
    [
      'that is the newest there is, and unsealed',
      { ready: ready({ quality: 'upstream-stale', layerDigest: undefined }) },
      'ghcr.io/aquasecurity/trivy-db:2   66.0 MB   1.4 s   updated 2 h ago; upstream-stale, unsealed',
    ],
    [
      'that could not be had',
      { ready: undefined, attempts: attempts.slice(0, 2) },
      'unavailable: Actions cache: absent; mirror.gcr.io/aquasec/trivy-db:2: failed, HTTP 429',
    ],
  ])('%s', (_, overrides, words) => {
    expect(closingLine(outcomeOf(plan, 'vuln-db', overrides), NOW)).toBe(`Vulnerability DB   ${words}`)
  })

  it('speaks of a bundle as confirmed, and admits an unknown age', () => {
    expect(closingLine(outcomeOf(plan, 'checks-bundle'), NOW)).toMatch(
      /^Checks bundle {6}.*confirmed 2 h ago$/,
    )
    const unknown = { ready: ready({ measuredAt: new Date(0) }) }
    expect(closingLine(outcomeOf(plan, 'checks-bundle', unknown), NOW)).toMatch(/age unknown$/)
  })
})

describe('a warning', () => {
  const failing = { now: NOW, onUnavailable: 'fail' } as const
  const going = { now: NOW, onUnavailable: 'continue' } as const

  it('is not given when all is well', () => {
    expect(describeWarning(outcomeOf(plan, 'vuln-db'), failing)).toBeUndefined()
  })

  it('is not given for a missing database when the step fails and says it', () => {
    expect(describeWarning(outcomeOf(plan, 'vuln-db', { ready: undefined }), failing)).toBeUndefined()
  })

  it('is given for a missing database when the step goes on', () => {
    const missing = outcomeOf(plan, 'vuln-db', { ready: undefined, attempts: attempts.slice(0, 2) })
    expect(describeWarning(missing, going)).toBe(
      'Vulnerability DB could not be had (Actions cache: absent; mirror.gcr.io/aquasec/trivy-db:2: failed, HTTP 429); ' +
        'what lies in the cache directory is left as it was, and Trivy may go to the network',
    )
  })

  it.each([
    [true, 'Checks bundle could not be had (no source may be asked); Trivy uses the checks embedded in it'],
    [
      false,
      'Checks bundle could not be had (no source may be asked); what lies in the cache directory is left as it was, and Trivy may go to the network',
    ],
  ])('says what Trivy does without the bundle; proven absent: %s', (isProvenAbsent, words) => {
    const missing = outcomeOf(plan, 'checks-bundle', { ready: undefined, isProvenAbsent })
    expect([describeWarning(missing, failing), describeWarning(missing, going)]).toEqual([words, words])
  })

  it('tells a copy that we could not refresh from one that upstream has not', () => {
    const old = { measuredAt: hoursAgo(40) }
    expect(
      describeWarning(
        outcomeOf(plan, 'vuln-db', { ready: ready({ ...old, quality: 'stale' }), attempts }),
        failing,
      ),
    ).toMatch(
      /^Vulnerability DB: updated 40 h ago, older than max-age, and nothing fresher could be had \(Actions cache: absent; /,
    )
    expect(
      describeWarning(
        outcomeOf(plan, 'vuln-db', { ready: ready({ ...old, quality: 'upstream-stale' }) }),
        failing,
      ),
    ).toBe(
      'Vulnerability DB: updated 40 h ago; upstream has published nothing newer, so this is the newest there is',
    )
  })
})

describe('the plan in words', () => {
  it('has every fact behind the decision', () => {
    expect(planLines(planWith({ resources: '-java-db', 'max-age': 'vuln-db=90m' }))).toEqual([
      'Trivy 0.74.0, found on PATH',
      'vuln-db: needed, the input resources names it',
      'from mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2, docker.io/aquasec/trivy-db:2',
      'max-age 1.5 h, stale-if-error 48 h',
      'checks-bundle: needed, the input resources names it',
      'from mirror.gcr.io/aquasec/trivy-checks:2, ghcr.io/aquasecurity/trivy-checks:2, docker.io/aquasec/trivy-checks:2',
      'max-age 30 h, stale-if-error without limit',
      'java-db: not needed, the input resources leaves it out',
    ])
  })

  it.each([
    ['input', 'Trivy 0.74.0, from the input trivy-version'],
    ['latest-known', 'Trivy 0.74.0, the latest known; set the input trivy-version if another one will scan'],
  ] as const)('says how the version of Trivy is known: %s', (origin, line) => {
    expect(planLines({ ...plan, trivy: { version: '0.74.0', origin } })[0]).toBe(line)
  })

  it('is a record too', () => {
    expect(planRecord(planWith({ resources: 'java-db', registries: 'r.example.com' }))).toEqual({
      trivy: { version: '0.74.0', origin: 'path' },
      resources: [
        {
          name: 'java-db',
          need: 'needed',
          reason: 'the input resources names it',
          schema: 1,
          references: ['r.example.com/trivy-java-db:1'],
        },
        { name: 'vuln-db', need: 'not needed', reason: 'the input resources leaves it out' },
        { name: 'checks-bundle', need: 'not needed', reason: 'the input resources leaves it out' },
      ],
    })
  })
})

describe('the rows of the summary', () => {
  it('have a cell for each head, whatever became of the resource', () => {
    const byName = {
      'java-db': { ready: undefined, durationMs: 31_000 },
      'checks-bundle': {
        ready: ready({ layerDigest: undefined, confirmed: false, transferredBytes: undefined }),
      },
    }
    const digest = `sha256:${'a'.repeat(64)}`
    expect([[...SUMMARY_HEADS], ...summaryRows(runFacts({ byName }))]).toEqual([
      ['Resource', 'Why', 'Source', 'Age', 'Digest', 'Confirmed', 'Size', 'Time'],
      [
        'Vulnerability DB',
        'the input resources names it',
        'ghcr.io/aquasecurity/trivy-db:2',
        'updated 2 h ago',
        digest,
        'confirmed',
        '66.0 MB',
        '1.4 s',
      ],
      ['Java DB', 'the input resources names it', 'unavailable', '', '', '', '', '31.0 s'],
      [
        'Checks bundle',
        'the input resources names it',
        'ghcr.io/aquasecurity/trivy-db:2',
        'confirmed 2 h ago',
        'unsealed',
        'unconfirmed',
        '',
        '1.4 s',
      ],
    ])
  })
})

describe('foreign text in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>alert(1)</script>', '&#60;script&#62;alert\\(1\\)&#60;/script&#62;'],
    ['&lt;b&gt; &#60;', '&#38;lt;b&#38;gt; &#38;\\#60;'],
    ['`code` **bold** _it_ ~~x~~', '\\`code\\` \\*\\*bold\\*\\* \\_it\\_ \\~\\~x\\~\\~'],
    ['[link](https://evil.example)', '\\[link\\]\\(https\\://evil\\.example\\)'],
    ['![image](//x)', '\\!\\[image\\]\\(//x\\)'],
    ['www.evil.example a@b.example @owner #7', 'www\\.evil\\.example a\\@b\\.example \\@owner \\#7'],
    ['$x$ :smile:', '\\$x\\$ \\:smile\\:'],
    ['a\\|b', 'a\\\\\\|b'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\n\n# Title\n| b |', 'a \\# Title \\| b \\|'],
    ['::error::x', "'\\:\\:error\\:\\:x"],
    ['<!-- -->', '&#60;\\!\\-\\- \\-\\-&#62;'],
  ])('shows %j as it stands', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it('is capped before it is escaped, so that no escape is cut in two', () => {
    expect(escapeMarkdown('|'.repeat(1000))).toBe(`${'\\|'.repeat(499)}…`)
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
    const record = JSON.parse(JSON.stringify(evidenceRecord(run, decideVerdict(run), environment)))
    expect(record).toEqual({
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
          attempts,
        },
      ],
      hosts: ['ghcr.io'],
    })
  })

  it('says what is missing, and why', () => {
    const run = runFacts({ byName: { 'java-db': { ready: undefined, problem: 'the disk is full' } } })
    const record = evidenceRecord(run, decideVerdict(run), {}) as {
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
