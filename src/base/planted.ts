// What another user of the host has put where this job looks for its own.
import { lstatSync, mkdtempSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeQuietlyNow } from './file-moves.ts'
import { realPathIfThere } from './inside.ts'
import { isOpen } from './trusted-owner.ts'

/** A directory that may not be this job's alone, and who may have filled it. */
export interface SharedPlace {
  readonly directory: string
  /** Whose files are believed. */
  readonly trustedUsers: readonly number[]
  /** Whether this action makes all that lies there: then whoever else has made something there is a stranger. */
  readonly isOurs: boolean
}

/**
 * The first of these paths, or of the directories above them, that a stranger has put there: its owner is not trusted, and
 * either all may write to the directory in which it lies, or we alone make what lies there. Where not all may write, whoever
 * may was chosen by the owner. Windows has no owners that could be asked for here.
 *
 * @param paths of the place; what is not there nobody has made
 */
export function findPlanted(paths: readonly string[], place: SharedPlace): string | undefined {
  if (process.platform === 'win32') return undefined
  const find = (trusted: readonly number[]) =>
    paths.flatMap(waysTo).find((path) => isPlanted(path, place, trusted))
  const found = find(place.trustedUsers)
  if (found === undefined) return undefined
  // A file system may hold no modes (FAT), or know us as another user (NFS that squashes).
  const shown = tryOwnership(place.directory)
  if (shown === undefined) return found
  return isOpen(shown) ? undefined : find([...place.trustedUsers, shown.uid])
}

/** The path and all above it; where links lead elsewhere, the same of where they lead. */
function waysTo(path: string): readonly string[] {
  const real = realPathIfThere(path)
  // Nothing, or a link that leads to nothing.
  if (real === undefined) return path === dirname(path) ? [] : [path, ...waysTo(dirname(path))]
  return [...new Set([...upFrom(path), ...upFrom(real)])]
}

function upFrom(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [path, ...upFrom(parent)]
}

function isPlanted(path: string, place: SharedPlace, trusted: readonly number[]): boolean {
  try {
    if (trusted.includes(lstatSync(path).uid)) return false
    if (place.isOurs && path.startsWith(join(place.directory, '/'))) return true
    return isOpen(statSync(dirname(path)))
  } catch {
    // Not there, or not to be looked at: whoever wants to read it says so.
    return false
  }
}

/** What the file system makes of the owner and mode of a directory that is ours alone; undefined: none can be made. */
function tryOwnership(directory: string): Stats | undefined {
  try {
    const probe = mkdtempSync(join(directory, '.trivy-offline-cache-probe-'))
    const facts = lstatSync(probe)
    removeQuietlyNow(probe)
    return facts
  } catch {
    // Then nothing of ours lies there either.
    return undefined
  }
}
