// The contract of a resource: what its folder says of it, and does for it. Everything else loops over the table of resources
// (resources/table.ts) and asks this. A resource is artifacts of one layer, which the pipe provides (`artifacts`), or it is
// followed while it is fetched, and provides itself (`provide`).
import type { Attempt } from '../acquire/attempt.ts'
import type { BundleOpener } from '../acquire/bundle-source.ts'
import type { Placed } from '../acquire/placed.ts'
import type { Source } from '../acquire/source.ts'
import type { Clock, Limits } from '../base/limits.ts'
import type { Log } from '../base/log.ts'
import type { ActionsCache } from '../cache/cache-client.ts'
import type { CarriedArtifact } from '../carry/carried.ts'
import type { CarriedImage } from '../carry/carried-image.ts'
import type { AllowedRegistry } from '../inputs/allowed-registries.ts'
import type { OwnInput } from '../inputs/own-input.ts'
import type { ReadableInputs } from '../inputs/read.ts'
import type { SaidInputs } from '../inputs/said.ts'
import type { Inputs } from '../inputs/table.ts'
import type { ImageReader, RegistryClient } from '../oci/client.ts'
import type { RepositoryRow } from '../scan/setting-repositories.ts'
import type { Command, Scans, TrivySettings } from '../scan/settings.ts'
import type { TrivyConfig } from '../scan/trivy-config.ts'
import type { TrivyVersion } from '../scan/trivy-version.ts'
import type { Clue, Workspace } from '../scan/workspace.ts'
import type { Store } from '../store/store.ts'
import type { ArtifactResource, Places, Requirement } from './artifact-resource.ts'

/** Whether a scan fetches it: for certain, depending on what it meets, or never. */
export type Need = 'needed' | 'maybe' | 'not needed'

/** What the plan says of one resource. */
export interface Decision {
  readonly need: Need
  /** Whether this action makes it available. */
  readonly provide: boolean
  /** One sentence that names the rule or the file that decided. */
  readonly reason: string
}

/** What is known whichever scan of the job reads it. */
export interface SeenFacts {
  /** The same for every scan. */
  readonly settings: Pick<TrivySettings, 'filePatterns'>
  /** undefined: nobody looked, because it would not have mattered. */
  readonly workspace: Workspace | undefined
  readonly offline: boolean
  readonly trivyVersion: string
}

/** What the need of one scan is decided from. */
export interface NeedFacts extends SeenFacts {
  readonly settings: TrivySettings
}

/** What the plan is made from. */
export interface PlanFacts {
  readonly inputs: Inputs
  /** Who said each of them; absent: nobody asks. */
  readonly said?: SaidInputs | undefined
  /** What the administrator of this runner allows; undefined: everything. */
  readonly limits?: PlanLimits | undefined
  readonly trivy: TrivyVersion
  readonly scans: Scans
  /** undefined: nobody looked, because it would not have mattered. */
  readonly workspace: Workspace | undefined
}

/** The limits that are in force. */
export interface PlanLimits {
  /** The file that holds them. */
  readonly file: string
  /** As they stand there, by the input's name. */
  readonly texts: ReadonlyMap<string, string>
  /** Registries that may be asked; undefined: all. */
  readonly allowed: readonly AllowedRegistry[] | undefined
}

/**
 * One resource.
 *
 * @typeParam Own what its folder has found out before the plan (`gather`), and gets back wherever it is asked
 */
