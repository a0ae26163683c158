// The repositories and mirrors that the user has told Trivy, so that this action asks the same.
import { describeError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import type { OwnInput } from '../inputs/own-input.ts'
import { findOwnInput } from '../inputs/read-own-input.ts'
import { namesOthers } from '../inputs/registry-bases.ts'
import { parseReference } from '../oci/reference.ts'
import { findSetting, type SettingSources, sayInputOrigin, toList, toText } from './find-setting.ts'
import type { Report, RepositorySetting } from './settings.ts'
import type { TrivyFlag } from './trivy-flags.ts'
import { takesMirrors } from './trivy-version.ts'

/** How this action and Trivy are told where a resource is. */
export interface RepositoryRow {
  readonly input: OwnInput<readonly string[]>
  readonly flag: TrivyFlag
  /** Whether Trivy's variable is a list, separated by commas, in this version. */
  takesList(trivyVersion: string): boolean
}

/** Where each resource is that can be told, by the name of its input. */
export function decideRepositories(
  resources: readonly { readonly repository?: RepositoryRow | undefined }[],
  sources: SettingSources,
  report: Report,
): ReadonlyMap<string, RepositorySetting> {
  const rows = resources.flatMap(({ repository }) => repository ?? [])
  return new Map(rows.map((row) => [row.input.name, decideRepository(row, sources, report)]))
}

/**
 * The repositories for one resource; none means `registries`. The own input, else `registries` when it names others than
 * the public ones (it is nearer to this step than what a job or file says), else Trivy's variable, else trivy.yaml.
 */
function decideRepository(
  { input, flag, takesList }: RepositoryRow,
  sources: SettingSources,
  report: Report,
): RepositorySetting {
  const own = findOwnInput(sources.inputs, input) ?? []
  if (own.length > 0) {
    return { value: own, origin: sayInputOrigin(input.name, sources), saidBy: 'input' }
  }
  if (namesOthers(sources.inputs.registries ?? [])) {
    return { value: [], origin: sayInputOrigin('registries', sources), saidBy: 'input' }
  }
  const found = findSetting(flag, sources)
  if (found === undefined) return NOT_SAID
  const isList = takesList(sources.trivyVersion)
  if (isPassedOver(found.raw, isList)) {
    const wanted = isList ? 'a text or a list of texts' : 'one text'
    report.warnings.push(
      `${found.origin}: Trivy passes over it, because it is not ${wanted}; so does this step`,
    )
    return NOT_SAID
  }
  const value = isList ? toList(found.raw) : [toText(found.raw)]
  report.problems.push(...value.flatMap((text) => findMistake(text, found.origin)))
  return { value, origin: found.origin, saidBy: found.kind === 'variable' ? 'variable' : 'file' }
}

const NOT_SAID: RepositorySetting = { value: [], origin: 'public registries', saidBy: 'nobody' }

/** A map is neither text nor list to Trivy (cast, ToString and ToStringSlice), and a list no text; both read as nothing. */
function isPassedOver(raw: unknown, isList: boolean): boolean {
  return raw instanceof Map || raw === '' || (Array.isArray(raw) && !isList)
}

/** `registry.mirrors` of trivy.yaml, by host in lower case; `trivy vm` does not have it. */
export function decideMirrors(
  { config, command, trivyVersion }: SettingSources,
  report: Report,
): ReadonlyMap<string, readonly string[]> {
  const map = config.get('registry.mirrors')
  if (!(map instanceof Map) || command === 'vm' || !takesMirrors(trivyVersion)) return new Map()
  const mirrors = new Map<string, readonly string[]>()
  for (const [host, raw] of map) {
    // A text is one mirror (cast, ToStringMapStringSlice). An empty one gets Trivy nowhere, nor does a slash at its end.
    const texts = Array.isArray(raw) ? toList(raw) : [toText(raw)]
    const list = texts
      .map((text) => (text.endsWith('/') ? text.slice(0, -1) : text))
      .filter((text) => text !== '')
    const origin = `${config.file}: registry.mirrors: ${clean(String(host), 100)}`
    report.problems.push(...list.flatMap((mirror) => findMistake(`${mirror}/repository`, origin)))
    mirrors.set(String(host), list)
  }
  return mirrors
}

/** Trivy refuses what is no reference; the later scan would fail on it. */
function findMistake(text: string, origin: string): string[] {
  if (text !== text.trim()) {
    return [`${origin}: a space beside a comma, which Trivy takes for a part of the reference`]
  }
  try {
    parseReference(text)
    return []
  } catch (error) {
    return [`${origin}: ${describeError(error)}`]
  }
}
