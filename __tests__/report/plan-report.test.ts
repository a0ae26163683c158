// The words at the beginning of a run: what was decided before anything was asked.
import { describe, expect, it } from 'vitest'
import type { ActionsCache } from '../../src/cache/cache-client.ts'
import { planLines, type ReportedPlan } from '../../src/report/plan-report.ts'
import { inputsWith, planWith, type Written } from '../fixtures/run-facts.ts'

const AVAILABLE = { kind: 'available', cache: {} as ActionsCache } as const

/** What was decided when the user wrote this, on a server without a cache service. */
function factsWith(written: Written, overrides: Partial<ReportedPlan> = {}): ReportedPlan {
  return {
    plan: planWith(written),
    inputs: inputsWith(written),
    cacheDir: '/tmp/cache',
    actionsCache: { kind: 'unavailable', reason: 'there is none' },
    store: { kind: 'off', why: 'the input store is never', isProblem: false },
    save: { yes: true, why: 'this is the default branch' },
    confirm: { yes: false, why: 'the input confirm says never' },
    ...overrides,
  }
}

describe('the plan in words', () => {
  it('has every fact behind the decision, those of one resource together', () => {
    const written = { resources: '-java-db', 'max-age': 'vuln-db=90m', 'stale-if-error': 'vuln-db=4d' }
    const all = { ...written, 'scan-type': 'image', scanners: 'vuln,misconfig' }
    expect(planLines(factsWith(all, { actionsCache: AVAILABLE }))).toEqual([
      'cache directory: /tmp/cache',
      'runner store: off, the input store is never',
      'Trivy: 0.74.0, found on PATH; checks of major 2',
      'scan-type: image (input scan-type)',
      'scanners: vuln, misconfig (input scanners)',
      'format: table (default of trivy)',
      'pkg-types: os, library (default of trivy)',
      expect.stringMatching(/^vuln-db: needed, image looks for vulnerabilities/),
      'vuln-db: max-age 90 min, stale-if-error 4 d',
      'vuln-db: from mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2, docker.io/aquasec/trivy-db:2',
      expect.stringMatching(/^vuln-db: cache key offline-cache-vuln-db-2-[0-9a-f]{32}-<time>-<digest>$/),
      expect.stringMatching(/^java-db: needed but not provided, the input resources leaves it out; /),
      expect.stringMatching(/^checks-bundle: needed, /),
      'checks-bundle: max-age 30 h, stale-if-error without limit',
      'checks-bundle: from mirror.gcr.io/aquasec/trivy-checks:2, ghcr.io/aquasecurity/trivy-checks:2, docker.io/aquasec/trivy-checks:2',
      expect.stringMatching(/^checks-bundle: cache key offline-cache-checks-bundle-2-[0-9a-f]{32}-<time>-/),
      'vex-repo: not needed, no VEX source is given',
      'maven-poms: not needed, image scans do not read pom.xml',
      'terraform-modules: not needed, image scans load no Terraform modules',
      'saves to the Actions cache: yes, this is the default branch',
      'asks a registry to confirm what comes from the Actions cache: no, the input confirm says never',
    ])
  })

  it('has nothing about sources that are not asked', () => {
    const lines = planLines(factsWith({ resources: 'vuln-db', offline: 'true' }))
    expect(lines).toContain('vuln-db: max-age 30 h, stale-if-error 48 h')
    expect(lines).toContain('registries: none is asked, the input offline is true')
    expect(lines.filter((line) => / from |cache key/.test(line))).toEqual([])
  })
})
