// TLS registries under names of their own, reached through a forward proxy: what stands at which host and port is visible,
// and nothing can go past it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCertificates } from '../fakes/certificates.ts'
import { type ForwardProxy, type ForwardProxyOptions, startForwardProxy } from '../fakes/proxy.ts'
import { type FakeRegistry, type RegistryOptions, startRegistry } from '../fakes/registry.ts'
import { type Artifact, buildArtifact } from '../fixtures/artifact.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob } from './run.ts'

/** Hosts by `name:port`, and a job that knows the proxy and the private authority. */
export interface NamedHosts<N extends string> {
  readonly at: Readonly<Record<N, FakeRegistry>>
  readonly proxy: ForwardProxy
  readonly job: Job
  /** The vulnerability database that every host has below `mirror`. */
  readonly artifact: Artifact
  run(options: StepOptions): Promise<StepResult>
  close(): Promise<void>
}

/** What may differ in the way to the hosts. */
export interface WayOptions {
  readonly proxy?: Pick<ForwardProxyOptions, 'login'>
  /** Further names that all hosts can prove to have. */
  readonly alsoNamed?: readonly string[]
}

/** Starts a registry for each `name:port`, with what it asks for. */
export async function startNamedHosts<N extends string>(
  hosts: Readonly<Record<N, Omit<RegistryOptions, 'tls'>>>,
  { proxy: proxyOptions = {}, alsoNamed = [] }: WayOptions = {},
): Promise<NamedHosts<N>> {
  const directory = mkdtempSync(join(tmpdir(), 'named-hosts-'))
  const names = Object.keys(hosts) as N[]
  const alternatives = [...names, ...alsoNamed].map((name) => `DNS:${name.split(':')[0]}`)
  const { cert, key, caPath } = createCertificates(directory, alternatives)
  const artifact = await buildArtifact('vuln-db')
  const started = await Promise.all(
    names.map(async (name) => {
      const registry = await startRegistry({ ...hosts[name], tls: { cert, key } })
      registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
      return [name, registry] as const
    }),
  )
  const map = Object.fromEntries(started.map(([name, { port }]) => [name, `127.0.0.1:${port}`]))
  const proxy = await startForwardProxy({ ...proxyOptions, map })
  const job = startJob()
  return {
    at: Object.fromEntries(started) as Record<N, FakeRegistry>,
    proxy,
    job,
    artifact,
    run: (step) =>
      runStep(job, {
        ...step,
        inputs: { resources: 'vuln-db', 'trivy-version': '0.74.0', 'ca-file': caPath, ...step.inputs },
        environment: { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, ...step.environment },
      }),
    close: async () => {
      await Promise.all([proxy, ...started.map(([, registry]) => registry)].map((host) => host.close()))
      job.remove()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Every text that a step shows to somebody or leaves for later: the log without masks, outputs, variables, all files of ours. */
export function everythingSaid(job: Job, result: StepResult): string {
  const home = join(job.temp, 'trivy-offline-cache')
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  const unmasked = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const records = [result.outputs, result.variables].map((record) => JSON.stringify(record))
  return [...unmasked, ...records, result.summary, ...files].join('\n')
}
