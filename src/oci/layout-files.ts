// The files of an image layout, wherever they lie: in a directory, or in a tar that is read in place.
import { join } from 'node:path'
import { clean } from '../base/log.ts'
import { checkDirectory, openRegularFile, readExactly, readRegularFile } from '../base/regular-file.ts'

/** One file of a layout, and how an error names it; `sizeBytes` is set where it must have exactly that size. */
export interface LayoutFile {
  /** `index.json`, `blobs/sha256/<hex>`. */
  readonly name: string
  readonly what: string
  readonly sizeBytes?: number | undefined
}

/** Reads files of a layout; all throw VerifyError for what is missing, no plain file, or of another size. */
export interface LayoutFiles {
  /** How messages name the layout. */
  readonly where: string
  readSmall(file: LayoutFile, maxBytes: number): Promise<Buffer>
  /** The bytes from `start` on, in chunks of 1 MiB; the size is checked before the first. */
  stream(file: LayoutFile & { readonly sizeBytes: number }, start: number): AsyncGenerator<Buffer>
}

// zlib and hashing are fastest with large chunks; more than 1 MiB gains nothing.
const CHUNK_BYTES = 1024 * 1024

/** The layout in a directory. No link is followed, neither of a file nor of the directories of the blobs. */
export function directoryFiles(dir: string): LayoutFiles {
  const where = describeLayout(dir)
  const place = async ({ name, what, sizeBytes }: LayoutFile) => {
    if (name.startsWith('blobs/')) {
      await checkDirectory(join(dir, 'blobs'), `${where}: blobs`)
      await checkDirectory(join(dir, 'blobs', 'sha256'), `${where}: blobs/sha256`)
    }
    return { path: join(dir, name), what, sizeBytes }
  }
  return {
    where,
    readSmall: async (file, maxBytes) => readRegularFile(await place(file), maxBytes),
    async *stream(file, start) {
      yield* streamRange(await place(file), { start, end: file.sizeBytes })
    },
  }
}

/** A part of a plain file, in chunks of 1 MiB. */
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
