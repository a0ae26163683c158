// Trivy's image in a registry, signed by a Sigstore of the tests' own, and jobs that install it.
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { createSigstore, type TestSigstore } from '../fakes/sigstore.ts'
import {
  type BuiltImage,
  type BuiltSignature,
  buildTrivyImage,
  type ImageOptions,
  referrersIndex,
  signAsReferrer,
} from '../fixtures/trivy-image.ts'
import { type Job, runStep, type StepOptions, type StepResult, startJob, writeJobFile } from './run.ts'

/** Where everything of one test is. */
export interface InstallLab {
  readonly sigstore: TestSigstore
  readonly registry: FakeRegistry
  /** Publishes a version, signed unless another signature, or none, is given. */
  publish(options?: ImageOptions, signature?: BuiltSignature | 'none'): Promise<BuiltImage>
  job(): Job
  /** Runs an action that wants Trivy alone, unless the inputs say otherwise. */
  run(job: Job, options?: StepOptions): Promise<StepResult>
}

/** Starts one; it ends with the test. */
export async function startInstallLab(): Promise<InstallLab> {
  const [registry, sigstore] = await Promise.all([startRegistry(), createSigstore()])
  onTestFinished(() => registry.close())
  const job = () => {
    const started = startJob()
    onTestFinished(started.remove)
    return started
  }
  return {
    sigstore,
    registry,
    job,
    publish: async (options = {}, signature) => {
      const image = await buildTrivyImage(options)
      publishImage(registry, image)
      if (signature === undefined) publishSignature(registry, await signAsReferrer(image, sigstore))
      else if (signature !== 'none') publishSignature(registry, signature)
      return image
    },
    run: (at, { inputs, environment, action = 'main', ...options } = {}) =>
      runStep(at, {
        ...options,
        action,
        entry: join(import.meta.dirname, 'sigstore-entry.ts'),
        inputs: {
          resources: 'trivy',
          'trivy-version': '0.76.0',
          registries: `${registry.host}/aquasecurity`,
          timeout: '2m',
          ...inputs,
        },
        environment: {
          RUNNER_TOOL_CACHE: join(at.temp, 'tools'),
          GITHUB_PATH: writeJobFile(join(at.temp, 'path'), ''),
          TEST_ACTION: action,
          TEST_TRUSTED_ROOT: writeJobFile(join(at.temp, 'root.json'), sigstore.trustedRoot),
          // No Trivy on the machine.
          PATH: '/usr/bin:/bin',
          ...environment,
        },
      }),
  }
}

/** Puts index, children, and blobs where the official image is. */
export function publishImage(registry: FakeRegistry, image: BuiltImage): void {
  for (const { bytes, mediaType } of image.children) {
    registry.put('aquasecurity/trivy', undefined, { manifest: bytes, mediaType, blobs: image.blobs })
  }
  const { bytes, mediaType } = image.index
  registry.put('aquasecurity/trivy', image.version, { manifest: bytes, mediaType })
}

/** Puts a signature beside it: by its tag, or by the list of referrers under a tag. */
export function publishSignature(registry: FakeRegistry, signature: BuiltSignature): void {
  const { document, blobs, tag } = signature
  registry.put('aquasecurity/trivy', tag, { manifest: document.bytes, mediaType: document.mediaType, blobs })
  if (tag !== undefined) return
  const list = referrersIndex(signature)
  const { subject } = JSON.parse(document.bytes.toString()) as { subject: { digest: string } }
  registry.put('aquasecurity/trivy', subject.digest.replace(':', '-'), {
    manifest: list.bytes,
    mediaType: list.mediaType,
  })
}
