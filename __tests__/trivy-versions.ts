// The versions of Trivy that the product is judged by: the list is `.ci/trivy-versions`, `.ci/install-trivy` brings them.
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'

const LIST = join(import.meta.dirname, '..', '.ci', 'trivy-versions')

/** The directory of each group's edge: what reads the checks of major 1 ends with 0.68, what aborts on a 429 begins with 0.71. */
const EDGES = ['0.59.1', '0.68.2', '0.69.3', '0.76.0']

/**
 * For scans by the hundred: each is over before it is worth to collect garbage. A scan for misconfigurations takes 0.65 s of CPU
 * time with it, 0.95 s without (0.68.2 and 0.76.0), and 310 MB at most.
 */
export const WITHOUT_COLLECTING = { GOGC: 'off', GOMEMLIMIT: '1GiB' }

/** Every version of the list, oldest first, and last the one that `TRIVY_NEWEST` names: a release that is to be looked at. */
export function listTrivyVersions(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const lines = readFileSync(LIST, 'utf8').split('\n')
  const listed = lines.filter((line) => /^\d/.test(line)).map((line) => line.split(' ')[0] ?? '')
  const { TRIVY_NEWEST: newest } = environment
  return newest === undefined || listed.includes(newest) ? listed : [...listed, newest]
}

/** Those of a run: all with `TRIVY_VERSIONS=all` (`npm run conformance`), else the oldest and newest of each group. */
export function chosenTrivyVersions(environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const all = listTrivyVersions()
  const { TRIVY_VERSIONS: wanted } = environment
  if (wanted === 'all') return all
  const names = wanted === undefined ? EDGES : wanted.split(',')
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Error(`.ci/trivy-versions has no ${unknown.join(', ')}`)
  return names
}

/** The directory that holds the binary of this version, whether or not it is there. */
export function trivyDirectory(version: string, environment: NodeJS.ProcessEnv = process.env): string {
  const cache = environment.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  return join(environment.TRIVY_VERSIONS_DIR ?? join(cache, 'trivy-offline-cache-peers', 'trivy'), version)
}

/** PATH with this version before all others. */
export function pathWithTrivy(version: string): string {
  return `${trivyDirectory(version)}${delimiter}${process.env.PATH ?? ''}`
}

/** `describe` once for each version of the run; one that is not installed is skipped by name, and fails in CI. */
export function describeEachTrivy(title: string, body: (version: string) => void): void {
  for (const version of chosenTrivyVersions()) {
    const name = `Trivy ${version}: ${title}`
    if (existsSync(join(trivyDirectory(version), 'trivy'))) describe(name, () => body(version))
    else if (process.env.CI === 'true') {
      describe(name, () =>
        it('has its binary', () => Promise.reject(new Error('CI must run .ci/install-trivy'))),
      )
    } else describe.skip(`${name} (skipped: run .ci/install-trivy)`, () => body(version))
  }
}
