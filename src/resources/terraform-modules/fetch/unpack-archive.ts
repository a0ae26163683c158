// Unpacks a module's archive under the hostile rules of all archives. Links are
// left out of a tar, of which go-getter makes empty files, and in a zip are files that hold where they lead.
import { createReadStream } from 'node:fs'
import { inflateZstd } from '../../../base/inflate-zstd.ts'
import { asBrokenArchive } from '../../../place/broken-archive.ts'
import { inflateBzip2 } from '../../../place/bzip2.ts'
import { type ExtractRules, extract, type Inflate } from '../../../place/extract.ts'
import { unzip } from '../../../place/unzip.ts'
import { inflateXz } from '../../../place/xz.ts'
import { MAX_UNPACKED_BYTES } from '../packages/pack-tree.ts'
import type { ArchiveFormat } from './getter.ts'

/** What to unpack, and where. */
export interface UnpackOptions {
  readonly file: string
  readonly format: ArchiveFormat
  /** Empty. */
  readonly into: string
  readonly signal: AbortSignal
}

/**
 * Unpacks all of it.
 *
 * @throws {VerifyError} when it is broken or holds what it must not hold, {LocalError} when this machine cannot take it
 */
export async function unpackArchive({ file, format, into, signal }: UnpackOptions): Promise<void> {
  const target = (path: string) => path
  const rules: ExtractRules = {
    target,
    maxExtractedBytes: MAX_UNPACKED_BYTES,
    signal,
    passesOverLinks: true,
    writesZippedLinks: true,
  }
  if (format === 'zip') await unzip(file, into, rules)
  else {
    const bytes = createReadStream(file, { highWaterMark: 1 << 20 })
    await extract(bytes, into, { ...rules, inflate: INFLATE[format] })
  }
}

const INFLATE: Readonly<Record<Exclude<ArchiveFormat, 'zip'>, Inflate | undefined>> = {
  tar: async function* (bytes) {
    yield* bytes
  },
  // The default of the extraction, tuned for it.
  'tar.gz': undefined,
  'tar.bz2': inflateBzip2,
  'tar.xz': inflateXz,
  'tar.zst': inflateFrames,
}

async function* inflateFrames(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* inflateZstd(packed)
  } catch (cause) {
    throw asBrokenArchive(cause)
  }
}
