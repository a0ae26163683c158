// Files that are ours alone.
import { lstatSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { LocalError } from './errors.ts'
import { moveNow, removeNow, removeQuietlyNow } from './file-moves.ts'
import { makeDirectories } from './make-directories.ts'

/** Writes a file of ours, with its directory. What is there is replaced and never written through: a link may lead anywhere. */
export function writeOwnFile(path: string, text: string): void {
  writeOwnBytes(path, Buffer.from(text))
}

/** As {@link writeOwnFile}, for whom `mode` says. */
export function writeOwnBytes(path: string, bytes: Uint8Array, mode = 0o666): void {
  // Node's own way of making all of them does not end in `/proc`.
  makeDirectories(dirname(path))
  const temporary = `${path}.${process.pid}.tmp`
  removeNow(temporary)
  try {
    writeFileSync(temporary, bytes, { flag: 'wx', mode })
    moveNow(temporary, path)
  } catch (error) {
    removeQuietlyNow(temporary)
    throw error
  }
}

/** Entries that are looked at; a state directory of ours has some hundreds. */
const MAX_ENTRIES = 100_000

/**
 * Refuses links on the way from one directory to another below it, and everywhere in that one: whoever fills the first
 * could lead what is written elsewhere.
 *
 * @throws {LocalError} that names the first link
 */
export function refuseLinks(from: string, to: string): void {
  let path = from
  for (const part of relative(from, to).split(sep)) {
    path = join(path, part)
    if (isLink(path)) throw leads(path)
  }
  const waiting = [to]
  for (let seen = 0; waiting.length > 0 && seen < MAX_ENTRIES; ) {
    const directory = waiting.pop() ?? ''
    for (const entry of list(directory)) {
      seen += 1
      const inside = join(directory, entry.name)
      if (entry.isSymbolicLink()) throw leads(inside)
      if (entry.isDirectory()) waiting.push(inside)
    }
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

function list(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    // Not there, or not readable: what must be written there says so.
    return []
  }
}

function leads(path: string): LocalError {
  return new LocalError(`cache-dir: ${path} is a link, in a directory that the checkout can fill`, {
    hint: 'Leave the input cache-dir out, or name a directory outside of the workspace.',
  })
}
