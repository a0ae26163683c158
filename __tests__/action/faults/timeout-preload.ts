// Preloaded into the action: the shortest `timeout` that can be written, a minute, is over half a second after the request of
// that number in TEST_LAST_REQUEST was sent. So it ends where a test wants it to, however long this system takes to start a
// process, and before the next source is asked beside a silent one.
import { subscribe } from 'node:diagnostics_channel'
import process from 'node:process'

const MINUTE_MS = 60_000
const AFTER_MS = 500
const last = Number(process.env.TEST_LAST_REQUEST)

const start = globalThis.setTimeout
let sent = 0
const ends: (() => void)[] = []

globalThis.setTimeout = Object.assign((callback: () => void, ms?: number) => {
  if (ms === MINUTE_MS) ends.push(callback)
  return start(callback, ms)
}, start)

subscribe('http.client.request.start', () => {
  sent += 1
  if (sent !== last) return
  for (const end of ends) start(end, AFTER_MS)
})
