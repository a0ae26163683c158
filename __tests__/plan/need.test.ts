// The need matrix: what each scan fetches, by Trivy's own rules. Every row names the fact that it stands for.
import { describe, expect, it } from 'vitest'
import { decideNeeds } from '../../src/plan/need.ts'
import type { Decision } from '../../src/resources/contract/decision.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { decideScans } from '../../src/scan/decide-scans.ts'
import { emptyConfig } from '../../src/scan/trivy-config.ts'
import type { Workspace } from '../../src/scan/workspace.ts'
import { gatheredWith, PLANNED_NAMES, type PlannedName, RESOURCE_NAMES } from '../fixtures/resources.ts'
import { inputsWith, type WorkspaceFacts, type Written, workspaceWith } from '../fixtures/run-facts.ts'

const POM = workspaceWith({ poms: ['service/pom.xml'] })

/** V vuln-db, J java-db, C checks-bundle, X vex-repo, P maven-poms, M terraform-modules; a lower-case letter means maybe. */
const LETTERS: Readonly<Record<PlannedName, string>> = {
  'vuln-db': 'V',
  'java-db': 'J',
  'checks-bundle': 'C',
  'vex-repo': 'X',
  'maven-poms': 'P',
  trivy: 'T',
  'terraform-modules': 'M',
}

interface Row {
  readonly fact: string
  readonly type: string
  readonly written: Written
  readonly needs: string
  readonly version: string
}

function row(fact: string, type: string, written: Written, needs: string, version = '0.74.0'): Row {
  return { fact, type, written, needs, version }
}

