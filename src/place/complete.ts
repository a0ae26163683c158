// The end of staging, whatever the files came from: contents checked, metadata completed. Apart from what unpacks, which a job
// that takes its files from the runner store has no use for.
import { join } from 'node:path'
import type { Artifact } from '../acquire/source.ts'
import { rethrowLocal } from '../base/local-failure.ts'
import type { Log } from '../base/log.ts'
import type { Completed, ContentsContext, Requirement } from '../resources/artifact-resource.ts'
import { hashFile } from '../verify/seal.ts'
import type { ExtractedFile } from './extract.ts'

/** What completing needs of staging. */
interface CheckContext extends ContentsContext {
  readonly requirement: Requirement
  /** Where it comes from, for errors. */
  readonly label: string
  /** For what is worth a word and no refusal. */
  readonly log?: Log | undefined
}

/**
 * Checks the contents and completes the metadata of what lies staged.
 *
 * @throws {VerifyError} when Trivy could not use it, {LocalError} when this machine cannot read or write it
 */
export async function completeStaged(
  artifact: Artifact,
  directory: string,
  context: CheckContext,
): Promise<Completed & { readonly metadata: ExtractedFile }> {
  const { contents, placement } = context.requirement.resource
  const { fetched, confirmedAt } = artifact
  try {
    const completed = await contents.complete(directory, { ...context, fetched, confirmedAt })
    const path = placement.metadataFile
    return { ...completed, metadata: { path, sha256: await hashFile(join(directory, path)) } }
  } catch (error) {
    // The bytes are all here by now.
    return rethrowLocal(error, { doing: 'check what was fetched in' })
  }
}
