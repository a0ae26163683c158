// The actions under a root of trust of the tests' own, straight from their source; besides as they are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits, systemClock } from '../../src/base/limits.ts'
import { createLog } from '../../src/base/log.ts'
import { runAction } from '../../src/run/action.ts'

const { TEST_TRUSTED_ROOT = '', TEST_ACTION = 'main' } = process.env

await runAction(
  {
    environment: process.env,
    clock: systemClock,
    limits: { ...defaultLimits, backoffMs: 5 },
    log: createLog(),
    dist: join(import.meta.dirname, '..', '..', 'dist'),
    cacheWorkerFile: join(import.meta.dirname, '..', '..', 'dist', 'cache-worker', 'index.js'),
    trustedRoot: readFileSync(TEST_TRUSTED_ROOT, 'utf8'),
  },
  TEST_ACTION,
)
