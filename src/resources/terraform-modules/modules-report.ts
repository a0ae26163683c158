// What is told of the Terraform modules: closing line, row of the summary, warnings, record, outputs. Decides nothing.
import { formatBytes } from '../../base/format-bytes.ts'
import { clean } from '../../base/log.ts'
import type { OwnOutcome } from '../contract.ts'
import type { LostCall } from './calls/follow-calls.ts'
import {
  adviseOnModules,
  areModulesDegraded,
  areModulesMissing,
  countPlaced,
  describeCounts,
  describeModules,
  describeSources,
  type ModulesOutcome,
} from './modules-outcome.ts'

/** The output with the counts. */
export const COUNTS_OUTPUT = 'terraform-modules'

/** The outcome as everybody else sees it. */
export function tellModules(modules: ModulesOutcome, carried: OwnOutcome['carried']): OwnOutcome {
  const isMissing = areModulesMissing(modules)
  const isDegraded = areModulesDegraded(modules)
  const isBad = isMissing || isDegraded || !modules.isReady
  const { counts } = modules
  return {
    isReady: modules.isReady,
    state: isMissing ? 'missing' : isDegraded ? 'degraded' : 'good',
    shortfall: isBad ? { message: describeModules(modules), hint: adviseOnModules(modules) } : undefined,
    warnings: [],
    isHit: counts.requests === 0 && counts.fetched === 0,
    hosts: modules.hosts,
    told: {
      source: describeSources(modules),
      state: describeCounts(modules),
      digest: modules.layerDigest ?? '',
      confirmed: modules.isReady ? 'complete' : 'not complete',
      size: counts.fetchedBytes === 0 ? '' : formatBytes(counts.fetchedBytes),
    },
    evidence: { terraformModules: recordOf(modules) },
    outputs: { [COUNTS_OUTPUT]: JSON.stringify(countsOf(modules)) },
    inCache: modules.inCache,
    isKeepable: modules.layerDigest !== undefined,
    carried,
    attempts: modules.attempts,
    own: modules,
    durationMs: modules.durationMs,
  }
}

/** Of each kind: so many make the point, and a record stays readable. */
const MAX_LISTED = 500

function recordOf({ unknown, absent, ...rest }: ModulesOutcome): unknown {
  const show = ({ where, source, reason }: LostCall) => ({
    call: clean(where, 500),
    source: clean(source, 500),
    reason: clean(reason, 500),
  })
  return {
    ...rest,
    unknown: unknown.slice(0, MAX_LISTED).map(show),
    absent: absent.slice(0, MAX_LISTED).map(show),
  }
}

/** The counts that a later step may want to compare. */
function countsOf(modules: ModulesOutcome): unknown {
  const { local, kept, fetched, installed, absent, unknown } = modules.counts
  return { found: countPlaced(modules), local, kept, fetched, installed, absent, unknown }
}
