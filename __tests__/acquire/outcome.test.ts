import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isDegraded, isMissing, judgeQuality, type Outcome, type Quality } from '../../src/acquire/outcome.ts'
import { isProvenAbsent } from '../../src/acquire/placed.ts'
import { UNKNOWN } from '../../src/provenance/provenance.ts'
import { NOW, requirementOf } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import type { ResourceName } from '../fixtures/resources.ts'
import { itWhere } from '../system.ts'

function outcome(name: ResourceName, quality: Quality | undefined): Outcome {
  const ready = {
    measuredAt: NOW,
    source: 'Actions cache',
    sourceKind: 'actions-cache',
    confirmed: false,
    provenance: UNKNOWN,
    layerDigest: undefined,
    version: undefined,
    transferredBytes: undefined,
  } as const
  return {
    requirement: requirementOf(name),
    ready: quality === undefined ? undefined : { ...ready, quality },
    attempts: [],
    problem: undefined,
    hint: undefined,
    isProvenAbsent: false,
    durationMs: 1,
  }
}

describe('the quality of the best copy', () => {
  it.each([
    ['fresh', false, 'fresh'],
    ['fresh', true, 'fresh'],
    ['stale', false, 'stale'],
    ['stale', true, 'upstream-stale'],
    ['expired', false, undefined],
    ['expired', true, 'upstream-stale'],
    [undefined, false, undefined],
    [undefined, true, undefined],
  ] as const)(
    'that is %s, while upstream has the same: %s, is %s',
    (freshness, isUpstreamCurrent, quality) => {
      expect(judgeQuality(freshness, isUpstreamCurrent)).toBe(quality)
    },
  )
})

describe('an outcome', () => {
  it.each([
    ['vuln-db', undefined, { missing: true, degraded: false }],
    ['java-db', undefined, { missing: true, degraded: false }],
    ['checks-bundle', undefined, { missing: false, degraded: true }],
    ['vuln-db', 'stale', { missing: false, degraded: true }],
    ['checks-bundle', 'stale', { missing: false, degraded: true }],
    ['vuln-db', 'upstream-stale', { missing: false, degraded: false }],
    ['vuln-db', 'fresh', { missing: false, degraded: false }],
  ] as const)('of %s, quality %s, is %j', (name, quality, { missing, degraded }) => {
    expect(isMissing(outcome(name, quality))).toBe(missing)
    expect(isDegraded(outcome(name, quality))).toBe(degraded)
  })
})

describe('a checks bundle', () => {
  it('is proven absent where there is no content, whatever else is left', async () => {
    const cacheDir = await makeTempDirectory()
    const requirement = requirementOf('checks-bundle')
    expect(isProvenAbsent(cacheDir, requirement)).toBe(true)
    await mkdir(join(cacheDir, 'policy'))
    await writeFile(join(cacheDir, 'policy/metadata.json'), '{}')
    expect(isProvenAbsent(cacheDir, requirement)).toBe(true)
    // Even an empty directory switches the embedded checks off.
    await mkdir(join(cacheDir, 'policy/content'))
    expect(isProvenAbsent(cacheDir, requirement)).toBe(false)
  })

  itWhere(['links'], 'is not proven absent by a link whose target may come', async () => {
    const cacheDir = await makeTempDirectory()
    await mkdir(join(cacheDir, 'policy'))
    await symlink('../later', join(cacheDir, 'policy/content'))
    expect(isProvenAbsent(cacheDir, requirementOf('checks-bundle'))).toBe(false)
  })

  it('is the only resource that can be: without a database a scan cannot be right', async () => {
    expect(isProvenAbsent(await makeTempDirectory(), requirementOf('vuln-db'))).toBe(false)
  })
})
