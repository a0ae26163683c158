// The job-started hook of a runner, by the protocol of the runner: it provides what is there, and never fails a job.
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FakeRegistry } from '../fakes/registry.ts'
import { canMount } from '../place/small-disk.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { isAdministrator, startFleetHost, startMirror } from './fleet-lab.ts'
import { runStep } from './run.ts'

const configFor = (registry: FakeRegistry, more = '') =>
  `defaults: { registries: "${registry.host}/mirror", trivy-version: 0.74.0, resources: "vuln-db, checks-bundle" }\n${more}`

/** Where a program is. */
function findOnPath(name: string): string {
  const directories = (process.env.PATH ?? '').split(delimiter)
  return directories.map((directory) => join(directory, name)).find((path) => existsSync(path)) ?? name
}

/** The lines that the runner shows; what is for its debug log begins with a command. */
const shown = (stdout: string) =>
  stdout.split('\n').filter((line) => line !== '' && !line.startsWith('::debug'))

describe.runIf(isAdministrator && process.platform !== 'win32')('the hook', () => {
  it('gives a job what the store has, asks nobody, and says so in one line', async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry))
    expect((await host.runProgram('warm-store', '--resources=vuln-db,checks-bundle')).exitCode).toBe(0)
    const asked = registry.requests.length
    const { exitCode, stdout, variables, job } = await host.startJob()
    expect(exitCode).toBe(0)
    expect(registry.requests.length).toBe(asked)
    expect(shown(stdout)).toEqual([
      expect.stringMatching(
        /^Trivy data of this runner: later Trivy steps use Vulnerability DB \(runner store, built .* ago\), Checks \(runner store, current as of .*\)$/,
      ),
    ])
    expect(variables).toMatchObject({
      TRIVY_CACHE_DIR: job.cacheDir,
      TRIVY_SKIP_DB_UPDATE: 'true',
      TRIVY_SKIP_CHECK_UPDATE: 'true',
    })
    expect(variables.TRIVY_SKIP_JAVA_DB_UPDATE).toBeUndefined()
    expect(variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    expect(existsSync(join(job.cacheDir, 'db', 'trivy.db'))).toBe(true)
  })

  it('is found by the step of a repository that has one: nothing is fetched again', async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry))
    const { variables, job } = await host.startJob()
    expect(variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
    const asked = registry.requests.length
    const step = await runStep(job, {
      inputs: {
        resources: 'vuln-db, checks-bundle',
        registries: `${registry.host}/mirror`,
        'trivy-version': '0.74.0',
      },
      environment: { ...variables, RUNNER_TOOL_CACHE: host.toolCache, RUNNER_ENVIRONMENT: 'self-hosted' },
    })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.outputs['cache-hit']).toBe('true')
    expect(registry.requests.length).toBe(asked)
  })

  it('fetches what an empty store lacks, and leaves it there for the next job', async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry))
    const [first] = [await host.startJob()]
    expect(first.variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
    const asked = registry.requests.length
    const next = await host.startJob()
    expect(next.variables.TRIVY_SKIP_DB_UPDATE).toBe('true')
    expect(registry.requests.length).toBe(asked)
  })

  // Without its deadline it would wait for three tries of 30 s, so for longer than this test.
  it('goes on without what a hanging registry does not give, within its deadline, and keeps what is there', {
    timeout: 60_000,
  }, async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry, 'hook: { deadline: 3s }\n'))
    expect((await host.runProgram('warm-store', '--resources=checks-bundle')).exitCode).toBe(0)
    registry.fail({ path: 'trivy-db', times: 100 }, { kind: 'stall' })
    const { exitCode, stdout, variables } = await host.startJob()
    expect(exitCode).toBe(0)
    expect(variables.TRIVY_SKIP_DB_UPDATE).toBeUndefined()
    expect(shown(stdout)).toHaveLength(1)
    expect(stdout).toMatch(/not provided: Vulnerability DB|the deadline of 3 s is over/)
  })

  it('says that a registry is not there, and exports nothing that is not proven', async () => {
    const host = startFleetHost(
      'defaults: { registries: "localhost:1/x", resources: vuln-db, trivy-version: 0.74.0 }\n',
    )
    const { exitCode, stdout, variables } = await host.startJob()
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /later steps are as they would be without the hook; not provided: Vulnerability DB \(localhost:1\/x\/trivy-db:2: failed/,
    )
    expect(variables.TRIVY_SKIP_DB_UPDATE).toBeUndefined()
  })

  it('goes on when the file of the runner is broken: a warning with its line', async () => {
    const host = startFleetHost('defaults:\n  max-age: soon\n')
    const { exitCode, stdout, variables } = await host.startJob()
    expect(exitCode).toBe(0)
    expect(shown(stdout)).toEqual([
      expect.stringMatching(
        /^::warning::Trivy data of this runner: 1 mistake in .*config\.yaml.*: line 2: .* without the hook$/,
      ),
    ])
    expect(variables).toEqual({})
  })

  it.runIf(canMount)('goes on when the disk is full', async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry))
    const { exitCode, stdout, variables } = await host.startJob({
      environment: { RUNNER_TOOL_CACHE: '' },
      under: (job) => [
        ...['unshare', '--mount', 'sh', '-c'],
        ...['mount -t tmpfs -o size=16k tmpfs "$1" && shift && exec "$@"', 'sh', job.temp],
      ],
    })
    expect(exitCode).toBe(0)
    expect(variables.TRIVY_SKIP_DB_UPDATE).toBeUndefined()
    expect(stdout).toMatch(/Trivy data of this runner: .*(no space left|ENOSPC)/)
  })

  it('goes on without a Node', async () => {
    const host = startFleetHost('')
    const programs = makeDirectory('programs')
    symlinkSync(findOnPath('bash'), join(programs, 'bash'))
    const { exitCode, stdout } = await host.startJob({
      environment: { TRIVY_OFFLINE_CACHE_NODE: '/there/is/none', PATH: programs },
    })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^Trivy data of this runner: there is no Node; name one as TRIVY_OFFLINE_CACHE_NODE/m,
    )
  })

  it.runIf(existsSync('/proc/self/exe'))('takes the Node of the runner that started it', async () => {
    const host = startFleetHost('')
    // Some program of that name: what a process is, the system tells.
    const runner = makeDirectory('runner')
    mkdirSync(join(runner, 'bin'))
    copyFileSync(findOnPath('bash'), join(runner, 'bin', 'Runner.Worker'))
    writeFile(
      runner,
      'externals/node24/bin/node',
      '#!/bin/sh\necho "the Node of the runner runs $1"\n',
      0o755,
    )
    const { exitCode, stdout } = await host.startJob({
      environment: { TRIVY_OFFLINE_CACHE_NODE: undefined },
      under: () => [join(runner, 'bin', 'Runner.Worker'), '-c', '"$@"; exit $?', 'runner'],
    })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^the Node of the runner runs .*dist\/hook\/index\.js$/m)
  })

  it('is not chosen its file by a workflow', async () => {
    const registry = await startMirror()
    const host = startFleetHost(configFor(registry))
    const { exitCode, stdout, variables } = await host.startJob({
      environment: { TRIVY_OFFLINE_CACHE_CONFIG: join(import.meta.dirname, 'nowhere.yaml') },
    })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('::warning::Trivy data of this runner: 1 mistake in')
    expect(variables).toEqual({})
  })
})

