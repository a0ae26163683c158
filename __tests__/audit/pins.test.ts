import { describe, expect, it } from 'vitest'
import { judgeImage, judgeTrivy, judgeUses } from '../../src/audit/pins.ts'

const WHERE = { file: 'scan.yml', line: 1, job: 'scan' }
const COMMIT = '57a97c7e7821a5776cebc9bb87c984fa69cba8f1'
const kinds = (found: readonly { readonly kind: string }[]) => found.map(({ kind }) => kind)

describe('a reference of an action', () => {
  it.each([
    ['aquasecurity/trivy-action@0.0.1', ['compromised-pin']],
    ['aquasecurity/trivy-action@0.34.2', ['compromised-pin']],
    ['AquaSecurity/Trivy-Action@0.20.0', ['compromised-pin']],
    // The same version made anew, and the release that was never moved.
    ['aquasecurity/trivy-action@v0.34.2', ['unpinned']],
    ['aquasecurity/trivy-action@v0.35.0', ['unpinned']],
    ['aquasecurity/trivy-action@0.35.0', ['unpinned']],
    ['aquasecurity/trivy-action@master', ['unpinned']],
    [`aquasecurity/trivy-action@${COMMIT}`, []],
    ['aquasecurity/setup-trivy@v0.2.5', ['compromised-pin']],
    ['aquasecurity/setup-trivy@v0.2.6', ['unpinned']],
    ['oras-project/setup-oras@v1', ['unpinned']],
    ['docker://aquasec/trivy:0.69.6', ['compromised-trivy', 'unpinned']],
    ['actions/checkout@v4', []],
    ['org/trivy-offline-cache@v1', []],
    ['./.github/actions/trivy', []],
  ])('%s', (uses, found) => {
    expect(kinds(judgeUses(uses, [], WHERE))).toEqual(found)
  })

  it('that is compromised names the advisory, and what to use', () => {
    const [found] = judgeUses('aquasecurity/setup-trivy@v0.2.1', [], WHERE)
    expect(found?.message).toContain('GHSA-69fq-xp46-6x23')
    expect(found?.message).toContain('setup-trivy@81e514348e19b6112ce2a7e3ecbafe19c1e1f567 # v0.3.1')
  })
})

describe('an image, and a version', () => {
  it.each([
    ['aquasec/trivy', ['unpinned']],
    ['aquasec/trivy:latest', ['unpinned']],
    ['ghcr.io/aquasecurity/trivy:0.74.0', ['unpinned']],
    ['aquasec/trivy:0.72.0', ['old-trivy', 'unpinned']],
    [`aquasec/trivy@sha256:${'0'.repeat(64)}`, []],
    [`aquasec/trivy:0.69.4@sha256:${'0'.repeat(64)}`, ['compromised-trivy']],
    ['example/other:1', []],
  ])('%s', (image, found) => {
    expect(kinds(judgeImage(image, [], WHERE))).toEqual(found)
  })

  it.each([
    ['0.69.3', [], ['old-trivy']],
    ['0.69.5', [], ['compromised-trivy']],
    ['0.74.0', [], []],
    ['0.74.0', ['<0.76.0'], ['denied-trivy']],
    ['0.69.5', ['<0.76.0'], ['compromised-trivy']],
    ['latest', ['*'], []],
  ])('%s, where %j is denied', (version, denied, found) => {
    expect(kinds(judgeTrivy(version, denied, WHERE))).toEqual(found)
  })
})
