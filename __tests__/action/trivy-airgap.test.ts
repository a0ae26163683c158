// A whole air-gapped job: Trivy, its data, and a scan, from one file alone and from one private registry alone. No Trivy is on
// the machine but the one that the step brings.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { KNOWN_RELEASES } from '../../src/resources/trivy/known-releases.ts'
import { type DockerRegistry, startDockerRegistry } from '../fakes/docker-registry.ts'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { createSigstore, type TestSigstore } from '../fakes/sigstore.ts'
import { writeImageArchive } from '../fixtures/image-archive.ts'
import { cutNetwork, runOffline } from '../fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../fixtures/targets.ts'
import { type BuiltImage, buildTrivyImage, signAsReferrer, signAsTag } from '../fixtures/trivy-image.ts'
import { readFindings } from '../fixtures/trivy-report.ts'
import { describeOffline } from '../offline-peers.ts'
import { makeDirectory } from '../temporary.ts'
import { BASE, pushResources } from './distribution-push.ts'
import { type ActionName, type Job, runStep, type StepResult, startJob, writeJobFile } from './run.ts'
import { publishImage, publishSignature } from './trivy-install-lab.ts'

const PATH = '/usr/bin:/bin'
const SLOW = 300_000

describeOffline('a job without Trivy and without a network', () => {
  let upstream: FakeRegistry
  let mirror: DockerRegistry
  let sigstore: TestSigstore
  let image: BuiltImage
  let version: string
  let bundle: string
  let digest: string
  const jobs: Job[] = []

  beforeAll(async () => {
    const real = execFileSync('sh', ['-c', 'command -v trivy'], { encoding: 'utf8' }).trim()
    const said = /Version: (\S+)/.exec(execFileSync(real, ['--version'], { encoding: 'utf8' }))?.[1] ?? ''
    // Under the name of a known release nothing but that release would be taken.
    version = said in KNOWN_RELEASES ? '0.76.0' : said
    ;[upstream, mirror, sigstore] = await Promise.all([
      startRegistry(),
      startDockerRegistry(),
      createSigstore(),
    ])
    const program = readFileSync(real)
    image = await buildTrivyImage({
      version,
      programs: { 'linux/amd64': program, 'linux/arm64': Buffer.from('of another machine') },
    })
    publishImage(upstream, image)
    publishSignature(upstream, await signAsTag(image, sigstore))
    publishSignature(upstream, await signAsReferrer(image, sigstore))
    await pushResources(mirror.host, ['--dest-tls-verify=false'])
  }, SLOW)
  afterAll(async () => {
    for (const job of jobs) job.remove()
    await Promise.all([upstream.close(), mirror.close()])
  })

  function newJob(): Job {
    const job = startJob()
    jobs.push(job)
    writeTargets(job.workspace)
    return job
  }

  function run(
    action: ActionName,
    job: Job,
    inputs: Readonly<Record<string, string>>,
    under: readonly string[] = [],
  ): Promise<StepResult> {
    return runStep(job, {
      action,
      entry: join(import.meta.dirname, 'sigstore-entry.ts'),
      under,
      inputs: { 'trivy-version': version, 'install-trivy': 'true', timeout: '5m', ...inputs },
      environment: {
        PATH,
        TEST_ACTION: action,
        TEST_TRUSTED_ROOT: writeJobFile(join(job.temp, 'root.json'), sigstore.trustedRoot),
        RUNNER_TOOL_CACHE: join(job.temp, 'tools'),
        GITHUB_PATH: writeJobFile(join(job.temp, 'path'), ''),
      },
    })
  }

  /** What later steps find, plain and as trivy-action runs it, with the network cut. */
  async function expectScans(job: Job, step: StepResult): Promise<void> {
    const path = `${readFileSync(join(job.temp, 'path'), 'utf8').trim()}:${PATH}`
    const archive = join(job.temp, 'image.tar')
    const { rootfs, config } = writeTargets(makeDirectory('targets'))
    await writeImageArchive(archive, rootfs)
    const json = ['--format', 'json', '--quiet']
    const scans = [
      { args: ['rootfs', '--scanners', 'vuln', ...json, rootfs], findings: expectedFindings.rootfs },
      {
        args: ['image', '--scanners', 'vuln', ...json, '--input', archive],
        findings: expectedFindings.rootfs,
      },
      { args: ['config', ...json, config], findings: expectedFindings.config },
    ]
    const theirs = { TRIVY_CACHE_DIR: join(job.workspace, '.cache', 'trivy') }
    for (const [command, more] of [
      ['trivy', {}],
      ['"$TRIVY_CMD"', {}],
      // trivy-action since v0.35.0, with skip-setup-trivy.
      ['"${TRIVY_CMD:-trivy}"', theirs],
    ] as const) {
      for (const { args, findings } of scans) {
        const scan = runOffline(['sh', '-c', `${command} "$@"`, 'sh', ...args], {
          environment: {
            PATH: path,
            HOME: job.temp,
            RUNNER_TEMP: job.temp,
            GITHUB_WORKSPACE: job.workspace,
            GITHUB_REPOSITORY: 'owner/repository',
            ...step.variables,
            ...more,
          },
          cwd: job.workspace,
        })
        if (scan.exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${scan.stderr}`)
        expect(readFindings(scan.stdout)).toEqual(findings)
      }
    }
  }

  it('is mirrored: the official image byte for byte, all platforms, with its signatures', {
    timeout: SLOW,
  }, async () => {
    const step = await run('mirror', newJob(), {
      resources: 'trivy',
      registries: `${upstream.host}/aquasecurity`,
      to: `${mirror.host}/${BASE}`,
    })
    expect(step.log).not.toContain('::error')
    expect(step.outputs.references).toBe(`${mirror.host}/${BASE}/trivy:${version}@${image.index.digest}`)
    const raw = await fetch(`http://${mirror.host}/v2/${BASE}/trivy/manifests/${version}`, {
      headers: { accept: image.index.mediaType },
    })
    expect(Buffer.from(await raw.arrayBuffer()).equals(image.index.bytes)).toBe(true)
    for (const child of image.children) {
      const answer = await fetch(`http://${mirror.host}/v2/${BASE}/trivy/manifests/${child.digest}`, {
        headers: { accept: child.mediaType },
      })
      expect(answer.status).toBe(200)
    }
    const again = await run('mirror', newJob(), {
      resources: 'trivy',
      registries: `${upstream.host}/aquasecurity`,
      to: `${mirror.host}/${BASE}`,
    })
    expect(again.log).toMatch(/trivy:\S+: current/)
  })

  it('is exported beside its data, for the platforms that are named', { timeout: SLOW }, async () => {
    const job = newJob()
    const step = await run('export', job, {
      resources: 'vuln-db, java-db, checks-bundle',
      registries: `${mirror.host}/${BASE}`,
      platforms: 'linux/amd64',
      file: 'trivy.tar',
    })
    expect(step.log).not.toContain('::error')
    expect(step.outputs.resources).toBe('vuln-db,java-db,checks-bundle,trivy')
    bundle = join(job.workspace, 'trivy.tar')
    digest = step.outputs['bundle-digest'] ?? ''
  })

  it('gets all of it from the bundle alone, and scans', { timeout: SLOW }, async () => {
    const job = newJob()
    const inputs = {
      resources: 'vuln-db, java-db, checks-bundle',
      bundle,
      'bundle-digest': digest,
      registries: `${mirror.host}/${BASE}`,
      offline: 'true',
    }
    const step = await run('main', job, inputs, cutNetwork())
    expect(step.log).not.toContain('::error')
    expect(step.outputs).toMatchObject({ 'trivy-ready': 'true', 'cache-hit': 'true' })
    await expectScans(job, step)
  })

  it('gets all of it from the private registry alone, and scans', { timeout: SLOW }, async () => {
    const job = newJob()
    const step = await run('main', job, {
      resources: 'vuln-db, java-db, checks-bundle',
      registries: `${mirror.host}/${BASE}`,
    })
    expect(step.log).not.toContain('::error')
    expect(step.outputs.hosts).toBe(mirror.host)
    await expectScans(job, step)
  })

  it('is mirrored from the bundle only with all platforms, and says so', { timeout: SLOW }, async () => {
    const target = await startDockerRegistry()
    try {
      const step = await run('mirror', newJob(), {
        resources: 'trivy',
        bundle,
        offline: 'true',
        platforms: 'linux/amd64',
        to: `${target.host}/elsewhere`,
      })
      expect(step.exitCode).toBe(1)
      expect(step.log).toContain('Only linux/amd64 was carried, and this registry wants all platforms')
    } finally {
      await target.close()
    }
  })
}, ['docker-registry', 'skopeo'])
