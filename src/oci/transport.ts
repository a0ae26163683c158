// HTTP as the registry client needs it: redirects followed by hand, a login that never leaves its origin, and a memory of dead hosts.
import { hasCode } from '../base/errors.ts'
import type { ResolveAll } from '../base/guarded-lookup.ts'
import type { Limits } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import { rememberAuthorization } from '../base/secrets.ts'
import type { ConnectionError, NamedHost } from './connection-error.ts'
import { createExchange, type HopAnswer, type HopRequest, type SocketOptions } from './exchange.ts'
import { followLink, isRedirect, leadsInside } from './hop.ts'
import { createLinkGuard, type LinkGuard } from './link-guard.ts'
import { RegistryError } from './registry-error.ts'

/** What all requests of a run share; of whom it speaks to, in words for advice. */
export interface TransportOptions extends NamedHost {
  readonly userAgent: string
  readonly limits: Limits
  readonly signal: AbortSignal
  readonly log: Log
  /** Origins whose certificate the user told us not to check. */
  readonly uncheckedOrigins?: ReadonlySet<string> | undefined
  /** For tests. */
  readonly resolve?: ResolveAll | undefined
}

/** A request whose redirects are followed. */
export interface TransportRequest extends HopRequest {
  /** Value of `Authorization`: sent to the origin of `url` and to no other. */
  readonly authorization?: string | undefined
  /** Whose answer named `url`: it must not lead to what only insiders reach. Absent: the user named it. */
  readonly ledFrom?: URL | undefined
  /** Asked for every hop how to reach it; throws to refuse it. */
  readonly socketFor?: ((url: URL) => SocketOptions) | undefined
}

/** The answer of the last hop. */
export interface Answer extends HopAnswer {
  /** Whether it came from the origin that was asked and not from one that a redirect named. */
  readonly isOwnOrigin: boolean
}

/** All HTTP of one run. */
export interface Transport {
  /** Sends a request and follows its redirects. Throws ConnectionError without an answer, RegistryError for a bad redirect. */
  send(request: TransportRequest): Promise<Answer>
  /** From now on every request to that host fails at once; a host that has answered in this run must refuse to connect for that. */
  giveUp(error: ConnectionError): void
  /** Every host[:port] that a request was made to. */
  readonly hostsContacted: ReadonlySet<string>
}

/** Registries need one or two: to their storage, and there perhaps to another region. */
const MAX_REDIRECTS = 5

/** Starts without any memory: one transport is one run. */
export function createTransport(options: TransportOptions): Transport {
  const exchange = createExchange(options)
  const hostsContacted = new Set<string>()
  const dead = new Map<string, ConnectionError>()
  const answered = new Set<string>()

  async function sendHop(request: HopRequest): Promise<HopAnswer> {
    const cause = dead.get(request.url.origin)
    if (cause) {
      throw new RegistryError(`${request.url.host}: not asked again in this run (${cause.reason})`, {
        temporary: false,
        hint: cause.hint,
        cause,
      })
    }
    hostsContacted.add(request.url.host)
    const answer = await exchange(request)
    answered.add(request.url.origin)
    options.log.debug(`${request.method} ${showUrl(request.url)}: ${answer.status}`)
    return answer
  }

  function giveUp(error: ConnectionError): void {
    const stood = error.problem === 'broken' || error.problem === 'silent'
    if (!(stood && answered.has(error.origin))) dead.set(error.origin, error)
  }

  const guard = createLinkGuard(options.resolve)
  const send = (request: TransportRequest) => followRedirects(sendHop, guard, request)
  return { send, giveUp, hostsContacted }
}

async function followRedirects(
  sendHop: (request: HopRequest) => Promise<HopAnswer>,
  guard: LinkGuard,
  request: TransportRequest,
): Promise<Answer> {
  const { authorization, socketFor, ledFrom, ...hop } = request
  // Whoever is shown it could send it back.
  if (authorization !== undefined) rememberAuthorization(authorization)
  let url = request.url
  let from = ledFrom
  for (let redirects = 0; ; redirects++) {
    // The whole origin decides: another port or scheme of the same host is somebody else.
    const isOwnOrigin = url.origin === request.url.origin
    const login = isOwnOrigin && authorization !== undefined ? { authorization } : {}
    const lookup = guard.lookupFor(url, from)
    if (lookup === undefined) throw leadsInside(from ?? url, url)
    const socket = { lookup, ...socketFor?.(url) }
    const answer = await sendHop({ ...hop, url, socket, headers: { ...hop.headers, ...login } })
    // What is sent, a secret or an upload, goes where it was meant to go, and nowhere else.
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRedirect(answer.status) || !isRead) return { ...answer, isOwnOrigin }
    await answer.discard()
    if (redirects === MAX_REDIRECTS) {
      throw new RegistryError(`${request.url.host}: more than ${MAX_REDIRECTS} redirects`, {
        temporary: false,
      })
    }
    from = url
    url = followLink(url, answer.headers.location)
  }
}

/**
 * The whole body, or `undefined` when it is longer than `maxBytes`; then the connection is dropped. Caches in front of a
 * registry may send what they compressed for somebody else, though we ask for nothing of the kind: that is unfolded.
 */
export async function readBody(answer: Answer, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer.smallBody()) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maxBytes) return undefined
  }
  const body = Buffer.concat(chunks)
  const isPacked = /^(?:x-)?gzip$/i.test(answer.headers['content-encoding'] ?? '') && body.length > 0
  return isPacked ? unfold(body, maxBytes, answer.url.host) : body
}

async function unfold(body: Buffer, maxBytes: number, host: string): Promise<Buffer | undefined> {
  const { gunzipSync } = await import('node:zlib')
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes })
  } catch (cause) {
    if (hasCode(cause, 'ERR_BUFFER_TOO_LARGE')) return undefined
    throw new RegistryError(`${host} calls its answer gzip, which it is not`, { temporary: false, cause })
  }
}

/** A URL without what may be a signature: its query, and what some storage has in its path, as `exp=…~hmac=…`. */
export function showUrl({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/[^/]*=[^/]*/g, '…')}`
}
