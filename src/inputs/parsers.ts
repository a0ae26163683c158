// How one input's text becomes a value. Each parser throws a sentence that finishes "input x: …".
import { homedir } from 'node:os'
import semver from 'semver'
import { ActionError, describeError, hintOf } from '../base/errors.ts'
import { isDigest } from '../oci/digest.ts'
import { EXAMPLE, parseReference } from '../oci/reference.ts'
import { baseOf } from './registry-bases.ts'

/** Turns an input's text, defaults included, into a value; throws an `Error` whose message says what is wrong. */
export type Parser<T> = (text: string) => T

/** A parser that accepts some words only, and can name them: the contract with action.yml is tested by them. */
export type WordParser<T> = Parser<T> & { readonly words: readonly string[] }

/** Longest text that a message repeats back. */
const MAX_QUOTED = 60

/** The text in quotes, shortened: what the user wrote, as part of a message. */
export function quote(text: string): string {
  return `"${text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`}"`
}

/** One of some words, in any case. */
export function oneOf<const T extends string>(...words: readonly T[]): WordParser<T> {
  const parse = (text: string) => {
    const word = words.find((known) => known === text.toLowerCase())
    if (word === undefined) throw new Error(`${quote(text)} is not one of ${words.join(', ')}`)
    return word
  }
  return Object.assign(parse, { words })
}

/**
 * `true` or `false`, in any case, as YAML and many templates write them; `yes` and `on` are refused, because Trivy silently
 * takes them for false.
 */
export const bool: WordParser<boolean> = Object.assign(
  (text: string) => {
    const word = text.toLowerCase()
    if (word === 'true') return true
    if (word === 'false') return false
    throw new Error(`${quote(text)} is not a boolean; write true or false`)
  },
  { words: ['true', 'false'] },
)

/** Text as it stands; empty means absent. */
export const optionalText: Parser<string | undefined> = (text) => (text === '' ? undefined : text)

/** A path: `~` at its beginning is the home of the runner's user, as in a shell; empty means absent. */
export const optionalPath: Parser<string | undefined> = (text) =>
  text === '' ? undefined : text.replace(/^~(?=$|[\\/])/, () => homedir())

/** A list separated by commas, white space, or lines, or written as a list of YAML; empty means none. */
export const list: Parser<readonly string[]> = (text) =>
  withoutBrackets(text.replace(/^\s*-\s+/gm, ''))
    .split(/[\s,]+/)
    .map((item) => item.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '')

/** `[a, b]`; an address of IPv6 keeps its brackets. */
function withoutBrackets(text: string): string {
  const inner = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1]
  return inner === undefined || /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(inner) ? text : inner
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

const UNIT = 's|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?'

/** A number and its unit, as a letter or a word. */
const DURATION_PART = new RegExp(`(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(${UNIT})(?![a-z])\\s*`, 'giy')

/** White space between a number and its unit. */
const BEFORE_UNIT = new RegExp(`(\\d)\\s+(?=(?:${UNIT})\\b)`, 'gi')

/** A duration such as `30h`, `90m`, `4d`, `1d12h`, `24 hours`, or Trivy's own `5m0s`, in milliseconds. */
export const duration: Parser<number> = (text) => {
  const parts = [...text.matchAll(DURATION_PART)]
  const units = parts.map(([, , unit = '']) => UNIT_MS[unit.charAt(0).toLowerCase() as keyof typeof UNIT_MS])
  // From large to small, each once: `1h 2h` are two values, and nobody knows which is meant.
  const isOrdered = units.every((unit, index) => index === 0 || unit < (units[index - 1] ?? 0))
  if (parts.length === 0 || !isOrdered || parts.map(([part]) => part).join('') !== text) {
    throw new Error(`${quote(text)} is not a duration; write for example 90m, 30h, or 4d`)
  }
  return parts.reduce((sum, [, count], index) => sum + Math.round(Number(count) * (units[index] ?? 0)), 0)
}

/** A duration greater than zero. */
export const positiveDuration: Parser<number> = (text) => {
  const ms = /^0+$/.test(text) ? 0 : duration(text)
  if (ms <= 0) throw new Error(`${quote(text)} must be longer than zero; write for example 90m or 30h`)
  return ms
}

/** Longest delay of a Node timer, 2^31-1 ms: a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** A duration greater than zero after which a timer can fire. */
export const timerDuration: Parser<number> = (text) => {
  const ms = positiveDuration(text)
  if (ms > MAX_TIMER_MS) throw new Error(`${quote(text)} is too long; write at most 24d`)
  return ms
}

/** A duration, or `never-fail` for no limit at all. */
export const durationOrNever: Parser<number> = (text) =>
  text === 'never-fail' ? Number.POSITIVE_INFINITY : duration(text)

