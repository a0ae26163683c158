// Fetching a manifest: its bytes are checked against every digest that is known before anything in them is believed.
import { VerifyError } from '../base/errors.ts'
import { digestOf, isDigest } from './digest.ts'
import {
  type FetchedManifest,
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

/** The image manifest that a reference names; of an index the linux/amd64 child, as Trivy would take it. */
export async function fetchImageManifest(context: ManifestContext, ref: Reference): Promise<FetchedManifest> {
  const bytes = await withTries(context.newTries(), () => fetchDocument(context.send, ref))
  const named = saying(ref, () => parseManifestOrIndex(bytes))
  if (named.kind === 'manifest') return { manifest: named.manifest, bytes, digest: digestOf(bytes) }
  const child = saying(ref, () => selectLinuxAmd64(named.children))
  const childRef = { ...ref, tag: undefined, digest: child.digest }
  const childBytes = await withTries(context.newTries(), () => fetchDocument(context.send, childRef))
  return saying(childRef, () => parseManifest(childBytes))
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
    return parse()
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error
    throw new VerifyError(`${formatReference(ref)}: ${error.message}`, {
      cause: error.cause,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    })
  }
}
