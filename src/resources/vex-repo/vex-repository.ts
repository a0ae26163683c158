// Whether a directory holds a VEX repository as Trivy reads it: its manifest, its index, and every document that the index names.
import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, VerifyError } from '../../base/errors.ts'
import { remove } from '../../base/file-moves.ts'
import { clean } from '../../base/log.ts'
import { findMisfit, goFields, parseGoJson, type Shape } from '../../verify/go-json.ts'
import { type DocumentFlaw, explainVexDocument } from './vex-document.ts'
import { MAX_VEX_MANIFEST_BYTES, readVexLocations, VEX_MANIFEST, VEX_SPEC_VERSION } from './vex-manifest.ts'

/** Trivy's record of its last download, beside the manifest. */
export const VEX_CACHE_METADATA = 'cache.json'
/** Index of VEX Hub: 12 kB for 57 packages. */
const MAX_INDEX_BYTES = 16 * 1024 * 1024
/** Largest document of VEX Hub: 200 kB. Trivy, too, reads one into memory. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

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

const INDEX: Shape = {
  fields: {
    updated_at: 'time',
    packages: { list: { fields: { id: 'string', location: 'string', format: 'string' } } },
  },
}

/**
 * Checks the directory of one repository.
 *
 * @throws {VerifyError} when Trivy could not read manifest or index, or when the index names a path outside of it
 */
export async function checkVexRepository(directory: string): Promise<VexContents> {
  const { updatedAt, entries } = await readIndex(directory)
  const root = join(directory, VEX_SPEC_VERSION)
  const flaws: FlawedDocument[] = []
  // Of many entries that name one document, each once more would take a hostile index hours.
  const known = new Map<string, DocumentFlaw | undefined>()
  for (const { id, location, format } of entries) {
    const path = documentPath(location)
    const key = `${format}\n${path}`
    if (!known.has(key)) known.set(key, await explainFlaw(join(root, path), format))
    const flaw = known.get(key)
    if (flaw !== undefined) flaws.push({ ...flaw, location, purl: id, path: `${VEX_SPEC_VERSION}/${path}` })
  }
  return { updatedAt, packages: entries.length, flaws }
}

/** The same for manifest and index alone: a fast look at what was checked before. */
export async function checkVexIndex(directory: string): Promise<void> {
  await readIndex(directory)
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

interface IndexEntry {
  readonly id: string
  readonly location: string
  readonly format: string
}

async function readIndex(
  directory: string,
): Promise<{ readonly updatedAt: string | undefined; readonly entries: readonly IndexEntry[] }> {
  readVexLocations(await readBounded(join(directory, VEX_MANIFEST), VEX_MANIFEST, MAX_VEX_MANIFEST_BYTES))
  const path = join(directory, VEX_SPEC_VERSION, 'index.json')
  const bytes = await readBounded(path, 'index.json', MAX_INDEX_BYTES)
  let value: unknown
  try {
    value = parseGoJson(bytes.toString('utf8'))
  } catch (cause) {
    throw new VerifyError('index.json is not JSON', { cause })
  }
  const fields = goFields(value)
  const misfit = fields === undefined ? 'the document' : findMisfit(value, INDEX)
  if (misfit !== undefined) throw new VerifyError(`index.json: ${misfit} is not what Trivy can read`)
  const packages = fields?.get('packages')
  const updatedAt = fields?.get('updated_at')
  return {
    updatedAt: typeof updatedAt === 'string' ? clean(updatedAt, 40) : undefined,
    entries: (Array.isArray(packages) ? packages : []).map((item) => {
      const entry = goFields(item)
      const text = (name: string) => String(entry?.get(name) ?? '')
      return { id: text('id'), location: text('location'), format: text('format') }
    }),
  }
}

/** Until 0.71 Trivy opens whatever the index names, wherever it lies. */
function documentPath(location: string): string {
  const parts = location.split('/').filter((part) => part !== '' && part !== '.')
  const isInside =
    !location.startsWith('/') && !parts.includes('..') && parts.length > 0 && !/[\\:\p{Cc}]/u.test(location)
  // Of itself it would be a document that ends Trivy's scan.
  if (isInside && parts.join('/') !== 'index.json') return parts.join('/')
  throw new VerifyError(
    `index.json names ${clean(location, 100) || 'an empty path'}, which is no path of a document inside of it`,
  )
}

async function explainFlaw(path: string, format: string): Promise<DocumentFlaw | undefined> {
  try {
    const bytes = await readBounded(path, 'it', MAX_DOCUMENT_BYTES)
    return explainVexDocument(bytes.toString('utf8'), format)
  } catch (error) {
    if (error instanceof VerifyError) return { why: error.message }
    throw error
  }
}

/** What was extracted holds no links, what lies in a cache directory may: a file is read only where it stands itself. */
async function readBounded(path: string, name: string, maxBytes: number): Promise<Buffer> {
  const facts = await lstat(path).catch((cause: unknown) => {
    if (hasCode(cause, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG'))
      throw new VerifyError(`${name} is missing`, { cause })
    throw cause
  })
  if (!facts.isFile()) throw new VerifyError(`${name} is not a regular file`)
  if (facts.size > maxBytes) throw new VerifyError(`${name} has ${facts.size} bytes, more than ${maxBytes}`)
  const file = await open(path, 'r')
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
