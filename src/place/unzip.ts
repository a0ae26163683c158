// Unpacks a zip with the same rules as a tar: regular files below the root, bounded in number and size.
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { ActionError, VerifyError } from '../base/errors.ts'
import { asBrokenArchive } from './broken-archive.ts'
import { type ExtractedFile, type ExtractRules, findTarget } from './extract.ts'
import { type ByteCounter, refuseBomb, refuseNumber } from './extract-bounds.ts'
import { createEntryWriter } from './write-entry.ts'

/**
 * Unpacks the zip `file` into `directory`, which is empty.
 *
 * @throws {VerifyError} when it is broken or holds what it must not hold, {LocalError} when this machine cannot take it
 */
export async function unzip(
  file: string,
  directory: string,
  rules: Omit<ExtractRules, 'inflate'>,
): Promise<readonly ExtractedFile[]> {
  let zip: ZipFile
  try {
    // Closed by us alone: reading on after the last entry is closed would be an error of its own.
    zip = await openPromise(file, { autoClose: false, strictFileNames: true })
  } catch (cause) {
    throw asBrokenArchive(cause)
  }
  try {
    return await unpackEntries(zip, directory, rules)
  } catch (error) {
    if (error instanceof ActionError) throw error
    rules.signal?.throwIfAborted()
    throw asBrokenArchive(error)
  } finally {
    zip.close()
  }
}

async function unpackEntries(
  zip: ZipFile,
  directory: string,
  rules: Omit<ExtractRules, 'inflate'>,
): Promise<readonly ExtractedFile[]> {
  if (rules.countsWanted !== true) refuseNumber(zip.entryCount)
  const write = createEntryWriter(directory)
  const counter: ByteCounter = { compressed: zip.fileSize, inflated: 0, wanted: 0 }
  const files = new Map<string, ExtractedFile>()
  for await (const entry of zip.eachEntry()) {
    rules.signal?.throwIfAborted()
    const path = findTarget(entry.fileName, typeOf(entry, rules), rules)
    if (path === undefined) continue
    refuseNumber(files.size + 1)
    if (!entry.canDecodeFileData())
      throw new VerifyError('the archive is encrypted, or packed in an unknown way')
    const content = await zip.openReadStreamPromise(entry)
    // It may fail before anybody reads it; whoever does sees the error then.
    content.on('error', () => undefined)
    const file = await write(counted(content, counter, rules), path, entry.uncompressedSize)
    files.set(file.path, file)
    if (rules.isEnough?.(files.size) === true) break
  }
  return [...files.values()]
}

async function* counted(
  content: AsyncIterable<Buffer>,
  counter: ByteCounter,
  rules: Omit<ExtractRules, 'inflate'>,
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    counter.inflated += chunk.length
    // Of a zip nothing else is inflated.
    counter.wanted += chunk.length
    refuseBomb(counter, rules)
    rules.signal?.throwIfAborted()
    yield chunk
  }
}

/** In the words of a tar. The upper half of the attributes is the mode of a Unix file, where one packed it. */
function typeOf(entry: Entry, { writesZippedLinks }: Pick<ExtractRules, 'writesZippedLinks'>): string {
  if (entry.fileName.endsWith('/')) return 'directory'
  const type = (entry.externalFileAttributes >>> 16) & 0o170000
  if (type === 0o120000) return writesZippedLinks === true ? 'file' : 'symlink'
  return type === 0 || type === 0o100000 ? 'file' : 'special file'
}
