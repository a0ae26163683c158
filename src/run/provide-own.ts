// Lets a resource provide itself, where that is its way: what it is given of the run.
import { seenFacts } from '../plan/plan.ts'
import { guardsHome, isTrustedJob } from '../provenance/trust.ts'
import type { OwnOutcome } from '../resources/contract/own-outcome.ts'
import type { PlannedResource } from '../resources/contract/planned-resource.ts'
import type { ProvideOwnContext } from '../resources/contract/run-context.ts'
import { type PlannedRun, runContext } from './planned-run.ts'

/** What a resource that provides itself is given beside the run. */
export type OwnMeans = Pick<
  ProvideOwnContext,
  'client' | 'cache' | 'keyPrefix' | 'save' | 'away' | 'platforms'
> & {
  readonly bundle?: ProvideOwnContext['bundle']
}

/** Lets a resource of the plan provide itself, where that is its way. */
export async function provideOwn(
  { resource, own, decision }: PlannedResource,
  run: PlannedRun,
  { client, cache, bundle, keyPrefix, save, away, platforms }: OwnMeans,
): Promise<OwnOutcome | undefined> {
  const { log } = run.dependencies
  if (!decision.provide || resource.provide === undefined) return undefined
  const context: ProvideOwnContext = {
    ...runContext(run),
    seen: seenFacts(run.plan),
    client,
    cache,
    bundle,
    store: run.store.kind === 'open' ? run.store.store : undefined,
    keyPrefix,
    save,
    away,
    platforms,
    trustedRoot: run.dependencies.trustedRoot,
    isTrusted: isTrustedJob(run.job),
    guardsWhatOutlives: guardsHome(run.job),
  }
  return await log.group(resource.title, async () => resource.provide?.(context, own))
}
