// What a resource leaves to later steps, and what it knows by then.
import type { Log } from '../../base/log.ts'
import type { SeenFacts } from './known-facts.ts'
import type { OwnOutcome } from './own-outcome.ts'

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
