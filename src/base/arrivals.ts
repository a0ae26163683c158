// What a stream has brought since it was last asked for, all at once: every piece passes several hands, and each waits a turn for it.
import type { Readable } from 'node:stream'

/** What has arrived. */
export interface Arrivals {
  /**
   * All that has arrived since the last call, in order, as soon as there is anything; undefined at the end.
   * Throws what broke the stream, after all that came before it.
   */
  next(): Promise<readonly Buffer[] | undefined>
}

const BROKEN_OFF = { error: new Error('closed before its end') }

/**
 * Reads a stream; whoever leaves before its end destroys it. Unlike the stream's own iterator it makes no new buffer of what waits.
 *
 * @param mostBytes that wait here; the stream holds what it holds besides
 */
export function gatherArrivals(stream: Readable, mostBytes: number): Arrivals {
  const waiting: Buffer[] = []
  let waitingBytes = 0
  let outcome: { readonly error: unknown } | 'ended' | undefined
  let wake = () => {}
  const finish = (how: NonNullable<typeof outcome>) => {
    outcome ??= how
    wake()
  }
  stream.on('data', (piece: Buffer) => {
    waiting.push(piece)
    waitingBytes += piece.length
    if (waitingBytes >= mostBytes) stream.pause()
    wake()
  })
  stream.once('end', () => finish('ended'))
  stream.on('error', (error) => finish({ error }))
  // Behind the other two it says nothing new.
  stream.once('close', () => finish(BROKEN_OFF))
  // Of what has happened before nobody is told any more.
  if (stream.readableEnded) finish('ended')
  else if (stream.destroyed) finish(stream.errored === null ? BROKEN_OFF : { error: stream.errored })
  return {
    async next() {
      if (waiting.length === 0 && outcome === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const pieces = waiting.splice(0)
      waitingBytes = 0
      stream.resume()
      if (pieces.length > 0) return pieces
      if (outcome === 'ended' || outcome === undefined) return undefined
      throw outcome.error
    },
  }
}
