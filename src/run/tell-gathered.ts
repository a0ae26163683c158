// What is told of what was gathered to be carried, and what of it may be missing.
import type { Log } from '../base/log.ts'
import type { EntryName } from '../inputs/entry-inputs.ts'
import { closingLines, describeShortfall, type ToldFacts } from '../report/report.ts'
import type { PlannedRun } from './planned-run.ts'
import { hasDefaultResources } from './said-texts.ts'

/** What the default list names, and the user does not: no reason to fail, where its server is out of reach. */
export function listOptional({ plan, dependencies }: PlannedRun, action: EntryName): ReadonlySet<string> {
  if (!hasDefaultResources(action, dependencies)) return new Set()
  const unnamed = plan.resources.filter(({ resource, own }) => resource.isNamed?.(own) === false)
  return new Set(unnamed.map(({ resource }) => resource.name))
}

interface Wishes {
  readonly inputs: PlannedRun['inputs']
  readonly optional: ReadonlySet<string>
}

/** Closing lines, and what is not as it should be. */
export function tellGathered(told: ToldFacts, { inputs, optional }: Wishes, log: Log): void {
  for (const line of closingLines(told)) log.info(line)
  for (const outcome of told.outcomes) {
    const isOptional = optional.has(outcome.requirement.resource.name)
    const onUnavailable = isOptional ? 'continue' : inputs.onUnavailable
    const warning = describeShortfall(outcome, { ...inputs, onUnavailable, now: told.now })
    if (warning !== undefined) log.warning(warning)
  }
}
