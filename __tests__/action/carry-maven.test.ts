// The POMs of a checkout across the gap: in the bundle, and in a private registry; no Maven repository is asked behind it.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { LIBRARY_PATHS, type MavenLab, type MavenResult, makeJob, startMavenLab } from './maven-lab.ts'

const NO_CACHE = {
  ACTIONS_RESULTS_URL: undefined,
  ACTIONS_RUNTIME_TOKEN: undefined,
  ACTIONS_CACHE_URL: undefined,
}

/** A job behind the gap: the Maven repository is gone. */
async function scanSide(lab: MavenLab, inputs: Readonly<Record<string, string>>): Promise<MavenResult> {
  const { url } = lab.repository
  await lab.repository.close()
  return lab.run({
    job: makeJob(),
    inputs: { save: 'never', 'maven-repository': `central=${url}`, ...inputs },
    environment: NO_CACHE,
  })
}

function expectAll(result: MavenResult): void {
  expect(result.exitCode, result.log).toBe(0)
  expect(result.placed).toEqual([...LIBRARY_PATHS].sort())
  expect(result.outputs).toMatchObject({ degraded: 'false', 'maven-poms-ready': 'true' })
  expect(result.variables.TRIVY_OFFLINE_SCAN).toBe('true')
}

it('are in the bundle, and placed from it with offline: true', async () => {
  const lab = await startMavenLab()
  const exported = await lab.run({ action: 'export', environment: NO_CACHE })
  expect(exported.exitCode, exported.log).toBe(0)
  expect(exported.outputs.resources).toBe('maven-poms')
  // Nothing is placed on the side that only carries.
  expect(exported.placed).toEqual([])
  expect(globSync('toc-*', { cwd: exported.job.temp })).toEqual([])

  const { file = '', 'bundle-digest': digest = '' } = exported.outputs
  expectAll(await scanSide(lab, { offline: 'true', bundle: file, 'bundle-digest': digest }))
})

it.each<[string, Record<string, string>, RegExp]>([
  ['is not there', { bundle: 'gone.tar' }, /bundle: failed, there is nothing at .*gone\.tar/],
  [
    'has another digest',
    { bundle: 'FILE', 'bundle-digest': `sha256:${'0'.repeat(64)}` },
    /^::warning::Maven POMs: bundle: /m,
  ],
])(
  'are asked for elsewhere when the bundle %s, which is told, though nothing else is wanted',
  async (_, inputs, told) => {
    const lab = await startMavenLab()
    const { outputs } = await lab.run({ action: 'export', environment: NO_CACHE })
    const bundle = inputs.bundle?.replace('FILE', outputs.file ?? '') ?? ''
    const step = await lab.run({ inputs: { ...inputs, bundle }, environment: NO_CACHE })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.placed).toEqual([...LIBRARY_PATHS].sort())
    expect(step.log).toMatch(told)
  },
)

it('are in the private registry below the digest of their inputs and the tag of the project', async () => {
  const lab = await startMavenLab()
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const to = `${registry.host}/private`
  const mirrored = await lab.run({ action: 'mirror', inputs: { to }, environment: NO_CACHE })
  expect(mirrored.exitCode, mirrored.log).toBe(0)
  expect(mirrored.outputs.references).toMatch(/\/private\/trivy-poms:project-[0-9a-f]+@sha256:/)
  expectAll(await scanSide(lab, { registries: to }))
})

it('are kept by warm, which says so, and does it once', async () => {
  const lab = await startMavenLab()
  const first = await lab.run({ action: 'warm' })
  expect(first.exitCode, first.log).toBe(0)
  expect(first.outputs).toMatchObject({ saved: 'maven-poms', kept: 'maven-poms' })
  expect(first.placed).toEqual([])
  const second = await lab.run({ action: 'warm' })
  expect(second.outputs).toMatchObject({ saved: '', kept: 'maven-poms' })
  expect(second.log).not.toMatch(/^::(warning|error)/m)
})

it('that the cache service does not take make warm red, in its words', async () => {
  const lab = await startMavenLab()
  lab.service.fail('reserve', 'denied')
  const { exitCode, log, outputs } = await lab.run({ action: 'warm' })
  const reason = 'cache write denied: token has no writable scopes'
  expect(exitCode).toBe(1)
  expect(outputs).toMatchObject({ saved: '', kept: '' })
  expect(log).toMatch(new RegExp(`^::error::nothing was kept in the Actions cache: ${reason}`, 'm'))
  expect(log).toMatch(new RegExp(`^::warning::Maven POMs were not kept: ${reason}`, 'm'))
})

it('that are not all to be had are kept by warm, but not said to be the newest', async () => {
  const lab = await startMavenLab()
  const gone = LIBRARY_PATHS.find((path) => path.includes('/two/')) ?? ''
  lab.repository.intercept = (response, path) => {
    if (!String(path).endsWith(gone)) return false
    response.writeHead(429, { 'retry-after': '1800' }).end()
    return true
  }
  const { outputs } = await lab.run({ action: 'warm' })
  expect(outputs).toMatchObject({ saved: 'maven-poms', kept: '', degraded: 'true' })
})

it('that are not all to be had write no bundle', async () => {
  const lab = await startMavenLab()
  lab.repository.files.delete(LIBRARY_PATHS[0] ?? '')
  const { url } = lab.repository
  await lab.repository.close()
  const inputs = { 'maven-repository': `central=${url}` }
  const exported = await lab.run({ action: 'export', inputs, environment: NO_CACHE })
  expect(exported.exitCode).toBe(1)
  expect(exported.outputs).toMatchObject({ file: '', unavailable: 'maven-poms' })
  expect(join(exported.outputs.file ?? '')).toBe('.')
})
