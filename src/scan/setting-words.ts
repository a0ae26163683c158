// The settings that are lists of words: scanners, package types, format. Trivy's defaults differ by subcommand.

import { clean } from '../base/log.ts'
import {
  type Command,
  FORMAT_WORDS,
  IMAGE_CONFIG_SCANNER_WORDS,
  meaningOf,
  nearestWord,
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

/** The default scanners; `config` has only the one, `server` and what scans nothing have none. */
const DEFAULT_SCANNERS: Readonly<Partial<Record<Command, readonly Scanner[]>>> = {
  sbom: ['vuln'],
  k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
  config: ['misconfig'],
  server: [],
  other: [],
}
const USUAL_DEFAULT: readonly Scanner[] = ['vuln', 'secret']

/** The scanners that a subcommand accepts where they are not the usual ones. */
const ALLOWED_SCANNERS: Readonly<Partial<Record<Command, readonly Scanner[]>>> = {
  sbom: ['vuln', 'license'],
  k8s: ['vuln', 'misconfig', 'secret', 'rbac'],
  image: ['vuln', 'misconfig', 'secret', 'license', 'crypto'],
}
const USUALLY_ALLOWED: readonly Scanner[] = ['vuln', 'misconfig', 'secret', 'license']

/** The scanners that `command` accepts; all when it is not known. */
export function allowedScanners(command: Command | undefined): readonly Scanner[] {
  if (command === undefined) return [...USUALLY_ALLOWED, 'rbac', 'crypto']
  return ALLOWED_SCANNERS[command] ?? USUALLY_ALLOWED
}

/** What Trivy looks for. Before SBOM formats and compliance reports, which change it. */
export function decideScanners(sources: SettingSources, report: Report): TrivySettings['scanners'] {
  const { command } = sources
  const found = findSetting(FLAGS.scanners, sources)
  if (found === undefined) {
    const value = new Set((command === undefined ? undefined : DEFAULT_SCANNERS[command]) ?? USUAL_DEFAULT)
    // `config` has no flag for it: an SBOM format does not clear what nobody can choose.
    return {
      value,
      origin: command === 'other' ? 'it scans nothing' : `default of trivy ${command ?? 'scans'}`,
      isExplicit: command === 'config',
    }
  }
  const allowed = allowedScanners(command)
  const words = Object.fromEntries(
    Object.entries(SCANNER_WORDS).filter(([, scanner]) => allowed.includes(scanner)),
  )
  const { known, hasUnknown } = readWords(found, words, report)
  // Nobody knows what the word of a newer Trivy needs.
  const value = new Set(hasUnknown ? allowed : known)
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
      value: widestOr(found, IMAGE_CONFIG_SCANNER_WORDS, report),
      origin: found?.origin ?? 'not said',
    },
    format: decideFormat(sources, report),
    pkgTypes: decidePkgTypes(sources, report),
  }
}

function decideFormat(sources: SettingSources, report: Report): TrivySettings['format'] {
  const found = findSetting(FLAGS.format, sources)
  const text = toText(found?.raw)
  if (found === undefined || text === '') return { value: 'table', origin: 'default of trivy' }
  // A format that is not known here counts as one that lists packages (see `isSbomFormat`).
  const [value = text] = readWords({ ...found, raw: [text] }, FORMAT_WORDS, report).known
  return { value, origin: found.origin }
}

function decidePkgTypes(sources: SettingSources, report: Report): TrivySettings['pkgTypes'] {
  // A repository has no operating system: Trivy passes over the flag.
  if (sources.command === 'repo') return { value: new Set(['library']), origin: 'fixed for trivy repo' }
  const found = findSetting(FLAGS.pkgTypes, sources)
  if (found === undefined) return { value: new Set(['os', 'library']), origin: 'default of trivy' }
  return { value: widestOr(found, PKG_TYPE_WORDS, report), origin: found.origin }
}

/** What was said; everything where a word of it is not known; nothing where nobody said anything. */
function widestOr<T extends string>(
  found: FoundSetting | undefined,
  words: Readonly<Record<string, T>>,
  report: Report,
): ReadonlySet<T> {
  if (found === undefined) return new Set()
  const { known, hasUnknown } = readWords(found, words, report)
  return new Set(hasUnknown ? Object.values<T>(words) : known)
}

/** Unknown words that a warning repeats: a pull request may have written thousands. */
const MAX_QUOTED = 3

/** The known words. An unknown one is only a warning, and counts as the widest need: a newer Trivy may know it. */
function readWords<T extends string>(
  found: FoundSetting,
  words: Readonly<Record<string, T>>,
  { warnings }: Report,
): { readonly known: readonly T[]; readonly hasUnknown: boolean } {
  const list = toList(found.raw)
  const unknown = list.filter((word) => meaningOf(words, word) === undefined)
  // What is misspelt, or refused by this subcommand, no Trivy takes.
  const isNewer = unknown.some(
    (word) => meaningOf(SCANNER_WORDS, word) === undefined && nearestWord(words, word) === undefined,
  )
  if (unknown.length > 0) {
    const consequence = isNewer
      ? 'is not known here: all that it could need is planned, and this Trivy may refuse it'
      : 'is passed over here, and Trivy may refuse it'
    const known = Object.keys(words).join(', ')
    const quoted = unknown.slice(0, MAX_QUOTED).map(quoteWord)
    const more = unknown.length > MAX_QUOTED ? ` and ${unknown.length - MAX_QUOTED} more` : ''
    warnings.push(`${found.origin}: ${quoted.join(', ')}${more} ${consequence}; known: ${known}`)
  }
  return { known: list.flatMap((word) => meaningOf(words, word) ?? []), hasUnknown: isNewer }
}

/** With the spaces that Trivy does not trim, and that are the whole mistake. */
function quoteWord(word: string): string {
  const isPadded = word !== word.trim() && word.trim() !== ''
  return isPadded ? `"${clean(word, 60)}" (with a space, which Trivy does not trim)` : `"${clean(word, 60)}"`
}
