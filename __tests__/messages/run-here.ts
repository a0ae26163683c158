// An action of ours in this very process, impatient: what a user reads of a run, in milliseconds. Pauses between tries are over at
// once, and no server that keeps a connection open is waited for.
import { join } from 'node:path'
import { describeError, hintOf } from '../../src/base/errors.ts'
import type { Host } from '../../src/base/host.ts'
import { defaultLimits, type Limits } from '../../src/base/limits.ts'
import type { Log } from '../../src/base/log.ts'
import { runExport } from '../../src/run/export.ts'
import { runMirror } from '../../src/run/mirror.ts'
import { runPipeline } from '../../src/run/pipeline.ts'
import { type ActionName, inputVariables, type Job } from '../action/run.ts'

/** What a user reads first, and what more stands in the log. */
export interface Reading {
  /** Why the step failed, and what to do; undefined: it did not. */
  readonly failure: { readonly message: string; readonly hint: string | undefined } | undefined
  readonly warnings: readonly string[]
  readonly lines: readonly string[]
}

/** The instant at which every run happens, but for what the operating system says of files. */
export const NOW = new Date()

/** Nobody waits for a host that never answers; all else has the time that a loaded machine needs. */
const IMPATIENT: Limits = { ...defaultLimits, connectMs: 5000, stallMs: 3000, tries: 1 }

const DIST = join(import.meta.dirname, '..', '..', 'dist')

const ACTIONS = { main: runPipeline, mirror: runMirror, export: runExport } as const

/** Runs one. Never throws: what it throws is what a user reads. */
export async function runHere(
  job: Job,
  inputs: Readonly<Record<string, string>>,
  action: keyof typeof ACTIONS & ActionName = 'main',
  environment: NodeJS.ProcessEnv = {},
): Promise<Reading> {
  const given = inputVariables({ 'trivy-version': '0.76.0', ...inputs }, action)
  const lines: string[] = []
  const warnings: string[] = []
  const log: Log = {
    info: (text) => void lines.push(text),
    warning: (text) => void warnings.push(text),
    debug: () => undefined,
    group: (_, run) => run(),
  }
  const host: Host = {
    readInput: (name) => given[`INPUT_${name.toUpperCase()}`] ?? '',
    setOutput: () => undefined,
    exportVariable: () => undefined,
    addPath: () => undefined,
    maskSecret: () => undefined,
    notice: () => undefined,
    writeSummary: async () => undefined,
    fail: () => undefined,
  }
  const dependencies = {
    environment: {
      PATH: '/usr/bin:/bin',
      HOME: job.temp,
      MAVEN_HOME: join(job.temp, 'no-maven'),
      RUNNER_TEMP: job.temp,
      RUNNER_TOOL_CACHE: join(job.temp, 'tools'),
      GITHUB_WORKSPACE: job.workspace,
      GITHUB_REPOSITORY: 'owner/repository',
      ...environment,
    },
    clock: { now: () => NOW.getTime(), random: () => 0.5, sleep: async () => undefined },
    limits: IMPATIENT,
    host,
    log,
    dist: DIST,
    cacheWorkerFile: join(DIST, 'cache-worker', 'index.js'),
    config: undefined,
    cancelled: new AbortController().signal,
  }
  try {
    const { failure } = await ACTIONS[action](dependencies)
    return { failure: failure && { message: failure.message, hint: failure.hint }, warnings, lines }
  } catch (error) {
    return { failure: { message: describeError(error), hint: hintOf(error) }, warnings, lines }
  }
}
