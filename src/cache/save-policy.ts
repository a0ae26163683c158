// Whether to save, and whom to believe, by what job this is. Pure.
import { isTrustedJob, type Job } from '../provenance/trust.ts'
import { readCacheMode } from './cache-environment.ts'

/** Yes or no, and one clause of why. */
export interface Decision {
  readonly yes: boolean
  readonly why: string
}

/** Whether to save to the Actions cache. */
export function decideSave(
  input: 'auto' | 'always' | 'never',
  job: Job,
  environment: NodeJS.ProcessEnv,
): Decision {
  if (input === 'never') return { yes: false, why: 'the input save says never' }
  const mode = readCacheMode(environment)
  if (!mode.mayWrite) return { yes: false, why: `the workflow's cache-mode is ${mode.name}` }
  // What it holds may be a stranger's, and its scope may be everybody's.
  if (job.isSaidUntrusted) return { yes: false, why: 'this job is said to be untrusted' }
  if (input === 'always') return { yes: true, why: 'the input save says always' }
  return isTrustedJob(job)
    ? { yes: true, why: 'this is the default branch' }
    : { yes: false, why: `only ${sayBranch(job)} saves what others can read${sayThis(job)}` }
}

/** Whether a registry must vouch for what comes from the Actions cache (docs/threat-model.md). */
export function decideConfirm(input: 'auto' | 'always' | 'never', offline: boolean, job: Job): Decision {
  if (offline) return { yes: false, why: 'offline' }
  if (input !== 'auto') return { yes: input === 'always', why: `the input confirm says ${input}` }
  return isTrustedJob(job)
    ? { yes: false, why: 'only the default branch itself can have saved what it sees' }
    : { yes: true, why: `others than ${sayBranch(job)} can have saved what this ref sees` }
}

/** By its name, where the event tells it. */
function sayBranch({ defaultBranch }: Job): string {
  return defaultBranch === undefined ? 'the default branch' : `the default branch (${defaultBranch})`
}

/** What this job is instead: on the default branch its event, which is not one that is believed. */
function sayThis({ event, ref, defaultBranch }: Job): string {
  if (defaultBranch === undefined) {
    return `, and this runner does not say which that is: save: always saves from here too`
  }
  return ref === `refs/heads/${defaultBranch}`
    ? `, in runs of push, schedule, and workflow_dispatch; this is ${event}`
    : `; this is ${ref?.replace(/^refs\/(heads|tags)\//, '') ?? 'a ref that the runner does not name'}`
}
