// The combinations for which the plan is compared with the real Trivy, said in the action's inputs.
import { type Case, SERVER, scan } from './plan-case.ts'

const ANY_IMAGE = { 'java-db': 'nobody knows before the scan whether an image holds a JAR (design D8)' }
const UNREAD_POM = {
  'maven-poms': 'nobody reads the pom.xml before the scan: it may have nothing to look up',
}

const NOTHING_THERE = {
  'maven-poms': 'where nothing is seen, links not being followed, something may yet be put before the scan',
}
const KEPT_OFFLINE = {
  'maven-poms': 'the scan would read them: that it may not costs it results (trivy-facts §2.5)',
}

const SCANNERS = [undefined, 'vuln', 'misconfig', 'secret', 'license']
const FORMATS = [undefined, 'cyclonedx', 'github']

/** Every command that reads files, with every scanner and each kind of format, over files that need everything. */
export function gridCases(): readonly Case[] {
  const files = ['image', 'rootfs', 'vm', 'fs', 'repo'].flatMap((command) => cross(command, SCANNERS))
  const both = ['image', 'fs'].map((command) => scan(command, { scanners: 'vuln,misconfig' }))
  return [...files, ...both, ...cross('sbom', [undefined, 'vuln', 'license']), scan('config')]
}

function cross(command: string, scannersOfCommand: readonly (string | undefined)[]): readonly Case[] {
  return scannersOfCommand.flatMap((scanners) =>
    FORMATS.map((format) => scan(command, { ...(scanners && { scanners }), ...(format && { format }) })),
  )
}

/** Files that are not there, or not where Trivy looks. */
export const fileCases: readonly Case[] = [
  ...['image', 'rootfs', 'vm'].map((command) => scan(command, {}, { kind: 'pom', more: ANY_IMAGE })),
  scan('image', { format: 'spdx-json' }, { kind: 'plain', more: ANY_IMAGE }),
  scan('image', { scanners: 'secret' }, { kind: 'plain' }),
  scan('fs', {}, { kind: 'plain' }),
  scan('fs', {}, { kind: 'jar' }),
  scan('repo', {}, { kind: 'jar' }),
  scan('repo', { scanners: 'secret' }, { kind: 'pom' }),
  scan('config', {}, { kind: 'plain' }),
  scan('fs', {}, { kind: 'leaf', more: UNREAD_POM }),
  scan('fs', {}, { kind: 'vendored' }),
  scan('fs', {}, { kind: 'git' }),
  scan('fs', {}, { environment: { TRIVY_SKIP_DIRS: 'service' } }),
  scan('fs', {}, { environment: { TRIVY_SKIP_DIRS: '**/serv*' } }),
  scan('fs', {}, { environment: { TRIVY_SKIP_FILES: '**/pom.xml' } }),
  scan('fs', {}, { config: 'scan:\n  skip-dirs: [service]\n' }),
  scan('fs', {}, { kind: 'named' }),
  scan('fs', {}, { kind: 'named', environment: { TRIVY_FILE_PATTERNS: 'pom:deps\\.xml$' } }),
  scan('fs', { 'scan-ref': 'lib' }),
  scan('fs', { 'scan-ref': 'service' }),
  scan('repo', { 'scan-ref': 'lib' }),
  scan('fs', { 'scan-ref': 'service/pom.xml' }),
  scan('fs', { 'scan-ref': 'package-lock.json' }),
  scan('fs', {}, { kind: 'linked' }),
  scan('fs', {}, { kind: 'system' }),
  scan('fs', {}, { kind: 'deep' }),
  scan('fs', {}, { kind: 'system', config: 'scan:\n  file-patterns: ["pom:my-pom"]\n' }),
  scan('fs', {}, { kind: 'deep', environment: { TRIVY_SKIP_DIRS: 'proc' } }),
  scan('fs', { 'scan-ref': 'link' }, { kind: 'linked', more: NOTHING_THERE }),
  scan('fs', { 'scan-ref': 'pom.xml' }, { kind: 'linked', more: NOTHING_THERE }),
  ...[
    'service/',
    './service',
    '/service',
    'service/**',
    '**/service/**',
    '*',
    'lib,service',
    'lib, service',
  ].map((globs) => scan('fs', { scanners: 'secret' }, { environment: { TRIVY_SKIP_DIRS: globs } })),
  ...[
    'pom.xml',
    'service/pom.xml',
    './service/*.xml',
    '**/{pom,deps}.xml',
    'service/pom.[a-z]ml',
    'service/po?.xml',
  ].map((globs) => scan('fs', { scanners: 'secret' }, { environment: { TRIVY_SKIP_FILES: globs } })),
  ...['inner', 'service/inner', '**/inner'].map((globs) =>
    scan(
      'fs',
      { scanners: 'secret', 'scan-ref': 'service' },
      { kind: 'nested', environment: { TRIVY_SKIP_DIRS: globs } },
    ),
  ),
  ...[
    '[service,lib]',
    '["service,lib"]',
    '["{", service]',
    '[service, "{"]',
    '["serv**e/**"]',
    '["**service"]',
  ].map((globs) => scan('fs', { scanners: 'secret' }, { config: `scan:\n  skip-dirs: ${globs}\n` })),
  scan('fs', { scanners: 'secret' }, { config: 'scan:\n  skip-files: ["**/pom.xml,x"]\n' }),
  scan('fs', { scanners: 'secret' }, { kind: 'nested', environment: { TRIVY_SKIP_DIRS: 's**r' } }),
  scan('fs', {}, { environment: { TRIVY_OFFLINE_SCAN: 'true' }, more: KEPT_OFFLINE }),
]

