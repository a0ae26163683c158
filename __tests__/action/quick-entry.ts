// The action with limits for tests, straight from its source: nobody waits half a minute for a host that never answers.
import { join } from 'node:path'
import { defaultLimits, type Limits, systemClock } from '../../src/base/limits.ts'
import { createLog } from '../../src/base/log.ts'
import { runAction } from '../../src/run/action.ts'

/** The variable in which a test passes its limits, as JSON. */
const LIMITS_VARIABLE = 'TEST_LIMITS'

// As many tries as a user gets. Where no limit is the point, none is shorter than a loaded machine needs.
const quick: Limits = { ...defaultLimits, backoffMs: 5 }
const own: Partial<Limits> = JSON.parse(process.env[LIMITS_VARIABLE] ?? '{}')

await runAction({
  environment: process.env,
  clock: systemClock,
  limits: { ...quick, ...own },
  log: createLog(),
  dist: join(import.meta.dirname, '..', '..', 'dist'),
  cacheWorkerFile: join(import.meta.dirname, '..', '..', 'dist', 'cache-worker', 'index.js'),
})
