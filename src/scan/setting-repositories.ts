// The repositories and mirrors that the user has told Trivy, so that this action asks the same.
import semver from 'semver'
import { describeError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { parseReference } from '../oci/reference.ts'
import { BUILT_IN_BASES } from '../resources/table.ts'
import { findSetting, kebabCase, type SettingSources, toList, toText } from './find-setting.ts'
import type { Report, Setting } from './settings.ts'
import { FLAGS } from './trivy-flags.ts'
import { takesMirrors, takesRepositoryLists } from './trivy-version.ts'

type RepositorySetting = 'dbRepository' | 'javaDbRepository' | 'checksBundleRepository'

/**
 * The repositories for one resource; none means `registries`. The own input, else `registries` when it names others than
 * the public ones (it is nearer to this step than what a job or file says), else Trivy's variable, else trivy.yaml.
 */
export function decideRepository(
  name: RepositorySetting,
  sources: SettingSources,
  report: Report,
): Setting<readonly string[]> {
  const own = sources.inputs[name] ?? []
  if (own.length > 0) return { value: own, origin: `input ${kebabCase(name)}` }
  if (isChosen(sources.inputs.registries)) return { value: [], origin: 'input registries' }
  const found = findSetting(FLAGS[name], sources)
  if (found === undefined) return { value: [], origin: 'default of the input registries' }
  // The bundle's is a single text in every version (trivy-facts §4.1).
  const isList = name !== 'checksBundleRepository' && takesRepositoryLists(sources.trivyVersion)
  const value = isList ? toList(found.raw) : [toText(found.raw)]
  report.problems.push(...value.flatMap((text) => findMistake(text, found.origin)))
  return { value, origin: found.origin }
}

function isChosen(registries: readonly string[] | undefined): boolean {
  return registries !== undefined && registries.join() !== BUILT_IN_BASES.join()
}

/** `registry.mirrors` of trivy.yaml, by host in lower case; `trivy vm` does not have it (trivy-facts §4.4). */
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

/** `scan.maven.mirrors`: a list of `source` and `targets`, since Trivy 0.73 (trivy-facts §6.2). */
export function decideMavenMirrors({
  config,
  trivyVersion,
}: SettingSources): ReadonlyMap<string, readonly string[]> {
  const entries = config.get('scan.maven.mirrors')
  if (!Array.isArray(entries) || semver.lt(trivyVersion, '0.73.0')) return new Map()
  const mirrors = entries.flatMap((entry: unknown): [string, readonly string[]][] => {
    if (!(entry instanceof Map)) return []
    const source: unknown = entry.get('source')
    const targets = toList(entry.get('targets'))
    return typeof source === 'string' && targets.length > 0 ? [[source, targets]] : []
  })
  return new Map(mirrors)
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