describe('what a named scan needs, in a workspace with a pom.xml', () => {
  it.each([
    row('§1.3 default scanners', 'image', {}, 'VJ'),
    row('§1.3', 'rootfs', {}, 'VJ'),
    row('§1.3', 'vm', {}, 'VJ'),
    row('§1.5 image · misconfig', 'image', { scanners: 'misconfig' }, 'C'),
    row('§1.5 rootfs · misconfig', 'rootfs', { scanners: 'misconfig' }, 'C'),
    row('§1.5 vm · misconfig, §2.3 no Rego flags', 'vm', { scanners: 'misconfig' }, 'C'),
    row('§1.5 secret only', 'image', { scanners: 'secret' }, ''),
    row('§1.5 license only', 'image', { scanners: 'license' }, ''),
    row('§1.5 secret only', 'rootfs', { scanners: 'secret' }, ''),
    row('§1.5 license only', 'vm', { scanners: 'license' }, ''),
    row('§1.3 old name of a scanner', 'image', { scanners: 'config' }, 'C'),
    row('§1.5 several', 'image', { scanners: 'vuln,misconfig,secret' }, 'VJC'),
    row('§1.5 image config', 'image', { 'image-config-scanners': 'misconfig' }, 'VJC'),
    row(
      '§1.5 image config with any',
      'image',
      { scanners: 'secret', 'image-config-scanners': 'misconfig' },
      'C',
    ),
    row('§1.1 image config, secrets', 'image', { 'image-config-scanners': 'secret' }, 'VJ'),
    row('0.76: crypto reads the SBOM alone', 'image', { format: 'cyclonedx', scanners: 'crypto' }, 'J'),
    row('a newer Trivy: any scanner', 'image', { scanners: 'quantum' }, 'VJC'),
    row('a newer Trivy: any format', 'image', { format: 'protobuf', scanners: 'secret' }, 'J'),
    row('a newer Trivy: any package type', 'image', { 'pkg-types': 'firmware' }, 'VJ'),
    row('§1.4 SBOM drops defaults', 'image', { format: 'cyclonedx' }, 'J'),
    row('§1.4', 'image', { format: 'spdx' }, 'J'),
    row('§1.4', 'rootfs', { format: 'spdx-json' }, 'J'),
    row('§1.4', 'vm', { format: 'cyclonedx' }, 'J'),
    row('§1.4 explicit scanners stay', 'image', { format: 'cyclonedx', scanners: 'vuln' }, 'VJ'),
    row('§1.4 explicit, §1.2 JARs by format', 'image', { format: 'cyclonedx', scanners: 'license' }, 'J'),
    row('§1.4 github drops nothing', 'image', { format: 'github' }, 'VJ'),
    row('§1.1 github lists packages', 'image', { format: 'github', scanners: 'secret' }, 'J'),
    row('§1.4 no effect', 'image', { format: 'sarif' }, 'VJ'),
    row('§1.4 no effect', 'image', { format: 'cosign-vuln' }, 'VJ'),
    row('§1.5 fs · vuln', 'fs', {}, 'VP'),
    row('§1.5 repo · vuln', 'repo', {}, 'VP'),
    row('§1.5 fs · misconfig', 'fs', { scanners: 'misconfig' }, 'CP'),
    row('§1.5 repo · misconfig', 'repo', { scanners: 'misconfig' }, 'CP'),
    row('§1.5, §9.31 secret only reads POMs', 'fs', { scanners: 'secret' }, 'P'),
    row('§1.5 license only reads POMs', 'repo', { scanners: 'license' }, 'P'),
    row('§1.5 fs · SBOM', 'fs', { format: 'cyclonedx' }, 'P'),
    row('§1.5 repo · SBOM', 'repo', { format: 'spdx-json' }, 'P'),
    row('§1.5 config', 'config', {}, 'C'),
    row('§1.5 sbom', 'sbom', {}, 'V'),
    row('§1.5 sbom · license', 'sbom', { scanners: 'license' }, ''),
    row('§1.5 SBOM to SBOM', 'sbom', { format: 'cyclonedx' }, ''),
    row('§1.5 k8s', 'k8s', {}, 'VJC'),
    row('§1.5 k8s · cyclonedx', 'k8s', { format: 'cyclonedx' }, ''),
    row('§1.5 k8s · cyclonedx reads no image', 'k8s', { format: 'cyclonedx', scanners: 'vuln' }, 'V'),
    row('§1.1 k8s · rbac', 'k8s', { scanners: 'rbac' }, ''),
    row('§1.5 server', 'server', {}, 'V'),
    row('§1.5 needs nothing', 'convert', {}, ''),
    row('§1.5 needs nothing', 'version', {}, ''),
    row('§1.5 client mode', 'image', { server: 'http://s:4954' }, 'J'),
    row('§1.5 client mode', 'rootfs', { server: 'http://s:4954' }, 'J'),
    row('§1.5 client mode, checks here', 'fs', { server: 'http://s:4954', scanners: 'vuln,misconfig' }, 'CP'),
    row('§1.5 client mode', 'repo', { server: 'http://s:4954' }, 'P'),
    row('§1.5 client mode', 'sbom', { server: 'http://s:4954' }, ''),
    row('§1.2 no package types', 'client', {}, ''),
    row('§1.5 J on the client', 'client', {}, 'J', '0.53.0'),
    row('§1.2 pkg-types os', 'image', { 'pkg-types': 'os' }, 'V'),
    row('§1.2 pkg-types os', 'image', { 'pkg-types': 'os', format: 'cyclonedx' }, ''),
    row('§1.2 pkg-types os', 'fs', { 'pkg-types': 'os' }, 'V'),
    row('§1.2 repo ignores it', 'repo', { 'pkg-types': 'os' }, 'VP'),
    row('§1.2 pkg-types library', 'image', { 'pkg-types': 'library' }, 'VJ'),
    row('§1.5 docker-cis', 'image', { compliance: 'docker-cis-1.6.0' }, 'VJC'),
    row('§1.5 overrides scanners', 'image', { compliance: 'docker-cis-1.6.0', scanners: 'secret' }, 'VJC'),
    row('§1.5 spec of checks', 'k8s', { compliance: 'k8s-nsa-1.0' }, 'C'),
    row('§1.5 spec of checks', 'k8s', { compliance: 'eks-cis-1.4' }, 'C'),
    row('§1.5 spec of checks', 'fs', { compliance: 'aws-cis-1.4' }, 'CP'),
    row('§1.5 spec from a file that nobody could read', 'image', { compliance: '@own.yaml' }, 'vjc'),
    row('§1.1 VEX by its flag alone', 'fs', { scanners: 'secret', vex: 'repo' }, 'XP'),
    row('§1.1 VEX, long form', 'image', { vex: 'repository' }, 'VJX'),
    row('§1.1 VEX on the client', 'image', { vex: 'repo', server: 'http://s:4954' }, 'JX'),
    row('§5 other sources', 'image', { vex: 'oci' }, 'VJ'),
    row('§9.13 a file before 0.54', 'image', { vex: 'repo' }, 'VJ', '0.53.0'),
    row('§8.2 since 0.54', 'image', { vex: 'repo' }, 'VJX', '0.54.0'),
    row('§1.4 v0.50 quirk', 'image', { format: 'spdx', scanners: 'vuln' }, 'J', '0.50.0'),
    row('§1.4 v0.50, cyclonedx', 'image', { format: 'cyclonedx', scanners: 'vuln' }, 'VJ', '0.50.0'),
    row('§1.4 until 0.53', 'image', { format: 'spdx', scanners: 'vuln' }, 'J', '0.53.0'),
    row('§1.4 since 0.54', 'image', { format: 'spdx', scanners: 'vuln' }, 'VJ', '0.54.0'),
    row('§1.3 all versions', 'image', {}, 'VJ', '0.50.0'),
    row('§1.3 all versions', 'k8s', {}, 'VJC', '0.50.0'),
  ])('F$fact: $type $written needs [$needs] ($version)', ({ type, written, needs, version }) => {
    const decisions = decide({ 'scan-type': type, ...written }, POM, version)
    expect(spell(decisions)).toBe(needs)
    // What is needed and can be provided is provided; nothing else.
    for (const name of RESOURCE_NAMES) {
      expect(decisions[name].provide).toBe(decisions[name].need !== 'not needed')
    }
    // What nobody saw cannot be followed.
    expect(decisions['maven-poms'].provide).toBe(decisions['maven-poms'].need !== 'not needed')
  })

  it('reads no JARs in a cluster whose images are left out', () => {
    for (const [value, needs] of [
      ['true', 'VC'],
      ['yes', 'VJC'],
    ]) {
      const decisions = decide({ 'scan-type': 'k8s' }, undefined, '0.76.0', { TRIVY_SKIP_IMAGES: value })
      expect(spell(decisions)).toBe(needs)
    }
    expect(spell(decide({ 'scan-type': 'image' }, undefined, '0.76.0', { TRIVY_SKIP_IMAGES: 'true' }))).toBe(
      'VJ',
    )
  })

  it('takes variables for what the inputs do not say (F§1.3, §4.1)', () => {
    const decisions = decide({ 'scan-type': 'image' }, undefined, '0.74.0', {
      TRIVY_SECURITY_CHECKS: 'config',
    })
    expect(spell(decisions)).toBe('C')
    expect(decisions['vuln-db'].reason).toContain('TRIVY_SECURITY_CHECKS')
  })
})

