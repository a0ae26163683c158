// Where Trivy may come from, nearest first: what was carried, what was kept, archives where they are asked for, registries.
import { ActionError } from '../../base/errors.ts'
import type { ImageReader } from '../../oci/client.ts'
import type { FetchContext } from '../../oci/download.ts'
import type { LayoutFiles } from '../../oci/layout-files.ts'
import { formatReference, type Reference } from '../../oci/reference.ts'
import type { TrivyImage } from './image-source.ts'
import { type KeptImages, openKept } from './kept-image.ts'
import { listVersions } from './layout-image.ts'
import { fitting, registriesOf, type VersionsContext, versionsFrom } from './listed-versions.ts'
import { hasImage, type Platform } from './platform.ts'
import { openRegistryImage } from './registry-image.ts'
import { RELEASES_URL } from './release-archive.ts'
import type { TrivyWishes } from './trivy-inputs.ts'

/** Something that may be used, once it is proven. */
export type Offer = {
  readonly version: string
  readonly label: string
  /** Whether a range takes it only when it is old enough: not what somebody chose before and carried here. */
  readonly hasCooldown: boolean
} & (
  | { readonly kind: 'image'; open(): Promise<TrivyImage> }
  | {
      readonly kind: 'archive'
      readonly location: { readonly url: string; readonly authorization: string | undefined }
    }
)

/** Where offers come from. */
export interface OfferContext extends VersionsContext {
  readonly wishes: TrivyWishes
  readonly platform: Platform
  /** Absent when nobody may be asked. */
  readonly client: ImageReader | undefined
  /** The layouts of a bundle; absent: there is none. */
  readonly openBundle: (() => Promise<readonly LayoutFiles[]>) | undefined
  readonly kept: KeptImages | undefined
  /** Whether only whole images are of use. */
  readonly onlyImages: boolean
  readonly archives: FetchContext | undefined
}

/** A place that Trivy may come from. */
export interface OfferPlace {
  readonly label: string
  /** Whether it may keep whoever asks it waiting. */
  readonly isServer: boolean
  /**
   * Everything there that fits the wish, newest first; what the place says against itself is noted.
   *
   * @throws {ActionError} when it cannot be asked, or read
   */
  offers(): AsyncGenerator<Offer>
}

/** The places, in the order in which they are asked. */
export function listPlaces(context: OfferContext): readonly OfferPlace[] {
  const { wishes, client, openBundle, kept, onlyImages, platform } = context
  const places: OfferPlace[] = []
  if (openBundle !== undefined) {
    places.push({ label: 'bundle', isServer: false, offers: () => bundleOffers(openBundle, context) })
  }
  if (kept !== undefined) {
    places.push({ label: 'Actions cache', isServer: false, offers: () => keptOffers(context) })
  }
  if (client === undefined) return places
  const wantsArchive = !onlyImages && (wishes.download !== undefined || !hasImage(platform))
  if (wantsArchive) {
    places.push({ label: 'release archives', isServer: true, offers: () => archiveOffers(client, context) })
  }
  if (!onlyImages && !hasImage(platform)) return places
  const registries = registriesOf(context).map((ref) => ({
    label: formatReference(ref),
    isServer: true,
    offers: () => registryOffers(client, ref, context),
  }))
  return [...places, ...registries]
}

async function* bundleOffers(
  openBundle: () => Promise<readonly LayoutFiles[]>,
  context: OfferContext,
): AsyncGenerator<Offer> {
  const lists = await Promise.all((await openBundle()).map((files) => listVersions(files, 'bundle')))
  const held = lists.flat()
  const names = held.map(({ version }) => version)
  for (const version of fitting(names, 'bundle', context)) {
    const found = held.find((each) => each.version === version)
    if (found !== undefined) {
      yield {
        kind: 'image',
        version,
        label: `bundle: trivy:${version}`,
        hasCooldown: false,
        open: found.open,
      }
    }
  }
}

async function* keptOffers({ wishes, kept, note }: OfferContext): AsyncGenerator<Offer> {
  // By name only: what is the newest of a range, a registry must say.
  if (wishes.wanted.kind !== 'exact' || kept === undefined) return
  const { version } = wishes.wanted
  const open = await openKept(kept, version)
  if (open === undefined) note({ source: 'Actions cache', outcome: 'absent', detail: '' })
  else yield { kind: 'image', version, label: `Actions cache: trivy:${version}`, hasCooldown: false, open }
}

async function* archiveOffers(client: ImageReader, context: OfferContext): AsyncGenerator<Offer> {
  const { wishes } = context
  const location = wishes.download ?? { url: RELEASES_URL, authorization: undefined }
  const label = new URL(location.url).host
  for await (const version of versionsFrom(client, context)) {
    yield { kind: 'archive', version, label, hasCooldown: true, location }
  }
}

async function* registryOffers(
  client: ImageReader,
  ref: Reference,
  context: OfferContext,
): AsyncGenerator<Offer> {
  const { wanted } = context.wishes
  const tags = wanted.kind === 'exact' ? [wanted.version] : await client.listTags(ref)
  if (tags === undefined) throw new ActionError('the registry does not tell its tags')
  for (const version of fitting(tags, formatReference(ref), context)) {
    const tagged = { ...ref, tag: version }
    const open = () => openRegistryImage(client, tagged)
    yield { kind: 'image', version, label: formatReference(tagged), hasCooldown: true, open }
  }
}
