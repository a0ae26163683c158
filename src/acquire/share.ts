// What one server may take of the step's time while something else remains: a share, and no longer than its rate has hope.
import { type Patience, withPatience } from '../base/patience.ts'
import { RegistryError } from '../oci/registry-error.ts'

/** The time of a run, as all sources share it. Milliseconds. */
export interface TimeBudget {
  /** Until the step's time limit, in real time: sockets do not follow a clock that tests move. */
  timeLeftMs(): number
  /** Kept for what is still to be read: other resources, and copies that were put off. */
  readonly reserveMs: number
  /** Other resources come after this one. */
  readonly hasMoreToDo: boolean
  /** Longest silence of a server. */
  readonly stallMs: number
  /** Silence after which the next server is asked beside it. */
  readonly silentMs: number
}

/** A server that was ended because it took too long. */
export class SlowSourceError extends RegistryError {
  override name = 'SlowSourceError'
}

/** A turn of one server. */
export interface Share {
  run<T>(body: () => Promise<T>): Promise<T>
  /** Ends the turn, with the reason that is told. */
  end(why: string): void
  /** Passes a layer on while the rate at which it comes gives hope that it ends in time. */
  watch(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer>
  close(): void
}

/** What a share is made from. */
export interface ShareOptions {
  readonly budget: TimeBudget
  readonly label: string
  /** Another server is to be asked after this one. */
  readonly hasRivals: boolean
  /** Another server is asked beside this one, or was, or will be. */
  readonly isContested: boolean
  /** Told of the layer's first byte; throws when it is not wanted from here any more. */
  readonly claim: () => void
  /** A copy was put off, or lies there: without this server, there is something. */
  readonly hasFallback: boolean
  /** It has failed before. */
  readonly isSecondChance: boolean
}

/** Of a server that has failed before: for its first byte. */
const SECOND_CHANCE_MS = 10_000

/** Opens a turn; `close` must be called. */
export function openShare(options: ShareOptions): Share {
  const { budget, label, hasRivals, hasFallback, isSecondChance, isContested, claim } = options
  const ending = new AbortController()
  const end = (why: string) => {
    ending.abort(new SlowSourceError(`${label}: ${why}`, { temporary: false, hint: HINT }))
  }
  const hasElse = hasRivals || hasFallback
  const reserveMs = hasElse || budget.hasMoreToDo ? budget.reserveMs : 0
  const usableMs = Math.max(0, budget.timeLeftMs() - reserveMs)
  const shareMs = hasRivals ? usableMs / 2 : usableMs
  const seconds = Math.max(1, Math.round(shareMs / 1000))
  const whole =
    reserveMs > 0 || hasElse
      ? setTimeout(() => end(`took more than its share of the time limit, ${seconds} s`), shareMs)
      : undefined
  const firstByte = isSecondChance
    ? setTimeout(() => end('failed before, and did not answer at once'), SECOND_CHANCE_MS)
    : undefined
  const endsAtMs = performance.now() + shareMs
  const patience: Patience = { signal: ending.signal, isSecondChance, isContested, claim, endsAtMs }
  const windowMs = Math.min(2 * budget.stallMs, shareMs / 3)
  return {
    run: (body) => withPatience(patience, body),
    end,
    watch: (bytes, size) => {
      const onFirst = () => clearTimeout(firstByte)
      // Where there is nothing else, its rate may yet recover.
      const onHopeless = hasElse ? end : () => undefined
      const leftMs = () => budget.timeLeftMs() - reserveMs
      return watchRate(bytes, { size, windowMs, leftMs, onFirst, onHopeless })
    },
    close: () => {
      clearTimeout(firstByte)
      clearTimeout(whole)
    },
  }
}

const HINT = 'Raise the input timeout, or name a nearer mirror with the input registries.'

interface Watch {
  readonly size: number
  readonly windowMs: number
  readonly leftMs: () => number
  readonly onFirst: () => void
  readonly onHopeless: (why: string) => void
}

/** Only waiting counts against a server: while the consumer holds a chunk, its time stands still. */
async function* watchRate(bytes: AsyncIterable<Buffer>, watch: Watch): AsyncGenerator<Buffer> {
  const { size, windowMs, leftMs, onFirst, onHopeless } = watch
  let missing = size
  let [windowBytes, waitedMs] = [0, 0]
  const judge = (pendingMs: number) => {
    if (waitedMs + pendingMs < windowMs) return
    const bytesPerMs = windowBytes / (waitedMs + pendingMs)
    if (missing > bytesPerMs * leftMs()) onHopeless(describeRate(bytesPerMs, missing))
    ;[windowBytes, waitedMs] = [0, 0]
  }
  const iterator = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const since = performance.now()
      // In steps, so that what never comes is judged too.
      const timer = setInterval(() => judge(performance.now() - since), windowMs)
      const step = await iterator.next().finally(() => clearInterval(timer))
      if (step.done === true) return
      onFirst()
      waitedMs += performance.now() - since
      windowBytes += step.value.length
      missing -= step.value.length
      judge(0)
      yield step.value
    }
  } finally {
    await iterator.return?.()
  }
}

function describeRate(bytesPerMs: number, missing: number): string {
  if (bytesPerMs === 0) return 'sends nothing'
  const kilobytes = bytesPerMs < 10 ? bytesPerMs.toFixed(1) : String(Math.round(bytesPerMs))
  return `sends ${kilobytes} kB/s, too slow for the ${Math.ceil(missing / 1000)} kB that are missing`
}
