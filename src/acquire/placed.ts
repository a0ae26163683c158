// The nearest source: what already lies in the cache directory, and whether it can be trusted as it lies there.
import { lstatSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError, hasCode, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import type { SharedPlace } from '../base/planted.ts'
import type { ContentsContext, Requirement } from '../resources/artifact-resource.ts'
import { isFromFuture, knownInstant } from '../verify/freshness.ts'
import { compareDigests, compareFacts, readSeal, type Seal, sealFacts } from '../verify/seal.ts'
import { guardPlaced } from './guard-place.ts'

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
  /** `detail`: what lies there all the same, and `hint`: what to do about it. */
  | { readonly kind: 'absent'; readonly detail?: string; readonly hint?: string }
  /** Good, but of another schema or major than this Trivy reads: a Trivy was updated. */
  | { readonly kind: 'other-schema'; readonly wanted: number; readonly found: number }
  /** Good, but of somebody else: a VEX repository of this name had another address. */
  | { readonly kind: 'other-origin'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'refused'; readonly error: ActionError; readonly hint: string }

/** Stands for an age that nobody knows. */
const UNKNOWN_AGE = new Date(0)

/** Where and how to look. */
export interface InspectionContext extends ContentsContext {
  readonly cacheDir: string
  /** Hash every byte again instead of comparing file facts. */
  readonly full: boolean
  /** Whoever wrote the checked-out branch can put files there: only what we sealed is trusted, for a seal fits no other file. */
  readonly mustBeSealed?: boolean | undefined
  /** Who may have filled the cache directory; absent: nobody asks. */
  readonly place?: SharedPlace | undefined
}

/** How often a look is taken while other jobs swap: as many as a machine may start at once. */
const MAX_LOOKS = 10

/**
 * Looks at what lies in the cache directory; never throws for what it finds there. Where another job swaps meanwhile, half
 * of the old and half of the new may be seen: all but a sealed copy is looked at again if its seal is not the one it was.
 */
export async function inspectPlaced(
  requirement: Requirement,
  context: InspectionContext,
): Promise<Inspection> {
  const { id } = requirement.resource
  for (let looks = 1; ; looks += 1) {
    const before = sealFacts(context.cacheDir, id)
    const inspection = await inspectOnce(requirement, context)
    const isSealed = inspection.kind === 'placed' && inspection.placed.seal !== undefined
    const isAsBefore = () => sealFacts(context.cacheDir, id) === before
    if (isSealed || isAsBefore() || looks === MAX_LOOKS) return inspection
  }
}

async function inspectOnce(requirement: Requirement, context: InspectionContext): Promise<Inspection> {
  try {
    if (context.place !== undefined) guardPlaced(requirement.resource, context.place)
    const seal = await readSeal(context.cacheDir, requirement.resource.id)
    if (seal !== undefined && seal.schema !== requirement.schema) {
      return { kind: 'other-schema', wanted: requirement.schema, found: seal.schema }
    }
    const { origin } = requirement.resource
    if (seal !== undefined && seal.origin !== origin) {
      return { kind: 'other-origin', wanted: String(origin), found: String(seal.origin) }
    }
    const trusted = seal === undefined ? undefined : await checkSeal(seal, requirement, context)
    const measuredAt = await checkContents(requirement, context, trusted !== undefined)
    // The sealed bytes are as old as they were when they were sealed, whatever metadata.json says meanwhile.
    const placed =
      trusted !== undefined
        ? { seal: trusted, measuredAt: ageOfSealed(trusted, requirement, context.now) }
        : { seal: undefined, measuredAt: measuredAt ?? UNKNOWN_AGE }
    if (placed.seal === undefined && context.mustBeSealed === true) {
      throw new VerifyError(`${requirement.resource.title}: it lies in the workspace and has no seal`, {
        hint: 'Name a cache-dir outside of the workspace, which the checked-out branch cannot fill.',
      })
    }
    if (isFromFuture(placed.measuredAt, context.now)) {
      const instant = placed.measuredAt.toISOString()
      throw new VerifyError(
        `${requirement.resource.title}: confirmed at ${instant}, which lies in the future`,
        { hint: 'Check the clock of the runner, and that of whoever brought the copy.' },
      )
    }
    return { kind: 'placed', placed }
  } catch (error) {
    if (hasCode(error instanceof VerifyError ? error.cause : error, 'ENOENT', 'ENOTDIR')) {
      return { kind: 'absent', ...(await sayLoose(requirement, context)) }
    }
    const directory = clean(join(context.cacheDir, requirement.resource.directory), 300)
    if (error instanceof ActionError) {
      const unusable = `The copy in ${directory} is of no use: look at the step that brings it, which may have been cut off, and bring it anew.`
      return { kind: 'refused', error, hint: error.hint ?? unusable }
    }
    const message = `${requirement.resource.title}: the copy in ${context.cacheDir} cannot be read`
    const hint = `Check the owner and permissions of ${directory}.`
    return { kind: 'refused', error: new ActionError(message, { cause: error }), hint }
  }
}

/** Data without the file that tells what it is: whoever copied the one alone wonders why it is not used. */
async function sayLoose(
  { resource: { directory, placement, title } }: Requirement,
  { cacheDir }: InspectionContext,
): Promise<{ readonly detail?: string; readonly hint?: string }> {
  if (placement.kind !== 'files') return {}
  const { provenFile, metadataFile } = placement
  const isThere = (file: string) =>
    lstat(join(cacheDir, directory, file)).then(
      () => true,
      () => false,
    )
  if (!(await isThere(provenFile)) || (await isThere(metadataFile))) return {}
  return {
    detail: `${directory}/${provenFile} lies there without its ${metadataFile}, which is needed too`,
    hint: `Bring ${metadataFile} along with ${provenFile}: both are in the archive of the ${title}.`,
  }
}

/** Data says by itself when it was built, and must not lie; a confirmation by a clock that was wrong is of unknown age. */
function ageOfSealed({ measuredAt }: Seal, { resource }: Requirement, now: Date): Date {
  const instant = new Date(measuredAt)
  return resource.age === 'confirmation' ? knownInstant(instant, now) : instant
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
  const data = check.paths.filter((path) => path !== resource.placement.metadataFile)
  if (data.length === 0) return seal
  if (data.length < check.paths.length) return undefined
  const others = data.length > 1 ? ` and ${data.length - 1} more` : ''
  throw new VerifyError(`changed since it was placed: ${data[0]}${others}`, {
    hint: 'Find the step that writes there: one whose Trivy updates its data itself, for example, or one that restores a cache.',
  })
}

/** The age that contents or metadata tell. */
async function checkContents(
  { resource, schema }: Requirement,
  { cacheDir, now, trivyVersion }: InspectionContext,
  isSealed: boolean,
): Promise<Date | undefined> {
  const directory = join(cacheDir, resource.directory)
  return await resource.contents.inspect(directory, { now, trivyVersion, schema, isSealed })
}

/**
 * Whether what Trivy has a stand-in for is provably not there: then skipping its update keeps Trivy from the network and
 * makes it use that (docs/decisions/skip-variables.md); whatever lies there would be loaded instead.
 */
export function isProvenAbsent(cacheDir: string, requirement: Requirement): boolean {
  const { resource } = requirement
  if (resource.standIn === undefined) return false
  try {
    lstatSync(join(cacheDir, resource.directory, resource.standIn.absentPath))
    return false
  } catch (error) {
    // A link whose target may come, or what only another user may see, is not absent.
    return hasCode(error, 'ENOENT', 'ENOTDIR')
  }
}
