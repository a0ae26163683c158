// The server that publishes a VEX repository as a source: what it has becomes an artifact at this edge, and is like any other from then on.
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Placed } from '../../acquire/placed.ts'
import type { Artifact, Offer, Source } from '../../acquire/source.ts'
import { VerifyError } from '../../base/errors.ts'
import { move } from '../../base/file-moves.ts'
import { rethrowLocal } from '../../base/local-failure.ts'
import { clean } from '../../base/log.ts'
import type { OwnedDirectory } from '../../base/owned-directory.ts'
import { EMPTY_CONFIG } from '../../oci/single-layer.ts'
import { isFromFuture } from '../../verify/freshness.ts'
import { selectLayer, versionOf } from '../../verify/layer.ts'
import type { ArtifactResource, UnpackedFile } from '../artifact-resource.ts'
import { describeVexArtifact } from './artifact.ts'
import type { VexFetchContext } from './ask.ts'
import type { KnownCopy } from './fetch-manifest.ts'
import type { PackedLayer } from './pack.ts'
import { vexTransport } from './vex-artifact.ts'
import { VEX_SPEC_VERSION } from './vex-files.ts'
import { VEX_INDEX } from './vex-index.ts'
import { showVexUrl, type VexRepository } from './vex-list.ts'
import { VEX_MANIFEST } from './vex-manifest.ts'

/** What the source needs. */
export interface VexSourceOptions {
  readonly resource: ArtifactResource
  readonly repository: VexRepository
  readonly schema: number
  /** What lies in the cache directory, as it was found good. */
  readonly placed: Placed | undefined
  readonly cacheDir: string
  /** A new one, for what is fetched; it is there until the run ends. */
  readonly createDirectory: (name: string) => Promise<OwnedDirectory>
  readonly context: Omit<VexFetchContext, 'maxDownloadBytes' | 'maxExtractedBytes'>
}

/** The source for one repository. */
export function vexHttpSource(options: VexSourceOptions): Source {
  const { repository } = options
  let offer: Promise<Offer> | undefined
  return {
    kind: 'http',
    label: clean(showVexUrl(repository.url), 200),
    isUpstream: true,
    transport: vexTransport(repository),
    async *offers(): AsyncGenerator<Offer> {
      // Asked for a confirmation first, it is not asked again for the same.
      offer ??= fetchOffer(repository, options)
      yield await offer
    },
  }
}

/** What the server has, packed. Its digest is known only then: an archive is packed anew by whoever serves it. */
async function fetchOffer(repository: VexRepository, options: VexSourceOptions): Promise<Offer> {
  const { resource, placed } = options
  const { maxLayerBytes, maxExtractedBytes } = resource
  const context = { ...options.context, maxDownloadBytes: maxLayerBytes, maxExtractedBytes }
  const known = await readKnownCopy(options)
  const [{ fetchVexRepository }, { packLayer }] = await Promise.all([
    import('./fetch-repository.ts'),
    import('./pack.ts'),
  ])
  const staging = await options.createDirectory(resource.name)
  try {
    const fetched = await fetchVexRepository(repository, { context, known, directory: staging.directory })
    if (fetched.kind === 'unchanged') return offerPlaced(placed)
    const { directory, files, updatedAt, validators } = fetched
    const paths = files.map(({ path }) => path)
    const first = [VEX_MANIFEST, `${VEX_SPEC_VERSION}/${VEX_INDEX}`]
    const layer = await packLayer(directory, paths, { file: join(staging.directory, 'layer.tar.gz'), first })
    const version = usableVersion(updatedAt, context.now())
    return offerPacked({ layer, version, validators, moveFiles: moveOnce(directory, files) }, options)
  } catch (error) {
    await staging.discard()
    // A full disk stays full whoever sends the bytes.
    return rethrowLocal(error)
  }
}

/** Only a copy that came from this server is asked for with its ETag: nobody else's word makes another's bytes current. */
async function readKnownCopy({
  resource,
  placed,
  cacheDir,
}: VexSourceOptions): Promise<KnownCopy | undefined> {
  const validators = placed?.seal?.validators
  if (validators === undefined) return undefined
  const manifest = await readFile(join(cacheDir, resource.directory, VEX_MANIFEST)).catch(() => undefined)
  return manifest && { manifest, validators }
}

/** The server says that what is there is what it has. */
function offerPlaced(placed: Placed | undefined): Offer {
  const digestPrefix = placed?.seal?.layerDigest
  if (digestPrefix === undefined)
    throw new VerifyError('the server says that nothing changed, and nothing is there')
  const refuse = async (): Promise<never> => {
    throw new VerifyError('the server says that nothing changed, and sent nothing')
  }
  return { digestPrefix, promisedAt: undefined, version: undefined, isPinned: false, load: refuse }
}

/** When the index was written serves as the version, so that no source brings back an older one; one from the future would shut out all others. */
function usableVersion(updatedAt: string | undefined, now: Date): string | undefined {
  const instant = new Date(updatedAt ?? Number.NaN)
  return Number.isNaN(instant.getTime()) || isFromFuture(instant, now) ? undefined : instant.toISOString()
}

/** Whoever comes second reads the layer. */
function moveOnce(directory: string, files: readonly UnpackedFile[]): Packed['moveFiles'] {
  let isThere = true
  return async (into) => {
    if (!isThere) return undefined
    isThere = false
    for (const name of await readdir(directory)) await move(join(directory, name), join(into, name))
    return files
  }
}

interface Packed {
  readonly layer: PackedLayer
  readonly moveFiles: NonNullable<Artifact['moveFiles']>
  readonly version: string | undefined
  readonly validators: Readonly<Record<string, string>>
}

function offerPacked(packed: Packed, { resource, schema, context }: VexSourceOptions): Offer {
  const { layer, version, validators, moveFiles } = packed
  const fetched = describeVexArtifact(layer, {
    repository: resource.repository,
    origin: resource.origin,
    version,
  })
  return {
    digestPrefix: layer.digest,
    promisedAt: undefined,
    version: versionOf(fetched.manifest),
    isPinned: false,
    load: async (): Promise<Artifact> => ({
      fetched,
      layer: selectLayer(fetched.manifest, { resource, schema }),
      confirmedAt: context.now(),
      confirmed: true,
      validators,
      moveFiles,
      openLayer: () => createReadStream(layer.file, { highWaterMark: 1 << 20 }),
      readConfig: async () => EMPTY_CONFIG,
    }),
  }
}
