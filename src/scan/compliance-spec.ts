// A compliance report of the user's own, `@file`: which checks it names, for they decide what Trivy looks for.
import { resolve } from 'node:path'
import { describeError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { readSmallYaml } from '../base/small-file.ts'
import { loadYaml } from '../base/yaml.ts'
import type { Scanner } from './settings.ts'

/** Aliases that one document may resolve to, against documents that unfold to gigabytes. */
const MAX_ALIASES = 100

/** Beginnings of the ids of checks, whose case does not count; whatever else Trivy takes is a misconfiguration. */
const SCANNERS_OF_CHECKS: readonly (readonly [string, Scanner])[] = [
  ['cve-', 'vuln'],
  ['dla-', 'vuln'],
  ['vuln-', 'vuln'],
  ['secret-', 'secret'],
]

/** What became of reading it. */
export type ComplianceSpec =
  | { readonly kind: 'read'; readonly scanners: ReadonlySet<Scanner> }
  | { readonly kind: 'unread'; readonly why: string }

/**
 * Reads the file that a compliance setting names, where Trivy will look for it: in its working directory, which is the
 * workspace unless the later step says otherwise.
 *
 * @returns undefined for a report that is built into Trivy
 */
export function readComplianceSpec(
  setting: string | undefined,
  workspace: string,
): ComplianceSpec | undefined {
  if (setting === undefined || !setting.startsWith('@')) return undefined
  try {
    const text = readSmallYaml(resolve(workspace, setting.slice(1)))
    const document = loadYaml().parse(text, {
      maxAliasCount: MAX_ALIASES,
      merge: true,
      prettyErrors: false,
    })
    const checks = listChecks(document)
    return { kind: 'read', scanners: new Set(checks.map(scannerOf)) }
  } catch (error) {
    // Whoever runs Trivy elsewhere has it elsewhere.
    return { kind: 'unread', why: clean(describeError(error).split('\n')[0] ?? '', 150) }
  }
}

function listChecks(document: unknown): readonly string[] {
  const controls = fieldOf(fieldOf(document, 'spec'), 'controls')
  if (!Array.isArray(controls)) throw new Error('it has no spec with controls')
  return controls.flatMap((control) => {
    const checks = fieldOf(control, 'checks')
    return (Array.isArray(checks) ? checks : []).map((check) => String(fieldOf(check, 'id') ?? ''))
  })
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function scannerOf(id: string): Scanner {
  const lower = id.toLowerCase()
  return SCANNERS_OF_CHECKS.find(([beginning]) => lower.startsWith(beginning))?.[1] ?? 'misconfig'
}
