// Writes one file of an archive while it streams, and says whose fault it is when that fails.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { hasCode, VerifyError } from '../base/errors.ts'
import { cannotWrite, isFileError, rethrowLocal, type UnfinishedFile } from '../base/local-failure.ts'
import { clean } from '../base/log.ts'
import { explainWindowsName } from '../base/windows-names.ts'
import { writeAll } from '../base/write-all.ts'
import type { UnpackedFile } from '../resources/artifact-resource.ts'
import { STATE_DIRECTORY } from '../verify/seal.ts'
import { createSpelling } from './spelling.ts'

/** Trivy in a container may run as another user than this action (users' files must be readable by all). */
const FILE_MODE = 0o644
/** Whatever the umask: of what lies in it a program may read templates. */
const DIRECTORY_MODE = 0o755

/**
 * Writes one file below a directory; gives the path under which it is there, and its sha256 in hex.
 *
 * @param sizeBytes as the archive says, where it does
 */
export type WriteEntry = (
  entry: AsyncIterable<Buffer>,
  path: string,
  sizeBytes?: number | undefined,
) => Promise<UnpackedFile>

/**
 * Writes the files of one archive into `directory`, which is empty, or holds files of other names. Where the file system takes
 * two names of the archive for one, the later content stands under the earlier name, as with every program that unpacks there.
 *
 * @throws {VerifyError} when the path is at fault, {LocalError} when this machine is, and whatever the entry throws
 */
export function createEntryWriter(
  directory: string,
  platform: NodeJS.Platform = process.platform,
): WriteEntry {
  const refuse = refuserOf(directory)
  const made = new Set([directory])
  const written = new Set<string>()
  const spell = createSpelling(directory)
  return async (entry, named, sizeBytes) => {
    const flaw = platform === 'win32' ? explainWindowsName(named) : undefined
    if (flaw !== undefined) throw new VerifyError(`archive entry ${clean(named, 100)}: ${flaw}`)
    const path = spell(named)
    const target = join(directory, path)
    const parent = dirname(target)
    if (!made.has(parent))
      await mkdir(parent, { recursive: true, mode: DIRECTORY_MODE }).catch(rethrowFor(path, parent, refuse))
    made.add(parent)
    // wx: an archive that names a file twice is not what it seems.
    const flag = path !== named && !written.has(named) && written.has(path) ? 'w' : 'wx'
    written.add(named).add(path)
    const file = await open(target, flag, FILE_MODE).catch(rethrowFor(path, target, refuse))
    return {
      path,
      sha256: await fill(file, entry, (error, writtenBytes) =>
        refuse(error, { name: path, sizeBytes, writtenBytes }),
      ),
    }
  }
}

/** Says what this machine refused of a file, and throws it. */
type Refuse = (error: unknown, file: UnfinishedFile) => never

/** Of a file that is staged the user knows the cache directory. */
function refuserOf(directory: string): Refuse {
  const [cacheDir = '', ...staged] = directory.split(`${sep}${STATE_DIRECTORY}${sep}`)
  return (error, file) => {
    if (staged.length > 0) return rethrowLocal(error, { cacheDir, file })
    throw isFileError(error) ? cannotWrite(join(directory, file.name), error, file) : error
  }
}

async function fill(
  file: FileHandle,
  entry: AsyncIterable<Buffer>,
  refuse: (error: unknown, writtenBytes: number) => never,
): Promise<string> {
  let writtenBytes = 0
  const refuseNow = (error: unknown) => refuse(error, writtenBytes)
  try {
    const hash = createHash('sha256')
    // The next chunk is hashed while this one is written: the two halves run on different threads.
    let writing: Promise<void> = Promise.resolve()
    for await (const chunk of entry) {
      await writing
      writing = writeAll(file, chunk).then(() => {
        writtenBytes += chunk.length
      }, refuseNow)
      // Whoever awaits it later sees the error; until then it must not count as unhandled.
      writing.catch(() => undefined)
      hash.update(chunk)
    }
    await writing
    return hash.digest('hex')
  } finally {
    // A network file system may notice only here that its disk is full.
    await file.close().catch(refuseNow)
  }
}

/** For what goes wrong in making a file or directory of this path: most often the path is at fault. */
function rethrowFor(path: string, target: string, refuse: Refuse): (error: unknown) => never {
  const shown = `archive entry ${clean(path, 100)}`
  return (error) => {
    // EISDIR is also what some file systems of Windows answer for a file that somebody has open.
    if (hasCode(error, 'EEXIST', 'ENOTDIR') || (hasCode(error, 'EISDIR') && existsSync(target))) {
      throw new VerifyError(`${shown}: stands twice in the archive`, { cause: error })
    }
    // What this file system cannot name: a part of 256 bytes, or NUL on Windows.
    if (hasCode(error, 'ENAMETOOLONG', 'EILSEQ', 'EINVAL', 'ENOENT')) {
      throw new VerifyError(`${shown}: not a name for a file here`, { cause: error })
    }
    return refuse(error, { name: path, sizeBytes: undefined, writtenBytes: 0 })
  }
}
