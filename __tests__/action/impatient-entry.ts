// The action with little patience for the Actions cache: nobody waits minutes for a service that never answers.
import { join } from 'node:path'
import { defaultLimits, systemClock } from '../../src/base/limits.ts'
import { createLog } from '../../src/base/log.ts'
import { runAction } from '../../src/run/action.ts'

/** Longer than the same calls take on a loaded machine; also what tests reckon with. */
export const CACHE_DEADLINE_MS = 3000

await runAction({
  environment: process.env,
  clock: systemClock,
  limits: defaultLimits,
  log: createLog(),
  dist: join(import.meta.dirname, '..', '..', 'dist'),
  cacheWorkerFile: join(import.meta.dirname, '..', '..', 'dist', 'cache-worker', 'index.js'),
  cacheTuning: {
    deadlines: { lookup: CACHE_DEADLINE_MS, restore: CACHE_DEADLINE_MS, save: CACHE_DEADLINE_MS },
  },
})
