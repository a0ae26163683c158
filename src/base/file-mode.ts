// Permissions of what we leave, also on file systems that hold none: FAT, exFAT, and many a network's.
import { chmodSync, statSync } from 'node:fs'
import { hasCode } from './errors.ts'
import { OTHERS_MAY_WRITE } from './mode-bits.ts'

/** What such a file system answers (vfat: EPERM, where a mode is none of those that it can show). */
const NO_MODES = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/**
 * Sets permissions. Where the file system refuses, those that it gives to everything are taken if they allow what is wanted,
 * and let nobody but the user and the group write.
 *
 * @param change tests replace it
 * @throws what the file system says
 */
export function setMode(path: string, mode: number, change: typeof chmodSync = chmodSync): void {
  try {
    change(path, mode)
  } catch (error) {
    if (!hasCode(error, ...NO_MODES) || !isAsGood(statSync(path).mode, mode)) throw error
  }
}

function isAsGood(given: number, wanted: number): boolean {
  return (given & wanted) === wanted && (given & OTHERS_MAY_WRITE) === 0
}
