// Preloaded into the action: the shortest `timeout` that can be written, a minute, is over after a second, and under Wine, which starts
// slowly, after ten.
const SHORT_MS = process.platform === 'win32' ? 10_000 : 1000

const start = globalThis.setTimeout

globalThis.setTimeout = Object.assign(
  (callback: () => void, ms?: number) => start(callback, ms === 60_000 ? SHORT_MS : ms),
  start,
)
