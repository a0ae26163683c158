// The action with a cache process that finds Azure's blob storage on this machine, so that the client takes its Azure path.
import { join } from 'node:path'
import { defaultLimits, systemClock } from '../../src/base/limits.ts'
import { createLog } from '../../src/base/log.ts'
import { runAction } from '../../src/run/action.ts'
import { azureOnLoopback } from '../fakes/cache-service.ts'

await runAction({
  environment: process.env,
  clock: systemClock,
  limits: defaultLimits,
  log: createLog(),
  dist: join(import.meta.dirname, '..', '..', 'dist'),
  cacheWorkerFile: join(import.meta.dirname, '..', '..', 'dist', 'cache-worker', 'index.js'),
  cacheTuning: { execArgv: azureOnLoopback },
})
