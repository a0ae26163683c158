// Why something is as it is, in words: what each source said, the same cause once, and what to do.
import { type Attempt, describeAttempt, hostOf } from '../acquire/attempt.ts'
import type { Outcome } from '../acquire/outcome.ts'

/** Every attempt, with what sources had in common said once: `ghcr.io/a, docker.io/a: failed, host name not found`. */
export function explainAttempts({ attempts, problem }: Outcome): string {
  return joinCauses({ attempts, problem }, (source) => source)
}

/** The same by registry bases, so that it can be the very same for several resources. */
export function explainByBase({ attempts, problem }: Outcome): string {
  const alike = attempts.map((attempt) => ({ ...attempt, detail: sayFirst(attempt.detail) }))
  return joinCauses({ attempts: alike, problem }, baseOf)
}

function joinCauses(
  { attempts, problem }: Pick<Outcome, 'attempts' | 'problem'>,
  nameOf: (source: string) => string,
): string {
  const causes = new Map<string, Attempt & { readonly sources: string[] }>()
  // Where this machine is at fault, it is no cause that somebody has nothing.
  const isCause = ({ outcome, detail }: Attempt) =>
    problem === undefined || (detail !== problem && (outcome !== 'absent' || detail !== ''))
  for (const attempt of attempts.filter(isCause)) {
    const key = `${attempt.outcome}, ${attempt.detail}`
    const name = nameOf(attempt.source)
    const known = causes.get(key)
    if (known === undefined) causes.set(key, { ...attempt, sources: [name] })
    else if (!known.sources.includes(name)) known.sources.push(name)
  }
  const told = [...causes.values()].map((cause) =>
    describeAttempt({ ...cause, source: cause.sources.join(', ') }),
  )
  return (problem === undefined ? told : [problem, ...told]).join('; ')
}

/** A host that failed for one resource is not asked for the next: for the same reason. */
function sayFirst(detail: string): string {
  return /^not asked again in this run \((.*)\)$/.exec(detail)?.[1] ?? detail
}

/** `ghcr.io/aquasecurity` of `ghcr.io/aquasecurity/trivy-db:2`; what is no reference stays. */
function baseOf(source: string): string {
  return (
    /^([a-z0-9.-]+(?::\d+)?(?:\/[^\s:@]+)?)\/[^\s/:@]+(?::[\w.-]+)?(?:@sha256:\w+)?$/.exec(source)?.[1] ??
    source
  )
}

/** A list of more is not read. */
const MAX_HINTS = 3

/** What to do so that it is better next time: what this machine and the sources have to say, each hint once. */
export function adviseOn(outcomes: readonly Outcome[]): string {
  const hints = outcomes.flatMap(({ hint, attempts }) => [hint, ...hintsOf(attempts)])
  const own = [...new Set(hints.filter((hint) => hint !== undefined))]
  if (own.length > 0) return own.slice(0, MAX_HINTS).join(' ')
  const namedIn = namedInOf(outcomes)
  const isServedStale = outcomes.some(({ attempts }) =>
    attempts.some(({ outcome, source }) => outcome === 'stale' && /[/:]/.test(source)),
  )
  if (isServedStale) {
    return `Look at the job that fills the registry with old data, or name another one in ${namedIn}; stale-if-error says how old a copy may be.`
  }
  const failed = outcomes.flatMap(({ attempts }) => attempts).find(isOfServer)
  return failed === undefined
    ? `Warm the cache from the default branch, or name a registry that has the data in ${namedIn}.`
    : `Run it again when ${hostOf(failed.source)} answers; so that no scan waits for it, keep the data with the action warm, or ${isAddress(failed.source) ? 'mirror it to a registry of yours' : `name a second registry in ${namedIn}`}.`
}

/** What a bundle lacks is of no interest where it could not be opened. */
function hintsOf(attempts: readonly Attempt[]): readonly (string | undefined)[] {
  const isOpened = !attempts.some(
    ({ source, outcome, hint }) =>
      source === 'bundle' && hint !== undefined && (outcome === 'failed' || outcome === 'refused'),
  )
  return attempts.filter(({ source }) => isOpened || source !== 'registries').map(({ hint }) => hint)
}

/** Sources that are servers are named by references and URLs. */
function isOfServer({ source, outcome }: Attempt): boolean {
  return outcome === 'failed' && /[/:]/.test(source)
}

/** What is asked at the address of its publisher, and no registry. */
function isAddress(source: string): boolean {
  return /^https?:\/\//.test(source)
}

/** Where the user named the registries that were asked. */
function namedInOf(outcomes: readonly Outcome[]): string {
  const named = outcomes.flatMap(({ requirement }) => requirement.places.map(({ namedIn }) => namedIn))
  return named.find((name) => name !== undefined) ?? 'the input registries'
}

/** `A`, `A and B`, `A, B, and C`. */
export function joinNames(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ')
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`
}

/** `is` or `are`, for what has these titles. */
export function isOrAre(titles: readonly string[]): 'is' | 'are' {
  return titles.length > 1 || titles[0]?.endsWith('s') === true ? 'are' : 'is'
}
