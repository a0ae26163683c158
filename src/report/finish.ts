// The ends of a run, in the order in which people and later steps meet them: lines, warnings, variables, outputs, records.
import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describeError } from '../base/errors.ts'
import type { Host } from '../base/host.ts'
import type { Log } from '../base/log.ts'
import { findOutputFile } from '../base/output-file.ts'
import { writeOwnFile } from '../base/own-file.ts'
import { hideSecrets } from '../base/secrets.ts'
import type { Inputs } from '../inputs/table.ts'
import type { BuildIdentity } from './build-identity.ts'
import { planRecord } from './describe-plan.ts'
import {
  denyClaims,
  type EarlierUses,
  readEarlierUses,
  rememberUse,
  takeBack,
  takeBackClaims,
  withoutEarlierUses,
} from './earlier-uses.ts'
import { decideEnvironment, type Settings } from './environment.ts'
import { evidenceFileName, evidenceRecord } from './evidence.ts'
import { exportVariables, writeEnvFile, writeSummary } from './job-files.ts'
import { describeOutputs } from './outputs.ts'
import { closingLines, describeOwnWarnings, describeWarning } from './report.ts'
import { renderSummary } from './summary.ts'
import { commandFacts } from './trivy-command-facts.ts'
import { writeTrivyCommand } from './trivy-command-files.ts'
import { NOTHING_TRIED, type RunFacts, type Verdict } from './verdict.ts'

/** Where the ends of a run go. */
export interface Ends {
  readonly inputs: Pick<Inputs, 'exportEnv' | 'evidenceDir'>
  readonly paths: {
    /** Script of `TRIVY_CMD`. */
    readonly trivyCommand: string
    readonly envFile: string
    readonly evidence: string
    readonly workspace: string
  }
  /** As the user set it up, without what earlier uses set. */
  readonly environment: NodeJS.ProcessEnv
  readonly earlier: EarlierUses
  readonly build: BuildIdentity
  readonly host: Host
  readonly log: Log
  /** All warnings so far, and those that this adds: the summary shows them once more. */
  readonly warnings: readonly string[]
}

/** Tells how it went, to people and to later steps. */
export async function finishRun(facts: RunFacts, verdict: Verdict, ends: Ends): Promise<void> {
  const { inputs, paths, environment, host, log, warnings } = ends
  for (const line of closingLines(facts)) log.info(line)
  for (const outcome of facts.outcomes) {
    const warning = describeWarning(outcome, facts)
    if (warning !== undefined) log.warning(warning)
  }
  for (const own of facts.ownOutcomes.values()) {
    for (const warning of describeOwnWarnings(own, facts)) log.warning(warning)
  }

  const trivyCommand = await provideTrivyCommand(facts, ends)
  const decided = decideEnvironment({ ...facts, trivyCommand })
  const settings = inputs.exportEnv ? decided : denyClaims(decided, ends.earlier)
  writeEnvFile(paths.envFile, settings)
  const evidence = evidenceRecord(facts, verdict, ends)
  writeEvidence(paths.evidence, evidence, log)
  if (inputs.evidenceDir !== undefined) {
    const name = evidenceFileName(facts.now, environment, randomUUID().slice(0, 8))
    const file = join(resolve(paths.workspace, inputs.evidenceDir), name)
    writeEvidence(file, evidence, log, () => findOutputFile('evidence-dir', file, paths.workspace))
  }
  if (inputs.exportEnv) setForJob(settings, facts.cacheDir, ends)

  setOutputs(describeOutputs({ run: facts, verdict, settings, paths }), host)

  await tellSummary(renderSummary(facts, { verdict, warnings, notes: [], hosts: facts.hosts }), host, log)
}

async function tellSummary(markdown: string, host: Host, log: Log): Promise<void> {
  await writeSummary(markdown, host, (error) => log.info(`no job summary: ${describeError(error)}`))
}

