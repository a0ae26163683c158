// A place that an artifact can come from, and what it offers: the runner store, a bundle, the Actions cache, a registry, or
// the server that publishes it.
import { ActionError } from '../base/errors.ts'
import type { Descriptor, FetchedManifest } from '../oci/manifest.ts'
import type { Provenance } from '../provenance/provenance.ts'
import type { UnpackedFile } from '../resources/artifact-resource.ts'
import type { StoreEntry } from '../store/entry.ts'

/** One version of a resource whose bytes can be read, but are not verified yet. */
export interface Artifact {
  readonly fetched: FetchedManifest
  readonly layer: Descriptor
  /** When a source last confirmed it as current: its age, where the data carries none. */
  readonly confirmedAt: Date
  /** What is said of the data itself, for a tag with its time; absent: `confirmedAt` is as good. Undefined: only a file's time is known. */
  readonly statedAt?: Date | undefined
  /** Whether somebody vouched for the digest (`isVouchedFor`): a server, or who typed it. */
  readonly confirmed: boolean
  /** A server was to say whether it knows the digest, and none did: a copy of last resort. */
  readonly isDoubtful?: boolean | undefined
  /** Over what a server did so in this run, for what no server gave. */
  readonly confirmedOver?: Provenance['transport'] | undefined
  /** What travelled with it. */
  readonly provenance?: Provenance | undefined
  /** Its files, where they lie extracted already; then there is no layer to open. */
  readonly stored?: StoreEntry | undefined
  /** The layer's bytes; can be called again after a failure. */
  openLayer(): AsyncIterable<Buffer>
  /** Moves its files, which its source has unpacked already, into an empty directory; undefined: there are none, or no more. */
  moveFiles?(into: string): Promise<readonly UnpackedFile[] | undefined>
  /** ETags by address, for asking the same server again; only from the server itself. */
  readonly validators?: Readonly<Record<string, string>> | undefined
  /** The config blob, verified: a layout is complete only with it. */
  readConfig(): Promise<Buffer>
}

/** What a source says that it has. */
export interface Offer {
  /** `sha256:` and at least the first 16 hex digits of the layer digest. */
  readonly digestPrefix: string
  /** How old the source says it is, before anything was read; undefined when it does not say. */
  readonly promisedAt: Date | undefined
  /** What the source calls it, where that says more than the source's label: the key of a cache entry. */
  readonly name?: string | undefined
  /** The version annotation, where there is one. */
  readonly version: string | undefined
  /** Pinned by its digest: the user wants this one, whatever its age. */
  readonly isPinned: boolean
  /** The source has others that may be newer, and none tells its age before it is read: all are read. */
  readonly hasRivals?: boolean | undefined
  /** @throws {VerifyError} when what is there is not what was offered, {UnconfirmedError} where a server was to vouch for it */
  load(): Promise<Artifact>
  /** The same without the word of a server, for want of anything else, or where one vouches for it by another way. */
  loadUnconfirmed?(): Promise<Artifact>
}

/** What a server was to vouch for, and none did: it is no more than a copy of last resort. */
export class UnconfirmedError extends ActionError {
  override name = 'UnconfirmedError'
  /** Whether a server answered, and could not say: it may yet vouch for another copy. */
  readonly isAnswered: boolean

  constructor(message: string, isAnswered: boolean) {
    super(message)
    this.isAnswered = isAnswered
  }
}

/** Gives what it has, best first; the next offer is asked for only when one was refused. */
export interface Source {
  readonly kind: 'runner-store' | 'bundle' | 'actions-cache' | 'registry' | 'http'
  readonly label: string
  /** What this source calls current is the newest there is. */
  readonly isUpstream: boolean
  /** Over what a server is spoken to; absent: TLS. */
  readonly transport?: Provenance['transport'] | undefined
  offers(): AsyncIterable<Offer>
  /** Once it has offered nothing: why, where that is more than that it has none. */
  explainAbsence?(): string
}

/** Whether an offer is the artifact with this layer digest. */
export function isSameLayer(offer: Offer, layerDigest: string | undefined): boolean {
  return layerDigest?.startsWith(offer.digestPrefix) === true
}

/** Whether sources of this kind speak for now: what one of them names is confirmed, and what it gives is new to the caches. */
export function isServer(kind: Source['kind']): boolean {
  return kind === 'registry' || kind === 'http'
}
