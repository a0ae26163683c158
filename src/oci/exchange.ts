// One request and its answer at one address, over @actions/http-client: deadlines, cancelling, and a body that can be read or left.
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'
import { Readable } from 'node:stream'
import type { HttpClientResponse } from '@actions/http-client'
import { hasCode } from '../base/errors.ts'
import { INNER_ADDRESS } from '../base/guarded-lookup.ts'
import type { Limits } from '../base/limits.ts'
import { signalOfNow } from '../base/patience.ts'
import { untilAborted } from '../base/until-aborted.ts'
import { discardBody, readChunks } from './answer-body.ts'
import {
  ConnectionError,
  classifyConnectionError,
  isUnknownAuthority,
  type NamedHost,
} from './connection-error.ts'
import { INNER_HINT } from './hop.ts'
import { createOriginClients, type OriginClient } from './origin-clients.ts'
import { RegistryError } from './registry-error.ts'

/** A request to one address. */
export interface HopRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Of a POST, PUT, or PATCH. */
  readonly body?: string | BodyToSend | undefined
  /** Where the user named whom this goes to, in words, where that is not what the transport says. */
  readonly namedIn?: string | undefined
  /** How its socket is opened, where that is not the usual way. */
  readonly socket?: SocketOptions | undefined
}

/** Bytes to send, of a known number; opened again for each attempt. */
export interface BodyToSend {
  readonly size: number
  open(): AsyncIterable<Buffer>
}

/** A resolver that judges addresses, or an agent for a proxy that the environment does not name. */
export type SocketOptions = Pick<RequestOptions, 'lookup' | 'agent'>

/** Its answer: the head is here, the body not yet. */
export interface HopAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly url: URL
  /** The body, once. Silence for `stallMs` while a chunk is wanted breaks it; a slow reader does not. */
  chunks(): AsyncGenerator<Buffer>
  /** The same for a body that should be there at once: `stallMs` is the time for all of it. */
  smallBody(): AsyncGenerator<Buffer>
  /** For a body that nobody wants: a short one is read so that the connection can serve the next request. */
  discard(): Promise<void>
}

/** What all exchanges of a run share; of whom it speaks to, in words for advice. */
export interface ExchangeOptions extends NamedHost {
  readonly userAgent: string
  readonly limits: Limits
  readonly signal: AbortSignal
  /** Origins whose certificate the user told us not to check. */
  readonly uncheckedOrigins?: ReadonlySet<string> | undefined
}

/** A function that sends one request, without following redirects. It throws ConnectionError, or the signal's reason. */
export function createExchange(options: ExchangeOptions): (request: HopRequest) => Promise<HopAnswer> {
  const exchange = createUnassisted(options)
  // Those that run beside each other wait for the same answer.
  let trusting: Promise<boolean> | undefined
  return async (request) => {
    const before = trusting
    try {
      return await exchange(request)
    } catch (error) {
      // A company's authority is often known to the system alone.
      if (before !== undefined || !(error instanceof ConnectionError) || !isUnknownAuthority(error.cause))
        throw error
      trusting ??= import('../base/certificates.ts').then(({ trustSystem }) => trustSystem())
      if (!(await trusting)) throw error
      return exchange(request)
    }
  }
}

