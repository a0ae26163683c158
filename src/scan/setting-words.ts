// The settings that are lists of words: scanners, package types, format. Trivy's defaults differ by subcommand.

import { clean } from '../base/log.ts'
import {
  type Command,
  FORMAT_WORDS,
  IMAGE_CONFIG_SCANNER_WORDS,
  meaningOf,
  PKG_TYPE_WORDS,
  SCANNER_WORDS,
  type Scanner,
} from '../inputs/trivy-words.ts'
import {
  type FoundSetting,
  findCurrentSetting,
  findSetting,
  type SettingSources,
  toList,
  toText,
} from './find-setting.ts'
import type { Report, TrivySettings } from './settings.ts'
import { FLAGS } from './trivy-flags.ts'

/** The default scanners (trivy-facts §1.3); `config` has only the one, `server` and what scans nothing have none. */
const DEFAULT_SCANNERS: Readonly<Partial<Record<Command, readonly Scanner[]>>> = {
  sbom: ['vuln'],
  k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
  config: ['misconfig'],
  server: [],
  other: [],
}
const USUAL_DEFAULT: readonly Scanner[] = ['vuln', 'secret']

/** The scanners that a subcommand accepts where they are not the usual ones (trivy-facts §1.3). */
const ALLOWED_SCANNERS: Readonly<Partial<Record<Command, readonly Scanner[]>>> = {
  sbom: ['vuln', 'license'],
  k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
}
const USUALLY_ALLOWED: readonly Scanner[] = ['vuln', 'misconfig', 'secret', 'license']

/** The scanners that `command` accepts; all when it is not known. */
export function allowedScanners(command: Command | undefined): readonly Scanner[] {
  if (command === undefined) return [...USUALLY_ALLOWED, 'rbac']
  return ALLOWED_SCANNERS[command] ?? USUALLY_ALLOWED
}

/** What Trivy looks for. Before SBOM formats and compliance reports, which change it (trivy-facts §1.4, §1.5). */
export function decideScanners(sources: SettingSources, report: Report): TrivySettings['scanners'] {
  const { command } = sources
  const found = findSetting(FLAGS.scanners, sources)
  if (found === undefined) {
    const value = new Set((command === undefined ? undefined : DEFAULT_SCANNERS[command]) ?? USUAL_DEFAULT)
    // `config` has no flag for it: an SBOM format does not clear what nobody can choose.
    return { value, origin: `default of trivy ${command ?? 'scans'}`, isExplicit: command === 'config' }
  }
  const allowed = allowedScanners(command)
  const words = Object.fromEntries(
    Object.entries(SCANNER_WORDS).filter(([, scanner]) => allowed.includes(scanner)),
  )
  const value = new Set(readWords(found, words, report))
  // The deprecated key decides, but when Trivy asks whether somebody chose scanners, it does not look for that one.
  return {
    value,
    origin: found.origin,
    isExplicit: findCurrentSetting(FLAGS.scanners, sources) !== undefined,
  }
}

/** The other settings of words. */
export function decideWordSettings(
  sources: SettingSources,
  report: Report,
): Pick<TrivySettings, 'imageConfigScanners' | 'format' | 'pkgTypes'> {
  const found = findSetting(FLAGS.imageConfigScanners, sources)
  return {
    imageConfigScanners: {
      value: new Set(found === undefined ? [] : readWords(found, IMAGE_CONFIG_SCANNER_WORDS, report)),
      origin: found?.origin ?? 'not said',
    },
    format: decideFormat(sources, report),
    pkgTypes: decidePkgTypes(sources, report),
  }
}

function decideFormat(sources: SettingSources, report: Report): TrivySettings['format'] {
  const found = findSetting(FLAGS.format, sources)
  const [value] =
    found === undefined ? [] : readWords({ ...found, raw: [toText(found.raw)] }, FORMAT_WORDS, report)
  return found === undefined || value === undefined
    ? { value: 'table', origin: 'default of trivy' }
    : { value, origin: found.origin }
}

function decidePkgTypes(sources: SettingSources, report: Report): TrivySettings['pkgTypes'] {
  // A repository has no operating system: Trivy passes over the flag (trivy-facts §1.2).
  if (sources.command === 'repo') return { value: new Set(['library']), origin: 'fixed for trivy repo' }
  const found = findSetting(FLAGS.pkgTypes, sources)
  if (found === undefined) return { value: new Set(['os', 'library']), origin: 'default of trivy' }
  return { value: new Set(readWords(found, PKG_TYPE_WORDS, report)), origin: found.origin }
}

/** Unknown words that a warning repeats: a pull request may have written thousands. */
const MAX_QUOTED = 3

/** The known words. Of a variable or trivy.yaml an unknown one is only a warning: a newer Trivy may know it. */
function readWords<T extends string>(
  found: FoundSetting,
  words: Readonly<Record<string, T>>,
  { warnings }: Report,
): readonly T[] {
  const list = toList(found.raw)
  const unknown = list.filter((word) => meaningOf(words, word) === undefined)
  if (unknown.length > 0 && found.kind !== 'input') {
    const known = Object.keys(words).join(', ')
    const quoted = unknown.slice(0, MAX_QUOTED).map((word) => `"${clean(word, 60)}"`)
    const more = unknown.length > MAX_QUOTED ? ` and ${unknown.length - MAX_QUOTED} more` : ''
    warnings.push(
      `${found.origin}: ${quoted.join(', ')}${more} is passed over here, and Trivy may refuse it; known: ${known}`,
    )
  }
  return list.flatMap((word) => meaningOf(words, word) ?? [])
}
