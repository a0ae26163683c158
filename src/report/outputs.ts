// The outputs of the step, all of them in one table: what a later step, or another tool, can ask for. Pure.
import { isWholeReady, type Outcome } from '../acquire/outcome.ts'
import { isServer } from '../acquire/source.ts'
import type { Resource } from '../resources/contract/resource.ts'
import { planRecord } from './describe-plan.ts'
import type { Settings } from './environment.ts'
import type { RunFacts, Verdict } from './verdict.ts'

/** Before and after what resources tell, in the order of action.yml. */
const FIRST = ['cache-dir', 'cache-hit', 'degraded', 'failure-class', 'unavailable'] as const
const LAST = ['trivy-args', 'docker-args', 'env-file', 'hosts', 'plan', 'evidence'] as const

/** Every output, in the order of action.yml. A test ties the two together, both ways. */
export function outputNames(resources: readonly Resource[]): readonly string[] {
  return [
    ...FIRST,
    ...resources.map(({ name }) => `${name}-ready`),
    ...resources.flatMap(({ outputs = [] }) => outputs),
    ...LAST,
  ]
}

/** What the outputs are made from. */
export interface OutputFacts {
  readonly run: RunFacts
  readonly verdict: Verdict
  readonly settings: Settings
  /** Paths of the files that were written. */
  readonly paths: { readonly envFile: string; readonly evidence: string }
}

/** The value of every output. */
export function describeOutputs(facts: OutputFacts): Readonly<Record<string, string>> {
  const { run, verdict, settings, paths } = facts
  const { outcomes, ownOutcomes } = run
  const isHitAll = outcomes.every(isHit) && [...ownOutcomes.values()].every((own) => own.isHit)
  const first: Record<(typeof FIRST)[number], string> = {
    'cache-dir': run.cacheDir,
    'cache-hit': String(isHitAll),
    degraded: String(verdict.degraded),
    'failure-class': verdict.failureClass,
    unavailable: verdict.unavailable.join(','),
  }
  const last: Record<(typeof LAST)[number], string> = {
    'trivy-args': settings.trivyArgs,
    'docker-args': settings.dockerArgs,
    'env-file': paths.envFile,
    hosts: run.hosts.join('\n'),
    plan: JSON.stringify(planRecord(run.plan)),
    evidence: paths.evidence,
  }
  return { ...first, ...outputsOfResources(run), ...last }
}

function outputsOfResources({ plan, outcomes, ownOutcomes }: RunFacts): Record<string, string> {
  const resources = [...plan.resources, ...plan.unspoken]
  const ready = resources.map(({ resource: { name } }) => {
    const isAllThere = isWholeReady(name, outcomes, ownOutcomes.get(name)) === true
    return [`${name}-ready`, String(isAllThere)]
  })
  const own = resources.flatMap(({ resource: { name, outputs = [] } }) =>
    outputs.map((output) => [output, ownOutcomes.get(name)?.outputs[output] ?? '']),
  )
  return Object.fromEntries([...ready, ...own])
}

/** Nothing came from a registry or a publisher: it is there, and from somewhere nearer. */
function isHit({ ready }: Outcome): boolean {
  return ready !== undefined && (ready.sourceKind === 'cache-dir' || !isServer(ready.sourceKind))
}