function createUnassisted(options: ExchangeOptions): (request: HopRequest) => Promise<HopAnswer> {
  const clientFor = createOriginClients(options)
  return async (request) => {
    const { limits } = options
    const named = { namedIn: request.namedIn ?? options.namedIn, instead: options.instead }
    const signal = signalOfNow(options.signal)
    signal.throwIfAborted()
    const cancel = new AbortController()
    const onAbort = () => cancel.abort(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    // Real time, not the injected clock: a socket does not follow a clock that tests move.
    const headMs = limits.connectMs + limits.stallMs
    const deadline = setTimeout(() => cancel.abort(), headMs)
    // What is sent may take its time, as long as it moves.
    const body = openBody(request.body, () => deadline.refresh())
    body?.once('error', (error) => cancel.abort(error))
    try {
      const { message } = await start(await clientFor(request.url), request, {
        connectMs: limits.connectMs,
        signal: cancel.signal,
        body,
      })
      message.once('close', () => signal.removeEventListener('abort', onAbort))
      return asAnswer(message, request.url, { ...options, signal })
    } catch (cause) {
      signal.removeEventListener('abort', onAbort)
      signal.throwIfAborted()
      // Our own file could not be read: nobody else is to blame.
      if (body?.errored) throw body.errored
      if (cancel.signal.aborted) throw waitedTooLong(request.url, 'silent', headMs, named)
      if (hasCode(cause, INNER_ADDRESS)) {
        throw new RegistryError(`${request.url.host}: the name leads to an inner address: not asked`, {
          temporary: false,
          hint: INNER_HINT,
          cause,
        })
      }
      const problem = classifyConnectionError(cause)
      if (problem !== 'timeout')
        throw new ConnectionError(request.url, problem, { ...named, detail: textOf(cause), cause })
      // The library reports the time-out but leaves the socket connecting.
      cancel.abort()
      throw waitedTooLong(request.url, problem, limits.connectMs, named)
    } finally {
      clearTimeout(deadline)
      body?.destroy()
    }
  }
}

/** Largest piece that is handed to the socket at once: the time limit for one piece is that of silence. */
const PIECE_BYTES = 256 * 1024

function openBody(body: HopRequest['body'], onProgress: () => void): Readable | undefined {
  if (body === undefined || typeof body === 'string') return undefined
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of body.open()) {
      for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
        yield chunk.subarray(start, start + PIECE_BYTES)
        onProgress()
      }
    }
  }
  return Readable.from(pieces(), { objectMode: false, highWaterMark: PIECE_BYTES })
}

function start(
  { client, agent }: OriginClient,
  request: HopRequest,
  timing: { connectMs: number; signal: AbortSignal; body: Readable | undefined },
): Promise<HttpClientResponse> {
  const prepareRequest = (options: RequestOptions) => {
    options.timeout = timing.connectMs
    options.signal = timing.signal
    // The URL's brackets are not part of an IPv6 address.
    options.host = options.host?.replace(/^\[|\]$/g, '')
    Object.assign(options, agent === undefined ? {} : { agent }, request.socket)
  }
  // Handlers are called before the library's method first waits, so concurrent requests do not meet here.
  client.handlers = [
    { prepareRequest, canHandleAuthentication: () => false, handleAuthentication: () => Promise.reject() },
  ]
  const { href } = request.url
  const { method, body } = request
  // A request that waits for a proxy's tunnel has no socket yet, and Node then does not report that it was aborted.
  if (method === 'HEAD') return untilAborted(client.head(href, { ...request.headers }), timing.signal)
  if (method === 'GET') return untilAborted(client.get(href, { ...request.headers }), timing.signal)
  const headers: Record<string, string> = { ...request.headers }
  if (typeof body === 'object') {
    headers['content-length'] = String(body.size)
    // An answer may come before all was sent: what is left of it must not become the start of the next request.
    headers.connection = 'close'
  }
  const sent = timing.body ?? (typeof body === 'string' ? body : '')
  return untilAborted(client.request(method, href, sent, headers), timing.signal)
}

// No cause: the library's words for a time-out hold the path with its query, which may be a signature.
function waitedTooLong(
  url: URL,
  problem: 'silent' | 'timeout',
  waitedMs: number,
  named: NamedHost,
): ConnectionError {
  return new ConnectionError(url, problem, { ...named, detail: `waited ${waitedMs / 1000} s` })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function asAnswer(message: IncomingMessage, url: URL, options: ExchangeOptions): HopAnswer {
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    url,
    chunks: () => readChunks(message, url, { ...options, isSmall: false }),
    smallBody: () => readChunks(message, url, { ...options, isSmall: true }),
    discard: () => discardBody(message),
  }
}
