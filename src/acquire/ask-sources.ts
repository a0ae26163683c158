// Asks the sources of one artifact, nearest first, until a copy is fresh.
import { hintOf, LocalError } from '../base/errors.ts'
import { untilAborted } from '../base/until-aborted.ts'
import { judgeFreshness } from '../verify/freshness.ts'
import { isLowerVersion } from '../verify/version.ts'
import { freshnessOf, isSettled, note, type Run, type SourcedOffer, sayAge } from './acquisition.ts'
import type { Candidate, Staged } from './candidate.ts'
import type { HostMemory } from './host-memory.ts'
import { noteFailure } from './note-failure.ts'
import { namedBy } from './provenance-of.ts'
import { relay, type Turn } from './relay.ts'
import { openShare, type Share } from './share.ts'
import { isSameLayer, isServer, type Offer, type Source } from './source.ts'
import { tryOffer, type Voucher } from './try-offer.ts'

/** Leaves in `run` the best copy that there is, and all that was tried. */
export async function askSources<S extends Staged>(run: Run<S>): Promise<void> {
  const { budget, hosts } = run.context
  const sources = await run.context.sources()
  try {
    for (const source of sources.filter(({ kind }) => !isServer(kind))) {
      if (isSettled(run)) break
      await unlessAborted(run, source, () => trySource(run, source))
    }
    await relay(badLast(sources, hosts), {
      silentMs: budget?.silentMs,
      isSettled: () => isSettled(run),
      ask: (turn) => unlessAborted(run, turn.server, () => inItsTurn(run, turn)),
    })
    for (const deferred of run.deferred) await tryDeferred(run, deferred)
  } catch (error) {
    // It is in `run.problem`: settle on what there is.
    if (!(error instanceof LocalError)) throw error
  }
}

/** The servers; those that have failed lately come after all others. */
function badLast(sources: readonly Source[], hosts: HostMemory | undefined): readonly Source[] {
  const servers = sources.filter(({ kind }) => isServer(kind))
  const isBad = ({ label }: Source) => hosts?.isBad(label) === true
  return [...servers.filter((source) => !isBad(source)), ...servers.filter(isBad)]
}

/** One bad server never decides: what it may take leaves time for whatever else there is. */
async function inItsTurn<S extends Staged>(run: Run<S>, turn: Turn<Source>): Promise<void> {
  const { server: source, hasSuccessors: hasRivals, isContested } = turn
  const { budget, hosts } = run.context
  if (budget === undefined) return await trySource(run, source)
  const isSecondChance = hosts?.isBad(source.label) === true
  const hasFallback =
    run.deferred.length > 0 || (run.best !== undefined && freshnessOf(run, run.best) !== 'expired')
  const claim = () => {
    turn.claim()
    hosts?.noteGood(source.label)
  }
  const crowd = { hasRivals, hasFallback, isContested, claim }
  const share = openShare({ budget, label: source.label, isSecondChance, ...crowd })
  turn.onDropped((faster) =>
    share.end(faster === undefined ? 'sends nothing' : `sends nothing, and ${faster.label} does`),
  )
  try {
    await share.run(() => trySource(run, watched(source, share)))
  } finally {
    share.close()
  }
}

function watched(source: Source, share: Share): Source {
  return {
    ...source,
    async *offers() {
      for await (const offer of source.offers()) {
        const load = async () => {
          const artifact = await offer.load()
          return { ...artifact, openLayer: () => share.watch(artifact.openLayer(), artifact.layer.size) }
        }
        yield { ...offer, load }
      }
    },
  }
}

async function trySource<S extends Staged>(run: Run<S>, source: Source): Promise<void> {
  try {
    const more = source.offers()[Symbol.asyncIterator]()
    let offer = await nextOffer(run, more)
    if (offer === undefined) {
      note(run, { source: source.label, outcome: 'absent', detail: source.explainAbsence?.() ?? '' })
    }
    while (offer !== undefined && !(await considerOffer(run, { offer, source, more }))) {
      offer = run.context.signal.aborted ? undefined : await nextOffer(run, more)
    }
  } catch (error) {
    noteFailure(run, source, error)
  }
}

