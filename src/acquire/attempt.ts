// What happened at one source. All attempts are kept: when none succeeds, the error lists them.
import { explainError } from '../oci/registry-error.ts'

/**
 * `used`: what it had was taken. `current`: it has exactly what is already there. `stale`: its copy is older than
 * max-age. `older`: its copy is older than what is there. `absent`: it has none. `refused`: what it has is not what it
 * claims to be. `failed`: it could not be asked. `skipped`: it was not asked, what it has is not what is wanted, or this
 * machine could not take it.
 */
export type AttemptOutcome =
  | 'used'
  | 'current'
  | 'stale'
  | 'older'
  | 'absent'
  | 'refused'
  | 'failed'
  | 'skipped'

/** One attempt at one source. */
export interface Attempt {
  readonly source: string
  readonly outcome: AttemptOutcome
  /** One sentence: the age that was found, or what went wrong. */
  readonly detail: string
  /** What the user can do about it. */
  readonly hint?: string | undefined
}

/** One line for the log and for the error that lists them all. */
export function describeAttempt(attempt: Attempt): string {
  return `${attempt.source}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`
}

/** Of very many a reader is told the first; the log has all. */
const MAX_LISTED = 10

/** Attempts one after the other in a text. */
export function listAttempts(
  attempts: readonly Attempt[],
  describe: (attempt: Attempt) => string = describeAttempt,
): string {
  const more = attempts.length - MAX_LISTED
  const listed = attempts.slice(0, MAX_LISTED).map(describe)
  return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

/** The host of a source that is named by a reference or an address. */
export function hostOf(source: string): string {
  return source.replace(/^https?:\/\//, '').split('/')[0] ?? source
}

/**
 * What went wrong. The attempt names its source, so these words need not do it again.
 *
 * @param title what was asked for, where messages may begin with it
 */
export function sayFailure(error: unknown, source: string, title?: string): string {
  const [host] = source.split('/')
  const begin = title === undefined ? [] : [`${title} from ${source}: `]
  return [...begin, ` of ${source}`, `${source}: `, ` (from ${host})`, `${host}: `].reduce(
    leaveOut,
    explainError(error),
  )
}

/** Only where a part begins: `docker.io: ` is no part of `registry-1.docker.io: `, nor `bundle: ` of `is no bundle: `. */
function leaveOut(text: string, name: string): string {
  const isPart = (before: string) => before === '' || /[:;,(] ?$/.test(before) || !/^\w/.test(name)
  return text.split(name).reduce((before, after) => (isPart(before) ? before : before + name) + after)
}
