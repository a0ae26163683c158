// The entry of all four actions: where code compiled by an earlier job may be kept, and then the step itself.
import { basename, dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { hideFromChildren } from './base/child-environment.ts'
import { findCompileCache } from './base/compile-cache.ts'
import { useCompiledParts } from './base/compiled-parts.ts'
// Here for the bundler alone: a part of the bundle that says `import.meta` is never kept compiled, and this file says it anyhow.
import './base/yaml.ts'

// Not `new URL(…, import.meta.url)`: the bundler would take the other entry for an asset of this one.
const directory = dirname(fileURLToPath(import.meta.url))

// Before anything else of this action is loaded, or any program started.
hideFromChildren(process.env)
// `dist/warm/index.js` and its like only import this file.
const entry = basename(dirname(argv[1] ?? ''))
const kept = findCompileCache(process.env)
if (kept !== undefined) useCompiledParts({ parts: directory, kept, entry })
const { start } = await import('./run/start.ts')

await start(entry, join(directory, '..'))
