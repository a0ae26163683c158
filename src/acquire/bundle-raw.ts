// An archive as `oras pull` leaves it, without its manifest: recognised by its name alone, and given a manifest again.
import { statSync } from 'node:fs'
import { clean } from '../base/log.ts'
import type { ResourceName } from '../inputs/resource-name.ts'
import { streamRange } from '../oci/layout-files.ts'
import { describeSingleLayer, EMPTY_CONFIG } from '../oci/single-layer.ts'
import type { Resource } from '../resources/table.ts'
import { hashBytes } from '../verify/digest.ts'
import type { Artifact } from './source.ts'

/** The names under which upstream publishes the archives (trivy-facts §10), and what is in them. */
export const RAW_ARCHIVES: ReadonlyMap<string, ResourceName> = new Map([
  ['db.tar.gz', 'vuln-db'],
  ['javadb.tar.gz', 'java-db'],
  ['bundle.tar.gz', 'checks-bundle'],
])

/** The archive as an artifact; nobody vouches for it. Its age, where the contents carry none, is that of the file. */
export async function readRawArchive(path: string, resource: Resource, title: string): Promise<Artifact> {
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
