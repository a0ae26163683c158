// Where Trivy may come from, nearest first: what was carried, what was kept, archives where they are asked for, registries.
import { type Attempt, sayFailure } from '../../acquire/attempt.ts'
import { SlowSourceError } from '../../acquire/share.ts'
import { ActionError, hintOf, LocalError } from '../../base/errors.ts'
import { withHalfOfTheTime } from '../../base/patience.ts'
import type { ImageReader } from '../../oci/client.ts'
import type { FetchContext } from '../../oci/download.ts'
import type { LayoutFiles } from '../../oci/layout-files.ts'
import { formatReference, parseReference, type Reference } from '../../oci/reference.ts'
import { RegistryError } from '../../oci/registry-error.ts'
import type { TrivyImage } from './image-source.ts'
import { type KeptImages, openKept } from './kept-image.ts'
import { listVersions } from './layout-image.ts'
import { hasImage, type Platform } from './platform.ts'
import { openRegistryImage } from './registry-image.ts'
import { RELEASES_URL } from './release-archive.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import { describeWanted, sortCandidates } from './wanted-version.ts'

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
export interface OfferContext {
  readonly wishes: TrivyWishes
  readonly platform: Platform
  /** Registry bases of the input `registries`. */
  readonly registries: readonly string[]
  /** Absent when nobody may be asked. */
  readonly client: ImageReader | undefined
  /** The layouts of a bundle; absent: there is none. */
  readonly openBundle: (() => Promise<readonly LayoutFiles[]>) | undefined
  readonly kept: KeptImages | undefined
  /** Whether only whole images are of use. */
  readonly onlyImages: boolean
  readonly archives: FetchContext | undefined
  readonly note: (attempt: Attempt) => void
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

/**
 * Releases have no list that could be asked without a login: the tags of the image are that list, in each registry that tells
 * them, so that none decides alone what there is.
 */
async function* versionsFrom(client: ImageReader, context: OfferContext): AsyncGenerator<string> {
  const { wanted } = context.wishes
  if (wanted.kind === 'exact') return yield wanted.version
  const told = new Set<string>()
  let isTold = false
  for (const ref of registriesOf(context)) {
    const tags = await tagsAt(client, ref, context)
    if (tags === undefined) continue
    isTold = true
    const more = fitting(tags, formatReference(ref), context).filter((version) => !told.has(version))
    for (const version of more) {
      told.add(version)
      yield version
    }
  }
  if (isTold) return
  throw new ActionError(`no registry tells which versions are ${describeWanted(wanted)}`, {
    hint: 'Give an exact version in trivy-version, or name a registry that lists its tags in the input registries.',
  })
}

/** Undefined where it does not tell them, which is noted where it failed. */
async function tagsAt(
  client: ImageReader,
  ref: Reference,
  { note }: OfferContext,
): Promise<readonly string[] | undefined> {
  const source = formatReference(ref)
  const tooLate = new RegistryError(`${source}: took more than its share of the time limit`, {
    temporary: false,
  })
  try {
    return await withHalfOfTheTime(tooLate, () => client.listTags(ref))
  } catch (error) {
    if (!(error instanceof ActionError) || error instanceof LocalError) throw error
    // A whole turn that is over ends with it.
    if (error !== tooLate && error instanceof SlowSourceError) throw error
    note({ source, outcome: 'failed', detail: sayFailure(error, source), hint: hintOf(error) })
    return undefined
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

/** A range has a dozen releases a year, of which a cooldown passes over a few: who lists more holds others up. */
const MAX_VERSIONS = 20
/** What is refused of one list and told one by one. */
const MAX_REFUSALS = 5

/** The versions of a source that are wanted, newest first, as many as are tried; what is refused of them is said. */
function fitting(names: readonly string[], label: string, { wishes, note }: OfferContext): readonly string[] {
  const { candidates, refusals } = sortCandidates(names, wishes.wanted, wishes.denied)
  for (const refusal of refusals.slice(0, MAX_REFUSALS)) {
    note({ source: label, outcome: 'refused', detail: refusal })
  }
  const more = refusals.length - MAX_REFUSALS
  if (more > 0)
    note({ source: label, outcome: 'refused', detail: `${more} more versions for the same reasons` })
  if (candidates.length === 0 && refusals.length === 0) {
    note({ source: label, outcome: 'absent', detail: `it has no ${describeWanted(wishes.wanted)}` })
  }
  const passedOver = candidates.length - MAX_VERSIONS
  if (passedOver > 0) {
    const detail = `it lists very many versions in ${describeWanted(wishes.wanted).replace('a version in ', '')}, of which the newest ${MAX_VERSIONS} are tried`
    note({ source: label, outcome: 'skipped', detail })
  }
  return candidates.slice(0, MAX_VERSIONS)
}

function registriesOf({ registries }: OfferContext): readonly Reference[] {
  return registries.map((base) => parseReference(`${base}/trivy`))
}
