// What the file system refuses is this machine's fault: decided here, once, for everybody who judges whether a source failed.
import { hasCode, isSystemError, LocalError } from './errors.ts'
import { formatBytes } from './format-bytes.ts'
import { clean } from './log.ts'

/** What a connection answers (libuv's names), by calls of which a file may answer in the same names. */
const OF_CONNECTIONS = [
  ...['ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED', 'EPIPE', 'ENOTCONN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENETDOWN', 'ENETRESET', 'ETIMEDOUT', 'EADDRNOTAVAIL', 'EADDRINUSE', 'EPROTO'],
]
/** Calls that no file is asked by; `spawn` is followed by the program. */
const NOT_OF_FILES =
  /^(?:accept|bind|connect|getaddrinfo|getnameinfo|kill|listen|query\w*|shutdown|socket|spawn.*)$/

/** Whether a file or directory of this machine answered so: neither a connection, nor a program that could not be started. */
export function isFileError(error: unknown): boolean {
  if (!isSystemError(error) || hasCode(error, ...OF_CONNECTIONS)) return false
  return !NOT_OF_FILES.test((error as { syscall: string }).syscall)
}

/**
 * An answer of the file system that nobody has put into words yet, as the error of this machine that it is; everything else as
 * it came. For whoever is about to say that a source failed: it did not, and no other would do better.
 */
export function blameLocal(error: unknown): unknown {
  if (!isFileError(error)) return error
  return new LocalError('this machine refuses what is done with files', {
    hint: adviseOnFiles(error),
    cause: error,
  })
}

/** A file that was not written to its end. */
export interface UnfinishedFile {
  readonly name: string
  /** All of it, in bytes; undefined: nobody knows. */
  readonly sizeBytes: number | undefined
  readonly writtenBytes: number
}

/** What was done where, as far as it is known. */
export interface LocalDoing {
  /** Goes on with the cache directory; default: `write to`. */
  readonly doing?: string | undefined
  readonly cacheDir?: string | undefined
  readonly file?: UnfinishedFile | undefined
}

/**
 * For what is done to files of ours alone, in the cache directory.
 *
 * @throws {LocalError} for an answer of the system, and whatever else it is given
 */
export function rethrowLocal(error: unknown, { doing = 'write to', cacheDir, file }: LocalDoing = {}): never {
  const where = ['the cache directory', cacheDir === undefined ? [] : clean(cacheDir, 300)].flat().join(' ')
  const room = sayRoom(error, file)
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    const problem = hasCode(error, 'ENOSPC') ? 'no space left on the disk of' : 'no quota left on the disk of'
    throw new LocalError(`${problem} ${where}${room}`, {
      hint: 'Free some space, or name a directory on another disk with the input cache-dir.',
      cause: error,
    })
  }
  if (hasCode(error, 'EFBIG')) {
    throw new LocalError(`a file for ${where} would be larger than this machine allows${room}`, {
      hint: 'Raise the limit of the runner (ulimit -f), or name a directory on a file system for larger files with the input cache-dir.',
      cause: error,
    })
  }
  if (isSystemError(error)) {
    throw new LocalError(`cannot ${doing} ${where}`, {
      hint: deniedHint(error),
      cause: error,
    })
  }
  throw error
}

/** The error for a file of ours that could not be written, most often for want of space. */
export function cannotWrite(what: string, cause: unknown, file?: UnfinishedFile): LocalError {
  return new LocalError(`${what} cannot be written${sayRoom(cause, file)}`, {
    hint: adviseOnFiles(cause),
    cause,
  })
}

/** How much was needed, and how much was there, where that is what was wrong: `: trivy.db has 734 MB, and 120 MB found room`. */
export function sayRoom(error: unknown, file: UnfinishedFile | undefined): string {
  if (file === undefined || !hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return ''
  const { sizeBytes, writtenBytes } = file
  const size = sizeBytes === undefined ? ' needs more' : ` has ${formatBytes(sizeBytes)}`
  return `: ${clean(file.name, 100)}${size}, and ${formatBytes(writtenBytes)} found room`
}

/** What to do where the cache directory cannot be written to. */
export function deniedHint(error: unknown): string {
  return hasCode(error, 'EROFS')
    ? 'The file system is read-only: name a directory on another one with the input cache-dir.'
    : 'Check the owner and permissions of the cache directory, or name another one with the input cache-dir.'
}

/** What to do about an answer of the file system, wherever the file lies. */
export function adviseOnFiles(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return 'Free some space on that disk.'
  if (hasCode(error, 'EFBIG'))
    return 'Raise the limit on the size of files there, of the runner (ulimit -f) or of the file system.'
  if (hasCode(error, 'EMFILE', 'ENFILE')) return 'Raise the limit on open files of the runner (ulimit -n).'
  if (hasCode(error, 'ENOENT'))
    return 'The directory is not there, or was removed meanwhile: make it before this step.'
  return 'Check the owner and permissions there, and that no other program holds the file.'
}
