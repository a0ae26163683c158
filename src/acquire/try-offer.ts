// Reads one offer, verified and extracted beside the target, and keeps it if that is no rollback.
import { VerifyError } from '../base/errors.ts'
import { claiming } from '../base/patience.ts'
import { untilAborted } from '../base/until-aborted.ts'
import { knownInstant } from '../verify/freshness.ts'
import { versionOf } from '../verify/layer.ts'
import { note, noteCandidate, type Run, sayAge } from './acquisition.ts'
import { type Candidate, isOlder, type Staged } from './candidate.ts'
import { noteFailure } from './note-failure.ts'
import { provenanceOf } from './provenance-of.ts'
import { type Artifact, isSameLayer, type Offer, type Source, UnconfirmedError } from './source.ts'

/** A source that names an artifact as current, so that it may be read from somewhere nearer. */
export interface Voucher {
  readonly offer: Offer
  readonly source: Source
}

/** What to read, and from where. */
export interface OfferAttempt {
  readonly offer: Offer
  readonly source: Source
  readonly voucher?: Voucher | undefined
}

/**
 * Reads an offer and keeps it if it is better than what there is; false when it was refused, or failed, or when no server that
 * answered vouched for it: then it is put off behind everything else.
 */
export async function tryOffer<S extends Staged>(run: Run<S>, attempt: OfferAttempt): Promise<boolean> {
  try {
    await stageOffer(run, attempt)
    return true
  } catch (error) {
    if (error instanceof UnconfirmedError) return putOff(run, attempt, error)
    noteFailure(run, attempt.source, error)
    return false
  }
}

/** Whether nothing else of its source need be looked at: where nobody answers, nobody vouches for another copy either. */
function putOff<S extends Staged>(run: Run<S>, attempt: OfferAttempt, error: UnconfirmedError): boolean {
  const { offer, source } = attempt
  const { loadUnconfirmed } = offer
  if (loadUnconfirmed !== undefined) {
    const more = (async function* (): AsyncGenerator<Offer> {})()
    run.deferred.push({ offer: { ...offer, load: loadUnconfirmed }, source, more })
  }
  const detail = `${error.message}; it is used only if nobody gives anything`
  note(run, { source: source.label, outcome: 'skipped', detail })
  return !error.isAnswered
}

async function stageOffer<S extends Staged>(run: Run<S>, attempt: OfferAttempt): Promise<void> {
  const { offer, source, voucher } = attempt
  const { context } = run
  // Who calls it current vouches for it.
  const load = (voucher && offer.loadUnconfirmed) ?? offer.load
  const loaded = await untilAborted(load(), context.signal)
  const artifact = withKnownAge(vouchFor(loaded, voucher, context.now()), context.now())
  const asker = { now: context.now(), job: context.job }
  const provenance = provenanceOf({ artifact, source, voucher: voucher?.source }, asker)
  const openLayer = () => claiming(artifact.openLayer())
  const staged = await context.stage({ ...artifact, provenance, openLayer }, source)
  await take(run, {
    measuredAt: staged.measuredAt,
    layerDigest: artifact.layer.digest,
    version: versionOf(artifact.fetched.manifest),
    isPinned: offer.isPinned,
    source: source.label,
    name: offer.name,
    sourceKind: source.kind,
    provenance,
    confirmed: artifact.confirmed,
    isDoubtful: artifact.isDoubtful === true,
    isUpstreamCurrent: (voucher?.source ?? source).isUpstream,
    staged,
  })
}

/** A confirmation of tomorrow is by a clock that was wrong: nobody knows how old it is, and the next one replaces it. */
function withKnownAge(artifact: Artifact, now: Date): Artifact {
  return { ...artifact, confirmedAt: knownInstant(artifact.confirmedAt, now) }
}

/** A key names only a part of the digest; a registry vouches for the whole. */
function vouchFor(artifact: Artifact, voucher: Voucher | undefined, now: Date): Artifact {
  if (voucher === undefined) return artifact
  if (!isSameLayer(voucher.offer, artifact.layer.digest)) {
    throw new VerifyError(`not what ${voucher.source.label} calls current`, {
      wanted: voucher.offer.digestPrefix,
      found: artifact.layer.digest,
    })
  }
  return { ...artifact, confirmed: true, isDoubtful: false, confirmedAt: now }
}

async function take<S extends Staged>(run: Run<S>, candidate: Candidate<S>): Promise<void> {
  const { best } = run
  if (best !== undefined && !candidate.isPinned && isOlder(candidate, best)) {
    const detail = `${sayAge(run, candidate.measuredAt)}; what is there is newer`
    note(run, { source: candidate.source, outcome: 'older', detail })
    await candidate.staged?.discard()
    return
  }
  await best?.staged?.discard()
  run.best = candidate
  noteCandidate(run, candidate)
}