describe('what is needed when nobody said which scan', () => {
  it.each<[string, WorkspaceFacts, boolean, string]>([
    [
      'a Java archive',
      { archives: ['lib/a.jar', 'b.war'] },
      true,
      'a Java archive is in the workspace: lib/a.jar and 1 more',
    ],
    ['a Dockerfile', { dockerfiles: ['Dockerfile'] }, true, 'a Dockerfile is in the workspace: Dockerfile'],
    [
      'a compose file',
      { composeFiles: ['compose.yaml'] },
      true,
      'a compose file is in the workspace: compose.yaml',
    ],
    [
      'a Java image',
      { dockerfiles: ['D'], javaImages: ['eclipse-temurin:21'] },
      true,
      'the image eclipse-temurin:21 runs Java',
    ],
    ['nothing of the kind', {}, false, 'no Dockerfile, compose file, or Java archive is in the workspace'],
    ['nothing at all', { isEmpty: true }, false, 'the workspace is empty'],
    ['not all', { isComplete: false, stoppedBy: 'its bound of 10 s' }, true, 'ended at its bound of 10 s'],
  ])('the Java DB is maybe, and %s in the workspace decides (D8)', (_, seen, provide, reason) => {
    const decision = decide({}, workspaceWith(seen))['java-db']
    expect(decision).toMatchObject({ need: 'maybe', provide })
    expect(decision.reason).toContain(reason)
  })

  it('counts maybe as needed with offline: true (D6)', () => {
    expect(decide({ offline: 'true' }, workspaceWith())['java-db']).toMatchObject({
      need: 'maybe',
      provide: true,
    })
  })

  it('always has the cheap ones, and says why (D8)', () => {
    const { 'vuln-db': vulnDb, 'checks-bundle': checks } = decide({}, workspaceWith())
    expect([vulnDb, checks]).toMatchObject([
      { need: 'needed', provide: true, reason: expect.stringContaining('it is small') },
      { need: 'needed', provide: true, reason: expect.stringContaining('it is small') },
    ])
  })

  it.each<[string, Written]>([
    ['F§1.2 scanners without vulnerabilities', { scanners: 'secret' }],
    ['F§1.2 package types without libraries', { 'pkg-types': 'os' }],
  ])('has no Java DB where no scan would read it: %s', (_, written) => {
    expect(decide(written, workspaceWith({ dockerfiles: ['Dockerfile'] }))['java-db'].need).toBe('not needed')
  })

  it('leaves the vulnerability DB to a server that is named', () => {
    expect(decide({ server: 'http://s:4954' }, workspaceWith())['vuln-db'].need).toBe('not needed')
  })
})

