// Trivy in the Actions cache, with the built action and the real cache client: `warm` keeps it, and the jobs of the day install
// it without a word to any registry. The digest stands for the signature: the built action knows no Sigstore of tests.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect } from 'vitest'
import { buildTrivyImage } from '../fixtures/trivy-image.ts'
import { itWithPeers } from '../peers.ts'
import { type SceneOptions, type SceneResult, startScene } from './cache-scene.ts'
import { startJob, writeJobFile } from './run.ts'
import { publishImage } from './trivy-install-lab.ts'

async function startTrivyScene(): Promise<{ run(options: SceneOptions): Promise<SceneResult> }> {
  const scene = await startScene()
  const image = await buildTrivyImage()
  publishImage(scene.registry, image)
  const inputs = {
    resources: 'trivy',
    'trivy-version': '0.76.0',
    registries: `${scene.registry.host}/aquasecurity`,
    'verify-trivy': 'digest',
    'trivy-digest': image.index.digest,
  }
  const run = (options: SceneOptions) => {
    const job = startJob()
    const environment = {
      RUNNER_TOOL_CACHE: join(job.temp, 'tools'),
      GITHUB_PATH: writeJobFile(join(job.temp, 'path'), ''),
      ...options.environment,
    }
    return scene.run({ job, ...options, inputs: { ...inputs, ...options.inputs }, environment })
  }
  return { run }
}

itWithPeers(
  ['tar', 'zstd'],
  'warm keeps Trivy, and other jobs install it from there, asking nobody',
  async () => {
    const { run } = await startTrivyScene()
    const warm = await run({ action: 'warm' })
    expect(warm.exitCode, warm.log).toBe(0)
    expect(warm.annotations).toEqual([])
    expect(warm.outputs).toMatchObject({ kept: 'trivy', saved: 'trivy' })
    // It is kept, and nothing is installed.
    expect(warm.outputs['trivy-path'] ?? '').toBe('')

    for (const trigger of ['pull_request', 'schedule'] as const) {
      const job = await run({ trigger })
      expect(job.outputs['trivy-ready'], job.log).toBe('true')
      expect(job.outputs['cache-hit']).toBe('true')
      expect(job.registryRequests).toEqual([])
      const version = execFileSync(job.outputs['trivy-path'] ?? '', ['--version'], { encoding: 'utf8' })
      expect(version).toBe('Version: 0.76.0\n')
      job.job.remove()
    }

    const again = await run({ action: 'warm' })
    expect(again.outputs.kept, again.log).toBe('trivy')
    // A release does not change: what is kept is not fetched again.
    expect(again.registryRequests.filter((line) => line.includes('/blobs/'))).toEqual([])
  },
)

itWithPeers(
  ['tar', 'zstd'],
  'what is in the cache under the version is refused where another digest is wanted',
  async () => {
    const { run } = await startTrivyScene()
    await run({ action: 'warm' })
    const job = await run({
      inputs: { 'trivy-digest': `sha256:${'0'.repeat(64)}`, 'on-unavailable': 'continue' },
    })
    expect(job.outputs['trivy-ready'] ?? '', job.log).not.toBe('true')
    expect(job.log).toMatch(/Actions cache: .*(another|other) digest|sha256:0{64}/)
    expect(job.outputs['trivy-path'] ?? '').toBe('')
  },
)
