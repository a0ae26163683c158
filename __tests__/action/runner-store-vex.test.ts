// VEX repositories in the runner store: fetched once for all jobs of a host, and never given out as another of the same name.
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LODASH_NOT_AFFECTED } from '../fixtures/vex.ts'
import { makeDirectory } from '../temporary.ts'
import type { StepResult } from './run.ts'
import { startVexLab, type VexLab } from './vex-lab.ts'

let lab: VexLab
let toolCache: string
beforeEach(async () => {
  lab = await startVexLab()
  toolCache = makeDirectory('tool-cache')
})
afterEach(() => lab.close())

/** The next job of the runner, whose temporary directory is empty. */
function runJob(list: string): Promise<StepResult> {
  rmSync(lab.job.cacheDir, { recursive: true, force: true })
  lab.server.requests.length = 0
  return lab.run({
    inputs: { resources: 'vex-repo', 'vex-repositories': list },
    environment: { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: toolCache },
  })
}

function expectGood(step: StepResult): void {
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).not.toMatch(/^::(warning|error)/m)
  expect(step.outputs['vex-repo-ready']).toBe('true')
}

function readDocuments(): string[] {
  const files = globSync('vex/repositories/**/pkg/**/*.json', { cwd: lab.job.cacheDir })
  return files.sort().map((path) => readFileSync(join(lab.job.cacheDir, path), 'utf8'))
}

describe('a VEX repository in the runner store', () => {
  it('is fetched once; the next job asks nobody', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    expectGood(await runJob(`hub=${url}`))
    expect(lab.server.requests.length).toBeGreaterThan(0)
    const documents = readDocuments()
    expect(documents.length).toBeGreaterThan(0)
    const next = await runJob(`hub=${url}`)
    expectGood(next)
    expect(lab.server.requests).toEqual([])
    expect(next.log).toContain('by hard link')
    expect(readDocuments()).toEqual(documents)
  })

  it('is not taken for another one of the same name', async () => {
    const url = await lab.publish('hub', [LODASH_NOT_AFFECTED])
    const other = await lab.publish('other', [])
    expectGood(await runJob(`hub=${url}`))
    const step = await runJob(`hub=${other}`)
    expect(lab.server.requests.length).toBeGreaterThan(0)
    expect(step.log).not.toContain('by hard link')
  })

  it('stands beside others of its job', async () => {
    const list = `a=${await lab.publish('a', [LODASH_NOT_AFFECTED])}, b=${await lab.publish('b', [LODASH_NOT_AFFECTED])}`
    expectGood(await runJob(list))
    expectGood(await runJob(list))
    expect(lab.server.requests).toEqual([])
    const directories = globSync('vex/repositories/*', { cwd: lab.job.cacheDir })
    expect(directories.sort()).toEqual(['vex/repositories/a', 'vex/repositories/b'])
  })
})
