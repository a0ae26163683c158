// The words that Trivy accepts for its subcommands and settings, with its aliases (trivy-facts §1.3, §1.4).

/** The subcommands of Trivy that differ in what they need; `other` (convert, clean, version, …) needs nothing. */
export type Command =
  | 'image'
  | 'fs'
  | 'rootfs'
  | 'repo'
  | 'vm'
  | 'k8s'
  | 'config'
  | 'sbom'
  | 'server'
  | 'client'
  | 'other'

/** What Trivy can look for. */
export type Scanner = 'vuln' | 'misconfig' | 'secret' | 'license' | 'rbac'

/** Every spelling of every subcommand (`pkg/commands/app.go`); the one-letter aliases of image, client, server too. */
export const COMMAND_WORDS = {
  image: 'image',
  i: 'image',
  fs: 'fs',
  filesystem: 'fs',
  rootfs: 'rootfs',
  repo: 'repo',
  repository: 'repo',
  vm: 'vm',
  k8s: 'k8s',
  kubernetes: 'k8s',
  config: 'config',
  conf: 'config',
  sbom: 'sbom',
  server: 'server',
  s: 'server',
  client: 'client',
  c: 'client',
  convert: 'other',
  conv: 'other',
  clean: 'other',
  version: 'other',
  plugin: 'other',
  module: 'other',
  registry: 'other',
  vex: 'other',
} as const satisfies Record<string, Command>

/** Every spelling of every scanner (`pkg/flag/scan_flags.go`, ValueNormalize). */
export const SCANNER_WORDS = {
  vuln: 'vuln',
  vulnerability: 'vuln',
  misconfig: 'misconfig',
  misconf: 'misconfig',
  misconfiguration: 'misconfig',
  config: 'misconfig',
  secret: 'secret',
  license: 'license',
  rbac: 'rbac',
} as const satisfies Record<string, Scanner>

/** The scanners for the configuration of an image; no aliases (`pkg/flag/image_flags.go`). */
export const IMAGE_CONFIG_SCANNER_WORDS = { misconfig: 'misconfig', secret: 'secret' } as const

/** The types of packages; no aliases (`pkg/flag/package_flags.go`). */
export const PKG_TYPE_WORDS = { os: 'os', library: 'library' } as const

/** The output formats; no aliases (`pkg/types/report.go`). */
export const FORMAT_WORDS = {
  table: 'table',
  json: 'json',
  template: 'template',
  sarif: 'sarif',
  cyclonedx: 'cyclonedx',
  spdx: 'spdx',
  'spdx-json': 'spdx-json',
  github: 'github',
  'cosign-vuln': 'cosign-vuln',
} as const

/** The meaning of a word in one of these tables; undefined if it is not in it. */
export function meaningOf<T extends string>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}
