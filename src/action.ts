// From a run to the end of its process: cancellation, the failure's message, and the exit code.
import * as core from '@actions/core'
import { ActionError, describeError } from './errors.ts'
import { clean, type Log } from './log.ts'
import { type Dependencies, runPipeline } from './pipeline.ts'

/** Runs the action in this process and ends it. */
export async function runAction(dependencies: Omit<Dependencies, 'cancelled'>): Promise<never> {
  const cancellation = new AbortController()
  // The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later: time enough to remove what is half done.
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => cancellation.abort(new ActionError('the job was cancelled')))
  }
  const { log } = dependencies
  try {
    const verdict = await runPipeline({ ...dependencies, cancelled: cancellation.signal })
    if (verdict.failure !== undefined) fail(log, verdict.failure.message, verdict.failure.hint)
  } catch (error) {
    fail(
      log,
      describeError(error).replaceAll('\n', ': '),
      error instanceof ActionError ? error.hint : undefined,
    )
    if (error instanceof Error && error.stack !== undefined) log.debug(error.stack)
  }
  // Kept-alive connections to registries would hold the process for seconds.
  process.exit(process.exitCode ?? 0)
}

/** Longest message: the runner cuts annotations at 4096 characters. */
const MAX_MESSAGE_CHARACTERS = 3500

function fail(log: Log, message: string, hint: string | undefined): void {
  core.setFailed(clean(message, MAX_MESSAGE_CHARACTERS))
  if (hint !== undefined) log.info(`What to do: ${hint}`)
}
