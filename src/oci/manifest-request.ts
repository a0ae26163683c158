// Fetching a manifest: its bytes are checked against every digest that is known before anything in them is believed.
import { VerifyError } from '../base/errors.ts'
import { REGISTRIES_INPUT } from './connection-error.ts'
import { digestOf, isDigest } from './digest.ts'
import { pageHint, WebPageError } from './json.ts'
import {
  type FetchedManifest,
  type IndexChild,
  MANIFEST_ACCEPT,
  MAX_MANIFEST_BYTES,
  parseManifest,
  parseManifestOrIndex,
  selectLinuxAmd64,
} from './manifest.ts'
import { formatReference, type Reference } from './reference.ts'
import type { SendToRegistry } from './request.ts'
import { type Tries, withTries } from './retry.ts'
import { type Answer, readBody } from './transport.ts'

/** What fetching a manifest needs; each document has tries of its own. */
export interface ManifestContext {
  readonly send: SendToRegistry
  readonly newTries: () => Tries
}

/** Indexes in one another, as Trivy follows them; nobody has been seen to nest more than two. */
const MAX_NESTED = 4

/** The image manifest that a reference names; of an index the linux/amd64 child, as Trivy would take it. */
export async function fetchImageManifest(context: ManifestContext, ref: Reference): Promise<FetchedManifest> {
  let named = ref
  for (let depth = 0; ; depth++) {
    const bytes = await withTries(context.newTries(), () => fetchDocument(context.send, named))
    if (depth === MAX_NESTED) return saying(named, () => parseManifest(bytes))
    const child = saying(named, () => chooseChild(bytes))
    if (child === undefined) return saying(named, () => parseManifest(bytes))
    named = { ...ref, tag: undefined, digest: child.digest }
  }
}

/** The child of an index to go on with; undefined for an image. What it says of other platforms need not be readable. */
function chooseChild(bytes: Buffer): IndexChild | undefined {
  const unread: VerifyError[] = []
  const parsed = parseManifestOrIndex(bytes, 'manifest', (error) => unread.push(error))
  if (parsed.kind === 'manifest') return undefined
  const [reason] = unread
  if (parsed.children.length === 0 && reason !== undefined) throw reason
  return selectLinuxAmd64(parsed.children)
}

/** The bytes of what a reference names, checked against every digest that is known. */
export async function fetchDocument(send: SendToRegistry, ref: Reference): Promise<Buffer> {
  const what = `manifest of ${formatReference(ref)}`
  const answer = await send({
    ref,
    what,
    method: 'GET',
    // "latest" is what a reference without a tag has always meant.
    path: `manifests/${ref.digest ?? ref.tag ?? 'latest'}`,
    headers: { accept: MANIFEST_ACCEPT, 'accept-encoding': 'identity' },
    accepts: ({ status }) => status === 200,
  })
  const bytes = await readBody(answer, MAX_MANIFEST_BYTES)
  if (!bytes) throw new VerifyError(what, { wanted: `at most ${MAX_MANIFEST_BYTES} bytes`, found: 'more' })
  checkDigest(bytes, what, ref.digest)
  checkDigest(bytes, `${what} (Docker-Content-Digest)`, announcedDigest(answer))
  return bytes
}

function checkDigest(bytes: Buffer, what: string, wanted: string | undefined): void {
  const found = digestOf(bytes)
  if (wanted !== undefined && wanted !== found) throw new VerifyError(what, { wanted, found })
}

// Another algorithm than ours says nothing that we can check.
function announcedDigest({ headers }: Answer): string | undefined {
  const digest = headers['docker-content-digest']
  return typeof digest === 'string' && isDigest(digest) ? digest : undefined
}

// The parser knows what is wrong and not whose manifest it is.
function saying<T>(ref: Reference, parse: () => T): T {
  try {
    return advising(ref, parse)
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error
    throw new VerifyError(`${formatReference(ref)}: ${error.message}`, {
      cause: error.cause,
      isWhole: error.isWhole,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    })
  }
}

/** Parses what a reference names; of a web page in its place the error says where that was named. */
export function advising<T>({ namedIn }: Reference, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw error instanceof WebPageError ? error.advising(pageHint(namedIn ?? REGISTRIES_INPUT)) : error
  }
}
