// The step: real dependencies, one run, and one clear message when it fails.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runAction } from './action.ts'
import { createLog } from './log.ts'
import { defaultLimits, systemClock } from './oci/limits.ts'

// Not `new URL(…, import.meta.url)`: the bundler would take the other entry for an asset of this one.
await runAction({
  environment: process.env,
  clock: systemClock,
  limits: defaultLimits,
  log: createLog(),
  cacheWorkerFile: join(dirname(fileURLToPath(import.meta.url)), '..', 'cache-worker', 'index.js'),
})
