// The settings of the later scan: precedence, aliases, quirks, and defaults as Trivy has them. F§ is trivy-facts.
import { describe, expect, it } from 'vitest'
import { decide, type Said } from '../plan/settings-lab.ts'

describe('the default scanners', () => {
  it.each([
    ['F§1.3', '', ['vuln', 'secret'], 'default of trivy scans'],
    ['F§1.3', 'image', ['vuln', 'secret'], 'default of trivy image'],
    ['F§1.3', 'fs', ['vuln', 'secret'], 'default of trivy fs'],
    ['F§1.3', 'rootfs', ['vuln', 'secret'], 'default of trivy rootfs'],
    ['F§1.3', 'repository', ['vuln', 'secret'], 'default of trivy repo'],
    ['F§1.3', 'vm', ['vuln', 'secret'], 'default of trivy vm'],
    ['F§1.3', 'client', ['vuln', 'secret'], 'default of trivy client'],
    ['F§1.3', 'sbom', ['vuln'], 'default of trivy sbom'],
    ['F§1.3', 'kubernetes', ['vuln', 'misconfig', 'secret', 'rbac'], 'default of trivy k8s'],
    ['F§1.3', 'conf', ['misconfig'], 'default of trivy config'],
    ['F§1.3', 'server', [], 'default of trivy server'],
    ['F§1.3', 'convert', [], 'it scans nothing'],
  ])('%s: of scan-type %j are %j', (_, scanType, scanners, origin) => {
    const { settings, problems } = decide({ inputs: { 'scan-type': scanType } })
    expect([...settings.scanners.value]).toEqual(scanners)
    expect(settings.scanners).toMatchObject({ origin, isExplicit: scanType === 'conf' })
    expect(problems).toEqual([])
  })
})

const ALL = {
  inputs: { scanners: 'secret' },
  environment: { TRIVY_SCANNERS: 'misconfig', TRIVY_SECURITY_CHECKS: 'license' },
  yaml: 'scan: { scanners: [vuln] }',
}
const DEPRECATED = 'scan: { security-checks: [vuln], scanners: [license] }'

describe('where the scanners come from', () => {
  it.each<[string, string, Said, string, string, boolean]>([
    ['F§4.1', 'the input beats all', ALL, 'secret', 'input scanners', true],
    ['F§4.1', 'the variable beats the file', { ...ALL, inputs: {} }, 'misconfig', 'TRIVY_SCANNERS', true],
    [
      'F§1.3',
      'the old variable is an alias',
      { environment: { TRIVY_SECURITY_CHECKS: 'license' }, yaml: ALL.yaml },
      'license',
      'TRIVY_SECURITY_CHECKS',
      true,
    ],
    ['F§4.1', 'the file beats the default', { yaml: ALL.yaml }, 'vuln', 'trivy.yaml: scan.scanners', true],
    [
      'F§4.1',
      'an empty variable is unset',
      { environment: { TRIVY_SCANNERS: '' }, yaml: ALL.yaml },
      'vuln',
      'trivy.yaml: scan.scanners',
      true,
    ],
    [
      'F§4.1',
      'null in the file is unset',
      { yaml: 'scan: { scanners: }' },
      'vuln secret',
      'default of trivy scans',
      false,
    ],
    [
      'F§4.1',
      'an empty list is explicit',
      { yaml: 'scan: { scanners: [] }' },
      '',
      'trivy.yaml: scan.scanners',
      true,
    ],
    [
      'F§4.1',
      'the deprecated key beats variable and input, which still make it explicit for SBOM formats',
      { ...ALL, yaml: DEPRECATED },
      'vuln',
      'trivy.yaml: scan.security-checks',
      true,
    ],
    [
      'F§1.4',
      'the deprecated key alone is not explicit for SBOM formats',
      { yaml: 'scan: { security-checks: [vuln] }' },
      'vuln',
      'trivy.yaml: scan.security-checks',
      false,
    ],
    [
      'F§4.5',
      'what the subcommand does not have is passed over',
      { inputs: { 'scan-type': 'config' }, environment: { TRIVY_SCANNERS: 'vuln' }, yaml: ALL.yaml },
      'misconfig',
      'default of trivy config',
      true,
    ],
  ])('%s: %s', (_, _rule, said, scanners, origin, isExplicit) => {
    const { settings } = decide(said)
    expect([...settings.scanners.value].join(' ')).toBe(scanners)
    expect(settings.scanners).toMatchObject({ origin, isExplicit })
  })
})

