// One scan of the matrix: how the action is told of it, and how Trivy is.
import type { PlannedName } from '../fixtures/resources.ts'
import type { Written } from '../fixtures/run-facts.ts'
import type { Kind, Target } from './plan-targets.ts'

/** One scan, as inputs of the action and as arguments of `trivy`. */
export interface Case {
  readonly inputs: Written
  readonly kind: Kind
  /** What is set for the whole job. */
  readonly environment?: Readonly<Record<string, string>>
  /** A trivy.yaml in the workspace. */
  readonly config?: string
  /** The first Trivy that takes these arguments; those before it refuse them. */
  readonly since?: string
  /** What the plan has and this scan does not ask for, each with the reason why it should be so. */
  readonly more?: Partial<Record<PlannedName, string>>
  /** Nobody has set up a VEX repository: the default one on GitHub is refused, which ends such a scan. */
  readonly hasDefaultVex?: boolean
}

/** Stands for the address of the Trivy server that the test starts. */
export const SERVER = 'http://server.invalid'

/** A case over files that need everything, unless it says otherwise. */
export function scan(command: string, inputs: Written = {}, rest: Partial<Omit<Case, 'inputs'>> = {}): Case {
  return { inputs: { 'scan-type': command, ...inputs }, kind: 'both', ...rest }
}

/** The case in one line. */
export function describeCase({ inputs, kind, environment = {}, config, hasDefaultVex }: Case): string {
  const { 'scan-type': command, ...rest } = inputs
  const said = Object.entries(rest).map(([name, value]) => `${name}=${value}`)
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
  const file = config === undefined ? [] : [`trivy.yaml ${JSON.stringify(config)}`]
  const vex = hasDefaultVex ? ['default VEX repository'] : []
  return [[command, ...said].join(' '), ...set, ...file, ...vex, `files: ${kind}`].join(', ')
}

/** What a step would call `trivy` with for these inputs. */
export function trivyArguments({ inputs }: Case, target: Target): readonly string[] {
  const { 'scan-type': command = '', 'scan-ref': path = '.', 'trivy-config': config, ...rest } = inputs
  const flags = Object.entries({
    ...rest,
    ...(config && { config: config === 'none' ? '' : config }),
  }).flatMap(([name, value]) => [`--${name}`, value])
  const targets: Readonly<Record<string, readonly string[]>> = {
    image: ['--input', target.image],
    version: [],
    vm: [target.disk],
    sbom: [target.sbom],
  }
  return [command, ...flags, ...(targets[command] ?? [path])]
}
