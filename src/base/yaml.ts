// The YAML library, loaded when the first text is there to be read: most jobs meet none, and it costs a fifth of their start.
import { createRequire } from 'node:module'
import type * as Library from 'yaml'
import { requireCompiled } from './compiled-parts.ts'

/** Where it is, package.json says: the published package, and in dist/ a file beside the bundle (`scripts/build.ts`). */
const NAME = '#yaml'

let library: typeof Library | undefined

/** Loads it at once and not with `import(…)`: inputs are read, with all their mistakes, in one go. */
export function loadYaml(): typeof Library {
  library ??= requireCompiled(createRequire(import.meta.url), NAME) as typeof Library
  return library
}
