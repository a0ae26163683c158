// Whether to save, and whom to believe, by what ref this job runs on. Pure but for reading the event's payload.
import { readFileSync } from 'node:fs'
import { readCacheMode } from './cache-environment.ts'

/** Yes or no, and one clause of why. */
export interface Decision {
  readonly yes: boolean
  readonly why: string
}

/**
 * Whether this run is on the default branch: entries saved there can be read everywhere, and only it may write there.
 * A `schedule` event runs nowhere else; unknown means no (design rule D10).
 */
export function isDefaultBranch(environment: NodeJS.ProcessEnv): boolean {
  const { GITHUB_EVENT_NAME: event, GITHUB_REF: ref } = environment
  if (event === 'schedule') return true
  // These run with the default branch as their ref, but for what somebody else's branch or comment holds.
  if (event === 'pull_request_target' || event === 'workflow_run' || event === 'issue_comment') return false
  const branch = readDefaultBranch(environment.GITHUB_EVENT_PATH)
  return branch !== undefined && ref === `refs/heads/${branch}`
}

/** Whether to save to the Actions cache. */
export function decideSave(input: 'auto' | 'always' | 'never', environment: NodeJS.ProcessEnv): Decision {
  if (input === 'never') return { yes: false, why: 'the input save says never' }
  const mode = readCacheMode(environment)
  if (!mode.mayWrite) return { yes: false, why: `the workflow's cache-mode is ${mode.name}` }
  if (input === 'always') return { yes: true, why: 'the input save says always' }
  return isDefaultBranch(environment)
    ? { yes: true, why: 'this is the default branch' }
    : { yes: false, why: 'only the default branch saves what others can read' }
}

/** Whether a registry must vouch for what comes from the Actions cache (design rule D16). */
export function decideConfirm(
  input: 'auto' | 'always' | 'never',
  offline: boolean,
  environment: NodeJS.ProcessEnv,
): Decision {
  if (offline) return { yes: false, why: 'offline' }
  if (input !== 'auto') return { yes: input === 'always', why: `the input confirm says ${input}` }
  return isDefaultBranch(environment)
    ? { yes: false, why: 'only the default branch itself can have saved what it sees' }
    : { yes: true, why: 'others than the default branch can have saved what this ref sees' }
}

function readDefaultBranch(eventPath: string | undefined): string | undefined {
  if (eventPath === undefined || eventPath === '') return undefined
  try {
    const payload = JSON.parse(readFileSync(eventPath, 'utf8')) as {
      repository?: { default_branch?: unknown }
    } | null
    const branch = payload?.repository?.default_branch
    return typeof branch === 'string' && branch !== '' ? branch : undefined
  } catch {
    // Not a GitHub runner, or an event without a payload: unknown means no.
    return undefined
  }
}
