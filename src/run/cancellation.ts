// The signals with which a runner, a shell, or systemd ends a run.
import { ActionError } from '../base/errors.ts'

/** From the first signal to the end of the process, at the most. */
const MAX_ENDING_MS = 4000

/** Aborted by the first signal; then the process ends within a few seconds whatever is under way. */
export function awaitCancellation(): AbortSignal {
  const cancellation = new AbortController()
  // The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later: time enough to remove what is half done.
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      cancellation.abort(new ActionError('the job was cancelled'))
      // Whatever does not heed it is left behind: the next run sweeps what is half done.
      setTimeout(() => process.exit(1), MAX_ENDING_MS).unref()
    })
  }
  return cancellation.signal
}
