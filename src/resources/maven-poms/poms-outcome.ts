// What became of the Maven POMs, as plain data: everything that settings, report, and outputs are made from.
import { adviseOffline, type ClosureOutcome } from '../closure-outcome.ts'
import type { ClosureProblem, UnknownPom, WantedPom } from './closure/ledger.ts'

/** All of them, as a reader would say it. */
export const POMS_TITLE = 'Maven POMs'

/** What became of the POMs. */
export interface PomsOutcome extends ClosureOutcome {
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
  readonly localRepositories: readonly string[]
  readonly inputDigest: string
  /** Of the tag that moves with the project. */
  readonly project: string
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
export function adviseOnPoms(poms: PomsOutcome): string {
  const { isOffline, isReady, hint } = poms
  if (hint !== undefined) return hint
  return isOffline
    ? adviseOffline(poms, 'maven-poms', 'Maven repositories')
    : isReady
      ? 'Run it again when the repositories answer, or raise max-age.'
      : 'Run it again when the repositories answer: only what is missing is asked for.'
}
