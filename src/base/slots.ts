// A bounded number of things at a time, first come, first served.

/** Runs `body` as soon as a slot is free. */
export type Slots = <T>(body: () => Promise<T>) => Promise<T>

/** That many slots. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = []
  let free = count
  return async (body) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await body()
    } finally {
      const next = waiting.shift()
      // The slot goes over to whoever waits, without ever being free.
      if (next === undefined) free += 1
      else next()
    }
  }
}
