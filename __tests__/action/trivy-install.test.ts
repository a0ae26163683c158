// Trivy itself, installed: what later steps get, whose word counts, and what is refused before anything is placed.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSigstore, releaseWorkflow } from '../fakes/sigstore.ts'
import {
  buildTrivyImage,
  officialLayers,
  referrersIndex,
  signAsReferrer,
  signAsTag,
  versionScript,
} from '../fixtures/trivy-image.ts'
import { type Job, writeJobFile } from './run.ts'
import { readEvidence } from './trivy-evidence.ts'
import { publishImage, publishSignature, startInstallLab } from './trivy-install-lab.ts'

const BINARY = 'tools/trivy/0.76.0/x64/trivy'.replace('x64', process.arch)

function pathsOf(job: Job): string[] {
  return readFileSync(join(job.temp, 'path'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** As any action does that looks for a tool. */
function findAsOthersDo(job: Job, range: string): string {
  const script =
    "import('@actions/tool-cache').then(({ find }) => process.stdout.write(find('trivy', process.argv[1])))"
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, range], {
    env: { ...process.env, RUNNER_TOOL_CACHE: join(job.temp, 'tools') },
    encoding: 'utf8',
  })
    .split('\n')
    .filter((line) => !line.startsWith('::'))
    .join('')
}

describe('a job that installs Trivy', () => {
  it('gets the program of its platform, on PATH, with the templates beside it', async () => {
    const lab = await startInstallLab()
    const image = await lab.publish()
    const job = lab.job()
    const step = await lab.run(job)
    expect(step.log).not.toContain('::warning')
    expect(step.exitCode).toBe(0)
    const binary = join(job.temp, BINARY)
    expect(step.outputs).toMatchObject({
      'trivy-ready': 'true',
      'trivy-path': binary,
      'trivy-templates': join(binary, '..', 'contrib'),
      'cache-hit': 'false',
    })
    expect(execFileSync(binary, ['--version']).toString()).toBe('Version: 0.76.0\n')
    expect(pathsOf(job)).toEqual([join(binary, '..')])
    expect(readFileSync(join(binary, '..', 'contrib', 'html.tpl'), 'utf8')).toBe('<p>{{ . }}</p>')
    expect(readEvidence(step)).toMatchObject({
      version: '0.76.0',
      verified: 'signature',
      signer: releaseWorkflow('0.76.0'),
      digest: image.index.digest,
    })
    // Of three layers two hold what is wanted.
    const layers = lab.registry.requests.filter(({ url }) => url.includes('/blobs/'))
    expect(layers).toHaveLength(5)
  })

  it('gets it from the tool cache the next time, without asking anybody', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    await lab.run(job)
    const before = lab.registry.requests.length
    const step = await lab.run(job)
    expect(step.outputs).toMatchObject({
      'trivy-ready': 'true',
      'trivy-path': join(job.temp, BINARY),
      'cache-hit': 'true',
    })
    expect(findAsOthersDo(job, '0.76.x')).toBe(join(job.temp, BINARY, '..'))
    expect(lab.registry.requests).toHaveLength(before)
  })

  it('does not believe what somebody else has put there, or changed there', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const planted = writeJobFile(join(job.temp, BINARY), '#!/bin/sh\necho planted\n')
    writeFileSync(join(planted, '..', '..', `${process.arch}.complete`), '')
    await lab.run(job)
    expect(readFileSync(planted)).toEqual(versionScript('0.76.0'))
    writeFileSync(planted, readFileSync(planted).fill(0x20, 12, 13))
    const step = await lab.run(job)
    expect(step.outputs['trivy-ready']).toBe('true')
    expect(readFileSync(planted)).toEqual(versionScript('0.76.0'))
  })

  it('takes the signature of cosign 2 too', async () => {
    const lab = await startInstallLab()
    const image = await buildTrivyImage()
    publishImage(lab.registry, image)
    publishSignature(lab.registry, await signAsTag(image, lab.sigstore))
    const step = await lab.run(lab.job())
    expect({ ready: step.outputs['trivy-ready'], exitCode: step.exitCode }).toEqual({
      ready: 'true',
      exitCode: 0,
    })
  })

  it('passes over what refers to the image and cannot be read, where there is a good signature', async () => {
    const lab = await startInstallLab()
    const image = await buildTrivyImage()
    publishImage(lab.registry, image)
    publishSignature(lab.registry, await signAsTag(image, lab.sigstore))
    const { bytes, mediaType } = referrersIndex(await signAsReferrer(image, lab.sigstore))
    const list = image.index.digest.replace(':', '-')
    lab.registry.put('aquasecurity/trivy', list, { manifest: bytes, mediaType })
    expect((await lab.run(lab.job())).outputs['trivy-ready']).toBe('true')
  })

  it.each([
    ['behind', (junk: readonly object[], good: readonly object[]) => [...junk, ...good]],
    ['before', (junk: readonly object[], good: readonly object[]) => [...good, ...junk]],
  ])('finds the good signature %s a hundred that are none', async (_, order) => {
    const lab = await startInstallLab()
    const image = await lab.publish({}, 'none')
    const signature = await signAsReferrer(image, lab.sigstore)
    publishSignature(lab.registry, signature)
    const { bytes, mediaType } = referrersIndex(signature)
    const list = JSON.parse(bytes.toString())
    const [good] = list.manifests
    const junk = Array.from({ length: 100 }, (_, index) => ({
      ...good,
      digest: `sha256:${index.toString(16).padStart(64, '0')}`,
    }))
    const manifests = order(junk, list.manifests)
    const manifest = Buffer.from(JSON.stringify({ ...list, manifests }))
    lab.registry.put('aquasecurity/trivy', image.index.digest.replace(':', '-'), { manifest, mediaType })
    const step = await lab.run(lab.job())
    expect(step.outputs['trivy-ready'], step.log).toBe('true')
  })

  it('says which Trivy wins where there is one on PATH already', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const other = join(job.temp, 'other', 'trivy')
    writeJobFile(other, versionScript('0.73.0').toString())
    execFileSync('chmod', ['+x', other])
    const step = await lab.run(job, { environment: { PATH: `${join(other, '..')}:/usr/bin:/bin` } })
    expect(step.log).toContain(`${other} is on PATH already; later steps run ${join(job.temp, BINARY)}`)
  })
})

