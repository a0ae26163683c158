// What became of the Terraform modules, as plain data: everything that settings, report, and outputs are made from.
import { adviseOffline, type ClosureCounts, type ClosureOutcome } from '../closure-outcome.ts'
import type { LostCall } from './calls/follow-calls.ts'
import { INSTALL_FIRST } from './calls/installed-modules.ts'

/** All of them, as a reader would say it. */
export const MODULES_TITLE = 'Terraform modules'

/** Packages, and calls. */
interface ModuleCounts extends ClosureCounts {
  /** Calls that `terraform init` has installed. */
  readonly installed: number
}

/** What became of the modules. */
export interface ModulesOutcome extends ClosureOutcome {
  readonly counts: ModuleCounts
  readonly absent: readonly LostCall[]
  readonly unknown: readonly LostCall[]
  /** Where Trivy's module cache lies, and what leads there. */
  readonly temp: string
  readonly variables: Readonly<Record<string, string>>
  /** Names of the directories that are placed there. */
  readonly keys: readonly string[]
}

/** What is wrong, in one sentence. */
export function describeModules(modules: ModulesOutcome): string {
  return modules.isReady
    ? `Terraform modules are older than max-age (${modules.stale} of them could not be asked for anew)`
    : `Terraform modules are not complete (${explainIncomplete(modules)}), and where Trivy cannot fetch them itself a scan loses their findings with no more than a line in its log`
}

function explainIncomplete({ unknown, problem }: ModulesOutcome): string {
  const parts = problem === undefined ? [] : [problem]
  const [first] = unknown
  if (first !== undefined) {
    const more = unknown.length === 1 ? '' : `, and ${unknown.length - 1} more`
    parts.push(`${sayCall(first)}${more}`)
  }
  return parts.join('; ')
}

/** `main.tf:3 calls terraform-aws-modules/vpc/aws: no such module`. */
export function sayCall({ where, source, reason }: LostCall): string {
  return source === '' ? `${where}: ${reason}` : `${where} calls ${source}: ${reason}`
}

/** A list of more is not read. */
const MAX_HINTS = 3

/** What to do about it: what is said of the calls that are unknown, each hint once. */
export function adviseOnModules(modules: ModulesOutcome): string {
  const { isOffline, isReady, unknown, hint } = modules
  if (hint !== undefined) return hint
  const hints = [...new Set(unknown.flatMap((call) => call.hint ?? []))]
  if (hints.length > 0) return hints.slice(0, MAX_HINTS).join(' ')
  if (isOffline) {
    return adviseOffline(modules, 'terraform-modules', 'the module registry and the git servers')
  }
  return isReady
    ? 'Run it again when the module registry and the git servers answer, or raise max-age.'
    : INSTALL_FIRST
}
