// Settings that mean something else to Trivy than they seem to.
import semver from 'semver'
import { clean } from '../base/log.ts'
import { findSetting, isGoBool, type SettingSources, toBool } from './find-setting.ts'
import { FLAGS, type TrivyFlag } from './trivy-flags.ts'

/** Booleans that decide whether Trivy goes to the network. */
const BOOLEANS = [
  'TRIVY_OFFLINE_SCAN',
  'TRIVY_SKIP_DB_UPDATE',
  'TRIVY_SKIP_JAVA_DB_UPDATE',
  'TRIVY_SKIP_CHECK_UPDATE',
  'TRIVY_SKIP_VEX_REPO_UPDATE',
  'TRIVY_INSECURE',
]

/**
 * What Trivy does that its users do not expect.
 *
 * @param more flags that belong to resources
 */
export function findSurprises(sources: SettingSources, more: readonly TrivyFlag[]): string[] {
  const { inputs, environment, config, trivyVersion } = sources
  const notes: string[] = []
  for (const name of BOOLEANS) {
    const text = environment[name] ?? ''
    if (text !== '' && !isGoBool(text)) notes.push(`${name}: "${clean(text, 60)}" means false to Trivy`)
  }
  for (const flag of [...Object.values(FLAGS), ...more]) {
    const found = findSetting(flag, sources)
    if (found?.kind === 'deprecated key') {
      notes.push(`${found.origin} is a deprecated key; Trivy obeys it before flags and variables`)
    }
  }
  const skipsChecks = config.get('rego.skip-policy-update')
  if (skipsChecks !== undefined && !toBool(skipsChecks) && semver.gte(trivyVersion, '0.51.0')) {
    notes.push(`${config.file}: rego.skip-policy-update is false, which defeats TRIVY_SKIP_CHECK_UPDATE`)
  }
  if (inputs.compliance !== undefined && inputs.scanners !== undefined) {
    notes.push('scanners: Trivy passes over it, because the compliance report chooses its own')
  }
  return notes
}
