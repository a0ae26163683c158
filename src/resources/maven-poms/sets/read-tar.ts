// The files of a tar archive that is in memory and may be hostile: regular files, few enough, whole.
import { extract } from 'tar-stream'
import { VerifyError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'

/** A regular file of an archive. */
export interface TarFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The largest projects read some thousands of POMs. */
const MAX_FILES = 200_000

/** Yields every file, in order. @throws {VerifyError} for anything that is not a regular file, and for a broken archive */
export async function* readTar(archive: Buffer): AsyncGenerator<TarFile> {
  const tar = extract()
  tar.end(archive)
  let count = 0
  try {
    for await (const entry of tar) {
      entry.on('error', () => undefined)
      const { name, type } = entry.header
      count += 1
      if (count > MAX_FILES) throw new VerifyError(`the archive holds more than ${MAX_FILES} files`)
      if (type !== 'file') throw new VerifyError(`archive entry ${clean(name, 100)} is not a regular file`)
      const chunks: Buffer[] = []
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk)
      yield { name, bytes: Buffer.concat(chunks) }
    }
  } catch (cause) {
    if (cause instanceof VerifyError) throw cause
    throw new VerifyError('the archive is broken', { cause })
  }
}