export interface Resource<Own = unknown> {
  /** After the flags of `trivy clean`, where Trivy has one: in inputs, outputs, keys, and paths. */
  readonly name: string
  /** All of it, as a reader would say it: `VEX repositories`. */
  readonly title: string
  /** Its own inputs; they stand behind `registries` in action.yml, in the order of the table. */
  readonly inputs?: readonly OwnInput[] | undefined
  /** Default of `max-age`, in milliseconds; absent: it has no age, and is no name in that input. */
  readonly maxAgeMs?: number | undefined
  /** Default of `stale-if-error`, in milliseconds; absent: as with `maxAgeMs`. */
  readonly staleIfErrorMs?: number | undefined
  /** How Trivy and this action are told where it is, if they can be; the input is among `inputs` too. */
  readonly repository?: RepositoryRow | undefined
  /** Commands for whose scan the workspace decides; a list that names the resource wants a look at it whatever the command. */
  readonly walksFor?: readonly Command[] | undefined
  /** What in the workspace speaks for its need, by the names under which the walk collects it in `workspace.found`. */
  readonly looksFor?: Readonly<Record<string, Clue>> | undefined
  /** What of the workspace a scan passes over and succeeds all the same, one sentence each (pure); told where it is needed. */
  overlooked?(facts: SeenFacts): readonly string[]
  /**
   * Reads what the plan needs besides inputs, settings, and workspace, such as a file of the user's.
   *
   * @throws {InputError} when the user must correct it
   */
  gather?(context: GatherContext): Own
  /** What of that the user should act on, whatever is provided. */
  warningsOf?(own: Own): readonly string[]
  /** Secrets in that, for the masks of the log. */
  secretsOf?(own: Own): readonly string[]
  /**
   * Whether an input of its own asks for it, whatever a scan needs and `resources` lists; a leading `-` there wins. With
   * this, it is no part of a plan that does not provide it.
   */
  isAskedFor?(inputs: Inputs): boolean
  /** The version of Trivy that will scan, where this resource decides it; undefined: it does not. */
  scanningVersion?(inputs: ReadableInputs): string | undefined
  /**
   * Whether the user named what it is made of; absent: there is nothing to name. What nobody named may be missing from what
   * is carried by default.
   */
  isNamed?(own: Own): boolean
  /** Whether a scan fetches it, and why (pure). Asked for each scan of the job. */
  need(facts: NeedFacts, own: Own): Decision
  /**
   * The artifacts that it is made of (pure); absent: it is none.
   *
   * @param isProvided false: to know where Trivy could be pointed, for what is left out
   */
  artifacts?(facts: PlanFacts, own: Own, isProvided: boolean): readonly PlannedArtifact[]
  /** Whoever publishes its artifacts elsewhere than in registries; speaks to nobody until a source is asked. */
  openPublishers?(context: RunContext, own: Own): Publishers
  /**
   * Provides it by its own way: for what is no artifact of one layer. Never throws for what sources or this machine do
   * wrong; undefined: there was nothing to do.
   */
  provide?(context: ProvideOwnContext, own: Own): Promise<OwnOutcome | undefined>
  /** Writes what later steps need beside what was placed; told as it happens. */
  finish?(context: FinishContext, own: Own): void
  /** What later steps need besides the skip variables of its artifacts (pure). Asked whether it is provided or not. */
  exports?(facts: ExportFacts, own: Own): Exports
  /** The one artifact that upstream publishes of it in registries, where it is one. */
  readonly published?: ArtifactResource | undefined
  /** Where `mirror` puts it below a base, for the page of what a registry must allow. */
  readonly mirrored?: MirroredAt | undefined
  /** Public hosts that are asked for it besides registries, by default: for the page of networks. */
  readonly hosts?: readonly string[] | undefined
  /** Names of its outputs besides `<name>-ready`; their values are in {@link OwnOutcome.outputs}. */
  readonly outputs?: readonly string[] | undefined
  /** More in its row of the output `plan` (pure). */
  planRecord?(own: Own): Readonly<Record<string, unknown>>
}

/** Names in a registry, as people write them into its rules: `<…>` stands for what differs. */
export interface MirroredAt {
  readonly repository: string
  /** Tags that move with every update: no rule may fix them. */
  readonly movingTags: readonly string[]
  /** Tags that stay. */
  readonly fixedTags: readonly string[]
}

/** What gathering gets. */
export interface GatherContext {
  readonly inputs: Inputs
  readonly scans: Scans
  readonly config: TrivyConfig
  readonly trivyVersion: string
  /** How that version is known. */
  readonly trivyOrigin: TrivyVersion['origin']
  /** Of the one on PATH, where it was asked. */
  readonly trivyOnPath: string | undefined
  readonly environment: NodeJS.ProcessEnv
}

/** A resource, and what its folder has found out before the plan. */
export interface GatheredResource {
  readonly resource: Resource
  readonly own: unknown
}

/** The same, with what is decided of it. */
export interface DecidedResource extends GatheredResource {
  readonly decision: Decision
}

/** The same, with its artifacts that are to be made available. */
export interface PlannedResource extends DecidedResource {
  readonly requirements: readonly Requirement[]
}

/** One artifact of a resource, and where it may come from. */
export interface PlannedArtifact extends Places {
  readonly resource: ArtifactResource
  readonly schema: number
}

/** What a run gives to whoever speaks to somebody in it. */
export interface RunContext {
  readonly facts: PlanFacts
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  readonly limits: Limits
  readonly log: Log
  /** Ends everything: the job was cancelled, or the step's time is up. */
  readonly signal: AbortSignal
  /** Until the time limit of the step. */
  readonly timeLeftMs: () => number
  readonly workspace: string
  readonly cacheDir: string
  readonly maskSecret: (secret: string) => void
}

/** The publishers of a run, and whom they were asked at. */
export interface Publishers {
  /** @param placed what lies in the cache directory, as it was found good */
  publisherOf(requirement: Requirement, placed: Placed | undefined): Source | undefined
  readonly hostsContacted: Iterable<string>
  /** Removes what was fetched and not taken; never throws. */
  close?(): Promise<void>
}

