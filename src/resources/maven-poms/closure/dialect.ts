// How versions of Trivy differ in reading POMs (its sources at each version).
import semver from 'semver'

/** What changed. Versions before 0.57 are read like 0.57: they handled parents in another way, which is not followed. */
export interface Dialect {
  /** Names in managed entries are compared after evaluation; before 0.59 as a dependency has them written. */
  readonly comparesEvaluated: boolean
  /** A dependency is filled from its own POM, then overridden by the project; before 0.68 only one of both. */
  readonly fillsThenOverrides: boolean
  /** `project.artifactId` and `project.parent.…` are the POM's own; before 0.69 inherited ones win. */
  readonly prefersOwnElements: boolean
  /**
   * Repositories follow the way to a POM, and each module resolves for itself. Before 0.69 all repositories seen so far
   * were asked for everything, and what one module had resolved held for the others.
   */
  readonly keepsModulesApart: boolean
  /** A repository is enabled unless it says no; before 0.68 only if it says so. */
  readonly enablesByDefault: boolean
  /** Exclusions of the project's managed entries are added; before 0.70 they replaced all others. */
  readonly addsExclusions: boolean
}

/** How this version of Trivy reads POMs. */
export function dialectOf(trivyVersion: string): Dialect {
  const since = (version: string) => semver.gte(trivyVersion, version)
  return {
    comparesEvaluated: since('0.59.0'),
    fillsThenOverrides: since('0.68.0'),
    prefersOwnElements: since('0.69.0'),
    keepsModulesApart: since('0.69.0'),
    enablesByDefault: since('0.68.0'),
    addsExclusions: since('0.70.0'),
  }
}
