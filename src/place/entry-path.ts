// Which path an archive entry may be written to. An archive is hostile until it has been read.
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** Longest path in a checks bundle is far below this; file systems refuse more than 255 per part. */
const MAX_PATH_CHARACTERS = 1024

/** The checks bundle has seven; as many directories as a path has room for take longer to remove than any step runs. */
const MAX_PARTS = 32

/**
 * The relative path of an archive entry, with `/`, or undefined for the archive's root itself.
 *
 * @param type the entry's type, as tar-stream names it
 * @throws {VerifyError} for anything but a regular file or directory below the root
 */
export function entryPath(name: string, type: string | null | undefined): string | undefined {
  const shown = clean(name, 100)
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
    throw new VerifyError(
      `archive entry ${shown}: is a ${type ?? 'special or sparse file'}, not a regular file`,
    )
  }
  if (name.length > MAX_PATH_CHARACTERS) throw new VerifyError(`archive entry ${shown}: path too long`)
  if (/^([/\\]|[A-Za-z]:)/.test(name)) throw new VerifyError(`archive entry ${shown}: absolute path`)
  // A colon names a second stream of a file on Windows.
  if (/[\\:\u0000-\u001f\u007f]/.test(name)) {
    throw new VerifyError(`archive entry ${shown}: forbidden character in the path`)
  }
  const parts = name.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw new VerifyError(`archive entry ${shown}: leaves its directory`)
  if (parts.length > MAX_PARTS) throw new VerifyError(`archive entry ${shown}: too deep`)
  return parts.length === 0 ? undefined : parts.join('/')
}
