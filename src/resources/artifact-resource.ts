// What is fetched, verified, kept, and placed as an OCI artifact of one layer, as the layers that do so see it: plain facts,
// and the few answers that only its own folder can give. They know no resource by name.
import type { Log } from '../base/log.ts'
import type { FetchedManifest, Manifest } from '../oci/manifest.ts'
import type { Reference } from '../oci/reference.ts'

/** A resource that is artifacts, or one of several under one name: each VEX repository is one of its own. */
export interface ArtifactResource {
  /** Of the resource in the table; several artifacts may be of one. */
  readonly name: string
  /** Of this one thing: a plain file name. */
  readonly id: string
  /** As a reader would say it, in log and summary: `Java DB`. */
  readonly title: string
  /** In lines of the plan and of `TRIVY_CMD`, where several share a name; default: the name. */
  readonly label?: { readonly inPlan: string; readonly inCommand: string } | undefined
  /** Repository below a registry base. */
  readonly repository: string
  /** Directory below the cache directory, with `/`. */
  readonly directory: string
  /** The only layer media type that is accepted. */
  readonly layerMediaType: string
  /** Others have the same layer type: where nothing names it, an artifact may be any of them, and is none. */
  readonly sharesLayerType?: boolean | undefined
  /** Largest compressed layer and largest extracted total that are accepted, in bytes: several times what is published. */
  readonly maxLayerBytes: number
  readonly maxExtractedBytes: number
  /** `data`: its contents say when they were built. `confirmation`: it is as old as the last word of a source that it is current. */
  readonly age: 'data' | 'confirmation'
  readonly maxAgeMs: number
  /** Infinity: age alone is never a failure. */
  readonly staleIfErrorMs: number
  /** What the number in `Requirement.schema` is called in messages. */
  readonly schemaWord: 'schema' | 'major'
  /** Built-in registry bases to which upstream does not push it: asking them only costs time. */
  readonly notPublishedAt: readonly string[]
  /** Whose data it is, where its name does not tell: another server may publish other data under the same name. */
  readonly origin?: string | undefined
  /** Who publishes it elsewhere than in a registry, as a reader knows them, and the word by which keys tell them apart. */
  readonly publisher?:
    | { readonly label: string; readonly key: string; readonly isPlain?: boolean | undefined }
    | undefined
  /** What works in its place when it cannot be had; absent: then a scan cannot be right. */
  readonly standIn?: StandIn | undefined
  /** File name of the archive that `oras pull` leaves, where upstream publishes one. */
  readonly rawArchive?: string | undefined
  readonly placement: Placement
  readonly contents: Contents
  /** What more than its one layer must be right of a manifest, such as a version; throws VerifyError. */
  checkManifest?(manifest: Manifest, schema: number): void
  /** The schema that a manifest tells by itself; undefined: it does not. */
  schemaOf?(manifest: Manifest): string | undefined
  /** What a version tells a reader beside the age, as the words in brackets: `index of 2026-11-20`. */
  describeVersion?(version: string): string | undefined
  /** The versions of Trivy that read this schema, as a semver range. */
  trivyVersions(schema: number): string
  /** What this Trivy calls its settings. */
  settings(trivyVersion: string): ResourceSettings
  /** Whether this Trivy opens it for writing, so that it must never be a file that jobs share; absent: none does. */
  isWrittenBy?(trivyVersion: string): boolean
  /**
   * Lines of POSIX shell that refuse a Trivy for which this schema is the wrong data; `$settings` names what the scan may
   * use, `say` tells it.
   */
  guardCommand?(schema: number, context: GuardContext): string
  /**
   * A command of POSIX shell that succeeds where a scan reads this although the plan did not expect it: `$subcommand` and
   * `$scanners` (empty: Trivy's default) tell what is run.
   */
  readonly isReadBy?: string | undefined
  /** More in the evidence, beside what is told of every artifact. */
  readonly evidence?: Readonly<Record<string, unknown>> | undefined
}

/** What a guard needs. */
export interface GuardContext {
  /** What runs Trivy, quoted for a POSIX shell. */
  readonly command: string
  /** With it the script ends, so that nobody takes it for a finding. */
  readonly exitCode: number
}

/** What this Trivy calls the settings of a resource. */
export interface ResourceSettings {
  readonly skipVariable: string
  readonly skipFlag: string
  /** Trivy's variable for its repository; undefined: there is none. */
  readonly repositoryVariable: string | undefined
  /** Whether that variable takes a list, separated by commas. */
  readonly takesList: boolean
}

/** Trivy has something of its own that it uses when the resource is provably not there. */
export interface StandIn {
  /** Below the resource's directory: what must not be there. */
  readonly absentPath: string
  /** What happens then, as the end of a sentence: `Trivy uses the checks embedded in it`. */
  readonly consequence: string
}

