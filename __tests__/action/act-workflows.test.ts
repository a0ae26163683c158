// The examples and the reusable workflows that they call, on a runner that is not GitHub's.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { MAIN } from '../fakes/cache-service.ts'
import { startGitHubApi } from '../fakes/github-api.ts'
import { cutNetwork } from '../fixtures/offline-trivy.ts'
import { writePom } from '../fixtures/poms.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { type ActOptions, runExample } from './act-lab.ts'
import { hoursAgo, keyFor } from './cache-scene.ts'
import { startUpstream, step } from './carry-lab.ts'
import { PASSWORD, startRegistry, USER } from './distribution-lab.ts'
import { fillCheckout, startPublishers } from './five-lab.ts'
import { startMavenLab } from './maven-lab.ts'

/** All that it leads to is in the lab's repository. */
const POM = writePom('org.acme:app:1.0', { dependencies: ['org.lib:one:1.0'] })

/** Runs an example that has to end well; the log. */
async function callWorkflow(example: string, options: ActOptions): Promise<string> {
  const { isGood, log } = await runExample(example, options)
  expect(isGood, log).toBe(true)
  return log
}

itWithPeers(
  ['act', 'git', 'tar', 'zstd'],
  'nightly-warm.yml keeps everything, and says so in its outputs',
  async () => {
    const upstream = await startUpstream()
    const log = await callWorkflow('nightly-warm.yml', {
      event: 'schedule',
      changes: {
        'warm-cache.yml@v1': `warm-cache.yml@v1\n    with:\n      registries: ${upstream.base}\n      trivy-version: 0.74.0`,
      },
    })
    expect(log).toMatch(/kept=vuln-db,java-db,checks-bundle/)
    expect(log.match(/Actions cache: saved offline-cache-/g)).toHaveLength(3)
  },
)

itWithPeers(
  ['act', 'git', 'tar', 'zstd'],
  'nightly-warm.yml checks out for the POMs, removes what is superseded, and says how full the cache is',
  async () => {
    const upstream = await startUpstream()
    const { repository } = await startMavenLab()
    const api = await startGitHubApi()
    onTestFinished(() => api.close())
    const entry = (id: number, hours: number) => ({
      id,
      key: keyFor(upstream.registry, 'vuln-db', {
        time: hoursAgo(hours),
        layerDigest: `sha256:${String(id).repeat(64)}`,
      }),
      ref: MAIN,
      created_at: hoursAgo(hours).toISOString(),
    })
    api.entries.push(entry(1, 6), entry(2, 30))
    const inputs = [
      'resources: vuln-db, maven-poms',
      `registries: ${upstream.base}`,
      `maven-repository: central=${repository.url}`,
      'trivy-version: 0.74.0',
      // A list of labels; act maps the first that it knows.
      `runs-on: '["ubuntu-24.04"]'`,
    ]
    const log = await callWorkflow('nightly-warm.yml', {
      event: 'schedule',
      changes: { 'warm-cache.yml@v1': `warm-cache.yml@v1\n    with:\n      ${inputs.join('\n      ')}` },
      flags: ['--env', `GITHUB_API_URL=${api.url}`, '--secret', 'GITHUB_TOKEN=a-token-of-the-job'],
      fill: (checkout) => void writeFile(checkout, 'project/pom.xml', POM),
    })
    expect(log).toMatch(/kept=vuln-db,maven-poms/)
    expect(repository.requests.length).toBeGreaterThan(0)
    expect(log).toContain('removed 1 superseded entry')
    expect(api.entries.map(({ id }) => id)).toEqual([1])
    expect(new Set(api.requests.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer a-token-of-the-job']),
    )
    expect(api.requests.map(({ line }) => line)).toContainEqual(expect.stringMatching(/cache\/usage$/))
  },
)

itWithPeers(
  ['act', 'git'],
  'watch.yml rings for a warm job that has never run, and not for a mirror that has',
  async () => {
    const upstream = await startUpstream()
    const { isGood, log } = await runExample('watch.yml', {
      event: 'schedule',
      changes: {
        'registry.example.com/trivy': `${upstream.base}\n          trivy-version: 0.74.0`,
      },
    })
    expect(isGood, log).toBe(false)
    expect(log).toMatch(/The mirror is filled.*Job succeeded/)
    expect(log).toMatch(/repository is warm.*3 places are not as they should be: .*nothing is there/)
  },
)

itWithPeers(
  ['act', 'git', 'docker-registry', 'htpasswd'],
  'private-registry.yml mirrors with a login',
  async () => {
    const upstream = await startUpstream()
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const registry = await startRegistry({ htpasswd })
    const to = `${registry.host}/trivy`
    const log = await callWorkflow('private-registry.yml', {
      event: 'schedule',
      changes: {
        'to: registry.example.com/trivy': `to: ${to}\n      resources: vuln-db, java-db, checks-bundle\n      registries: ${upstream.base}\n      trivy-version: 0.74.0`,
      },
      flags: ['--secret', `REGISTRY_USERNAME=${USER}`, '--secret', `REGISTRY_PASSWORD=${PASSWORD}`],
    })
    expect(log).toContain(`${to}/trivy-db:2: published`)
    expect(log).not.toContain(PASSWORD)
    const anonymous = await step('main', { registries: to })
    expect(anonymous.exitCode).toBe(1)
  },
)

itWithPeers(
  ['act', 'git', 'docker-registry'],
  'private-registry.yml mirrors what there is by its default, where VEX Hub is out of reach',
  async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const to = `${registry.host}/trivy`
    const inputs = `to: ${to}\n      registries: ${upstream.base}\n      trivy-version: 0.74.0`
    // Nobody listens at that proxy.
    const cut = ['HTTPS_PROXY=http://127.0.0.1:9', 'NO_PROXY=127.0.0.1']
    const log = await callWorkflow('private-registry.yml', {
      event: 'schedule',
      changes: { 'to: registry.example.com/trivy': inputs },
      flags: cut.flatMap((variable) => ['--env', variable]),
    })
    expect(log).toContain(`${to}/trivy-db:2: published`)
    expect(log).toContain('VEX repository default is not available from any source')
  },
)

