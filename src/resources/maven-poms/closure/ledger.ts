// What a closure asked for and what it was told, each POM once, for the report.
import { clean } from '../../../base/log.ts'
import type { PomAnswer, PomRequest } from './pom-source.ts'

/** One POM that Trivy would read, and who wanted it first. */
export interface WantedPom {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  readonly wantedBy: string
}

/** A POM of which nobody knows whether it exists. */
export interface UnknownPom extends WantedPom {
  readonly reason: string
  readonly hint?: string | undefined
}

/** Something in a POM that Trivy trips over, or that was not followed to its end. */
export interface ClosureProblem {
  /** `group:artifact:version`, or the path of a pom.xml in the workspace. */
  readonly pom: string
  readonly reason: string
}

/** Everything a closure has to report. Texts of POMs in it are not cleaned, except reasons. */
export interface ClosureReport {
  readonly found: readonly WantedPom[]
  readonly absent: readonly WantedPom[]
  readonly unknown: readonly UnknownPom[]
  /** Not empty means that the closure may lack POMs. */
  readonly problems: readonly ClosureProblem[]
  /** POMs that Trivy cannot decode either: an online scan knows no more than an offline one. */
  readonly unreadable: readonly ClosureProblem[]
  /** Variables of the environment that coordinates name and that were not given: they count as empty. */
  readonly variables: readonly string[]
}

/** Collects while the closure runs. */
export interface Ledger {
  note(request: PomRequest, answer: PomAnswer): void
  problem(pom: string, reason: string): void
  unreadable(pom: string, reason: string): void
  variable(name: string): void
  report(): ClosureReport
}

/** A ledger with nothing in it. */
export function openLedger(): Ledger {
  const outcomes = new Map<string, { readonly outcome: WantedPom; readonly answers: PomAnswer[] }>()
  const problems = new Map<string, ClosureProblem>()
  const unreadable = new Map<string, ClosureProblem>()
  const variables = new Set<string>()
  // Thousands of POMs may be unknown for one reason: it is held once.
  const reasons = new Map<string, PomAnswer>()
  const intern = (answer: Extract<PomAnswer, { readonly kind: 'unknown' }>): PomAnswer => {
    const known = reasons.get(answer.reason) ?? answer
    reasons.set(answer.reason, known)
    return known
  }
  const keep = (into: Map<string, ClosureProblem>) => (pom: string, reason: string) => {
    into.set(`${pom}\n${reason}`, { pom, reason: clean(reason, 300) })
  }
  return {
    note({ groupId, artifactId, version, wantedBy }, answer) {
      const name = `${groupId}:${artifactId}:${version}`
      const known = outcomes.get(name)
      const slim = answer.kind === 'found' ? FOUND : answer.kind === 'absent' ? answer : intern(answer)
      if (known !== undefined) known.answers.push(slim)
      else outcomes.set(name, { outcome: { groupId, artifactId, version, wantedBy }, answers: [slim] })
    },
    problem: keep(problems),
    unreadable: keep(unreadable),
    variable: (name) => variables.add(name),
    report: () => ({
      ...sortOutcomes([...outcomes.values()]),
      problems: [...problems.values()],
      unreadable: [...unreadable.values()],
      variables: [...variables].sort(),
    }),
  }
}

/** Its text is not for the report. */
const FOUND: PomAnswer = { kind: 'found', text: Buffer.alloc(0) }

/** A POM may be asked for at different repositories: found once is found, and one that is not known is not absent. */
function sortOutcomes(
  all: readonly { readonly outcome: WantedPom; readonly answers: readonly PomAnswer[] }[],
): Pick<ClosureReport, 'found' | 'absent' | 'unknown'> {
  const found: WantedPom[] = []
  const absent: WantedPom[] = []
  const unknown: UnknownPom[] = []
  for (const { outcome, answers } of all) {
    const doubt = answers.find(({ kind }) => kind === 'unknown')
    if (answers.some(({ kind }) => kind === 'found')) found.push(outcome)
    else if (doubt?.kind === 'unknown') unknown.push({ ...outcome, reason: doubt.reason, hint: doubt.hint })
    else absent.push(outcome)
  }
  return { found, absent, unknown }
}
