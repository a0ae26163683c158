// The nightly step: asks for what is current, keeps in the Actions cache what is not kept yet, and places nothing.

import type { Artifact } from '../acquire/source.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import { formatStem } from '../cache/cache-key.ts'
import { findNewestEntry } from '../cache/cache-search.ts'
import { keep } from '../cache/keep.ts'
import { stemOf } from '../cache/requirement-stem.ts'
import { tidyCache } from '../cache/tidy-cache.ts'
import type { GatheredCopy } from '../carry/carried.ts'
import { listCopies } from '../carry/gather.ts'
import { readEntryInputs } from '../inputs/entry-inputs.ts'
import type { Verdict } from '../report/verdict.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { FUTURE_TOLERANCE_MS } from '../verify/freshness.ts'
import { type CarryEnd, type CarryRun, carryRun } from './carry.ts'
import type { Dependencies, PlannedRun } from './planned-run.ts'
import { textsOf } from './said-texts.ts'

/** Runs the action `warm`. */
export function runWarm(dependencies: Dependencies): Promise<Verdict> {
  const own = readEntryInputs('warm', textsOf('warm', dependencies))
  return carryRun(dependencies, {
    action: 'warm',
    // What is current is what a registry says now; a kept copy of it is found by its digest.
    readsCache: false,
    platforms: undefined,
    findKept: (run) => (requirement, artifact) => findKept(requirement, artifact, run),
    end: (run) => endWarm(run, own),
  })
}

interface WarmInputs {
  readonly prune: boolean
  readonly 'on-not-kept': 'fail' | 'warn'
}

async function endWarm(run: CarryRun, own: WarmInputs): Promise<CarryEnd> {
  const { prune } = own
  const { cache, save, inputs, dependencies, plan, verdict, gathered, ownOutcomes } = run
  const { log, environment, clock } = dependencies
  if (cache === undefined || !save.yes) return endWithNothing(run, own)
  const fetched = listCopies(gathered)
  const saved: string[] = []
  const reasons: string[] = []
  for (const artifact of fetched) {
    const reason = await keepOne(artifact, cache, run)
    if (reason === undefined) saved.push(artifact.requirement.resource.name)
    else reasons.push(reason)
  }
  const kept: string[] = gathered.flatMap(({ outcome }) => {
    const { name } = outcome.requirement.resource
    const isFetched = fetched.some(({ requirement }) => requirement.resource.name === name)
    return outcome.ready !== undefined && (!isFetched || saved.includes(name)) ? [name] : []
  })
  // They were kept as they were found.
  for (const { resource } of plan.resources) {
    const own = ownOutcomes.get(resource.name)
    if (own?.inCache === 'saved') saved.push(resource.name)
    if (own?.inCache !== undefined && own.isReady) kept.push(resource.name)
    if (own?.isKeepable === true && own.inCache === undefined) {
      const what = `${resource.title} ${resource.title.endsWith('s') ? 'were' : 'was'} not kept`
      const why = cache.unsaved.get(resource.name)
      log.warning(why === undefined ? what : `${what}: ${why}`)
      reasons.push(why ?? `${what}, for the reason in their part of the log`)
    }
  }
  const stems = gathered.map(({ outcome }) => formatStem(stemOf(outcome.requirement, inputs.keyPrefix)))
  const notes = await tidyCache({ stems, prune, token: inputs.token, environment, log, now: clock.now() })
  const isFailure = kept.length === 0 && reasons.length > 0 && own['on-not-kept'] === 'fail'
  const failed = isFailure ? failFor(reasons, verdict) : verdict
  return { verdict: failed, notes, outputs: { saved: saved.join(','), kept: kept.join(',') } }
}

const NOT_KEPT_HINT =
  'Look at what the cache service of this runner says, and at the permissions of the workflow.'
const NO_CACHE_HINT =
  'This runner offers no cache service to its jobs: keep the data in a runner store (the input store), or in a registry with the action mirror.'

/** Without a cache the step is of no use; that it must not save is the workflow's own choice: it runs on a branch, or says so. */
function endWithNothing({ cache, save, verdict, dependencies }: CarryRun, own: WarmInputs): CarryEnd {
  const why = cache === undefined ? 'there is no Actions cache here' : save.why
  const isFailure = cache === undefined && own['on-not-kept'] === 'fail'
  if (!isFailure) dependencies.log.warning(`nothing is kept: ${why}`)
  return {
    verdict: isFailure ? failFor([why], verdict, NO_CACHE_HINT) : verdict,
    notes: [],
    outputs: { saved: '', kept: '' },
  }
}

/** The step exists to keep: green with nothing kept, all later jobs would go to the registries, and nobody would know. */
function failFor(reasons: readonly string[], verdict: Verdict, hint = NOT_KEPT_HINT): Verdict {
  const failure = {
    message: `nothing was kept in the Actions cache: ${[...new Set(reasons)].join('; ')}`,
    hint: `${hint} on-not-kept: warn lets the step pass.`,
  }
  return { ...verdict, failure: verdict.failure ?? failure }
}

/** Why it was not kept; undefined when it is. */
async function keepOne(
  { requirement, best }: GatheredCopy,
  cache: ActionsCache,
  { inputs, dependencies }: PlannedRun,
): Promise<string | undefined> {
  const { artifact, kept } = best.staged
  const outcome = await keep({
    cache,
    stem: stemOf(requirement, inputs.keyPrefix),
    copy: kept,
    layerDigest: artifact.layer.digest,
    measuredAt: best.measuredAt,
    log: dependencies.log,
  })
  if (outcome.kind === 'saved' || outcome.kind === 'exists') return undefined
  // In a step that exists to keep, this is what somebody should look at.
  dependencies.log.warning(`${requirement.resource.title} was not kept: ${outcome.reason}`)
  return outcome.reason
}

/** When the data was built that this layer holds, if the newest entry is of this very layer. */
async function findKept(
  requirement: Requirement,
  artifact: Artifact,
  { cache, inputs, dependencies, save }: PlannedRun & { readonly cache: ActionsCache | undefined },
): Promise<Date | undefined> {
  // A confirmation is of now: its small entry is written anew.
  if (cache?.mode.mayRead !== true || !save.yes || requirement.resource.age === 'confirmation')
    return undefined
  const { clock, log } = dependencies
  const nowMs = clock.now()
  const stem = formatStem(stemOf(requirement, inputs.keyPrefix))
  const from = new Date(nowMs - requirement.maxAgeMs - requirement.staleIfErrorMs)
  const range = { stem, from, to: new Date(nowMs + FUTURE_TOLERANCE_MS) }
  const lookup = (keys: readonly string[]) => cache.lookup(requirement.resource.name, keys)
  const entry = await findNewestEntry(lookup, range).catch(() => undefined)
  if (entry === undefined || !artifact.layer.digest.startsWith(`sha256:${entry.digestPrefix}`))
    return undefined
  log.info(`Actions cache: ${entry.key} is kept already`)
  return entry.time
}
