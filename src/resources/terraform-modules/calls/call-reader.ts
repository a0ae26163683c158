// Which modules the files of a tree call, each file read once, and from where the walk through them starts.
import { posix } from 'node:path'
import type { HclReader } from './hcl-process.ts'
import { type FileCalls, MAX_FILE_BYTES, readCalls } from './module-calls.ts'
import { directoriesOf, type ModuleFiles, type ReadText } from './module-files.ts'

/** Reads the calls of files. */
export interface CallReader {
  /** Of the file `name` in the directory `path`; once, however many places lead to it. */
  read(files: ModuleFiles, path: string, name: string): Promise<FileCalls>
}

/** Starts without any memory. */
export function createCallReader(hcl: HclReader): CallReader {
  const known = new Map<string, Promise<FileCalls>>()
  return {
    read(files, path, name) {
      const file = posix.join(path, name)
      const identity = `${files.directory}\n${file}`
      const before = known.get(identity)
      if (before !== undefined) return before
      const text = files.read(file, MAX_FILE_BYTES)
      const reading = text.kind === 'text' ? readCalls(name, text.text, hcl) : Promise.resolve(doubt(text))
      known.set(identity, reading)
      return reading
    },
  }
}

function doubt(read: Exclude<ReadText, { kind: 'text' }>): FileCalls {
  if (read.kind === 'absent') return { calls: [], doubt: 'it is not there any more' }
  return { calls: [], doubt: read.reason, hint: read.hint }
}

/**
 * Directories that no local call of the workspace leads to (`modules.go`); what is installed is none.
 *
 * @param seen files that the walk of the workspace saw
 */
export async function findRoots(
  files: ModuleFiles,
  seen: readonly string[],
  { reader, signal }: { readonly reader: CallReader; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const directories = directoriesOf(seen).filter((path) => !`${path}/`.includes('.terraform/modules/'))
  const called = new Set<string>()
  for (const path of directories) {
    for (const name of files.list(path) ?? []) {
      signal.throwIfAborted()
      const { calls } = await reader.read(files, path, name)
      for (const { source } of calls) {
        if (source?.startsWith('.')) called.add(cleanPath(posix.join(path, source)))
      }
    }
  }
  return directories.filter((path) => !called.has(path))
}

/** As Go's `path.Clean` has it. */
export function cleanPath(normal: string): string {
  return normal.replace(/(.)\/$/, '$1')
}
