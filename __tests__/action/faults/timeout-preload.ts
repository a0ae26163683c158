// Preloaded into the action: the time limit of a minute is over when the file in TEST_TIME_IS_UP appears. Until then no time
// passes that would make the action ask elsewhere: a process may take seconds to start, and a loaded machine to answer.
import { existsSync } from 'node:fs'

const MINUTE_MS = 60_000
/** No shorter timer stands still. */
const LONG_MS = 1000
const NEVER_MS = 2 ** 31 - 1
const signal = process.env.TEST_TIME_IS_UP ?? ''

const start = globalThis.setTimeout
const repeat = globalThis.setInterval
const ends: (() => void)[] = []

const held = (ms: number | undefined) => (ms !== undefined && ms >= LONG_MS ? NEVER_MS : ms)

globalThis.setTimeout = Object.assign((callback: () => void, ms?: number) => {
  if (ms === MINUTE_MS) ends.push(callback)
  return start(callback, held(ms))
}, start)

globalThis.setInterval = Object.assign(
  (callback: () => void, ms?: number) => repeat(callback, held(ms)),
  repeat,
)

const watch = repeat(() => {
  if (!existsSync(signal)) return
  clearInterval(watch)
  for (const end of ends) end()
}, 20).unref()