describe('a range', () => {
  it('takes the newest release that is old enough, and is not refused', async () => {
    const lab = await startInstallLab()
    const now = new Date()
    const young = await buildTrivyImage({ version: '0.76.2', createdAt: now })
    publishImage(lab.registry, young)
    publishSignature(lab.registry, await signAsReferrer(young, lab.sigstore))
    for (const version of ['0.76.1', '0.76.0', '0.75.9']) await lab.publish({ version })
    const step = await lab.run(lab.job(), {
      inputs: { 'trivy-version': '0.76.x', 'trivy-cooldown': '0d', 'deny-trivy': '0.76.2' },
    })
    expect(step.log).toContain('Trivy 0.76.2 is denied by the input deny-trivy (0.76.2)')
    expect(step.outputs['trivy-path']).toContain('/0.76.1/')
  })

  it('passes over a release that is too young, by the time of its signature', async () => {
    const lab = await startInstallLab()
    await lab.publish({ version: '0.76.1', createdAt: new Date('2026-01-01T00:00:00Z') })
    const step = await lab.run(lab.job(), { inputs: { 'trivy-version': '0.76.x' } })
    expect(step.exitCode).toBe(1)
    expect(step.log).toMatch(/trivy:0\.76\.1: skipped, released \d{4}-\d\d-\d\d, 0 d ago; trivy-cooldown/)
    expect(step.outputs).toMatchObject({ 'trivy-ready': 'false', unavailable: 'trivy' })
  })
})

