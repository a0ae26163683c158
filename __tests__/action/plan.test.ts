// The plan through the built action: what it fetches by itself, what it says, and that a dry run does nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { type Job, runStep, type StepResult, startJob, writeJobFile } from './run.ts'

let job: Job
let registry: FakeRegistry

beforeEach(async () => {
  job = startJob()
  registry = await startRegistry()
})

afterEach(async () => {
  job.remove()
  await registry.close()
})

describe('resources: auto', () => {
  it('has what a scan of files needs, and sets no variable for the rest', async () => {
    writeJobFile(join(job.workspace, 'main.go'), 'package main\n')
    const step = await plan({ 'scan-type': 'fs', 'on-unavailable': 'continue' })
    expect(step.exitCode).toBe(0)
    expect(needs(step)).toEqual({
      'vuln-db': ['needed', true],
      'java-db': ['not needed', false],
      'checks-bundle': ['not needed', false],
      'vex-repo': ['not needed', false],
      'maven-poms': ['not needed', false],
      'terraform-modules': ['not needed', false],
    })
    expect(askedRepositories()).toEqual(['trivy-db'])
    expect(Object.keys(step.variables)).not.toContain('TRIVY_SKIP_JAVA_DB_UPDATE')
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBe('true')
    // Trivy is pointed at the registry of the user for what was left out (design rule D12).
    expect(step.variables.TRIVY_JAVA_DB_REPOSITORY).toMatch(/\/trivy-java-db:1$/)
  })

  it('looks for evidence when no scan-type is given', async () => {
    writeJobFile(join(job.workspace, 'web', 'Dockerfile'), 'FROM eclipse-temurin:21\n')
    const step = await plan({ 'on-unavailable': 'continue' })
    expect(needs(step)['java-db']).toEqual(['maybe', true])
    expect(step.log).toContain(
      'java-db: maybe, no scan-type is given; the image eclipse-temurin:21 runs Java',
    )
    expect(askedRepositories()).toEqual(['trivy-db', 'trivy-java-db', 'trivy-checks'])
    expect(step.summary).toContain('eclipse\\-temurin')
  })

  it('warns of an empty workspace, and leaves the Java DB out', async () => {
    const step = await plan({ 'on-unavailable': 'continue' })
    expect(step.log).toMatch(/^::warning::there is nothing in the workspace to plan by: put this step after/m)
    expect(askedRepositories()).toEqual(['trivy-db', 'trivy-checks'])
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
  })

  it('honours trivy.yaml: scanners and repositories', async () => {
    writeJobFile(
      join(job.workspace, 'trivy.yaml'),
      `scan:\n  scanners: [misconfig]\nmisconfiguration:\n  checks-bundle-repository: ${registry.host}/own/checks\n`,
    )
    const step = await runStep(job, {
      inputs: {
        resources: 'auto',
        'scan-type': 'image',
        'trivy-version': '0.74.0',
        'on-unavailable': 'continue',
      },
    })
    expect(needs(step)['vuln-db']).toEqual(['not needed', false])
    expect(askedRepositories()).toEqual(['own/checks'])
    expect(step.log).toContain('scanners: misconfig (trivy.yaml: scan.scanners)')
  })

  it('puts the plan into the evidence', async () => {
    const step = await plan({ 'scan-type': 'config', 'on-unavailable': 'continue' })
    const evidence = JSON.parse(readFileSync(step.outputs.evidence ?? '', 'utf8'))
    expect(evidence.plan).toEqual(JSON.parse(step.outputs.plan ?? ''))
  })
})

describe('a dry run', () => {
  it('plans, prints, sets the output plan, and stops', async () => {
    writeJobFile(join(job.workspace, 'pom.xml'), '<project/>')
    const step = await plan({ 'scan-type': 'repo', vex: 'repo', 'dry-run': 'true' })
    expect(step.exitCode).toBe(0)
    expect(Object.keys(step.outputs)).toEqual(['plan'])
    expect(step.variables).toEqual({})
    expect(registry.requests).toEqual([])
    expect(existsSync(job.cacheDir) ? readdirSync(job.cacheDir) : []).toEqual([])
    expect(needs(step)).toMatchObject({ 'vex-repo': ['needed', true], 'maven-poms': ['needed', true] })
    expect(step.log).toContain('maven-poms: needed, pom.xml in the workspace: pom.xml')
    expect(step.log).toContain('This was a dry run: nothing was fetched, placed, or set for later steps.')
    expect(step.summary).toContain('maven\\-poms\\: needed')
  })
})

function plan(inputs: Record<string, string>): Promise<StepResult> {
  const registries = `${registry.host}/m`
  return runStep(job, { inputs: { resources: 'auto', 'trivy-version': '0.74.0', registries, ...inputs } })
}

function needs(step: StepResult): Record<string, [string, boolean]> {
  const { resources } = JSON.parse(step.outputs.plan ?? '') as {
    resources: { name: string; need: string; provide: boolean }[]
  }
  return Object.fromEntries(resources.map(({ name, need, provide }) => [name, [need, provide]]))
}

/** In the order in which they were first asked for. */
function askedRepositories(): string[] {
  const paths = registry.requests.map(({ url }) => /^\/v2\/(?:m\/)?(.+)\/manifests\//.exec(url)?.[1] ?? '')
  return [...new Set(paths.filter((path) => path !== ''))]
}
