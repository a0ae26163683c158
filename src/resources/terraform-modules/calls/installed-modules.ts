// What `terraform init` has installed: `.terraform/modules/modules.json`, which Trivy believes before everything else.
import { posix } from 'node:path'
import { isObject } from '../../../oci/json.ts'
import type { ModuleFiles } from './module-files.ts'

/** Where it lies below a root module. */
export const MANIFEST = '.terraform/modules/modules.json'

/** Of thousands of modules; real ones have some kB. */
const MAX_BYTES = 8 << 20

/** Directory of an installed module, by the names of the calls that lead to it, with dots: `network.subnets`. */
export type InstalledModules = ReadonlyMap<string, string>

/** Reads it for a root module; undefined when there is none that can be read, and Trivy goes on without it. */
export function readInstalled(files: ModuleFiles, root: string): InstalledModules | undefined {
  const text = files.read(posix.join(root, MANIFEST), MAX_BYTES)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const modules = isObject(value) && Array.isArray(value.Modules) ? value.Modules : []
    const rows = modules.flatMap((row: unknown): [string, string][] =>
      isObject(row) && typeof row.Key === 'string' && typeof row.Dir === 'string'
        ? [[row.Key, posix.join(root, row.Dir)]]
        : [],
    )
    // Of two of one key Trivy takes the first.
    return new Map(rows.reverse())
  } catch {
    return undefined
  }
}
