// What the error of whoever unpacks an archive says of it.
import { VerifyError } from '../base/errors.ts'
import { isFileError } from '../base/local-failure.ts'

/** The archive is broken; but that its file cannot be read here says nothing of what is in it. */
export function asBrokenArchive(cause: unknown): unknown {
  return isFileError(cause) ? cause : new VerifyError('the archive is broken', { cause })
}
