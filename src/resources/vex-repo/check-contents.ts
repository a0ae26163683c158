// How the tree of a VEX repository is recognised: what in it the scanning Trivy cannot use is named and removed, and the rest is used.
import { VerifyError } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import type { Completed, CompletionContext } from '../artifact-resource.ts'
import { instantOf } from '../metadata/metadata-file.ts'
import { isReadBy, readersLike, readReaders, readVexMetadata, writeVexMetadata } from './vex-metadata.ts'
import { checkVexRepository, type FlawedDocument, readVexIndex, removeFlawed } from './vex-repository.ts'

/** Documents that one warning names; more is not read. */
const MAX_NAMED_FLAWS = 5

interface Repository {
  readonly title: string
  readonly reader: string | undefined
}

/** Checks what was unpacked, removes what cannot be used, and notes when it was confirmed. */
export async function completeTree(
  directory: string,
  { title, reader }: Repository,
  { confirmedAt, label, log, signal }: CompletionContext,
): Promise<Completed> {
  // From the runner store it comes without what other jobs had no use for.
  const noted = await readReaders(directory, reader)
  const { flaws, packages, updatedAt } = await checkVexRepository(directory, signal)
  const unread = findUnread(flaws, reader)
  const removed = [...new Set(unread.map(({ path }) => path))]
  await removeFlawed(directory, removed)
  const changes = flaws.map(({ mendedIn }) => mendedIn)
  await writeVexMetadata(directory, confirmedAt, { readers: readersLike(reader, changes) ?? noted })
  const age = updatedAt === undefined ? '' : `, written ${updatedAt}`
  log?.info(`${label}: statements for ${packages} packages${age}`)
  if (unread.length > 0) {
    const named = unread.slice(0, MAX_NAMED_FLAWS).map(describe).join('; ')
    const more = unread.length > MAX_NAMED_FLAWS ? `; and ${unread.length - MAX_NAMED_FLAWS} more` : ''
    log?.warning(`${title}: ${unread.length} of its documents cannot be used, the rest is: ${named}${more}`)
  }
  return { measuredAt: confirmedAt, removed }
}

/**
 * Checks what lies in its place.
 *
 * @throws {VerifyError} for documents that Trivy cannot use
 */
export async function inspectTree(
  directory: string,
  { reader, isSealed }: Pick<Repository, 'reader'> & { readonly isSealed: boolean },
): Promise<Date | undefined> {
  await readReaders(directory, reader)
  // What was sealed was checked then, and holds nothing that Trivy cannot use; what Trivy itself fetched may.
  if (isSealed) {
    readVexIndex(directory)
    return undefined
  }
  const unread = findUnread((await checkVexRepository(directory)).flaws, reader)
  if (unread[0] !== undefined) {
    throw new VerifyError(`it has documents that Trivy cannot use, first ${describe(unread[0])}`)
  }
  return instantOf((await readVexMetadata(directory)).get('updatedat'))
}

/** Notes that a source has just confirmed what lies in its place. */
export async function renewTree(
  directory: string,
  {
    reader,
    confirmedAt,
    staging,
  }: Pick<Repository, 'reader'> & { readonly confirmedAt: Date; readonly staging: string },
): Promise<void> {
  const readers = await readReaders(directory, reader)
  await writeVexMetadata(directory, confirmedAt, { readers, staging })
}

function findUnread(flaws: readonly FlawedDocument[], reader: string | undefined): readonly FlawedDocument[] {
  return flaws.filter(({ mendedIn }) => !isReadBy(mendedIn, reader))
}

function describe({ location, purl, why }: FlawedDocument): string {
  return `${clean(location, 150)} for ${clean(purl, 100)}: ${why}`
}
