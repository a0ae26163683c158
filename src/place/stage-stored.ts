// From the runner store to files beside the target: cloned or linked, with metadata of their own. Nothing is placed here.
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Artifact } from '../acquire/source.ts'
import { count } from '../base/count.ts'
import { ActionError, hasCode, VerifyError } from '../base/errors.ts'
import { formatBytes } from '../base/format-bytes.ts'
import { rethrowLocal } from '../base/local-failure.ts'
import type { Log } from '../base/log.ts'
import type { ArtifactResource, Requirement } from '../resources/artifact-resource.ts'
import { createDuplicator, type Duplicator } from '../store/duplicate.ts'
import type { StoreEntry } from '../store/entry.ts'
import { discardEntry } from '../store/verify-entry.ts'
import { hashFile, isAsSealed, type SealedFile } from '../verify/seal.ts'
import { completeStaged } from './complete.ts'
import type { StagedFiles } from './stage.ts'
import { createStaging } from './staging.ts'

/** What staging from the store needs. */
export interface StoredContext {
  readonly cacheDir: string
  readonly requirement: Requirement
  readonly trivyVersion: string
  /** Hash every byte again. */
  readonly full: boolean
  /** Whether what Trivy opens for writing in some versions may be the very file of the store: no other Trivy will read it. */
  readonly isVersionCertain: boolean
  readonly now: Date
  readonly log: Log
}

/**
 * Gives a job the files of an entry.
 *
 * @throws {VerifyError} when they are not what was put into the store; nothing is left behind
 * @throws {LocalError} when this machine cannot take a copy; nothing is left behind
 */
export async function stageStored(
  artifact: Artifact & { readonly stored: StoreEntry },
  context: StoredContext,
): Promise<StagedFiles> {
  const { requirement, log } = context
  const { stored } = artifact
  const { resource } = requirement
  const staging = await createStaging(context.cacheDir, resource.name)
  try {
    const metadataName = resource.placement.metadataFile
    const files = stored.seal.files.filter(({ path }) => path !== metadataName)
    const duplicator = createDuplicator({ mayShare: mayShare(resource, context) })
    await duplicateFiles(stored, files, { directory: staging.directory, duplicator })
    if (context.full)
      await checkDigests(stored, files, { directory: staging.directory, title: resource.title })
    // Every job has metadata of its own: it says when this job got the data, in the form of this job's Trivy.
    copyFileSync(join(stored.files, metadataName), join(staging.directory, metadataName))
    const { measuredAt, metadata } = await completeStaged(artifact, staging.directory, {
      ...context,
      label: 'runner store',
    })
    log.info(`runner store: ${describeFiles(stored)}, by ${WORDS[duplicator.way()]}`)
    return {
      measuredAt,
      artifact,
      directory: staging.directory,
      files: [...files.map(({ path, sha256 }) => ({ path, sha256 })), metadata],
      kept: undefined,
      discard: staging.discard,
    }
  } catch (error) {
    await staging.discard()
    throw error
  }
}

/** Trivy must not be able to write to a file that other jobs have. */
function mayShare(
  { isWrittenBy }: ArtifactResource,
  { trivyVersion, isVersionCertain }: StoredContext,
): boolean {
  return isWrittenBy === undefined || (isVersionCertain && !isWrittenBy(trivyVersion))
}

const WORDS = { clone: 'clone', link: 'hard link', copy: 'copy' } as const

function describeFiles({ seal }: StoreEntry): string {
  const sizeBytes = seal.files.reduce((sum, { size }) => sum + size, 0)
  return `${formatBytes(sizeBytes)} in ${count(seal.files.length, 'file')}`
}

async function duplicateFiles(
  entry: StoreEntry,
  files: readonly SealedFile[],
  { directory, duplicator }: { readonly directory: string; readonly duplicator: Duplicator },
): Promise<void> {
  const made = new Set([directory])
  for (const file of files) {
    const [from, to] = [join(entry.files, file.path), join(directory, file.path)]
    if (!made.has(dirname(to))) mkdirSync(dirname(to), { recursive: true })
    made.add(dirname(to))
    try {
      await duplicator.duplicate(from, to)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) throw new ActionError('it was pruned meanwhile', { cause: error })
      if (hasCode(error, 'EACCES')) throw new ActionError('it cannot be read', { cause: error })
      rethrowLocal(error)
    }
    // It may have been exchanged or written to since it was checked. A layered file system numbers it anew at its first link.
    if (!isAsSealed(entry.files, file) && (await hashFile(to)) !== file.sha256) {
      throw new VerifyError(`${file.path} changed while it was taken from the runner store`)
    }
  }
}

async function checkDigests(
  entry: StoreEntry,
  files: readonly SealedFile[],
  { directory, title }: { readonly directory: string; readonly title: string },
): Promise<void> {
  for (const { path, sha256 } of files) {
    const found = await hashFile(join(directory, path))
    if (found !== sha256) {
      await discardEntry(entry)
      throw new VerifyError(`${title}: ${path} in the runner store is damaged`, { wanted: sha256, found })
    }
  }
}
