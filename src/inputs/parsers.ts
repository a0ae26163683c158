// How one input's text becomes a value. Each parser throws a sentence that finishes "input x: …".
import { homedir } from 'node:os'
import semver from 'semver'
import { ActionError, describeError, hintOf } from '../base/errors.ts'
import { plainWindowsPath } from '../base/windows-path.ts'
import { isDigest } from '../oci/digest.ts'
import { EXAMPLE, parseReference } from '../oci/reference.ts'
import { parseEach } from './mistakes.ts'
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

/** `$HOME`, `${HOME}`, `$env:TEMP`, `%TEMP%`, or an expression that no runner filled in, as a part of a path begins. */
const VARIABLE_IN_PATH = /(?:^|[\\/])(?:\$[A-Za-z_{]|%\w+%)/

/**
 * A path: `~` at its beginning is the home of the runner's user, as in a shell, and on Windows it may be spelled as bash does;
 * empty means absent. No shell reads an input: a variable would become a directory of that name.
 */
export const optionalPath: Parser<string | undefined> = (text) => {
  if (VARIABLE_IN_PATH.test(text)) {
    throw new Error(
      `${quote(text)} has a variable, which nothing fills in here; write ~ for the home directory, or an expression such as \${{ runner.temp }}`,
    )
  }
  if (text === '') return undefined
  const path = text.replace(/^~(?=$|[\\/])/, () => homedir())
  return process.platform === 'win32' ? plainWindowsPath(path) : path
}

/** The path of a file of certificates. */
export const certificatesPath: Parser<string | undefined> = (text) => {
  if (text.includes('-----BEGIN '))
    throw new Error('this is the certificate itself; write it to a file, and name the file')
  return optionalPath(text)
}

/** `# why`, on a line of its own or behind an item, as in YAML; what begins with `#` is a name (`#recycle`). */
const COMMENT = /(?:^|\s)#(?=\s|$).*$/gm

/** What counts of a text that is a list. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT, '')
}

/** A list separated by commas, white space, or lines, or written as a list of YAML; empty means none. */
export const list: Parser<readonly string[]> = (text) =>
  withoutBrackets(withoutComments(text).replace(/^\s*-\s+/gm, ''))
    .split(/[\s,]+/)
    .map((item) => item.replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '')

/** `[a, b]`; an address of IPv6 keeps its brackets. */
function withoutBrackets(text: string): string {
  const inner = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1]
  return inner === undefined || /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(inner) ? text : inner
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
  const bare = text.replace(/^v(?=\d)/, '')
  const range = version === undefined && !bare.includes('-') ? semver.validRange(bare) : null
  if (range === null || range === '*' || /^[a-z]/i.test(bare)) {
    throw new Error(
      `${quote(text)} is not a version; write for example 0.74.0, or a range such as 0.74.x, or leave it out for that of the trivy on PATH`,
    )
  }
  return bare
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
    const others = items.length > 1 ? '; a space or comma before it or behind it parts it from others' : ''
    parseEach(items, (item) => parseWithExample(item, { example, others }))
    return items
  }
}

function parseWithExample(
  text: string,
  { example, others }: { readonly example: string; readonly others: string },
): void {
  try {
    parseReference(text)
  } catch (error) {
    const hint = hintOf(error)?.replace(EXAMPLE, example)
    throw new ActionError(describeError(error) + others, { hint })
  }
}

/** Registry bases (`host/path`), in order; each must become a reference when a repository is added. */
export const registryBases: Parser<readonly string[]> = (text) => basesAmong([])(text)

/** The same; of a whole reference to one of these repositories its base is taken. */
export function basesAmong(repositories: readonly string[]): Parser<readonly string[]> {
  return (text) => {
    const items = list(text).map((item) => baseOf(item.replace(/\/+$/, ''), repositories))
    if (items.length === 0) throw new Error('is empty; write at least one registry base')
    parseEach(items, checkBase)
    return [...new Set(items)]
  }
}

/** The parser of references knows best what is wrong; its words must only speak of what the user wrote. */
function checkBase(base: string): void {
  if (base.includes(';'))
    throw new Error(`${quote(base)} has a semicolon; write a comma, space, or line between bases`)
  if (/\/[^/]*[:@]/.test(base) && !base.includes('://')) {
    const [, rest] = /^[^/]+\/[^:@]+([:@].*)$/.exec(base) ?? []
    if (rest !== undefined)
      throw new ActionError(`registry base ${quote(base)}: it has a tag or a digest`, {
        hint: 'Leave it out: each resource has a tag of its own; a single reference has an input of its own, such as db-repository.',
      })
  }
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
  parseEach(items, checkHost)
  return items
}

function checkHost(host: string): void {
  if (/^(true|false|yes|no)$/.test(host))
    throw new Error(`${quote(host)} names no host; write the hosts that may be spoken to over plain HTTP`)
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host)) {
    const scheme = /^https?:\/\//.exec(host)?.[0]
    const path = /^[^/]+(\/.*)$/.exec(host)?.[1]
    const extra = scheme ?? path
    const advice = extra === undefined ? '' : `; leave out ${extra}`
    throw new Error(`${quote(host)} is not a host or host:port${advice}`)
  }
}
