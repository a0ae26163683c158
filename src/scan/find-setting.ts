// Where the value of a flag comes from, by Trivy's precedence, and what its text means there.
import semver from 'semver'
import type { Inputs } from '../inputs/table.ts'
import type { Command } from '../inputs/trivy-words.ts'
import type { TrivyConfig } from './trivy-config.ts'
import type { TrivyFlag } from './trivy-flags.ts'

/** The inputs that settings may come from; one with a mistake is absent. */
export type ScanInputs = { readonly [K in keyof Inputs]?: Inputs[K] | undefined }

/** Everything that may say something about the later scan. */
export interface SettingSources {
  readonly inputs: ScanInputs
  readonly environment: NodeJS.ProcessEnv
  readonly config: TrivyConfig
  readonly trivyVersion: string
  readonly command: Command | undefined
  /** Who said an input, by its name; absent: the step did. */
  readonly originOf?: ((input: string) => string | undefined) | undefined
}

/** What somebody said about a flag. */
export interface FoundSetting {
  readonly raw: unknown
  readonly origin: string
  readonly kind: 'input' | 'variable' | 'config' | 'deprecated key'
}

/**
 * The value of a flag, or undefined when nobody said one, or the subcommand does not have the flag. In this order:
 * the deprecated key in trivy.yaml (Trivy reads it first), input, variable, old variable, key.
 */
export function findSetting(flag: TrivyFlag, sources: SettingSources): FoundSetting | undefined {
  const { deprecatedKey } = namesFor(flag, sources.trivyVersion)
  const isOld = deprecatedKey !== undefined && hasFlag(flag, sources)
  return (
    (isOld ? fromKey(deprecatedKey, 'deprecated key', sources) : undefined) ??
    findCurrentSetting(flag, sources)
  )
}

/** The same without the deprecated key. */
export function findCurrentSetting(flag: TrivyFlag, sources: SettingSources): FoundSetting | undefined {
  if (!hasFlag(flag, sources)) return undefined
  const { inputs, environment, trivyVersion } = sources
  const { variables, key } = namesFor(flag, trivyVersion)
  const input = flag.input === undefined ? undefined : inputs[flag.input]
  if (flag.input !== undefined && isSaid(input)) {
    return { raw: input, origin: sayInputOrigin(kebabCase(flag.input), sources), kind: 'input' }
  }
  // An empty variable is an unset one.
  const variable = variables.find((name) => (environment[name] ?? '') !== '')
  if (variable !== undefined) return { raw: environment[variable], origin: variable, kind: 'variable' }
  return fromKey(key, 'config', sources)
}

/** `input scanners`, with the file that sets it where that is not the step. */
export function sayInputOrigin(name: string, { originOf }: Pick<SettingSources, 'originOf'>): string {
  return originOf?.(name) ?? `input ${name}`
}

function hasFlag({ commands }: TrivyFlag, { command }: SettingSources): boolean {
  return command === undefined || commands?.includes(command) !== false
}

function fromKey(
  path: string,
  kind: FoundSetting['kind'],
  { config }: SettingSources,
): FoundSetting | undefined {
  const raw = config.get(path)
  return raw === undefined ? undefined : { raw, origin: `${config.file}: ${path}`, kind }
}

function namesFor({ variable, key, alias }: TrivyFlag, trivyVersion: string) {
  if (alias === undefined) return { variables: [variable], key, deprecatedKey: undefined }
  // Before the flag was renamed, the old name is the only one.
  if (alias.since !== undefined && semver.lt(trivyVersion, alias.since)) {
    return { variables: [alias.variable], key: alias.key, deprecatedKey: undefined }
  }
  return { variables: [variable, alias.variable], key, deprecatedKey: alias.key }
}

function isSaid(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

/** The name of an input as users write it. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/**
 * A list as Trivy reads it: a text with a comma is split at commas, and nothing is trimmed; another text is split at
 * white space.
 */
export function toList(raw: unknown): readonly string[] {
  if (Array.isArray(raw)) return raw.map(toText)
  if (typeof raw !== 'string') return raw === undefined ? [] : [toText(raw)]
  return raw.includes(',') ? raw.split(',') : raw.split(/\s+/).filter((item) => item !== '')
}

/** A text as Trivy reads it; a map or list is none. */
export function toText(raw: unknown): string {
  if (typeof raw === 'string') return raw
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : ''
}

/** A boolean as Trivy reads it: Go's ParseBool, and anything else, `yes` and `on` too, silently means false. */
export function toBool(raw: unknown): boolean {
  return ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(toText(raw))
}

/** Whether Go's ParseBool knows this text. */
export function isGoBool(text: string): boolean {
  return toBool(text) || ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)
}