it('a range waits for a release that another job of the host has brought by its very version', async () => {
  const lab = await startInstallLab()
  await lab.publish({ version: '0.76.1' })
  const job = lab.job()
  const exact = await lab.run(job, { inputs: { 'trivy-version': '0.76.1' } })
  expect(exact.outputs['trivy-ready'], exact.log).toBe('true')
  const range = await lab.run(job, { inputs: { 'trivy-version': '0.76.x' } })
  expect(range.outputs['trivy-ready'], range.log).toBe('false')
  expect(range.log).toMatch(/trivy:0\.76\.1: skipped, released .* trivy-cooldown/)
  const rested = await lab.run(job, { inputs: { 'trivy-version': '0.76.x', 'trivy-cooldown': '0d' } })
  expect(rested.outputs['trivy-ready'], rested.log).toBe('true')
  expect(rested.log).toContain('tool cache')
})

it('a registry that is silent until the time is up leaves a step that says what it lacks', async () => {
  const lab = await startInstallLab()
  lab.registry.fail({ path: '/manifests/' }, { kind: 'stall' })
  const job = lab.job()
  const timeIsUp = join(job.temp, 'time-is-up')
  lab.registry.onRequest(() => writeFileSync(timeIsUp, ''))
  const step = await lab.run(job, {
    inputs: { timeout: '1m', 'on-unavailable': 'continue' },
    execArgv: ['--import', new URL('faults/timeout-preload.ts', import.meta.url).href],
    environment: { TEST_TIME_IS_UP: timeIsUp },
  })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs).toMatchObject({
    'trivy-ready': 'false',
    unavailable: 'trivy',
    'failure-class': 'data',
  })
  expect(step.log).toContain('Trivy: the time limit of 60 s for the step was reached')
})