/** Package types, image configurations, and compliance. */
export const imageCases: readonly Case[] = [
  scan('image', { 'pkg-types': 'os' }),
  scan('image', { 'pkg-types': 'library' }),
  scan('image', { 'pkg-types': 'os', format: 'cyclonedx' }),
  scan('rootfs', { 'pkg-types': 'os' }),
  scan('fs', { 'pkg-types': 'os' }),
  scan('fs', { 'pkg-types': 'os', scanners: 'misconfig' }),
  scan('repo', { 'pkg-types': 'os' }),
  scan('sbom', { 'pkg-types': 'os' }),
  scan('image', {}, { environment: { TRIVY_PKG_TYPES: 'os' } }),
  scan('image', {}, { environment: { TRIVY_VULN_TYPE: 'os' } }),
  scan('image', {}, { config: 'pkg:\n  types: [os]\n' }),
  scan('image', { 'pkg-types': 'library' }, { config: 'vulnerability:\n  type: [os]\n' }),
  scan('image', { 'image-config-scanners': 'misconfig' }),
  scan('image', { 'image-config-scanners': 'misconfig', scanners: 'secret' }),
  scan('image', { 'image-config-scanners': 'secret', scanners: 'secret' }),
  scan('image', { 'image-config-scanners': 'misconfig', format: 'cyclonedx' }),
  scan('image', {}, { environment: { TRIVY_IMAGE_CONFIG_SCANNERS: 'misconfig,secret' } }),
  scan('fs', {}, { environment: { TRIVY_IMAGE_CONFIG_SCANNERS: 'misconfig' } }),
  scan('image', {}, { config: 'image:\n  image-config-scanners: [misconfig]\n' }),
  scan('image', { compliance: 'docker-cis-1.6.0' }),
  scan('image', { compliance: 'docker-cis-1.6.0', scanners: 'secret' }),
  scan('image', { compliance: 'docker-cis-1.6.0', scanners: 'secret', 'pkg-types': 'os' }),
  scan('image', { scanners: 'secret' }, { environment: { TRIVY_COMPLIANCE: 'docker-cis-1.6.0' } }),
  scan('image', { scanners: 'secret' }, { config: 'scan:\n  compliance: docker-cis-1.6.0\n' }),
  ...['fs', 'rootfs', 'repo', 'config'].map((command) =>
    scan(command, {}, { environment: { TRIVY_COMPLIANCE: 'docker-cis-1.6.0' } }),
  ),
]

/** VEX repositories, which neither the scanners nor a server change. */
export const vexCases: readonly Case[] = [
  ...['image', 'rootfs', 'vm', 'fs', 'repo', 'sbom'].map((command) => scan(command, { vex: 'repo' })),
  scan('fs', { vex: 'repository' }),
  scan('fs', { vex: 'repo', scanners: 'secret' }),
  scan('fs', { vex: 'repo', scanners: 'secret' }, { hasDefaultVex: true, kind: 'plain' }),
  scan('image', { vex: 'repo', format: 'cyclonedx' }),
  scan('image', { vex: 'repo', server: SERVER }),
  scan('image', {}, { environment: { TRIVY_VEX: 'repo' } }),
  scan('config', {}, { environment: { TRIVY_VEX: 'repo' } }),
  scan('fs', {}, { config: 'vulnerability:\n  vex: [repo]\n' }),
  scan('fs', { vex: 'vex.json' }),
  scan('fs', { vex: 'vex.json,repo' }),
  scan('fs', {}, { environment: { TRIVY_VEX: 'vex.json repo' } }),
  scan('fs', {}, { config: 'vulnerability:\n  vex: repo\n' }),
]

/** A server has the vulnerability database; the client has everything else. */
export const clientCases: readonly Case[] = [
  ...['image', 'rootfs', 'vm', 'fs', 'repo', 'sbom'].map((command) => scan(command, { server: SERVER })),
  scan('image', { server: SERVER, scanners: 'vuln,misconfig' }),
  scan('image', { server: SERVER, scanners: 'secret' }),
  scan('image', { server: SERVER, format: 'cyclonedx' }),
  scan('fs', { server: SERVER, scanners: 'vuln,misconfig' }),
  scan('image', {}, { environment: { TRIVY_SERVER: SERVER } }),
  scan('config', {}, { environment: { TRIVY_SERVER: SERVER } }),
  scan('image', {}, { config: `server:\n  addr: ${SERVER}\n` }),
  scan('image', {}, { environment: { TRIVY_SERVER: '' } }),
]

