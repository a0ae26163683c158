// What the later scan will be told, each with who said it.
import type { Command, Scanner } from '../inputs/trivy-words.ts'
import type { Login } from '../oci/credentials.ts'

/** A value, and where it comes from in words for people, such as `input scan-type` or `TRIVY_SCANNERS`. */
export interface Setting<T> {
  readonly value: T
  readonly origin: string
}

/** Where a resource is, and whether Trivy has to be told so. */
export interface RepositorySetting extends Setting<readonly string[]> {
  /**
   * `input`: an input of this step, which Trivy does not see; `variable`, `file`: its own, and a checkout can hold the file;
   * `nobody`: the public ones.
   */
  readonly saidBy: 'input' | 'variable' | 'file' | 'nobody'
}

export type { Command, Scanner }

/** Logins that were told to Trivy, and by whom: secrets, which no record holds. */
export interface ToldLogins {
  /** From the job's environment: nobody who writes a file of the checkout may lead them anywhere. */
  readonly ofJob: readonly Login[]
  /** From trivy.yaml. */
  readonly ofFile: readonly Login[]
  /** `GITHUB_TOKEN`, for ghcr.io alone. */
  readonly ofGitHub: Login | undefined
}

/** Everything about one later scan that decides what it fetches. */
export interface TrivySettings {
  /** undefined: nobody said. */
  readonly command: Setting<Command | undefined>
  /** Explicit scanners survive an SBOM format, default ones do not. */
  readonly scanners: Setting<ReadonlySet<Scanner>> & { readonly isExplicit: boolean }
  readonly imageConfigScanners: Setting<ReadonlySet<'misconfig' | 'secret'>>
  readonly format: Setting<string>
  readonly pkgTypes: Setting<ReadonlySet<'os' | 'library'>>
  readonly vex: Setting<readonly string[]>
  readonly compliance: Setting<string | undefined>
  /** What the checks of a compliance report in a file look for; undefined: it is built into Trivy, or could not be read. */
  readonly complianceScanners?: ReadonlySet<Scanner> | undefined
  /** Of a cluster: its images are left out. */
  readonly skipsImages?: Setting<boolean> | undefined
  /** The address of a Trivy server: client mode. */
  readonly server: Setting<string | undefined>
  readonly skipDirs: readonly string[]
  readonly skipFiles: readonly string[]
  readonly filePatterns: readonly string[]
  /** Where resources are, by the name of the input that says it; an empty list: below each of the input `registries`. */
  readonly repositories: ReadonlyMap<string, RepositorySetting>
  /** `registry.mirrors` of trivy.yaml: a registry host, and what is asked before it. */
  readonly mirrors: ReadonlyMap<string, readonly string[]>
  readonly logins: ToldLogins
}

/** Of every later scan, in the order of the input `scan-type`; of one that nobody named where there is none. */
export type Scans = readonly [TrivySettings, ...TrivySettings[]]

/** Where the parts of the decision put what is wrong, what is likely wrong, and what is worth a line in the log. */
export interface Report {
  readonly problems: string[]
  readonly warnings: string[]
  readonly notes: string[]
}
