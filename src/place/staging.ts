// Directories beside the target where a download is unpacked before it replaces anything, and their clean-up when a job died.
import { lstat, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, LocalError } from '../base/errors.ts'
import { deniedHint } from '../base/local-failure.ts'
import { createOwnedDirectory, type OwnedDirectory, sweepOwnedDirectories } from '../base/owned-directory.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'

function stagingRoot(cacheDir: string): string {
  return join(cacheDir, STATE_DIRECTORY, 'staging')
}

/**
 * Makes an empty staging directory that belongs to this process, on the file system of the target.
 *
 * @throws {LocalError} when the cache directory cannot be written to
 */
export async function createStaging(cacheDir: string, name: string): Promise<OwnedDirectory> {
  try {
    return await createOwnedDirectory(stagingRoot(cacheDir), name)
  } catch (cause) {
    if (hasCode(cause, 'ENOTDIR', 'EEXIST') && !(await isDirectory(cacheDir))) {
      const isThere = await lstat(cacheDir).then(
        () => true,
        () => false,
      )
      const found = isThere ? 'is no directory' : 'lies below a file'
      throw new LocalError(`the cache directory ${cacheDir} ${found}`, {
        hint: 'Name a directory in the input cache-dir.',
        cause,
        isWhole: true,
      })
    }
    throw new LocalError(`cannot write to the cache directory ${cacheDir}`, {
      hint: deniedHint(cause),
      cause,
    })
  }
}

async function isDirectory(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined)
  return stats?.isDirectory() === true
}

/** Removes what killed and cancelled jobs have left; what a living process owns stays. Never throws. */
export async function sweepStaging(cacheDir: string, now: Date): Promise<void> {
  await sweepOwnedDirectories(stagingRoot(cacheDir), now)
}