/**
 * How it lies in its directory. `files`: these, by name, each renamed into place in this order, so that a crash leaves data
 * newer than its metadata; other files in the directory are nobody's business. `tree`: the whole directory, swapped as one.
 */
export type Placement = { readonly provenFile: string; readonly metadataFile: string } & (
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'tree' }
)

/** What checking contents needs to know besides the directory. */
export interface ContentsContext {
  readonly now: Date
  readonly trivyVersion: string
}

/** What completing what lies staged needs. */
export interface CompletionContext extends ContentsContext {
  /** Of the artifact that it was extracted from. */
  readonly fetched: FetchedManifest
  /** When a source last said that this is current. */
  readonly confirmedAt: Date
  /** Where it comes from, for messages. */
  readonly label: string
  readonly log?: Log | undefined
  /** Ends it, with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** What completing found and did. */
export interface Completed {
  /** The instant from which the age counts. */
  readonly measuredAt: Date
  /** Paths of files that Trivy cannot use, and that are gone now. */
  readonly removed: readonly string[]
}

/** How its bytes are recognised, and made what Trivy expects. All throw VerifyError for what Trivy could not use. */
export interface Contents {
  /** Path below the resource's directory of a member of the archive; undefined: it is left out. Both with `/`. */
  memberPath(path: string): string | undefined
  /**
   * Unpacks a layer of which only its own index says what is wanted; absent: members are taken as they stream past, by
   * `memberPath`.
   */
  unpack?(layer: LayerFile): Promise<readonly UnpackedFile[]>
  /** Checks extracted files, and completes their metadata as Trivy itself would have written it. */
  complete(directory: string, context: CompletionContext): Promise<Completed>
  /**
   * Checks what lies in the cache directory.
   *
   * @param context `isSealed`: the files are those that were checked when they were placed
   * @returns when it was built, or when Trivy's own record says that it was confirmed; undefined: the seal alone tells
   */
  inspect(directory: string, context: InspectContext): Promise<Date | undefined>
  /** Notes in the placed metadata that a source has just confirmed it; only of what is as old as its confirmation. */
  renew?(directory: string, confirmedAt: Date, staging: string): Promise<void>
  /** Checks members as they stream past and lie nowhere; absent: it is unpacked for a moment. */
  stream?(context: ContentsContext): StreamedContents
}

/** A layer in a file, its digest proven; read as often as it takes. */
export interface LayerFile {
  readonly file: string
  /** Empty. */
  readonly into: string
  readonly maxExtractedBytes: number
  readonly signal: AbortSignal
}

/** A file that was unpacked. */
export interface UnpackedFile {
  /** Relative to the directory, with `/`. */
  readonly path: string
  /** In hex. */
  readonly sha256: string
}

/** What inspecting needs. */
export interface InspectContext extends ContentsContext {
  readonly isSealed: boolean
  /** The schema or major that is wanted, for what has no seal to tell. */
  readonly schema: number
}

/** A check of members that lie nowhere. */
export interface StreamedContents {
  /** Takes one member; every chunk must be read. */
  write(bytes: AsyncIterable<Buffer>, path: string): Promise<void>
  /** What came of it, when all have streamed past. */
  finish(): Promise<{ readonly measuredAt: Date }>
}

/** A place in a registry where an artifact is looked for. */
export interface RegistryPlace {
  readonly reference: Reference
  /** Upstream itself pushes here: what it calls current is the newest there is. */
  readonly isUpstream: boolean
  /** The user allows it to be spoken to over plain HTTP. */
  /** Where the user named it, in words for advice: `the input db-repository`; default: the registries. */
  readonly namedIn?: string | undefined
  readonly isPlain?: boolean | undefined
  /** A mirror, by `registry.mirrors` of trivy.yaml: Trivy adds it by itself. */
  readonly isMirror?: boolean
}

/** The places of one artifact, in order. */
export interface Places {
  readonly places: readonly RegistryPlace[]
  /** Whether this step's inputs chose the places, so that Trivy itself should be pointed at them too. */
  readonly placesAreChosen: boolean
}

/** One artifact to make available. */
export interface Requirement extends Places {
  readonly resource: ArtifactResource
  /** One sentence: what decided that it is needed. */
  readonly reason: string
  /** Schema of a database, major of the checks bundle, version of a specification; also its default tag. */
  readonly schema: number
  /** Manifest digests, when every place is pinned by one: then only these are wanted, whatever their age. */
  readonly pinnedDigests: readonly string[]
  readonly maxAgeMs: number
  readonly staleIfErrorMs: number
}
