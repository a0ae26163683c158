// The flags of Trivy that decide what a scan fetches: their variables, keys in trivy.yaml, old names, and subcommands.
import type { Inputs } from '../inputs/table.ts'
import type { Command } from '../inputs/trivy-words.ts'

/** The old name of a flag. */
interface Alias {
  readonly variable: string
  readonly key: string
  /** The first Trivy in which it was the old one; absent: all that are known here. */
  readonly since?: string
}

/** One flag of Trivy. */
export interface TrivyFlag {
  /** Our input of the same meaning. */
  readonly input: keyof Inputs | undefined
  readonly variable: string
  /** In trivy.yaml. */
  readonly key: string
  readonly alias?: Alias
  /** The subcommands that have it; others pass over its variable and key. Absent: all. */
  readonly commands?: readonly Command[]
}

const SCANS = ['image', 'fs', 'rootfs', 'repo', 'vm', 'k8s', 'sbom', 'client'] as const

/** The flags (`pkg/flag/*.go`) and where they exist (`pkg/commands/app.go`). */
export const FLAGS = {
  scanners: {
    input: 'scanners',
    variable: 'TRIVY_SCANNERS',
    key: 'scan.scanners',
    alias: { variable: 'TRIVY_SECURITY_CHECKS', key: 'scan.security-checks' },
    commands: SCANS,
  },
  imageConfigScanners: {
    input: 'imageConfigScanners',
    variable: 'TRIVY_IMAGE_CONFIG_SCANNERS',
    key: 'image.image-config-scanners',
    commands: ['image'],
  },
  format: {
    input: 'format',
    variable: 'TRIVY_FORMAT',
    key: 'format',
    commands: [...SCANS, 'config', 'other'],
  },
  pkgTypes: {
    input: 'pkgTypes',
    variable: 'TRIVY_PKG_TYPES',
    key: 'pkg.types',
    alias: { variable: 'TRIVY_VULN_TYPE', key: 'vulnerability.type', since: '0.54.0' },
    commands: ['image', 'fs', 'rootfs', 'repo', 'vm', 'k8s', 'sbom'],
  },
  vex: { input: 'vex', variable: 'TRIVY_VEX', key: 'vulnerability.vex', commands: SCANS },
  compliance: {
    input: 'compliance',
    variable: 'TRIVY_COMPLIANCE',
    key: 'scan.compliance',
    commands: ['image', 'fs', 'vm', 'k8s', 'sbom', 'config', 'client'],
  },
  server: {
    input: 'server',
    variable: 'TRIVY_SERVER',
    key: 'server.addr',
    commands: ['image', 'fs', 'rootfs', 'repo', 'vm', 'sbom'],
  },
  remote: { input: 'server', variable: 'TRIVY_REMOTE', key: 'server.addr', commands: ['client'] },
  skipImages: {
    input: undefined,
    variable: 'TRIVY_SKIP_IMAGES',
    key: 'kubernetes.skipImages',
    commands: ['k8s'],
  },
  skipDirs: { input: undefined, variable: 'TRIVY_SKIP_DIRS', key: 'scan.skip-dirs' },
  skipFiles: { input: undefined, variable: 'TRIVY_SKIP_FILES', key: 'scan.skip-files' },
  filePatterns: { input: undefined, variable: 'TRIVY_FILE_PATTERNS', key: 'scan.file-patterns' },
} as const satisfies Record<string, TrivyFlag>
