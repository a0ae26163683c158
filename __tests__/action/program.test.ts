// The core as a program: no job, no runner, no workflow.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { isAdministrator, startFleetHost, startMirror } from './fleet-lab.ts'

const startHost = (registry: FakeRegistry, more = '') =>
  startFleetHost(`defaults: { registries: "${registry.host}/mirror", trivy-version: 0.74.0 }\n${more}`)

interface Document {
  readonly version: number
  readonly command: string
  readonly exitCode: number
  readonly failures: readonly string[]
  readonly warnings: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
}

const parse = (stdout: string) => JSON.parse(stdout) as Document

describe.runIf(isAdministrator)('the program', () => {
  it('plans without asking anybody', async () => {
    const registry = await startMirror()
    const { exitCode, stdout } = await startHost(registry).runProgram('plan', '--scan-type=image')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('java-db: needed, an image may hold a JAR')
    expect(stdout).not.toContain('::')
    expect(registry.requests).toEqual([])
  })

  it('plans by the checkout in which it is started, or that it is given', async () => {
    const host = startHost(await startMirror())
    const checkout = join(host.toolCache, 'checkout')
    mkdirSync(checkout)
    writeFileSync(join(checkout, 'main.tf'), 'module "a" {\n  source = "./a"\n}\n')
    const { stdout } = await host.runProgram('plan', '--scan-type=config', `--workspace=${checkout}`)
    expect(stdout).toMatch(/terraform-modules: needed/)
  })

  it('provides where it is told, and says everything as one document', async () => {
    const registry = await startMirror()
    const host = startHost(registry)
    const { exitCode, stdout, stderr } = await host.runProgram(
      ...['provide', '--json', '--resources', 'vuln-db', '--cache-dir', 'data', '--store', 'never'],
    )
    const document = parse(stdout)
    expect(exitCode, stderr).toBe(0)
    expect(document).toMatchObject({ version: 1, command: 'provide', exitCode: 0, failures: [] })
    const cacheDir = join(host.toolCache, '..', 'data')
    expect(document.outputs).toMatchObject({ 'cache-dir': cacheDir, 'vuln-db-ready': 'true' })
    expect(document.variables).toMatchObject({ TRIVY_CACHE_DIR: cacheDir, TRIVY_SKIP_DB_UPDATE: 'true' })
    expect(existsSync(join(cacheDir, 'db', 'trivy.db'))).toBe(true)
    expect(stderr).toContain('Vulnerability DB')
  })

  it('fills the runner store, and finds it fresh the next time', async () => {
    const registry = await startMirror()
    const host = startHost(registry)
    const filled = await host.runProgram('warm-store', '--json')
    expect(parse(filled.stdout)).toMatchObject({ exitCode: 0, warnings: [] })
    expect(filled.exitCode).toBe(0)
    const store = join(host.toolCache, 'trivy-offline-cache')
    expect(readdirSync(store)).toEqual(expect.arrayContaining(['vuln-db', 'java-db', 'checks-bundle']))
    const asked = registry.requests.length
    const { exitCode, stdout } = await host.runProgram('warm-store', '--json')
    expect(exitCode).toBe(0)
    expect(parse(stdout).outputs).toMatchObject({ store, ready: 'vuln-db,java-db,checks-bundle' })
    expect(registry.requests.length).toBe(asked)
  })

  it('asks anew in time: what is older than half of what jobs accept', async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    const put = async (ageHours: number) => {
      const updatedAt = new Date(Date.now() - ageHours * 3_600_000)
      const artifact = await buildArtifact('vuln-db', { updatedAt })
      registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
    }
    await put(20)
    const host = startHost(registry)
    expect((await host.runProgram('warm-store', '--resources=vuln-db')).exitCode).toBe(0)
    await put(1)
    const asked = registry.requests.length
    expect((await host.runProgram('warm-store', '--resources=vuln-db')).exitCode).toBe(0)
    expect(registry.requests.length).toBeGreaterThan(asked)
    expect(readdirSync(join(host.toolCache, 'trivy-offline-cache', 'vuln-db'))).toHaveLength(2)
  })

  it('exports to a file, and provides from it', async () => {
    const registry = await startMirror()
    const host = startHost(registry)
    const resources = '--resources=vuln-db,checks-bundle'
    const { exitCode, stdout } = await host.runProgram('export', '--json', resources, '--file=data.tar')
    expect(exitCode).toBe(0)
    const { outputs } = parse(stdout)
    await registry.close()
    const digest = `--bundle-digest=${outputs['bundle-digest']}`
    const there = await host.runProgram(
      ...['provide', '--offline', '--bundle=data.tar', digest, resources, '--cache-dir=there', '--json'],
    )
    expect(there.exitCode, there.stderr).toBe(0)
    expect(parse(there.stdout).outputs['checks-bundle-ready']).toBe('true')
  })

  it('mirrors', async () => {
    const registry = await startMirror()
    const host = startHost(registry)
    const to = `--to=${registry.host}/copy`
    const { exitCode, stdout } = await host.runProgram('mirror', '--resources=vuln-db', to, '--json')
    expect(exitCode, stdout).toBe(0)
    expect(parse(stdout).outputs.references).toContain('/copy/trivy-db:2@sha256:')
  })

  it.each([
    [
      'what could not be had',
      1,
      ['provide', '--registries=localhost:1/x', '--resources=vuln-db', '--cache-dir=c'],
    ],
    ['a flag that is not known', 2, ['plan', '--scan-typ=image']],
    ['a value that is wrong', 2, ['plan', '--max-age=soon']],
    ['a text that is no flag', 2, ['plan', 'image']],
    ['a file that is not there', 2, ['plan', '--config=none.yaml']],
    ['a command that is not there', 2, ['plam']],
  ])('ends for %s with %i', async (_, expected, args) => {
    const host = startHost(await startMirror())
    const { exitCode, stdout, stderr } = await host.runProgram(...args)
    expect(exitCode).toBe(expected)
    expect(`${stdout}${stderr}`).toContain('error: ')
  })

  it('names each command and each flag', async () => {
    const host = startHost(await startMirror())
    const help = await host.runProgram('--help')
    expect(help.exitCode).toBe(0)
    for (const command of ['plan', 'provide', 'warm-store', 'export', 'mirror']) {
      expect(help.stdout).toContain(`  ${command} `)
      const own = await host.runProgram(command, '--help')
      expect(own.stdout).toContain('--registries=')
    }
  })

  it('shows no secret', async () => {
    const host = startHost(await startMirror(), '')
    const { stdout, stderr } = await host.runProgram('plan', '--token=s3cret-of-mine', '--json')
    expect(`${stdout}${stderr}`).not.toContain('s3cret-of-mine')
  })
})
