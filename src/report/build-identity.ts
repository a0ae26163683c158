// Which build of this action runs: tags move, and a checkout on a host has none.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build says of itself. */
export interface BuildIdentity {
  /** Of package.json, when it was built. */
  readonly version?: string
  /** SHA-256 of `dist/SHA256SUMS`, which has that of every other file of `dist/`. */
  readonly digest?: string
}

/**
 * Reads what the build has left beside its programs.
 *
 * @param dist directory of the build
 * @returns nothing where something else than a whole build runs
 */
export function readBuildIdentity(dist: string): BuildIdentity {
  try {
    const { version } = JSON.parse(readFileSync(join(dist, 'main', 'package.json'), 'utf8')) as BuildIdentity
    const sums = readFileSync(join(dist, 'SHA256SUMS'))
    const digest = `sha256:${createHash('sha256').update(sums).digest('hex')}`
    return { ...(version === undefined ? {} : { version }), digest }
  } catch {
    // The record of a run is not worth its failure.
    return {}
  }
}
