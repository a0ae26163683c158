// The step: real dependencies, one run, and one clear message when it fails. All four actions are this one bundle.
import { basename, dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { defaultLimits, systemClock } from './base/limits.ts'
import { createLog } from './base/log.ts'
import { runAction } from './run/action.ts'

// Not `new URL(…, import.meta.url)`: the bundler would take the other entry for an asset of this one.
const directory = dirname(fileURLToPath(import.meta.url))

await runAction(
  {
    environment: process.env,
    clock: systemClock,
    limits: defaultLimits,
    log: createLog(),
    cacheWorkerFile: join(directory, '..', 'cache-worker', 'index.js'),
  },
  // `dist/warm/index.js` and its like only import this file.
  basename(dirname(argv[1] ?? '')),
)
