// The ways in which the fake registry can break an answer: instead of it, or while it is being sent.
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
  /** The head of the answer without its body, as for HEAD. */
  readonly isHead?: boolean
}

/** Which requests a fault meets: a string path must be contained in the URL. */
export interface FaultMatch {
  readonly method?: string | RegExp
  readonly path: RegExp | string
  readonly times?: number
}

export type Fault =
  | { kind: 'status'; status: number; headers?: OutgoingHttpHeaders; body?: string | Buffer }
  /** Any `Location`, absolute or relative; the default status is 307. */
  | { kind: 'redirect'; location: string; status?: number }
  /** The connection breaks after this many bytes of the body; without a number before any answer. */
  | { kind: 'reset'; afterBytes?: number }
  /** Nothing more comes after this many bytes of the body; without a number there is no answer at all. */
  | { kind: 'stall'; afterBytes?: number }
  /** The body ends cleanly (chunked) after this many bytes. */
  | { kind: 'truncate'; afterBytes: number }
  /** The byte at this place is another one. */
  | { kind: 'corrupt'; atByte: number }
  /** Announces another length than the body has; the connection closes after the body. */
  | { kind: 'content-length'; length: number }
  /** Sends other bytes, with their true length, under the headers of the real answer. */
  | { kind: 'body'; body: string | Buffer }
  /** The same, but without announcing a length; with a status also without the headers of the real answer. */
  | { kind: 'chunked'; body: string | Buffer; status?: number }
  /** All bytes, without a length, and then the connection breaks instead of ending. */
  | { kind: 'unfinished' }
  | { kind: 'headers'; headers: OutgoingHttpHeaders }
  /** Sends `chunkBytes` (default 1024) at a time with a pause before each. */
  | { kind: 'slow'; delayMs: number; chunkBytes?: number; lastByteWrong?: boolean }

/** The first fault that is left for this request, counted down. */
export function takeFault(
  faults: readonly { match: FaultMatch; fault: Fault; left: number }[],
  method: string,
  url: string,
): Fault | undefined {
  const entry = faults.find(({ match, left }) => left > 0 && matches(match, method, url))
  if (!entry) return undefined
  entry.left -= 1
  return entry.fault
}

function matches(match: FaultMatch, method: string, url: string): boolean {
  if (match.method instanceof RegExp && !match.method.test(method)) return false
  if (typeof match.method === 'string' && match.method !== method) return false
  return typeof match.path === 'string' ? url.includes(match.path) : match.path.test(url)
}

/** The answer that replaces the real one, for faults of that kind. */
export function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'status') {
    return { status: fault.status, headers: fault.headers ?? {}, body: Buffer.from(fault.body ?? '') }
  }
  if (fault?.kind === 'redirect') {
    return { status: fault.status ?? 307, headers: { location: fault.location }, body: Buffer.alloc(0) }
  }
  return undefined
}

/** Sends the answer, broken as the fault says. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
): Promise<void> {
  switch (fault?.kind) {
    case 'reset':
      return breakAfter(response, answer, fault.afterBytes)
    case 'stall':
      if (fault.afterBytes !== undefined) writePart(response, answer, fault.afterBytes)
      return
    case 'truncate':
      return sendChunked(response, answer, answer.body.subarray(0, fault.afterBytes))
    case 'chunked':
      return sendChunked(
        response,
        fault.status === undefined ? answer : { ...answer, status: fault.status, headers: {} },
        Buffer.from(fault.body),
      )
    case 'unfinished':
      response.writeHead(answer.status, answer.headers)
      response.write(answer.body, () => response.socket?.destroy())
      return
    case 'content-length':
      response.shouldKeepAlive = false
      response.writeHead(answer.status, { ...answer.headers, 'content-length': fault.length })
      response.end(answer.isHead ? undefined : answer.body)
      return
    case 'slow':
      return sendSlowly(response, answer, fault)
    default:
      sendWhole(response, alter(answer, fault))
  }
}

function alter(answer: Answer, fault: Fault | undefined): Answer {
  if (fault?.kind === 'body') return { ...answer, body: Buffer.from(fault.body) }
  if (fault?.kind === 'headers') return { ...answer, headers: { ...answer.headers, ...fault.headers } }
  if (fault?.kind !== 'corrupt') return answer
  const body = Buffer.from(answer.body)
  body[fault.atByte] = (body[fault.atByte] ?? 0) ^ 0xff
  return { ...answer, body }
}

function sendWhole(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-length': answer.body.length, ...answer.headers })
  response.end(answer.isHead ? undefined : answer.body)
}

function sendChunked(response: ServerResponse, answer: Answer, body: Buffer): void {
  response.writeHead(answer.status, answer.headers)
  // Flushed by themselves, or the server would see that this is all and announce its length.
  response.flushHeaders()
  response.end(body)
}

function writePart(response: ServerResponse, answer: Answer, bytes: number, done?: () => void): void {
  response.writeHead(answer.status, { 'content-length': answer.body.length, ...answer.headers })
  response.flushHeaders()
  response.write(answer.body.subarray(0, bytes), () => done?.())
}

function breakAfter(response: ServerResponse, answer: Answer, afterBytes: number | undefined): void {
  // A plain close and not RST where bytes were sent: RST may destroy those still on the way, and tests count them.
  if (afterBytes === undefined) response.socket?.destroy()
  else writePart(response, answer, afterBytes, () => response.socket?.destroy())
}

async function sendSlowly(
  response: ServerResponse,
  answer: Answer,
  {
    delayMs,
    chunkBytes = 1024,
    lastByteWrong = false,
  }: { delayMs: number; chunkBytes?: number; lastByteWrong?: boolean },
): Promise<void> {
  response.writeHead(answer.status, { 'content-length': answer.body.length, ...answer.headers })
  response.flushHeaders()
  for (let sent = 0; sent < answer.body.length && !response.destroyed; sent += chunkBytes) {
    await sleep(delayMs)
    const chunk = Buffer.from(answer.body.subarray(sent, sent + chunkBytes))
    const last = chunk.length - 1
    if (lastByteWrong && sent + chunk.length === answer.body.length) chunk[last] = (chunk[last] ?? 0) ^ 1
    response.write(chunk)
  }
  response.end()
}
