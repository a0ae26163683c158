// Brings the files of a package, which are kept somewhere, into this run.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BlobIdentity } from '../../oci/layout.ts'
import { verifyDigest } from '../../verify/digest.ts'
import type { Provided } from './provided.ts'

/** Where it goes. */
export interface LayerPlace {
  /** A directory of this run's own. */
  readonly work: string
  readonly provided: Provided
}

/**
 * Brings a layer into a file of ours, verified, once.
 *
 * @throws {VerifyError} when the bytes are others, or what whoever gives them throws
 */
export async function loadLayer(
  layer: BlobIdentity,
  bytes: AsyncIterable<Buffer>,
  { work, provided }: LayerPlace,
): Promise<void> {
  if (provided.layers.has(layer.digest)) return
  const file = join(work, layer.digest.replace('sha256:', ''))
  await pipeline(verifyDigest(bytes, layer, 'Terraform module'), createWriteStream(file, { mode: 0o600 }))
  provided.layers.set(layer.digest, file)
}
