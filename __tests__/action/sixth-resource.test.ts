// The proof of the house: a sixth resource is one folder and one row of the table, and everything is done with it.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { FILES } from '../fixtures/spell-lists/check-lists.ts'
import { hoursAgo, startScene } from './cache-scene.ts'
import { evidenceOf, newJob } from './carry-lab.ts'
import { type ActionName, type Job, runStep, type StepOptions, type StepResult } from './run.ts'
import { buildSpellLists, makeSixthActions, type SixthActions } from './sixth-lab.ts'
import { startHost } from './store-lab.ts'

let actions: SixthActions
beforeAll(() => {
  actions = makeSixthActions()
})
afterAll(() => actions.remove())

const ALONE = { resources: 'spell-lists', 'trivy-version': '0.74.0' }
const madeAt = hoursAgo(5)

/** A registry that has the lists below `base`. */
async function startUpstream() {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  const artifact = await buildSpellLists(madeAt)
  registry.put('base/spell-lists', '7', artifact)
  return { registry, artifact, base: `${registry.host}/base` }
}

function run(job: Job, action: ActionName, options: StepOptions): Promise<StepResult> {
  return runStep(job, {
    ...options,
    action,
    entry: actions.entryOf(action),
    inputs: { ...ALONE, ...options.inputs },
  })
}

const placedFiles = ({ cacheDir }: Job): string[] => readdirSync(join(cacheDir, 'spell-lists')).sort()

