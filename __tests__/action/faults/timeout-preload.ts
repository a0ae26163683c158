// Preloaded into the action: the shortest `timeout` that can be written, a minute, is over after a second.
const start = globalThis.setTimeout

globalThis.setTimeout = Object.assign(
  (callback: () => void, ms?: number) => start(callback, ms === 60_000 ? 1000 : ms),
  start,
)
