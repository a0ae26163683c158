// The image in a layout, as a bundle or a cache entry has it: entries of the index that say of which version they are.
import { VerifyError } from '../../base/errors.ts'
import { BUNDLE_ANNOTATIONS } from '../../bundle/annotations.ts'
import { collectBlob } from '../../oci/blob.ts'
import { parseDocument } from '../../oci/document-request.ts'
import { blobName, LAYOUT, openBlobOf } from '../../oci/layout.ts'
import type { LayoutFiles } from '../../oci/layout-files.ts'
import {
  type Descriptor,
  type IndexChild,
  MAX_MANIFEST_BYTES,
  parseManifestOrIndex,
} from '../../oci/manifest.ts'
import { parseReference } from '../../oci/reference.ts'
import {
  MAX_SIGNATURE_BYTES,
  type SignatureDocument,
  signatureLayers,
  type TrivyImage,
} from './image-source.ts'
import { parseChild } from './registry-image.ts'

/** Annotation of an entry that is a signature: the digest of what is signed. */
export const SIGNATURE_OF = 'dev.trivy-offline-cache.signature-of'
/** Of such an entry: the tag that leads to it, where one does. */
export const SIGNATURE_TAG = 'dev.trivy-offline-cache.signature-tag'
/** What other tools write for a tag (image-spec, annotations); containerd adds the name as a whole. */
const REF_NAME = 'org.opencontainers.image.ref.name'
const MAX_INDEX_BYTES = 1 << 20

/** A version that lies in a layout. */
export interface VersionInLayout {
  readonly version: string
  open(): Promise<TrivyImage>
}

/**
 * The versions in a layout, by our annotations, or by the tag that `crane`, `skopeo`, and `regctl` leave.
 *
 * @throws {VerifyError} when the index cannot be read
 */
export async function listVersions(
  files: LayoutFiles,
  kind: TrivyImage['kind'],
): Promise<readonly VersionInLayout[]> {
  const what = `${files.where}: ${LAYOUT.index}`
  const parsed = parseManifestOrIndex(
    await files.readSmall({ name: LAYOUT.index, what }, MAX_INDEX_BYTES),
    what,
  )
  if (parsed.kind !== 'index') return []
  const entries = parsed.children
  return entries.flatMap((entry) => {
    const version = versionOf(entry)
    return version === undefined ? [] : [{ version, open: () => openImage({ files, entries, entry, kind }) }]
  })
}

function versionOf({ annotations }: IndexChild): string | undefined {
  const { resource, tag } = BUNDLE_ANNOTATIONS
  if (annotations[SIGNATURE_OF] !== undefined) return undefined
  if (annotations[resource] !== undefined)
    return annotations[resource] === 'trivy' ? annotations[tag] : undefined
  return /(?:^|\/trivy:)v?(\d+\.\d+\.\d+)$/.exec(annotations[REF_NAME] ?? '')?.[1]
}

interface Place {
  readonly files: LayoutFiles
  readonly entries: readonly IndexChild[]
  readonly entry: IndexChild
  readonly kind: TrivyImage['kind']
}

async function openImage({ files, entries, entry, kind }: Place): Promise<TrivyImage> {
  const label = `${kind === 'bundle' ? 'bundle' : 'Actions cache'}: trivy:${versionOf(entry)}`
  const read = (child: Descriptor) =>
    files.readSmall(
      { name: blobName(child.digest), what: `${files.where}: ${child.digest}`, sizeBytes: child.size },
      MAX_MANIFEST_BYTES,
    )
  const root = parseDocument(await read(entry), label)
  if (root.digest !== entry.digest) {
    throw new VerifyError(`${label}: digest`, { wanted: entry.digest, found: root.digest })
  }
  // Only for the words of what is read: no registry is asked.
  const ref = parseReference('localhost/trivy')
  const fetchBlob = (blob: Descriptor, maxBytes: number) =>
    collectBlob(openBlobOf(files, blob), { ref, blob, maxBytes })
  const readSignature = async (child: IndexChild): Promise<SignatureDocument | undefined> => {
    const fetched = parseChild(await read(child), child, `${label}: signature`)
    if (signatureLayers(fetched.manifest).length === 0) return undefined
    const blobs = new Map<string, Buffer>()
    for (const blob of [fetched.manifest.config, ...fetched.manifest.layers]) {
      blobs.set(blob.digest, await fetchBlob(blob, MAX_SIGNATURE_BYTES))
    }
    return { fetched, blobs, tag: child.annotations[SIGNATURE_TAG] }
  }
  return {
    label,
    kind,
    root,
    fetchChild: async (child) => parseChild(await read(child), child, `${label}: image`),
    openBlob: (blob) => openBlobOf(files, blob),
    fetchBlob,
    listSignatures: async () => {
      const own = entries.filter(({ annotations }) => annotations[SIGNATURE_OF] === root.digest)
      const documents = await Promise.all(own.map(readSignature))
      return documents.filter((document) => document !== undefined)
    },
  }
}
