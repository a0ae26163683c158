// What lies in a layout that anybody may have written: every artifact that an index leads to, and what was passed over on the
// way, because nobody's artifact beside ours is a reason to refuse ours.
import { ActionError, describeError, VerifyError } from '../base/errors.ts'
import { digestOf } from './digest.ts'
import { checkDigest, type LayoutEntry } from './layout.ts'
import {
  type Descriptor,
  type IndexChild,
  MAX_MANIFEST_BYTES,
  MEDIA_TYPES,
  parseManifestOrIndex,
} from './manifest.ts'

/** Reads a small blob by its digest and size; throws VerifyError when it is not there. */
export type ReadDocument = (document: Pick<Descriptor, 'digest' | 'size'>) => Promise<Buffer>

/** What a survey found. */
export interface Survey {
  /** In the order of the index. */
  readonly entries: readonly LayoutEntry[]
  /** Why something was not looked into, one sentence each. */
  readonly passedOver: readonly string[]
}

/** An index of an index is what some tools write; more is not what anybody means. */
const MAX_DEPTH = 3
/** A backup of all tags of a repository has hundreds. */
const MAX_DOCUMENTS = 5000
/** All manifests are held in memory; real ones have about 1 KiB. */
const MAX_TOTAL_BYTES = 64 << 20

/** Names by which tools say what something is: an entry of an index below takes them from above. */
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name']

/** Looks at everything that an index names. */
export async function surveyIndex(children: readonly IndexChild[], read: ReadDocument): Promise<Survey> {
  const entries: LayoutEntry[] = []
  const passedOver: string[] = []
  let documents = 0
  let totalBytes = 0

  async function visit(child: IndexChild, depth: number): Promise<void> {
    documents += 1
    totalBytes += child.size
    if (documents > MAX_DOCUMENTS || totalBytes > MAX_TOTAL_BYTES) {
      throw new VerifyError(
        `the index leads to more than ${MAX_DOCUMENTS} documents, or to more than 64 MiB of them`,
      )
    }
    const what = `manifest ${child.digest}`
    const bytes = await read(child)
    checkDigest(digestOf(bytes), child.digest, what)
    const parsed = parseManifestOrIndex(bytes, what, (error) => void passedOver.push(error.message))
    if (parsed.kind === 'manifest') {
      const fetched = { manifest: parsed.manifest, bytes, digest: child.digest }
      entries.push({ fetched, annotations: child.annotations })
      return
    }
    if (depth >= MAX_DEPTH) throw new VerifyError(`${what}: an index too far down`)
    for (const below of forThisPlatform(parsed.children))
      await note({ ...below, annotations: inherit(child, below) }, depth + 1)
  }

  /** What is damaged or foreign is no reason to refuse the rest. */
  async function note(child: IndexChild, depth: number): Promise<void> {
    try {
      if (!isReadable(child.mediaType))
        throw new VerifyError(`${child.digest}: of the foreign type ${child.mediaType}`)
      await visit(child, depth)
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      passedOver.push(describeError(error))
    }
  }

  for (const child of children) await note(child, 0)
  return { entries, passedOver }
}

/** As Trivy takes it: linux/amd64, and what has no platform: builds for others, and attestations beside them, are not. */
function forThisPlatform(children: readonly IndexChild[]): readonly IndexChild[] {
  return children.filter(
    ({ platform }) =>
      platform === undefined || (platform.os === 'linux' && platform.architecture === 'amd64'),
  )
}

function inherit(above: IndexChild, below: IndexChild): Readonly<Record<string, string>> {
  const names = Object.entries(above.annotations).filter(([name]) => NAMES.includes(name))
  return { ...Object.fromEntries(names), ...below.annotations }
}

function isReadable(mediaType: string): boolean {
  return (Object.values(MEDIA_TYPES) as string[]).includes(mediaType)
}

/** The largest document that is read. */
export const MAX_DOCUMENT_BYTES = MAX_MANIFEST_BYTES
