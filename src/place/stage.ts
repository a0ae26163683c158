// One pass from a source's bytes to verified, extracted, checked files beside the target. Nothing is placed here.
import { join } from 'node:path'
import type { Staged } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import type { Artifact } from '../acquire/source.ts'
import { VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Requirement } from '../plan/plan.ts'
import { isDatabase } from '../resources/table.ts'
import { checkVexRepository, removeFlawed } from '../resources/vex-repo/vex-repository.ts'
import {
  BUNDLE_CONTENT,
  type ContentsContext,
  checkBundle,
  checkDatabase,
  METADATA_FILE,
  metadataFileOf,
} from '../verify/contents.ts'
import { verifyDigest } from '../verify/digest.ts'
import { versionOf } from '../verify/layer.ts'
import { hashFile } from '../verify/seal.ts'
import { type ExtractedFile, type ExtractRules, extract } from './extract.ts'
import { completeDatabaseMetadata, writeBundleMetadata, writeVexMetadata } from './metadata.ts'
import { createStaging } from './staging.ts'
import type { WriteEntry } from './write-entry.ts'

/** Documents that one warning names; more is not read. */
const MAX_NAMED_FLAWS = 5

/** Files that wait beside the target for their place. */
export interface StagedFiles extends Staged {
  /** Holds exactly what the resource's directory shall hold. */
  readonly directory: string
  readonly files: readonly ExtractedFile[]
  /** A layout with the artifact as it came, when it shall be kept. */
  readonly kept: KeptCopy | undefined
}

/** What staging one artifact needs. */
export interface StageContext extends ContentsContext {
  readonly cacheDir: string
  readonly requirement: Requirement
  /** Where it comes from, for errors. */
  readonly label: string
  readonly kept: KeptCopy | undefined
  /** For what is worth a word and no refusal. */
  readonly log?: Log | undefined
  /** Ends it, with its reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Reads, hashes, inflates, unpacks, and checks an artifact in one pass.
 *
 * @throws {VerifyError} when it is not what it claims to be; nothing is left behind
 * @throws {LocalError} when this machine cannot take it; nothing is left behind
 */
export async function stageArtifact(artifact: Artifact, context: StageContext): Promise<StagedFiles> {
  const { requirement, kept } = context
  const { resource } = requirement
  const staging = await createStaging(context.cacheDir, resource.name)
  const discard = async () => {
    await staging.discard()
    await kept?.discard()
  }
  try {
    const bytes = kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer())
    const verified = verifyDigest(bytes, artifact.layer, `${resource.title} from ${context.label}`)
    const extracted = await extractVerified(verified, staging.directory, rulesFor(context))
    const { measuredAt, metadata, removed } = await completeStaged(artifact, staging.directory, context)
    const isKept = (await kept?.complete()) === true
    const others = extracted.filter((file) => file.path !== metadata.path && !removed.includes(file.path))
    const files = [...others, metadata]
    return {
      measuredAt,
      artifact,
      directory: staging.directory,
      files,
      kept: isKept ? kept : undefined,
      discard,
    }
  } catch (error) {
    await discard()
    throw error
  }
}

/**
 * Damaged bytes are a broken archive long before their digest is known: reads on to the end, so that the error tells
 * what was damaged on the way (wanted and found digest) from what was published broken.
 */
export async function extractVerified(
  verified: AsyncGenerator<Buffer>,
  target: string | WriteEntry,
  rules: ExtractRules,
): Promise<readonly ExtractedFile[]> {
  const unclosed = { [Symbol.asyncIterator]: () => ({ next: () => verified.next() }) }
  try {
    const files = await extract(unclosed, target, rules)
    // The digest is known only at the very end of the layer, whatever follows the archive in it.
    while (!(await verified.next()).done);
    return files
  } catch (error) {
    if (error instanceof VerifyError) await drain(verified)
    throw error
  } finally {
    await verified.return(undefined)
  }
}

/** @throws {VerifyError} when the bytes turn out not to be what they should */
async function drain(verified: AsyncGenerator<Buffer>): Promise<void> {
  try {
    while (!(await verified.next()).done) {
      // Only hashed.
    }
  } catch (error) {
    // That the rest cannot be had says nothing new.
    if (error instanceof VerifyError) throw error
  }
}

/** Which files of the archive belong to the resource, and under which path. */
export function rulesFor({
  requirement,
  signal,
}: Pick<StageContext, 'requirement' | 'signal'>): ExtractRules {
  const { resource } = requirement
  const { maxExtractedBytes } = resource
  if (resource.format.kind === 'vex') return { target: (path) => path, maxExtractedBytes, signal }
  if (!isDatabase(resource)) {
    return { target: (path) => `${BUNDLE_CONTENT}/${path}`, maxExtractedBytes, signal }
  }
  const members = [resource.format.file, METADATA_FILE]
  return { target: (path) => (members.includes(path) ? path : undefined), maxExtractedBytes, signal }
}

/** What a check found and did. */
interface Checked {
  /** The instant from which the age counts. */
  readonly measuredAt: Date
  /** Paths of files that Trivy cannot use, and that are gone now. */
  readonly removed: readonly string[]
}

/** What completing needs of staging. */
type CheckContext = Pick<StageContext, 'requirement' | 'now' | 'trivyVersion' | 'label' | 'log'>

/**
 * Checks the contents and completes the metadata of what lies staged.
 *
 * @throws {VerifyError} when Trivy could not use it
 */
export async function completeStaged(
  artifact: Artifact,
  directory: string,
  context: CheckContext,
): Promise<Checked & { readonly metadata: ExtractedFile }> {
  const checked = await check(artifact, directory, context)
  const path = metadataFileOf(context.requirement.resource)
  return { ...checked, metadata: { path, sha256: await hashFile(join(directory, path)) } }
}

async function check(artifact: Artifact, directory: string, context: CheckContext): Promise<Checked> {
  const { resource } = context.requirement
  if (isDatabase(resource)) {
    const { updatedAt } = await checkDatabase(directory, resource, context)
    await completeDatabaseMetadata(directory, context.now)
    return { measuredAt: updatedAt, removed: [] }
  }
  if (resource.format.kind === 'vex') return checkVex(artifact, directory, context)
  await checkBundle(join(directory, BUNDLE_CONTENT), context)
  const { fetched } = artifact
  const origin = { manifestDigest: fetched.digest, version: versionOf(fetched.manifest) }
  await writeBundleMetadata(directory, { ...origin, trivyVersion: context.trivyVersion }, context.now)
  return { measuredAt: artifact.confirmedAt, removed: [] }
}

/** What in it Trivy cannot use is named, and the rest is used. */
async function checkVex(artifact: Artifact, directory: string, context: CheckContext): Promise<Checked> {
  const contents = await checkVexRepository(directory)
  const { flaws, flawedPaths, packages, updatedAt } = contents
  await removeFlawed(directory, contents)
  await writeVexMetadata(directory, artifact.confirmedAt)
  const { title } = context.requirement.resource
  const age = updatedAt === undefined ? '' : `, written ${updatedAt}`
  context.log?.info(`${context.label}: statements for ${packages} packages${age}`)
  if (flaws.length > 0) {
    const named = flaws.slice(0, MAX_NAMED_FLAWS).join('; ')
    const more = flaws.length > MAX_NAMED_FLAWS ? `; and ${flaws.length - MAX_NAMED_FLAWS} more` : ''
    context.log?.warning(
      `${title}: ${flaws.length} of its documents cannot be used, the rest is: ${named}${more}`,
    )
  }
  return { measuredAt: artifact.confirmedAt, removed: flawedPaths }
}
