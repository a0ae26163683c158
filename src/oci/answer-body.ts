// Reading what comes after the head of an answer: silence is measured, a slow reader is not blamed.
import type { IncomingMessage } from 'node:http'
import { gatherArrivals } from '../base/arrivals.ts'
import { formatBytes } from '../base/format-bytes.ts'
import type { Limits } from '../base/limits.ts'
import { RegistryError } from './registry-error.ts'

/** How long a body may keep us waiting, and what ends it. */
export interface BodyOptions {
  readonly limits: Limits
  readonly signal: AbortSignal
  /** A manifest, a token, or an error: all of it in the time of one silence, or a byte now and then would hold us for ever. */
  readonly isSmall: boolean
}

/** Longest body, and longest time, that `discardBody` spends on saving a connection. */
const DISCARD_BYTES = 64 * 1024
const DISCARD_MS = 1000

/** Most that waits for a slow reader: long enough that what each piece costs on its way does not matter. */
const WAITING_BYTES = 256 << 10

/** The body of an answer. Throws RegistryError when it breaks off or falls silent, or the signal's reason. */
export async function* readChunks(
  message: IncomingMessage,
  url: URL,
  options: BodyOptions,
): AsyncGenerator<Buffer> {
  const { stallMs } = options.limits
  const endsAtMs = options.isSmall ? performance.now() + stallMs : Number.POSITIVE_INFINITY
  const arrivals = gatherArrivals(message, WAITING_BYTES)
  let hasStalled = false
  let receivedBytes = 0
  const onStall = () => {
    hasStalled = true
    message.destroy()
  }
  try {
    for (;;) {
      // Only the wait is measured: while the consumer holds a chunk, no time runs against the server.
      const timer = setTimeout(onStall, Math.min(stallMs, endsAtMs - performance.now()))
      const pieces = await arrivals.next().finally(() => clearTimeout(timer))
      if (hasStalled) throw new Error('stalled')
      // A body without a length ends with its connection, and that is what aborting ends.
      options.signal.throwIfAborted()
      if (pieces === undefined) return
      const piece = join(pieces)
      receivedBytes += piece.length
      yield piece
    }
  } catch (cause) {
    options.signal.throwIfAborted()
    if (!hasStalled) {
      throw new RegistryError(`${url.host} broke off in the middle of its answer`, { temporary: true, cause })
    }
    const seconds = stallMs / 1000
    throw options.isSmall
      ? new RegistryError(`${url.host} did not send all of its answer within ${seconds} s`, {
          temporary: true,
        })
      : new RegistryError(`${url.host} sent nothing for ${seconds} s, after ${formatBytes(receivedBytes)}`, {
          temporary: true,
          hint: adviseOnStall(url.host),
        })
  } finally {
    message.destroy()
  }
}

function adviseOnStall(host: string): string {
  return `A slow network, or a proxy that scans large downloads before it lets go of them, looks like this: run it again; if it stays so, let ${host} pass unscanned (NO_PROXY, where it can be reached directly), or keep the data with the action warm, so that no scan waits for it.`
}

/** One piece in the place of many, which are given back at once: the collector would let them pile up. */
function join(pieces: readonly Buffer[]): Buffer {
  const [first] = pieces
  if (first !== undefined && pieces.length === 1) return first
  const joined = Buffer.concat(pieces)
  for (const { buffer, byteLength } of pieces) {
    // One that is a part of a larger buffer is not ours alone.
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0)
  }
  return joined
}

/** Reads a body that nobody wants if that is quick, so that its connection can be used again; else drops both. */
export async function discardBody(message: IncomingMessage): Promise<void> {
  const timer = setTimeout(() => message.destroy(), DISCARD_MS)
  let bytes = 0
  try {
    for await (const chunk of message) {
      bytes += chunk.length
      if (bytes > DISCARD_BYTES) break
    }
  } catch {
    // Whatever broke, it was not wanted; the next request opens a connection of its own.
  } finally {
    clearTimeout(timer)
  }
}
