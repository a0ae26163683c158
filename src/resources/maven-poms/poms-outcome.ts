// What became of the Maven POMs, as plain data: everything that settings, report, and outputs are made from.
import type { Attempt } from '../../acquire/attempt.ts'
import { count } from '../../base/count.ts'
import type { ClosureProblem, UnknownPom, WantedPom } from './closure/ledger.ts'

/** All of them, as a reader would say it. */
export const POMS_TITLE = 'Maven POMs'

/** How many POMs, and where from. */
export interface PomCounts {
  /** In the local repository before this step. */
  readonly local: number
  /** From a kept set: Actions cache, registry, or bundle. */
  readonly kept: number
  /** From Maven repositories. */
  readonly fetched: number
  readonly absent: number
  readonly unknown: number
  /** What Maven repositories were asked and sent. */
  readonly requests: number
  readonly fetchedBytes: number
}

/** What became of the POMs. */
export interface PomsOutcome {
  /** No repository was to be asked: then what is unknown cannot be had by Trivy either. */
  readonly isOffline: boolean
  /** Every POM of the closure is placed and proven, or confirmed absent. */
  readonly isReady: boolean
  readonly counts: PomCounts
  readonly unknown: readonly UnknownPom[]
  readonly absent: readonly WantedPom[]
  /** What else may be missing: bounds, POMs that cannot be followed, variables that POMs may not read. */
  readonly doubts: readonly string[]
  /** Why a later scan may find another thing offline than online, whatever is placed; undefined: none does. */
  readonly otherwise: string | undefined
  /** What the user should change in settings.xml. */
  readonly warnings: readonly string[]
  /** POMs that this Trivy cannot read, or not all of: an online scan sees no more. */
  readonly unread: readonly ClosureProblem[]
  /** Snapshots and absences that are older than max-age, because nobody could be asked. */
  readonly stale: number
  readonly attempts: readonly Attempt[]
  /** Hosts that were asked. */
  readonly hosts: readonly string[]
  readonly localRepositories: readonly string[]
  /** Of the set as it is kept; undefined when there is nothing to keep. */
  readonly layerDigest: string | undefined
  /** Whether the Actions cache has that set now, by this run or since before; undefined: it does not, or nobody looked. */
  readonly inCache?: 'saved' | 'exists' | undefined
  readonly inputDigest: string
  /** Of the tag that moves with the project. */
  readonly project: string
  /** What went wrong on this machine. */
  readonly problem: string | undefined
  readonly hint: string | undefined
  readonly durationMs: number
}

/** Offline nobody can make up for what is unknown, and the scan would lose it without a word. */
export function arePomsMissing({ isReady, isOffline }: PomsOutcome): boolean {
  return !isReady && isOffline
}

/** Not complete, or older than max-age. */
export function arePomsDegraded({ isReady, isOffline, stale }: PomsOutcome): boolean {
  return (!isReady && !isOffline) || stale > 0
}

/** How many POMs are placed. */
export function countReady({ counts }: PomsOutcome): number {
  return counts.local + counts.kept + counts.fetched
}

/** Where the placed POMs came from, as a reader would say it. */
export function describeSources({ counts, attempts }: PomsOutcome): string {
  const used = attempts.filter(({ outcome }) => outcome === 'used').map(({ source }) => source)
  const sources = [
    ...(counts.local > 0 ? ['local repository'] : []),
    ...(counts.kept > 0 ? used : []),
    ...(counts.fetched > 0 ? ['Maven repositories'] : []),
  ]
  return sources.length === 0 ? 'nothing to place' : sources.join(', ')
}

/** `210 POMs: 200 kept, 10 fetched; 3 absent`. */
export function describeCounts(outcome: PomsOutcome): string {
  const { counts, stale } = outcome
  const origins = [
    say(counts.local, 'already there'),
    say(counts.kept, 'kept'),
    say(counts.fetched, 'fetched'),
  ].flat()
  const others = [
    say(counts.absent, 'absent'),
    say(counts.unknown, 'unknown'),
    say(stale, 'older than max-age'),
  ].flat()
  const list = origins.length === 0 ? '' : `: ${origins.join(', ')}`
  return [`${count(countReady(outcome), 'POM')}${list}`, ...others].join('; ')
}

/** Why the closure is not complete: the first of what is unknown, and how many there are. */
export function explainIncomplete({ unknown, doubts, problem }: PomsOutcome): string {
  const parts = problem === undefined ? [] : [problem]
  const [first] = unknown
  if (first !== undefined) {
    const name = `${first.groupId}:${first.artifactId}:${first.version}`
    const more = unknown.length === 1 ? '' : `, and ${unknown.length - 1} more`
    parts.push(`${name}, wanted by ${first.wantedBy}, is not available: ${first.reason}${more}`)
  }
  parts.push(...doubts.slice(0, 3))
  return parts.join('; ')
}

/** What is wrong with the POMs, in one sentence. */
export function describePoms(poms: PomsOutcome): string {
  return poms.isReady
    ? `Maven POMs are older than max-age (${poms.stale} snapshots or absences could not be asked for anew)`
    : `Maven POMs are not complete (${explainIncomplete(poms)})${poms.isOffline ? ',' : ': Trivy will ask for them itself,'} and without them a scan misses what they lead to`
}

/** What to do about them. */
export function adviseOnPoms({ isOffline, isReady, hint }: PomsOutcome): string {
  if (hint !== undefined) return hint
  return isOffline
    ? 'Bring a complete set: run this action once where Maven repositories can be reached, or carry a bundle.'
    : isReady
      ? 'Run it again when the repositories answer, or raise max-age.'
      : 'Run it again when the repositories answer: only what is missing is asked for.'
}

function say(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}
