// A file that somebody else wrote, and may have meant for us to stumble over: only a regular one, and never a large one.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** Larger than any real configuration by far. */
const MAX_FILE_BYTES = 1024 * 1024

/** The text of a configuration file. @throws {Error} saying what it is instead, or what the system says */
export function readSmallFile(path: string, maxBytes = MAX_FILE_BYTES): string {
  return readBytes(path, maxBytes).toString('utf8')
}

/**
 * The same of a file that Go's YAML library reads too: by its first bytes in UTF-16, which is what `>` writes in Windows
 * PowerShell; else in UTF-8 (run with Trivy 0.59.1, 0.74.0, 0.76.0).
 *
 * @throws {Error} saying what it is instead, that it is neither, or what the system says
 */
export function readSmallYaml(path: string): string {
  const bytes = readBytes(path, MAX_FILE_BYTES)
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`its text is not ${encoding.toUpperCase()}`)
  }
}

function readBytes(path: string, maxBytes: number): Buffer {
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
    return bytes.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}
