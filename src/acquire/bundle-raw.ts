// An archive as `oras pull` leaves it, without its manifest: recognised by its name alone, and given a manifest again.
import { statSync } from 'node:fs'
import { clean } from '../base/log.ts'
import { streamRange } from '../oci/layout-files.ts'
import { describeSingleLayer, EMPTY_CONFIG } from '../oci/single-layer.ts'
import type { ArtifactResource } from '../resources/artifact-resource.ts'
import { hashBytes } from '../verify/digest.ts'
import type { Artifact } from './source.ts'

/** The archive as an artifact; nobody vouches for it. Its age, where the contents carry none, is that of the file. */
export async function readRawArchive(
  path: string,
  resource: ArtifactResource,
  title: string,
): Promise<Artifact> {
  const what = clean(path, 300)
  const { size, mtime } = statSync(path)
  const open = () => streamRange({ path, what, sizeBytes: size }, { start: 0, end: size })
  const layer = {
    mediaType: resource.layerMediaType,
    digest: await hashBytes(open()),
    size,
    annotations: { 'org.opencontainers.image.title': title },
  }
  const fetched = describeSingleLayer({
    artifactType: 'application/vnd.aquasec.trivy.config.v1+json',
    layer,
    title,
    annotations: {},
    what,
  })
  return {
    fetched,
    layer,
    confirmedAt: mtime,
    confirmed: false,
    openLayer: open,
    readConfig: async () => EMPTY_CONFIG,
  }
}
