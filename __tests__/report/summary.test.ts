// The job summary as its reader meets it: the verdict first, then what was provided, then what is folded.
import { describe, expect, it } from 'vitest'
import { renderSummary } from '../../src/report/summary.ts'
import { decideVerdict, NOTHING_TRIED, type RunFacts } from '../../src/report/verdict.ts'
import { planWith, ready, runFacts } from '../fixtures/run-facts.ts'

const plan = planWith({ 'scan-type': 'image', resources: 'auto', scanners: 'vuln,misconfig' })
const failed = { source: 'ghcr.io/aquasecurity/trivy-db:2', outcome: 'failed', detail: 'HTTP 429' } as const
const gone = { ready: undefined, attempts: [{ ...failed, hint: 'Log in to ghcr.io.' }] }
const old = { ready: ready({ quality: 'stale', measuredAt: new Date('2026-11-18T20:00:00Z') }) }

function render(run: RunFacts, warnings: readonly string[] = [], notes: readonly string[] = []): string {
  return renderSummary(run, { verdict: decideVerdict(run), warnings, notes, hosts: run.hosts })
}

/** Without the backslashes of what is escaped. */
function plain(markdown: string): string {
  return markdown.replaceAll('\\', '')
}

describe('the summary', () => {
  it('of a good run says that the scan has its data and how old that is, and folds the rest', () => {
    expect(plain(render(runFacts({ plan })))).toBe(`### Trivy data

✅ **Ready.** Vulnerability DB: built 2 h ago · Java DB: built 2 h ago · Checks: current as of 2 h ago

| Resource | From | State | Origin |
| --- | --- | --- | --- |
| ✅ Vulnerability DB | ghcr.io/aquasecurity/trivy-db:2 | built 2 h ago | confirmed |
| ✅ Java DB | ghcr.io/aquasecurity/trivy-db:2 | built 2 h ago | confirmed |
| ✅ Checks | ghcr.io/aquasecurity/trivy-db:2 | current as of 2 h ago | confirmed |

<details><summary>Attempts, digests, what is not provided, and hosts</summary>

**Provided, and every attempt**

- Vulnerability DB: 66.0 MB, 1.4 s, sha256:${'a'.repeat(64)}, image looks for vulnerabilities: scanners vuln, misconfig (input scanners)
- Java DB: 66.0 MB, 1.4 s, sha256:${'a'.repeat(64)}, an image may hold a JAR; scanners vuln, misconfig (input scanners)
- Checks: 66.0 MB, 1.4 s, sha256:${'a'.repeat(64)}, image looks for misconfigurations: scanners vuln, misconfig (input scanners)

**Not provided**

- vex-repo: not needed, no VEX source is given
- maven-poms: not needed, image scans do not read pom.xml
- terraform-modules: not needed, image scans load no Terraform modules

Hosts contacted: ghcr.io

</details>
`)
  })

  it('of a failed run says first that it is no finding, and what to do; what each source said is folded', () => {
    const [head = '', folded = ''] = plain(render(runFacts({ plan, byName: { 'vuln-db': gone } }))).split(
      '<details>',
    )
    expect(head).toMatch(
      /^### Trivy data\n\n❌ \*\*This is a data problem, not a vulnerability finding: Vulnerability DB is not available from any source\.\*\*\n\n\*\*What to do:\*\* Log in to ghcr\.io\.\n\n\|/,
    )
    expect(head).toContain('| ❌ Vulnerability DB |  | not available |  |')
    expect(head).not.toContain('429')
    expect(folded).toContain('\n  - ghcr.io/aquasecurity/trivy-db:2: failed, HTTP 429\n')
  })

  it('of a degraded run leads to its warnings', () => {
    const text = plain(render(runFacts({ plan, byName: { 'vuln-db': old } }), ['Vulnerability DB is old.']))
    expect(text).toContain(
      '⚠️ **Degraded: look at the warnings below.** Vulnerability DB: built 40 h ago, stale · ',
    )
    expect(text).toContain('| ⚠️ Vulnerability DB | ghcr.io/aquasecurity/trivy-db:2 | built 40 h ago, stale |')
    expect(text).toContain('\n\n- ⚠️ Vulnerability DB is old.\n\n<details>')
  })

  it('tells of checks that Trivy has itself, and of an origin that nobody confirmed', () => {
    const byName = {
      'checks-bundle': { ready: undefined, isProvenAbsent: true },
      'java-db': { ready: ready({ confirmed: false }) },
    }
    const text = plain(render(runFacts({ plan, byName })))
    expect(text).toContain('| ⚠️ Checks |  | not available; Trivy uses its own |  |')
    expect(text).toMatch(/\| ✅ Java DB \| .* \| unconfirmed \|/)
  })

  it('of a dry run says that nothing happened, and why each is needed', () => {
    const run = { ...runFacts({ plan }), outcomes: [] }
    const text = plain(renderSummary(run, { verdict: NOTHING_TRIED, warnings: [], notes: [], hosts: [] }))
    expect(text).toContain('📋 **Planned only.**')
    expect(text).toContain('- vuln-db: needed, image looks for vulnerabilities')
    expect(text).toContain('No host was contacted.')
  })

  it('of a run that needs nothing says so', () => {
    const nothing = planWith({ 'scan-type': 'fs', resources: 'auto', scanners: 'secret' })
    expect(plain(render(runFacts({ plan: nothing })))).toContain('✅ **Nothing is needed.**')
  })

  it('has what else is worth knowing before the fold', () => {
    expect(render(runFacts({ plan }), [], ['Bundle: a.tar'])).toMatch(/\n- Bundle\\: a\\\.tar\n\n<details>/)
  })

  it('shows foreign text as text', () => {
    const evil = { ready: ready({ source: '</details> | [x](https://evil.example) **' }) }
    expect(render(runFacts({ plan, byName: { 'vuln-db': evil } }))).toContain(
      '| &#60;/details&#62; \\| \\[x\\]\\(https\\://evil\\.example\\) \\*\\* |',
    )
  })
})
