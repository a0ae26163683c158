// The outputs of the step, all of them in one table: what a later step, or another tool, can ask for. Pure.
import { isServer } from '../acquire/source.ts'
import type { ResourceName } from '../inputs/resource-name.ts'
import type { PomsOutcome } from '../resources/maven-poms/poms-outcome.ts'
import type { Outcome } from '../run/outcome.ts'
import { planRecord } from './describe-plan.ts'
import type { Settings } from './environment.ts'
import type { RunFacts, Verdict } from './verdict.ts'

/** Every output, in the order of action.yml. A test ties the two together, both ways. */
export const OUTPUT_NAMES = [
  'cache-dir',
  'cache-hit',
  'degraded',
  'failure-class',
  'unavailable',
  'vuln-db-ready',
  'java-db-ready',
  'checks-bundle-ready',
  'vex-repo-ready',
  'maven-poms-ready',
  'maven-poms',
  'trivy-args',
  'docker-args',
  'env-file',
  'hosts',
  'plan',
  'evidence',
] as const

/** The name of an output. */
export type OutputName = (typeof OUTPUT_NAMES)[number]

/** What the outputs are made from. */
export interface OutputFacts {
  readonly run: RunFacts
  readonly verdict: Verdict
  readonly settings: Settings
  /** Paths of the files that were written. */
  readonly paths: { readonly envFile: string; readonly evidence: string }
}

/** The value of every output. */
export function describeOutputs({ run, verdict, settings, paths }: OutputFacts): Record<OutputName, string> {
  const { outcomes, poms } = run
  return {
    'cache-dir': run.cacheDir,
    'cache-hit': String(outcomes.every(isHit) && (poms === undefined || poms.counts.requests === 0)),
    degraded: String(verdict.degraded),
    'failure-class': verdict.failureClass,
    unavailable: verdict.unavailable.join(','),
    'vuln-db-ready': String(isReady(outcomes, 'vuln-db')),
    'java-db-ready': String(isReady(outcomes, 'java-db')),
    'checks-bundle-ready': String(isReady(outcomes, 'checks-bundle')),
    'vex-repo-ready': String(isReady(outcomes, 'vex-repo')),
    'maven-poms-ready': String(poms?.isReady === true),
    'maven-poms': poms === undefined ? '' : JSON.stringify(countsRecord(poms)),
    'trivy-args': settings.trivyArgs,
    'docker-args': settings.dockerArgs,
    'env-file': paths.envFile,
    hosts: run.hosts.join('\n'),
    plan: JSON.stringify(planRecord(run.plan)),
    evidence: paths.evidence,
  }
}

/** The counts that a later step may want to compare. */
function countsRecord({ counts: { local, kept, fetched, absent, unknown } }: PomsOutcome): unknown {
  return { resolved: local + kept + fetched, local, kept, fetched, absent, unknown }
}

/** Nothing came from a registry or a publisher: it is there, and from somewhere nearer. */
function isHit({ ready }: Outcome): boolean {
  return ready !== undefined && (ready.sourceKind === 'cache-dir' || !isServer(ready.sourceKind))
}

function isReady(outcomes: readonly Outcome[], name: ResourceName): boolean {
  const own = outcomes.filter(({ requirement }) => requirement.resource.name === name)
  return own.length > 0 && own.every(({ ready }) => ready !== undefined)
}
