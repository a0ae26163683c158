// What follows from Trivy's version: the major of the checks bundle, how its metadata is written, which variables exist.
import semver from 'semver'

/** The newest Trivy whose behaviour is known here. */
export const LATEST_KNOWN_TRIVY = '0.74.0'

/** The newest Trivy whose behaviour was run (docs/trivy-versions.md). */
export const NEWEST_RUN_TRIVY = '0.76.0'

/** The version of the Trivy that will scan, and how it is known. */
export interface TrivyVersion {
  readonly version: string
  readonly origin: 'input' | 'brought' | 'path' | 'latest-known'
  /** The major of the checks bundle that its own help names; only a Trivy that is not known here is asked. */
  readonly checksMajor?: number | undefined
  /** Of the one on PATH; undefined: there is none, it does not tell, or it was not asked. */
  readonly onPath?: string | undefined
}

/** Whether it is of a later minor version than any that was run: its rules may be others. */
export function isBeyondKnown(trivyVersion: string): boolean {
  const { major, minor } = new semver.SemVer(trivyVersion)
  return semver.gt(`${major}.${minor}.0`, NEWEST_RUN_TRIVY)
}

/** What to say of a Trivy that is newer than all that were run; undefined where it is not. */
export function explainBeyondKnown({ version, checksMajor: told }: TrivyVersion): string | undefined {
  if (!isBeyondKnown(version)) return undefined
  const checks =
    told === undefined
      ? `the checks bundle is that of major ${checksMajor(version)}`
      : `the checks bundle is that of major ${told}, as its own help says`
  return `Trivy ${version} is newer than any whose behaviour was run (${NEWEST_RUN_TRIVY}): the plan is that of ${NEWEST_RUN_TRIVY}, and ${checks}`
}

/** The default tag of the checks bundle in what `trivy image --help` prints; undefined if it names none. */
export function parseChecksMajor(help: string): number | undefined {
  const major = /--checks-bundle-repository\b.*\(default "[^"]*\/trivy-checks:(\d{1,4})"\)/.exec(help)?.[1]
  return major === undefined ? undefined : Number(major)
}

/** The version to plan by: of a range the newest that is known to be in it, else the first. */
export function versionToPlanBy(wanted: string): string {
  if (semver.valid(wanted) !== null) return wanted
  if (semver.satisfies(LATEST_KNOWN_TRIVY, wanted)) return LATEST_KNOWN_TRIVY
  return semver.minVersion(wanted)?.version ?? LATEST_KNOWN_TRIVY
}

/**
 * The major of the checks bundle that this Trivy reads: 0 until 0.55, 1 from 0.56, 2 from 0.69
 * (`pkg/policy/policy.go` BundleVersion).
 */
export function checksMajor(trivyVersion: string): 0 | 1 | 2 {
  if (semver.lt(trivyVersion, '0.56.0')) return 0
  return semver.lt(trivyVersion, '0.69.0') ? 1 : 2
}

/** Whether this Trivy reads `.manifest` in the bundle and silently ignores a bundle without one. */
export function needsBundleManifest(trivyVersion: string): boolean {
  return semver.lt(trivyVersion, '0.61.0')
}

/** Whether bundle metadata carries `MajorVersion` and `CustomBuild`. */
export function hasMajorInBundleMetadata(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.69.0')
}

/** Whether this Trivy opens the vulnerability DB read-only, so that a read-only mount works. */
export function opensDatabaseReadOnly(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.68.0')
}

/** Whether the repository variables take a comma-separated list; before, a single reference. */
export function takesRepositoryLists(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.56.0')
}

/** Whether trivy.yaml can name mirrors of registries. */
export function takesMirrors(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.59.0')
}

/** Whether this Trivy has a version check and telemetry, and the flags against them; before, a flag is fatal. */
export function hasVersionCheck(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.63.0')
}

/** Whether this Trivy can keep its scan cache in memory; before, the value is unknown to it. */
export function hasMemoryCache(trivyVersion: string): boolean {
  return semver.gte(trivyVersion, '0.53.0')
}

/** The version in what `trivy --version` prints (`Version: 0.74.0`, then facts about caches); undefined if none. */
export function parseTrivyVersion(output: string): string | undefined {
  return semver.valid(/^Version:\s*v?(\d+\.\d+\.\d+)/m.exec(output)?.[1]) ?? undefined
}

/** The rules of this Trivy that decided something in the plan and differ between versions. */
export function versionRules({ version: trivyVersion, checksMajor: told }: TrivyVersion): readonly string[] {
  const before = (version: string, rule: string) => (semver.lt(trivyVersion, version) ? [rule] : [])
  return [
    `checks of major ${told ?? checksMajor(trivyVersion)}`,
    ...before('0.54.0', 'the SPDX formats drop even explicit scanners'),
    ...before('0.54.0', 'VEX repositories are unknown'),
    ...before('0.56.0', 'one repository for each database'),
    ...before('0.59.0', 'registry mirrors are unknown'),
  ]
}
