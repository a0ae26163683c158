// What a run must leave behind when it had the data, and when it had not: for the user, on disk, and for later steps.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { pathForShells } from '../../../src/report/shell-words.ts'
import type { StepResult } from '../run.ts'
import type { Lab, LabSource } from './lab.ts'
import type { FaultRow } from './row.ts'

/** What the step calls each resource, the variable that is its promise, and Trivy's for its repositories. */
const NAMES = {
  'vuln-db': {
    title: 'Vulnerability DB',
    skip: 'TRIVY_SKIP_DB_UPDATE',
    place: ['TRIVY_DB_REPOSITORY', 'trivy-db:2'],
  },
  'java-db': {
    title: 'Java DB',
    skip: 'TRIVY_SKIP_JAVA_DB_UPDATE',
    place: ['TRIVY_JAVA_DB_REPOSITORY', 'trivy-java-db:1'],
  },
  'checks-bundle': {
    title: 'Checks',
    skip: 'TRIVY_SKIP_CHECK_UPDATE',
    place: ['TRIVY_CHECKS_BUNDLE_REPOSITORY', 'trivy-checks:2'],
  },
} as const

/** The data was had: nothing failed, and later steps are told so. */
export function expectSuccess(lab: Lab, result: StepResult, from: LabSource): void {
  const { title } = NAMES[lab.resource]
  expect(linesOf(result, '::error')).toEqual([])
  expect(otherWarnings(result)).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(closingLine(result, title)).toContain(from.label)
  expect(result.log).toContain(`\n${from.label}: used, `)
  expect(result.summary).not.toContain('data problem')
  expectPromises(lab, result, { isReady: true, isSkipped: true, isDegraded: false })
}

