// The entry of all four actions: where code compiled by an earlier job may be kept, and then the step itself.
import { basename, dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { hideFromChildren } from './base/child-environment.ts'
import { useCompileCache } from './base/compile-cache.ts'

// Not `new URL(…, import.meta.url)`: the bundler would take the other entry for an asset of this one.
const directory = dirname(fileURLToPath(import.meta.url))

// Before anything else of this action is loaded, or any program started.
hideFromChildren(process.env)
useCompileCache(process.env)
const { start } = await import('./run/start.ts')

// `dist/warm/index.js` and its like only import this file.
await start(basename(dirname(argv[1] ?? '')), join(directory, '..'))