describe('the words of a list', () => {
  it.each([
    ['F§4.1', 'commas', 'vuln,secret', 'vuln secret', 0],
    ['F§4.1', 'white space when there is no comma', ' vuln\n secret ', 'vuln secret', 0],
    ['F§4.1', 'no trimming beside commas', 'vuln, secret', 'vuln', 1],
    ['F§1.3', 'aliases', 'vulnerability,misconf,config', 'vuln misconfig', 0],
    ['F§1.3', 'what the subcommand refuses', 'vuln,rbac', 'vuln', 1],
    ['F§1.3', 'a misspelt one', 'vuln,secrets', 'vuln', 1],
    ['0.76', 'one of another subcommand', 'vuln,crypto', 'vuln', 1],
    ['a newer Trivy', 'one that may need anything', 'vuln,virus', 'vuln misconfig secret license', 1],
    ['a newer Trivy', 'many of those', 'vuln,aa,bb,cc,dd', 'vuln misconfig secret license', 1],
  ])('%s: %s: %j means %j, with %i warnings', (_, _rule, text, scanners, count) => {
    const { settings, warnings, problems } = decide({
      inputs: { 'scan-type': 'fs' },
      environment: { TRIVY_SCANNERS: text },
    })
    expect([...settings.scanners.value].join(' ')).toBe(scanners)
    expect(warnings).toHaveLength(count)
    expect(problems).toEqual([])
  })

  it('F§4.1: may be one text or a list in trivy.yaml, with keys in any case', () => {
    for (const yaml of [
      'Scan: { SCANNERS: secret }',
      'scan: { scanners: [secret] }',
      'scan.scanners: secret',
    ]) {
      expect([...decide({ yaml }).settings.scanners.value]).toEqual(['secret'])
    }
  })
})