/** The data is not available: one error that cannot be taken for a finding, and no promise to later steps. */
export function expectFailure(lab: Lab, result: StepResult): void {
  const { title } = NAMES[lab.resource]
  const errors = linesOf(result, '::error')
  expect(errors).toHaveLength(1)
  // Where this machine is at fault, no source is to blame.
  const [state] = /^.*? not available(?: from any source)? \(/.exec(errors[0] ?? '') ?? []
  expect(state?.replace(' from any source', '')).toBe(
    `::error::This is a data problem, not a vulnerability finding: ${title} is not available (`,
  )
  expect(otherWarnings(result)).toEqual([])
  expect(errors[0]).toContain('%0AWhat to do: ')
  expect(result.exitCode).toBe(1)
  expect(closingLine(result, title)).toContain(' not available ')
  expect(result.summary).toContain('This is a data problem, not a vulnerability finding')
  expectPromises(lab, result, { isReady: false, isSkipped: false, isDegraded: true })
}

/** The checks are not available, and there is none: Trivy has its own, and is kept from the network. */
export function expectEmbeddedChecks(lab: Lab, result: StepResult): void {
  expect(linesOf(result, '::error')).toEqual([])
  const [warning, ...others] = otherWarnings(result)
  expect(others).toEqual([])
  expect(warning).toMatch(
    /^::warning::Checks are not available from any source \(.*\); Trivy uses the checks embedded in it\. [A-Z]/,
  )
  expect(result.exitCode).toBe(0)
  expect(closingLine(result, 'Checks')).toContain(' not available ')
  expectPromises(lab, result, { isReady: false, isSkipped: true, isDegraded: true })
}

/** The attempts at the broken sources, in the log and, when it failed, in the error; what is refused is a warning too. */
export function expectAttempts(result: StepResult, row: FaultRow, broken: readonly LabSource[]): void {
  if (row.outcome === 'used') expect(result.log).toMatch(row.says)
  const lines = result.log.split('\n')
  for (const { label } of row.outcome === 'used' ? [] : broken) {
    const attempt = lines.find((line) => line.startsWith(`${label}: ${row.outcome}, `))
    expect(attempt, `an attempt at ${label}`).toMatch(row.says)
    if (result.exitCode !== 0) expectCause(linesOf(result, '::error')[0] ?? '', label, row.outcome)
    expect(attemptsInEvidence(result)).toContainEqual(
      expect.objectContaining({
        source: label,
        outcome: row.outcome,
        detail: expect.stringMatching(row.says),
      }),
    )
  }
  const refusals = row.outcome === 'refused' ? broken.length : 0
  expect(linesOf(result, '::warning').filter(isRefusal)).toHaveLength(refusals)
}

/** What several sources said alike is said once, behind all of their names. */
function expectCause(error: string, label: string, outcome: string): void {
  const [, after = ''] = error.split(label)
  expect(after, `the cause of ${label}`).toMatch(new RegExp(`^(?:, [^\\s;]+)*: ${outcome}, `))
}

/** What later steps are told, in each form in which they can read it. */
export function expectPromises(lab: Lab, result: StepResult, state: PromisedState): void {
  const variables = wantedVariables(lab, state.isSkipped)
  expect(result.variables).toEqual(variables)
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`)
  const envFile = readFileSync(result.outputs['env-file'] ?? '', 'utf8')
  expect(envFile.split(/(?<=\n)/).sort()).toEqual(lines.sort())
  expect(result.outputs).toMatchObject(wantedOutputs(lab, state))
}

/** What is true of the lab's resource after a step. */
export interface PromisedState {
  readonly isReady: boolean
  /** Whether Trivy is told not to update it. */
  readonly isSkipped: boolean
  readonly isDegraded: boolean
}

function wantedVariables({ resource, job, sources }: Lab, isSkipped: boolean): Record<string, string> {
  const home = join(job.temp, 'trivy-offline-cache')
  const others = Object.entries(NAMES).filter(([name]) => name !== resource)
  return {
    TRIVY_CACHE_DIR: job.cacheDir,
    TRIVY_CMD: pathForShells(join(home, 'bin', 'trivy-offline')),
    ...(isSkipped ? { [NAMES[resource].skip]: 'true' } : {}),
    ...Object.fromEntries(
      others.map(
        ([
          name,
          {
            place: [variable, repository],
          },
        ]) => {
          const references = sources.map(({ base }) => `${base}/${repository}`)
          // Trivy takes one repository of checks, and lists of databases.
          return [variable, name === 'checks-bundle' ? references[0] : references.join(',')]
        },
      ),
    ),
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
  }
}

function wantedOutputs({ resource, job }: Lab, { isReady, isDegraded }: PromisedState) {
  const isMissing = !isReady && resource !== 'checks-bundle'
  return {
    'cache-dir': job.cacheDir,
    degraded: String(isDegraded),
    'failure-class': isMissing ? 'data' : '',
    unavailable: isReady ? '' : resource,
    ...Object.fromEntries(
      Object.keys(NAMES).map((name) => [`${name}-ready`, String(isReady && name === resource)]),
    ),
  }
}

function attemptsInEvidence({ outputs }: StepResult): unknown[] {
  const record = JSON.parse(readFileSync(outputs.evidence ?? '', 'utf8'))
  return record.resources[0].attempts
}

/** Lines that begin with a workflow command of this name. */
export function linesOf(result: StepResult, command: string): string[] {
  return result.log.split('\n').filter((line) => line.startsWith(`${command}::`))
}

/** Warnings, but for those about a source whose bytes were refused. */
export function otherWarnings(result: StepResult): string[] {
  return linesOf(result, '::warning').filter((line) => !isRefusal(line))
}

function isRefusal(line: string): boolean {
  return /^::warning::[A-Za-z ]+: refused what (?:the )?\S+ has: /.test(line)
}

function closingLine(result: StepResult, title: string): string | undefined {
  const afterGroups = result.log.slice(result.log.lastIndexOf('::endgroup::'))
  return afterGroups.split('\n').find((line) => line.startsWith(title))
}
