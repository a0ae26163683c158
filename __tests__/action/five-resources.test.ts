// All five resources together, from real registries to the real Trivy without any network: by a bundle, and by one base.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cutNetwork } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { evidenceOf } from './carry-lab.ts'
import { startRegistry } from './distribution-lab.ts'
import { checkOut, expectAllFive, expectFindingsOffline, runForAll, startPublishers } from './five-lab.ts'

describeOffline('all five resources', () => {
  it('are carried in one bundle into a network with nothing in it', async () => {
    const publishers = await startPublishers()
    const connected = checkOut()
    const exported = await runForAll(connected, { action: 'export', inputs: publishers.inputs })
    await publishers.close()

    const gapped = checkOut()
    const bundle = join(gapped.temp, 'carried.tar')
    copyFileSync(exported.outputs.file ?? '', bundle)
    connected.remove()
    const { 'bundle-digest': digest = '' } = exported.outputs
    const result = await runForAll(gapped, {
      inputs: { offline: 'true', bundle, 'bundle-digest': digest },
      under: cutNetwork(),
    })
    expectAllFive(result)
    expect(result.outputs).toMatchObject({ 'cache-hit': 'true', hosts: '' })
    expect(evidenceOf(result)).toMatchObject(
      Array.from({ length: 4 }, () => ({ source: 'bundle', confirmed: true })),
    )
    expectFindingsOffline(gapped, result)
  })

  it('are read from that bundle by skopeo, each manifest with its layer', async () => {
    const publishers = await startPublishers()
    const job = checkOut()
    const { outputs } = await runForAll(job, { action: 'export', inputs: publishers.inputs })
    const file = outputs.file ?? ''
    const names = refNames(file)
    expect(names).toEqual([
      'trivy-db-2',
      'trivy-java-db-1',
      'trivy-checks-2',
      'trivy-vex-default-0.1',
      expect.stringMatching(/^trivy-poms-/),
    ])
    for (const name of names) {
      const source = `oci-archive:${file}:${name}`
      const manifest = JSON.parse(execFileSync('skopeo', ['inspect', '--raw', source], { encoding: 'utf8' }))
      const target = join(job.temp, name)
      execFileSync('skopeo', ['--insecure-policy', 'copy', source, `dir:${target}`])
      const [{ digest }] = manifest.layers
      expect(existsSync(join(target, digest.replace('sha256:', '')))).toBe(true)
    }
  })

  it('come from a mirror by its base alone in one run, and nothing else is connected to', async () => {
    const publishers = await startPublishers()
    const registry = await startRegistry()
    const to = `${registry.host}/private/trivy`
    const mirrored = await runForAll(checkOut(), { action: 'mirror', inputs: { ...publishers.inputs, to } })
    expect(mirrored.outputs.references?.trim().split('\n')).toHaveLength(5)
    await publishers.close()

    const job = checkOut()
    const trace = join(job.temp, 'connections')
    const result = await runForAll(job, {
      inputs: { registries: to },
      under: ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,sendmsg', '-o', trace],
    })
    expectAllFive(result)
    expect(result.outputs.hosts).toBe(registry.host)
    const [, port = ''] = registry.host.split(':')
    const addresses = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /AF_INET6?/.test(line))
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter((line) => !line.includes(`htons(${port})`))).toEqual([])
    await registry.close()
    expectFindingsOffline(job, result)
  })
}, ['docker-registry', 'skopeo', 'strace'])

/** The names by which others find the artifacts in the bundle. */
function refNames(file: string): readonly string[] {
  const index = JSON.parse(execFileSync('tar', ['-xOf', file, 'index.json'], { encoding: 'utf8' }))
  return index.manifests.map(
    ({ annotations }: { annotations: Record<string, string> }) =>
      annotations['org.opencontainers.image.ref.name'],
  )
}
