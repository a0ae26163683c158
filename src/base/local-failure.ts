// What the file system refuses is this machine's fault: decided here, once, for everybody who judges whether a source failed.
import { hasCode, isSystemError, LocalError } from './errors.ts'

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
    hint: hintFor(error),
    cause: error,
  })
}

/**
 * For what is done to files of ours alone, in the cache directory.
 *
 * @throws {LocalError} for an answer of the system, and whatever else it is given
 */
export function rethrowLocal(error: unknown, doing = 'write to'): never {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    throw new LocalError('no space left on the disk of the cache directory', {
      hint: 'Free some space, or name a directory on another disk with the input cache-dir.',
      cause: error,
    })
  }
  if (hasCode(error, 'EFBIG')) {
    throw new LocalError('a file for the cache directory would be larger than this machine allows', {
      hint: 'Raise the limit of the runner (ulimit -f), or name a directory on a file system for larger files with the input cache-dir.',
      cause: error,
    })
  }
  if (isSystemError(error)) {
    throw new LocalError(`cannot ${doing} the cache directory`, {
      hint: deniedHint(error),
      cause: error,
    })
  }
  throw error
}

/** What to do where the cache directory cannot be written to. */
export function deniedHint(error: unknown): string {
  return hasCode(error, 'EROFS')
    ? 'The file system is read-only: name a directory on another one with the input cache-dir.'
    : 'Check the owner and permissions of the cache directory, or name another one with the input cache-dir.'
}

function hintFor(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return 'Free some space on that disk.'
  if (hasCode(error, 'EFBIG'))
    return 'Raise the limit on the size of files there, of the runner (ulimit -f) or of the file system.'
  if (hasCode(error, 'EMFILE', 'ENFILE')) return 'Raise the limit on open files of the runner (ulimit -n).'
  return 'Check the owner and permissions there, and that no other program holds the file.'
}
