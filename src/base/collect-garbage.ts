// Gives the memory of dead chunks back at our own pace, so that its peak does not depend on how much flows through.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * V8 lets about 64 MB of dead buffers pile up before it looks, and then looks at the whole heap. A look at the young ones
 * alone after every 4 MB costs less in total, as long as what is on its way is less than that: a buffer that is still in use
 * at a second look counts as old, and only a look at everything gives it back (docs/performance.md).
 */
const INTERVAL_BYTES = 4 << 20

/**
 * Buffers count against the limit of V8's heap, which stands some 9 MB above the little that is in it: on a busy machine every
 * few chunks began a marking of everything, 140 of them in one download, two fifths of its CPU time.
 */
const NO_MARKING_BESIDE = '--no-incremental-marking'
/** Dead buffers are freed at once and not when another thread finds the time; the young ones are too few to share. */
const AT_ONCE = ['--no-concurrent-array-buffer-sweeping', '--no-parallel-scavenge']

/** A function to be told of every chunk that flows through. */
export function createReclaimer(): (chunkBytes: number) => void {
  const collectGarbage = findCollector()
  let bytes = 0
  return (chunkBytes) => {
    bytes += chunkBytes
    if (bytes < INTERVAL_BYTES) return
    bytes = 0
    collectGarbage?.({ type: 'minor' })
  }
}

/** How often, where a library holds the chunks and cannot tell us of them. Milliseconds. */
const INTERVAL_MS = 10

/** Reclaims all the time until the work is done, whatever becomes of it. */
export async function reclaimDuring<T>(work: () => Promise<T>): Promise<T> {
  const collectGarbage = findCollector()
  const timer = setInterval(() => collectGarbage?.({ type: 'minor' }), INTERVAL_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** The way that Node's documentation shows to reach the collector of a process that was not started with a flag for it. */
function findCollector(): ((options: { type: 'minor' }) => void) | undefined {
  for (const flag of ['--expose-gc', NO_MARKING_BESIDE, ...AT_ONCE]) setFlagsFromString(flag)
  const collector: unknown = runInNewContext('gc')
  return typeof collector === 'function' ? (collector as (options: { type: 'minor' }) => void) : undefined
}
