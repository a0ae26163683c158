// Which versions are wanted, which are refused, and how old a release must be.
import semver from 'semver'
import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../src/acquire/attempt.ts'
import { isDigest } from '../../../src/oci/digest.ts'
import { explainAttempts } from '../../../src/resources/trivy/find-program.ts'
import { INCIDENTS, judgeVersion } from '../../../src/resources/trivy/incidents.ts'
import { KNOWN_RELEASES, NEWEST_KNOWN } from '../../../src/resources/trivy/known-releases.ts'
import { fitting } from '../../../src/resources/trivy/listed-versions.ts'
import { archiveName, platformOf } from '../../../src/resources/trivy/platform.ts'
import { judgeAge, readWanted, sortCandidates } from '../../../src/resources/trivy/wanted-version.ts'

describe('the data on incidents', () => {
  it('has versions, a sentence, and a source for each', () => {
    for (const { versions, reason, source, fixedIn } of INCIDENTS) {
      const named = 'below' in versions ? [versions.below] : versions.each
      for (const version of named) expect(semver.valid(version)).toBe(version)
      expect(reason).toMatch(/^[a-z].*[^.]$/)
      expect(source).toMatch(/^https:\/\/github\.com\/aquasecurity\/trivy\/security\/advisories\/GHSA-/)
      if (fixedIn !== undefined) expect(versions).toEqual({ below: fixedIn })
    }
  })

  it.each(['0.69.4', '0.69.5', '0.69.6', '0.69.4-rc.1', '0.69.5+build'])('refuses %s', (version) => {
    expect(judgeVersion(version, []).refusal).toContain('was published by attackers in March 2026')
  })

  it.each([
    ['0.69.3', 2],
    ['0.71.0', 2],
    ['0.71.1-rc.1', 2],
    ['0.71.1', 1],
    ['0.72.0', 1],
    ['0.73.0', 0],
    ['0.76.0', 0],
  ])('warns of %s %i times, and refuses nothing', (version, count) => {
    const { refusal, warnings } = judgeVersion(version, [])
    expect({ refusal, count: warnings.length }).toEqual({ refusal: undefined, count })
  })

  it('is added to by deny-trivy, and never taken away from', () => {
    expect(judgeVersion('0.76.0', ['0.75.0', '>=0.76.0']).refusal).toBe(
      'Trivy 0.76.0 is denied by the input deny-trivy (>=0.76.0)',
    )
    expect(judgeVersion('0.69.4', ['!0.69.4', '0.1.0']).refusal).toContain('attackers')
  })
})

describe('the releases that are known', () => {
  it('have versions that nothing speaks against, and digests', () => {
    for (const [version, digest] of Object.entries(KNOWN_RELEASES)) {
      expect(semver.valid(version)).toBe(version)
      expect(isDigest(digest)).toBe(true)
      expect(judgeVersion(version, []).refusal).toBeUndefined()
    }
  })

  it('begin with the newest, which is the default', () => {
    expect(semver.rsort(Object.keys(KNOWN_RELEASES))[0]).toBe(NEWEST_KNOWN)
    expect(readWanted(undefined)).toEqual({ kind: 'exact', version: NEWEST_KNOWN })
  })
})

const TAGS = [
  '0.76.0',
  '0.75.1',
  '0.75.0',
  '0.69.4',
  '0.69.3',
  'latest',
  'canary',
  '0.77.0-rc.1',
  '0.76.0-amd64',
  'v0.78.0',
]

it.each([
  ['0.75.x', ['0.75.1', '0.75.0']],
  ['0.75', ['0.75.1', '0.75.0']],
  ['^0.75.0', ['0.75.1', '0.75.0']],
  ['>=0.70.0', ['0.76.0', '0.75.1', '0.75.0']],
  ['0.69.x', ['0.69.3']],
  ['0.1.x', []],
])('of the tags, %s takes these, newest first', (range, wanted) => {
  expect(sortCandidates(TAGS, readWanted(range), []).candidates).toEqual(wanted)
})

it.each([
  ['0.74.0', TAGS, 'it has no Trivy 0.74.0, but 0.76.0, 0.75.1, 0.75.0'],
  ['0.80.x', ['0.76.0', 'latest'], 'it has no Trivy 0.80.x, but 0.76.0'],
  ['0.74.0', ['latest'], 'it has no Trivy 0.74.0'],
])('says of a place that has no %s what it has, newest first', (wanted, names, said) => {
  const attempts: Attempt[] = []
  const wishes = { wanted: readWanted(wanted), denied: [] }
  fitting(names, 'bundle', { wishes, registries: [], note: (attempt) => attempts.push(attempt) })
  expect(attempts).toEqual([{ source: 'bundle', outcome: 'absent', detail: said }])
  const { message, hint } = explainAttempts(attempts, wishes.wanted, true)
  expect(message).toBe(`Trivy ${wanted} is not available: bundle: absent, ${said}`)
  expect(hint).not.toContain('registries')
})

it('says which of the wanted versions are refused', () => {
  const { candidates, refusals } = sortCandidates(TAGS, readWanted('0.69.4'), [])
  expect(candidates).toEqual([])
  expect(refusals).toEqual([expect.stringContaining('Trivy 0.69.4 was published by attackers')])
})

it.each([
  [new Date('2026-11-20T00:00:00Z'), true],
  [new Date('2026-11-22T00:00:00Z'), false],
  [undefined, false],
])('a release of %s is old enough after seven days: %s', (releasedAt, isOldEnough) => {
  const now = new Date('2026-11-28T00:00:00Z')
  expect(judgeAge(releasedAt, { now, cooldownMs: 7 * 86_400_000 }).isOldEnough).toBe(isOldEnough)
  expect(judgeAge(releasedAt, { now, cooldownMs: 0 }).isOldEnough).toBe(true)
})

it.each([
  ['linux', 'x64', 'trivy_0.76.0_Linux-64bit.tar.gz'],
  ['linux', 'arm64', 'trivy_0.76.0_Linux-ARM64.tar.gz'],
  ['linux', 'ppc64', 'trivy_0.76.0_Linux-PPC64LE.tar.gz'],
  ['linux', 's390x', 'trivy_0.76.0_Linux-s390x.tar.gz'],
  ['darwin', 'arm64', 'trivy_0.76.0_macOS-ARM64.tar.gz'],
  ['darwin', 'x64', 'trivy_0.76.0_macOS-64bit.tar.gz'],
  ['win32', 'x64', 'trivy_0.76.0_windows-64bit.zip'],
  ['win32', 'arm64', undefined],
  ['sunos', 'x64', undefined],
])('on %s %s the archive is %s', (system, architecture, name) => {
  expect(archiveName('0.76.0', platformOf(system, architecture))).toBe(name)
})
