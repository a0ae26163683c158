// The nearest source: what already lies in the cache directory, and whether it can be trusted as it lies there.
import { join } from 'node:path'
import { ActionError, hasCode, VerifyError } from '../base/errors.ts'
import type { Requirement } from '../plan/plan.ts'
import { isDatabase, originOf } from '../resources/table.ts'
import { checkVexIndex, checkVexRepository } from '../resources/vex-repo/vex-repository.ts'
import { hasMajorInBundleMetadata } from '../scan/trivy-version.ts'
import {
  BUNDLE_CONTENT,
  type ContentsContext,
  checkBundle,
  checkDatabase,
  metadataFileOf,
  readMetadata,
} from '../verify/contents.ts'
import { isFromFuture } from '../verify/freshness.ts'
import { parseFields } from '../verify/metadata.ts'
import { compareDigests, compareFacts, readSeal, type Seal } from '../verify/seal.ts'

/** A resource as it lies in the cache directory. */
export interface Placed {
  /** Absent: somebody else put it there, and only its contents were checked. */
  readonly seal: Seal | undefined
  /** Age of the data, or last confirmation; the epoch when it is not known. */
  readonly measuredAt: Date
}

/** What was found in the cache directory. */
export type Inspection =
  | { readonly kind: 'placed'; readonly placed: Placed }
  | { readonly kind: 'absent' }
  /** Good, but of another schema or major than this Trivy reads: a Trivy was updated. */
  | { readonly kind: 'other-schema'; readonly wanted: number; readonly found: number }
  /** Good, but of somebody else: a VEX repository of this name had another address. */
  | { readonly kind: 'other-origin'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'refused'; readonly error: ActionError }

/** Where and how to look. */
export interface InspectionContext extends ContentsContext {
  readonly cacheDir: string
  /** Hash every byte again instead of comparing file facts. */
  readonly full: boolean
  /** Whoever wrote the checked-out branch can put files there: only what we sealed is trusted, for a seal fits no other file. */
  readonly mustBeSealed?: boolean | undefined
}

/** Looks at what lies in the cache directory; never throws for what it finds there. */
export async function inspectPlaced(
  requirement: Requirement,
  context: InspectionContext,
): Promise<Inspection> {
  try {
    const seal = await readSeal(context.cacheDir, requirement.resource.id)
    if (seal !== undefined && seal.schema !== requirement.schema) {
      return { kind: 'other-schema', wanted: requirement.schema, found: seal.schema }
    }
    const origin = originOf(requirement.resource)
    if (seal !== undefined && seal.origin !== origin) {
      return { kind: 'other-origin', wanted: String(origin), found: String(seal.origin) }
    }
    const trusted = seal === undefined ? undefined : await checkSeal(seal, requirement, context)
    const measuredAt = await checkContents(requirement, { ...context, isSealed: trusted !== undefined })
    // The sealed bytes are as old as they were when they were sealed, whatever metadata.json says meanwhile.
    const placed =
      trusted !== undefined
        ? { seal: trusted, measuredAt: new Date(trusted.measuredAt) }
        : { seal: undefined, measuredAt: measuredAt ?? (await readDownloadedAt(requirement, context)) }
    if (placed.seal === undefined && context.mustBeSealed === true) {
      throw new VerifyError(`${requirement.resource.title}: it lies in the workspace and has no seal`, {
        hint: 'Name a cache-dir outside of the workspace, which the checked-out branch cannot fill.',
      })
    }
    if (isFromFuture(placed.measuredAt, context.now)) {
      const instant = placed.measuredAt.toISOString()
      throw new VerifyError(
        `${requirement.resource.title}: confirmed at ${instant}, which lies in the future`,
      )
    }
    return { kind: 'placed', placed }
  } catch (error) {
    if (hasCode(error instanceof VerifyError ? error.cause : error, 'ENOENT', 'ENOTDIR')) {
      return { kind: 'absent' }
    }
    if (error instanceof ActionError) return { kind: 'refused', error }
    const message = `${requirement.resource.title}: the copy in ${context.cacheDir} cannot be read`
    return { kind: 'refused', error: new ActionError(message, { cause: error }) }
  }
}

/** The seal, if it still speaks of what is there; undefined if Trivy itself has replaced both data and metadata. */
async function checkSeal(
  seal: Seal,
  requirement: Requirement,
  context: InspectionContext,
): Promise<Seal | undefined> {
  const { resource } = requirement
  const compare = context.full ? compareDigests : compareFacts
  const check = await compare(context.cacheDir, resource, seal)
  if (check.kind === 'intact') return seal
  const data = check.paths.filter((path) => path !== metadataFileOf(resource))
  if (data.length === 0) return seal
  if (data.length < check.paths.length) return undefined
  throw new VerifyError(`${resource.title}: changed since it was placed`, {
    wanted: 'the files as they were sealed',
    found: `${data.length} changed, first ${data[0]}`,
  })
}

/** The age that the contents carry; undefined for a tree, which carries none. */
async function checkContents(
  requirement: Requirement,
  context: InspectionContext & { readonly isSealed: boolean },
): Promise<Date | undefined> {
  const { resource } = requirement
  const directory = join(context.cacheDir, resource.directory)
  if (isDatabase(resource)) return (await checkDatabase(directory, resource, context)).updatedAt
  if (resource.format.kind === 'checks') await checkBundle(join(directory, BUNDLE_CONTENT), context)
  else await checkPlacedVex(directory, context.isSealed)
  return undefined
}

/** What was sealed was checked then, and holds nothing that Trivy cannot use; what Trivy itself fetched may. */
async function checkPlacedVex(directory: string, isSealed: boolean): Promise<void> {
  if (isSealed) return checkVexIndex(directory)
  const { flaws } = await checkVexRepository(directory)
  if (flaws.length > 0) throw new VerifyError(`it has documents that Trivy cannot use, first ${flaws[0]}`)
}

/** For an unsealed tree the metadata that Trivy left is all there is to know its age by. */
async function readDownloadedAt(requirement: Requirement, context: InspectionContext): Promise<Date> {
  const directory = join(context.cacheDir, requirement.resource.directory)
  const name = metadataFileOf(requirement.resource)
  const fields = parseFields(await readMetadata(directory, name), name)
  if (requirement.resource.format.kind === 'vex') return instantOf(fields.get('updatedat'))
  const major = fields.get('majorversion')
  const isOtherMajor = fields.get('custombuild') !== true && major !== requirement.schema
  if (hasMajorInBundleMetadata(context.trivyVersion) && isOtherMajor) {
    throw new VerifyError(`${requirement.resource.title}: wrong major in the cache directory`, {
      wanted: String(requirement.schema),
      found: String(major ?? 'none'),
    })
  }
  return instantOf(fields.get('downloadedat'))
}

function instantOf(value: unknown): Date {
  const instant = new Date(String(value))
  return Number.isNaN(instant.getTime()) ? new Date(0) : instant
}
