// The evidence record: which data a run used, for whoever asks later.
import type { BuildIdentity } from './build-identity.ts'
import { planRecord } from './describe-plan.ts'
import type { RunFacts, Verdict } from './verdict.ts'

/** Of the form that docs/evidence.schema.json describes: raised when a member changes its meaning or goes. */
const EVIDENCE_VERSION = 1

/** What a record says besides of what went on. */
export interface EvidenceContext {
  readonly environment: NodeJS.ProcessEnv
  readonly build?: BuildIdentity
}

/** The record of a run, as JSON will hold it. */
export function evidenceRecord(
  facts: RunFacts,
  verdict: Verdict,
  { environment, build = {} }: EvidenceContext,
): unknown {
  return {
    version: EVIDENCE_VERSION,
    action: {
      repository: environment.GITHUB_ACTION_REPOSITORY,
      ref: environment.GITHUB_ACTION_REF,
      ...build,
    },
    run: {
      server: environment.GITHUB_SERVER_URL,
      repository: environment.GITHUB_REPOSITORY,
      runId: environment.GITHUB_RUN_ID,
      runAttempt: environment.GITHUB_RUN_ATTEMPT,
      ref: environment.GITHUB_REF,
      sha: environment.GITHUB_SHA,
      workflow: environment.GITHUB_WORKFLOW,
      job: environment.GITHUB_JOB,
      event: environment.GITHUB_EVENT_NAME,
      at: facts.now.toISOString(),
    },
    runner: {
      name: environment.RUNNER_NAME,
      os: environment.RUNNER_OS,
      arch: environment.RUNNER_ARCH,
      environment: environment.RUNNER_ENVIRONMENT,
    },
    trivy: facts.plan.trivy,
    plan: planRecord(facts.plan),
    cacheDir: facts.cacheDir,
    degraded: verdict.degraded,
    unavailable: verdict.unavailable,
    resources: facts.outcomes.map(({ requirement, ready, attempts, problem, durationMs }) => ({
      name: requirement.resource.name,
      ...requirement.resource.evidence,
      schema: requirement.schema,
      ready: ready !== undefined,
      layerDigest: ready?.layerDigest,
      source: ready?.source,
      measuredAt: ready?.measuredAt.toISOString(),
      quality: ready?.quality,
      confirmed: ready?.confirmed,
      provenance: ready?.provenance,
      version: ready?.version,
      durationMs: Math.round(durationMs),
      bytes: ready?.transferredBytes,
      problem,
      attempts,
    })),
    ...Object.assign({}, ...[...facts.ownOutcomes.values()].map(({ evidence }) => evidence)),
    hosts: facts.hosts,
  }
}

/** A name for the file of this run in a directory that many jobs fill: by time, and no two alike. */
export function evidenceFileName(now: Date, environment: NodeJS.ProcessEnv, unique: string): string {
  const { GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB } = environment
  const time = now.toISOString().replace(/[:.]/g, '')
  const parts = [time, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, unique]
  const clean = parts.map((part) => (part ?? '').replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 60))
  return `${clean.filter((part) => part !== '').join('-')}.json`
}
