// The front door of oci/: manifests and blobs of a registry, with all retries, logins, and redirects behind it.

import type { Clock, Limits } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import { createAuth } from './auth.ts'
import { collectBlob } from './blob.ts'
import { findBlob } from './blob-presence.ts'
import { ConnectionError } from './connection-error.ts'
import { type CredentialOptions, createCredentials } from './credentials.ts'
import { type FetchedDocument, fetchNamed, listReferrers, type Referrer } from './document-request.ts'
import type { Descriptor, FetchedManifest } from './manifest.ts'
import { type DocumentToPush, findManifest, listTags, pushDocument, pushManifest } from './manifest-push.ts'
import { fetchImageManifest } from './manifest-request.ts'
import type { BlobToPush, UploadContext } from './open-upload.ts'
import { downloadLargeBlob, type RangeRules } from './ranges.ts'
import type { Reference } from './reference.ts'
import { createRequester } from './request.ts'
import { createTries, type Tries, withTries } from './retry.ts'
import { createTransport, type Transport } from './transport.ts'
import { type PushedBlob, pushBlob } from './upload.ts'

/** What a client takes from the run around it. */
export interface RegistryClientOptions {
  readonly userAgent: string
  /** Registries that the user allowed to be plain HTTP; https is tried first there too. */
  readonly plainHttp: readonly string[]
  /** Why a registry may not be asked at all; undefined: it may. */
  readonly refuse?: ((ref: Reference) => string | undefined) | undefined
  /** Where Docker's configuration is: HOME, DOCKER_CONFIG, REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR, PATH. */
  readonly environment: NodeJS.ProcessEnv
  readonly limits: Limits
  readonly clock: Clock
  /** Ends every wait and transfer with its reason. */
  readonly signal: AbortSignal
  readonly log: Log
  readonly maskSecret: (secret: string) => void
  /** Logins besides those of Docker's configuration. */
  readonly givenFor?: CredentialOptions['givenFor']
  /** For tests. */
  readonly rangeRules?: RangeRules | undefined
  /** Where the user named the registries, in words for advice, where a reference does not say. */
  readonly namedIn?: string | undefined
}

/** The four things that can be asked of a registry; all throw RegistryError or VerifyError. */
export interface RegistryClient {
  /** The manifest that a reference names; of an index the linux/amd64 child. Checked against every digest that is known. */
  fetchManifest(ref: Reference): Promise<FetchedManifest>
  /** The bytes of a blob, exactly `blob.size` of them, resumed when the connection breaks. Not hashed. */
  openBlob(ref: Reference, blob: Descriptor): AsyncGenerator<Buffer>
  /** A small blob as a whole, size and digest checked. */
  fetchBlob(ref: Reference, blob: Descriptor, maxBytes: number): Promise<Buffer>
  /** Whether the registry has this blob, without downloading it; not asked again where nobody was reached. */
  hasBlob(ref: Reference, blob: { digest: string; size: number }): Promise<boolean>
  /** Every host[:port] that a request was made to, proxies aside. */
  readonly hostsContacted: ReadonlySet<string>
}

/** What whoever reads whole images asks besides; all throw RegistryError or VerifyError. */
export interface ImageReader extends Pick<RegistryClient, 'openBlob' | 'fetchBlob' | 'hostsContacted'> {
  /** What a reference names, be it an image or an index, as it is. Checked against every digest that is known. */
  fetchNamed(ref: Reference): Promise<FetchedDocument>
  /** What refers to the manifest of this digest, such as its signatures. */
  listReferrers(ref: Reference, digest: string): Promise<readonly Referrer[]>
  /** The tags of the reference's repository; undefined when the registry does not tell. */
  listTags(ref: Reference): Promise<readonly string[] | undefined>
}

