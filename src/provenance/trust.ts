// Which jobs are believed to hold the repository's own code alone. Pure: the one place that decides it.

/** The job as its runner describes it. Nothing here was checked by anybody else. */
export interface Job {
  /** `https://github.com`, with the repository: who speaks where jobs of several share a host. */
  readonly server: string | undefined
  readonly repository: string | undefined
  readonly event: string | undefined
  readonly ref: string | undefined
  /** By the event's payload. */
  readonly defaultBranch: string | undefined
  /** `RUNNER_ENVIRONMENT`, which only GitHub's own runners set to `github-hosted`. */
  readonly runnerEnvironment: string | undefined
  /** The input `untrusted` of this step, or of an earlier one of this job. */
  readonly isSaidUntrusted: boolean
  readonly runId: string | undefined
}

/**
 * Events that run what lies on their ref, and nothing else, unless the workflow fetches it on purpose. An allow-list: what
 * GitHub, or a server like it, adds tomorrow is not believed. Left out are those that are made for what lies elsewhere:
 * `pull_request_target`, `workflow_run`, `issue_comment`, and their like run on the default branch for somebody else's
 * change, `repository_dispatch` for whatever its payload names, and a `merge_group` on a branch of its own.
 */
const TRUSTED_EVENTS: readonly (string | undefined)[] = ['push', 'workflow_dispatch']

/** Whether the job runs the default branch's own code: what it says is believed by other jobs. Unknown means no. */
export function isTrustedJob({ event, ref, defaultBranch, isSaidUntrusted }: Job): boolean {
  if (isSaidUntrusted) return false
  // It runs nowhere but on the default branch; some servers give it no payload.
  if (event === 'schedule') return true
  return (
    TRUSTED_EVENTS.includes(event) && defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`
  )
}

/** Whether files of this job's user may be found by later jobs: everywhere but on GitHub's own runners, which are new for each job. */
export function outlivesJob({ runnerEnvironment }: Pick<Job, 'runnerEnvironment'>): boolean {
  return runnerEnvironment !== 'github-hosted'
}

/** Whether the home, and a local repository in it, must be guarded against what this job brings. */
export function guardsHome(job: Job): boolean {
  return outlivesJob(job) && !isTrustedJob(job)
}
