// Both sides of a gap for one test: a registry with everything, and jobs that carry from it and use what was carried.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { type Artifact, type ArtifactOverrides, buildArtifact } from '../fixtures/artifact.ts'
import { MANIFEST_TYPE, type RegistryResource } from '../fixtures/manifest.ts'
import { type ActionName, type Job, runStep, type StepOptions, type StepResult, startJob } from './run.ts'

/** All that upstream publishes to registries. */
export const ARTIFACTS: readonly RegistryResource[] = ['vuln-db', 'java-db', 'checks-bundle']

/** A registry that has the resources below `base`. */
export interface Upstream {
  readonly registry: FakeRegistry
  readonly base: string
  readonly artifacts: readonly Artifact[]
}

/** Starts a registry with these artifacts, for one test. */
export async function startUpstream(
  overrides: Partial<Record<RegistryResource, ArtifactOverrides>> = {},
): Promise<Upstream> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const artifacts = await Promise.all(ARTIFACTS.map((name) => buildArtifact(name, overrides[name])))
  for (const { repository, tag, manifest, blobs } of artifacts) {
    registry.put(`base/${repository}`, tag, { manifest, mediaType: MANIFEST_TYPE, blobs })
  }
  return { registry, base: `${registry.host}/base`, artifacts }
}

/** A job whose directories end with the test. */
export function newJob(): Job {
  const job = startJob()
  onTestFinished(job.remove)
  return job
}

/** Runs one of the actions in a job of its own, or in that of the options. */
export async function step(
  action: ActionName,
  inputs: Readonly<Record<string, string>>,
  options: Omit<StepOptions, 'action' | 'inputs'> & { readonly job?: Job } = {},
): Promise<StepResult & { readonly job: Job }> {
  const job = options.job ?? newJob()
  const result = await runStep(job, { ...options, action, inputs: { 'trivy-version': '0.74.0', ...inputs } })
  return { ...result, job }
}

/** Exports everything from the registry; the path of the bundle. */
export async function exportBundle(
  { base }: Pick<Upstream, 'base'>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<StepResult & { readonly job: Job; readonly file: string; readonly digest: string }> {
  const result = await step('export', { registries: base, ...inputs })
  expect(result.exitCode, result.log).toBe(0)
  return {
    ...result,
    file: result.outputs.file ?? '',
    digest: result.outputs['bundle-digest'] ?? '',
  }
}

/** What the evidence says of each resource. */
export function evidenceOf({ outputs }: StepResult): readonly Record<string, unknown>[] {
  return JSON.parse(readFileSync(outputs.evidence ?? '', 'utf8')).resources
}

/** Whether the databases lie where Trivy looks for them. */
export function placedDatabase(job: Job): Buffer {
  return readFileSync(join(job.cacheDir, 'db', 'trivy.db'))
}
