// VEX repositories across the gap: in the bundle, in the private registry, and in what the real Trivy finds afterwards.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { describeOffline } from '../offline-peers.ts'
import { startUpstream, step } from './carry-lab.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

const ARTIFACTS = 'vuln-db, vex-repo'
const FINDING = 'CVE-2021-23337'

describeOffline('real Trivy without any network, with VEX repositories that were carried', () => {
  let lab: VexLab
  beforeEach(async () => {
    lab = await startVexLab()
  })
  afterEach(() => lab.close())

  it('in a bundle: leaves out what they mark, and two of them are kept apart', async () => {
    const upstream = await startUpstream()
    const hub = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    const other = await lab.publish('other', [{ ...LODASH_NOT_AFFECTED, status: 'affected' }])
    const list = { 'vex-repositories': `hub=${hub}\nother=${other}`, resources: ARTIFACTS }
    const exported = await step('export', { ...list, registries: upstream.base })
    expect(exported.exitCode, exported.log).toBe(0)
    expect(exported.outputs.resources).toBe('vuln-db,vex-repo')
    lab.server.requests.length = 0

    const { file = '', 'bundle-digest': digest = '' } = exported.outputs
    const inputs = { ...list, offline: 'true', bundle: file, 'bundle-digest': digest, vex: 'repo' }
    const result = await step('main', inputs, { job: lab.job })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.outputs).toMatchObject({
      'cache-hit': 'true',
      degraded: 'false',
      'vex-repo-ready': 'true',
      hosts: '',
    })
    expect(lab.server.requests).toEqual([])
    expect(lab.scan(result.variables).ids).toEqual([])
    expect(lab.scan(result.variables, { vex: [] }).ids).toEqual([FINDING])
  })

  it('in a private registry: the base alone is enough, and their server is not asked', async () => {
    const upstream = await startUpstream()
    const target = await startRegistry()
    try {
      const list = {
        'vex-repositories': `hub=${await lab.publish('hub', [LODASH_NOT_AFFECTED])}`,
        resources: ARTIFACTS,
      }
      const to = `${target.host}/trivy`
      const mirrored = await step('mirror', { ...list, registries: upstream.base, to })
      expect(mirrored.exitCode, mirrored.log).toBe(0)
      expect(mirrored.outputs.references).toContain(`${to}/trivy-vex/hub:0.1@sha256:`)
      lab.server.requests.length = 0

      const again = await step('mirror', { ...list, registries: upstream.base, to })
      expect(again.log).toContain(`${to}/trivy-vex/hub:0.1: current`)
      lab.server.requests.length = 0

      const result = await step('main', { ...list, registries: to, vex: 'repo' }, { job: lab.job })
      expect(result.exitCode, result.log).toBe(0)
      expect(result.outputs.hosts).toBe(target.host)
      expect(lab.server.requests).toEqual([])
      expect(lab.scan(result.variables).ids).toEqual([])
    } finally {
      await target.close()
    }
  })
})
