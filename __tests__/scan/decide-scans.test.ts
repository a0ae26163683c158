// Several scans in one job: what each of them is told, and what no scan of the job can have.
import { describe, expect, it } from 'vitest'
import { sharedSettings } from '../../src/scan/decide-scans.ts'
import { decide } from '../plan/settings-lab.ts'

const scannersOf = (written: Readonly<Record<string, string>>) =>
  decide({ inputs: written }).scans.map(({ command, scanners }) => [command.value, ...scanners.value])

describe('the scans of a job', () => {
  it.each([
    ['', [[undefined, 'vuln', 'secret']]],
    ['fs', [['fs', 'vuln', 'secret']]],
    [
      'fs, image',
      [
        ['fs', 'vuln', 'secret'],
        ['image', 'vuln', 'secret'],
      ],
    ],
    [
      'config\nimage',
      [
        ['config', 'misconfig'],
        ['image', 'vuln', 'secret'],
      ],
    ],
    // Twice the same, under two of its names.
    ['fs filesystem', [['fs', 'vuln', 'secret']]],
    // One that only a newer Trivy knows: the plan is that of any scan beside those that are known.
    [
      'image, hologram',
      [
        ['image', 'vuln', 'secret'],
        [undefined, 'vuln', 'secret'],
      ],
    ],
  ])('of scan-type %j are %j', (written, scans) => {
    expect(scannersOf({ 'scan-type': written })).toEqual(scans)
  })

  it('have what the other inputs say, each as far as Trivy lets it', () => {
    expect(scannersOf({ 'scan-type': 'fs, k8s, config', scanners: 'vuln, rbac' })).toEqual([
      ['fs', 'vuln'],
      ['k8s', 'vuln', 'rbac'],
      ['config', 'misconfig'],
    ])
    // What is for the other alone was not said of this one.
    expect(scannersOf({ 'scan-type': 'fs, k8s', scanners: 'rbac' })).toEqual([
      ['fs', 'vuln', 'secret'],
      ['k8s', 'rbac'],
    ])
  })

  it('warn of nothing that is right for one of them', () => {
    const { warnings, problems } = decide({ inputs: { 'scan-type': 'fs, k8s', scanners: 'vuln, rbac' } })
    expect([...warnings, ...problems]).toEqual([])
  })
})

describe('what no scan of the job can have', () => {
  it.each([
    [
      { 'scan-type': 'config, server', scanners: 'vuln' },
      'scanners: trivy config and trivy server have no --scanners, so it contradicts scan-type',
    ],
    [
      { 'scan-type': 'fs, sbom', scanners: 'rbac' },
      'scanners: trivy fs and trivy sbom refuse rbac; they know vuln, misconfig, secret, license',
    ],
    [
      { 'scan-type': 'fs, rootfs', 'image-config-scanners': 'secret' },
      'image-config-scanners: trivy fs and trivy rootfs have no --image-config-scanners, so it contradicts scan-type',
    ],
  ])('is a mistake: %j', (written, problem) => {
    expect(decide({ inputs: written }).problems).toEqual([problem])
  })

  it.each([
    { 'scan-type': 'config, image', scanners: 'vuln', vex: 'repo', 'image-config-scanners': 'secret' },
    { 'scan-type': 'fs, k8s', format: 'sarif' },
    { 'scan-type': 'config, client', server: 'http://trivy.test' },
    { 'scan-type': 'config, hologram', scanners: 'vuln' },
  ])('is no mistake where one scan can: %j', (inputs) => {
    expect(decide({ inputs }).problems).toEqual([])
  })

  it('is told once, a misspelt word with the nearest', () => {
    expect(() => decide({ inputs: { 'scan-type': 'fs, imge' } })).toThrow(
      /^1 mistake .*scan-type: "imge" is not one of .*; the nearest is image$/,
    )
  })
})

it('shares mirrors that one of them has, and repositories that one of them is told', () => {
  const { scans } = decide({
    inputs: { 'scan-type': 'vm, image' },
    yaml: 'registry: { mirrors: { ghcr.io: [mirror.test] } }',
    environment: { TRIVY_DB_REPOSITORY: 'own.test/trivy-db' },
  })
  const { mirrors, repositories } = sharedSettings(scans)
  expect([...mirrors]).toEqual([['ghcr.io', ['mirror.test']]])
  expect(repositories.get('db-repository')).toMatchObject({ value: ['own.test/trivy-db'] })
})
