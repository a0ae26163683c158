// Packs files into the layer of an artifact: the same files give the same bytes, so that its digest says whether anything changed.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'

/** A packed layer. */
export interface PackedLayer {
  readonly file: string
  readonly digest: string
  readonly size: number
}

/** The tenth byte of a gzip header tells the system that wrote it (RFC 1952, 2.3); 255 tells none. */
const SYSTEM_BYTE = 9

/** Packs these files of `directory`, in the order of their names and without anything that depends on time or machine. */
export async function packLayer(
  directory: string,
  paths: readonly string[],
  file: string,
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
  const written = pipeline(archive, createGzip({ level: 6 }), finished, createWriteStream(file))
  // Whichever fails first is thrown below; the other must not count as unhandled.
  written.catch(() => undefined)
  for (const path of [...paths].sort((a, b) => (a < b ? -1 : 1))) {
    const source = join(directory, path)
    const entry = archive.entry({
      name: path,
      size: (await stat(source)).size,
      mode: 0o644,
      mtime: new Date(0),
    })
    await pipeline(createReadStream(source), entry)
  }
  archive.finalize()
  await written
  return { file, digest: `sha256:${hash.digest('hex')}`, size }
}
