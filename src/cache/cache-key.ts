// Names of Actions cache entries: which data, from which sources, how new, and which bytes. Pure.
import { createHash } from 'node:crypto'

/** What a family of keys has in common: everything before the time. */
export interface StemParts {
  /** The input `key-prefix`, already checked by its parser. */
  readonly prefix: string
  readonly resource: string
  /** Version of the data's format, so that two Trivy generations do not share entries. */
  readonly schema: number | string
  /** From `hashSources`. */
  readonly sourcesHash: string
}

/** What one key says. */
export interface KeyParts extends StemParts {
  /** The instant by which freshness is judged (docs/decisions/age.md); kept to the minute, in UTC. */
  readonly time: Date
  /** `sha256:` and 64 hex digits. */
  readonly layerDigest: string
}

/** What a key tells about its entry. It is a claim until the restored bytes are verified. */
export interface ParsedKey {
  readonly time: Date
  /** First 16 hex digits of the layer digest. */
  readonly digestPrefix: string
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440

/**
 * The part of all keys before the time, without the dash that follows it. Lower case, as everything in a key: the cache
 * service of `act` and Gitea takes keys of any case and answers with lower case.
 */
export function formatStem({ prefix, resource, schema, sourcesHash }: StemParts): string {
  return `${prefix}-${resource}-${schema}-${sourcesHash}`.toLowerCase()
}

/** `<stem>-<UTC yyyymmddthhmm>-<16 hex of the layer digest>` (docs/decisions/cache-keys.md). */
export function formatKey(parts: KeyParts): string {
  const digestPrefix = parts.layerDigest.replace(/^sha256:/, '').slice(0, 16)
  return `${formatStem(parts)}-${formatTime(minuteOf(parts.time))}-${digestPrefix}`
}

/** Reads one of our keys; anything else that happens to begin with the stem is foreign, and absent. */
export function parseKey(key: string, stem: string): ParsedKey | undefined {
  if (!key.startsWith(`${stem}-`)) return undefined
  const match = /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)-([0-9a-f]{16})$/.exec(key.slice(stem.length + 1))
  if (match === null) return undefined
  const [, year, month, day, hour, minute, digestPrefix = ''] = match
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  // Date accepts 31 February; only what would be written the same way again is one of ours.
  if (Number.isNaN(time.getTime()) || formatTime(minuteOf(time)) !== key.slice(stem.length + 1, -17)) {
    return undefined
  }
  return { time, digestPrefix }
}

/** What `formatKey` adds to the stem: a dash, the time to the minute, a dash, and 16 hex digits. */
const TAIL_CHARACTERS = 31

/** Reads one of our keys of which only the beginning of the stem is known. */
export function parseKeyBelow(key: string, beginning: string): ParsedKey | undefined {
  return key.startsWith(beginning) ? parseKey(key, key.slice(0, -TAIL_CHARACTERS)) : undefined
}

/** 128 bits: whoever chooses a registry's name, as a pull request's `trivy.yaml` can, finds none that meets another's. */
const SOURCES_DIGITS = 32

/** Hex digits that differ when the set of configured sources differs; their order does not change what they hold. */
export function hashSources(references: readonly string[]): string {
  const text = [...new Set(references)].sort().join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, SOURCES_DIGITS)
}

/** The blocks of time that one prefix can name, coarsest first: minutes in it, and characters of `yyyymmddthhmm` it keeps. */
const BLOCKS = [
  { minutes: DAY_MINUTES, characters: 8 },
  { minutes: 600, characters: 10 },
  { minutes: 60, characters: 11 },
  { minutes: 10, characters: 12 },
  { minutes: 1, characters: 13 },
] as const

/**
 * The fewest key prefixes that match exactly the minutes of the closed interval, newest first: whole days where they
 * fit, then tens of hours, hours, tens of minutes, minutes. Empty when `from` is later than `to`.
 */
export function coverPrefixes(stem: string, from: Date, to: Date): string[] {
  const first = minuteOf(from)
  const prefixes: string[] = []
  // Each block ends where the last one began, so taking the coarsest that fits gives the fewest.
  for (let last = minuteOf(to); last >= first; ) {
    const block = findBlock(first, last)
    prefixes.push(`${stem}-${formatTime(block.start).slice(0, block.characters)}`)
    last = block.start - 1
  }
  return prefixes
}

function findBlock(first: number, last: number): { start: number; characters: number } {
  const dayStart = Math.floor(last / DAY_MINUTES) * DAY_MINUTES
  for (const { minutes, characters } of BLOCKS) {
    const start = last - ((last - dayStart) % minutes)
    // The block of 20 to 23 o'clock is cut short by midnight.
    const end = Math.min(start + minutes, dayStart + DAY_MINUTES) - 1
    if (start >= first && end === last) return { start, characters }
  }
  throw new RangeError('a block of one minute always fits')
}

/** Whole minutes since the epoch. */
function minuteOf(time: Date): number {
  return Math.floor(time.getTime() / MINUTE_MS)
}

/** `yyyymmddthhmm` in UTC. */
function formatTime(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase()
}
