// What earlier uses of this action in the same job have set for later steps, and what of it no longer holds: a record beside
// the data tells what was ours, and what the user had set before.
import { join } from 'node:path'
import { copyEnvironment } from '../base/copy-environment.ts'
import { writeOwnFile } from '../base/own-file.ts'
import { readSmallFile } from '../base/small-file.ts'
import { nameJob } from '../provenance/job.ts'
import type { Settings } from './environment.ts'

/** One variable of the job that we have set. */
export interface SetVariable {
  readonly value: string
  /** What the user had set; undefined: nothing. */
  readonly before: string | undefined
  /** The cache directory of whose contents it speaks: for that it holds in later uses too. */
  readonly cacheDir: string | undefined
}

/** What earlier uses have set and nobody has changed since, by name. */
export type EarlierUses = ReadonlyMap<string, SetVariable>

/** Places, which every use sets anew; a use that names no cache directory goes on with the last one. */
const PLACES: readonly string[] = ['TRIVY_CACHE_DIR', 'TRIVY_CMD']

/** Names that the record may give back: whoever damages it must not choose any variable of the job. */
const OUR_NAMES = /^(TRIVY_[A-Z][A-Z_]*|XDG_DATA_HOME)$/

/** Reads the record. Nothing where none can be read: then everything counts as the user's own. */
export function readEarlierUses(environment: NodeJS.ProcessEnv): EarlierUses {
  const file = recordFile(environment)
  if (file === undefined) return new Map()
  const inForce = ([name, { value }]: [string, SetVariable]) => environment[name] === value
  try {
    return new Map(parseRecord(readSmallFile(file), nameJob(environment)).filter(inForce))
  } catch {
    // The first use of a job, or somebody has damaged it.
    return new Map()
  }
}

/** The environment as the user set it up: what the plan must not take for the user's word is as it was before. */
export function withoutEarlierUses(environment: NodeJS.ProcessEnv, earlier: EarlierUses): NodeJS.ProcessEnv {
  if (earlier.size === 0) return environment
  return copyEnvironment(
    environment,
    Object.fromEntries([...earlier].map(([name, set]) => [name, set.before])),
  )
}

/**
 * Values for what an earlier use set and this one does not prove. What speaks of data stays true for the directory in which
 * that lies, unless this use wanted the same and does not have it; all else was true of that use alone. A variable cannot be
 * removed from a job: for Trivy `false` and an empty one are as good (pure).
 */
export function takeBack(
  earlier: EarlierUses,
  settings: Pick<Settings, 'variables' | 'hostVariables' | 'unproven'>,
  cacheDir: string,
): Readonly<Record<string, string>> {
  const stale = [...earlier].filter(
    ([name, set]) =>
      settings.variables[name] === undefined &&
      settings.hostVariables?.[name] === undefined &&
      (set.cacheDir !== cacheDir || settings.unproven.includes(name)),
  )
  const values = stale.map(([name, set]) => [name, set, set.before ?? nothingFor(set.value)] as const)
  return Object.fromEntries(
    values.filter(([, set, value]) => set.value !== value).map(([name, , value]) => [name, value]),
  )
}

/** Switches that only spare calls, whatever is scanned: set by every use, and true without it. */
const NO_CLAIMS: readonly string[] = ['TRIVY_SKIP_VERSION_CHECK', 'TRIVY_DISABLE_TELEMETRY']

/**
 * The same where a use has failed before it knew anything: what data it wanted, and where, nobody knows, and what lies there
 * is as it was. But whatever else an earlier use has switched off, such as asking for POMs, it was to look at anew (pure).
 */
export function takeBackClaims(earlier: EarlierUses): Readonly<Record<string, string>> {
  const claims = [...earlier].filter(
    ([name, { value, before, cacheDir }]) =>
      value === 'true' && before !== value && cacheDir === undefined && !NO_CLAIMS.includes(name),
  )
  return Object.fromEntries(claims.map(([name, { before }]) => [name, before ?? 'false']))
}

/**
 * The settings of a use that sets nothing for the job: what an earlier use claims there and this one does not prove is denied in
 * them, for a flag and a line of the file count before the variable that is still in force (pure).
 */
export function denyClaims<T extends Pick<Settings, 'variables' | 'trivyArgs'>>(
  settings: T,
  earlier: EarlierUses,
): T {
  const denied = Object.entries(takeBackClaims(earlier)).filter(
    ([name, value]) => value === 'false' && settings.variables[name] === undefined,
  )
  const flags = denied.map(
    ([name]) => `--${name.replace('TRIVY_', '').replaceAll('_', '-').toLowerCase()}=false`,
  )
  return {
    ...settings,
    variables: { ...settings.variables, ...Object.fromEntries(denied) },
    trivyArgs: [settings.trivyArgs, ...flags].join(' '),
  }
}

function nothingFor(value: string): string {
  return value === 'true' || value === 'false' ? 'false' : ''
}

/** What a use has decided, for the record. */
export interface NewUse {
  readonly settings: Pick<Settings, 'variables' | 'hostVariables' | 'proven'>
  readonly takenBack: Readonly<Record<string, string>>
  readonly cacheDir: string
}

/**
 * Writes the record for later uses, before the variables are set: one that says too much is seen through.
 *
 * @param environment as the user set it up
 * @throws what the file system says
 */
export function rememberUse(environment: NodeJS.ProcessEnv, earlier: EarlierUses, use: NewUse): void {
  const file = recordFile(environment)
  if (file === undefined) return
  const { settings, takenBack, cacheDir } = use
  const describe = (value: string, name: string): SetVariable => ({
    value,
    before: environment[name],
    cacheDir: settings.proven.includes(name) ? cacheDir : undefined,
  })
  const set = Object.entries({ ...takenBack, ...settings.variables, ...settings.hostVariables })
    .filter(([name]) => OUR_NAMES.test(name) && !PLACES.includes(name))
    .map(([name, value]) => [name, describe(value, name)] as const)
  const variables = Object.fromEntries([...earlier, ...set])
  writeOwnFile(file, `${JSON.stringify({ job: nameJob(environment), variables }, undefined, 2)}\n`)
}

/** Below RUNNER_TEMP, which the runner empties before each job; without one there is no job whose uses could follow. */
function recordFile({ RUNNER_TEMP }: NodeJS.ProcessEnv): string | undefined {
  return RUNNER_TEMP ? join(RUNNER_TEMP, 'trivy-offline-cache', 'variables.json') : undefined
}

function parseRecord(text: string, job: string): [string, SetVariable][] {
  const record = JSON.parse(text) as { job?: unknown; variables?: unknown } | null
  if (record?.job !== job) return []
  return Object.entries(record.variables ?? {}).flatMap(([name, raw]: [string, unknown]) => {
    const set = parseVariable(raw)
    return OUR_NAMES.test(name) && set !== undefined ? [[name, set] as [string, SetVariable]] : []
  })
}

function parseVariable(raw: unknown): SetVariable | undefined {
  const { value, before, cacheDir } = (raw ?? {}) as Partial<Record<keyof SetVariable, unknown>>
  const isText = (one: unknown): one is string => typeof one === 'string'
  const isOptional = (one: unknown): one is string | undefined => one === undefined || isText(one)
  return isText(value) && isOptional(before) && isOptional(cacheDir) ? { value, before, cacheDir } : undefined
}
