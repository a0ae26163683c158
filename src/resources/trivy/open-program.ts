// From an image to the program on disk: who vouches for it, the child of this platform, its layers.
import { VerifyError } from '../../base/errors.ts'
import { isObject, parseJsonObject } from '../../oci/json.ts'
import type { Descriptor, FetchedManifest } from '../../oci/manifest.ts'
import { selectChild, type TrivyImage } from './image-source.ts'
import type { Platform } from './platform.ts'
import { type UnpackedProgram, unpackProgram } from './unpack-layers.ts'
import { type VerifyPolicy, type Voucher, vouchForImage } from './vouch.ts'

/** The config of the official image has 6 KiB. */
const MAX_CONFIG_BYTES = 1 << 20
const VERSION_LABEL = 'org.opencontainers.image.version'

/** An image that may be used; nothing of its layers has been read. */
export interface VouchedImage {
  readonly image: TrivyImage
  readonly version: string
  readonly voucher: Voucher
  readonly platform: Platform
  readonly child: FetchedManifest
  /** When it was built or signed, whichever is later; undefined: nobody says. */
  readonly releasedAt: Date | undefined
}

/**
 * Checks who vouches, and finds the platform.
 *
 * @throws {VerifyError} for whatever is not right
 */
export async function vouchAndSelect(
  image: TrivyImage,
  { version, platform, policy }: { version: string; platform: Platform; policy: VerifyPolicy },
): Promise<VouchedImage> {
  const what = `Trivy ${version} from ${image.label}`
  const descriptor = selectChild(image.root, platform, what)
  const voucher = await vouchForImage(image, version, policy)
  const child = await image.fetchChild(descriptor)
  const { createdAt, label } = await readConfig(image, child.manifest.config, what)
  if (label !== undefined && label !== version) {
    throw new VerifyError(`${what} is another version, by its own label`, { wanted: version, found: label })
  }
  const times = [createdAt, voucher.signedAt].flatMap((time) => (time === undefined ? [] : [time.getTime()]))
  const releasedAt = times.length === 0 ? undefined : new Date(Math.max(...times))
  return { image, version, voucher, platform, child, releasedAt }
}

/** Unpacks the program into an empty directory; `tee` sees the bytes of each layer as they pass. */
export function unpackImage(
  { image, child, version }: VouchedImage,
  {
    directory,
    signal,
    tee = (_, bytes) => bytes,
  }: {
    readonly directory: string
    readonly signal: AbortSignal
    readonly tee?: (layer: Descriptor, bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
  },
): Promise<UnpackedProgram> {
  const { layers } = child.manifest
  const open = (layer: Descriptor) => tee(layer, image.openBlob(layer))
  return unpackProgram({ layers, open, directory, what: `Trivy ${version} from ${image.label}`, signal })
}

/** What the image says of itself: claims, of which only those count that speak against it. */
async function readConfig(
  image: TrivyImage,
  config: Descriptor,
  what: string,
): Promise<{ createdAt: Date | undefined; label: string | undefined }> {
  const bytes = await image.fetchBlob(config, MAX_CONFIG_BYTES)
  const fields = parseJsonObject(bytes, `${what}: config`, MAX_CONFIG_BYTES)
  const created = new Date(typeof fields.created === 'string' ? fields.created : '')
  const labels = isObject(fields.config) && isObject(fields.config.Labels) ? fields.config.Labels : {}
  const label = labels[VERSION_LABEL]
  return {
    // Reproducible builds give the epoch: that is no time.
    createdAt: created.getTime() > 0 ? created : undefined,
    label: typeof label === 'string' && /^v?\d+\.\d+\.\d+$/.test(label) ? label.replace(/^v/, '') : undefined,
  }
}
