// Whether the file belongs to the administrator: a job whose user may write it, or may put another in its place, would set
// its own limits.
import { accessSync, closeSync, constants, lstatSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { isInside, realPathOf } from '../base/inside.ts'
import { OTHERS_MAY_WRITE, STICKY } from '../base/mode-bits.ts'

/** Who asks, and which directories are filled by jobs. */
export interface Asker {
  /** The user of this process; undefined on Windows. */
  readonly user: number | undefined
  /** Directories that jobs fill, whoever owns them: the workspace, `RUNNER_TEMP`. */
  readonly jobDirectories: readonly string[]
}

/** Why the file cannot be believed to be the administrator's; undefined where nothing speaks against it. */
export function explainDistrust(file: string, asker: Asker): string | undefined {
  const inside = asker.jobDirectories.find((directory) => isInside(file, directory))
  if (inside !== undefined) return `it lies in ${inside}, which jobs fill`
  // Also where links lead: a mounted ConfigMap is one.
  const paths = [...new Set([...wayTo(file), ...wayTo(realPathOf(file))])]
  for (const path of paths) {
    const reason = asker.user === undefined ? undefined : explainPath(path, asker.user)
    if (reason !== undefined) return reason
  }
  return asker.user === undefined && isWritableHere(file) ? `the job may write ${file}` : undefined
}

function explainPath(path: string, user: number): string | undefined {
  const facts = lstatSync(path)
  const { uid, mode } = facts
  if (facts.isSymbolicLink()) return undefined
  // To root everything is open; then root is the administrator, and only others count.
  if (user !== 0 && uid === user) return `${path} belongs to user ${user}, whose jobs may change it`
  // Where deletion is restricted (`/tmp`), nobody replaces what another user owns; the next one down is looked at itself.
  if (facts.isDirectory() && (mode & STICKY) !== 0) return undefined
  if ((mode & OTHERS_MAY_WRITE) !== 0) return `everybody may write ${path}`
  if (user !== 0 && user === process.getuid?.() && isWritable(path))
    return `user ${user}, whose jobs this runs, may write ${path}`
  return undefined
}

/** By groups and access control lists too: the system itself answers. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Windows answers whoever opens it. Who may replace it in its directory is not told there. */
function isWritableHere(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'))
    return true
  } catch {
    return false
  }
}

/** The file and every directory above it. */
function wayTo(file: string): string[] {
  const above = dirname(file)
  return above === file ? [file] : [file, ...wayTo(above)]
}
