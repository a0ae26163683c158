// Real registries for one test, and the built action that pulls from them.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type Certificates, createCertificates } from '../fakes/certificates.ts'
import {
  type DockerRegistry,
  type DockerRegistryOptions,
  startDockerRegistry,
} from '../fakes/docker-registry.ts'
import type { Artifact } from '../fixtures/artifact.ts'
import { BASE } from './distribution-push.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** The login of the registries that want one. */
export const USER = 'bot'
export const PASSWORD = 'pa55-of-the-bot'

/** Starts a registry for this test. */
export async function startRegistry(options: DockerRegistryOptions = {}): Promise<DockerRegistry> {
  const registry = await startDockerRegistry(options)
  onTestFinished(() => registry.close())
  return registry
}

/** A certificate authority of our own, and a directory with nothing else in it, as skopeo wants it. */
export function makeCertificates(): Certificates & { readonly trusting: readonly string[] } {
  const directory = mkdtempSync(join(tmpdir(), 'authority-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const certificates = createCertificates(directory)
  const authorities = join(directory, 'authorities')
  mkdirSync(authorities)
  copyFileSync(certificates.caPath, join(authorities, 'ca.crt'))
  return { ...certificates, trusting: ['--dest-cert-dir', authorities] }
}

/** What to pull from, and how. */
export interface PullOptions extends StepOptions {
  readonly host: string
  /** What `docker login` would have written for the host. */
  readonly password?: string
}

/** What the step left behind. */
export type Pulled = StepResult & { readonly job: Job }

/** Runs the built action against the registry. */
export async function pull({ host, password, inputs, ...options }: PullOptions): Promise<Pulled> {
  const job = startJob()
  onTestFinished(job.remove)
  if (password !== undefined) {
    const auths = { [host]: { auth: Buffer.from(`${USER}:${password}`).toString('base64') } }
    writeJobFile(join(job.temp, '.docker', 'config.json'), JSON.stringify({ auths }))
  }
  const own = { registries: `${host}/${BASE}`, 'trivy-version': '0.74.0', timeout: '1m' }
  return { ...(await runStep(job, { ...options, inputs: { ...own, ...inputs } })), job }
}

/** Everything came from that registry, byte for byte, and there is nothing to complain of. */
export function expectPulled(result: Pulled, host: string, artifacts: readonly Artifact[]): void {
  expect(result.log).not.toMatch(/^::(warning|error)/m)
  expect(result.exitCode).toBe(0)
  expect(result.outputs).toMatchObject({ 'cache-hit': 'false', degraded: 'false', unavailable: '' })
  const evidence = JSON.parse(readFileSync(result.outputs.evidence ?? '', 'utf8'))
  expect(evidence.hosts).toContain(host)
  expect(evidence.resources).toMatchObject(
    artifacts.map(({ repository, tag, layerDigest }) => ({
      source: `${host}/${BASE}/${repository}:${tag}`,
      layerDigest,
      confirmed: true,
    })),
  )
  const database = readFileSync(join(result.job.cacheDir, 'db', 'trivy.db'))
  expect(database.readUInt32LE(16).toString(16)).toBe('ed0cdaed')
}

/** What people would see; the runner takes the masks away. */
function visible(result: StepResult): string {
  const lines = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [...lines, result.summary, JSON.stringify(result.outputs)].join('\n')
}

/** The password is to be seen nowhere, in no spelling. */
export function expectNoSecret(result: StepResult): void {
  const basic = Buffer.from(`${USER}:${PASSWORD}`).toString('base64')
  for (const secret of [PASSWORD, basic]) expect(visible(result)).not.toContain(secret)
}
