// Walks the places until one offers what is proven and old enough, each server in a turn of its own: one never decides.
import { type Attempt, sayFailure } from '../../acquire/attempt.ts'
import { openShare, type Share, SlowSourceError } from '../../acquire/share.ts'
import { ActionError, hintOf, LocalError } from '../../base/errors.ts'
import type { Limits } from '../../base/limits.ts'
import { isFileError } from '../../base/local-failure.ts'
import type { Log } from '../../base/log.ts'
import type { FetchContext } from '../../oci/download.ts'
import type { TrivyImage } from './image-source.ts'
import type { Offer, OfferPlace } from './offers.ts'
import { type VouchedImage, vouchAndSelect } from './open-program.ts'
import type { Platform } from './platform.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import type { VerifyPolicy } from './vouch.ts'
import { judgeAge } from './wanted-version.ts'

/** What walking needs. */
export interface WalkContext {
  readonly wishes: TrivyWishes
  readonly platform: Platform
  readonly policy: VerifyPolicy
  readonly now: () => Date
  /** Until the time limit of the step. */
  readonly timeLeftMs: () => number
  readonly limits: Limits
  readonly archives: FetchContext | undefined
  readonly signal: AbortSignal
  readonly log: Log
  readonly note: (attempt: Attempt) => void
}

/** An archive where somebody serves it. */
export type ArchiveOffer = Extract<Offer, { kind: 'archive' }>

/** What is done with an image that is proven, and with an archive; without the latter they are passed over. */
export interface Uses<T> {
  readonly image: (vouched: VouchedImage) => Promise<T>
  readonly archive?: (offer: ArchiveOffer) => Promise<T>
}

/**
 * What became of the first offer that is proven; undefined when there is none.
 *
 * @throws {LocalError} when this machine is at fault: another source would not help
 */
export async function useFirst<T>(
  places: readonly OfferPlace[],
  context: WalkContext,
  uses: Uses<T>,
): Promise<T | undefined> {
  for (const [index, place] of places.entries()) {
    const hasRivals = places.slice(index + 1).some(({ isServer }) => isServer)
    const used = place.isServer
      ? await inItsTurn(place, hasRivals, context, uses)
      : await usePlace(place, context, uses)
    if (used !== undefined) return used
  }
  return undefined
}

async function inItsTurn<T>(
  place: OfferPlace,
  hasRivals: boolean,
  context: WalkContext,
  uses: Uses<T>,
): Promise<T | undefined> {
  const { timeLeftMs, limits } = context
  const { stallMs, silentMs } = limits
  const budget = { timeLeftMs, reserveMs: 0, hasMoreToDo: false, stallMs, silentMs }
  const alone = { hasFallback: false, isContested: hasRivals, isSecondChance: false, claim: () => undefined }
  const share = openShare({ budget, label: place.label, hasRivals, ...alone })
  try {
    return await share.run(() => usePlace(place, context, uses, share))
  } finally {
    share.close()
  }
}

async function usePlace<T>(
  place: OfferPlace,
  context: WalkContext,
  uses: Uses<T>,
  share?: Share,
): Promise<T | undefined> {
  for await (const offer of guarded(place, context)) {
    try {
      const used = await useOffer(offer, context, uses, share)
      if (used === undefined) continue
      context.note({ source: offer.label, outcome: 'used', detail: '' })
      return used
    } catch (error) {
      context.signal.throwIfAborted()
      if (!(error instanceof ActionError) || error instanceof LocalError) throw error
      const outcome = error.name === 'VerifyError' ? 'refused' : 'failed'
      const detail = sayFailure(error, offer.label)
      context.note({ source: offer.label, outcome, detail, hint: hintOf(error) })
      // Its turn is over.
      if (error instanceof SlowSourceError) return undefined
    }
  }
  return undefined
}

/** What a place offers; one that fails is an attempt, and the next one is asked. */
async function* guarded(place: OfferPlace, { note, signal }: WalkContext): AsyncGenerator<Offer> {
  try {
    yield* place.offers()
  } catch (error) {
    signal.throwIfAborted()
    // A bundle or a cache that cannot be read here is one source less.
    if (!(isFileError(error) || error instanceof ActionError) || error instanceof LocalError) throw error
    const detail = sayFailure(error, place.label)
    note({ source: place.label, outcome: 'failed', detail, hint: hintOf(error) })
  }
}

async function useOffer<T>(
  offer: Offer,
  context: WalkContext,
  uses: Uses<T>,
  share: Share | undefined,
): Promise<T | undefined> {
  if (offer.kind === 'archive') return uses.archive?.(offer)
  const { version } = offer
  const { platform, policy } = context
  const image = await offer.open()
  const vouched = await vouchAndSelect(share === undefined ? image : watched(image, share), {
    version,
    platform,
    policy,
  })
  return isTooYoung(offer, vouched.releasedAt, context) ? undefined : uses.image(vouched)
}

/** Left early when its rate has no hope. */
function watched(image: TrivyImage, share: Share): TrivyImage {
  return { ...image, openBlob: (blob) => share.watch(image.openBlob(blob), blob.size) }
}

/** Only a range waits: who names a version wants it. What is too young is noted. */
export function isTooYoung(offer: Offer, releasedAt: Date | undefined, context: WalkContext): boolean {
  const { wishes, now, note } = context
  if (!offer.hasCooldown || wishes.wanted.kind === 'exact') return false
  const { isOldEnough, words } = judgeAge(releasedAt, { now: now(), cooldownMs: wishes.cooldownMs })
  if (!isOldEnough) note({ source: offer.label, outcome: 'skipped', detail: `${words}; trivy-cooldown` })
  return !isOldEnough
}
