// Opens what was carried across: a bundle in a tar, its directory, or the raw archives that `oras pull` leaves.
import { type Stats, statSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ActionError, VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { LAYOUT, type LayoutEntry, readLayoutFiles } from '../oci/layout.ts'
import { directoryFiles, type LayoutFiles } from '../oci/layout-files.ts'
import { tarFiles } from '../oci/layout-tar.ts'

/** A bundle whose index was read; its blobs are not. */
export interface Layout {
  readonly kind: 'layout'
  readonly files: LayoutFiles
  readonly entries: readonly LayoutEntry[]
  /** The user gave the digest, and it matched. */
  readonly isAnchored: boolean
}

/** Archives without a manifest, by their names. */
export interface RawArchives {
  readonly kind: 'raw'
  readonly paths: readonly string[]
}

/** What the input names, and how messages do. */
export interface BundleInput {
  readonly path: string
  /** `sha256:` and 64 hex digits of the bundle's `index.json`. */
  readonly digest: string | undefined
  /** The names under which upstream publishes archives (trivy-facts §10), each of another resource. */
  readonly rawArchives: readonly string[]
}

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])

/**
 * Opens a bundle.
 *
 * @throws {ActionError} when there is nothing that could be one, {VerifyError} when it is not what it claims to be
 */
export async function openBundle({ path, digest, rawArchives }: BundleInput): Promise<Layout | RawArchives> {
  const stats = statBundle(path)
  const isRaw = rawArchives.includes(basename(path))
  const raw = stats.isDirectory() ? await findRaw(path, rawArchives) : isRaw ? [path] : []
  if (raw.length > 0) return refuseAnchor({ kind: 'raw', paths: raw }, digest)
  if (!stats.isDirectory()) await refuseCompressed(path, rawArchives)
  const files = stats.isDirectory() ? directoryFiles(path) : await tarFiles(path)
  const entries = await readLayoutFiles(files, digest).catch((error) => explainMismatch(error, digest))
  return { kind: 'layout', files, entries, isAnchored: digest !== undefined }
}

function statBundle(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats !== undefined) return stats
  throw new ActionError(`there is nothing at ${clean(path, 300)}`, {
    hint: 'The input bundle takes a path, absolute or below the workspace: put the step that brings the file before this one.',
  })
}

async function findRaw(directory: string, rawArchives: readonly string[]): Promise<string[]> {
  const names = await readdir(directory)
  if (names.includes(LAYOUT.marker)) return []
  const found = names.filter((name) => rawArchives.includes(name)).sort()
  if (found.length > 0) return found.map((name) => join(directory, name))
  throw new ActionError(`the directory ${clean(directory, 300)} holds no bundle`, {
    hint: describeForms(rawArchives),
  })
}

async function refuseCompressed(path: string, rawArchives: readonly string[]): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    if (!buffer.equals(GZIP_MAGIC)) return
  } finally {
    await file.close()
  }
  throw new ActionError(`${clean(path, 300)} is a compressed file of an unknown name`, {
    hint: describeForms(rawArchives),
  })
}

function describeForms(rawArchives: readonly string[]): string {
  return `A bundle is the file that the export action writes, or the directory that this file unpacks to, or archives named ${rawArchives.join(', ')}.`
}

/** A digest that cannot be checked must not look as if it had been. */
function refuseAnchor(raw: RawArchives, digest: string | undefined): RawArchives {
  if (digest === undefined) return raw
  throw new ActionError('the input bundle-digest does not apply to raw archives', {
    hint: 'They hold no index that a digest could stand for: leave the input out, or carry a bundle of the export action.',
  })
}

function explainMismatch(error: unknown, digest: string | undefined): never {
  if (!(error instanceof VerifyError) || error.wanted !== digest || digest === undefined) throw error
  throw new VerifyError(error.message, {
    hint: 'This is not the bundle whose digest the export action printed: carry it again, or correct the input bundle-digest.',
    cause: error.cause,
  })
}
