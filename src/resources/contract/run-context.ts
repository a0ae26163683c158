// What a run gives to a resource that speaks to somebody, and the publishers that it gets for it.
import type { BundleOpener } from '../../acquire/bundle-opener.ts'
import type { Placed } from '../../acquire/placed.ts'
import type { Source } from '../../acquire/source.ts'
import type { Clock, Limits } from '../../base/limits.ts'
import type { Log } from '../../base/log.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import type { ImageReader, RegistryClient } from '../../oci/client.ts'
import type { Store } from '../../store/store.ts'
import type { Requirement } from '../artifact-resource.ts'
import type { PlanFacts, SeenFacts } from './known-facts.ts'

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
