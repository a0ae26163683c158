// From a run to the end of its process: cancellation, the failure's message, and the exit code.
import { drainOutput } from '../base/drain-output.ts'
import { describeError, hintOf } from '../base/errors.ts'
import { createStepHost, type Host } from '../base/host.ts'
import { blameLocal } from '../base/local-failure.ts'
import { clean } from '../base/log.ts'
import { RESOURCES } from '../resources/table.ts'
import { readRunnerConfig } from '../runner-config/runner-config.ts'
import { awaitCancellation } from './cancellation.ts'
import type { CommandEnd } from './command-end.ts'
import { runPipeline } from './pipeline.ts'
import type { Dependencies } from './planned-run.ts'

type Run = (dependencies: Dependencies) => Promise<CommandEnd>

/** The actions of this repository by the names of their directories; those that are not the step are loaded when they are run. */
const ACTIONS: Readonly<Record<string, Run>> = {
  main: runPipeline,
  warm: async (dependencies) => (await import('./warm.ts')).runWarm(dependencies),
  export: async (dependencies) => (await import('./export.ts')).runExport(dependencies),
  mirror: async (dependencies) => (await import('./mirror.ts')).runMirror(dependencies),
  check: async (dependencies) => (await import('./check/check.ts')).runCheck(dependencies),
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
  const { environment, log } = dependencies
  const host = createStepHost()
  const cancelled = awaitCancellation((message) => fail(host, { message, hint: undefined }))
  try {
    const run = ACTIONS[name] ?? runPipeline
    const config = await readRunnerConfig(RESOURCES, { environment })
    const verdict = await run({ ...dependencies, host, config, cancelled })
    if (verdict.failure !== undefined) fail(host, verdict.failure)
  } catch (error) {
    const told = blameLocal(error)
    fail(host, { message: describeError(told), hint: hintOf(told) })
    if (error instanceof Error && error.stack !== undefined) log.debug(error.stack)
  }
  await drainOutput(READING_MS)
  // Kept-alive connections to registries would hold the process for seconds.
  process.exit(process.exitCode ?? 0)
}

/** A runner takes lines as they come; one that has stopped does not hold the job. */
const READING_MS = 5000

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
