// Earlier sets of POMs, nearest first: of this very input or of this project, in the Actions cache and in registries.
import type { Attempt } from '../../../acquire/attempt.ts'
import { readKeptArtifact } from '../../../acquire/kept-copy.ts'
import { count } from '../../../base/count.ts'
import { describeError, hintOf, LocalError, VerifyError } from '../../../base/errors.ts'
import type { Log } from '../../../base/log.ts'
import type { ActionsCache } from '../../../cache/cache-client.ts'
import { formatStem, parseKeyBelow, type StemParts } from '../../../cache/cache-key.ts'
import type { RegistryClient } from '../../../oci/client.ts'
import { openLayoutBlob } from '../../../oci/layout.ts'
import type { Descriptor } from '../../../oci/manifest.ts'
import { formatReference, type Reference } from '../../../oci/reference.ts'
import { RegistryError } from '../../../oci/registry-error.ts'
import { isFromFuture, judgeFreshness } from '../../../verify/freshness.ts'
import type { SetLoader } from './kept-lookup.ts'
import { POMS, SET_VERSION } from './names.ts'
import { type ReadPomSet, readPomArtifact } from './pom-artifact.ts'
import type { PomProject } from './pom-project.ts'

/** What reading a set needs. */
export interface KeptSetContext {
  readonly maxAgeMs: number
  readonly now: () => Date
  readonly log: Log
  /** Told what happened at each source. */
  readonly attempts: Attempt[]
}

/** What all keys of this very input have in common: the project first, so that its newest set is found by prefix. */
export function pomStem(prefix: string, { project, inputDigest }: PomProject): StemParts {
  const input = inputDigest.replace('sha256:', '').slice(0, 16)
  return { prefix, resource: POMS, schema: SET_VERSION, sourcesHash: `${project}-${input}` }
}

/** A set in the Actions cache: of this input, else the newest of the project. `onKey` is told which one was read. */
export function cacheSet(
  cache: ActionsCache,
  stem: StemParts,
  context: KeptSetContext & { readonly onKey: (key: string) => void },
): SetLoader {
  const ofInput = `${formatStem(stem)}-`
  const ofProject = ofInput.slice(0, -17)
  return guarded('Actions cache', { ...context, isPublic: true }, async () => {
    const key = await cache.lookup(POMS, [ofInput, ofProject])
    if (key === undefined) return undefined
    const parsed = parseKeyBelow(key, ofProject)
    if (parsed === undefined) return undefined
    const directory = await cache.restore(POMS, key)
    if (directory === undefined) return undefined
    const { fetched } = await readKeptArtifact(directory)
    const set = await readPomArtifact({ fetched, openLayer: (layer) => openLayoutBlob(directory, layer) })
    if (!set.layerDigest.startsWith(`sha256:${parsed.digestPrefix}`)) {
      throw new VerifyError(`the entry ${key} holds another set`, {
        wanted: `sha256:${parsed.digestPrefix}…`,
        found: set.layerDigest,
      })
    }
    context.onKey(key)
    return set
  })
}

/** A set in a registry that the user chose. */
export function registrySet(
  client: RegistryClient,
  reference: Reference,
  context: KeptSetContext,
): SetLoader {
  const find = async () => {
    const fetched = await client.fetchManifest(reference).catch((error: unknown) => {
      if (error instanceof RegistryError && error.status === 404) return undefined
      throw error
    })
    return fetched && { fetched, openLayer: (layer: Descriptor) => client.openBlob(reference, layer) }
  }
  return artifactSet(formatReference(reference), find, context)
}

/** Any artifact as a set, such as one of a bundle that is carried across; it is looked for when it is wanted. */
export function artifactSet(
  source: string,
  find: () => Promise<Parameters<typeof readPomArtifact>[0] | undefined>,
  context: KeptSetContext & { readonly isCarried?: boolean },
): SetLoader {
  return guarded(source, context, async () => {
    const artifact = await find()
    return artifact && (await readPomArtifact(artifact))
  })
}

/** Notes what happened. A set that cannot be had only costs requests. */
function guarded(
  source: string,
  context: KeptSetContext & { readonly isPublic?: boolean; readonly isCarried?: boolean },
  read: () => Promise<ReadPomSet | undefined>,
): SetLoader {
  const { maxAgeMs, now, log, attempts, isPublic = false, isCarried } = context
  const tell = (attempt: Attempt) => {
    attempts.push(attempt)
    log.info(`${source}: ${attempt.outcome}${attempt.detail === '' ? '' : `, ${attempt.detail}`}`)
  }
  return async () => {
    try {
      const set = await read()
      if (set === undefined) {
        tell({ source, outcome: 'absent', detail: '' })
        return undefined
      }
      // A time in the future would keep snapshots for ever.
      const isFresh =
        !isFromFuture(set.confirmedAt, now()) &&
        judgeFreshness(set.confirmedAt, now(), { maxAgeMs, staleIfErrorMs: 0 }) === 'fresh'
      const quality = set.isComplete ? 'complete' : 'not complete'
      tell({ source, outcome: 'used', detail: `${count(set.poms.size, 'POM')}, ${quality} when it was kept` })
      return { ...set, isFresh, isPublic, isCarried }
    } catch (error) {
      if (error instanceof LocalError) throw error
      const detail = describeError(error)
      if (error instanceof VerifyError) log.warning(`Maven POMs: ${source}: ${detail}`)
      tell({
        source,
        outcome: error instanceof VerifyError ? 'refused' : 'failed',
        detail,
        hint: hintOf(error),
      })
      return undefined
    }
  }
}
