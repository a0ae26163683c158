// What a resource may know when it is asked for its need, its places, and what it must read before.
import type { AllowedRegistry } from '../../inputs/allowed-registries.ts'
import type { SaidInputs } from '../../inputs/said.ts'
import type { Inputs } from '../../inputs/table.ts'
import type { Scans, TrivySettings } from '../../scan/settings.ts'
import type { TrivyConfig } from '../../scan/trivy-config.ts'
import type { TrivyVersion } from '../../scan/trivy-version.ts'
import type { Workspace } from '../../scan/workspace.ts'

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
