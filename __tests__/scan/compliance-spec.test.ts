// A compliance report in a file of the workspace decides what a scan needs, as it decides what Trivy looks for.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { readComplianceSpec } from '../../src/scan/compliance-spec.ts'
import { describeWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const specOf = (...ids: readonly string[]) => `spec:
  id: own
  title: Own
  description: Own
  version: "1.0"
  controls:
    - id: "1"
      name: one
      description: one
      severity: HIGH
      checks:
${ids.map((id) => `        - id: ${id}`).join('\n')}
`

const ROWS = [
  [['SECRET-CRITICAL'], ['secret']],
  [['CVE-2026-1'], ['vuln']],
  [['VULN-CRITICAL', 'DLA-1'], ['vuln']],
  [
    ['AVD-KSV-0012', 'secret-high'],
    ['misconfig', 'secret'],
  ],
] as const

describe('a compliance report', () => {
  const read = (text: string, setting = '@own.yaml') => {
    const workspace = makeDirectory('workspace')
    writeFile(workspace, 'own.yaml', text)
    return readComplianceSpec(setting, workspace)
  }

  it.each(ROWS)('whose checks are %j looks for %j', (ids, scanners) => {
    expect(read(specOf(...ids))).toEqual({ kind: 'read', scanners: new Set(scanners) })
  })

  it('that has its checks by a merge of YAML looks for them, as in Trivy', () => {
    const merged = 'x: &x {checks: [{id: CVE-1}]}\nspec:\n  controls:\n    - <<: *x\n      id: "1"\n'
    expect(read(merged)).toEqual({ kind: 'read', scanners: new Set(['vuln']) })
  })

  it('that is built into Trivy is no file', () => {
    expect(read('', 'docker-cis-1.6.0')).toBeUndefined()
    expect(readComplianceSpec(undefined, '/')).toBeUndefined()
  })

  it.each([
    ['a map', 'it has no spec with controls'],
    ['spec: {controls: [', 'Flow sequence'],
    [`a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(20)}*a]\nc: [${'*b,'.repeat(20)}*b]`, 'alias'],
  ])('that cannot be read says why: %s', (text, why) => {
    const spec = read(text)
    expect(spec?.kind === 'unread' ? spec.why : spec).toContain(why)
  })

  it('that is not there says so', () => {
    expect(read('', '@gone.yaml')).toMatchObject({ kind: 'unread', why: expect.stringContaining('ENOENT') })
  })
})

describeWithPeers(['trivy'], 'the real Trivy, without a network', () => {
  it.each(ROWS)('asks for what such a report needs, and for nothing else: %j', (ids, scanners) => {
    const workspace = makeDirectory('workspace')
    writeFile(workspace, 'own.yaml', specOf(...ids))
    const args = ['fs', '--compliance', '@own.yaml', '--cache-dir', makeDirectory('cache'), '.']
    const nobody = { ALL_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' }
    const { stderr } = spawnSync('trivy', args, {
      cwd: workspace,
      encoding: 'utf8',
      env: { ...process.env, ...nobody },
    })
    const asked = [
      ...(/vulnerability DB/.test(stderr) ? ['vuln'] : []),
      ...(/checks bundle/.test(stderr) ? ['misconfig'] : []),
    ]
    expect(asked, stderr).toEqual(scanners.filter((scanner) => scanner !== 'secret'))
  })
})
