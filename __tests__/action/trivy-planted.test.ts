// A program, with a record that fits, where Trivy is looked for: whoever could put it there must not have it run.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { versionScript } from '../fixtures/trivy-image.ts'
import { type Job, writeJobFile } from './run.ts'
import { type InstallLab, startInstallLab } from './trivy-install-lab.ts'

const PLANTED = '#!/bin/sh\necho planted\n'
const DIGEST = `sha256:${'a'.repeat(64)}`
const STRANGER = '1001:1001'

/** As an installation of ours is left in a tool cache; gives the directory of the version. */
function plant(tools: string, by: 'signature' | 'digest' = 'signature'): string {
  const directory = join(tools, 'trivy', '0.76.0', process.arch)
  const program = writeJobFile(join(directory, 'trivy'), PLANTED)
  chmodSync(program, 0o755)
  writeFileSync(`${directory}.complete`, '')
  const sha256 = createHash('sha256').update(PLANTED).digest('hex')
  const { size, mtimeMs, ino } = lstatSync(program)
  const record = { version: '0.76.0', digest: DIGEST, sha256, by, words: '', source: '', size, mtimeMs, ino }
  writeFileSync(`${directory}.trivy-offline-cache.json`, JSON.stringify(record))
  return dirname(directory)
}

function give(path: string): void {
  execFileSync('chown', ['-R', STRANGER, path])
}

/** What later steps would run: nothing, or a program that was read and verified. */
async function programOf(
  lab: InstallLab,
  ...how: Parameters<InstallLab['run']>
): Promise<string | undefined> {
  const { outputs } = await lab.run(...how)
  const path = outputs['trivy-path'] ?? ''
  return path === '' ? undefined : readFileSync(path, 'utf8')
}

const inWorkspace = ({ workspace }: Job) => ({ RUNNER_TOOL_CACHE: join(workspace, 'tools') })

const GENUINE = versionScript('0.76.0').toString()

describe('a program that lies in the checkout, in a cache directory of the workspace', () => {
  it.each([
    ['where the runner has no tool cache', {}, () => ({ RUNNER_TOOL_CACHE: undefined }), GENUINE],
    ['where the tool cache lies there too', {}, inWorkspace, GENUINE],
    [
      'of a digest that somebody typed',
      { 'verify-trivy': 'digest', 'trivy-digest': DIGEST },
      () => ({ RUNNER_ENVIRONMENT: 'self-hosted', GITHUB_EVENT_NAME: 'pull_request' }),
      // The registry has another.
      undefined,
    ],
  ])('is not taken %s', async (_, inputs, environment, wanted) => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    for (const tools of ['.tc/.offline-cache/tools', 'tools'])
      plant(join(job.workspace, tools), 'trivy-digest' in inputs ? 'digest' : 'signature')
    const program = await programOf(lab, job, {
      inputs: { 'cache-dir': '.tc', ...inputs },
      environment: environment(job),
    })
    expect(program).toBe(wanted)
  })
})

it.skipIf(process.platform === 'win32')(
  'a note on the version of Trivy is not taken from the checkout',
  async () => {
    const lab = await startInstallLab()
    const job = lab.job()
    const trivy = writeJobFile(join(job.temp, 'bin', 'trivy'), versionScript('0.74.0').toString())
    chmodSync(trivy, 0o755)
    const plan = (cacheDir: string) =>
      lab.run(job, {
        inputs: {
          resources: 'checks-bundle',
          'trivy-version': '',
          'cache-dir': cacheDir,
          'on-unavailable': 'continue',
        },
        environment: { PATH: `${join(job.temp, 'bin')}:/usr/bin:/bin` },
      })
    const note = (cacheDir: string) => join(cacheDir, '.offline-cache', 'trivy-version.json')
    const own = join(job.temp, 'own')
    await plan(own)
    // The program as it is, and another version.
    const planted = readFileSync(note(own), 'utf8').replace('0.74.0', '0.59.1')
    writeJobFile(note(own), planted)
    expect((await plan(own)).log).toContain('trivy-checks:1')
    writeJobFile(note(join(job.workspace, '.tc')), planted)
    const { log } = await plan('.tc')
    expect(log).toContain('trivy-checks:2')
    expect(log).not.toContain('trivy-checks:1')
  },
)

