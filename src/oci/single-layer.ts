// An artifact of one layer and nothing else: its manifest, and the empty config that goes with it.
import { digestOf } from './digest.ts'
import { type FetchedManifest, MEDIA_TYPES, parseManifest } from './manifest.ts'

/** The empty descriptor of https://specs.opencontainers.org/image-spec/manifest/#guidance-for-an-empty-descriptor */
export const EMPTY_CONFIG: Buffer = Buffer.from('{}')
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json'

/** What the manifest says. */
export interface SingleLayer {
  readonly artifactType: string
  readonly layer: { readonly mediaType: string; readonly digest: string; readonly size: number }
  /** File name of the layer, for whoever pulls it by hand. */
  readonly title: string
  readonly annotations: Readonly<Record<string, string>>
  /** What it is called in errors. */
  readonly what: string
}

/** The manifest; the same parts give the same bytes. */
export function describeSingleLayer({
  artifactType,
  layer: { mediaType, digest, size },
  title,
  annotations,
  what,
}: SingleLayer): FetchedManifest {
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    artifactType,
    config: { mediaType: EMPTY_TYPE, digest: digestOf(EMPTY_CONFIG), size: EMPTY_CONFIG.length },
    layers: [{ mediaType, digest, size, annotations: { 'org.opencontainers.image.title': title } }],
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  }
  return parseManifest(Buffer.from(JSON.stringify(manifest)), what)
}