describe('what is refused', () => {
  it('release archives over plain HTTP from anywhere but this machine, unless the user allows it', async () => {
    const lab = await startInstallLab()
    const at = (url: string, more: Record<string, string> = {}) =>
      lab.run(lab.job(), { inputs: { 'trivy-download-url': url, 'dry-run': 'true', ...more } })
    const plain = await at('http://me:password@mirror.example/v{version}')
    expect(plain.exitCode).toBe(1)
    expect(plain.log).toContain('trivy-download-url: "mirror.example" is named with http://')
    const allowed = { 'insecure-registries': 'mirror.example' }
    expect((await at('http://me:password@mirror.example/v{version}', allowed)).exitCode).toBe(0)
    expect((await at('http://127.0.0.1:1/v{version}')).exitCode).toBe(0)
  })

  const REFUSALS: readonly [
    string,
    Parameters<typeof signAsReferrer>[2] | 'none' | 'other digest',
    string,
  ][] = [
    ['no signature', 'none', 'there is no signature'],
    ['a signature of another digest', 'other digest', 'the signature is of another digest'],
    [
      'another identity',
      { subject: 'https://github.com/evil/trivy/.github/workflows/reusable-release.yaml@refs/tags/v0.76.0' },
      "the signer is not Trivy's repository",
    ],
    [
      'another workflow',
      { subject: 'https://github.com/aquasecurity/trivy/.github/workflows/test.yaml@refs/heads/main' },
      "signed by another workflow of Trivy's repository",
    ],
    ['another issuer', { issuer: 'https://gitlab.example.com' }, 'another issuer vouches for the signer'],
    [
      'the release of another version',
      { subject: releaseWorkflow('0.75.0') },
      'the signature is not that of the release of 0.76.0',
    ],
  ]
  it.each(REFUSALS)('%s: with its own sentence, and what was there stays', async (_, signer, sentence) => {
    const lab = await startInstallLab()
    const job = lab.job()
    const former = writeJobFile(join(job.temp, BINARY), 'former')
    const image = await buildTrivyImage()
    publishImage(lab.registry, image)
    if (signer === 'other digest') {
      const other = await signAsReferrer(
        await buildTrivyImage({ createdAt: new Date('2026-01-01') }),
        lab.sigstore,
      )
      const subject = {
        ...JSON.parse(other.document.bytes.toString()),
        subject: { digest: image.index.digest },
      }
      publishSignature(lab.registry, {
        ...other,
        document: { ...other.document, bytes: Buffer.from(JSON.stringify(subject)) },
      })
    } else if (signer !== 'none')
      publishSignature(lab.registry, await signAsReferrer(image, lab.sigstore, signer))
    const step = await lab.run(job)
    expect(step.exitCode).toBe(1)
    expect(step.log).toContain(sentence)
    expect(step.outputs).toMatchObject({ 'trivy-ready': 'false', 'failure-class': 'data' })
    expect(readFileSync(former, 'utf8')).toBe('former')
    expect(existsSync(join(job.temp, 'path')) && pathsOf(job).length > 0).toBe(false)
  })

  it('a Sigstore that nobody trusts', async () => {
    const lab = await startInstallLab()
    const image = await buildTrivyImage()
    publishImage(lab.registry, image)
    publishSignature(lab.registry, await signAsReferrer(image, await createSigstore()))
    const step = await lab.run(lab.job())
    expect(step.log).toContain('comes from no authority that is trusted here')
  })

  it('an image for other platforms', async () => {
    const lab = await startInstallLab()
    await lab.publish({ programs: { 'linux/riscv64': Buffer.from('riscv') } })
    const step = await lab.run(lab.job())
    expect(step.log).toContain(
      `no image for this platform: wanted linux/${process.arch === 'x64' ? 'amd64' : process.arch}, found linux/riscv64`,
    )
  })

  it('an image without the program, and a link in its place', async () => {
    const lab = await startInstallLab()
    await lab.publish({ layers: [[]] })
    expect((await lab.run(lab.job())).log).toContain('has no /usr/local/bin/trivy')
    await lab.publish({
      layers: [
        ...officialLayers(Buffer.from('x')),
        [{ kind: 'symlink', name: 'usr/local/bin/trivy', target: '/tmp/x' }],
      ],
    })
    expect((await lab.run(lab.job())).log).toContain('/usr/local/bin/trivy in the image is a symlink')
  })

  it('an image that is of another version by its own label', async () => {
    const lab = await startInstallLab()
    await lab.publish({ label: '0.69.4' })
    expect((await lab.run(lab.job())).log).toContain(
      'is another version, by its own label: wanted 0.76.0, found 0.69.4',
    )
  })

  it('another digest under the tag of a release that is known', async () => {
    const lab = await startInstallLab()
    await lab.publish({ version: '0.74.0' })
    const step = await lab.run(lab.job(), { inputs: { 'trivy-version': '0.74.0' } })
    expect(step.log).toContain('is not the release that is known by this version')
  })

  it.each(['0.69.4', '0.69.5', '0.69.6'])(
    '%s, asked for, before anybody is asked, and though it is signed',
    async (version) => {
      const lab = await startInstallLab()
      await lab.publish({ version })
      const step = await lab.run(lab.job(), { inputs: { 'trivy-version': version } })
      expect(step.exitCode).toBe(1)
      expect(step.log).toContain(`Trivy ${version} was published by attackers in March 2026`)
      expect(lab.registry.requests).toEqual([])
    },
  )

  it('one that was denied later, in the tool cache', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    await lab.run(job)
    const step = await lab.run(job, {
      inputs: { 'trivy-version': '0.76.x', 'deny-trivy': '0.76.0', 'trivy-cooldown': '0d' },
    })
    expect(step.exitCode).toBe(1)
    expect(step.log).toContain('Trivy 0.76.0 is denied by the input deny-trivy')
  })

  it.each([
    ['nothing is said of Trivy', '', 'false'],
    ['another version is only named', '0.76.0', 'false'],
    ['another is installed in its place', '0.76.0', 'true'],
  ])('one on PATH, where %s', async (_, version, install) => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const other = writeJobFile(join(job.temp, 'other', 'trivy'), versionScript('0.69.4').toString())
    execFileSync('chmod', ['+x', other])
    const step = await lab.run(job, {
      inputs: {
        resources: 'checks-bundle',
        'trivy-version': version,
        'install-trivy': install,
        'on-unavailable': 'continue',
      },
      environment: { PATH: `${join(other, '..')}:/usr/bin:/bin` },
    })
    const isRefused = install === 'false'
    expect(step.log.includes('it is the trivy on PATH')).toBe(isRefused)
    expect(step.log.includes('Trivy 0.69.4 was published by attackers')).toBe(isRefused)
    expect(step.outputs['trivy-ready'] ?? '').toBe(install === 'true' ? 'true' : '')
  })
})

