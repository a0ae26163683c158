// The signals with which a runner, a shell, or systemd ends a run.
import { drainOutput } from '../base/drain-output.ts'
import { ActionError } from '../base/errors.ts'

/**
 * From the first signal to the end of the process, at the most. The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s
 * later: time enough to remove what is half done, also on a busy machine.
 */
const MAX_ENDING_MS = 6000
/** Of which whoever reads what is said then has this much. */
const READING_MS = 500

const LEFT = 'the job was cancelled; what was under way is left behind, and the next run removes it'

/**
 * Aborted by the first signal; then the process ends within a few seconds whatever is under way.
 *
 * @param tell says why, where it ends although something is under way that did not heed the signal
 */
export function awaitCancellation(tell: (message: string) => void, maxMs = MAX_ENDING_MS): AbortSignal {
  const cancellation = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      cancellation.abort(new ActionError('the job was cancelled'))
      setTimeout(() => {
        tell(LEFT)
        void drainOutput(READING_MS).finally(() => process.exit(1))
      }, maxMs).unref()
    })
  }
  return cancellation.signal
}
