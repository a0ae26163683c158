// One file of one repository, asked for at most once in a run: how many at a time, how often, how long,
// and of whom not any more.
import { hasCode, hintOf } from '../../../base/errors.ts'
import { INNER_ADDRESS } from '../../../base/guarded-lookup.ts'
import type { Clock, Limits } from '../../../base/limits.ts'
import type { Log } from '../../../base/log.ts'
import { forAtMostMs } from '../../../base/patience.ts'
import { createSlots, type Slots } from '../../../base/slots.ts'
import { giveUpHost } from '../../../oci/client.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { createTries, withTries } from '../../../oci/retry.ts'
import type { Candidate } from './candidates.ts'
import { adviseOnClosed, adviseOnConnection, LIST_IT, waitFor } from './maven-advice.ts'
import type { MavenTransport } from './maven-transport.ts'
import { type ClosedOrigin, createOriginGate, type OriginGate } from './origin-gate.ts'
import { type FetchCounts, type FileAnswer, type Limited, requestFile, unknown } from './request-file.ts'
import { StrangerError } from './stranger-rule.ts'

/** What fetching takes from the run around it. */
export interface FetchContext extends MavenTransport {
  /** For tests; default {@link MAX_TOTAL_BYTES}. */
  readonly maxTotalBytes?: number
  /** Until the time limit of the step; absent: there is none. */
  readonly timeLeftMs?: (() => number) | undefined
  readonly limits: Limits
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly log: Log
}

/** Asks repositories for files. */
export interface FileFetcher {
  fetchFile(candidate: Candidate, path: string): Promise<FileAnswer>
  /** Whether this URL leads to an inner host, by its name or by where its name led. */
  isInner(url: string): boolean
  readonly counts: Readonly<FetchCounts>
}

/** Requests at a time: Maven itself uses five, browsers six. */
const CONCURRENCY = 6

/**
 * What one file may take of the time that is left: after three that took too long their repository is not asked again, and
 * others have time still.
 */
const TIME_SHARE = 1 / 4

/** Of all files together, which are held in memory: several times what the largest projects need. */
const MAX_TOTAL_BYTES = 512 << 20

interface Fetcher {
  readonly context: FetchContext
  readonly gate: OriginGate
  readonly inSlot: Slots
  readonly counts: FetchCounts
  /** By the URL of a repository, and who asks: those that are not asked, whatever for. */
  readonly refused: Map<string, Promise<FileAnswer>>
}

/** A fetcher that remembers every URL, every block, and every dead host for one run. */
export function createFileFetcher(context: FetchContext): FileFetcher {
  const counts: FetchCounts = { requests: 0, bytes: 0 }
  const fetcher: Fetcher = {
    context,
    gate: createOriginGate(context),
    inSlot: createSlots(CONCURRENCY),
    counts,
    refused: new Map(),
  }
  const known = new Map<string, Promise<FileAnswer>>()
  return {
    counts,
    isInner: (url) => context.isInner(new URL(url)),
    fetchFile: (candidate, path) => {
      // Said once, and without a request: a POM may name very many of these, for very many files.
      const refused = fetcher.refused.get(asWhom(candidate.url, candidate))
      if (refused !== undefined) return refused
      const href = `${candidate.url}/${path}`
      const question = asWhom(href, candidate)
      const answer = known.get(question) ?? ask(fetcher, candidate, new URL(href))
      known.set(question, answer)
      return answer
    },
  }
}

/**
 * An address, and who asks there: of one file a stranger's repository, which is shown no login, says another thing than the
 * user's own, and neither answer is the other's.
 */
function asWhom(
  href: string,
  { authorization = '', isListed, isLoginWithheld, loginProblem }: Candidate,
): string {
  return `${href} ${isListed} ${isLoginWithheld} ${loginProblem !== undefined} ${authorization}`
}

async function ask(fetcher: Fetcher, candidate: Candidate, url: URL): Promise<FileAnswer> {
  const { gate, inSlot } = fetcher
  for (let isSecond = false; ; isSecond = true) {
    const before = await gate.pass(url.origin)
    if (before !== undefined) return leftAlone(before, url)
    const got = await inSlot(async () => {
      // It may have been closed while this request waited for its slot.
      const closed = await gate.pass(url.origin)
      return closed === undefined ? await sendInTime(fetcher, candidate, url) : leftAlone(closed, url)
    })
    if (got.kind !== 'limited') return got
    const isWorthIt = gate.onRateLimit(url.origin, got.retryAfterMs)
    if (isSecond || !isWorthIt) {
      const limited = { reason: 'HTTP 429', limit: { retryAfterMs: got.retryAfterMs } }
      return leftAlone((await gate.pass(url.origin)) ?? limited, url)
    }
  }
}

function leftAlone(closed: ClosedOrigin, url: URL): FileAnswer {
  return unknown(url, closed.reason, adviseOnClosed(closed, url))
}

async function sendInTime(fetcher: Fetcher, candidate: Candidate, url: URL): Promise<FileAnswer | Limited> {
  const leftMs = fetcher.context.timeLeftMs?.() ?? Number.POSITIVE_INFINITY
  if (!Number.isFinite(leftMs)) return await send(fetcher, candidate, url)
  const reason = new RegistryError(`${url.host}: took more than its share of the time limit`, {
    temporary: true,
  })
  return await forAtMostMs(Math.max(0, leftMs) * TIME_SHARE, reason, () => send(fetcher, candidate, url))
}

async function send(
  { context, gate, counts, refused }: Fetcher,
  candidate: Candidate,
  url: URL,
): Promise<FileAnswer | Limited> {
  const { limits, transport, maxTotalBytes = MAX_TOTAL_BYTES } = context
  if (counts.bytes > maxTotalBytes)
    return unknown(url, `not asked, after more than ${maxTotalBytes} bytes of POMs`)
  // A stranger's host costs one try: POMs could name many that never answer.
  const tries = createTries({
    ...context,
    limits: candidate.isListed ? limits : { ...limits, tries: 1 },
    onGivenUp: (errors) => giveUpHost(transport, errors),
  })
  try {
    return await withTries(tries, () => requestFile({ candidate, url, context, counts }))
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    const isInner = hasCode(error.cause, INNER_ADDRESS)
    const reason = isInner
      ? 'only a POM names it, and its name leads to an inner address: not asked'
      : error.message.replace(`${url.host}: `, '')
    if (error.temporary) gate.onFailure(url.origin, reason)
    const hint = isInner
      ? LIST_IT
      : (adviseOnConnection(error, { url, namedIn: candidate.namedIn }, context.proxies) ?? hintOf(error))
    const answer = unknown(url, reason, hint ?? (error.temporary ? waitFor(url) : undefined))
    if (error instanceof StrangerError) refused.set(asWhom(candidate.url, candidate), Promise.resolve(answer))
    return answer
  }
}
