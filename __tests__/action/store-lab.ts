// One self-hosted host: a runner store, and jobs of several runners on it, which can start all at once.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Job, runStep, type StepOptions, type StepResult, startJob } from './run.ts'

/** A host. */
export interface Host {
  /** `RUNNER_TOOL_CACHE` of its runners. */
  readonly toolCache: string
  /** Our directory in it. */
  readonly home: string
  /** Runs a step in a job of its own, on a runner of its own. */
  run(options?: HostOptions): Promise<HostResult>
  /** The versions that the store has of a resource. */
  versions(resource: string): string[]
}

/** What a step is run with. */
export interface HostOptions extends StepOptions {
  /** For `mounts-entry.ts`: which directories are mounts of their own. */
  readonly mounts?: (job: Job) => readonly object[]
  /** Called before the step runs. */
  readonly onJob?: (job: Job) => void
}

/** What a step leaves behind, and where. */
export type HostResult = StepResult & { readonly job: Job }

/** A host for this test; its jobs are removed with it. */
export function startHost(inputs: Readonly<Record<string, string>>): Host {
  const toolCache = join(mkdtempSync(join(tmpdir(), 'host-')), 'tool-cache')
  mkdirSync(toolCache)
  onTestFinished(() => rmSync(join(toolCache, '..'), { recursive: true, force: true }))
  const home = join(toolCache, 'trivy-offline-cache')
  return {
    toolCache,
    home,
    async run(options = {}) {
      const job = startJob()
      onTestFinished(job.remove)
      options.onJob?.(job)
      const environment = {
        RUNNER_ENVIRONMENT: 'self-hosted',
        RUNNER_TOOL_CACHE: toolCache,
        ...(options.mounts === undefined ? {} : { TEST_MOUNTS: JSON.stringify(options.mounts(job)) }),
        ...options.environment,
      }
      const all = { 'trivy-version': '0.74.0', ...inputs, ...options.inputs }
      return { ...(await runStep(job, { ...options, environment, inputs: all })), job }
    },
    versions: (resource) => {
      try {
        return readdirSync(join(home, resource))
      } catch {
        return []
      }
    },
  }
}
