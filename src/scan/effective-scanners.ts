// What a scan will really look for: its scanners after formats, compliance specs, and versions have had their say. Pure.
import semver from 'semver'
import { clean } from '../base/log.ts'
import { FORMAT_WORDS, isMeaning } from '../inputs/trivy-words.ts'
import type { Scanner, TrivySettings } from './settings.ts'

/** What is looked for, and what decided it, as the end of a sentence. */
export interface EffectiveScanners {
  readonly scanners: ReadonlySet<Scanner>
  /** Of the configuration of an image; only a compliance spec sets it for other targets too. */
  readonly imageConfig: ReadonlySet<'misconfig' | 'secret'>
  readonly because: string
  /** A compliance spec that nobody could read may ask for anything. */
  readonly isUnknown: boolean
}

/** Formats for which packages are listed without vulnerabilities (`types.SupportedSBOMFormats`). */
const SBOM_FORMATS: readonly string[] = ['cyclonedx', 'spdx', 'spdx-json', 'github']

/** Whether the report is a list of packages, or may be one, so that JARs are identified whatever the scanners. */
export function isSbomFormat(format: string): boolean {
  return SBOM_FORMATS.includes(format) || !isMeaning(FORMAT_WORDS, format)
}

/** Built-in specs that hold nothing but checks of configurations (trivy-checks, pkg/compliance). */
const MISCONFIG_SPEC = /^(k8s-(cis|nsa|pss)|eks-cis|rke2-cis|aws-cis)-/

const NONE: ReadonlySet<never> = new Set()

/** The scanners that this command will run with. */
export function effectiveScanners(settings: TrivySettings, trivyVersion: string): EffectiveScanners {
  const { command, scanners, format } = settings
  const imageConfig = command.value === 'image' ? settings.imageConfigScanners.value : NONE
  if (command.value === 'config') {
    return {
      scanners: new Set(['misconfig']),
      imageConfig: NONE,
      because: 'config always looks for misconfigurations',
      isUnknown: false,
    }
  }
  const spec = settings.compliance.value
  const ofFile = settings.complianceScanners
  if (spec !== undefined && ofFile !== undefined) {
    const because = `the compliance spec ${clean(spec, 100)} decides the scanners`
    return { scanners: ofFile, imageConfig: NONE, because, isUnknown: false }
  }
  if (spec !== undefined) return scannersOfSpec(spec)
  if (dropsScanners(settings, trivyVersion)) {
    return {
      scanners: NONE,
      imageConfig,
      because: `the format ${format.value} runs no scanner that is not asked for by name`,
      isUnknown: false,
    }
  }
  const names = [...scanners.value].join(', ') || 'none'
  return {
    scanners: scanners.value,
    imageConfig,
    because: `scanners ${names} (${scanners.origin})`,
    isUnknown: false,
  }
}

/**
 * `github` drops nothing; before 0.54 the SPDX formats drop even explicit scanners (`pkg/flag/options.go`
 * at v0.53.0 and v0.54.0, enableSBOM).
 */
function dropsScanners({ format, scanners }: TrivySettings, trivyVersion: string): boolean {
  const isSpdx = format.value === 'spdx' || format.value === 'spdx-json'
  if (isSpdx && semver.lt(trivyVersion, '0.54.0')) return true
  return (isSpdx || format.value === 'cyclonedx') && !scanners.isExplicit
}

function scannersOfSpec(spec: string): EffectiveScanners {
  const because = `the compliance spec ${spec} decides the scanners`
  if (spec === 'docker-cis-1.6.0') {
    return {
      scanners: new Set(['vuln']),
      // Whatever the target is, an image or not: Trivy does not ask (`pkg/flag/options.go`, Align).
      imageConfig: new Set(['misconfig', 'secret']),
      because,
      isUnknown: false,
    }
  }
  if (MISCONFIG_SPEC.test(spec)) {
    return { scanners: new Set(['misconfig']), imageConfig: NONE, because, isUnknown: false }
  }
  return {
    scanners: new Set(['vuln', 'misconfig', 'secret']),
    imageConfig: NONE,
    because: `${because}, and may ask for anything`,
    isUnknown: true,
  }
}