describe('the other settings', () => {
  const plain = (said: Said) => {
    const { settings } = decide(said)
    return {
      format: settings.format,
      pkgTypes: { ...settings.pkgTypes, value: [...settings.pkgTypes.value] },
      vex: settings.vex,
      compliance: settings.compliance,
      server: settings.server,
      imageConfigScanners: {
        ...settings.imageConfigScanners,
        value: [...settings.imageConfigScanners.value],
      },
    }
  }

  it('F§1.4: have Trivy’s defaults', () => {
    expect(plain({})).toEqual({
      format: { value: 'table', origin: 'default of trivy' },
      pkgTypes: { value: ['os', 'library'], origin: 'default of trivy' },
      vex: { value: [], origin: 'not said' },
      compliance: { value: undefined, origin: 'not said' },
      server: { value: undefined, origin: 'not said' },
      imageConfigScanners: { value: [], origin: 'not said' },
    })
  })

  it.each<[string, string, Said, object]>([
    [
      'F§1.4',
      'format',
      { environment: { TRIVY_FORMAT: 'spdx' } },
      { format: { value: 'spdx', origin: 'TRIVY_FORMAT' } },
    ],
    [
      'F§8.2',
      'old name of pkg-types',
      { environment: { TRIVY_VULN_TYPE: 'os' } },
      { pkgTypes: { value: ['os'], origin: 'TRIVY_VULN_TYPE' } },
    ],
    [
      'F§8.2',
      'before 0.54 the new name is unknown',
      { environment: { TRIVY_PKG_TYPES: 'os' }, version: '0.53.0' },
      { pkgTypes: { value: ['os', 'library'], origin: 'default of trivy' } },
    ],
    [
      'F§4.1',
      'the old key of pkg-types beats the variable',
      { environment: { TRIVY_PKG_TYPES: 'os' }, yaml: 'vulnerability: { type: library }' },
      { pkgTypes: { value: ['library'], origin: 'trivy.yaml: vulnerability.type' } },
    ],
    [
      'F§8.2',
      'before 0.54 that key is not deprecated, and the variable beats it',
      {
        environment: { TRIVY_VULN_TYPE: 'os' },
        yaml: 'vulnerability: { type: library }',
        version: '0.53.0',
      },
      { pkgTypes: { value: ['os'], origin: 'TRIVY_VULN_TYPE' } },
    ],
    [
      'F§1.2',
      'repo looks at libraries only',
      { inputs: { 'scan-type': 'repo' }, environment: { TRIVY_PKG_TYPES: 'os' } },
      { pkgTypes: { value: ['library'], origin: 'fixed for trivy repo' } },
    ],
    [
      'F§8.2',
      'vex is a list from 0.54',
      { environment: { TRIVY_VEX: 'repo,oci' } },
      { vex: { value: ['repo', 'oci'], origin: 'TRIVY_VEX' } },
    ],
    [
      'F§8.2',
      'vex is one path before',
      { environment: { TRIVY_VEX: 'a, b' }, version: '0.53.0' },
      { vex: { value: ['a, b'], origin: 'TRIVY_VEX' } },
    ],
    [
      'F§4.5',
      'vex does not exist for server',
      { inputs: { 'scan-type': 'server' }, environment: { TRIVY_VEX: 'repo' } },
      { vex: { value: [], origin: 'not said' } },
    ],
    [
      'F§1.5',
      'client mode',
      { inputs: { 'scan-type': 'image', server: 'http://s:1' } },
      { server: { value: 'http://s:1', origin: 'input server' } },
    ],
    [
      'F§1.3',
      'the client has another flag, and a default',
      { inputs: { 'scan-type': 'client' }, environment: { TRIVY_SERVER: 'http://s:1' } },
      { server: { value: 'http://localhost:4954', origin: 'default of trivy client' } },
    ],
    [
      'F§4.5',
      'k8s has no client mode',
      { inputs: { 'scan-type': 'k8s' }, yaml: 'server: { addr: http://s:1 }' },
      { server: { value: undefined, origin: 'not said' } },
    ],
    [
      'F§1.5',
      'compliance',
      { yaml: 'scan: { compliance: docker-cis-1.6.0 }' },
      { compliance: { value: 'docker-cis-1.6.0', origin: 'trivy.yaml: scan.compliance' } },
    ],
    [
      'F§1.1',
      'image-config-scanners',
      { inputs: { 'scan-type': 'image', 'image-config-scanners': 'misconfig' } },
      { imageConfigScanners: { value: ['misconfig'], origin: 'input image-config-scanners' } },
    ],
    [
      'F§4.5',
      'image-config-scanners exist for images only',
      { inputs: { 'scan-type': 'fs' }, environment: { TRIVY_IMAGE_CONFIG_SCANNERS: 'misconfig' } },
      { imageConfigScanners: { value: [], origin: 'not said' } },
    ],
  ])('%s: %s', (_, _rule, said, expected) => {
    expect(plain(said)).toMatchObject(expected)
  })

  it('F§1.2: skips and patterns are those of Trivy', () => {
    const { settings } = decide({
      environment: { TRIVY_SKIP_DIRS: 'a,b/**' },
      yaml: 'scan: { skip-files: [x.jar], skip-dirs: [c], file-patterns: ["pom:p.xml"] }',
    })
    expect(settings).toMatchObject({
      skipDirs: ['a', 'b/**'],
      skipFiles: ['x.jar'],
      filePatterns: ['pom:p.xml'],
    })
  })
})

