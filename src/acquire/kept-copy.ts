// A copy of the compressed bytes as they stream past, as an OCI image layout, for the Actions cache.
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, VerifyError } from '../base/errors.ts'
import { remove } from '../base/file-moves.ts'
import type { Log } from '../base/log.ts'
import { BUNDLE_ANNOTATIONS } from '../bundle/annotations.ts'
import type { BlobSink } from '../oci/blob-sink.ts'
import { openLayoutBlob, readLayout } from '../oci/layout.ts'
import { createLayoutWriter } from '../oci/layout-writer.ts'
import type { Descriptor } from '../oci/manifest.ts'
import { parseProvenanceText } from '../provenance/provenance.ts'
import { verifyDigest } from '../verify/digest.ts'
import { MAX_CONFIG_BYTES } from './registry-source.ts'
import type { Artifact } from './source.ts'

/** Where the compressed bytes go on the way. It only saves time in the next run: what fails here is never an error. */
export interface KeptCopy {
  /** The layout; good only after `complete` has said so. */
  readonly directory: string
  /** Passes the bytes on after they were written. */
  tee(source: AsyncIterable<Buffer>): AsyncIterable<Buffer>
  /** Called when digest and contents have proven good; false when the copy could not be written. */
  complete(): Promise<boolean>
  discard(): Promise<void>
}

/** Where a copy goes, and who is told when it cannot. */
export interface KeptCopyOptions {
  readonly parent: string
  readonly tag: string
  readonly log: Log
  /** Called once when the copy cannot be written; what it throws ends the reading. Default: one line of the log. */
  readonly onFailure?: ((error: unknown) => void) | undefined
}

/**
 * Starts a copy of `artifact` in a new directory below `parent`.
 *
 * @param tag under which the layout names it, such as `2`
 */
export async function startKeptCopy(artifact: Artifact, options: KeptCopyOptions): Promise<KeptCopy> {
  const directory = await mkdtemp(join(options.parent, 'kept-'))
  const writer = await createLayoutWriter(directory)
  let sink: BlobSink | undefined
  let failure: unknown
  const finish = async () => {
    await sink?.commit()
    await writer.writeBlob(await artifact.readConfig())
    await writer.addManifest(artifact.fetched, {
      [BUNDLE_ANNOTATIONS.refName]: options.tag,
      [BUNDLE_ANNOTATIONS.confirmedAt]: artifact.confirmedAt.toISOString(),
      ...(artifact.provenance === undefined
        ? {}
        : { [BUNDLE_ANNOTATIONS.provenance]: JSON.stringify(artifact.provenance) }),
    })
    await writer.finish()
  }
  const discard = async () => {
    try {
      await sink?.discard()
      await remove(directory)
    } catch (error) {
      // It goes with the cache's directory at the end of the run.
      options.log.debug(`not removed: ${describeError(error)}`)
    }
  }
  const giveUp = async (error: unknown) => {
    failure = error
    // At once: on a full disk the resource itself may still find the space.
    await discard()
    if (options.onFailure !== undefined) return options.onFailure(error)
    options.log.info(`not kept for the Actions cache: ${describeError(error)}`)
  }
  return {
    directory,
    async *tee(source) {
      await writer.openBlobSink(artifact.layer).then((opened) => {
        sink = opened
      }, giveUp)
      for await (const chunk of source) {
        if (failure === undefined) await sink?.write(chunk).catch(giveUp)
        yield chunk
      }
    },
    async complete() {
      if (failure === undefined) await finish().catch(giveUp)
      return failure === undefined
    },
    discard,
  }
}

/** Reads the one artifact of a layout; its manifest is verified, its layer not yet. */
export async function readKeptArtifact(
  directory: string,
): Promise<
  Pick<Artifact, 'fetched' | 'readConfig' | 'provenance'> & { readonly confirmedAt: Date | undefined }
> {
  const entries = await readLayout(directory)
  const [entry] = entries
  if (entry === undefined || entries.length > 1) {
    throw new VerifyError('wrong number of artifacts in the layout', {
      wanted: '1',
      found: String(entries.length),
    })
  }
  const confirmedAt = new Date(entry.annotations[BUNDLE_ANNOTATIONS.confirmedAt] ?? '')
  const { config } = entry.fetched.manifest
  return {
    fetched: entry.fetched,
    provenance: parseProvenanceText(entry.annotations[BUNDLE_ANNOTATIONS.provenance]),
    readConfig: () => readConfigOf(openLayoutBlob(directory, config), config),
    confirmedAt: Number.isNaN(confirmedAt.getTime()) ? undefined : confirmedAt,
  }
}

/** The config blob of a layout, verified; one that is too large is refused before it is read. */
export async function readConfigOf(bytes: AsyncIterable<Buffer>, config: Descriptor): Promise<Buffer> {
  if (config.size > MAX_CONFIG_BYTES) {
    throw new VerifyError('the config blob is too large', {
      wanted: `at most ${MAX_CONFIG_BYTES} bytes`,
      found: `${config.size} bytes`,
    })
  }
  const chunks: Buffer[] = []
  for await (const chunk of verifyDigest(bytes, config, 'config blob')) chunks.push(chunk)
  return Buffer.concat(chunks)
}