describe.skipIf(process.platform === 'win32')('a tool cache that is open to all without a sticky bit', () => {
  const HOSTED = { RUNNER_ENVIRONMENT: 'github-hosted' }

  it.each<[string, string, number, NodeJS.ProcessEnv, boolean]>([
    ['is not used: whoever renames it puts another in its place', 'open/tools', 0o777, {}, false],
    ['is not used below such a directory either', 'open', 0o777, {}, false],
    ['is used with the bit', 'open/tools', 0o1777, {}, true],
    ['is used on machines that are new for each job, as GitHub has it', 'open/tools', 0o777, HOSTED, true],
  ])('%s', async (_, open, mode, environment, isUsed) => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const tools = join(job.temp, 'open', 'tools')
    mkdirSync(tools, { recursive: true })
    chmodSync(join(job.temp, open), mode)
    const { outputs, log, exitCode } = await lab.run(job, {
      environment: { RUNNER_TOOL_CACHE: tools, ...environment },
    })
    expect(exitCode, log).toBe(0)
    expect(log).not.toContain('::warning')
    expect(outputs['trivy-path']).toContain(isUsed ? tools : job.cacheDir)
    if (!isUsed) expect(log).toContain(`other users can rename what lies in ${join(job.temp, open)}`)
  })

  it('has nothing written through a link that lies in the place of a record', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const victim = writeJobFile(join(job.temp, 'victim'), 'as it was')
    const versions = join(job.temp, 'tools', 'trivy', '0.76.0')
    mkdirSync(versions, { recursive: true })
    for (const name of [
      'complete',
      'complete.tmp',
      'trivy-offline-cache.json',
      'trivy-offline-cache.json.tmp',
    ])
      symlinkSync(victim, join(versions, `${process.arch}.${name}`))
    expect(await programOf(lab, job)).toBe(GENUINE)
    expect(readFileSync(victim, 'utf8')).toBe('as it was')
  })
})

describe.runIf(process.getuid?.() === 0)('a program of another user of the host', () => {
  it.each([
    ['in a tool cache that all may write to', (tools: string) => give(join(plant(tools), '..'))],
    ['under one version alone', (tools: string) => give(plant(tools))],
    [
      'by a record alone',
      (tools: string) => give(join(plant(tools), `${process.arch}.trivy-offline-cache.json`)),
    ],
    ['behind a link', (tools: string) => linkAway(plant(tools))],
    ['in a directory that all may write to', (tools: string) => chmodSync(plant(tools), 0o777)],
  ])('is not taken %s', async (_, prepare) => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const tools = join(job.temp, 'tools')
    mkdirSync(tools)
    chmodSync(tools, 0o1777)
    prepare(tools)
    expect(await programOf(lab, job)).toBe(GENUINE)
  })

  it('cannot take the place of one that is being unpacked', async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const state = join(job.temp, 'tools', 'trivy-offline-cache')
    mkdirSync(state, { recursive: true })
    give(state)
    const { outputs } = await lab.run(job)
    expect(outputs['trivy-path']).toContain(job.cacheDir)
    expect(readdirSync(state)).toEqual([])
  })
})

it.runIf(process.platform !== 'win32')(
  'what is installed can be changed by its owner alone, whatever the umask',
  async () => {
    const lab = await startInstallLab()
    await lab.publish()
    const job = lab.job()
    const { exitCode, log } = await lab.run(job, {
      execArgv: ['--import', 'data:text/javascript,process.umask(0)'],
    })
    expect(exitCode, log).toBe(0)
    const tools = join(job.temp, 'tools')
    const open = readdirSync(tools, { recursive: true, encoding: 'utf8' }).filter(
      (path) => (lstatSync(join(tools, path)).mode & 0o002) !== 0,
    )
    expect(open).toEqual([])
  },
)

function linkAway(directory: string): void {
  renameSync(directory, `${directory}-away`)
  symlinkSync(`${directory}-away`, directory)
}
