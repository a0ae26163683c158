// Packs files into the layer of an artifact: the same files give the same bytes, so that its digest says whether anything changed.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import { isSystemError } from '../../base/errors.ts'

/** A packed layer. */
export interface PackedLayer {
  readonly file: string
  readonly digest: string
  readonly size: number
}

/** A third of the time of zlib's default; of rancher's repository (183 MB) 5.8 MB are left instead of 3.9. */
const LEVEL = 1

const PIECE_BYTES = 1 << 20

/** The tenth byte of a gzip header tells the system that wrote it (RFC 1952, 2.3); 255 tells none. */
const SYSTEM_BYTE = 9

/**
 * Packs these files of `directory` in the order of their names, without anything that depends on time or machine.
 *
 * @param options `first`: paths that come before all others, for they say what of the rest is wanted
 */
export async function packLayer(
  directory: string,
  paths: readonly string[],
  { file, first = [] }: { readonly file: string; readonly first?: readonly string[] },
): Promise<PackedLayer> {
  const archive = pack()
  const hash = createHash('sha256')
  let size = 0
  const finished = async function* (bytes: AsyncIterable<Buffer>) {
    for await (const chunk of bytes) {
      // zlib writes the ten bytes of the header at once.
      if (size === 0 && chunk.length > SYSTEM_BYTE) chunk[SYSTEM_BYTE] = 255
      size += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  const written = pipeline(
    archive,
    createGzip({ level: LEVEL, chunkSize: 1 << 18 }),
    finished,
    createWriteStream(file),
  )
  // Whichever fails first is thrown below; the other must not count as unhandled.
  written.catch(() => undefined)
  const others = paths.filter((path) => !first.includes(path)).sort((a, b) => (a < b ? -1 : 1))
  try {
    for (const path of [...first, ...others]) await addFile(archive, join(directory, path), path)
  } catch (error) {
    // Nothing writes any more when the caller clears up.
    archive.destroy()
    const refusal = await written.catch((cause: unknown) => cause)
    // What was packed last only met the archive that a failed write had closed.
    throw !isSystemError(error) && isSystemError(refusal) ? refusal : error
  }
  archive.finalize()
  await written
  return { file, digest: `sha256:${hash.digest('hex')}`, size }
}

async function addFile(archive: Pack, source: string, path: string): Promise<void> {
  const { size } = statSync(source)
  // Most are small, and one piece costs less than a stream. Read before its entry is open, which nobody would close.
  const contents =
    size > PIECE_BYTES ? createReadStream(source, { highWaterMark: PIECE_BYTES }) : [readFileSync(source)]
  await pipeline(contents, archive.entry({ name: path, size, mode: 0o644, mtime: new Date(0) }))
}
