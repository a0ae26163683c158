// Puts files of the store at another place without reading them: by clone, else by hard link, else by copy.
import { chmodSync, constants, copyFileSync, linkSync, lstatSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { hasCode } from '../base/errors.ts'
import { setMode } from '../base/file-mode.ts'
import { removeNow } from '../base/file-moves.ts'

/** `clone`: own file, shared blocks (Btrfs, XFS, APFS, ReFS). `link`: the very same file. `copy`: own file, own blocks. */
export type Way = 'clone' | 'link' | 'copy'

/** Duplicates files, and remembers which way works here. */
export interface Duplicator {
  /** @throws what the file system says: ENOENT when `from` is gone, ENOSPC when a copy does not fit */
  duplicate(from: string, to: string): Promise<void>
  /** The way of the last file. */
  way(): Way
}

/**
 * Not supported by the file system or between the two places, mounts of one file system included; or, for links, not
 * allowed for a file of another user (fs.protected_hardlinks, proc(5)); or linked too often.
 */
const NOT_THIS_WAY = [
  'ENOTSUP',
  'EOPNOTSUPP',
  'EXDEV',
  'EINVAL',
  'ENOSYS',
  'ENOTTY',
  'EPERM',
  'EACCES',
  'EMLINK',
  // exFAT and RAM disks of Windows.
  'EISDIR',
]

/** Whether jobs may have the very same file: on Windows nobody can remove it, under any name, while one of them reads it. */
export function mayLink(platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32'
}

/** @param mayShare whether the very same file may be given out; not to a program that opens it for writing */
export function createDuplicator({
  mayShare,
  platform,
}: {
  readonly mayShare: boolean
  readonly platform?: NodeJS.Platform
}): Duplicator {
  const ways: Way[] = mayShare && mayLink(platform) ? ['clone', 'link', 'copy'] : ['clone', 'copy']
  return {
    way: () => ways[0] ?? 'copy',
    async duplicate(from, to) {
      while (ways.length > 1) {
        if (tryShare(ways[0] ?? 'copy', from, to)) return
        // What does not work for one file works for none.
        ways.shift()
      }
      await copyFile(from, to, constants.COPYFILE_EXCL)
      setMode(to, 0o644)
    },
  }
}

/** Clones or links, synchronously: a bundle has 700 small files, and each takes microseconds. False: not possible here. */
function tryShare(way: Way, from: string, to: string): boolean {
  // Windows answers that it has no clones before it looks.
  const wasThere = lstatSync(to, { throwIfNoEntry: false }) !== undefined
  try {
    if (way === 'link') linkSync(from, to)
    else {
      copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE)
      chmodSync(to, 0o644)
    }
    return true
  } catch (error) {
    if (!hasCode(error, ...NOT_THIS_WAY)) throw error
    // Some file systems leave an empty file where a clone failed; what was there before is not ours, and will be in the way.
    if (!wasThere && lstatSync(to, { throwIfNoEntry: false }) !== undefined) removeNow(to)
    return false
  }
}

/**
 * Whether a file can be had elsewhere without its bytes: tried, because device numbers do not tell (`link(2)` fails between
 * two mounts of one file system). `target` does not exist, and does not afterwards.
 *
 * @throws what the file system says when nothing at all can be made there
 */
export function canShare(file: string, target: string): boolean {
  const isShared = tryShare('clone', file, target) || (mayLink() && tryShare('link', file, target))
  if (isShared) removeNow(target)
  return isShared
}
