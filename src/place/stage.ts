// One pass from a source's bytes to verified, extracted, checked files beside the target. Nothing is placed here.
import { join } from 'node:path'
import type { Staged } from '../acquire/candidate.ts'
import type { KeptCopy } from '../acquire/kept-copy.ts'
import type { Artifact } from '../acquire/source.ts'
import { VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { ContentsContext, Requirement } from '../resources/artifact-resource.ts'
import { verifyDigest } from '../verify/digest.ts'
import { completeStaged } from './complete.ts'
import { type ExtractedFile, type ExtractRules, extract } from './extract.ts'
import { createStaging } from './staging.ts'
import { createEntryWriter, type WriteEntry } from './write-entry.ts'

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
    const extracted = await extractLayer(artifact, staging.directory, context)
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

async function extractLayer(
  artifact: Artifact,
  into: string,
  context: StageContext,
): Promise<readonly ExtractedFile[]> {
  const { kept, cacheDir, requirement, signal = new AbortController().signal } = context
  const { title, name, contents, maxExtractedBytes } = requirement.resource
  const open = () => (kept === undefined ? artifact.openLayer() : kept.tee(artifact.openLayer()))
  const verified = verifyDigest(
    { [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator]() },
    artifact.layer,
    `${title} from ${context.label}`,
  )
  const moved = await artifact.moveFiles?.(into)
  if (moved !== undefined) {
    if (kept !== undefined) while (!(await verified.next()).done);
    return moved
  }
  if (contents.unpack === undefined) return extractVerified(verified, into, rulesFor(context))
  const waiting = await createStaging(cacheDir, name)
  try {
    await createEntryWriter(waiting.directory)(verified, 'layer')
    return await contents.unpack({ file: join(waiting.directory, 'layer'), into, maxExtractedBytes, signal })
  } finally {
    await waiting.discard()
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
  const { contents, maxExtractedBytes } = requirement.resource
  return { target: (path) => contents.memberPath(path), maxExtractedBytes, signal }
}