/** Reads what was put off, if it is still better than what there is; when it is refused, what its source has next. */
async function tryDeferred<S extends Staged>(run: Run<S>, deferred: SourcedOffer): Promise<void> {
  const { source, more } = deferred
  try {
    let offer: Offer | undefined = deferred.offer
    while (offer !== undefined && !isSettled(run) && isPromising(run, offer) && !run.context.signal.aborted) {
      if (await tryOffer(run, { offer, source })) return
      offer = run.context.signal.aborted ? undefined : await nextOffer(run, more)
    }
  } catch (error) {
    noteFailure(run, source, error)
  }
}

function isPromising<S extends Staged>({ best }: Run<S>, offer: Offer): boolean {
  return best === undefined || (offer.promisedAt ?? best.measuredAt) > best.measuredAt
}

/** What opens a bundle may know nothing of the end of the step. */
async function nextOffer<S extends Staged>(
  { context: { signal } }: Run<S>,
  offers: AsyncIterator<Offer>,
): Promise<Offer | undefined> {
  const { value, done } = await untilAborted(offers.next(), signal)
  return done === true ? undefined : value
}

/** Deals with one offer; false when it was refused, or has rivals, so that the source may have a better one. */
async function considerOffer<S extends Staged>(run: Run<S>, sourced: SourcedOffer): Promise<boolean> {
  const { best, context } = run
  const { offer, source } = sourced
  if (best !== undefined && isSameLayer(offer, best.layerDigest)) {
    noteSame(run, best, source)
    return offer.hasRivals !== true
  }
  if (!offer.isPinned && isLowerVersion(offer.version, best?.version)) {
    const detail = `version ${offer.version}; what is there is ${best?.version}`
    note(run, { source: source.label, outcome: 'older', detail })
    return true
  }
  if (isServer(source.kind) && (await tryNearer(run, { offer, source }))) return true
  const { promisedAt } = offer
  if (
    promisedAt !== undefined &&
    judgeFreshness(promisedAt, context.now(), context.requirement) !== 'fresh'
  ) {
    run.deferred.push(sourced)
    const detail = `${sayAge(run, promisedAt)}; a fresher one is looked for`
    note(run, { source: source.label, outcome: 'stale', detail })
    return true
  }
  return (await tryOffer(run, { offer, source })) && offer.hasRivals !== true
}

/** A source has exactly what is there already. A cache cannot confirm it: only a registry or the publisher knows what is current. */
function noteSame<S extends Staged>(run: Run<S>, best: Candidate<S>, source: Source): void {
  const hasOwnAge = run.context.requirement.resource.age === 'data'
  const measuredAt = hasOwnAge ? best.measuredAt : run.context.now()
  const isUpstreamCurrent = best.isUpstreamCurrent || source.isUpstream
  const isConfirmed = isServer(source.kind)
  if (isConfirmed) {
    const asker = { now: run.context.now(), job: run.context.job }
    const provenance = namedBy(best.provenance, source, asker)
    run.best = { ...best, measuredAt, provenance, confirmed: true, isDoubtful: false, isUpstreamCurrent }
    run.context.hosts?.noteGood(source.label)
  }
  const detail = `names the same digest as the ${best.source}`
  const age = isConfirmed ? `; ${sayAge(run, measuredAt)}` : ''
  note(run, { source: source.label, outcome: 'current', detail: detail + age })
}

/** Reads the bytes that a registry calls current from a nearer source that has the very same. */
async function tryNearer<S extends Staged>(run: Run<S>, voucher: Voucher): Promise<boolean> {
  const index = run.deferred.findIndex((nearer) => isSameLayer(nearer.offer, voucher.offer.digestPrefix))
  const [nearer] = index < 0 ? [] : run.deferred.splice(index, 1)
  if (nearer === undefined || !(await tryOffer(run, { ...nearer, voucher }))) return false
  const detail = `names the same digest as the ${nearer.source.label}`
  note(run, { source: voucher.source.label, outcome: 'current', detail })
  return true
}

/** Once the step was stopped, by its time limit or with the job, nobody is asked. */
async function unlessAborted<S extends Staged>(
  run: Run<S>,
  source: Source,
  ask: () => Promise<void>,
): Promise<void> {
  const { signal } = run.context
  if (!signal.aborted) return await ask()
  const reason: unknown = signal.reason
  const detail = reason instanceof Error ? reason.message : 'stopped'
  note(run, { source: source.label, outcome: 'skipped', detail, hint: hintOf(reason) })
}
