// Where compiled code is kept between jobs of one host: half of what a job costs that finds everything fresh is compiling this
// action.
import { lstatSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { GROUP_AND_OTHERS_MAY_WRITE } from './mode-bits.ts'
import { findMovable } from './trusted-owner.ts'

/** Runner store settings as the runner passes them; read here before anything that could parse them is loaded. */
interface StoreEnvironment {
  readonly RUNNER_ENVIRONMENT?: string | undefined
  readonly RUNNER_TOOL_CACHE?: string | undefined
  readonly INPUT_STORE?: string | undefined
  readonly 'INPUT_STORE-DIR'?: string | undefined
}

/**
 * Where compiled code is kept: in the runner store, once a job has made it.
 *
 * What lies there is run, so the store must belong to this very user, and nobody but root may write to it, or put another in
 * its place.
 *
 * @returns undefined where there is no such place
 */
export function findCompileCache(environment: StoreEnvironment): string | undefined {
  const { RUNNER_ENVIRONMENT, RUNNER_TOOL_CACHE, INPUT_STORE, 'INPUT_STORE-DIR': named } = environment
  if (INPUT_STORE === 'never') return undefined
  if (RUNNER_ENVIRONMENT !== 'self-hosted' && INPUT_STORE !== 'always') return undefined
  const root = named || RUNNER_TOOL_CACHE || ''
  if (!isAbsolute(root)) return undefined
  const home = join(root, 'trivy-offline-cache')
  return isOursAlone(home) ? join(home, 'compile-cache') : undefined
}

/** Windows has no user ids and no modes: there it is never the case. */
function isOursAlone(directory: string): boolean {
  try {
    const facts = lstatSync(directory)
    const isOurs =
      facts.isDirectory() &&
      facts.uid === process.getuid?.() &&
      (facts.mode & GROUP_AND_OTHERS_MAY_WRITE) === 0
    return isOurs && findMovable(dirname(directory), [facts.uid, 0], 'stranger') === undefined
  } catch {
    // Nothing there, or nothing that can be looked at: what is wrong with it, whoever opens the store says.
    return false
  }
}
