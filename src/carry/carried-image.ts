// A whole image that lies ready to be packed or pushed, byte for byte, with what refers to it: index, manifests, blobs.
import type { BlobIdentity } from '../oci/layout.ts'

/** A manifest or an index, as it is. */
export interface CarriedDocument {
  readonly bytes: Buffer
  readonly digest: string
  readonly mediaType: string
}

/** What is signed, and what is its signature: a manifest with its blobs. */
export interface CarriedReferrer extends CarriedDocument {
  /** The tag that leads to it; undefined: the registry lists it by what it refers to. */
  readonly tag: string | undefined
  readonly artifactType: string | undefined
  /** Annotations of its entry in a layout. */
  readonly annotations: Readonly<Record<string, string>>
}

/** What is packed or pushed. */
export interface CarriedImage {
  /** Of the resource. */
  readonly name: string
  readonly title: string
  /** Below a registry base, with the tag, which does not move. */
  readonly repository: string
  readonly tag: string
  /** What the tag names. */
  readonly root: CarriedDocument
  /** The platforms whose children are here. */
  readonly platforms: readonly string[]
  readonly children: readonly CarriedDocument[]
  readonly referrers: readonly CarriedReferrer[]
  /** Every blob of children and referrers. */
  readonly blobs: readonly BlobIdentity[]
  openBlob(blob: BlobIdentity, start: number): AsyncIterable<Buffer>
}