/** What the two scripts of the hook have in common, by what their texts name. PowerShell is not among what can be run here. */
const SCRIPTS = ['job-started.sh', 'job-started.ps1'] as const
const textOf = (name: string) => readFileSync(new URL(`../../hook/${name}`, import.meta.url), 'utf8')
/** Each has its own words for its shell, its system, and its processes. */
const OWN = ['BASH_SOURCE', 'PPID', 'OS', 'LASTEXITCODE']

describe('the scripts of the hook', () => {
  it.each(SCRIPTS)('%s ends with 0 whatever happens', (name) => {
    expect(textOf(name).trimEnd().endsWith('exit 0')).toBe(true)
  })

  it.each<[string, (text: string) => string[]]>([
    ['read the same variables', (text) => text.match(/(?<=\$(?:env:|\{)?)[A-Z][A-Z_]+\b/g) ?? []],
    ['say the same', (text) => text.match(/(?<=")Trivy data of this runner: [^"]*(?=")/g) ?? []],
    ['end at the same points', (text) => text.match(/\bexit \d/g) ?? []],
    [
      'look for the same Node',
      (text) => text.match(/externals\/node\d+|(?<=(?:command -v|Get-Command) )\w+/g) ?? [],
    ],
    ['start the same file', (text) => text.match(/dist\/[\w/.]+/g) ?? []],
  ])('%s', (_, facts) => {
    const [sh, ps1] = SCRIPTS.map((name) => {
      const found = facts(textOf(name)).map((fact) => fact.replace('$LASTEXITCODE', '$?'))
      return [...new Set(found.filter((fact) => !OWN.includes(fact)))].sort()
    })
    expect(sh?.length).toBeGreaterThan(0)
    expect(ps1).toEqual(sh)
  })
})
