// Downloading a large blob in several ranges at once: many servers and proxies give each connection a share of the line. The bytes
// are handed over in their order, and at the first sign that a server does not honour ranges, one stream fetches the rest.
import { type BlobContext, downloadBlob, nextOrError, showBlob } from './blob.ts'
import { parseContentRange } from './content-range.ts'
import type { Descriptor } from './manifest.ts'
import { formatReference, type Reference } from './reference.ts'
import { RegistryError } from './registry-error.ts'
import type { Answer } from './transport.ts'

/** When a blob is fetched in ranges. */
export interface RangeRules {
  /** Below this a second connection costs more than it brings. */
  readonly worthwhileBytes: number
  /** After every so many bytes of one stream it is decided anew: a machine may be busy for a while. */
  readonly probeBytes: number
  /** Ranges help when the reader spent more than this share of that time on waiting for the network. */
  readonly waitingShare: number
}

/** Measured over loopback: a reader that inflates waits for less than a third of the time, and ranges would cost it a third more. */
export const RANGE_RULES: RangeRules = { worthwhileBytes: 32 << 20, probeBytes: 8 << 20, waitingShare: 0.4 }

/** One range: long enough that the way to the server and back does not matter, and short enough to wait in memory. */
const RANGE_BYTES = 2 << 20
/** What a reader gets at a time, as from one stream. */
const PIECE_BYTES = 256 << 10
/** Most ranges that are fetched, or wait in memory, at once. */
const MAX_RANGES = 6
/** With fewer, reading and fetching would take turns. */
const MIN_RANGES = 2

/**
 * The bytes of a blob in order, as `downloadBlob` gives them: a large one in ranges as soon as one stream has proven slower
 * than its reader, as many at once as the reader has to wait for. The address to which the first range was redirected serves
 * them all. Does not hash: whoever reads them does, so that parts of different blobs never become one.
 */
export async function* downloadLargeBlob(
  context: BlobContext,
  ref: Reference,
  blob: Descriptor,
  rules: RangeRules = RANGE_RULES,
): AsyncGenerator<Buffer> {
  let offset = 0
  let probe = { from: 0, startedAt: performance.now(), waitedMs: 0 }
  const stream = downloadBlob(context, ref, blob)
  try {
    for (;;) {
      const askedAt = performance.now()
      const { done, value: chunk } = await stream.next()
      const now = performance.now()
      probe.waitedMs += now - askedAt
      if (done === true) return
      offset += chunk.length
      yield chunk
      if (offset - probe.from < rules.probeBytes) continue
      const isWorthwhile = blob.size - probe.from >= rules.worthwhileBytes
      if (isWorthwhile && probe.waitedMs > rules.waitingShare * (now - probe.startedAt)) break
      probe = { from: offset, startedAt: performance.now(), waitedMs: 0 }
    }
  } finally {
    await stream.return(undefined)
  }
  context.log.debug(`${blob.digest}: in ranges from byte ${offset} of ${blob.size}`)
  yield* downloadInRanges(context, { ref, blob, from: offset })
}

/** The rest in ranges, and what a server does not give that way in one stream. */
async function* downloadInRanges(context: BlobContext, wanted: Wanted): AsyncGenerator<Buffer> {
  const { ref, blob } = wanted
  const ranges = readRanges(context, wanted)
  let offset = wanted.from
  try {
    for (;;) {
      const step = await nextOrError(ranges)
      // A break costs one of the tries, wherever it was.
      if (step.kind === 'error') await context.tries.afterFailure(step.error)
      if (step.kind !== 'chunk') break
      offset += step.chunk.length
      yield step.chunk
    }
  } finally {
    await ranges.return(undefined)
  }
  if (offset === blob.size) return
  context.log.debug(`${blob.digest}: in one stream from byte ${offset} of ${blob.size}`)
  yield* downloadBlob(context, ref, blob, offset)
}

interface Wanted {
  readonly ref: Reference
  readonly blob: Descriptor
  /** The first byte that is wanted. */
  readonly from: number
}

