// Makes the Terraform modules available: follows the calls, provides what they lead to, keeps what was found.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { count } from '../../base/count.ts'
import { describeError, hintOf } from '../../base/errors.ts'
import type { CarriedArtifact } from '../../carry/carried.ts'
import { createStaging } from '../../place/staging.ts'
import { type FollowedCalls, followCalls } from './calls/follow-calls.ts'
import { createHclReader } from './calls/hcl-process.ts'
import { mayLeadOut } from './calls/module-files.ts'
import { describeCarriedModules } from './carried-modules.ts'
import { readTokens } from './fetch/module-credentials.ts'
import { type NetworkFacts, openNetwork } from './fetch/module-network.ts'
import { asOthersHave, keepModules, LOCAL_LABEL, noteLocally, selectKeepable } from './keep-modules.ts'
import {
  listPlaces,
  type ModulesContext,
  type ModulesRequirement,
  type Notes,
  projectOf,
  stemOf,
} from './module-places.ts'
import { createProvider } from './module-provider.ts'
import { type ModulesOutcome, sayCall } from './modules-outcome.ts'
import type { KeptLoader } from './packages/kept-modules.ts'
import { decideTemp, type ModuleCache, openModuleCache } from './packages/module-cache.ts'
import type { Provided } from './provided.ts'
import { storeModules } from './store-modules.ts'
import { findUnseenCalls } from './unseen-calls.ts'

/** What came of it. */
export interface ProvidedModules {
  readonly outcome: ModulesOutcome
  readonly carried: readonly CarriedArtifact[]
}

/** Makes them available; never throws for what registries, repositories, modules, or this machine do wrong. */
export async function provideModules(
  wanted: ModulesRequirement,
  context: ModulesContext,
): Promise<ProvidedModules> {
  const startedAt = context.clock.now()
  const { signal, away, cacheDir } = context
  const staging = away === undefined ? await createStaging(cacheDir, 'terraform-modules') : undefined
  const work = staging?.directory ?? join(away ?? cacheDir, 'terraform-modules')
  await mkdir(work, { recursive: true })
  const hcl = createHclReader(signal)
  const closers: (() => Promise<void> | void)[] = [() => hcl.close(), () => staging?.discard()]
  try {
    const cache = openModuleCache(decideTemp(context), work, signal)
    const tokens = await readTokens(context.environment, hcl)
    for (const secret of tokens.secrets) context.maskSecret(secret)
    const network = openNetwork({ ...wanted, tokens, work }, context)
    closers.push(() => network.close())
    const notes: Notes = { attempts: [], keys: [] }
    const places = listPlaces({ wanted, context, cache, work }, notes)
    const { resolve, provided } = createProvider({
      loaders: places,
      localLabel: LOCAL_LABEL,
      fetching: context.client === undefined ? undefined : network.open,
      cache,
      work,
      maxAgeMs: wanted.maxAgeMs,
      now: () => context.clock.now(),
      log: context.log,
    })
    const { root, seen } = wanted
    const followed = mayLeadOut(root, seen)
      ? await followCalls({ root, seen, hcl, resolve, signal })
      : { foundCalls: 0, installedCalls: 0, absent: [], unknown: [] }
    const calls = { ...followed, unknown: [...followed.unknown, ...findUnseenCalls(wanted.unseen)] }
    return await finish({
      wanted,
      context,
      cache,
      places,
      provided,
      calls,
      notes,
      facts: network.facts,
      startedAt,
    })
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

/** Lines of the log about calls that were lost: more tell nobody more. */
const MAX_LOGGED = 50

interface Finished {
  readonly wanted: ModulesRequirement
  readonly context: ModulesContext
  readonly cache: ModuleCache
  readonly places: readonly KeptLoader[]
  readonly provided: Provided
  readonly calls: FollowedCalls
  readonly notes: Notes
  readonly facts: () => NetworkFacts
  readonly startedAt: number
}

async function finish(run: Finished): Promise<ProvidedModules> {
  const { wanted, context, cache, provided, calls, notes, startedAt } = run
  const { clock, log, away, cacheDir, client, store } = context
  const lost = [...calls.unknown, ...calls.absent]
  for (const call of lost.slice(0, MAX_LOGGED)) log.info(`${call.where}: ${sayCall(call)}`)
  if (lost.length > MAX_LOGGED) log.info(`and ${lost.length - MAX_LOGGED} more calls`)
  if (away === undefined && !wanted.guardsLocal && provided.packages.size > 0)
    noteLocally(cacheDir, provided, log)
  const { keepsPrivate, maxAgeMs } = wanted
  const now = new Date(clock.now())
  const forOthers = { keepsPrivate, isForOthers: true, now }
  const keepable =
    selectKeepable(provided, forOthers) && selectKeepable(await asOthersHave(provided, run.places), forOthers)
  const left = [...provided.privateKeys].filter((key) => !provided.carriedKeys.has(key)).length
  if (left > 0 && !keepsPrivate)
    log.info(`${count(left, 'package is', 'packages are')} not kept: what may have needed a login`)
  const inCache =
    keepable === undefined || context.cache === undefined || !context.save
      ? undefined
      : await keepModules(keepable, provided, {
          cache: context.cache,
          stem: stemOf(wanted, context),
          keys: notes.keys,
          log,
        })
  const project = projectOf(wanted, context)
  if (keepable !== undefined && store !== undefined && away === undefined && !wanted.guardsLocal) {
    await storeModules(keepable, provided, { store, project, log })
  }
  const { requests, bytes, hosts } = run.facts()
  const keys = [...provided.packages.values()]
    .filter(({ layer }) => layer !== undefined)
    .map(({ key }) => key)
  const outcome: ModulesOutcome = {
    isOffline: client === undefined,
    isReady: calls.unknown.length === 0 && provided.problem === undefined,
    counts: {
      ...provided.counts,
      installed: calls.installedCalls,
      absent: calls.absent.length,
      unknown: calls.unknown.length,
      requests,
      fetchedBytes: bytes,
    },
    absent: calls.absent,
    unknown: calls.unknown,
    stale: provided.counts.stale,
    attempts: notes.attempts,
    hosts,
    temp: cache.temp.directory,
    variables: cache.temp.variables,
    keys,
    layerDigest: keepable?.artifact.layerDigest,
    inCache,
    problem: provided.problem === undefined ? undefined : describeError(provided.problem),
    hint: hintOf(provided.problem),
    durationMs: clock.now() - startedAt,
  }
  // A bundle and a registry are the user's own: what a login gave goes there too.
  const all = selectKeepable(provided, { keepsPrivate: true, isForOthers: false, now })
  const carried =
    all === undefined || away === undefined
      ? []
      : describeCarriedModules(all, provided, { project, maxAgeMs })
  return { outcome, carried }
}
