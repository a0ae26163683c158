// The limits of the file on what was asked: what has a stricter value gets that one, and it is told; a registry that is not
// allowed is refused. Pure.
import {
  type AllowedRegistry,
  allowedRegistries,
  isBaseAllowed,
  sayAllowed,
} from '../inputs/allowed-registries.ts'
import { camelCase } from '../inputs/own-input.ts'
import type { ReadInputs, SaidText } from '../inputs/said.ts'
import { composeInputs, composeLimits, type InputResource, type Inputs } from '../inputs/table.ts'
import type { RunnerConfig } from './runner-config.ts'

/** The inputs as they hold. */
export interface LimitedInputs extends ReadInputs {
  /** Registries that may be asked; undefined: all. */
  readonly allowed: readonly AllowedRegistry[] | undefined
  /** A line for each limit that made a difference. */
  readonly lines: readonly string[]
  /** Those that made a difference to what the step itself said. */
  readonly warnings: readonly string[]
  /** What is refused. */
  readonly problems: readonly string[]
}

/** Applies the limits. */
export function applyLimits(
  read: ReadInputs,
  config: RunnerConfig | undefined,
  resources: readonly InputResource[],
): LimitedInputs {
  if (config === undefined) return { ...read, allowed: undefined, lines: [], warnings: [], problems: [] }
  const values: Record<string, unknown> = { ...read.inputs }
  const said = new Map(read.said)
  const lines: string[] = []
  const warnings: string[] = []
  const table: Readonly<Record<string, (text: string) => unknown>> = composeInputs(resources)
  for (const [name, { tighten }] of Object.entries(composeLimits(resources))) {
    const text = config.limits.get(name)
    const parse = table[name]
    if (text === undefined || parse === undefined) continue
    const asked = values[camelCase(name)]
    const held = tighten(asked, parse(text))
    if (isSame(asked, held)) continue
    values[camelCase(name)] = held
    const line = describeBite(name, { text, was: said.get(name), config })
    if (said.get(name)?.by === 'step') warnings.push(line)
    else lines.push(line)
    said.set(name, { text, by: 'limit', origin: `limit in ${config.file}` })
  }
  return {
    lines,
    warnings,
    ...limitRegistries({ inputs: values as unknown as Inputs, said }, config),
  }
}

function describeBite(
  name: string,
  { text, was, config }: { text: string; was: SaidText | undefined; config: RunnerConfig },
): string {
  const asked = was === undefined || was.text === '' ? '' : ` instead of ${oneLine(was.text)}`
  // Of several values some may hold, because they are stricter.
  if (was !== undefined && /\b[a-z-]+=\d/.test(was.text))
    return `${name}: at most ${oneLine(text)}, where ${oneLine(was.text)} allows more, by the limits of ${config.file}`
  return `${name}: ${oneLine(text)}${asked}, by the limits of ${config.file}`
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ', ')
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || spell(a) === spell(b)
}

/** In whatever order; and without a limit in time is a value, too. */
function spell(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([name, one]) => `${name}=${String(one)}`).join()
}

/** What somebody named is refused; of the built-in ones those are taken that are allowed. */
function limitRegistries(
  { inputs, said }: ReadInputs,
  config: RunnerConfig,
): Omit<LimitedInputs, 'lines' | 'warnings'> {
  const text = config.limits.get('registries')
  if (text === undefined) return { inputs, said, allowed: undefined, problems: [] }
  const allowed = allowedRegistries(text)
  const isNamed = said.get('registries')?.by !== 'built-in'
  const refused = inputs.registries.filter((base) => !isBaseAllowed(base, allowed))
  if (refused.length === 0) return { inputs, said, allowed, problems: [] }
  if (isNamed) {
    const problems = refused.map((base) => refuseRegistry('registries', base, { allowed, file: config.file }))
    return { inputs, said, allowed, problems }
  }
  const left = inputs.registries.filter((base) => !refused.includes(base))
  const registries = left.length > 0 ? left : allowed.map((one) => sayAllowed([one]))
  const origin: SaidText = {
    text: registries.join(', '),
    by: 'limit',
    origin: `limit in ${config.file}`,
  }
  return {
    inputs: { ...inputs, registries },
    said: new Map(said).set('registries', origin),
    allowed,
    problems: [],
  }
}

/** Why what is named cannot be asked. */
export function refuseRegistry(
  what: string,
  named: string,
  { allowed, file }: { readonly allowed: readonly AllowedRegistry[]; readonly file: string },
): string {
  return `${what}: ${named} is not among the registries that ${file} allows on this runner (${sayAllowed(allowed)})`
}
