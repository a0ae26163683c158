// Finds the newest entry in the Actions cache, although the service only knows which one was created last.
import { coverPrefixes, type ParsedKey, parseKey } from './cache-key.ts'

/** An entry that the service says it has. */
export interface FoundEntry extends ParsedKey {
  readonly key: string
}

/** Which entries are acceptable: those of one stem whose time lies in the closed interval. */
export interface SearchRange {
  readonly stem: string
  readonly from: Date
  readonly to: Date
}

/** Asks the service for the first of these key prefixes that has an entry; at most ten. */
export type Lookup = (keys: readonly string[]) => Promise<string | undefined>

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

/** The service accepts ten keys in one look-up (limit of `@actions/cache`). */
const KEYS_PER_LOOKUP = 10

/** Entries that nobody reads are evicted after 7 days; a month back is as far as looking can be worth its requests. */
const LONGEST_RANGE_DAYS = 30

/**
 * Usually one look-up finds an entry and one to four more prove that nothing newer is there (25 prefixes cover the rest
 * of a day at worst, and a day each those after it). Every hit is newer than the last, so the search ends by itself;
 * the bound is for a scope in which somebody has planted entries to keep us busy.
 */
const MAX_LOOKUPS = 16

/**
 * The newest entry of the range, or the newest found when the bound is reached.
 *
 * A look-up answers with what was created last under the first prefix that matches, and with the run's own scope before
 * that of the default branch: a hit says nothing about newer entries, not even of other days. So every hit is followed
 * by a look-up for all that is newer. To go on below an entry that was refused, ask again with `to` a minute before it.
 */
export async function findNewestEntry(lookup: Lookup, range: SearchRange): Promise<FoundEntry | undefined> {
  const { stem, to } = range
  const earliest = new Date(to.getTime() - LONGEST_RANGE_DAYS * DAY_MS)
  // Also for a range without a beginning, whose date is invalid and later than nothing.
  const from = range.from > earliest ? range.from : earliest
  const ask = createAsker(lookup, stem)
  let newest: FoundEntry | undefined
  // Whole days cost one prefix each; only an entry outside of the range makes us name its ends exactly.
  let low = new Date(startOfDay(from))
  let high = new Date(startOfDay(to) + DAY_MS - MINUTE_MS)
  for (;;) {
    const found = await ask(coverPrefixes(stem, low, high))
    if (found === undefined) return newest
    if (found.time > to) {
      high = to
    } else if (found.time < startOfMinute(from)) {
      low = from
    } else {
      newest = found
      low = new Date(found.time.getTime() + MINUTE_MS)
    }
  }
}

/** A function that finds an entry under any of the prefixes, and nothing more once all look-ups are spent. */
function createAsker(
  lookup: Lookup,
  stem: string,
): (prefixes: readonly string[]) => Promise<FoundEntry | undefined> {
  let lookupsLeft = MAX_LOOKUPS
  return async (prefixes) => {
    let remaining = prefixes
    while (remaining.length > 0 && lookupsLeft > 0) {
      lookupsLeft -= 1
      const asked = remaining.slice(0, KEYS_PER_LOOKUP)
      const key = await lookup(asked)
      if (key === undefined) {
        remaining = remaining.slice(KEYS_PER_LOOKUP)
        continue
      }
      const parsed = parseKey(key, stem)
      if (parsed !== undefined && asked.some((prefix) => key.startsWith(prefix))) return { key, ...parsed }
      // A foreign key hides what else its prefix has: go on with the others.
      remaining = remaining.filter((prefix) => !key.startsWith(prefix))
    }
    return undefined
  }
}

function startOfDay(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS) * DAY_MS
}

function startOfMinute(time: Date): Date {
  return new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS)
}