describe('without a signature', () => {
  it('a digest that the user gave is enough', async () => {
    const lab = await startInstallLab()
    const image = await lab.publish({}, 'none')
    const job = lab.job()
    const inputs = { 'verify-trivy': 'digest', 'trivy-digest': image.index.digest }
    const step = await lab.run(job, { inputs })
    expect(step.outputs['trivy-ready']).toBe('true')
    expect(readEvidence(step)).toMatchObject({ verified: 'digest' })
    // Whoever wants a signature does not take it for one.
    rmSync(job.cacheDir, { recursive: true, force: true })
    expect((await lab.run(job)).log).toContain('there is no signature')
  })

  it('what it vouches for takes no place of what is signed, in the tool cache of the host', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const { temp } = lab.job()
    const event = writeJobFile(join(temp, 'event.json'), '{"repository":{"default_branch":"main"}}')
    // A trusted job, which may leave something for others.
    const environment = {
      RUNNER_TOOL_CACHE: join(temp, 'shared'),
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_EVENT_PATH: event,
    }
    const signed = await lab.run(lab.job(), { environment })
    const path = signed.outputs['trivy-path'] ?? ''
    const program = readFileSync(path)
    const image = await lab.publish({}, 'none')
    const inputs = { 'verify-trivy': 'digest', 'trivy-digest': image.index.digest }
    const own = await lab.run(lab.job(), { inputs, environment })
    expect(own.outputs['trivy-ready'], own.log).toBe('true')
    expect(own.outputs['trivy-path']).not.toBe(path)
    expect(readFileSync(path)).toEqual(program)
    // Whoever gives the same digest shares it.
    const again = await lab.run(lab.job(), { inputs, environment })
    expect(again.outputs['trivy-path']).toBe(own.outputs['trivy-path'])
    expect(again.outputs['cache-hit']).toBe('true')
    expect((await lab.run(lab.job(), { environment })).outputs['trivy-path']).toBe(path)
  })

  it('another digest is not', async () => {
    const lab = await startInstallLab()
    await lab.publish({}, 'none')
    const inputs = { 'verify-trivy': 'digest', 'trivy-digest': `sha256:${'0'.repeat(64)}` }
    expect((await lab.run(lab.job(), { inputs })).log).toMatch(/digest: wanted sha256:0+, found sha256:/)
  })

  it('nobody is asked to vouch with none, which is a warning, and stays in this job', async () => {
    const lab = await startInstallLab()
    await lab.publish({}, 'none')
    const job = lab.job()
    const step = await lab.run(job, { inputs: { 'verify-trivy': 'none' } })
    expect(step.outputs['trivy-ready']).toBe('true')
    expect(step.log).toContain('::warning::verify-trivy is none: nobody vouches for this Trivy 0.76.0')
    expect(existsSync(join(job.temp, 'tools', 'trivy'))).toBe(false)
  })
})

it('thirty jobs at once on one host install it once', { timeout: 240_000 }, async () => {
  const lab = await startInstallLab()
  await lab.publish()
  const tools = join(lab.job().temp, 'shared')
  const steps = await Promise.all(
    Array.from({ length: 30 }, () => lab.run(lab.job(), { environment: { RUNNER_TOOL_CACHE: tools } })),
  )
  expect(steps.map(({ outputs }) => outputs['trivy-path'])).toEqual(
    steps.map(() => join(tools, 'trivy', '0.76.0', process.arch, 'trivy')),
  )
  expect(steps.filter(({ outputs }) => outputs['cache-hit'] === 'false')).toHaveLength(1)
  const indexes = lab.registry.requests.filter(({ url }) => url.endsWith('/manifests/0.76.0'))
  expect(indexes).toHaveLength(1)
})
