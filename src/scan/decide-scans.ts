// What each later scan of the job will be told, where the input `scan-type` names several. Pure.
import { decideSettings, type SettingContext } from './decide-settings.ts'
import type { ScanInputs } from './find-setting.ts'
import { acceptedScanners, findImpossibleInputs } from './impossible-inputs.ts'
import type { Scans, TrivySettings } from './settings.ts'

/** The scans, what is wrong with what was said, what is likely wrong, and what is worth a line in the log. */
export interface DecidedScans {
  readonly scans: Scans
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/**
 * The settings of every scan, in the order of the input; of one that nobody named where there is none. What the other inputs
 * say holds for each scan that Trivy lets have it.
 */
export function decideScans(inputs: ScanInputs, context: SettingContext): DecidedScans {
  const words = inputs.scanType ?? []
  const each = words.map((word) => ({ ...inputs, scanType: [word] }))
  const decided = each.map((one) => decideSettings(words.length > 1 ? withAccepted(one) : one, context))
  const [first = decideSettings(inputs, context), ...others] = decided
  const gather = (of: (one: typeof first) => readonly string[]) => [
    ...new Set([first, ...others].flatMap((one) => of(one))),
  ]
  const fileProblem = context.config.problem === undefined ? [] : [context.config.problem]
  return {
    scans: [first.settings, ...others.map(({ settings }) => settings)],
    // What is wrong with the file at all comes first.
    problems: [
      ...new Set([...fileProblem, ...findImpossibleInputs(each), ...gather(({ problems }) => problems)]),
    ],
    warnings: gather(({ warnings }) => warnings),
    notes: gather(({ notes }) => notes),
  }
}

/** Scanners that are for the other scans alone are not said of this one; with none left, nobody said any. */
function withAccepted(one: ScanInputs): ScanInputs {
  const scanners = acceptedScanners(one)
  return { ...one, scanners: scanners?.length === 0 ? undefined : scanners }
}

/** What leads to data, whichever scan reads it: a repository as the first scan says that says it, mirrors of all. */
export function sharedSettings(scans: Scans): Pick<TrivySettings, 'repositories' | 'mirrors' | 'logins'> {
  const [first] = scans
  const repositories = new Map(first.repositories)
  const mirrors = new Map(first.mirrors)
  for (const scan of scans) {
    for (const [name, setting] of scan.repositories) {
      if (repositories.get(name)?.saidBy === 'nobody') repositories.set(name, setting)
    }
    for (const [host, list] of scan.mirrors) mirrors.set(host, list)
  }
  return { repositories, mirrors, logins: first.logins }
}
