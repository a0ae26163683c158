// Tells how far a long download is, so that a quiet log is not taken for a hang.
import type { Log } from '../base/log.ts'

/** Between two lines; most downloads are over before the first. */
const INTERVAL_MS = 10_000

/** What is downloaded, and where to say so. */
export interface ProgressOptions {
  readonly title: string
  /** Total size in bytes. */
  readonly size: number
  readonly now: () => Date
  readonly log: Log
}

/** Passes the bytes on; says every ten seconds how many there were. */
export async function* withProgress(
  source: AsyncIterable<Buffer>,
  options: ProgressOptions,
): AsyncGenerator<Buffer> {
  const { title, size, now, log } = options
  const startedAt = now().getTime()
  let next = startedAt + INTERVAL_MS
  let done = 0
  for await (const chunk of source) {
    done += chunk.length
    const time = now().getTime()
    if (time >= next) {
      next = time + INTERVAL_MS
      const percent = Math.floor((done / Math.max(1, size)) * 100)
      const rate = formatBytes(done / ((time - startedAt) / 1000))
      log.info(`${title}: ${formatBytes(done)} of ${formatBytes(size)} (${percent} %), ${rate}/s`)
    }
    yield chunk
  }
}

/** A number of bytes for people, in powers of 1000: `734 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
