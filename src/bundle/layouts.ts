// The two forms that keep manifests: an OCI image layout, and the directory of skopeo's `dir:`.
import { VerifyError } from '../base/errors.ts'
import { digestOf } from '../oci/digest.ts'
import {
  type BlobIdentity,
  blobName,
  LAYOUT,
  type LayoutEntry,
  openBlobOf,
  readLayoutIndex,
} from '../oci/layout.ts'
import { type FileTimes, filesBelow, type LayoutFiles } from '../oci/layout-files.ts'
import { parseManifestOrIndex } from '../oci/manifest.ts'
import { MAX_DOCUMENT_BYTES, type Survey, surveyIndex } from '../oci/survey.ts'

/** An artifact with its manifest. */
export interface BundleEntry extends LayoutEntry {
  /** Of its index. */
  readonly times: FileTimes
  /** Its size is checked, its digest is not. */
  openBlob(blob: BlobIdentity): AsyncGenerator<Buffer>
}

/** What a layout holds, and what was passed over in it. */
export interface OpenedLayout extends Pick<Survey, 'passedOver'> {
  readonly entries: readonly BundleEntry[]
}

/** How a layout is opened. */
interface LayoutOptions {
  /** What the digest of its index must be. */
  readonly digest?: string
  /** There are so many that nobody looks for what one of them lacks. */
  readonly isOneOfMany?: boolean
}

/** Opens the layout below a directory. */
export async function openLayout(
  all: LayoutFiles,
  under: string,
  { digest, isOneOfMany = false }: LayoutOptions = {},
): Promise<OpenedLayout> {
  const files = filesBelow(all, under)
  const passedOver: string[] = []
  const children = await readLayoutIndex(files, digest, (error) => void passedOver.push(error.message))
  const survey = await surveyIndex(children, ({ digest: of, size }) =>
    files.readSmall({ name: blobName(of), what: `manifest ${of}`, sizeBytes: size }, MAX_DOCUMENT_BYTES),
  )
  if (children.length > 0 && survey.entries.length === 0 && !isOneOfMany) await refuseWithoutBlobs(files)
  const times = await files.facts({ name: LAYOUT.index, what: LAYOUT.index })
  const openBlob: BundleEntry['openBlob'] = (blob) => openBlobOf(files, blob)
  return {
    entries: survey.entries.map((entry) => ({ ...entry, times, openBlob })),
    passedOver: [...passedOver, ...survey.passedOver],
  }
}

/** What an index names may lie elsewhere: skopeo can give several layouts one directory of blobs. */
async function refuseWithoutBlobs(files: LayoutFiles): Promise<void> {
  if ((await files.list(LAYOUT.blobs, 0)).length > 0) return
  throw new VerifyError(`${files.where} has an ${LAYOUT.index} and no ${LAYOUT.blobs}`, {
    hint: `Carry the blobs in it, below ${LAYOUT.blobs}: copy the whole directory, and with skopeo leave out --dest-shared-blob-dir.`,
  })
}

const TRANSPORT_INDEX = 'manifest.json'

/** Opens what skopeo's `dir:` leaves: one manifest or index, and beside it every blob under the hex of its digest. */
export async function openTransport(all: LayoutFiles, under: string): Promise<OpenedLayout> {
  const files = filesBelow(all, under)
  const what = `${files.where}: ${TRANSPORT_INDEX}`
  const bytes = await files.readSmall({ name: TRANSPORT_INDEX, what }, MAX_DOCUMENT_BYTES)
  const parsed = parseManifestOrIndex(bytes, what)
  const mediaType = parsed.kind === 'index' ? parsed.mediaType : parsed.manifest.mediaType
  const root = {
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: {},
    platform: undefined,
  }
  const { entries, passedOver } = await surveyIndex([root], async ({ digest, size }) =>
    digest === root.digest
      ? bytes
      : files.readSmall(
          { name: `${hexOf(digest)}.${TRANSPORT_INDEX}`, what: `manifest ${digest}`, sizeBytes: size },
          MAX_DOCUMENT_BYTES,
        ),
  )
  if (entries.length === 0 && passedOver[0] !== undefined) throw new VerifyError(passedOver[0])
  const times = await files.facts({ name: TRANSPORT_INDEX, what })
  const openBlob: BundleEntry['openBlob'] = ({ digest, size }) =>
    files.stream({ name: hexOf(digest), what: `blob ${digest}`, sizeBytes: size }, 0)
  return { entries: entries.map((entry) => ({ ...entry, times, openBlob })), passedOver }
}

/** Of a digest that the parser has accepted. */
function hexOf(digest: string): string {
  return blobName(digest).slice('blobs/sha256/'.length)
}
