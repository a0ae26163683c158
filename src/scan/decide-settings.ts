// What one later scan will be told, after Trivy's own rules: input, then variable, then trivy.yaml, then default. Pure.
import semver from 'semver'
import { clean } from '../base/log.ts'
import { commandOf } from './command.ts'
import {
  findSetting,
  type ScanInputs,
  type SettingSources,
  sayInputOrigin,
  toBool,
  toList,
  toText,
} from './find-setting.ts'
import { readLogins } from './registry-logins.ts'
import { decideMirrors, decideRepositories, type RepositoryRow } from './setting-repositories.ts'
import { findSurprises } from './setting-surprises.ts'
import { decideScanners, decideWordSettings } from './setting-words.ts'
import type { Report, Setting, TrivySettings } from './settings.ts'
import { FLAGS, type TrivyFlag } from './trivy-flags.ts'

/** The settings, what is wrong with them, what is likely wrong, and what is worth a line in the log. */
export interface DecidedSettings {
  readonly settings: TrivySettings
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** What else than the inputs says something about the later scan, and in which resources' words. */
export interface SettingContext
  extends Pick<SettingSources, 'environment' | 'config' | 'trivyVersion' | 'originOf'> {
  readonly resources: readonly { readonly repository?: RepositoryRow | undefined }[]
}

/** The settings that a later scan will have: that of the one `scanType`; `inputs` that could not be parsed are absent. */
export function decideSettings(
  inputs: ScanInputs,
  { resources, environment, config, trivyVersion, originOf }: SettingContext,
): DecidedSettings {
  const command = commandOf(inputs)
  const sources: SettingSources = { inputs, environment, config, trivyVersion, command, originOf }
  const problems = config.problem === undefined ? [] : [config.problem]
  const notes: string[] = []
  const warnings: string[] = []
  const report: Report = { problems, warnings, notes }
  const [said] = inputs.scanType ?? []
  if (said !== undefined && command === undefined) {
    warnings.push(`input scan-type: "${clean(said, 60)}" is not known here, so the plan is that of any scan`)
  }
  const ofResources = resources.flatMap(({ repository }) => repository?.flag ?? [])
  notes.push(...findSurprises(sources, ofResources))
  const settings: TrivySettings = {
    command: {
      value: command,
      origin: command === undefined ? 'not said' : sayInputOrigin('scan-type', sources),
    },
    scanners: decideScanners(sources, report),
    ...decideWordSettings(sources, report),
    vex: decideVex(sources),
    compliance: decideText(FLAGS.compliance, sources),
    skipsImages: decideFlag(FLAGS.skipImages, sources),
    server: decideServer(sources),
    skipDirs: toList(findSetting(FLAGS.skipDirs, sources)?.raw),
    skipFiles: toList(findSetting(FLAGS.skipFiles, sources)?.raw),
    filePatterns: toList(findSetting(FLAGS.filePatterns, sources)?.raw),
    repositories: decideRepositories(resources, sources, report),
    mirrors: decideMirrors(sources, report),
    logins: readLogins(sources, report),
  }
  return { settings, problems, warnings: [...new Set(warnings)], notes: [...new Set(notes)] }
}

function decideText(flag: TrivyFlag, sources: SettingSources): Setting<string | undefined> {
  const found = findSetting(flag, sources)
  const text = toText(found?.raw)
  return found === undefined || text === ''
    ? { value: undefined, origin: 'not said' }
    : { value: text, origin: found.origin }
}

function decideFlag(flag: TrivyFlag, sources: SettingSources): Setting<boolean> {
  const found = findSetting(flag, sources)
  return { value: toBool(found?.raw), origin: found?.origin ?? 'not said' }
}

/** Until 0.53 the value is one path, whatever it contains. */
function decideVex(sources: SettingSources): Setting<readonly string[]> {
  const found = findSetting(FLAGS.vex, sources)
  if (found === undefined) return { value: [], origin: 'not said' }
  const isList = Array.isArray(found.raw) || semver.gte(sources.trivyVersion, '0.54.0')
  return { value: isList ? toList(found.raw) : [toText(found.raw)], origin: found.origin }
}

/** `trivy client` (hidden, old) has another flag for the same, with a default. */
function decideServer(sources: SettingSources): Setting<string | undefined> {
  if (sources.command !== 'client') return decideText(FLAGS.server, sources)
  const said = decideText(FLAGS.remote, sources)
  if (said.value !== undefined) return said
  return { value: 'http://localhost:4954', origin: 'default of trivy client' }
}