itWithPeers(
  ['act', 'git', 'docker-registry', 'tar', 'zstd'],
  'ghes.yml mirrors, then warms from the mirror',
  async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const to = `${registry.host}/trivy`
    const common = 'resources: vuln-db, java-db, checks-bundle\n          trivy-version: 0.74.0'
    const log = await callWorkflow('ghes.yml', {
      event: 'schedule',
      changes: {
        'to: registry.example.com/trivy': `to: ${to}\n          registries: ${upstream.base}\n          ${common}`,
        'registries: registry.example.com/trivy': `registries: ${to}\n          ${common}`,
      },
    })
    expect(log).toContain(`${to}/trivy-db:2: published`)
    expect(log).toMatch(/kept=vuln-db,java-db,checks-bundle/)
  },
)

itWithPeers(
  ['act', 'git', 'docker-registry', 'skopeo', 'trivy', 'unshare', 'ip'],
  'air-gap-export.yml writes what air-gap-import.yml scans with, where there is no network',
  async () => {
    const publishers = await startPublishers()
    const inputs = Object.entries(publishers.inputs).map(([name, value]) => `${name}: ${value}`)
    const carried = join(makeDirectory('carried'), 'trivy-data.tar')
    const log = await callWorkflow('air-gap-export.yml', {
      event: 'schedule',
      changes: {
        'trivy-version: 0.74.0': `trivy-version: 0.74.0\n          file: ${carried}\n          ${inputs.join('\n          ')}`,
      },
      fill: fillCheckout,
    })
    await publishers.close()
    const [digest = ''] = /(?<=bundle-digest=)sha256:[0-9a-f]{64}/.exec(log) ?? []
    const scan = await runExample('air-gap-import.yml', {
      event: 'push',
      changes: { '/mnt/carried/trivy-data.tar': carried },
      flags: ['--var', `TRIVY_BUNDLE_DIGEST=${digest}`],
      fill: fillCheckout,
      under: [...cutNetwork(), 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'],
    })
    // The findings end it.
    expect(scan.isGood, scan.log).toBe(false)
    for (const finding of ['CVE-2021-44228', 'CVE-2021-23337', 'DS-9001']) expect(scan.log).toContain(finding)
    expect(scan.log).toMatch(/Maven POMs +bundle/)
    expect(scan.log).not.toMatch(/::(warning|error)/)
  },
)
