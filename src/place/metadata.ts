// Completes metadata.json as Trivy itself would have after a download, so that it trusts what lies there.
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import { VEX_CACHE_METADATA } from '../resources/vex-repo/vex-repository.ts'
import { hasMajorInBundleMetadata } from '../scan/trivy-version.ts'
import { METADATA_FILE } from '../verify/contents.ts'

/**
 * Sets `DownloadedAt` in a database's metadata and leaves every other field as published. Without it Trivy from 0.63 on
 * takes the database for corrupted and downloads it again (trivy-facts §3.2).
 */
export async function completeDatabaseMetadata(directory: string, downloadedAt: Date): Promise<void> {
  await rewrite(directory, (published) => ({
    // Go matches names in any case: two spellings of one field would be one too many.
    ...Object.fromEntries(
      Object.entries(published).filter(([name]) => name.toLowerCase() !== 'downloadedat'),
    ),
    DownloadedAt: downloadedAt.toISOString(),
  }))
}

/** What the metadata of a checks bundle says besides the time. */
export interface BundleOrigin {
  readonly manifestDigest: string
  /** Annotation `org.opencontainers.image.version`. */
  readonly version: string | undefined
  readonly trivyVersion: string
}

/**
 * Writes a checks bundle's metadata as the given Trivy expects it (trivy-facts §3.2, Trivy's `pkg/policy/policy.go`):
 * without a version annotation Trivy calls it a custom build, and never checks its major.
 */
export async function writeBundleMetadata(
  directory: string,
  origin: BundleOrigin,
  downloadedAt: Date,
): Promise<void> {
  const major = semver.parse(origin.version)?.major
  const version = major === undefined ? { MajorVersion: 0, CustomBuild: true } : { MajorVersion: major }
  const metadata = {
    Digest: origin.manifestDigest,
    DownloadedAt: downloadedAt.toISOString(),
    ...(hasMajorInBundleMetadata(origin.trivyVersion) ? version : {}),
  }
  await write(directory, metadata)
}

/**
 * Notes that the placed bundle was confirmed now: Trivy rewrites `DownloadedAt` in that case, nothing else.
 *
 * @param staging where the new file waits: a stray one beside the old would make the placed bundle another than was sealed
 */
export async function renewBundleMetadata(
  directory: string,
  downloadedAt: Date,
  staging = directory,
): Promise<void> {
  const change = (metadata: Fields): Fields => ({ ...metadata, DownloadedAt: downloadedAt.toISOString() })
  await rewrite(directory, change, staging)
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
  await write(
    directory,
    { UpdatedAt: updatedAt.toISOString(), ETags: {} },
    { staging, name: VEX_CACHE_METADATA },
  )
}

type Fields = Readonly<Record<string, unknown>>

async function rewrite(
  directory: string,
  change: (metadata: Fields) => Fields,
  staging = directory,
): Promise<void> {
  const text = await readFile(join(directory, METADATA_FILE), 'utf8')
  // The contents check has already made sure that this is a JSON object.
  await write(directory, change(JSON.parse(text) as Fields), { staging })
}

async function write(
  directory: string,
  metadata: Fields,
  { staging = directory, name = METADATA_FILE }: { readonly staging?: string; readonly name?: string } = {},
): Promise<void> {
  const temporary = join(staging, `${name}.tmp`)
  await writeFile(temporary, `${JSON.stringify(metadata)}\n`)
  await chmod(temporary, 0o644)
  await rename(temporary, join(directory, name))
}
