// index.json: which documents a VEX repository has, and for what. Nothing else of it is wanted.
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import { findMisfit, goFields, parseFirstGoJson, type Shape } from '../../verify/go-json.ts'

/** Name of the index, at the top of the repository. */
export const VEX_INDEX = 'index.json'
/** Of VEX Hub: 12 kB for 57 packages; of rancher's: 215 kB for 1,118. It is read at once: of 64 MiB a hostile one took minutes, in which nothing else has its turn. */
export const MAX_VEX_INDEX_BYTES = 8 * 1024 * 1024

/** What the index says of one package. */
export interface IndexEntry {
  /** The package's purl, without a version. */
  readonly id: string
  /** In the words of the index. */
  readonly location: string
  readonly format: string
}

/** The index, as far as anybody reads it. */
export interface VexIndex {
  /** When its maintainers wrote it, in their words. */
  readonly updatedAt: string | undefined
  readonly entries: readonly IndexEntry[]
}

const INDEX: Shape = {
  fields: {
    updated_at: 'time',
    packages: { list: { fields: { id: 'string', location: 'string', format: 'string' } } },
  },
}

/** @throws {VerifyError} when Trivy could not read it */
export function parseVexIndex(bytes: Buffer): VexIndex {
  let value: unknown
  try {
    value = parseFirstGoJson(bytes.toString('utf8'))
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
    entries: (Array.isArray(packages) ? packages : [])
      .map((item) => {
        const entry = goFields(item)
        const text = (name: string) => String(entry?.get(name) ?? '')
        return { id: text('id'), location: text('location'), format: text('format') }
      })
      // To Go `null` is an item too, of no package: nobody ever looks it up.
      .filter(({ id, location }) => id !== '' || location !== ''),
  }
}

/**
 * Where a document lies, beside the index. Until 0.71 Trivy opens whatever the index names, wherever it lies.
 *
 * @throws {VerifyError} when that is no path of a document inside
 */
export function documentPath({ location }: IndexEntry): string {
  const parts = location.split('/').filter((part) => part !== '' && part !== '.')
  const isInside =
    !location.startsWith('/') && !parts.includes('..') && parts.length > 0 && !/[\\:\p{Cc}]/u.test(location)
  // Of itself it would be a document that ends Trivy's scan.
  if (isInside && parts.join('/') !== VEX_INDEX) return parts.join('/')
  throw new VerifyError(
    `index.json names ${clean(location, 100) || 'an empty path'}, which is no path of a document inside of it`,
  )
}
