// What `terraform init` has installed: `.terraform/modules/modules.json`, which Trivy believes before everything else.
import { posix } from 'node:path'
import { findMisfit, goFields, parseFirstGoJson, type Shape } from '../../../verify/go-json.ts'
import type { ModuleFiles, Unread } from './module-files.ts'

/** Where it lies below a root module. */
export const MANIFEST = '.terraform/modules/modules.json'

/** What helps where only Terraform itself can fetch a module. */
export const INSTALL_FIRST = 'Run terraform init before this step: Trivy takes what it installs.'

/** Of thousands of modules; real ones have some kB. */
const MAX_BYTES = 8 << 20

/** What Trivy declares: of another type somewhere, all of it counts as nothing. */
const ROW: Shape = { fields: { key: 'string', source: 'string', version: 'string', dir: 'string' } }
const SHAPE: Shape = { fields: { modules: { list: ROW } } }

/** Directory of an installed module, by the names of the calls that lead to it, with dots: `network.subnets`. */
export type InstalledModules = ReadonlyMap<string, string>

/**
 * Reads it for a root module, as Go decodes it; undefined when there is none that Trivy can read, which goes on without it,
 * and why when only we cannot: it is too large.
 */
export function readInstalled(files: ModuleFiles, root: string): InstalledModules | undefined | Unread {
  const read = files.read(posix.join(root, MANIFEST), MAX_BYTES)
  if (read.kind !== 'text') return read.kind === 'unread' ? read : undefined
  try {
    const value = parseFirstGoJson(read.text)
    if (findMisfit(value, SHAPE) !== undefined) return undefined
    const modules = goFields(value)?.get('modules')
    const rows = (Array.isArray(modules) ? modules : []).map((row: unknown): [string, string] => {
      const fields = goFields(row)
      return [textOf(fields?.get('key')), posix.join(root, textOf(fields?.get('dir')))]
    })
    // Of two of one key Trivy takes the first.
    return new Map(rows.reverse())
  } catch {
    return undefined
  }
}

/** What is not there, or null, is empty. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
