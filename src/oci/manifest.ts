// What a manifest must look like before anything in it is believed: bytes from a registry or a cache become typed data here only.
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { digestOf, isDigest } from './digest.ts'
import { type Fields, isObject, parseJsonObject, readList, unexpected } from './json.ts'

/** Names of the documents (https://specs.opencontainers.org/image-spec/media-types/) and their Docker forerunners. */
export const MEDIA_TYPES = {
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
} as const

/** Value of the `Accept` header of a manifest request: what this file can parse. */
export const MANIFEST_ACCEPT = Object.values(MEDIA_TYPES).join(', ')

/** 4 MiB: the size that the distribution spec asks registries to support (https://specs.opencontainers.org/distribution-spec/#pushing-manifests). */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024

/** Points at a blob or manifest by its contents. `urls` and `data` of the spec are never used: they would be second sources. */
export interface Descriptor {
  readonly mediaType: string
  /** `sha256:` and 64 lower-case hex digits. */
  readonly digest: string
  /** In bytes. */
  readonly size: number
  readonly annotations: Readonly<Record<string, string>>
}

/** An image manifest, OCI or Docker schema 2. */
export interface Manifest {
  readonly mediaType: string
  readonly artifactType: string | undefined
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly annotations: Readonly<Record<string, string>>
}

/** A manifest with the bytes it was parsed from and their sha256; of the child when a tag names an index. */
export interface FetchedManifest {
  readonly manifest: Manifest
  readonly bytes: Buffer
  readonly digest: string
}

/** An entry of an index; `platform` is absent for artifacts that have none. */
export interface IndexChild extends Descriptor {
  /** What kind of artifact it is, where it is one that refers to another. */
  readonly artifactType?: string | undefined
  readonly platform: { readonly os: string; readonly architecture: string } | undefined
}

/** What a tag can name. */
export type ManifestOrIndex =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'index'; readonly mediaType: string; readonly children: readonly IndexChild[] }

/**
 * Parses a manifest or index; `what` names it in the VerifyError that anything else causes, best with where it came from
 * (`ghcr.io/aquasecurity/trivy-db:2: manifest`).
 *
 * @param onForeign told of entries of an index that cannot be read, such as those of another digest algorithm, which are
 * then left out; without it they are an error
 */
export function parseManifestOrIndex(
  bytes: Buffer,
  what = 'manifest',
  onForeign?: (error: VerifyError) => void,
): ManifestOrIndex {
  const fields = parseJsonObject(bytes, what, MAX_MANIFEST_BYTES)
  if (fields.schemaVersion !== 2) throw unexpected(`${what}: schemaVersion`, '2', fields.schemaVersion)
  // A document that is both would mean one thing to us and another to the next reader (image-spec advisory GHSA-77vh-xpmg-72qh).
  if ('manifests' in fields && ('layers' in fields || 'config' in fields)) {
    throw new VerifyError(`${what}: it claims to be an image and an index at once`)
  }
  const mediaType = readDocumentType(fields, what)
  if (mediaType === MEDIA_TYPES.ociIndex || mediaType === MEDIA_TYPES.dockerList) {
    const list = readList(fields.manifests, `${what}: manifests`)
    const children = list.flatMap((child, position) => {
      try {
        return [readChild(child, `${what}: entry ${position}`)]
      } catch (error) {
        if (onForeign === undefined || !(error instanceof VerifyError)) throw error
        onForeign(error)
        return []
      }
    })
    return { kind: 'index', mediaType, children }
  }
  return { kind: 'manifest', manifest: readManifest(fields, mediaType, what) }
}

/** Parses bytes that must be an image manifest, not an index, and computes their digest. */
export function parseManifest(bytes: Buffer, what = 'manifest'): FetchedManifest {
  const parsed = parseManifestOrIndex(bytes, what)
  if (parsed.kind === 'manifest') return { manifest: parsed.manifest, bytes, digest: digestOf(bytes) }
  throw new VerifyError(what, { wanted: 'an image manifest', found: 'an index' })
}

