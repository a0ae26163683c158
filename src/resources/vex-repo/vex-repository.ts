// Whether a directory holds a VEX repository as Trivy reads it: its manifest, its index, and every document that the index names.
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, VerifyError } from '../../base/errors.ts'
import { remove } from '../../base/file-moves.ts'
import { openPieces, readSmall } from './read-pieces.ts'
import { type DocumentFlaw, explainVexDocument } from './vex-document.ts'
import { VEX_SPEC_VERSION } from './vex-files.ts'
import { documentPath, MAX_VEX_INDEX_BYTES, parseVexIndex, VEX_INDEX, type VexIndex } from './vex-index.ts'
import { MAX_VEX_MANIFEST_BYTES, readVexLocations, VEX_MANIFEST } from './vex-manifest.ts'

/** Largest of VEX Hub: 200 kB; of rancher's: 4 MB, and they grow. Trivy itself reads one into memory. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024

/** A document that the index names, and that not every Trivy can use. */
export interface FlawedDocument extends DocumentFlaw {
  /** In the words of the index. */
  readonly location: string
  /** The package that it speaks of. */
  readonly purl: string
  /** Relative to the directory. */
  readonly path: string
}

/** What a good repository has, and what in it cannot be used. */
export interface VexContents {
  /** When its maintainers wrote the index, in their words. */
  readonly updatedAt: string | undefined
  readonly packages: number
  readonly flaws: readonly FlawedDocument[]
}

/**
 * Checks the directory of one repository.
 *
 * @throws {VerifyError} when Trivy could not read manifest or index, or when the index names a path outside of it
 */
export async function checkVexRepository(directory: string, signal?: AbortSignal): Promise<VexContents> {
  const { updatedAt, entries } = readVexIndex(directory)
  const root = join(directory, VEX_SPEC_VERSION)
  const flaws: FlawedDocument[] = []
  // Of many entries that name one document, each once more would take a hostile index hours.
  const known = new Map<string, DocumentFlaw | undefined>()
  for (const entry of entries) {
    const { id, location, format } = entry
    const path = documentPath(entry)
    const key = `${format}\n${path}`
    if (!known.has(key)) known.set(key, await explainFlaw(join(root, path), format, signal))
    const flaw = known.get(key)
    if (flaw !== undefined) flaws.push({ ...flaw, location, purl: id, path: `${VEX_SPEC_VERSION}/${path}` })
  }
  return { updatedAt, packages: entries.length, flaws }
}

/**
 * Manifest and index alone.
 *
 * @throws {VerifyError} when Trivy could not read them
 */
export function readVexIndex(directory: string): VexIndex {
  readVexLocations(readSmall(join(directory, VEX_MANIFEST), VEX_MANIFEST, MAX_VEX_MANIFEST_BYTES))
  return parseVexIndex(
    readSmall(join(directory, VEX_SPEC_VERSION, VEX_INDEX), VEX_INDEX, MAX_VEX_INDEX_BYTES),
  )
}

/** Removes what Trivy cannot use, for it does not pass over all of it: some documents end its scan. */
export async function removeFlawed(directory: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(directory, path)
    const facts = await lstat(file).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error
    })
    // In a directory other documents may lie, and Trivy does not take it for a document.
    if (facts !== undefined && !facts.isDirectory()) await remove(file)
  }
}

async function explainFlaw(
  path: string,
  format: string,
  signal: AbortSignal | undefined,
): Promise<DocumentFlaw | undefined> {
  try {
    return await explainVexDocument(openPieces(path, { maxBytes: MAX_DOCUMENT_BYTES, signal }), format)
  } catch (error) {
    if (error instanceof VerifyError) return { why: error.message }
    throw error
  }
}
