// How long whoever is asked just now may take, known to everything that waits for its answer, however far down.
import { AsyncLocalStorage } from 'node:async_hooks'

/** What bounds the waiting for one source. */
export interface Patience {
  /** Ends requests, transfers, and pauses; its reason says why. */
  readonly signal: AbortSignal
  /** It has failed before: one try must do. */
  readonly isSecondChance: boolean
  /** Others can be asked instead: a time that was waited in vain is not waited again. */
  readonly isContested?: boolean | undefined
  /** Told of the first byte of what is wanted; throws when it is not wanted from here any more. */
  readonly claim?: (() => void) | undefined
  /** When the signal will end it, by `performance.now()`; undefined: not known. */
  readonly endsAtMs?: number | undefined
}

const current = new AsyncLocalStorage<Patience>()

/** Runs `body`, and all that it starts, under this patience. */
export function withPatience<T>(patience: Patience, body: () => Promise<T>): Promise<T> {
  return current.run(patience, body)
}

/** The signal of a run, and of whoever is asked just now. */
export function signalOfNow(signal: AbortSignal): AbortSignal {
  const patience = current.getStore()
  return patience === undefined ? signal : AbortSignal.any([signal, patience.signal])
}

/** Whether others can be asked instead. */
export function isContested(): boolean {
  return current.getStore()?.isContested === true
}

/** Passes bytes on, and tells whoever is asked just now of the first of them. */
export async function* claiming(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of bytes) {
    if (isFirst) current.getStore()?.claim?.()
    isFirst = false
    yield chunk
  }
}

/** Whether a failure is final although the server could be asked again. */
export function isLastTry(): boolean {
  return current.getStore()?.isSecondChance === true
}

/**
 * Runs `body` for at most half of the time that whoever is asked just now has left, so that something else can be tried after it.
 *
 * @param reason what is thrown when that is over
 */
export async function withHalfOfTheTime<T>(reason: Error, body: () => Promise<T>): Promise<T> {
  const outer = current.getStore()
  if (outer?.endsAtMs === undefined) return await body()
  return await bounded(Math.max(0, outer.endsAtMs - performance.now()) / 2, reason, outer, body)
}

/**
 * Runs `body` for at most `ms`, with one try for each request.
 *
 * @param reason what is thrown when its time is over
 */
export async function withinMs<T>(ms: number, reason: Error, body: () => Promise<T>): Promise<T> {
  return await bounded(ms, reason, { isSecondChance: true }, body)
}

/**
 * The same, with as many tries as there is time for.
 *
 * @param reason what is thrown when its time is over
 */
export async function forAtMostMs<T>(ms: number, reason: Error, body: () => Promise<T>): Promise<T> {
  return await bounded(ms, reason, { isSecondChance: false }, body)
}

/** Narrows a patience to a time. */
async function bounded<T>(
  ms: number,
  reason: Error,
  patience: Omit<Patience, 'signal'> & { readonly signal?: AbortSignal },
  body: () => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(reason), ms)
  const signals = patience.signal === undefined ? [] : [patience.signal]
  const signal = AbortSignal.any([...signals, ending.signal])
  try {
    return await withPatience({ ...patience, signal, endsAtMs: performance.now() + ms }, body)
  } finally {
    clearTimeout(timer)
  }
}
