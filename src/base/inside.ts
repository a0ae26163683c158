// Whether one path lies in another, for decisions on trust: several names can lead to one directory.
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { hasCode } from './errors.ts'
import { plainWindowsPath } from './windows-path.ts'

/**
 * Whether a path, which need not exist, is a directory or lies below it: by its name, or by what its name leads to. Upper
 * and lower case where the file system does not tell them apart, short names of Windows, links, and `/tmp` of macOS, which
 * is `/private/tmp`, give a directory names that no comparison of texts finds to be the same.
 */
export function isInside(path: string, directory: string): boolean {
  const [inner, outer] = [path, directory].map((name) => resolve(asWindowsReads(name))) as [string, string]
  if (isNamedInside(inner, outer)) return true
  const wanted = identify(outer)
  if (wanted === undefined) return false
  for (let current = realPart(inner); ; current = dirname(current)) {
    if (identify(current) === wanted) return true
    if (dirname(current) === current) return false
  }
}

/** Who is asked for real paths; tests replace it. */
export interface PathLook {
  readonly platform: NodeJS.Platform
  realpath(path: string): string
}

const LOOK: PathLook = { platform: process.platform, realpath: realpathSync }

/**
 * What exFAT, RAM disks, and volumes that Windows' mount manager does not know answer for a path that is there. Some of them
 * say that it is not.
 */
const NO_ANSWER = ['EISDIR', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'UNKNOWN']

/** The real path; the name itself where the file system has no answer: then it has no links either. Throws what it says. */
export function realPathOf(path: string, { platform, realpath }: PathLook = LOOK): string {
  try {
    return realpath(path)
  } catch (error) {
    const isUnanswered = hasCode(error, ...NO_ANSWER) || (hasCode(error, 'ENOENT') && existsSync(path))
    if (platform === 'win32' && isUnanswered) return resolve(path)
    throw error
  }
}

/** As {@link realPathOf}; undefined for what is not there, or may not be looked at. */
export function realPathIfThere(path: string, look?: PathLook): string | undefined {
  try {
    return realPathOf(path, look)
  } catch {
    return undefined
  }
}

/** `D:\workspace.` is the workspace for every program but Node. */
function asWindowsReads(path: string): string {
  return process.platform === 'win32' ? plainWindowsPath(path) : path
}

/** The same by the texts of two absolute paths alone, for those that are real already. */
export function isNamedInside(path: string, directory: string): boolean {
  const way = relative(directory, path)
  return way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/** Of what exists on the way to it. */
function realPart(path: string): string {
  for (let current = path; ; current = dirname(current)) {
    try {
      return realPathOf(current)
    } catch {
      // Not there, or not to be looked at: what it lies in is.
      if (dirname(current) === current) return current
    }
  }
}

/** Device and inode: the same for all names of a directory. */
function identify(directory: string): string | undefined {
  try {
    const { dev, ino } = statSync(directory, { bigint: true })
    // File systems of Windows that number nothing.
    return ino === 0n ? undefined : `${dev}:${ino}`
  } catch {
    return undefined
  }
}
