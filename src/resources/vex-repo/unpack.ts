// Unpacks the archive of a VEX repository: of whatever format, only the directory that is meant, under the hostile rules of all archives.
import { createReadStream } from 'node:fs'
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { inflateBzip2 } from '../../place/bzip2.ts'
import { type ExtractedFile, type ExtractRules, extract, type Inflate } from '../../place/extract.ts'
import { unzip } from '../../place/unzip.ts'
import { inflateXz } from '../../place/xz.ts'
import { type ArchiveFormat, matchesPart } from './location.ts'

/** What to unpack, and what of it. */
export interface UnpackOptions {
  readonly file: string
  readonly format: ArchiveFormat
  /** Empty. */
  readonly into: string
  /** Parts of the path of the directory inside the archive; nothing else is unpacked. */
  readonly directory: readonly string[]
  /** Which files below that directory are wanted; all when absent. */
  readonly accepts?: ((path: string) => boolean) | undefined
  /** Whether so many files are all that is wanted: the rest is not read. */
  readonly isEnough?: ((files: number) => boolean) | undefined
  readonly maxExtractedBytes: number
  readonly signal: AbortSignal
}

/**
 * Unpacks the wanted files; their paths are relative to the directory inside.
 *
 * @throws {VerifyError} when the archive is broken, holds what it must not hold, or has no such directory or several
 * @throws {LocalError} when this machine cannot take it
 */
export async function unpackVex(options: UnpackOptions): Promise<readonly ExtractedFile[]> {
  const { file, format, into, directory, accepts = () => true, isEnough, maxExtractedBytes, signal } = options
  const pick = createPicker(directory)
  const target = (path: string) => {
    const below = pick.below(path)
    return below !== undefined && accepts(below) ? below : undefined
  }
  // A repository of sources may have some anywhere. Trivy makes empty files of them: a document that is one is missing.
  const bounds = { maxExtractedBytes, countsWanted: true, isEnough, signal }
  const rules: ExtractRules = { target, passesOverLinks: true, ...bounds }
  const files =
    format === 'zip'
      ? await unzip(file, into, rules)
      : await extract(readFile(file), into, { ...rules, inflate: INFLATE[format] })
  if (directory.length > 0 && pick.found() === undefined) {
    throw new VerifyError(`the archive has no directory ${clean(directory.join('/'), 100)}`)
  }
  return files
}

async function* plain(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* bytes
}

const INFLATE: Readonly<Record<Exclude<ArchiveFormat, 'zip'>, Inflate | undefined>> = {
  tar: plain,
  // The default of the extraction, tuned for it.
  'tar.gz': undefined,
  'tar.bz2': inflateBzip2,
  'tar.xz': inflateXz,
}

function readFile(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 20 })
}

/** Finds the one directory that the pattern means while the members stream past. */
function createPicker(pattern: readonly string[]): {
  below(path: string): string | undefined
  found(): string | undefined
} {
  let found: string | undefined
  return {
    below(path) {
      const parts = path.split('/')
      const isBelow =
        parts.length > pattern.length && pattern.every((part, index) => matchesPart(parts[index] ?? '', part))
      if (!isBelow) return undefined
      const directory = parts.slice(0, pattern.length).join('/')
      found ??= directory
      if (found === directory) return parts.slice(pattern.length).join('/')
      const both = [found, directory].map((name) => clean(name, 50)).join(' and ')
      throw new VerifyError(`the archive has more than one directory that is meant: ${both}`)
    },
    found: () => found,
  }
}
