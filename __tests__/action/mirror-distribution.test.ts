// Into the real CNCF Distribution registry, in every way in which people protect one, and back: by the main action, which
// contacts nobody else, and by the real Trivy itself.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { DockerRegistry } from '../fakes/docker-registry.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { evidenceOf, newJob, startUpstream, step } from './carry-lab.ts'
import { makeCertificates, PASSWORD, startRegistry, USER } from './distribution-lab.ts'
import { type Job, writeJobFile } from './run.ts'
import { scanWithTrivy } from './trivy-pull.ts'

interface Target {
  readonly registry: DockerRegistry
  /** Inputs for a registry with a private CA. */
  readonly inputs: Readonly<Record<string, string>>
  /** What Trivy needs for it. */
  readonly variables: Readonly<Record<string, string>>
  /** A job that is logged in. */
  readonly job: () => Job
}

const KINDS = {
  'over plain HTTP': async (): Promise<Target> => ({
    registry: await startRegistry(),
    inputs: {},
    variables: {},
    job: newJob,
  }),
  'with htpasswd': async (): Promise<Target> => {
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const registry = await startRegistry({ htpasswd })
    return { registry, inputs: {}, variables: {}, job: () => loggedIn(registry.host) }
  },
  'with TLS of a private CA and htpasswd': async (): Promise<Target> => {
    const tls = makeCertificates()
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const registry = await startRegistry({ tls, htpasswd })
    const variables = { SSL_CERT_FILE: tls.caPath }
    return { registry, inputs: { 'ca-file': tls.caPath }, variables, job: () => loggedIn(registry.host) }
  },
}

function loggedIn(host: string): Job {
  const job = newJob()
  const auths = { [host]: { auth: Buffer.from(`${USER}:${PASSWORD}`).toString('base64') } }
  writeJobFile(join(job.temp, '.docker', 'config.json'), JSON.stringify({ auths }))
  return job
}

describeWithPeers(['docker-registry', 'htpasswd', 'openssl'], 'mirror into a real registry', () => {
  for (const [kind, startTarget] of Object.entries(KINDS)) {
    it(`${kind}: byte for byte, and the main action finds it by the base alone`, async () => {
      const upstream = await startUpstream()
      const { registry, inputs, job } = await startTarget()
      const to = `${registry.host}/private/trivy`
      const mirrored = await step('mirror', { registries: upstream.base, to, ...inputs }, { job: job() })
      expect(mirrored.exitCode, mirrored.log).toBe(0)
      expect(mirrored.log).not.toMatch(/^::(warning|error)/m)

      const back = await step('main', { registries: to, ...inputs }, { job: job() })
      expect(back.exitCode, back.log).toBe(0)
      expect(back.outputs.hosts).toBe(registry.host)
      const evidence = evidenceOf(back)
      expect(evidence).toMatchObject(
        upstream.artifacts.map(({ layerDigest }) => ({ layerDigest, confirmed: true })),
      )
      for (const [at, { manifestDigest }] of upstream.artifacts.entries()) {
        expect(mirrored.outputs.references?.split('\n')[at]).toContain(manifestDigest)
      }
    })

    itWithPeers(['trivy'], `${kind}: real Trivy takes it as it is`, async () => {
      const upstream = await startUpstream()
      const { registry, inputs, variables, job } = await startTarget()
      const to = `${registry.host}/private/trivy`
      expect(
        (await step('mirror', { registries: upstream.base, to, ...inputs }, { job: job() })).exitCode,
      ).toBe(0)
      await scanWithTrivy(to, job(), variables)
    })
  }

  it('logs in where it pushes with what the environment tells Trivy', async () => {
    const upstream = await startUpstream()
    const htpasswd = execFileSync('htpasswd', ['-nbB', USER, PASSWORD], { encoding: 'utf8' })
    const registry = await startRegistry({ htpasswd })
    const to = `${registry.host}/private/trivy`
    const inputs = { registries: upstream.base, to, resources: 'vuln-db' }
    expect((await step('mirror', inputs)).exitCode).toBe(1)
    const environment = { TRIVY_USERNAME: `somebody,${USER}`, TRIVY_PASSWORD: `wrong,${PASSWORD}` }
    const mirrored = await step('mirror', inputs, { environment })
    expect(mirrored.exitCode, mirrored.log).toBe(0)
    expect(mirrored.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(PASSWORD)
  })

  it('shows that to no source that the checkout alone names', async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const environment = { TRIVY_USERNAME: USER, TRIVY_PASSWORD: PASSWORD }
    const yaml = `db: { repository: ["${upstream.base}/trivy-db:2"] }\n`
    const job = newJob()
    writeJobFile(join(job.workspace, 'trivy.yaml'), yaml)
    const to = `${registry.host}/private/trivy`
    const result = await step('mirror', { to, resources: 'vuln-db' }, { job, environment })
    expect(result.exitCode, result.log).toBe(0)
    expect(upstream.registry.requests.length).toBeGreaterThan(0)
    expect(upstream.registry.requests.flatMap(({ headers }) => headers.authorization ?? [])).toEqual([])
  })

  itWithPeers(['trivy'], 'real Trivy takes layers that are wrapped as images', async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const to = `${registry.host}/m`
    const mirrored = await step('mirror', { registries: upstream.base, to, 'as-image': 'true' })
    expect(mirrored.exitCode, mirrored.log).toBe(0)
    await scanWithTrivy(to, newJob(), {})
  })

  it('mounts blobs of another repository of the same registry instead of sending them', async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const first = `${registry.host}/first`
    await step('mirror', { registries: upstream.base, to: first })
    const result = await step('mirror', { registries: first, to: `${registry.host}/second` })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log.match(/: mounted$/gm)).toHaveLength(6)
  })

  itWithPeers(['strace'], 'the main action connects to that registry and to nothing else', async () => {
    const upstream = await startUpstream()
    const registry = await startRegistry()
    const to = `${registry.host}/m`
    await step('mirror', { registries: upstream.base, to })
    const job = newJob()
    const trace = join(job.temp, 'connections')
    const result = await step(
      'main',
      { registries: to },
      { job, under: ['strace', '-f', '-qq', '-e', 'trace=connect', '-o', trace] },
    )
    expect(result.exitCode, result.log).toBe(0)
    const [, port = ''] = registry.host.split(':')
    const connections = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /AF_INET6?/.test(line))
    expect(connections.length).toBeGreaterThan(0)
    expect(connections.filter((line) => !line.includes(`htons(${port})`))).toEqual([])
  })
})
