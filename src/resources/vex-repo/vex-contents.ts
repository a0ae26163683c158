// How the tree of a VEX repository is recognised: what in it Trivy cannot use is named and removed, and the rest is used.
import { VerifyError } from '../../base/errors.ts'
import type { Completed, CompletionContext, Contents } from '../artifact-resource.ts'
import { instantOf, parseFields, readMetadata, writeMetadata } from '../metadata/metadata-file.ts'
import { checkVexIndex, checkVexRepository, removeFlawed, VEX_CACHE_METADATA } from './vex-repository.ts'

/** Documents that one warning names; more is not read. */
const MAX_NAMED_FLAWS = 5

/** The checks of the repository with this title. */
export function vexContents(title: string): Contents {
  return {
    memberPath: (path) => path,
    complete: (directory, context) => complete(directory, title, context),
    async inspect(directory, { isSealed }) {
      await checkPlaced(directory, isSealed)
      if (isSealed) return undefined
      const fields = parseFields(await readMetadata(directory, VEX_CACHE_METADATA), VEX_CACHE_METADATA)
      return instantOf(fields.get('updatedat'))
    },
    renew: writeVexMetadata,
  }
}

async function complete(directory: string, title: string, context: CompletionContext): Promise<Completed> {
  const { confirmedAt, label, log } = context
  const contents = await checkVexRepository(directory)
  const { flaws, flawedPaths, packages, updatedAt } = contents
  await removeFlawed(directory, contents)
  await writeVexMetadata(directory, confirmedAt)
  const age = updatedAt === undefined ? '' : `, written ${updatedAt}`
  log?.info(`${label}: statements for ${packages} packages${age}`)
  if (flaws.length > 0) {
    const named = flaws.slice(0, MAX_NAMED_FLAWS).join('; ')
    const more = flaws.length > MAX_NAMED_FLAWS ? `; and ${flaws.length - MAX_NAMED_FLAWS} more` : ''
    log?.warning(`${title}: ${flaws.length} of its documents cannot be used, the rest is: ${named}${more}`)
  }
  return { measuredAt: confirmedAt, removed: flawedPaths }
}

/** What was sealed was checked then, and holds nothing that Trivy cannot use; what Trivy itself fetched may. */
async function checkPlaced(directory: string, isSealed: boolean): Promise<void> {
  if (isSealed) return checkVexIndex(directory)
  const { flaws } = await checkVexRepository(directory)
  if (flaws.length > 0) throw new VerifyError(`it has documents that Trivy cannot use, first ${flaws[0]}`)
}

/**
 * Writes Trivy's record of its last download of a VEX repository (Trivy's `pkg/vex/repo/repo.go`). Without ETags: with
 * one, Trivy 0.54 to 0.72 deletes its copy when the server answers 304 (trivy-facts §5).
 */
export async function writeVexMetadata(
  directory: string,
  updatedAt: Date,
  staging = directory,
): Promise<void> {
  const record = { UpdatedAt: updatedAt.toISOString(), ETags: {} }
  await writeMetadata(directory, record, { staging, name: VEX_CACHE_METADATA })
}
