// The end of what a process prints.
import { Writable } from 'node:stream'

/**
 * Waits until whoever reads standard output and standard error has all of it, or has gone. A pipe takes 64 KiB at a time on
 * Linux, Node keeps the rest, and `process.exit` forgets it.
 *
 * @param maxMs how long a reader that does not read is waited for; default: for ever, as for a pager
 */
export async function drainOutput(maxMs?: number): Promise<void> {
  const drained = Promise.all([process.stdout, process.stderr].map(drain))
  if (maxMs === undefined) {
    await drained
    return
  }
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, maxMs)
  })
  await Promise.race([drained, over])
  clearTimeout(timer)
}

/** Not by its own `write`, which may have been replaced. */
function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // Whoever has gone, such as `head`, has read what it wanted.
    stream.once('error', () => resolve())
    Writable.prototype.write.call(stream, '', 'utf8', () => resolve())
  })
}