describe('a sixth resource', () => {
  it('is planned, fetched, verified, placed, reported, and told in the evidence', async () => {
    const { base, artifact } = await startUpstream()
    const job = newJob()
    const result = await run(job, 'main', { inputs: { registries: base } })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain('spell-lists: needed, the input resources names it')
    expect(result.log).toContain(`spell-lists: from ${base}/spell-lists:7`)
    expect(result.log).toMatch(/^Spell lists {3}.*built 5 h ago$/m)
    expect(placedFiles(job)).toEqual([...FILES].sort())
    expect(readFileSync(join(job.cacheDir, 'spell-lists', 'north.list'), 'utf8')).toBe(
      'words of north.list\n',
    )
    expect(result.outputs).toMatchObject({ 'spell-lists-ready': 'true', 'vuln-db-ready': 'false' })
    expect(result.outputs['trivy-args']).toContain('--skip-spell-lists')
    expect(result.variables.TRIVY_SKIP_SPELL_LISTS).toBe('true')
    expect(result.summary).toMatch(/^\| ✅ Spell lists \| .* \| confirmed \|/m)
    expect(evidenceOf(result)).toMatchObject([
      {
        name: 'spell-lists',
        ready: true,
        schema: 7,
        layerDigest: artifact.layerDigest,
        source: `${base}/spell-lists:7`,
        confirmed: true,
      },
    ])
    const again = await run(job, 'main', { inputs: { registries: base } })
    expect(evidenceOf(again)).toMatchObject([{ source: 'cache directory', ready: true }])
    expect(again.outputs['cache-hit']).toBe('true')
  })

  it('is part of what is provided by itself', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const result = await run(job, 'main', {
      inputs: { registries: base, resources: 'auto', 'scan-type': 'config', 'on-unavailable': 'continue' },
    })
    expect(result.outputs['spell-lists-ready'], result.log).toBe('true')
    expect(result.outputs.unavailable).toBe('checks-bundle')
  })

  it('is refused where its own check says so, and what was there stays', async () => {
    const { registry, base } = await startUpstream()
    const job = newJob()
    await run(job, 'main', { inputs: { registries: base } })
    const broken = await buildSpellLists(hoursAgo(1), (files) => {
      files['west.list'] = ''
    })
    registry.put('base/spell-lists', '7', broken)
    const inputs = { registries: base, 'max-age': 'spell-lists=1h' }
    const result = await run(job, 'main', { inputs })
    expect(result.log).toMatch(/^::warning.*Spell lists: refused what .* has: west\.list is empty/m)
    expect(readFileSync(join(job.cacheDir, 'spell-lists', 'west.list'), 'utf8')).toBe('words of west.list\n')
    expect(evidenceOf(result)).toMatchObject([{ ready: true, quality: 'stale' }])
  })

  it('is kept in the Actions cache, and comes from there in the next job', async () => {
    const scene = await startScene()
    scene.publish(await buildSpellLists(madeAt))
    const options = { entry: actions.entryOf('main'), inputs: ALONE }
    const first = await scene.run(options)
    expect(first.log).toMatch(/^Actions cache: saved offline-cache-spell-lists-7-/m)
    const second = await scene.run(options)
    expect(second.registryRequests).toEqual([])
    expect(second.evidence.resources).toMatchObject([{ name: 'spell-lists', source: 'Actions cache' }])
    expect(placedFiles(second.job)).toEqual([...FILES].sort())
  })

  it('is kept by a nightly run', async () => {
    const scene = await startScene()
    scene.publish(await buildSpellLists(madeAt))
    const result = await scene.run({ action: 'warm', entry: actions.entryOf('warm'), inputs: ALONE })
    expect(result.outputs, result.log).toMatchObject({ saved: 'spell-lists', kept: 'spell-lists' })
  })

  it('is kept in the runner store, and comes from there in the next job', async () => {
    const { base, registry } = await startUpstream()
    const host = startHost({ ...ALONE, registries: base })
    const entry = actions.entryOf('main')
    await host.run({ entry })
    expect(host.versions('spell-lists')).toHaveLength(1)
    registry.requests.splice(0)
    const second = await host.run({ entry })
    expect(registry.requests).toEqual([])
    expect(evidenceOf(second)).toMatchObject([{ name: 'spell-lists', source: 'runner store' }])
    expect(placedFiles(second.job)).toEqual([...FILES].sort())
  })

  it('is exported, and comes from the bundle where there is no network', async () => {
    const { base } = await startUpstream()
    const exported = await run(newJob(), 'export', { inputs: { registries: base } })
    expect(exported.outputs.resources, exported.log).toBe('spell-lists')
    const job = newJob()
    const { file: bundle = '', 'bundle-digest': digest = '' } = exported.outputs
    const inputs = { offline: 'true', bundle, 'bundle-digest': digest }
    const result = await run(job, 'main', { inputs })
    expect(evidenceOf(result)).toMatchObject([{ source: 'bundle', ready: true, confirmed: true }])
    expect(placedFiles(job)).toEqual([...FILES].sort())
  })

  it('is mirrored, and comes from the mirror', async () => {
    const { base, artifact } = await startUpstream()
    const target = await startRegistry()
    onTestFinished(() => target.close())
    const to = `${target.host}/private`
    const mirrored = await run(newJob(), 'mirror', { inputs: { registries: base, to } })
    expect(mirrored.outputs.references, mirrored.log).toBe(`${to}/spell-lists:7@${artifact.manifestDigest}`)
    const result = await run(newJob(), 'main', { inputs: { registries: to } })
    expect(evidenceOf(result)).toMatchObject([{ source: `${to}/spell-lists:7`, ready: true }])
  })

  it('fails the step when it cannot be had, and promises nothing', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const inputs = { registries: base, offline: 'true' }
    const result = await run(job, 'main', { inputs })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain(
      'data problem, not a vulnerability finding: Spell lists are not available from any source',
    )
    expect(result.outputs).toMatchObject({ unavailable: 'spell-lists', 'spell-lists-ready': 'false' })
    expect(result.variables).not.toHaveProperty('TRIVY_SKIP_SPELL_LISTS')
    expect(existsSync(join(job.cacheDir, 'spell-lists'))).toBe(false)
    rmSync(job.cacheDir, { recursive: true })
  })
})