/**
 * The child that Trivy would take: the first for linux/amd64, where a child without a platform counts as that.
 * Throws VerifyError naming the platforms that are there.
 */
export function selectLinuxAmd64(children: readonly IndexChild[], what = 'index'): IndexChild {
  const match = children.find(({ platform }) => platform === undefined || isLinuxAmd64(platform))
  if (match !== undefined) return match
  const present = children.map(({ platform }) => `${platform?.os}/${platform?.architecture}`)
  const found = clean(present.join(', '), 200) || 'no entries'
  throw new VerifyError(what, { wanted: 'linux/amd64', found })
}

/** Parses one descriptor; `what` names it in the VerifyError. */
function parseDescriptor(value: unknown, what: string): Descriptor {
  if (!isObject(value)) throw unexpected(what, 'a descriptor', value)
  const { mediaType, digest, size } = value
  if (!isMediaType(mediaType)) throw unexpected(`${what}: mediaType`, 'a media type', mediaType)
  if (typeof digest !== 'string' || !isDigest(digest)) {
    throw unexpected(`${what}: digest`, 'sha256: and 64 hex digits', digest)
  }
  // Past 2^53 a size would be rounded and compare equal to what it is not.
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw unexpected(`${what}: size`, 'a number of bytes', size)
  }
  return { mediaType, digest, size, annotations: readAnnotations(value.annotations, what) }
}

function readManifest(fields: Fields, mediaType: string, what: string): Manifest {
  // An empty string is how some Go programs write an absent one.
  const artifactType = fields.artifactType === '' ? undefined : fields.artifactType
  if (artifactType !== undefined && !isMediaType(artifactType)) {
    throw unexpected(`${what}: artifactType`, 'a media type', artifactType)
  }
  const layers = readList(fields.layers, `${what}: layers`)
  return {
    mediaType,
    artifactType,
    config: parseDescriptor(fields.config, `${what}: config`),
    layers: layers.map((layer, position) => parseDescriptor(layer, `${what}: layer ${position}`)),
    annotations: readAnnotations(fields.annotations, what),
  }
}

function readChild(value: unknown, what: string): IndexChild {
  const { artifactType: named, platform } = isObject(value) ? value : {}
  const artifactType = typeof named === 'string' && named !== '' ? named : undefined
  const descriptor = { ...parseDescriptor(value, what), artifactType }
  if (platform === undefined || platform === null) return { ...descriptor, platform: undefined }
  // Go programs leave out what is empty; such a platform is none that anybody asks for.
  const { os = '', architecture = '' } = isObject(platform) ? platform : {}
  if (!isObject(platform) || typeof os !== 'string' || typeof architecture !== 'string') {
    throw unexpected(`${what}: platform`, 'os and architecture', platform)
  }
  return { ...descriptor, platform: { os, architecture } }
}

function isLinuxAmd64(platform: { os: string; architecture: string }): boolean {
  return platform.os === 'linux' && platform.architecture === 'amd64'
}

// The OCI specs let `mediaType` be absent, which some Go programs write as an empty text; then the fields decide.
function readDocumentType(fields: Fields, what: string): string {
  const implied = 'manifests' in fields ? MEDIA_TYPES.ociIndex : MEDIA_TYPES.ociManifest
  const type = fields.mediaType === '' ? implied : (fields.mediaType ?? implied)
  const known = Object.values(MEDIA_TYPES).find((mediaType) => mediaType === type)
  if (known === undefined) throw unexpected(`${what}: mediaType`, 'an image manifest or index', type)
  return known
}

function readAnnotations(value: unknown, what: string): Readonly<Record<string, string>> {
  // Go programs write null for an empty map.
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw unexpected(`${what}: annotations`, 'an object', value)
  const entries = Object.entries(value).map(([name, text]): [string, string] => {
    if (typeof text === 'string') return [name, text]
    throw unexpected(`${what}: annotation ${clean(name, 100)}`, 'a string', text)
  })
  return Object.fromEntries(entries)
}

// RFC 6838, with the parameters that some writers append.
function isMediaType(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~]{1,127}\/[ -~]{1,255}$/.test(value)
}
