// Waiting that ends with the run, also where what is waited for knows nothing of its end.

/**
 * Waits for a promise until the signal is aborted; what is under way then is left to itself, so it must change nothing.
 *
 * @throws the signal's reason, or what the promise rejects with
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => undefined
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, ended])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
