// An archive as `oras pull` leaves it, without its manifest: recognised by its name alone, and given a manifest again.
import { statSync } from 'node:fs'
import type { ResourceName } from '../inputs/resource-name.ts'
import { clean } from '../log.ts'
import { digestOf } from '../oci/digest.ts'
import { streamRange } from '../oci/layout-files.ts'
import { MEDIA_TYPES, parseManifest } from '../oci/manifest.ts'
import type { Resource } from '../plan/resources.ts'
import { hashBytes } from '../verify/digest.ts'
import type { Artifact } from './source.ts'

/** The names under which upstream publishes the archives (trivy-facts §10), and what is in them. */
export const RAW_ARCHIVES: ReadonlyMap<string, ResourceName> = new Map([
  ['db.tar.gz', 'vuln-db'],
  ['javadb.tar.gz', 'java-db'],
  ['bundle.tar.gz', 'checks-bundle'],
])

/** The two bytes that the image spec gives as the empty config. */
export const EMPTY_CONFIG: Buffer = Buffer.from('{}')

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
  const fetched = parseManifest(
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MEDIA_TYPES.ociManifest,
        artifactType: 'application/vnd.aquasec.trivy.config.v1+json',
        config: {
          mediaType: 'application/vnd.oci.empty.v1+json',
          digest: digestOf(EMPTY_CONFIG),
          size: EMPTY_CONFIG.length,
        },
        layers: [layer],
      }),
    ),
    what,
  )
  return {
    fetched,
    layer,
    confirmedAt: mtime,
    confirmed: false,
    openLayer: open,
    readConfig: async () => EMPTY_CONFIG,
  }
}
