// The whole action on one page: inputs, plan, provide each resource, settings, report.
import { keepWarnings } from '../base/log.ts'
import { readBuildIdentity } from '../report/build-identity.ts'
import { finishDryRun, finishFailure, finishRun } from '../report/finish.ts'
import { decideVerdict, NOTHING_TRIED, type Verdict } from '../report/verdict.ts'
import { fulfilPlan } from './fulfil.ts'
import type { Dependencies } from './planned-run.ts'
import { planRun } from './prepare.ts'
import { textsOf, unknownInputsOf } from './said-texts.ts'

/**
 * Runs the action.
 *
 * @returns the verdict; outputs, variables, and summary are written by then
 * @throws {InputError} when the inputs cannot be acted on, {ActionError} when the job was cancelled
 */
export async function runPipeline(dependencies: Dependencies): Promise<Verdict> {
  try {
    return await runToEnd(dependencies)
  } catch (error) {
    const { environment, host, log } = dependencies
    const saysNothing = textsOf('main', dependencies)('export-env').trim().toLowerCase() === 'false'
    if (!saysNothing) finishFailure(environment, host, log)
    throw error
  }
}

async function runToEnd(dependencies: Dependencies): Promise<Verdict> {
  const warnings: string[] = []
  const telling = { ...dependencies, log: keepWarnings(dependencies.log, warnings) }
  for (const text of unknownInputsOf('main', dependencies.environment)) telling.log.warning(text)
  const run = await planRun(telling)
  const { inputs, paths, plan, earlier } = run
  for (const text of plan.otherReaders) telling.log.warning(text)
  const { environment, host, log, clock, dist } = run.dependencies
  const build = readBuildIdentity(dist)
  const ends = { inputs, paths, environment, earlier, build, host, log, warnings }
  if (inputs.dryRun) {
    await finishDryRun({ plan, now: new Date(clock.now()) }, ends)
    return NOTHING_TRIED
  }
  const facts = await fulfilPlan(run)
  const verdict = decideVerdict(facts)
  await finishRun(facts, verdict, ends)
  return verdict
}
