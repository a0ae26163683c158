// Where Trivy may come from, nearest first: what was carried, what was kept, archives where they are asked for, registries.

import type { Attempt } from '../../acquire/attempt.ts'
import { ActionError, describeError, hintOf, LocalError } from '../../base/errors.ts'
import { isFileError } from '../../base/local-failure.ts'
import type { ImageReader } from '../../oci/client.ts'
import type { FetchContext } from '../../oci/download.ts'
import type { LayoutFiles } from '../../oci/layout-files.ts'
import { formatReference, parseReference, type Reference } from '../../oci/reference.ts'
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

/** Everything that fits the wish; what a source says against itself is noted. */
export async function* listOffers(context: OfferContext): AsyncGenerator<Offer> {
  const { wishes, client, openBundle, onlyImages, platform } = context
  if (openBundle !== undefined) yield* guarded('bundle', context, () => bundleOffers(openBundle, context))
  if (context.kept !== undefined) yield* guarded('Actions cache', context, () => keptOffers(context))
  if (client === undefined) return
  const wantsArchive = !onlyImages && (wishes.download !== undefined || !hasImage(platform))
  if (wantsArchive) yield* guarded('release archives', context, () => archiveOffers(client, context))
  if (!onlyImages && !hasImage(platform)) return
  for (const ref of placesOf(context)) {
    yield* guarded(formatReference(ref), context, () => registryOffers(client, ref, context))
  }
}

/** One source that fails is an attempt, and the next one is asked. */
async function* guarded(
  label: string,
  { note }: OfferContext,
  list: () => AsyncGenerator<Offer>,
): AsyncGenerator<Offer> {
  const offers = list()
  for (;;) {
    let step: IteratorResult<Offer>
    try {
      step = await offers.next()
    } catch (error) {
      // A bundle or a cache that cannot be read here is one source less.
      if (!(isFileError(error) || error instanceof ActionError) || error instanceof LocalError) throw error
      note({ source: label, outcome: 'failed', detail: describeError(error), hint: hintOf(error) })
      return
    }
    if (step.done === true) return
    yield step.value
  }
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
  for (const version of await versionsFrom(client, context)) {
    yield { kind: 'archive', version, label, hasCooldown: true, location }
  }
}

/** Releases have no list that could be asked without a login: the tags of the image are that list. */
async function versionsFrom(client: ImageReader, context: OfferContext): Promise<readonly string[]> {
  const { wanted } = context.wishes
  if (wanted.kind === 'exact') return [wanted.version]
  for (const ref of placesOf(context)) {
    const tags = await client.listTags(ref)
    if (tags !== undefined) return fitting(tags, formatReference(ref), context)
  }
  throw new ActionError(`no registry tells which versions are ${describeWanted(wanted)}`, {
    hint: 'Give an exact version in trivy-version, or name a registry that lists its tags in the input registries.',
  })
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

/** The versions of a source that are wanted, newest first; what is refused of them is said. */
function fitting(names: readonly string[], label: string, { wishes, note }: OfferContext): readonly string[] {
  const { candidates, refusals } = sortCandidates(names, wishes.wanted, wishes.denied)
  for (const refusal of refusals) note({ source: label, outcome: 'refused', detail: refusal })
  if (candidates.length === 0 && refusals.length === 0) {
    note({ source: label, outcome: 'absent', detail: `it has no ${describeWanted(wishes.wanted)}` })
  }
  return candidates
}

function placesOf({ registries }: OfferContext): readonly Reference[] {
  return registries.map((base) => parseReference(`${base}/trivy`))
}