/** What can be done to a registry, and what whoever does it wants to know before; all throw RegistryError or VerifyError. */
export interface RegistryWriter {
  /** Sends a blob unless it is there, or can be mounted from another repository of the same registry. */
  pushBlob(target: { ref: Reference; mountFrom?: string | undefined }, blob: BlobToPush): Promise<PushedBlob>
  /** Puts a manifest, byte for byte, under the tag of the reference; `isMove` where the tag names another by now. */
  pushManifest(target: { ref: Reference; isMove: boolean }, fetched: FetchedManifest): Promise<void>
  /** Puts a manifest or an index under the tag of the reference, and without one under its digest. */
  pushDocument(ref: Reference, document: DocumentToPush): Promise<void>
  /** The manifest that a reference names; undefined when there is none. Takes no right to push. */
  findManifest(ref: Reference): Promise<FetchedManifest | undefined>
  /** The tags of the reference's repository; undefined when the registry does not tell. */
  listTags(ref: Reference): Promise<readonly string[] | undefined>
}

/** A client for one run: it remembers tokens, dead hosts, and refused logins. */
export function createRegistryClient(
  options: RegistryClientOptions,
): RegistryClient & RegistryWriter & ImageReader {
  const { clock } = options
  // References are lower-case; what a user wrote need not be.
  const plainHttp = options.plainHttp.map((host) => host.toLowerCase())
  const transport = createTransport(options)
  const now = () => clock.now()
  const auth = createAuth({
    ...options,
    transport,
    credentials: createCredentials(options),
    clientId: options.userAgent.split('/')[0] ?? '',
    now,
  })
  const send = createRequester({ ...options, transport, auth, plainHttp, now })
  const newTries = () => createTries({ ...options, onGivenUp: (errors) => giveUpHost(transport, errors) })
  const openBlob = (ref: Reference, blob: Descriptor) =>
    downloadLargeBlob({ send, tries: newTries(), log: options.log }, ref, blob, options.rangeRules)
  const upload: UploadContext = { send, newTries, log: options.log }
  const named = (ref: Reference): Reference => ({ ...ref, namedIn: ref.namedIn ?? options.namedIn })
  return {
    pushBlob: (target, blob) => pushBlob(upload, target, blob),
    pushManifest: (target, fetched) => pushManifest(upload, target, fetched),
    pushDocument: (ref, document) => pushDocument(upload, { ref, isMove: false }, document),
    findManifest: (ref) => findManifest(upload, named(ref)),
    listTags: (ref) => listTags(upload, ref),
    fetchManifest: (ref) => fetchImageManifest({ send, newTries }, named(ref)),
    fetchNamed: (ref) => fetchNamed({ send, newTries }, named(ref)),
    listReferrers: (ref, digest) => listReferrers({ send, newTries }, ref, digest),
    openBlob,
    fetchBlob: async (ref, blob, maxBytes) => collectBlob(openBlob(ref, blob), { ref, blob, maxBytes }),
    hasBlob: createPresenceCheck((ref, blob) => findBlob({ send, log: options.log }, ref, blob), newTries),
    hostsContacted: transport.hostsContacted,
  }
}

/**
 * One try where nobody is reached, and none after that: asking whether a copy is known must not cost the minutes that the
 * copy would save. It is no reason to call the host dead for downloads, which try harder.
 */
function createPresenceCheck(
  find: RegistryClient['hasBlob'],
  newTries: () => Tries,
): RegistryClient['hasBlob'] {
  const unreachable = new Map<string, ConnectionError>()
  return async (ref, blob) => {
    const answer =
      unreachable.get(ref.registry) ??
      (await withTries(newTries(), () => find(ref, blob).catch(keepConnectionError)))
    if (typeof answer === 'boolean') return answer
    unreachable.set(ref.registry, answer)
    throw answer
  }
}

function keepConnectionError(error: unknown): ConnectionError {
  if (error instanceof ConnectionError) return error
  throw error
}

/** Only when all tries of one operation ended at the same silent host is the host, and not the hour, to blame. */
export function giveUpHost(transport: Transport, errors: readonly unknown[]): void {
  const last = errors.at(-1)
  if (!(last instanceof ConnectionError)) return
  if (errors.every((error) => error instanceof ConnectionError && error.origin === last.origin))
    transport.giveUp(last)
}
