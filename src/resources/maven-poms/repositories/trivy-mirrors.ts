// The mirrors of Maven repositories that the user has told Trivy.
import semver from 'semver'
import { toList } from '../../../scan/find-setting.ts'
import type { TrivyConfig } from '../../../scan/trivy-config.ts'

/** `scan.maven.mirrors`: a list of `source` and `targets`, since Trivy 0.73. */
export function decideMavenMirrors({
  config,
  trivyVersion,
}: {
  readonly config: TrivyConfig
  readonly trivyVersion: string
}): ReadonlyMap<string, readonly string[]> {
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