/** One value for all names, or `name=value` items; a name that is left out is absent, and keeps its default. */
export function perName<N extends string, T>(
  names: readonly N[],
  value: Parser<T>,
): Parser<Readonly<Partial<Record<N, T>>>> {
  return (text) => {
    const items = list(joinUnits(text))
    // Several words without names are one value where they can be, as in `1 day 12 hours`.
    if ((items.length === 1 && !text.includes('=')) || isValue(value, text)) {
      const same = value(text)
      return Object.fromEntries(names.map((name) => [name, same])) as Record<N, T>
    }
    const values: Partial<Record<N, T>> = {}
    for (const item of items) {
      const equals = item.indexOf('=')
      if (equals === -1)
        throw new Error(
          `${quote(item)} is not of the form name=value; write one value for all, or items such as ${names[0]}=…`,
        )
      const name = oneOf(...names)(item.slice(0, equals))
      if (values[name] !== undefined) throw new Error(`${name} is given twice`)
      values[name] = value(item.slice(equals + 1))
    }
    return values
  }
}

function isValue(parse: Parser<unknown>, text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    // The items are looked at one by one, and say what is wrong.
    return false
  }
}

/** `24 hours` as one word, so that it can stand in a list. */
function joinUnits(text: string): string {
  return text.replace(BEFORE_UNIT, '$1')
}

/**
 * First part of the cache keys. Not `trivy` or `cache-trivy`: trivy-action restores by the prefix `cache-trivy-`, and
 * would take our entries for its own. No comma: keys are a comma-separated list for the service (docs/decisions/cache-keys.md).
 */
export const keyPrefix: Parser<string> = (text) => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
    throw new Error(`${quote(text)} must be 1 to 64 letters, digits, or . _ -`)
  }
  if (/^(cache-)?trivy/i.test(text))
    throw new Error(`${quote(text)} must not begin with trivy or cache-trivy`)
  return text
}

/** `1.2.3` or `v1.2.3`, without the `v`, or a range such as `0.76.x`; empty means absent. */
export const optionalVersion: Parser<string | undefined> = (text) => {
  if (text === '') return undefined
  const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1]
  if (version !== undefined && semver.valid(version) !== null) return version
  // `latest` and `*` would be whatever somebody pushed last.
  const range = version === undefined && !text.includes('-') ? semver.validRange(text) : null
  if (range === null || range === '*' || /^[a-z]/i.test(text)) {
    throw new Error(`${quote(text)} is not a version; write for example 0.74.0, or a range such as 0.74.x`)
  }
  return text
}

/** `sha256:` and 64 hex digits; empty means absent. */
export const optionalDigest: Parser<string | undefined> = (text) => {
  if (text === '') return undefined
  if (!isDigest(text)) throw new Error(`${quote(text)} is not sha256: and 64 lower-case hex digits`)
  return text
}

/** OCI references, in order. @param example what the advice on a mistake shows */
export function referencesLike(example: string): Parser<readonly string[]> {
  return (text) => {
    const items = list(text)
    for (const item of items) parseWithExample(item, example)
    return items
  }
}

function parseWithExample(text: string, example: string): void {
  try {
    parseReference(text)
  } catch (error) {
    const hint = hintOf(error)?.replace(EXAMPLE, example)
    throw new ActionError(describeError(error), { hint })
  }
}

/** Registry bases (`host/path`), in order; each must become a reference when a repository is added. */
export const registryBases: Parser<readonly string[]> = (text) => basesAmong([])(text)

/** The same; of a whole reference to one of these repositories its base is taken. */
export function basesAmong(repositories: readonly string[]): Parser<readonly string[]> {
  return (text) => {
    const items = list(text).map((item) => baseOf(item.replace(/\/+$/, ''), repositories))
    if (items.length === 0) throw new Error('is empty; write at least one registry base')
    for (const item of items) checkBase(item)
    return [...new Set(items)]
  }
}

/** The parser of references knows best what is wrong; its words must only speak of what the user wrote. */
function checkBase(base: string): void {
  try {
    parseReference(`${base}/repository`)
  } catch (error) {
    const message = describeError(error)
      .replace('/repository":', '":')
      .replace(/^reference/, 'registry base')
    const hint = hintOf(error) ?? ''
    throw new ActionError(message, {
      hint: hint.startsWith('Leave out')
        ? hint
        : 'Write it as registry/path, for example ghcr.io/aquasecurity; a repository of another name has an input of its own, such as db-repository.',
    })
  }
}

/** Registry hosts, `host` or `host:port`, in lower case as in references: host names do not know case. */
export const hosts: Parser<readonly string[]> = (text) => {
  const items = list(text).map((item) => item.toLowerCase())
  for (const item of items) {
    if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(item)) {
      const advice = /^https?:\/\//.test(item) ? `; leave out ${item.slice(0, item.indexOf('//') + 2)}` : ''
      throw new Error(`${quote(item)} is not a host or host:port${advice}`)
    }
  }
  return items
}
