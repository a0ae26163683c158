// What the later scan will be told, after Trivy's own rules: input, then variable, then trivy.yaml, then default. Pure.
import semver from 'semver'
import type { Command, Scanner } from '../inputs/trivy-words.ts'
import { findSetting, type ScanInputs, type SettingSources, toList, toText } from './find-setting.ts'
import { findImpossibleInputs, findSurprises } from './setting-mistakes.ts'
import { decideMavenMirrors, decideMirrors, decideRepository } from './setting-repositories.ts'
import { decideScanners, decideWordSettings } from './setting-words.ts'
import type { TrivyConfig } from './trivy-config.ts'
import { FLAGS, type TrivyFlag } from './trivy-flags.ts'

/** A value, and where it comes from in words for people, such as `input scan-type` or `TRIVY_SCANNERS`. */
export interface Setting<T> {
  readonly value: T
  readonly origin: string
}

export type { Command, Scanner }

/** Everything about the later scan that decides what it fetches. */
export interface TrivySettings {
  /** undefined: nobody said. */
  readonly command: Setting<Command | undefined>
  /** Explicit scanners survive an SBOM format, default ones do not (trivy-facts §1.4). */
  readonly scanners: Setting<ReadonlySet<Scanner>> & { readonly isExplicit: boolean }
  readonly imageConfigScanners: Setting<ReadonlySet<'misconfig' | 'secret'>>
  readonly format: Setting<string>
  readonly pkgTypes: Setting<ReadonlySet<'os' | 'library'>>
  readonly vex: Setting<readonly string[]>
  readonly compliance: Setting<string | undefined>
  /** The address of a Trivy server: client mode. */
  readonly server: Setting<string | undefined>
  readonly skipDirs: readonly string[]
  readonly skipFiles: readonly string[]
  readonly filePatterns: readonly string[]
  /** Empty: the default of Trivy. */
  readonly dbRepository: Setting<readonly string[]>
  readonly javaDbRepository: Setting<readonly string[]>
  readonly checksBundleRepository: Setting<readonly string[]>
  /** `registry.mirrors` of trivy.yaml: a registry host, and what is asked before it. */
  readonly mirrors: ReadonlyMap<string, readonly string[]>
  /** `scan.maven.mirrors` of trivy.yaml: the URL of a Maven repository, and what is asked instead of it. */
  readonly mavenMirrors: ReadonlyMap<string, readonly string[]>
}

/** Where the parts of the decision put what is wrong, what is likely wrong, and what is worth a line in the log. */
export interface Report {
  readonly problems: string[]
  readonly warnings: string[]
  readonly notes: string[]
}

/** The settings, what is wrong with them, what is likely wrong, and what is worth a line in the log. */
export interface DecidedSettings {
  readonly settings: TrivySettings
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** The settings that the later scan will have; `inputs` that could not be parsed are absent. */
export function decideSettings(
  inputs: ScanInputs,
  environment: NodeJS.ProcessEnv,
  config: TrivyConfig,
  trivyVersion: string,
): DecidedSettings {
  const command = inputs.scanType
  const sources: SettingSources = { inputs, environment, config, trivyVersion, command }
  const problems = config.problem === undefined ? [] : [config.problem]
  const notes: string[] = []
  const warnings: string[] = []
  const report: Report = { problems, warnings, notes }
  problems.push(...findImpossibleInputs(inputs))
  notes.push(...findSurprises(sources))
  const settings: TrivySettings = {
    command: { value: command, origin: command === undefined ? 'not said' : 'input scan-type' },
    scanners: decideScanners(sources, report),
    ...decideWordSettings(sources, report),
    vex: decideVex(sources),
    compliance: decideText(FLAGS.compliance, sources),
    server: decideServer(sources),
    skipDirs: toList(findSetting(FLAGS.skipDirs, sources)?.raw),
    skipFiles: toList(findSetting(FLAGS.skipFiles, sources)?.raw),
    filePatterns: toList(findSetting(FLAGS.filePatterns, sources)?.raw),
    dbRepository: decideRepository('dbRepository', sources, report),
    javaDbRepository: decideRepository('javaDbRepository', sources, report),
    checksBundleRepository: decideRepository('checksBundleRepository', sources, report),
    mirrors: decideMirrors(sources, report),
    mavenMirrors: decideMavenMirrors(sources),
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

/** Until 0.53 the value is one path, whatever it contains (trivy-facts §8.2). */
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
