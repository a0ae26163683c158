// What the outcomes of resources that are followed while they are fetched have in common: they may not be whole, and not young. Pure.
import type { Attempt } from '../acquire/attempt.ts'
import { count } from '../base/count.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { OwnOutcome, Shortfall } from './contract/own-outcome.ts'

/** How many, and where from. */
export interface ClosureCounts {
  /** There before this step. */
  readonly local: number
  /** From what was kept: Actions cache, registry, or bundle. */
  readonly kept: number
  readonly fetched: number
  /** Confirmed absent, for Trivy too. */
  readonly absent: number
  readonly unknown: number
  /** To whoever publishes them, and what came of it. */
  readonly requests: number
  readonly fetchedBytes: number
}

/** What became of a closure, as plain data. */
export interface ClosureOutcome {
  /** Nobody was to be asked: then what is unknown cannot be had by Trivy either. */
  readonly isOffline: boolean
  /** All of it is placed and proven, or confirmed absent. */
  readonly isReady: boolean
  readonly counts: ClosureCounts
  /** What can change and is older than max-age, because nobody could be asked. */
  readonly stale: number
  readonly attempts: readonly Attempt[]
  /** Hosts that were asked. */
  readonly hosts: readonly string[]
  /** Of what is kept, as it is kept; undefined when there is nothing to keep. */
  readonly layerDigest: string | undefined
  /** Whether the Actions cache has that now, by this run or since before; undefined: it does not, or nobody looked. */
  readonly inCache?: 'saved' | 'exists' | undefined
  /** What went wrong on this machine. */
  readonly problem: string | undefined
  readonly hint: string | undefined
  readonly durationMs: number
}

/** How many are placed. */
export function countPlaced({ counts }: ClosureOutcome): number {
  return counts.local + counts.kept + counts.fetched
}

/** Where those that are placed came from, as a reader would say it. */
export function describeSources(
  { counts, attempts }: ClosureOutcome,
  { local, publishers }: { readonly local: string; readonly publishers: string },
  others: readonly string[] = [],
): string {
  const used = attempts.filter(({ outcome }) => outcome === 'used').map(({ source }) => source)
  const sources = [
    ...(counts.local > 0 ? [local] : []),
    ...(counts.kept > 0 ? used : []),
    ...(counts.fetched > 0 ? [publishers] : []),
    ...others,
  ]
  return sources.length === 0 ? 'nothing to place' : [...new Set(sources)].join(', ')
}

/** `12 packages: 10 kept, 2 fetched; 1 absent`. */
export function describeCounts(outcome: ClosureOutcome, one: string, others: readonly string[] = []): string {
  const { counts, stale } = outcome
  const say = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}`])
  const origins = [
    ...say(counts.local, 'already there'),
    ...say(counts.kept, 'kept'),
    ...say(counts.fetched, 'fetched'),
  ]
  const list = origins.length === 0 ? '' : `: ${origins.join(', ')}`
  return [
    `${count(countPlaced(outcome), one)}${list}`,
    ...others,
    ...say(counts.absent, 'absent'),
    ...say(counts.unknown, 'unknown'),
    ...say(stale, 'older than max-age'),
  ].join('; ')
}

/**
 * What to do where nobody may be asked, and something is unknown.
 *
 * @param name of the resource, as the input `resources` has it
 * @param publishers in words: `Maven repositories`
 */
export function adviseOffline({ attempts }: ClosureOutcome, name: string, publishers: string): string {
  const bundle = attempts.find(({ source }) => source === 'bundle')
  if (bundle === undefined) {
    return `Bring a complete set: run this action once where ${publishers} can be reached, or carry a bundle of the action export.`
  }
  return (
    bundle.hint ??
    `Export the bundle anew, in a job that has checked out this project, with ${name} in the input resources of the action export.`
  )
}

/** What a resource says of its own closure. */
interface ClosureWords extends Pick<OwnOutcome, 'warnings' | 'evidence' | 'outputs' | 'carried'> {
  readonly source: string
  readonly state: string
  /** What is wrong where it is not complete, or older than max-age. */
  readonly shortfall: Shortfall
}

/** The outcome as everybody else sees it. */
export function tellClosure(outcome: ClosureOutcome, words: ClosureWords): OwnOutcome {
  const { isReady, hosts, inCache, attempts, durationMs, counts, layerDigest } = outcome
  const { warnings, evidence, outputs, carried, source } = words
  const state = judge(outcome)
  return {
    ...{ isReady, state, hosts, inCache, attempts, durationMs, warnings, evidence, outputs, carried },
    shortfall: state === 'good' ? undefined : words.shortfall,
    // What git asks is not counted.
    isHit: counts.requests === 0 && counts.fetched === 0,
    told: {
      source,
      state: words.state,
      digest: layerDigest ?? '',
      confirmed: isReady ? 'complete' : 'not complete',
      size: counts.fetchedBytes === 0 ? '' : formatBytes(counts.fetchedBytes),
    },
    isKeepable: layerDigest !== undefined,
    own: outcome,
  }
}

/** Offline nobody can make up for what is unknown, and the scan would lose it without a word. */
function judge({ isReady, isOffline, stale }: ClosureOutcome): OwnOutcome['state'] {
  if (!isReady && isOffline) return 'missing'
  return isReady && stale === 0 ? 'good' : 'degraded'
}
