// Pure but for one look: the home that the bash of Git for Windows, and git itself, take.
import { existsSync } from 'node:fs'
import { fromBash, plainWindowsPath } from './windows-path.ts'

/**
 * Where bash and git of Windows are at home: `HOME`, else `HOMEDRIVE` with `HOMEPATH` where that is a directory (a share of a
 * domain's users), else `USERPROFILE` (Git for Windows, `db_home: env` of its runtime, and `mingw.c` of git). A HOME that a step of
 * bash has set is spelled `/c/Users/me`.
 *
 * @returns undefined where nothing says
 */
export function findBashHome(environment: NodeJS.ProcessEnv, isThere = existsSync): string | undefined {
  if (environment.HOME) return fromBash(environment.HOME)
  const { HOMEDRIVE, HOMEPATH } = environment
  const ofDomain = HOMEDRIVE && HOMEPATH ? plainWindowsPath(HOMEDRIVE + HOMEPATH) : undefined
  if (ofDomain !== undefined && isThere(ofDomain)) return ofDomain
  return environment.USERPROFILE || undefined
}
