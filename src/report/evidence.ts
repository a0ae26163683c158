// The evidence record: which data a run used, for whoever asks later.

import { planRecord } from './describe-plan.ts'
import type { RunFacts, Verdict } from './verdict.ts'

/** The record of a run, as JSON will hold it. */
export function evidenceRecord(facts: RunFacts, verdict: Verdict, environment: NodeJS.ProcessEnv): unknown {
  return {
    run: {
      server: environment.GITHUB_SERVER_URL,
      repository: environment.GITHUB_REPOSITORY,
      runId: environment.GITHUB_RUN_ID,
      runAttempt: environment.GITHUB_RUN_ATTEMPT,
      ref: environment.GITHUB_REF,
      sha: environment.GITHUB_SHA,
      at: facts.now.toISOString(),
    },
    trivy: facts.plan.trivy,
    plan: planRecord(facts.plan),
    cacheDir: facts.cacheDir,
    degraded: verdict.degraded,
    unavailable: verdict.unavailable,
    resources: facts.outcomes.map(({ requirement, ready, attempts, problem }) => ({
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
      problem,
      attempts,
    })),
    ...Object.assign({}, ...[...facts.ownOutcomes.values()].map(({ evidence }) => evidence)),
    hosts: facts.hosts,
  }
}
