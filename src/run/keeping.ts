// What is kept for later jobs, and under which name: a copy of the compressed bytes, saved once they are placed.
import { dirname } from 'node:path'
import type { Candidate } from '../acquire/candidate.ts'
import { type KeptCopy, startKeptCopy } from '../acquire/kept-copy.ts'
import { type Artifact, isServer, type Source } from '../acquire/source.ts'
import { describeError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import { keep } from '../cache/keep.ts'
import { acceptsPlain, stemOf } from '../cache/requirement-stem.ts'
import type { StagedFiles } from '../place/stage.ts'
import { UNKNOWN } from '../provenance/provenance.ts'
import { mayBeKept } from '../provenance/rule.ts'
import type { Requirement } from '../resources/artifact-resource.ts'

/** What keeping needs; the same for all of a run. */
export interface KeepingContext {
  /** Absent when there is none, or it must not be used. */
  readonly cache: ActionsCache | undefined
  readonly keyPrefix: string
  readonly save: boolean
  readonly log: Log
}

/** A copy for the Actions cache, when this run saves and the cache does not have these bytes with this age already. */
export async function startKept(
  artifact: Artifact,
  source: Source,
  requirement: Requirement,
  context: KeepingContext,
): Promise<KeptCopy | undefined> {
  const { cache, log } = context
  const { resource, schema } = requirement
  // What a registry confirmed just now gets a new, small entry that says so.
  const isNew = isServer(source.kind) || (resource.age === 'confirmation' && artifact.confirmed)
  const isOurs = mayBeKept(artifact.provenance ?? UNKNOWN, { acceptsPlain: acceptsPlain(requirement) })
  if (cache === undefined || !context.save || !isNew || !isOurs) return undefined
  try {
    const parent = dirname(cache.pathFor(resource.name))
    return await startKeptCopy(artifact, { parent, tag: String(schema), log })
  } catch (error) {
    // Keeping only saves time next run.
    log.info(`not kept for the Actions cache: ${describeError(error)}`)
    return undefined
  }
}

/** Saves the copy of what was placed, if there is one. */
export async function keepStaged(
  best: Candidate<StagedFiles>,
  requirement: Requirement,
  context: KeepingContext,
): Promise<void> {
  const { cache, keyPrefix, log } = context
  const { staged, measuredAt } = best
  if (cache === undefined || staged?.kept === undefined) return
  const stem = stemOf(requirement, keyPrefix)
  const layerDigest = staged.artifact.layer.digest
  await keep({ cache, stem, copy: staged.kept, layerDigest, measuredAt, log })
}
