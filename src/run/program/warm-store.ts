// Fills the runner store from a timer: what it holds must still be fresh for jobs until the timer runs again.

import { ActionError } from '../../base/errors.ts'
import { setOutputs } from '../../report/finish.ts'
import { closingLines, describeWarning } from '../../report/report.ts'
import { decideVerdict, type Verdict } from '../../report/verdict.ts'
import { fulfilPlan } from '../fulfil.ts'
import type { Dependencies } from '../planned-run.ts'
import { planRun } from '../prepare.ts'

/**
 * Asks for anew what is older than half of what a job accepts: then a job that comes just before the next time finds it
 * fresh.
 *
 * @throws {ActionError} when there is no store to fill
 */
export async function runWarmStore(dependencies: Dependencies): Promise<Verdict> {
  const run = await planRun({ ...dependencies, ageShare: 1 / 2 })
  if (run.store.kind === 'off' || !run.store.store.isWritable) {
    const why = run.store.kind === 'off' ? run.store.why : `${run.store.store.home} is read-only`
    throw new ActionError(`there is no runner store to fill: ${why}`, {
      hint: 'Name its directory with --store-dir, or as RUNNER_TOOL_CACHE, and run this as the user of the runner.',
    })
  }
  const facts = await fulfilPlan(run)
  const { host, log } = run.dependencies
  for (const line of closingLines(facts)) log.info(line)
  for (const outcome of facts.outcomes) {
    const warning = describeWarning(outcome, facts)
    if (warning !== undefined) log.warning(warning)
  }
  const verdict = decideVerdict(facts)
  const ready = facts.outcomes.filter((outcome) => outcome.ready !== undefined)
  const outputs = {
    store: run.store.store.home,
    ready: [...new Set(ready.map(({ requirement }) => requirement.resource.name))].join(','),
    degraded: String(verdict.degraded),
    unavailable: verdict.unavailable.join(','),
    hosts: facts.hosts.join('\n'),
  }
  setOutputs(outputs, host)
  return verdict
}
