// What follows from a version of Trivy, at each boundary where it changes.
import { describe, expect, it } from 'vitest'
import {
  checksMajor,
  hasMajorInBundleMetadata,
  hasMemoryCache,
  hasVersionCheck,
  LATEST_KNOWN_TRIVY,
  needsBundleManifest,
  opensDatabaseReadOnly,
  parseTrivyVersion,
  takesRepositoryLists,
} from '../../src/scan/trivy-version.ts'
import { ARTIFACTS } from '../fixtures/resources.ts'

describe('a version of Trivy', () => {
  it.each([
    ['needs a .manifest in the bundle', needsBundleManifest, '0.60.0', '0.61.0', true],
    ['writes the major into the bundle metadata', hasMajorInBundleMetadata, '0.68.2', '0.69.0', false],
    ['opens the database read-only', opensDatabaseReadOnly, '0.67.2', '0.68.0', false],
    ['takes lists of repositories', takesRepositoryLists, '0.55.2', '0.56.0', false],
    ['has a version check to switch off', hasVersionCheck, '0.62.1', '0.63.0', false],
    ['can keep its scan cache in memory', hasMemoryCache, '0.52.2', '0.53.0', false],
  ])('%s', (_, rule, before, after, isSoBefore) => {
    expect([rule(before), rule(after), rule(LATEST_KNOWN_TRIVY)]).toEqual([
      isSoBefore,
      !isSoBefore,
      !isSoBefore,
    ])
  })

  it('reads the major of checks that belongs to it, also when it has two digits more than another', () => {
    expect(['0.9.0', '0.55.2', '0.56.0', '0.68.2', '0.69.0', '0.100.0'].map(checksMajor)).toEqual([
      0, 0, 1, 1, 2, 2,
    ])
  })

  it('calls the checks policies until 0.50', () => {
    expect(ARTIFACTS['checks-bundle'].settings('0.50.4')).toEqual({
      skipVariable: 'TRIVY_SKIP_POLICY_UPDATE',
      skipFlag: '--skip-policy-update',
      repositoryVariable: 'TRIVY_POLICY_BUNDLE_REPOSITORY',
      takesList: false,
    })
    expect(ARTIFACTS['checks-bundle'].settings('0.51.0')).toMatchObject({
      skipVariable: 'TRIVY_SKIP_CHECK_UPDATE',
      skipFlag: '--skip-check-update',
      repositoryVariable: 'TRIVY_CHECKS_BUNDLE_REPOSITORY',
    })
    expect(ARTIFACTS['vuln-db'].settings('0.50.4').skipVariable).toBe('TRIVY_SKIP_DB_UPDATE')
  })
})

describe('what trivy --version prints', () => {
  it.each([
    ['Version: 0.74.0\n', '0.74.0'],
    ['Version: v0.74.0', '0.74.0'],
    ['Version: 0.74.0\nVulnerability DB:\n  Version: 2\n', '0.74.0'],
    ['a warning first\nVersion: 0.61.1\n', '0.61.1'],
    ['Version: 0.70.0-rc.1-3-gabcdef\n', '0.70.0'],
  ])('says the version: %j', (output, version) => {
    expect(parseTrivyVersion(output)).toBe(version)
  })

  it.each([
    '',
    'Version: dev',
    '0.74.0',
    '  Version: 2\n',
    'Version: 0.074.0',
    `Version: ${'9'.repeat(20)}.0.0`,
  ])('may say nothing that can be used: %j', (output) => {
    expect(parseTrivyVersion(output)).toBeUndefined()
  })
})