/** What a resource that provides itself is given. */
export interface ProvideOwnContext extends RunContext {
  readonly seen: SeenFacts
  /** Absent when nobody may be asked. */
  readonly client: (RegistryClient & ImageReader) | undefined
  /** What was carried across, if anything. */
  readonly bundle: BundleOpener | undefined
  readonly cache: ActionsCache | undefined
  /** What jobs of this host share, where they do. */
  readonly store: Store | undefined
  readonly keyPrefix: string
  /** Whether this run keeps what it got in the Actions cache. */
  readonly save: boolean
  /** Nothing is placed for later steps: what is gathered is to be packed, pushed, or kept, and may lie in this directory meanwhile. */
  readonly away: string | undefined
  /** Whether the job is known to run the default branch's own code. */
  readonly isTrusted: boolean
  /** Where files outlive the job that others than the default branch may have started. */
  readonly guardsWhatOutlives: boolean
  /** Where `away` is: for which platforms, as `linux/arm64`; undefined: all that there are. */
  readonly platforms?: readonly string[] | undefined
  /** JSON of another root of trust than that of the public Sigstore. */
  readonly trustedRoot?: string | undefined
}

/** How a resource that provided itself stands: everything that verdict, report, settings, and outputs are made from. Plain data. */
export interface OwnOutcome {
  /** All of it is placed and proven. */
  readonly isReady: boolean
  /** `missing` fails the step unless the inputs say otherwise; `degraded`: used, or left to Trivy, but not as good as wished. */
  readonly state: 'good' | 'degraded' | 'missing'
  /** What is not as it should be, and what to do: the words of a failure or, where the step goes on, of a warning. */
  readonly shortfall: Shortfall | undefined
  /** More that the user should act on. */
  readonly warnings: readonly string[]
  /** No byte came from a registry or any other server. */
  readonly isHit: boolean
  readonly hosts: readonly string[]
  /** Of the closing line and the summary, beside its title and time. */
  readonly told: ToldOutcome
  /** More members of the evidence. */
  readonly evidence: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, string>>
  /** What the Actions cache has of it now; undefined: nothing, or nobody looked. */
  readonly inCache: 'saved' | 'exists' | undefined
  /** Whether there is something that could be kept. */
  readonly isKeepable: boolean
  /** What lies ready to be packed or pushed, where `away` was given. */
  readonly carried: readonly CarriedArtifact[]
  /** The same of whole images. */
  readonly carriedImages?: readonly CarriedImage[] | undefined
  readonly attempts: readonly Attempt[]
  /** For its own `finish` and `exports`. */
  readonly own: unknown
  readonly durationMs: number
}

/** What is wrong in one sentence, and what to do about it. */
export interface Shortfall {
  readonly message: string
  readonly hint: string
}

/** What a reader sees of a resource that provided itself. */
export interface ToldOutcome {
  /** Where from: `Maven repositories`. */
  readonly source: string
  /** `210 POMs: 200 kept, 10 fetched; 3 absent` */
  readonly state: string
  readonly digest: string
  /** `complete`, `not complete`: in the column *Confirmed*. */
  readonly confirmed: string
  /** `734 MB`; empty: nothing was transferred. */
  readonly size: string
}

/** What finishing gets. */
export interface FinishContext {
  readonly environment: NodeJS.ProcessEnv
  readonly cacheDir: string
  readonly log: Log
  /** Whether all artifacts of the resource are placed and proven, or it said so itself; undefined: it was not to be provided. */
  readonly isReady: boolean | undefined
  readonly outcome: OwnOutcome | undefined
}

/** What a resource's exports are made from. */
export interface ExportFacts {
  readonly seen: SeenFacts
  readonly cacheDir: string
  /** As in {@link FinishContext}. */
  readonly isReady: boolean | undefined
  readonly outcome: OwnOutcome | undefined
  /** Where `cacheDir` is mounted in a container. */
  readonly containerCacheDir: string
}

/** What later steps get. Nothing is exported that is not proven. */
export interface Exports {
  /** For this machine and for containers. */
  readonly variables?: Readonly<Record<string, string>> | undefined
  /** Only for this machine: what leads to directories that a container does not have. */
  readonly hostVariables?: Readonly<Record<string, string>> | undefined
  /** Flags of `trivy`, which every Trivy that may scan knows. */
  readonly flags?: readonly string[] | undefined
  /** Directories before all others on PATH, first first. */
  readonly path?: readonly string[] | undefined
  /** Only for containers: mounts as `from:to:ro`, and variables. */
  readonly docker?:
    | { readonly mounts: readonly string[]; readonly variables: Readonly<Record<string, string>> }
    | undefined
}
