// The words at the beginning of a run: what was decided before anything was asked.
import { describe, expect, it } from 'vitest'
import type { ActionsCache } from '../src/acquire/cache-client.ts'
import { type PlanFacts, planLines, planRecord } from '../src/plan-report.ts'
import { inputsWith, planWith, type Written } from './fixtures/run-facts.ts'

const AVAILABLE = { kind: 'available', cache: {} as ActionsCache } as const

/** What was decided when the user wrote this, on a server without a cache service. */
function factsWith(written: Written, overrides: Partial<PlanFacts> = {}): PlanFacts {
  return {
    plan: planWith(written),
    inputs: inputsWith(written),
    cacheDir: '/tmp/cache',
    actionsCache: { kind: 'unavailable', reason: 'there is none' },
    save: { yes: true, why: 'this is the default branch' },
    confirm: { yes: false, why: 'the input confirm says never' },
    ...overrides,
  }
}

describe('the plan in words', () => {
  it('has every fact behind the decision', () => {
    const written = { resources: '-java-db', 'max-age': 'vuln-db=90m', 'stale-if-error': 'vuln-db=4d' }
    expect(planLines(factsWith(written, { actionsCache: AVAILABLE }))).toEqual([
      'cache directory: /tmp/cache',
      'Trivy: 0.74.0, found on PATH',
      'vuln-db: needed, the input resources names it; max-age 1.5 h, stale-if-error 4 d',
      'vuln-db: from mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2, docker.io/aquasec/trivy-db:2',
      expect.stringMatching(/^vuln-db: cache key offline-cache-vuln-db-2-[0-9a-f]{8}-<time>-<digest>$/),
      'checks-bundle: needed, the input resources names it; max-age 30 h, stale-if-error without limit',
      'checks-bundle: from mirror.gcr.io/aquasec/trivy-checks:2, ghcr.io/aquasecurity/trivy-checks:2, docker.io/aquasec/trivy-checks:2',
      expect.stringMatching(/^checks-bundle: cache key offline-cache-checks-bundle-2-[0-9a-f]{8}-<time>-/),
      'java-db: not needed, the input resources leaves it out',
      'saves to the Actions cache: yes, this is the default branch',
      'asks a registry to confirm what comes from the Actions cache: no, the input confirm says never',
    ])
  })

  it('has nothing about sources that are not asked', () => {
    expect(planLines(factsWith({ resources: 'vuln-db', offline: 'true' }))).toEqual([
      'cache directory: /tmp/cache',
      'Trivy: 0.74.0, found on PATH',
      'vuln-db: needed, the input resources names it; max-age 30 h, stale-if-error 48 h',
      'java-db: not needed, the input resources leaves it out',
      'checks-bundle: not needed, the input resources leaves it out',
      'registries: none is asked, the input offline is true',
    ])
  })

  it.each([
    ['input', 'Trivy: 0.74.0, from the input trivy-version'],
    ['latest-known', 'Trivy: 0.74.0, the latest known; set the input trivy-version if another one will scan'],
  ] as const)('says how the version of Trivy is known: %s', (origin, line) => {
    const plan = { ...planWith(), trivy: { version: '0.74.0', origin } }
    expect(planLines(factsWith({}, { plan }))[1]).toBe(line)
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
