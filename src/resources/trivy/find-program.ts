// A proven offer, unpacked; and what is said where there is none.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Attempt, hostOf, listAttempts } from '../../acquire/attempt.ts'
import { ActionError, describeError, hintOf, LocalError } from '../../base/errors.ts'
import { remove, removeQuietly } from '../../base/file-moves.ts'
import { blameLocal } from '../../base/local-failure.ts'
import type { FetchContext } from '../../oci/download.ts'
import type { ImageCopy } from './kept-image.ts'
import { unpackImage, type VouchedImage } from './open-program.ts'
import { installArchive } from './release-archive.ts'
import type { Voucher } from './vouch.ts'
import { type ArchiveOffer, isTooYoung, type WalkContext } from './walk-places.ts'
import { describeWanted, type WantedVersion } from './wanted-version.ts'

/** A program that is proven and unpacked. */
export interface FoundProgram {
  readonly version: string
  readonly label: string
  readonly sourceKind: 'registry' | 'bundle' | 'actions-cache' | 'archive'
  readonly voucher: Voucher
  /** Of the image index, or of the archive. */
  readonly digest: string
  /** In hex, of the program. */
  readonly sha256: string
  readonly hasTemplates: boolean
  /** Packed bytes that were read. */
  readonly sizeBytes: number
  readonly releasedAt: Date | undefined
  /** Undefined of an archive. */
  readonly vouched: VouchedImage | undefined
}

/** Unpacks an image, and copies what streams past where it is to be kept. */
export async function unpackVouched(
  vouched: VouchedImage,
  options: { readonly directory: string; readonly signal: AbortSignal; readonly copy: ImageCopy | undefined },
): Promise<FoundProgram> {
  const { copy, directory, signal } = options
  await empty(directory)
  const tee = copy === undefined ? {} : { tee: copy.tee }
  const unpacked = await unpackImage(vouched, { directory, signal, ...tee })
  const { version, image, voucher, releasedAt } = vouched
  return {
    version,
    label: image.label,
    sourceKind: image.kind,
    voucher,
    digest: image.root.digest,
    sha256: unpacked.sha256,
    hasTemplates: unpacked.hasTemplates,
    sizeBytes: unpacked.layersRead.reduce((sum, { size }) => sum + size, 0),
    releasedAt,
    vouched,
  }
}

/** Downloads and unpacks an archive; undefined when it is too young for a range. */
export async function unpackArchive(
  offer: ArchiveOffer,
  context: WalkContext & { readonly archives: FetchContext },
  directory: string,
): Promise<FoundProgram> {
  const { platform, policy, signal } = context
  await empty(directory)
  const downloads = `${directory}-downloads`
  try {
    const { version, location } = offer
    const archive = await installArchive(
      { version, location, platform, policy, downloads, directory, signal },
      context.archives,
    )
    const releasedAt = archive.voucher.signedAt
    if (isTooYoung(offer, releasedAt, context)) {
      throw new ActionError(`Trivy ${version} is not old enough for trivy-cooldown`)
    }
    return { ...archive, version, label: offer.label, sourceKind: 'archive', releasedAt, vouched: undefined }
  } finally {
    await removeQuietly(downloads)
  }
}

/** What an offer before has left half done. */
async function empty(directory: string): Promise<void> {
  await remove(directory)
  await mkdir(directory, { recursive: true })
}

/**
 * What each source said, in one sentence, and the advice of the first that failed: the others stand in for it.
 *
 * @param isOffline nobody may be asked but a bundle
 */
export function explainAttempts(
  attempts: readonly Attempt[],
  wanted: WantedVersion,
  isOffline: boolean,
): { message: string; hint: string } {
  const what = `Trivy ${describeWanted(wanted)}`
  const told = attempts.filter(({ outcome }) => outcome !== 'used')
  const message =
    told.length === 0 ? `${what}: there is nobody to ask` : `${what} is not available: ${listAttempts(told)}`
  const first = attempts
    .filter(isOfServer)
    .find(({ outcome }) => outcome === 'failed' || outcome === 'refused')
  const hint =
    first?.outcome === 'failed' && first.hint === undefined
      ? `Run it again when ${hostOf(first.source)} answers; so that no job waits for it, ${isArchive(first) ? 'mirror the image of Trivy to a registry in the input registries (on Linux)' : 'name a second registry in the input registries'}, or carry Trivy in a bundle that was exported with install-trivy.`
      : attempts.find((attempt) => attempt.hint !== undefined)?.hint
  return {
    message,
    hint:
      hint ??
      (isOffline
        ? 'Carry a bundle that was exported with install-trivy, and give in trivy-version what it has.'
        : 'Check the inputs trivy-version, trivy-download-url, and registries, or carry Trivy in a bundle that was exported with install-trivy.'),
  }
}

/**
 * What this machine refuses, or that the time of the step is up, in one sentence, and what to do.
 *
 * @throws what it is given, where it is neither
 */
export function explainLocal(
  thrown: unknown,
  { aborted, reason }: AbortSignal,
): { message: string; hint: string } {
  if (aborted)
    return { message: `Trivy: ${describeError(reason)}`, hint: hintOf(reason) ?? 'Raise the input timeout.' }
  const error = blameLocal(thrown)
  if (!(error instanceof LocalError)) throw error
  const hint = hintOf(error) ?? 'Check the free space and the permissions there.'
  return { message: `Trivy: ${describeError(error)}`, hint }
}

/** What lies in a bundle or in the Actions cache is labelled so, and lists of releases have no server of their own. */
function isOfServer({ source }: Attempt): boolean {
  return !/^(bundle|Actions cache|release archives)(: |$)/.test(source)
}

/** Registries are named by references, a place of release archives by its host. */
function isArchive({ source }: Attempt): boolean {
  return !source.includes('/')
}

/** Where a program is unpacked before it is installed. */
export function stagedIn(directory: string): string {
  return join(directory, 'program')
}