/** As far as ranges are honoured. */
async function* readRanges(context: BlobContext, wanted: Wanted): AsyncGenerator<Buffer> {
  const { blob, from } = wanted
  const running: Range[] = []
  let address: URL | undefined
  let started = from
  let atOnce = 1
  const startMore = () => {
    while (running.length < atOnce && started < blob.size) {
      const end = Math.min(started + RANGE_BYTES, blob.size)
      running.push(startRange(context, wanted, { start: started, end, address }))
      started = end
    }
  }
  startMore()
  try {
    while (running.length > 0) {
      const [next] = running
      const hadToWait = next?.isHere === false
      const fetched = await next?.fetched
      if (fetched === undefined) return
      running.shift()
      address = fetched.address
      // A reader that never waits is slower than the line: more ranges would only lie in memory.
      atOnce = Math.max(MIN_RANGES, Math.min(MAX_RANGES, atOnce + (hadToWait ? 1 : -1)))
      // Before this one is read, or the line would rest meanwhile.
      startMore()
      yield* cut(fetched.bytes)
    }
  } finally {
    for (const range of running) range.leave()
  }
}

/**
 * In pieces of their own, so that the range is given back as soon as it is read: it has waited long enough to count as old,
 * and the collector would let many of its kind pile up.
 */
function* cut(bytes: Buffer<ArrayBuffer>): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield Buffer.from(bytes.subarray(start, start + PIECE_BYTES))
  }
  bytes.buffer.transfer(0)
}

interface Fetched {
  readonly bytes: Buffer<ArrayBuffer>
  /** Where the answer came from, if a redirect led there. */
  readonly address: URL | undefined
}

/** A range on its way. */
interface Range {
  readonly isHere: boolean
  /** Undefined when the server did not give exactly this range: then one stream, with its tries, finds out why. */
  readonly fetched: Promise<Fetched | undefined>
  leave(): void
}

interface Place {
  readonly start: number
  /** The first byte that is not part of it. */
  readonly end: number
  readonly address: URL | undefined
}

function startRange({ send }: BlobContext, { ref, blob }: Wanted, place: Place): Range {
  const state = { isHere: false, isLeft: false }
  const { start, end, address } = place
  const fetchRange = async (): Promise<Fetched | undefined> => {
    const answer = await send({
      ref,
      what: `${showBlob(blob)} of ${formatReference(ref)}`,
      method: 'GET',
      path: `blobs/${blob.digest}`,
      location: address,
      headers: { 'accept-encoding': 'identity', range: `bytes=${start}-${end - 1}` },
      accepts: ({ status }) => status === 200 || status === 206 || status === 416,
    })
    if (state.isLeft || !isExactly(answer, place, blob.size)) {
      await answer.discard()
      return undefined
    }
    const bytes = await fill(Buffer.allocUnsafeSlow(end - start), answer, () => state.isLeft)
    if (bytes === undefined) return undefined
    state.isHere = true
    return { bytes, address: address ?? (answer.isOwnOrigin ? undefined : answer.url) }
  }
  const fetched = fetchRange().catch((error: unknown) => {
    // One stream asks the registry anew: the address may have been good for a while only.
    if (error instanceof RegistryError && !error.temporary) return undefined
    throw error
  })
  // Who leaves does not wait for it any more.
  fetched.catch(() => undefined)
  return {
    get isHere() {
      return state.isHere
    },
    fetched,
    leave: () => {
      state.isLeft = true
    },
  }
}

/** Undefined when the body is shorter or longer than the range, or nobody waits for it any more. */
async function fill(
  bytes: Buffer<ArrayBuffer>,
  answer: Answer,
  isLeft: () => boolean,
): Promise<Buffer<ArrayBuffer> | undefined> {
  let filled = 0
  for await (const chunk of answer.chunks()) {
    if (isLeft() || filled + chunk.length > bytes.length) return undefined
    filled += chunk.copy(bytes, filled)
  }
  return filled === bytes.length ? bytes : undefined
}

/** A server that counts otherwise, or has another blob there, is asked for the whole. */
function isExactly({ status, headers }: Answer, { start, end }: Place, size: number): boolean {
  const range = parseContentRange(headers['content-range'])
  return status === 206 && range.start === start && range.last === end - 1 && range.total === size
}
