// Trivy in the Actions cache: a layout with the index, its signatures, and the layers of one platform that it takes.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describeError } from '../../base/errors.ts'
import { move, remove, removeQuietly } from '../../base/file-moves.ts'
import type { Log } from '../../base/log.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import { formatKey, formatStem, hashSources, type StemParts } from '../../cache/cache-key.ts'
import type { CarriedDocument } from '../../carry/carried-image.ts'
import { imageEntries } from '../../carry/image-files.ts'
import { type BlobSink, openFileSink } from '../../oci/blob-sink.ts'
import { blobPath, LAYOUT } from '../../oci/layout.ts'
import { directoryFiles } from '../../oci/layout-files.ts'
import { encodeIndex } from '../../oci/layout-writer.ts'
import type { Descriptor } from '../../oci/manifest.ts'
import { describeImage, toDocument } from './carry-image.ts'
import type { SignatureDocument, TrivyImage } from './image-source.ts'
import { listVersions } from './layout-image.ts'
import type { VouchedImage } from './open-program.ts'
import { formatPlatform, type Platform } from './platform.ts'

/** The name of its entries. */
const RESOURCE = 'trivy'
const MAX_CONFIG_BYTES = 1 << 20

/** The cache, and for whom. */
export interface KeptImages {
  readonly cache: ActionsCache
  readonly keyPrefix: string
  readonly platform: Platform
  readonly log: Log
}

/** Restores a version; undefined: it is not there. What is restored is as yet unverified. */
export async function openKept(
  kept: KeptImages,
  version: string,
): Promise<(() => Promise<TrivyImage>) | undefined> {
  const { cache } = kept
  if (!cache.mode.mayRead) return undefined
  const key = await cache.lookup(RESOURCE, [`${formatStem(stemOf(kept, version))}-`])
  const directory = key === undefined ? undefined : await cache.restore(RESOURCE, key)
  if (directory === undefined) return undefined
  const versions = await listVersions(directoryFiles(directory), 'actions-cache')
  return versions.find((each) => each.version === version)?.open
}

/** A copy that is made while layers stream past. It only saves time in the next run: what fails here is never an error. */
export interface ImageCopy {
  tee(layer: Descriptor, bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer>
  /** Keeps it, when all has proven good. */
  save(vouched: VouchedImage): Promise<'saved' | 'exists' | undefined>
  discard(): Promise<void>
}

/** Starts a copy beside the place from which the cache packs it: on one file system moving it there costs nothing. */
export function startImageCopy(kept: KeptImages): ImageCopy {
  const { cache, log } = kept
  const directory = `${cache.pathFor(RESOURCE)}-copy`
  let failure: unknown
  const sinks: BlobSink[] = []
  const discard = async () => {
    await Promise.all(sinks.map((sink) => sink.discard().catch(() => undefined)))
    await removeQuietly(directory)
  }
  return {
    discard,
    async *tee(layer, bytes) {
      const sink = await openSink(directory, layer).catch((error: unknown) => {
        failure ??= error
      })
      if (sink !== undefined) sinks.push(sink)
      for await (const chunk of bytes) {
        await sink?.write(chunk).catch((error: unknown) => {
          failure ??= error
        })
        yield chunk
      }
      // Whoever reads it checks the digest again.
      await sink?.commit().catch((error: unknown) => {
        failure ??= error
      })
    },
    async save(vouched) {
      try {
        if (failure !== undefined) throw failure
        await finishLayout(directory, vouched)
        const { version, image, releasedAt = new Date(0) } = vouched
        const key = formatKey({
          ...stemOf(kept, version),
          time: releasedAt,
          layerDigest: image.root.digest,
        })
        const path = cache.pathFor(RESOURCE)
        await remove(path)
        await move(directory, path)
        const outcome = await cache.save(RESOURCE, key)
        const reason = outcome.kind === 'saved' || outcome.kind === 'exists' ? '' : `: ${outcome.reason}`
        log.info(`Actions cache: ${outcome.kind} ${key}${reason}`)
        return outcome.kind === 'saved' || outcome.kind === 'exists' ? outcome.kind : undefined
      } catch (error) {
        log.info(`Actions cache: not saved: ${describeError(error)}`)
        return undefined
      } finally {
        await discard()
      }
    },
  }
}

async function openSink(directory: string, blob: Descriptor): Promise<BlobSink> {
  const path = blobPath(directory, blob.digest)
  await mkdir(dirname(path), { recursive: true })
  return openFileSink({ path, blob, what: 'copy for the Actions cache', onCommit: () => undefined })
}

async function finishLayout(directory: string, { image, version, child }: VouchedImage): Promise<void> {
  const signatures: readonly SignatureDocument[] = await image.listSignatures()
  const carried = describeImage(image, version, signatures)
  const { config } = child.manifest
  const small: CarriedDocument[] = [carried.root, toDocument(child), ...carried.referrers]
  const files = new Map(small.map(({ digest, bytes }) => [digest, bytes]))
  files.set(config.digest, await image.fetchBlob(config, MAX_CONFIG_BYTES))
  for (const [digest, bytes] of signatures.flatMap(({ blobs }) => [...blobs])) files.set(digest, bytes)
  for (const [digest, bytes] of files) await writeFile(blobPath(directory, digest), bytes)
  const index = encodeIndex([], imageEntries(carried))
  await writeFile(join(directory, LAYOUT.marker), JSON.stringify({ imageLayoutVersion: LAYOUT.version }))
  await writeFile(join(directory, LAYOUT.index), index)
}

/** The contents prove themselves, whatever registries are configured. */
function stemOf({ keyPrefix, platform }: KeptImages, version: string): StemParts {
  const schema = `${version}-${formatPlatform(platform).replace('/', '-')}`
  return { prefix: keyPrefix, resource: RESOURCE, schema, sourcesHash: hashSources([]) }
}
