// What is known against versions of Trivy: data with sources, and nothing that an input could take away.
import semver from 'semver'

/** Something that speaks against some versions. */
export interface Incident {
  /** Those below one, or each by itself; not as ranges, for every job asks, and reading a range costs it half a millisecond. */
  readonly versions: { readonly below: string } | { readonly each: readonly string[] }
  /** `refused`: never installed, never used. `warned`: said each time. */
  readonly severity: 'refused' | 'warned'
  /** What happened, as the end of "Trivy 0.69.4 …". */
  readonly reason: string
  /** The version from which on it is well, where one is known. */
  readonly fixedIn: string | undefined
  readonly source: string
}

/** Newest first. */
export const INCIDENTS: readonly Incident[] = [
  {
    versions: { below: '0.73.0' },
    severity: 'warned',
    reason: 'can be made to write outside of its cache by the name of a VEX repository in repository.yaml',
    fixedIn: '0.73.0',
    source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-mcj4-mphf-j9ff',
  },
  {
    versions: { below: '0.71.1' },
    severity: 'warned',
    reason:
      'can be made to write outside of its cache by the title of a layer, which whoever fills a mirror chooses',
    fixedIn: '0.71.1',
    source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-mcj4-mphf-j9ff',
  },
  {
    versions: { each: ['0.69.4', '0.69.5', '0.69.6'] },
    severity: 'refused',
    reason: 'was published by attackers in March 2026, through the official workflow and with its signature',
    fixedIn: undefined,
    source: 'https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23',
  },
]

/** What is said about one version. */
export interface VersionVerdict {
  /** A sentence; undefined: nothing keeps it from being used. */
  readonly refusal: string | undefined
  /** Sentences. */
  readonly warnings: readonly string[]
}

/**
 * Judges a version.
 *
 * @param version as semver
 * @param denied versions and ranges of the input `deny-trivy`
 */
export function judgeVersion(version: string, denied: readonly string[]): VersionVerdict {
  const known = INCIDENTS.filter(({ versions }) => isOneOf(version, versions))
  const refused = known.find(({ severity }) => severity === 'refused')
  const own = denied.find((range) => matches(version, range))
  return {
    refusal: sayRefusal(version, refused, own),
    warnings: known
      .filter(({ severity }) => severity === 'warned')
      .map(({ reason, fixedIn, source }) => `Trivy ${version} ${reason}${sayFix(fixedIn)} (${source})`),
  }
}

function sayRefusal(
  version: string,
  refused: Incident | undefined,
  own: string | undefined,
): string | undefined {
  if (refused !== undefined) return `Trivy ${version} ${refused.reason} (${refused.source})`
  return own === undefined ? undefined : `Trivy ${version} is denied by the input deny-trivy (${own})`
}

function sayFix(fixedIn: string | undefined): string {
  return fixedIn === undefined ? '' : `; ${fixedIn} does not`
}

/** A pre-release or build of a version is judged as the version: whoever made it, the name is no excuse. */
function plainOf(version: string): string {
  return semver.coerce(version)?.version ?? version
}

function isOneOf(version: string, versions: Incident['versions']): boolean {
  const plain = plainOf(version)
  if ('each' in versions) return versions.each.includes(plain)
  return [version, plain].some((one) => semver.valid(one) !== null && semver.lt(one, versions.below))
}

function matches(version: string, range: string): boolean {
  const plain = plainOf(version)
  return semver.satisfies(version, range, { includePrerelease: true }) || semver.satisfies(plain, range)
}
