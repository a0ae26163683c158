// A registry as a source: the manifest says which artifact is current, the layer is read only when it is wanted.
import { describeError, VerifyError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { withinMs } from '../base/patience.ts'
import type { RegistryClient } from '../oci/client.ts'
import { formatReference, isLoopback, type Reference } from '../oci/reference.ts'
import { RegistryError } from '../oci/registry-error.ts'
import type { Provenance } from '../provenance/provenance.ts'
import type { RegistryPlace } from '../resources/artifact-resource.ts'
import { selectLayer, versionOf, type WantedArtifact } from '../verify/layer.ts'
import type { Artifact, Offer, Source } from './source.ts'

/** Upstream's config blob is the two bytes `{}` (image-spec, empty descriptor); an image's is some kilobytes. */
export const MAX_CONFIG_BYTES = 1 << 20

/** The source for one reference. */
export function registrySource(
  client: RegistryClient,
  place: RegistryPlace,
  wanted: WantedArtifact,
  now: () => Date,
): Source {
  const { isUpstream } = place
  const reference = namedReference(place)
  const label = formatReference(reference)
  return {
    kind: 'registry',
    label,
    isUpstream,
    transport: transportOf(place),
    async *offers(): AsyncGenerator<Offer> {
      const fetched = await client.fetchManifest(reference)
      const layer = selectLayer(fetched.manifest, wanted)
      yield {
        digestPrefix: layer.digest,
        // The manifest's creation time is the time of a push, not of the data.
        promisedAt: undefined,
        version: versionOf(fetched.manifest),
        isPinned: reference.digest !== undefined,
        load: async (): Promise<Artifact> => ({
          fetched,
          layer,
          confirmedAt: now(),
          confirmed: true,
          openLayer: () => client.openBlob(reference, layer),
          readConfig: () => client.fetchBlob(reference, fetched.manifest.config, MAX_CONFIG_BYTES),
        }),
      }
    },
  }
}

/** The reference, for a client that gives advice. */
function namedReference({ reference, namedIn }: RegistryPlace): Reference {
  return namedIn === undefined ? reference : { ...reference, namedIn }
}

/** Over what a registry is spoken to, at the worst: who may answer over plain HTTP may have been led there. */
export function transportOf({ reference, isPlain }: RegistryPlace): Provenance['transport'] {
  if (isLoopback(reference.registry)) return 'loopback'
  return isPlain === true ? 'plain' : 'tls'
}

/**
 * Whether a registry knows a layer: it does, no registry that could say does, those that answered could not say, or none
 * answered; or its publisher has another.
 */
export type Confirmation = 'confirmed' | 'denied' | 'undecided' | 'unanswered' | 'superseded'

/** What confirming needs. */
export interface ConfirmOptions {
  readonly client: RegistryClient
  readonly places: readonly RegistryPlace[]
  readonly log: Log
  /** For each registry; absent: it may take the time that it takes. */
  readonly maxMs?: number | undefined
}

/**
 * Asks the registries in order, by `HEAD`, whether they have this very layer. It anchors a copy whose origin is not
 * trusted: whoever can write to a cache can plant an entry that agrees with itself (docs/threat-model.md).
 */
export async function confirmLayer(
  { client, places, log, maxMs }: ConfirmOptions,
  layer: { readonly digest: string; readonly size: number },
): Promise<Confirmation> {
  let isDenied = false
  let hasAnswered = false
  for (const { reference } of places) {
    try {
      const tooLate = new RegistryError(`${reference.registry} did not answer in time`, { temporary: true })
      const ask = () => client.hasBlob(reference, layer)
      if (await (maxMs === undefined ? ask() : withinMs(maxMs, tooLate, ask))) return 'confirmed'
      isDenied = true
    } catch (error) {
      // This registry cannot say; the next may. Only an answer that contradicts itself is more than an outage.
      if (error instanceof VerifyError) isDenied = true
      // What is no 404 from one storage is one from another: 403 for what is not there, or for whoever may not look.
      if (error instanceof RegistryError && error.status !== undefined) hasAnswered = true
      const reason = describeError(error)
      log.info(`${formatReference(reference)} could not confirm the copy: ${reason}`)
    }
  }
  if (isDenied) return 'denied'
  if (hasAnswered) return 'undecided'
  log.info('no registry could be asked whether it knows this copy: unconfirmed')
  return 'unanswered'
}
