// What making POMs available is told: which are wanted, and what the run around it gives.
import type { BundleOpener } from '../../acquire/bundle-opener.ts'
import type { Log } from '../../base/log.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import type { RegistryClient } from '../../oci/client.ts'
import type { TransportNeeds } from './repositories/maven-transport.ts'
import type { RepositoryInputs } from './repositories/repository-facts.ts'

/** Which POMs are wanted, and what the user said about where they are. */
export interface PomsRequirement extends RepositoryInputs {
  /** Directory that will be scanned, and the pom.xml files in it, relative. */
  readonly root: string
  readonly poms: readonly string[]
  readonly workspace: string
  readonly trivyVersion: string
  /** Keeps also what needed a login. */
  readonly keepsPrivate: boolean
  /** Of what can change: snapshots, and what no repository has. */
  readonly maxAgeMs: number
  /** Where they are placed; default: the local repositories of Maven and Trivy. */
  readonly placeIn?: readonly string[] | undefined
  /** Registry bases that the user chose, below which a set may lie. */
  readonly registries: readonly string[]
}

/** What the run around it gives. */
export interface PomsContext extends TransportNeeds {
  readonly environment: NodeJS.ProcessEnv
  readonly timeLeftMs: () => number
  /** Absent when nobody may be asked. */
  readonly client: RegistryClient | undefined
  /** What was carried across, if anything: it is asked before the rest. */
  readonly bundle: BundleOpener | undefined
  readonly cache: ActionsCache | undefined
  readonly keyPrefix: string
  readonly save: boolean
  readonly log: Log
  readonly maskSecret: (secret: string) => void
}
