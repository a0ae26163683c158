// Removes our own entries of the Actions cache that newer ones have superseded, and tells how full the cache is.
import { count } from '../base/count.ts'
import { describeError } from '../base/errors.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { Log } from '../base/log.ts'
import { type Fields, isObject } from '../oci/json.ts'
import { type ParsedKey, parseKey } from './cache-key.ts'
import { type CallGitHub, gitHubApi } from './rest.ts'

/** What tidying needs. */
export interface TidyOptions {
  /** What our keys begin with, one for each resource. */
  readonly stems: readonly string[]
  readonly prune: boolean
  readonly token: string | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly log: Log
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A job that looked an entry up may still be about to read it. */
const GRACE_MS = 3_600_000
/** What GitHub includes for each repository; owners can raise it. */
const INCLUDED_BYTES = 10 * 1000 ** 3
const PER_PAGE = 100

interface Entry extends ParsedKey {
  readonly id: number
  readonly key: string
  readonly createdAt: Date
}

/**
 * Tidies up. Never throws: what cannot be removed is evicted by GitHub in time.
 *
 * @returns lines for the summary
 */
export async function tidyCache(options: TidyOptions): Promise<string[]> {
  const { log, prune, token, environment } = options
  const call = gitHubApi(token, environment)
  if (call === undefined) return []
  const lines: string[] = []
  try {
    if (prune) lines.push(await pruneAll(call, options))
    lines.push(sayUsage(await call('GET', '/actions/cache/usage')))
  } catch (error) {
    const hint =
      error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : ''
    lines.push(`The Actions cache could not be tidied: ${describeError(error)}.${hint}`)
  }
  for (const line of lines) log.info(line)
  return lines
}

async function pruneAll(call: CallGitHub, options: TidyOptions): Promise<string> {
  let removed = 0
  for (const stem of options.stems) {
    const entries = await listEntries(call, stem, options.environment.GITHUB_REF ?? '')
    for (const { id, key } of findSuperseded(entries, options.now)) {
      await call('DELETE', `/actions/caches/${id}`)
      options.log.info(`Actions cache: removed ${key}`)
      removed += 1
    }
  }
  return removed === 0
    ? 'Actions cache: no entry of ours is superseded'
    : `Actions cache: removed ${count(removed, 'superseded entry', 'superseded entries')}`
}

/** All entries but the newest by the age of their data, and but those that were made in the last hour. Pure. */
export function findSuperseded<T extends Pick<Entry, 'time' | 'createdAt'>>(
  entries: readonly T[],
  now: number,
): T[] {
  const [, ...older] = [...entries].sort((a, b) => b.time.getTime() - a.time.getTime())
  return older.filter(({ createdAt }) => createdAt.getTime() < now - GRACE_MS)
}

async function listEntries(call: CallGitHub, stem: string, ref: string): Promise<Entry[]> {
  const query = new URLSearchParams({ key: `${stem}-`, ref, per_page: String(PER_PAGE) })
  const answer = await call('GET', `/actions/caches?${query}`)
  const list = isObject(answer) && Array.isArray(answer.actions_caches) ? answer.actions_caches : []
  return list.filter(isObject).flatMap((fields) => readEntry(fields, stem, ref))
}

function readEntry({ id, key, ref, created_at: created }: Fields, stem: string, wantedRef: string): Entry[] {
  if (typeof id !== 'number' || typeof key !== 'string' || ref !== wantedRef) return []
  // Only what is ours: the API finds by prefix, and somebody else's key may begin like ours.
  const parsed = parseKey(key, stem)
  const createdAt = new Date(String(created))
  return parsed === undefined || Number.isNaN(createdAt.getTime()) ? [] : [{ ...parsed, id, key, createdAt }]
}

function sayUsage(answer: unknown): string {
  const fields: Fields = isObject(answer) ? answer : {}
  const { active_caches_size_in_bytes: bytes, active_caches_count: entries } = fields
  if (typeof bytes !== 'number' || typeof entries !== 'number')
    return 'GitHub does not tell how full the Actions cache is.'
  const percent = Math.round((bytes / INCLUDED_BYTES) * 100)
  return `This repository's Actions cache holds ${count(entries, 'entry', 'entries')} of ${formatBytes(bytes)}: ${percent} % of the ${formatBytes(INCLUDED_BYTES)} that GitHub includes.`
}
