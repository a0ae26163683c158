// What GitHub's cache service keeps, and which entry it picks: scopes in order, keys in order, newest created first.
import { createHash } from 'node:crypto'

/** One entry of the service. The order in which entries stand is the order in which they were created. */
export interface StoredEntry {
  readonly key: string
  readonly version: string
  /** The ref that wrote it. */
  readonly scope: string
  /** The archive; tests may put other bytes here. */
  bytes: Buffer
  /** Whether the upload was finalized; others are not found. */
  done: boolean
}

/** The version under which `@actions/cache` stores one literal path, cross-OS, with zstd. */
export function versionOf(path: string): string {
  return createHash('sha256').update(`${path}|zstd-without-long|1.0`).digest('hex')
}

/**
 * The entry that the service answers with: in the run's own scope each key in turn, exact before prefix, of several the one
 * created last; only if that scope has none, the next scope (GitHub's documentation of dependency caching).
 */
export function findEntry(
  entries: readonly StoredEntry[],
  { keys, version, scopes }: { keys: readonly string[]; version: string; scopes: readonly string[] },
): StoredEntry | undefined {
  for (const scope of scopes) {
    const visible = entries.filter(
      (entry) => entry.done && entry.scope === scope && entry.version === version,
    )
    for (const key of keys) {
      const exact = visible.find((entry) => entry.key === key)
      const found = exact ?? visible.findLast((entry) => entry.key.startsWith(key))
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** A runtime token that, like GitHub's, names the scopes it gives access to, the run's own first. */
export function formatToken(scopes: readonly string[]): string {
  return `fake.${Buffer.from(JSON.stringify(scopes)).toString('base64url')}`
}

/** The scopes of such a token, taken from an Authorization header. */
export function parseToken(authorization: string | undefined): string[] {
  const payload = authorization?.split('fake.')[1]
  if (payload === undefined) return []
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}