/** Sets what holds for later steps, and takes back what an earlier use set and what does not hold any more. */
function setForJob(settings: Settings, cacheDir: string, { earlier, environment, host, log }: Ends): void {
  const takenBack = takeBack(earlier, settings, cacheDir)
  const names = Object.keys(takenBack)
  if (names.length > 0) {
    log.info(`taken back, as this use of the action does not prove it: ${names.join(', ')}`)
  }
  try {
    rememberUse(environment, earlier, { settings, takenBack, cacheDir })
  } catch (error) {
    log.warning(
      `a later use of this action in the job will take what this one sets for the user's own: ${describeError(error)}`,
    )
  }
  exportVariables(settings, takenBack, host)
}

/**
 * What remains to be done where a use fails before it has decided anything: a job that goes on after it must not scan by what
 * an earlier use said of other files.
 *
 * @param environment as later steps see it
 */
export function finishFailure(environment: NodeJS.ProcessEnv, host: Host, log: Log): void {
  const earlier = readEarlierUses(environment)
  const takenBack = takeBackClaims(earlier)
  const names = Object.keys(takenBack)
  if (names.length === 0) return
  log.info(`taken back, as this use of the action did not come to prove it: ${names.join(', ')}`)
  const nothing = { variables: {}, hostVariables: {}, path: [], proven: [] }
  try {
    const before = withoutEarlierUses(environment, earlier)
    rememberUse(before, earlier, { settings: nothing, takenBack, cacheDir: '' })
  } catch {
    // Then a later use takes them for the user's own, which say what is so without them.
  }
  exportVariables(nothing, takenBack, host)
}

/** The data is placed and good whether it can be told to a file or not. */
function writeEvidence(path: string, evidence: unknown, log: Log, check?: () => void): void {
  try {
    check?.()
    // No runner masks anything in a file.
    const hide = (_: string, value: unknown) => (typeof value === 'string' ? hideSecrets(value) : value)
    writeOwnFile(path, `${JSON.stringify(evidence, hide, 2)}\n`)
  } catch (error) {
    log.warning(
      `the evidence cannot be written to ${path}: ${describeError(error)}; the data is not affected`,
    )
  }
}

/** Sets outputs for later steps. */
export function setOutputs(outputs: Readonly<Record<string, string>>, host: Host): void {
  for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value)
}

/** The summary of an action that places nothing. */
export async function writeCarrySummary(
  facts: Pick<RunFacts, 'plan' | 'outcomes' | 'ownOutcomes' | 'now' | 'hosts'>,
  said: {
    readonly verdict: Verdict
    readonly notes: readonly string[]
    readonly warnings: readonly string[]
    readonly host: Host
  },
  log: Log,
): Promise<void> {
  await tellSummary(renderSummary(facts, { ...said, hosts: facts.hosts }), said.host, log)
}

/** The end of a dry run: the plan is in the log, the output `plan`, and the summary, and nothing else has happened. */
export async function finishDryRun(
  { plan, now }: Pick<RunFacts, 'plan' | 'now'>,
  { host, log, warnings }: Ends,
): Promise<void> {
  setOutputs({ plan: JSON.stringify(planRecord(plan)) }, host)
  log.info('This was a dry run: nothing was fetched, placed, or set for later steps.')
  const facts = { plan, outcomes: [], ownOutcomes: new Map(), now }
  const words = { verdict: NOTHING_TRIED, warnings, notes: [], hosts: [] }
  await tellSummary(renderSummary(facts, words), host, log)
}

/** The script's path; what it would have run where it cannot be written, for all else that is exported holds without it. */
async function provideTrivyCommand(facts: RunFacts, { paths, environment, log }: Ends): Promise<string> {
  const script = commandFacts(facts, paths.trivyCommand, environment)
  try {
    await writeTrivyCommand(script)
    return script.path
  } catch (error) {
    log.warning(
      `${describeError(error)}; TRIVY_CMD is ${script.command} instead: a step that names a cache directory of its own, as trivy-action does, scans without this data`,
    )
    return script.command
  }
}
