// What every job loads, as one file of the bundle: the step, as far as it goes where everything is fresh. The other actions,
// and all that asks somebody, unpacks, or follows, are loaded where they are used.
import { join } from 'node:path'
import { defaultLimits, systemClock } from '../base/limits.ts'
import { createLog } from '../base/log.ts'
import { keepOthersFromWriting } from '../base/umask.ts'
import { runAction } from './action.ts'

/**
 * Runs one of the actions, the program, or the hook, with the real world around it, and ends the process.
 *
 * @param name of the action, which is that of its directory in dist/
 * @param dist directory of the build
 */
export async function start(name: string, dist: string): Promise<never> {
  keepOthersFromWriting()
  // The built entry of the child process for the Actions cache.
  const cacheWorkerFile = join(dist, 'cache-worker', 'index.js')
  const real = { environment: process.env, clock: systemClock, limits: defaultLimits, dist, cacheWorkerFile }
  if (name === 'cli') return (await import('./program/program.ts')).runProgram(process.argv.slice(2), real)
  const step = { ...real, log: createLog() }
  if (name === 'hook') return (await import('./hook.ts')).runHook(step)
  return runAction(step, name)
}
