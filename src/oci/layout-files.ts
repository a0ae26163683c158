// The files of an image layout, wherever they lie: in a directory, or in a tar that is read in place.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { checkDirectory, openRegularFile, readExactly, readRegularFile } from '../base/regular-file.ts'

/** One file of a layout, and how an error names it; `sizeBytes` is set where it must have exactly that size. */
export interface LayoutFile {
  /** `index.json`, `blobs/sha256/<hex>`. */
  readonly name: string
  readonly what: string
  readonly sizeBytes?: number | undefined
}

/** When a file was written, where that is told. */
export interface FileTimes {
  readonly modifiedAt: Date | undefined
  /** Of the archive that it lies in, for one whose entries tell none. */
  readonly archivedAt?: Date | undefined
}

/** What is known of a file without reading it. */
export interface FileFacts extends FileTimes {
  readonly sizeBytes: number
}

/** Reads files of a layout; all throw VerifyError for what is missing, no plain file, or of another size. */
export interface LayoutFiles {
  /** How messages name the layout. */
  readonly where: string
  /**
   * Names of plain files, of all that lie below a directory; the nearest first.
   *
   * @param under a directory with `/` at its end; empty: the root
   * @param depth how many directories further down
   */
  list(under: string, depth: number): Promise<readonly string[]>
  facts(file: LayoutFile): Promise<FileFacts>
  readSmall(file: LayoutFile, maxBytes: number): Promise<Buffer>
  /** The bytes from `start` on, in chunks of 256 KiB; the size is checked before the first. */
  stream(file: LayoutFile & { readonly sizeBytes: number }, start: number): AsyncGenerator<Buffer>
}

// Much larger than what a hand-over costs, and small enough to be out of use before the collector has looked twice.
const CHUNK_BYTES = 256 * 1024

/** The layout in a directory. No link is followed, neither of a file nor of the directories of the blobs. */
export function directoryFiles(dir: string): LayoutFiles {
  const where = describeLayout(dir)
  const place = async ({ name, what, sizeBytes }: LayoutFile) => {
    const parents = name.split('/').slice(0, -1)
    for (const [at] of parents.entries()) {
      const parent = parents.slice(0, at + 1).join('/')
      await checkDirectory(join(dir, parent), `${where}: ${clean(parent, 100)}`)
    }
    return { path: join(dir, name), what, sizeBytes }
  }
  return {
    where,
    list: (under, depth) => listFiles(dir, under, depth),
    facts: async (file) => {
      const { handle, sizeBytes } = await openRegularFile(await place(file))
      try {
        return { sizeBytes, modifiedAt: (await handle.stat()).mtime }
      } finally {
        await handle.close()
      }
    },
    readSmall: async (file, maxBytes) => readRegularFile(await place(file), maxBytes),
    async *stream(file, start) {
      yield* streamRange(await place(file), { start, end: file.sizeBytes })
    },
  }
}

/** Directories in which nobody carries anything, and that can hold very much. */
const PASSED_OVER = ['node_modules', '.git']
/** A cache directory with VEX repositories has some thousands of files. */
const MAX_FILES = 200_000

async function listFiles(root: string, under: string, depth: number): Promise<string[]> {
  const found: string[] = []
  let level = [under]
  for (let below = 0; below <= depth && level.length > 0; below += 1) {
    const next: string[] = []
    for (const directory of level) {
      // What may not be read is not carried; what is wanted of it says so when it is opened.
      const entries = await readdir(join(root, directory), { withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (entry.isFile()) found.push(`${directory}${entry.name}`)
        if (entry.isDirectory() && !PASSED_OVER.includes(entry.name)) next.push(`${directory}${entry.name}/`)
      }
      if (found.length > MAX_FILES)
        throw new VerifyError(`${describeLayout(root)} holds more than ${MAX_FILES} files`)
    }
    level = next
  }
  return found
}

/** Of all names those that lie below `under`, at most so many directories further down; the nearest first. */
export function withinDepth(names: Iterable<string>, under: string, depth: number): string[] {
  const depthOf = (name: string) => name.slice(under.length).split('/').length - 1
  return [...names]
    .filter((name) => name.startsWith(under) && depthOf(name) <= depth)
    .sort((a, b) => depthOf(a) - depthOf(b))
}

/** The files below a directory, as if it were the root. */
export function filesBelow(files: LayoutFiles, under: string): LayoutFiles {
  if (under === '') return files
  const inside = <T extends LayoutFile>(file: T): T => ({ ...file, name: `${under}${file.name}` })
  return {
    where: `${files.where}/${clean(under.slice(0, -1), 100)}`,
    list: async (further, depth) =>
      (await files.list(`${under}${further}`, depth)).map((name) => name.slice(under.length)),
    facts: (file) => files.facts(inside(file)),
    readSmall: (file, maxBytes) => files.readSmall(inside(file), maxBytes),
    stream: (file, start) => files.stream(inside(file), start),
  }
}

/** A part of a plain file, in chunks of 256 KiB. */
export async function* streamRange(
  file: { readonly path: string; readonly what: string; readonly sizeBytes?: number | undefined },
  { start, end }: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  const { handle } = await openRegularFile(file)
  try {
    for (let position = start; position < end; ) {
      const chunk = Buffer.allocUnsafe(Math.min(end - position, CHUNK_BYTES))
      await readExactly(handle, chunk, file.what, position)
      position += chunk.length
      yield chunk
    }
  } finally {
    await handle.close()
  }
}

/** How messages name a layout. */
export function describeLayout(path: string): string {
  return `OCI layout ${clean(path, 200)}`
}
