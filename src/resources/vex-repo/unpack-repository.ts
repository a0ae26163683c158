// Unpacks a VEX repository from its archive or layer: first its index, then the documents that the index names, and nothing else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VerifyError } from '../../base/errors.ts'
import type { ExtractedFile } from '../../place/extract.ts'
import { MAX_ENTRIES } from '../../place/extract-bounds.ts'
import type { VexLocation } from './location.ts'
import { type UnpackOptions, unpackVex } from './unpack.ts'
import { VEX_SPEC_VERSION } from './vex-files.ts'
import { documentPath, MAX_VEX_INDEX_BYTES, parseVexIndex, VEX_INDEX } from './vex-index.ts'
import { VEX_MANIFEST } from './vex-manifest.ts'

/** Of VEX Hub 57, of rancher's 1,118, of the largest feed known some thousands. */
const MAX_DOCUMENTS = MAX_ENTRIES

type Packed = Pick<UnpackOptions, 'file' | 'into' | 'maxExtractedBytes' | 'signal'>

/**
 * Unpacks what a server publishes: in the directory that the location means lie the index and what it names.
 *
 * @param packed `into`: for the files beside the index
 * @throws {VerifyError} when the archive is broken or hostile, or Trivy could not read its index
 */
export function unpackArchive(
  packed: Packed,
  inside: Pick<VexLocation, 'format' | 'directory'>,
): Promise<readonly ExtractedFile[]> {
  return unpackNamed({ ...packed, ...inside }, { top: '', others: [] })
}

/** Unpacks a layer: the manifest, and the rest in a directory of its own. Throws as {@link unpackArchive}. */
export function unpackLayer(packed: Packed): Promise<readonly ExtractedFile[]> {
  const layer = { format: 'tar.gz', directory: [] } as const
  return unpackNamed({ ...packed, ...layer }, { top: `${VEX_SPEC_VERSION}/`, others: [VEX_MANIFEST] })
}

async function unpackNamed(
  options: UnpackOptions,
  { top, others }: { readonly top: string; readonly others: readonly string[] },
): Promise<readonly ExtractedFile[]> {
  const index = `${top}${VEX_INDEX}`
  const first = new Set([index, ...others])
  const found = await unpackVex({
    ...options,
    accepts: (path) => first.has(path),
    isEnough: (files) => files === first.size,
  })
  if (!found.some(({ path }) => path === index)) throw new VerifyError(`${VEX_INDEX} is missing`)
  const bytes = readFileSync(join(options.into, index))
  if (bytes.length > MAX_VEX_INDEX_BYTES) throw new VerifyError(`${VEX_INDEX} is too large`)
  const named = new Set(parseVexIndex(bytes).entries.map((entry) => top + documentPath(entry)))
  if (named.size > MAX_DOCUMENTS)
    throw new VerifyError(`${VEX_INDEX} names more than ${MAX_DOCUMENTS} documents`)
  let seen = 0
  const documents = await unpackVex({
    ...options,
    accepts: (path) => {
      // Of two, Trivy reads the last and we the first.
      if (path === index && ++seen > 1)
        throw new VerifyError(`archive entry ${path}: stands twice in the archive`)
      return named.has(path) && !first.has(path)
    },
  })
  return [...found, ...documents]
}
