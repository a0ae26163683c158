// Swaps staged files into their place, so that a crash at any moment leaves either the old or the new, and never less.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Candidate } from '../acquire/candidate.ts'
import { hasCode, LocalError } from '../base/errors.ts'
import { setMode } from '../base/file-mode.ts'
import { move, removeQuietly } from '../base/file-moves.ts'
import { makeDirectories } from '../base/make-directories.ts'
import type { Provenance } from '../provenance/provenance.ts'
import type { ArtifactResource, Requirement } from '../resources/artifact-resource.ts'
import { versionOf } from '../verify/layer.ts'
import {
  compareFacts,
  hashFile,
  readSeal,
  removeSeal,
  type Seal,
  sealFile,
  writeSeal,
} from '../verify/seal.ts'
import type { StagedFiles } from './stage.ts'
import { createStaging } from './staging.ts'

/** How often a swap is tried when others swap in between: as many jobs as a machine may start at once. */
const SWAP_TRIES = 10

/**
 * Puts staged files in their place and seals them.
 *
 * @throws {LocalError} when the file system refuses; what was there before is still there
 */
export async function commitStaged(
  cacheDir: string,
  requirement: Requirement,
  candidate: Candidate<StagedFiles> & { readonly staged: StagedFiles },
): Promise<Seal> {
  const { resource } = requirement
  const { staged } = candidate
  const former = await readSeal(cacheDir, resource.id).catch(() => undefined)
  const staging = dirname(staged.directory)
  try {
    // A rename keeps size, time, and inode: should another process swap at the same time, this seal speaks of our files only.
    const seal = describeSeal(requirement, candidate)
    await removeSeal(cacheDir, resource.id)
    const { placement } = resource
    const target = join(cacheDir, resource.directory)
    if (placement.kind === 'files') await swapFiles(staged.directory, target, placement.files)
    else await swapTree(staged.directory, target)
    await sealPlaced({ cacheDir, resource, seal, staging })
    return seal
  } catch (cause) {
    if (former !== undefined) await restoreSeal({ cacheDir, resource, seal: former, staging })
    throw new LocalError(`${resource.title}: cannot be put into ${join(cacheDir, resource.directory)}`, {
      hint: 'Check the owner and permissions of the directory named by the input cache-dir, and that no other program holds what is in it.',
      cause,
    })
  }
}

/**
 * Writes the seal, unless another process has swapped in between: then what lies there is its own to seal, and a seal of ours
 * would make it look as if a stranger had changed it.
 */
async function sealPlaced({ cacheDir, resource, seal, staging }: SealToWrite): Promise<void> {
  // Whose data it is decides: of two that move file after file, one may be the last with the one, and one with the other.
  const isOurs = () => {
    try {
      const check = compareFacts(cacheDir, resource, seal)
      return check.kind === 'intact' || check.paths.every((path) => path === resource.placement.metadataFile)
    } catch (error) {
      // Between the two renames of another process.
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false
      throw error
    }
  }
  if (!isOurs()) return
  await writeSeal(cacheDir, seal, staging)
  if (!isOurs()) await removeSeal(cacheDir, resource.id)
}

/** A seal, and where it goes. */
interface SealToWrite {
  readonly cacheDir: string
  readonly resource: ArtifactResource
  readonly seal: Seal
  readonly staging: string
}

/** The old files are still there, and so is what was known of them. Best effort: without a seal their contents decide. */
async function restoreSeal({ cacheDir, resource, seal, staging }: SealToWrite): Promise<void> {
  try {
    const isIntact = compareFacts(cacheDir, resource, seal).kind === 'intact'
    if (isIntact) await writeSeal(cacheDir, seal, staging)
  } catch {
    // Whatever refused the swap refuses this too.
  }
}

/** Brings back a tree whose swap was cut short, and removes what a completed swap left behind. */
export async function repairTrees(cacheDir: string, resources: readonly ArtifactResource[]): Promise<void> {
  for (const resource of resources) {
    if (resource.placement.kind === 'files') continue
    const target = join(cacheDir, resource.directory)
    const previous = previousOf(target)
    if (!existsSync(previous)) continue
    // Never throws: another process may be at the same swap, and what cannot be repaired counts as absent.
    if (existsSync(target)) await removeQuietly(previous)
    else await move(previous, target).catch(() => undefined)
  }
}

/** Notes in what is placed and its seal that a source has just confirmed it as current. */
export async function renewConfirmation(
  cacheDir: string,
  resource: ArtifactResource,
  seal: Seal,
  confirmedAt: Date,
  provenance: Provenance,
): Promise<Seal> {
  const { contents, placement } = resource
  if (resource.age === 'data') return seal
  const directory = join(cacheDir, resource.directory)
  const staging = await createStaging(cacheDir, resource.name)
  try {
    const metadata = placement.metadataFile
    await contents.renew?.(directory, confirmedAt, staging.directory)
    const sha256 = await hashFile(join(directory, metadata))
    const files = seal.files.map((file) =>
      file.path === metadata ? sealFile(directory, metadata, sha256) : file,
    )
    const renewed = { ...seal, files, measuredAt: confirmedAt.toISOString(), confirmed: true, provenance }
    await writeSeal(cacheDir, renewed, staging.directory)
    return renewed
  } finally {
    await staging.discard()
  }
}

/** In the resource's own order: what a crash in between leaves is for its folder to know. */
async function swapFiles(from: string, to: string, files: readonly string[]): Promise<void> {
  makeDirectories(to)
  for (const file of files) await move(join(from, file), join(to, file))
}

/** A directory cannot be replaced atomically: the old one steps aside first, and {@link repairTrees} knows its name. */
async function swapTree(from: string, to: string): Promise<void> {
  const previous = previousOf(to)
  setMode(from, 0o755)
  makeDirectories(dirname(to))
  for (let tries = 1; ; tries += 1) {
    try {
      // Renamed, which only one process can: two that remove one tree are in each other's way. It goes with our staging.
      if (existsSync(previous)) await move(previous, `${from}-former-${tries}`)
      if (existsSync(to)) await move(to, previous)
      await move(from, to)
      break
    } catch (error) {
      if (existsSync(previous) && !existsSync(to)) await move(previous, to)
      if (tries === SWAP_TRIES || !hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) throw error
    }
  }
  // The swap is done; what is left here goes with the next one, or with the next run.
  await removeQuietly(previous)
}

function previousOf(directory: string): string {
  return `${directory}.previous`
}

function describeSeal(
  requirement: Requirement,
  candidate: Candidate<StagedFiles> & { readonly staged: StagedFiles },
): Seal {
  const { resource } = requirement
  const { artifact, files, directory } = candidate.staged
  const { origin } = resource
  return {
    version: 1,
    resource: resource.id,
    ...(origin === undefined ? {} : { origin }),
    schema: requirement.schema,
    layerDigest: artifact.layer.digest,
    manifestDigest: artifact.fetched.digest,
    artifactVersion: versionOf(artifact.fetched.manifest),
    measuredAt: candidate.measuredAt.toISOString(),
    source: candidate.source,
    confirmed: candidate.confirmed,
    provenance: candidate.provenance,
    ...(artifact.validators === undefined ? {} : { validators: artifact.validators }),
    files: files.map((file) => sealFile(directory, file.path, file.sha256)),
  }
}
