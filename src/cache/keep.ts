// Keeps what was fetched, for later jobs: one entry of the Actions cache per artifact, named by age and digest.
import { describeError } from '../base/errors.ts'
import { move, remove } from '../base/file-moves.ts'
import type { Log } from '../base/log.ts'
import type { ActionsCache, SaveOutcome } from './cache-client.ts'
import { formatKey, type StemParts } from './cache-key.ts'

/** A layout that lies ready. */
export interface KeepableCopy {
  readonly directory: string
  discard(): Promise<void>
}

/** What is kept, and under which name. */
export interface KeepOptions {
  readonly cache: ActionsCache
  readonly stem: StemParts
  readonly copy: KeepableCopy
  readonly layerDigest: string
  readonly measuredAt: Date
  readonly log: Log
}

/**
 * Saves a copy. Never throws and never warns: what only costs time in the next run is one line of information.
 *
 * @returns what became of it, for whom it is more than that
 */
export async function keep(options: KeepOptions): Promise<SaveOutcome> {
  const { cache, copy, stem, log } = options
  const key = formatKey({ ...stem, time: options.measuredAt, layerDigest: options.layerDigest })
  try {
    // The library packs everything before it asks whether the entry is there. Where reading is not allowed, writing may be.
    if ((await cache.lookup(stem.resource, [key]).catch(() => undefined)) === key) {
      log.info(`Actions cache: ${key} is there already`)
      return { kind: 'exists' }
    }
    const path = cache.pathFor(stem.resource)
    await remove(path)
    await move(copy.directory, path)
    const outcome = await cache.save(stem.resource, key)
    if (outcome.kind === 'saved') log.info(`Actions cache: saved ${key}`)
    else if (outcome.kind === 'exists') log.info(`Actions cache: ${key} is there already`)
    else log.info(`Actions cache: not saved (${outcome.kind}: ${outcome.reason})`)
    return outcome
  } catch (error) {
    const reason = describeError(error)
    log.info(`Actions cache: not saved: ${reason}`)
    return { kind: 'failed', reason }
  } finally {
    await copy.discard()
  }
}
