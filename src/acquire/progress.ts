// Tells how far a long download is, so that a quiet log is not taken for a hang.
import { formatBytes } from '../base/format-bytes.ts'
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
