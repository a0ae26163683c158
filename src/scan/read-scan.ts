// Reads all that the user said, in inputs, variables, and trivy.yaml, and reports every mistake in one message.
import { type ReadableInputs, readInputs } from '../inputs/read.ts'
import type { InputResource, Inputs } from '../inputs/table.ts'
import { decideScans } from './decide-scans.ts'
import type { SettingSources } from './find-setting.ts'
import type { RepositoryRow } from './setting-repositories.ts'
import { readTrivyConfig, type TrivyConfig } from './trivy-config.ts'
import { LATEST_KNOWN_TRIVY, versionToPlanBy } from './trivy-version.ts'

/** What reading takes from a resource. */
export interface ScanResource extends InputResource {
  /** How Trivy and this action are told where it is, if they can be. */
  readonly repository?: RepositoryRow | undefined
  /** The version of Trivy that will scan, where this resource decides it. */
  scanningVersion?(inputs: ReadableInputs): string | undefined
}

/** The version of Trivy that the inputs decide; undefined: they do not. */
export function saidVersion(resources: readonly ScanResource[], inputs: ReadableInputs): string | undefined {
  return inputs.trivyVersion ?? broughtVersion(resources, inputs)
}

/** The version of the Trivy that a resource puts in the place of the one on PATH; undefined: none does. */
export function broughtVersion(
  resources: readonly ScanResource[],
  inputs: ReadableInputs,
): string | undefined {
  const ofResources = resources.map((resource) => resource.scanningVersion?.(inputs))
  return ofResources.find((version) => version !== undefined)
}

/** How it is read. */
export interface ScanReading {
  /** The version that will scan where the inputs do not decide it: some settings are a mistake for one Trivy alone. */
  readonly otherwise?: string | undefined
  /** Who said an input, where that is not the step. */
  readonly originOf?: SettingSources['originOf']
}

/**
 * The inputs and trivy.yaml, which agree with each other.
 *
 * @param getText gives an input's text, with the default of action.yml
 * @throws {InputError} listing all mistakes at once, whether of one input, of several together, or of trivy.yaml
 */
export function readScan(
  resources: readonly ScanResource[],
  getText: (name: string) => string,
  environment: NodeJS.ProcessEnv,
  { otherwise = LATEST_KNOWN_TRIVY, originOf }: ScanReading = {},
): { readonly inputs: Inputs; readonly config: TrivyConfig } {
  const read: { config?: TrivyConfig } = {}
  const inputs = readInputs(resources, getText, (readable) => {
    read.config = readTrivyConfig(readable.trivyConfig, environment)
    const version = versionToPlanBy(saidVersion(resources, readable) ?? otherwise)
    const context = { resources, environment, config: read.config, trivyVersion: version, originOf }
    return decideScans(readable, context).problems
  })
  return { inputs, config: read.config ?? readTrivyConfig(inputs.trivyConfig, environment) }
}
