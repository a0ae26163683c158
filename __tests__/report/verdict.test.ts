// How the step ends, for every mixture of outcomes and wishes, and the words of its failure.
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/acquire/outcome.ts'
import { decideVerdict, type RunFacts } from '../../src/report/verdict.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import { ready, runFacts } from '../fixtures/run-facts.ts'

const attempts = [
  { source: 'Actions cache', outcome: 'absent', detail: '' },
  { source: 'ghcr.io/a/trivy-db:2', outcome: 'failed', detail: 'HTTP 429', hint: 'Log in to ghcr.io.' },
] as const
const gone = { ready: undefined, attempts }
const stale = { ready: ready({ quality: 'stale' }), attempts }
const upstreamStale = { ready: ready({ quality: 'upstream-stale' }) }

type ByName = Partial<Record<ResourceName, Partial<Outcome>>>

describe('the verdict', () => {
  it.each<
    [
      string,
      ByName,
      Partial<RunFacts>,
      [degraded: boolean, failureClass: string, unavailable: string, fails: boolean],
    ]
  >([
    ['everything is fresh', {}, {}, [false, '', '', false]],
    [
      'upstream has nothing newer',
      { 'vuln-db': upstreamStale },
      { onDegraded: 'fail' },
      [false, '', '', false],
    ],
    ['a database is missing', { 'vuln-db': gone }, {}, [true, 'data', 'vuln-db', true]],
    [
      'a database is missing, which may be',
      { 'java-db': gone },
      { onUnavailable: 'continue' },
      [true, 'data', 'java-db', false],
    ],
    [
      'both databases are missing',
      { 'vuln-db': gone, 'java-db': gone },
      {},
      [true, 'data', 'vuln-db,java-db', true],
    ],
    ['the bundle is missing', { 'checks-bundle': gone }, {}, [true, '', 'checks-bundle', false]],
    [
      'the bundle is missing, which must not be',
      { 'checks-bundle': gone },
      { onDegraded: 'fail' },
      [true, 'data', 'checks-bundle', true],
    ],
    ['a copy is stale', { 'vuln-db': stale }, {}, [true, '', '', false]],
    [
      'a copy is stale, which must not be',
      { 'vuln-db': stale },
      { onDegraded: 'fail' },
      [true, 'data', '', true],
    ],
    [
      'one is missing and one is stale, and only the missing may be',
      { 'vuln-db': gone, 'java-db': stale },
      { onUnavailable: 'continue', onDegraded: 'fail' },
      [true, 'data', 'vuln-db', true],
    ],
    [
      'all is bad, and all may be',
      { 'vuln-db': gone, 'java-db': stale, 'checks-bundle': gone },
      { onUnavailable: 'continue' },
      [true, 'data', 'vuln-db,checks-bundle', false],
    ],
  ])('when %s', (_, byName, wishes, [degraded, failureClass, unavailable, fails]) => {
    const verdict = decideVerdict(runFacts({ byName, ...wishes }))
    expect({
      ...verdict,
      unavailable: verdict.unavailable.join(),
      failure: verdict.failure !== undefined,
    }).toEqual({
      degraded,
      failureClass,
      unavailable,
      failure: fails,
    })
  })
})

describe('a failure', () => {
  it('says first that it is no finding, then what was tried, and what to do', () => {
    expect(decideVerdict(runFacts({ byName: { 'vuln-db': gone } })).failure).toEqual({
      message:
        'This is a data problem, not a vulnerability finding: Vulnerability DB is not available from any source ' +
        '(Actions cache: absent; ghcr.io/a/trivy-db:2: failed, HTTP 429)',
      headline:
        'This is a data problem, not a vulnerability finding: Vulnerability DB is not available from any source',
      hint: 'Log in to ghcr.io.',
    })
  })

  it('names everything that fails, and nothing else', () => {
    const bundle = { ready: undefined, attempts: attempts.slice(0, 1) }
    const byName = { 'vuln-db': stale, 'java-db': gone, 'checks-bundle': bundle }
    const message = (wishes: Partial<RunFacts>) =>
      decideVerdict(runFacts({ byName, ...wishes })).failure?.message
    expect(message({})).toMatch(/finding: Java DB is not available from any source \([^;]+; [^;]+\)$/)
    expect(message({ onDegraded: 'fail' })).toMatch(
      /finding: Java DB is not available from any source .*; Vulnerability DB is older than max-age .*; Checks are not available from any source \(Actions cache: absent\)$/,
    )
    expect(message({ onDegraded: 'fail', onUnavailable: 'continue' })).not.toContain('Java DB')
  })

  it('says once what is the same for several', () => {
    const byName = { 'vuln-db': gone, 'java-db': gone }
    expect(decideVerdict(runFacts({ byName })).failure?.message).toMatch(
      /finding: Vulnerability DB and Java DB are not available from any source \(Actions cache: absent; [^;]+\)$/,
    )
  })

  it('says what went wrong on this machine once, and its hint before those of sources', () => {
    const problem = 'the disk is full'
    const attempts = [...gone.attempts, { source: 'r', outcome: 'failed', detail: problem } as const]
    const broken = { ready: undefined, problem, hint: 'Free some space.', attempts }
    expect(decideVerdict(runFacts({ byName: { 'vuln-db': broken } })).failure).toMatchObject({
      message: expect.stringMatching(/\(the disk is full; [^;]+: failed, HTTP 429\)$/),
      hint: 'Free some space. Log in to ghcr.io.',
    })
  })

  it.each([
    [
      'nothing else is known',
      'absent',
      'Warm the cache from the default branch, or name a registry that has the data in',
    ],
    ['a source serves old data', 'stale', 'Look at the job that fills the registry with old data, or name'],
  ] as const)('has a hint when %s', (_, outcome, words) => {
    const without = { ready: undefined, attempts: [{ source: 'r/a:2', outcome, detail: '' }] }
    const failure = decideVerdict(runFacts({ byName: { 'vuln-db': without } })).failure
    expect(failure?.hint).toContain(words)
  })
})