describe('inputs that Trivy would refuse together', () => {
  it.each<[string, Said['inputs'], string[]]>([
    [
      'F§1.3',
      { 'scan-type': 'config', scanners: 'misconfig' },
      ['scanners: trivy config has no --scanners, so it contradicts scan-type'],
    ],
    [
      'F§1.5',
      { 'scan-type': 'server', server: 'http://s' },
      ['server: trivy server has no --server, so it contradicts scan-type'],
    ],
    [
      'F§1.5',
      { 'scan-type': 'server', vex: 'repo' },
      ['vex: trivy server has no --vex, so it contradicts scan-type'],
    ],
    [
      'F§1.5',
      { 'scan-type': 'k8s', server: 'http://s' },
      ['server: trivy k8s has no --server, so it contradicts scan-type'],
    ],
    [
      'F§1.5',
      { 'scan-type': 'fs', 'image-config-scanners': 'misconfig' },
      ['image-config-scanners: trivy fs has no --image-config-scanners, so it contradicts scan-type'],
    ],
    [
      'F§4.5',
      { 'scan-type': 'clean', 'pkg-types': 'os' },
      ['pkg-types: a subcommand that scans nothing has no --pkg-types, so it contradicts scan-type'],
    ],
    [
      'F§1.3',
      { 'scan-type': 'sbom', scanners: 'secret' },
      ['scanners: trivy sbom refuses secret; it knows vuln, license'],
    ],
    [
      'F§1.3',
      { 'scan-type': 'fs', scanners: 'rbac' },
      ['scanners: trivy fs refuses rbac; it knows vuln, misconfig, secret, license'],
    ],
    [
      'F§1.3',
      { 'scan-type': 'k8s', scanners: 'license' },
      ['scanners: trivy k8s refuses license; it knows vuln, misconfig, secret, rbac'],
    ],
    [
      'F§1.4',
      { 'scan-type': 'k8s', format: 'sarif' },
      ['format: trivy k8s refuses sarif; it knows table, json, cyclonedx'],
    ],
    [
      'F§1.5',
      { 'scan-type': 'rootfs', compliance: 'x' },
      ['compliance: trivy rootfs has no --compliance, so it contradicts scan-type'],
    ],
    ['F§1.5', { 'scan-type': 'client', server: 'http://s' }, []],
    ['F§1.5', { 'scan-type': 'vm', server: 'http://s' }, []],
    ['F§1.3', { scanners: 'rbac', server: 'http://s', vex: 'repo' }, []],
  ])('%s: %j', (_, inputs, problems) => {
    expect(decide({ inputs: inputs ?? {} }).problems).toEqual(problems)
  })
})

describe('what Trivy does that its users do not expect', () => {
  it.each<[string, Said, string[]]>([
    [
      'F§4.1',
      { environment: { TRIVY_OFFLINE_SCAN: 'yes' } },
      ['TRIVY_OFFLINE_SCAN: "yes" means false to Trivy'],
    ],
    [
      'F§4.1',
      { environment: { TRIVY_OFFLINE_SCAN: 'T', TRIVY_INSECURE: '0', TRIVY_SKIP_DB_UPDATE: '' } },
      [],
    ],
    [
      'F§4.1',
      { yaml: 'rego: { skip-policy-update: false }' },
      ['trivy.yaml: rego.skip-policy-update is false, which defeats TRIVY_SKIP_CHECK_UPDATE'],
    ],
    ['F§8.2', { yaml: 'rego: { skip-policy-update: false }', version: '0.50.0' }, []],
    [
      'F§4.1',
      { yaml: DEPRECATED },
      ['trivy.yaml: scan.security-checks is a deprecated key; Trivy obeys it before flags and variables'],
    ],
    [
      'F§1.5',
      { inputs: { compliance: 'docker-cis-1.6.0', scanners: 'vuln' } },
      ['scanners: Trivy passes over it, because the compliance report chooses its own'],
    ],
  ])('%s: %j is a note', (_, said, notes) => {
    expect(decide(said)).toMatchObject({ notes, problems: [] })
  })
})
