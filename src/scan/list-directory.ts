// The entries of a directory, for a walk that may stop at any of them.
import { type Dir, type Dirent, opendirSync } from 'node:fs'

/** One entry at a time: a directory of millions is not read whole before a bound is noticed. */
export function* listDirectory(path: string, onUnreadable: (error: unknown) => void): Generator<Dirent> {
  let directory: Dir
  try {
    directory = opendirSync(path, { bufferSize: 1024 })
  } catch (error) {
    // Trivy passes over it too, unless it runs as somebody else, such as root in a container, or knows its name better.
    onUnreadable(error)
    return
  }
  try {
    for (let entry = readEntry(directory); entry !== null; entry = readEntry(directory)) yield entry
  } finally {
    directory.closeSync()
  }
}

function readEntry(directory: Dir): Dirent | null {
  try {
    return directory.readSync()
  } catch {
    // It vanished, or the disk fails: the scan will say it better.
    return null
  }
}
