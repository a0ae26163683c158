// A file that somebody else wrote, and may have meant for us to stumble over: only a regular one, and never a large one.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Larger than any real configuration by far. */
const MAX_FILE_BYTES = 1024 * 1024

/** The text of a configuration file. @throws {Error} saying what it is instead, or what the system says */
export function readSmallFile(path: string, maxBytes = MAX_FILE_BYTES): string {
  // Not blocking: opening a pipe must not wait for a writer.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) throw new Error('it is not a file')
    if (stats.size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024 / 1024} MiB`)
    const bytes = Buffer.alloc(stats.size)
    let length = 0
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null)
      if (read === 0) break
      length += read
    }
    return bytes.subarray(0, length).toString('utf8')
  } finally {
    closeSync(descriptor)
  }
}
