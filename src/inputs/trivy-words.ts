// The words that Trivy accepts for its subcommands and settings, with its aliases.

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
export type Scanner = 'vuln' | 'misconfig' | 'secret' | 'license' | 'rbac' | 'crypto'

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

/** How messages name a command; undefined stands for scans that nobody named. */
export function sayCommand(command: Command | undefined): string {
  if (command === undefined) return 'other scans'
  return command === 'other' ? 'a command that scans nothing' : command
}

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
  // Since 0.76, for `image` alone; needs no data of its own.
  crypto: 'crypto',
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

/** Whether this is what a word of the table means, or one of a newer Trivy that came through unread. */
export function isMeaning<T extends string>(words: Readonly<Record<string, T>>, word: string): word is T {
  return Object.values<string>(words).includes(word)
}

/** Edits within which a word is taken for a known one that somebody misspelt. */
const MAX_EDITS = 2

/**
 * The known word that was probably meant; undefined where a newer Trivy may simply know one more. A word of Trivy is of
 * small letters, digits, and dashes: what is not, no Trivy knows, and the nearest word is named whatever the distance.
 */
export function nearestWord(words: Readonly<Record<string, string>>, word: string): string | undefined {
  const ranked = Object.keys(words)
    .map((known) => ({ known, edits: countEdits(word.toLowerCase(), known) }))
    .sort((a, b) => a.edits - b.edits)
  const [nearest] = ranked
  const isPlausible = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(word) && word.length <= 40
  if (nearest === undefined) return undefined
  // Of a short word, two letters more or less are another word: `git` is not meant for `i`.
  const isFar = nearest.edits > MAX_EDITS || nearest.edits * 2 >= Math.max(word.length, nearest.known.length)
  return isPlausible && isFar ? undefined : nearest.known
}

/** Levenshtein's distance of two short words. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...from.slice(0, 60)].entries()) {
    const next = [at + 1]
    for (const [index, other] of [...to].entries()) {
      const swap = (row[index] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(swap, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