/** The same scan in other words: aliases, variables, trivy.yaml, and which of them wins. */
export const wordCases: readonly Case[] = [
  scan('filesystem'),
  scan('repository'),
  scan('conf'),
  ...['vulnerability', 'misconf', 'misconfiguration', 'config', 'misconfig secret'].map((scanners) =>
    scan('fs', {}, { environment: { TRIVY_SCANNERS: scanners } }),
  ),
  scan('fs', { scanners: 'misconf' }),
  ...['json', 'sarif', 'cosign-vuln', 'spdx'].map((format) => scan('image', { format })),
  scan('fs', {}, { environment: { TRIVY_SCANNERS: '' } }),
  scan('fs', { scanners: 'secret' }, { environment: { TRIVY_SCANNERS: 'misconfig' } }),
  scan('fs', {}, { environment: { TRIVY_SECURITY_CHECKS: 'secret' } }),
  scan('fs', {}, { environment: { TRIVY_SECURITY_CHECKS: 'vuln', TRIVY_SCANNERS: 'secret' } }),
  scan('config', {}, { environment: { TRIVY_SCANNERS: 'vuln' } }),
  scan('image', {}, { environment: { TRIVY_FORMAT: 'cyclonedx' } }),
  scan('image', { format: 'cyclonedx' }, { environment: { TRIVY_SCANNERS: 'vuln' } }),
  scan('image', { format: 'cyclonedx' }, { environment: { TRIVY_SECURITY_CHECKS: 'vuln' } }),
  scan('image', { format: 'json' }, { environment: { TRIVY_FORMAT: 'cyclonedx' } }),
  scan('fs', {}, { config: 'scan:\n  scanners: [secret]\n' }),
  scan('fs', {}, { config: 'scan:\n  scanners: license,secret\n' }),
  scan('fs', {}, { config: 'SCAN:\n  Scanners:\n    - secret\n' }),
  scan('fs', {}, { config: 'scan.scanners: [secret]\n' }),
  scan(
    'fs',
    {},
    {
      config: 'scan:\n  scanners: [misconfig]\n',
      environment: { TRIVY_SCANNERS: 'secret' },
    },
  ),
  scan('fs', { scanners: 'vuln' }, { config: 'scan:\n  security-checks: [secret]\n' }),
  scan('image', { format: 'cyclonedx' }, { config: 'scan:\n  security-checks: [vuln]\n' }),
  scan(
    'image',
    { format: 'cyclonedx', scanners: 'secret' },
    { config: 'scan:\n  security-checks: [vuln]\n' },
  ),
  scan('image', { format: 'cyclonedx' }, { config: 'scan:\n  scanners: [vuln]\n' }),
  scan('image', {}, { config: 'format: cyclonedx\n' }),
  scan('fs', {}, { config: 'scan:\n  scanners: []\n' }),
  scan('fs', {}, { config: 'scan:\n  scanners:\n' }),
  scan('fs', {}, { config: 'scanners: [misconfig]\n' }),
  scan('fs', {}, { config: 'pkg:\n  types: []\n' }),
  scan('image', {}, { config: 'pkg:\n  types: []\n' }),
  scan('fs', {}, { config: 'scan:\n  scanners: [secret]\n', environment: { TRIVY_SCANNERS: '' } }),
  scan('fs', { scanners: 'misconfig' }, { environment: { TRIVY_MISCONFIG_SCANNERS: 'terraform' } }),
  scan('version'),
  scan('fs', { 'trivy-config': 'ci.yaml' }, { kind: 'configured' }),
  scan('fs', { 'trivy-config': 'none' }, { config: 'scan:\n  scanners: [secret]\n', since: '0.76.0' }),
  scan('fs', {}, { config: 'scan:\n  scanners: [secret]\n', environment: { TRIVY_CONFIG: '' } }),
  scan('fs', {}, { kind: 'configured', environment: { TRIVY_CONFIG: 'ci.yaml' } }),
  scan('fs', {}, { kind: 'configured', environment: { TRIVY_CONFIG: 'missing.yaml' } }),
]

/** One of each way to say it, for the built action. */
export const actionCases: readonly Case[] = [
  scan('image', { scanners: 'vuln,misconfig', format: 'json' }),
  scan('image', {}, { environment: { TRIVY_FORMAT: 'cyclonedx' } }),
  scan('fs', {}, { config: 'scan:\n  scanners: [secret]\n' }),
  scan('fs', { 'scan-ref': 'lib', vex: 'repo' }),
  scan('config'),
  scan('sbom'),
]