describe('Maven POMs', () => {
  it.each<[string, Written, WorkspaceFacts | undefined, Decision['need'], string]>([
    ['one', { 'scan-type': 'fs' }, { poms: ['a/pom.xml'] }, 'needed', 'a/pom.xml'],
    ['many', { 'scan-type': 'fs' }, { poms: ['a/pom.xml', 'b/pom.xml'] }, 'needed', 'a/pom.xml and 1 more'],
    ['none', { 'scan-type': 'fs' }, {}, 'not needed', 'no pom.xml is in the workspace'],
    [
      'not all seen',
      { 'scan-type': 'fs' },
      { isComplete: false, stoppedBy: 'its bound' },
      'maybe',
      'its bound',
    ],
    ['modules not seen', { 'scan-type': 'fs' }, { modulesSkipped: 1 }, 'maybe', 'node_modules'],
    ['a directory not read', { 'scan-type': 'fs' }, { unreadable: 1 }, 'maybe', 'cannot be read'],
    ['a repository elsewhere', { 'scan-type': 'repo' }, undefined, 'maybe', 'nobody looked'],
    ['some scan', {}, { poms: ['pom.xml'] }, 'maybe', 'pom.xml'],
    [
      'offline',
      { 'scan-type': 'fs', offline: 'true' },
      { modulesSkipped: 1 },
      'maybe',
      'local Maven repository',
    ],
  ])('depend on what was seen: %s', (_, written, seen, need, reason) => {
    const workspace = seen === undefined ? undefined : workspaceWith(seen)
    const decision = decide(written, workspace)['maven-poms']
    expect(decision.need).toBe(need)
    expect(decision.reason).toContain(reason)
  })

  it('may be more files than pom.xml by file patterns (F§1.2)', () => {
    const environment = { TRIVY_FILE_PATTERNS: 'pom:other.xml' }
    expect(decide({ 'scan-type': 'fs' }, workspaceWith(), '0.74.0', environment)['maven-poms'].need).toBe(
      'maybe',
    )
  })
})

describe('the reasons', () => {
  it('are cleaned of what a pull request could put into a path (D17)', () => {
    const { reason } = decide({}, workspaceWith({ archives: ['a\n::error::b.jar'] }))['java-db']
    expect(reason).not.toContain('\n')
  })
})

describe('what several scans of one job need', () => {
  it.each([
    ['fs, image', {}, 'VJP'],
    ['image, config', {}, 'VJC'],
    ['config, sbom', {}, 'VC'],
    ['fs, image', { scanners: 'misconfig' }, 'CP'],
    ['fs, convert', {}, 'VP'],
    ['version, convert', {}, ''],
  ])('%s with %j: %s', (type, written, needs) => {
    expect(spell(decide({ 'scan-type': type, ...written }, POM))).toBe(needs)
  })

  it.each([
    [
      'vuln-db',
      'fs looks for vulnerabilities: scanners vuln, secret (default of trivy fs); image looks for vulnerabilities: scanners vuln, secret (default of trivy image)',
    ],
    [
      'java-db',
      'image: an image may hold a JAR; scanners vuln, secret (default of trivy image); fs scans do not read JARs',
    ],
    [
      'checks-bundle',
      'fs: scanners vuln, secret (default of trivy fs): misconfigurations are not looked for; image: scanners vuln, secret (default of trivy image): misconfigurations are not looked for',
    ],
    ['vex-repo', 'fs, image: no VEX source is given'],
    ['maven-poms', 'fs: pom.xml in the workspace: service/pom.xml; image scans do not read pom.xml'],
  ] as const)('is told with the scan type that each reason comes from: %s', (name, reason) => {
    expect(decide({ 'scan-type': 'fs, image' }, POM)[name].reason).toBe(reason)
  })

  it('is provided where one of them wants it provided', () => {
    const unseen = workspaceWith({ isComplete: false, stoppedBy: 'its bound of 5 s' })
    expect(decide({ 'scan-type': 'fs, image' }, unseen)).toMatchObject({
      'maven-poms': { need: 'maybe', provide: false },
      'java-db': { need: 'needed', provide: true },
    })
  })
})

function decide(
  written: Written,
  workspace: Workspace | undefined,
  trivyVersion = '0.74.0',
  environment: NodeJS.ProcessEnv = {},
) {
  const inputs = inputsWith(written)
  const context = { resources: RESOURCES, environment, config: emptyConfig(), trivyVersion }
  const { scans, problems } = decideScans(inputs, context)
  expect(problems).toEqual([])
  const seen = { workspace, offline: inputs.offline, trivyVersion }
  const facts = scans.map((settings) => ({ ...seen, settings }))
  const planned = decideNeeds(gatheredWith(), facts)
  return Object.fromEntries(planned.map(({ resource, decision }) => [resource.name, decision])) as Readonly<
    Record<PlannedName, Decision>
  >
}

function spell(decisions: Readonly<Record<PlannedName, Decision>>): string {
  const letters = PLANNED_NAMES.map((name) => {
    const { need } = decisions[name]
    if (need === 'not needed') return ''
    return need === 'needed' ? LETTERS[name] : LETTERS[name].toLowerCase()
  })
  return letters.join('')
}
