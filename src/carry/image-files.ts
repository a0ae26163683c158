// An image as files of a layout: entries of its index, and blobs.
import { BUNDLE_ANNOTATIONS } from '../bundle/annotations.ts'
import type { IndexEntry } from '../oci/layout-writer.ts'
import type { CarriedDocument, CarriedImage } from './carried-image.ts'

/** The entries of an image and of what refers to it. */
export function imageEntries(
  image: Pick<CarriedImage, 'name' | 'repository' | 'tag' | 'root' | 'referrers'>,
): readonly IndexEntry[] {
  const { name, repository, tag, root, referrers } = image
  return [
    entryOf(root, {
      [BUNDLE_ANNOTATIONS.refName]: tag,
      [BUNDLE_ANNOTATIONS.resource]: name,
      [BUNDLE_ANNOTATIONS.repository]: repository,
      [BUNDLE_ANNOTATIONS.tag]: tag,
    }),
    ...referrers.map((referrer) => entryOf(referrer, referrer.annotations)),
  ]
}

/** Its manifests, which are blobs of a layout like any other. */
export function imageDocuments({ root, children, referrers }: CarriedImage): readonly CarriedDocument[] {
  return [root, ...children, ...referrers]
}

function entryOf(
  { mediaType, digest, bytes }: CarriedDocument,
  annotations: Readonly<Record<string, string>>,
): IndexEntry {
  return { mediaType, digest, size: bytes.length, annotations }
}
