// What is told of the Terraform modules: closing line, row of the summary, warnings, record, outputs. Decides nothing.
import { count } from '../../base/count.ts'
import { clean } from '../../base/log.ts'
import { countPlaced, describeCounts, describeSources, tellClosure } from '../closure-outcome.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import type { LostCall } from './calls/follow-calls.ts'
import { adviseOnModules, describeModules, type ModulesOutcome } from './modules-outcome.ts'

/** The output with the counts. */
export const COUNTS_OUTPUT = 'terraform-modules'

/** The outcome as everybody else sees it. */
export function tellModules(modules: ModulesOutcome, carried: OwnOutcome['carried']): OwnOutcome {
  const { installed } = modules.counts
  const byInit = installed === 0 ? [] : ['terraform init']
  return tellClosure(modules, {
    source: describeSources(modules, { local: 'this job', publishers: 'module registries and git' }, byInit),
    state: describeCounts(
      modules,
      'package',
      byInit.map((by) => `${count(installed, 'call')} installed by ${by}`),
    ),
    shortfall: { message: describeModules(modules), hint: adviseOnModules(modules) },
    warnings: [],
    evidence: { terraformModules: recordOf(modules) },
    outputs: { [COUNTS_OUTPUT]: JSON.stringify(countsOf(modules)) },
    carried,
  })
}

/** Of each kind: so many make the point, and a record stays readable. */
const MAX_LISTED = 500

function recordOf({ unknown, absent, ...rest }: ModulesOutcome): unknown {
  const show = ({ where, source, reason }: LostCall) => ({
    call: clean(where, 500),
    source: clean(source, 500),
    reason: clean(reason, 500),
  })
  return {
    ...rest,
    unknown: unknown.slice(0, MAX_LISTED).map(show),
    absent: absent.slice(0, MAX_LISTED).map(show),
  }
}

/** The counts that a later step may want to compare. */
function countsOf(modules: ModulesOutcome): unknown {
  const { local, kept, fetched, installed, absent, unknown } = modules.counts
  return { found: countPlaced(modules), local, kept, fetched, installed, absent, unknown }
}
