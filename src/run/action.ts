// From a run to the end of its process: cancellation, the failure's message, and the exit code.
import { ActionError, describeError, hintOf } from '../base/errors.ts'
import { createStepHost, type Host } from '../base/host.ts'
import { clean } from '../base/log.ts'
import type { Verdict } from '../report/verdict.ts'
import { RESOURCES } from '../resources/table.ts'
import { readRunnerConfig } from '../runner-config/runner-config.ts'
import { runPipeline } from './pipeline.ts'
import type { Dependencies } from './planned-run.ts'

type Run = (dependencies: Dependencies) => Promise<Verdict>

/** The actions of this repository by the names of their directories; those that are not the step are loaded when they are run. */
const ACTIONS: Readonly<Record<string, Run>> = {
  main: runPipeline,
  warm: async (dependencies) => (await import('./warm.ts')).runWarm(dependencies),
  export: async (dependencies) => (await import('./export.ts')).runExport(dependencies),
  mirror: async (dependencies) => (await import('./mirror.ts')).runMirror(dependencies),
}

/**
 * Runs an action in this process and ends it.
 *
 * @param name of the directory in `dist/` from which it was started
 */
export async function runAction(
  dependencies: Omit<Dependencies, 'cancelled' | 'config' | 'host'>,
  name = 'main',
): Promise<never> {
  const cancellation = new AbortController()
  // The runner sends SIGINT, SIGTERM after 7.5 s, and kills 2.5 s later: time enough to remove what is half done.
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      cancellation.abort(new ActionError('the job was cancelled'))
      // Whatever does not heed it is left behind: the next run sweeps what is half done.
      setTimeout(() => process.exit(1), MAX_ENDING_MS).unref()
    })
  }
  const { environment, log } = dependencies
  const host = createStepHost()
  try {
    const run = ACTIONS[name] ?? runPipeline
    const config = await readRunnerConfig(RESOURCES, { environment })
    const verdict = await run({ ...dependencies, host, config, cancelled: cancellation.signal })
    if (verdict.failure !== undefined) fail(host, verdict.failure)
  } catch (error) {
    fail(host, { message: describeError(error), hint: hintOf(error) })
    if (error instanceof Error && error.stack !== undefined) log.debug(error.stack)
  }
  // Kept-alive connections to registries would hold the process for seconds.
  process.exit(process.exitCode ?? 0)
}

/** From the first signal to the end of the process, at the most. */
const MAX_ENDING_MS = 4000

/** Together as much as fits: the runner cuts annotations at 4096 characters. */
const MAX_MESSAGE_CHARACTERS = 3000
const MAX_HINT_CHARACTERS = 1000

/** The hint is part of the annotation: that is what people see first, and often all they see. */
function fail(
  host: Host,
  { message, hint }: { readonly message: string; readonly hint: string | undefined },
): void {
  const advice = hint === undefined ? '' : `\nWhat to do: ${clean(hint, MAX_HINT_CHARACTERS)}`
  host.fail(clean(message, MAX_MESSAGE_CHARACTERS) + advice)
}
