// What became of the Terraform modules, as plain data: everything that settings, report, and outputs are made from.
import type { Attempt } from '../../acquire/attempt.ts'
import { count } from '../../base/count.ts'
import type { LostCall } from './calls/follow-calls.ts'
import { INSTALL_FIRST } from './calls/installed-modules.ts'

/** All of them, as a reader would say it. */
export const MODULES_TITLE = 'Terraform modules'

/** How many packages, and where from. */
export interface ModuleCounts {
  /** In Trivy's cache before this step. */
  readonly local: number
  /** From what was kept: Actions cache, registry, or bundle. */
  readonly kept: number
  readonly fetched: number
  /** Calls that `terraform init` has installed. */
  readonly installed: number
  /** Calls that lead to nothing, for Trivy either. */
  readonly absent: number
  readonly unknown: number
  /** To registries and for archives; what git asks is not counted. */
  readonly requests: number
  readonly fetchedBytes: number
}

/** What became of the modules. */
export interface ModulesOutcome {
  /** Nobody was to be asked. */
  readonly isOffline: boolean
  /** Every call leads to what is placed, installed, or confirmed absent. */
  readonly isReady: boolean
  readonly counts: ModuleCounts
  readonly absent: readonly LostCall[]
  readonly unknown: readonly LostCall[]
  /** Branches, ranges, and absences that are older than max-age, because nobody could be asked. */
  readonly stale: number
  readonly attempts: readonly Attempt[]
  readonly hosts: readonly string[]
  /** Where Trivy's module cache lies, and what leads there. */
  readonly temp: string
  readonly variables: Readonly<Record<string, string>>
  /** Names of the directories that are placed there. */
  readonly keys: readonly string[]
  /** Of the record as it is kept; undefined when there is nothing to keep. */
  readonly layerDigest: string | undefined
  readonly inCache?: 'saved' | 'exists' | undefined
  /** What went wrong on this machine. */
  readonly problem: string | undefined
  readonly hint: string | undefined
  readonly durationMs: number
}

/** Offline nobody can make up for what is unknown, and the scan would lose it. */
export function areModulesMissing({ isReady, isOffline }: ModulesOutcome): boolean {
  return !isReady && isOffline
}

/** Not complete, or older than max-age. */
export function areModulesDegraded({ isReady, isOffline, stale }: ModulesOutcome): boolean {
  return (!isReady && !isOffline) || stale > 0
}

/** How many packages are placed. */
export function countPlaced({ counts }: ModulesOutcome): number {
  return counts.local + counts.kept + counts.fetched
}

/** Where the placed packages came from, as a reader would say it. */
export function describeSources({ counts, attempts }: ModulesOutcome): string {
  const used = attempts.filter(({ outcome }) => outcome === 'used').map(({ source }) => source)
  const sources = [
    ...(counts.local > 0 ? ['this job'] : []),
    ...(counts.kept > 0 ? used : []),
    ...(counts.fetched > 0 ? ['module registries and git'] : []),
    ...(counts.installed > 0 ? ['terraform init'] : []),
  ]
  return sources.length === 0 ? 'nothing to place' : [...new Set(sources)].join(', ')
}

/** `12 packages: 10 kept, 2 fetched; 3 calls installed; 1 absent`. */
export function describeCounts(outcome: ModulesOutcome): string {
  const { counts, stale } = outcome
  const origins = [
    say(counts.local, 'already there'),
    say(counts.kept, 'kept'),
    say(counts.fetched, 'fetched'),
  ].flat()
  const others = [
    counts.installed === 0 ? [] : [`${count(counts.installed, 'call')} installed by terraform init`],
    say(counts.absent, 'absent'),
    say(counts.unknown, 'unknown'),
    say(stale, 'older than max-age'),
  ].flat()
  const list = origins.length === 0 ? '' : `: ${origins.join(', ')}`
  return [`${count(countPlaced(outcome), 'package')}${list}`, ...others].join('; ')
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
export function adviseOnModules({ isOffline, isReady, unknown, hint }: ModulesOutcome): string {
  if (hint !== undefined) return hint
  const hints = [...new Set(unknown.flatMap((call) => call.hint ?? []))]
  if (hints.length > 0) return hints.slice(0, MAX_HINTS).join(' ')
  if (isOffline) {
    return 'Bring a complete set: run this action once where the module registry and the git servers can be reached, or carry a bundle.'
  }
  return isReady
    ? 'Run it again when the module registry and the git servers answer, or raise max-age.'
    : INSTALL_FIRST
}

function say(number: number, what: string): string[] {
  return number === 0 ? [] : [`${number} ${what}`]
}
