// The plan in words and as data.
import { describe, expect, it } from 'vitest'
import { basisLines, planRecord, sayNeed } from '../../src/report/describe-plan.ts'
import { planWith, workspaceWith } from '../fixtures/run-facts.ts'

describe('the plan in words', () => {
  it('has every fact that decided, and the need of everything that Trivy may fetch', () => {
    const plan = planWith({ resources: 'auto', 'scan-type': 'image', vex: 'repo' })
    expect([...basisLines(plan), ...plan.resources.map(sayNeed)]).toEqual([
      'Trivy: 0.74.0, found on PATH; checks of major 2',
      'scan-type: image (input scan-type)',
      'scanners: vuln, secret (default of trivy image)',
      'format: table (default of trivy)',
      'pkg-types: os, library (default of trivy)',
      'vex: repo (input vex)',
      'vuln-db: needed, image looks for vulnerabilities: scanners vuln, secret (default of trivy image)',
      'java-db: needed, an image may hold a JAR; scanners vuln, secret (default of trivy image)',
      'checks-bundle: not needed, scanners vuln, secret (default of trivy image): misconfigurations are not looked for',
      "vex-repo: needed, VEX repositories are asked for (input vex): default (list: Trivy's default)",
      'maven-poms: not needed, image scans do not read pom.xml',
      'terraform-modules: not needed, image scans load no Terraform modules',
    ])
  })

  it('of a command that scans nothing has no settings of a scan', () => {
    const plan = planWith({ resources: 'auto', 'scan-type': 'convert' })
    expect([...basisLines(plan).slice(1), ...plan.resources.slice(0, 1).map(sayNeed)]).toEqual([
      'scan-type: a command that scans nothing (input scan-type)',
      'vuln-db: not needed, a command that scans nothing (input scan-type)',
    ])
  })

  it('of a scan beside a command that scans nothing names both', () => {
    const plan = planWith({ resources: 'auto', 'scan-type': 'config, convert' })
    expect([...basisLines(plan).slice(1, 3), ...plan.resources.slice(0, 1).map(sayNeed)]).toEqual([
      'scan-type: config, a command that scans nothing (input scan-type)',
      'scanners of config: misconfig (default of trivy config)',
      expect.stringMatching(
        /^vuln-db: not needed, config always .*; a command that scans nothing \(input scan-type\)$/,
      ),
    ])
  })

  it('says what the look into the workspace saw, and where it ended', () => {
    const seen = workspaceWith({
      filesSeen: 199_000,
      isComplete: false,
      stoppedBy: 'its bound of 200,000 entries',
      modulesSkipped: 2,
      unreadable: 3,
      poms: ['a/pom.xml'],
      dockerfiles: ['Dockerfile'],
    })
    const lines = basisLines(planWith({ resources: 'auto' }, '0.74.0', seen))
    expect(lines).toContain(
      'looked at 199,000 files in /srv/repository in 2 ms: 1 pom.xml, 0 Java archives, 1 Dockerfile, 0 compose files, 0 Java images in them',
    )
    expect(lines).toContain('did not look into node_modules (2 of them)')
    expect(lines).toContain('could not read 3 directories')
    expect(lines).toContain('the look ended at its bound of 200,000 entries; what lies beyond was not seen')
  })

  it.each([
    ['input', /^Trivy: 0\.74\.0, from the input trivy-version;/],
    ['brought', /^Trivy: 0\.74\.0, the newest release known, which install-trivy takes/],
    [
      'latest-known',
      /^Trivy: 0\.74\.0, the latest known; set the input trivy-version if another one will scan;/,
    ],
  ] as const)('says how the version of Trivy is known: %s', (origin, line) => {
    expect(basisLines({ ...planWith(), trivy: { version: '0.74.0', origin } })[0]).toMatch(line)
  })

  it.each([
    ['http://somebody:hunter2@trivy.test:4954', 'http://…@trivy.test:4954'],
    ['somebody:hunter2@trivy.test', '…@trivy.test'],
    ['http://trivy.test/a@b', 'http://trivy.test/a@b'],
  ])('keeps the login in the address of a server to itself: %s', (server, shown) => {
    const plan = planWith({ 'scan-type': 'image', server })
    expect(basisLines(plan)).toContain(`server: ${shown} (input server)`)
    expect(JSON.stringify(planRecord(plan))).not.toContain('hunter2')
  })

  it('names the rules of an old version', () => {
    expect(basisLines(planWith({}, '0.50.0'))[0]).toBe(
      'Trivy: 0.50.0, found on PATH; checks of major 0; the SPDX formats drop even explicit scanners; VEX repositories are unknown; one repository for each database; registry mirrors are unknown',
    )
  })
})

describe('the plan as a record', () => {
  it('has the need, the reason, and the references of everything', () => {
    const record = planRecord(
      planWith({ resources: 'auto', 'scan-type': 'config', registries: 'r.example.com' }),
    )
    expect(JSON.parse(JSON.stringify(record))).toMatchObject({
      trivy: { version: '0.74.0', origin: 'path', rules: ['checks of major 2'] },
      settings: { 'scan-type': { value: 'config', origin: 'input scan-type' } },
      resources: [
        { name: 'vuln-db', need: 'not needed', provide: false },
        { name: 'java-db', need: 'not needed', provide: false, reason: 'config reads no packages' },
        {
          name: 'checks-bundle',
          need: 'needed',
          provide: true,
          schema: 2,
          references: ['r.example.com/trivy-checks:2'],
        },
        { name: 'vex-repo', need: 'not needed', provide: false },
        { name: 'maven-poms', need: 'not needed', reason: 'config scans do not read pom.xml' },
        { name: 'terraform-modules', need: 'maybe', provide: false },
      ],
    })
  })

  it('counts the files of a kind and names only the first', () => {
    const archives = Array.from({ length: 50 }, (_, index) => `lib/${index}.jar`)
    const record = planRecord(planWith({ resources: 'auto' }, '0.74.0', workspaceWith({ archives }))) as {
      workspace: { archives: { count: number; first: string[] } }
    }
    expect(record.workspace.archives.count).toBe(50)
    expect(record.workspace.archives.first).toHaveLength(20)
  })
})
