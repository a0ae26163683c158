// Reads the job from the runner's variables and files, and remembers for the rest of it that it is not to be trusted.
import { join } from 'node:path'
import { writeOwnFile } from '../base/own-file.ts'
import { readSmallFile } from '../base/small-file.ts'
import type { Job } from './trust.ts'

/** Set for all later steps once a step of the job has said `untrusted: true`. */
export const UNTRUSTED_VARIABLE = 'TRIVY_OFFLINE_CACHE_UNTRUSTED'

/** Below RUNNER_TEMP, which the runner empties before each job: a step's own `env` cannot unsay it. */
const UNTRUSTED_FILE = 'trivy-offline-cache-untrusted'

/**
 * The job that this process is a step of.
 *
 * @param isUntrusted the input of this step
 */
export function readJob(environment: NodeJS.ProcessEnv, isUntrusted = false): Job {
  return {
    server: environment.GITHUB_SERVER_URL,
    repository: environment.GITHUB_REPOSITORY,
    event: environment.GITHUB_EVENT_NAME,
    ref: environment.GITHUB_REF,
    defaultBranch: readDefaultBranch(environment.GITHUB_EVENT_PATH),
    runnerEnvironment: environment.RUNNER_ENVIRONMENT || undefined,
    isSaidUntrusted: isUntrusted || wasSaidUntrusted(environment),
    runId: environment.GITHUB_RUN_ID,
  }
}

/**
 * Remembers it for later steps of the job.
 *
 * @param exportVariable sets a variable for them
 * @throws what the file system says
 */
export function rememberUntrusted(
  environment: NodeJS.ProcessEnv,
  exportVariable: (name: string, value: string) => void,
): void {
  exportVariable(UNTRUSTED_VARIABLE, 'true')
  const path = untrustedFile(environment)
  if (path !== undefined) writeOwnFile(path, `${nameJob(environment)}\n`)
}

function wasSaidUntrusted(environment: NodeJS.ProcessEnv): boolean {
  // Whatever it says: a value of `false` would unsay it.
  if (environment[UNTRUSTED_VARIABLE] !== undefined && environment[UNTRUSTED_VARIABLE] !== '') return true
  const path = untrustedFile(environment)
  if (path === undefined) return false
  try {
    return readSmallFile(path).trim() === nameJob(environment)
  } catch (error) {
    // A file that is there and cannot be read is somebody's way to have it not said.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
}

function untrustedFile({ RUNNER_TEMP }: NodeJS.ProcessEnv): string | undefined {
  return RUNNER_TEMP === undefined || RUNNER_TEMP === '' ? undefined : join(RUNNER_TEMP, UNTRUSTED_FILE)
}

/** A name of this job for what lies below RUNNER_TEMP: where a runner does not empty it, what an earlier job wrote is not of this one. */
export function nameJob({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB }: NodeJS.ProcessEnv): string {
  return JSON.stringify([GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB])
}

/** What GitHub delivers is smaller than 25 MB (GitHub Docs, Webhook events and payloads). */
const MAX_EVENT_BYTES = 32 * 1024 * 1024

function readDefaultBranch(eventPath: string | undefined): string | undefined {
  if (eventPath === undefined || eventPath === '') return undefined
  try {
    const payload = JSON.parse(readSmallFile(eventPath, MAX_EVENT_BYTES)) as {
      repository?: { default_branch?: unknown }
    } | null
    const branch = payload?.repository?.default_branch
    return typeof branch === 'string' && branch !== '' ? branch : undefined
  } catch {
    // Not a GitHub runner, or an event without a payload: unknown means no.
    return undefined
  }
}
