// What helps against answers that say the same of every server: forbidden, and too many requests. Pure.

/** What was put behind the base that the user named: the last name, or all of that of a VEX repository (`trivy-vex/team/one`). */
export function addedPart(repository: string): string {
  return /(?:^|\/)(trivy-vex\/.+|[^/]+)$/.exec(repository)?.[1] ?? repository
}

/** What a 403 may mean besides a login that is missing or does not suffice. */
export function adviseOnForbidden(host: string): string {
  return `If no login is missing, a firewall or a rule of ${host} forbids it: its log tells.`
}

/**
 * Begins the advice on a 429: who limits requests, and when to run again.
 *
 * @param who `The registry`, or a host
 * @param retryAfterMs what the server asked to wait; undefined: it did not say
 */
export function adviseOnLimit(who: string, retryAfterMs: number | undefined): string {
  return `${who} limits requests: run it again ${retryAfterMs === undefined ? 'later' : `in ${sayWait(retryAfterMs)}`}`
}

/** Rounded up: whoever comes too early is refused again. */
function sayWait(ms: number): string {
  if (ms <= 90_000) return `${Math.ceil(ms / 1000)} s`
  const minutes = Math.ceil(ms / 60_000)
  return minutes <= 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`
}

/**
 * How many requests a server allows, where it says so; undefined: it does not.
 *
 * @param headers `ratelimit-limit` as Docker Hub has it (`100;w=21600`, a window in seconds), or GitHub's `x-ratelimit-limit`
 */
export function sayQuota(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): string | undefined {
  const [, number, windowSeconds] =
    /^(\d{1,9})(?:[,;].*?\bw=(\d{1,9}))?/.exec(
      String(headers['ratelimit-limit'] ?? headers['x-ratelimit-limit'] ?? ''),
    ) ?? []
  if (number === undefined) return undefined
  return `allows ${number} requests${windowSeconds === undefined ? '' : ` in ${sayWait(Number(windowSeconds) * 1000)}`}`
}
