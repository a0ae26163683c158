// The built action on a runner whose administrator has put a file there.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Job, runStep, type StepOptions, startJob } from './run.ts'

let job: Job
let etc: string

beforeEach(() => {
  job = startJob()
  etc = mkdtempSync(join(tmpdir(), 'etc-'))
  chmodSync(etc, 0o755)
})
afterEach(() => {
  job.remove()
  rmSync(etc, { recursive: true })
})

function run(text: string, { inputs, environment, ...more }: StepOptions = {}) {
  const file = join(etc, 'config.yaml')
  writeFileSync(file, text)
  return runStep(job, {
    inputs: { 'dry-run': 'true', ...inputs },
    environment: { TRIVY_OFFLINE_CACHE_CONFIG: file, ...environment },
    ...more,
  })
}

interface PlanOutput {
  readonly inputs: Readonly<Record<string, { value: string; by: string; origin: string }>>
  readonly limits: Readonly<Record<string, string>>
}

// Else the file belongs to the user who runs the tests, and is refused.
describe.runIf(process.getuid?.() === 0)('a step on a runner with a file', () => {
  it('has what the file says, unless it says something else itself; the plan says who said what', async () => {
    const { exitCode, log, outputs } = await run(
      'defaults: { max-age: 20h, on-degraded: fail, store: never }\nlimits: { confirm: always }\n',
      { inputs: { 'on-degraded': 'warn' } },
    )
    expect(exitCode).toBe(0)
    const { inputs, limits } = parse(outputs.plan ?? '') as PlanOutput
    const file = join(etc, 'config.yaml')
    expect(inputs['max-age']).toEqual({ value: '20h', by: 'file', origin: `input max-age, set in ${file}` })
    expect(inputs['on-degraded']).toEqual({ value: 'warn', by: 'step', origin: 'input on-degraded' })
    expect(inputs.confirm).toEqual({ value: 'always', by: 'limit', origin: `limit in ${file}` })
    expect(inputs.timeout).toEqual({ value: '15m', by: 'built-in', origin: 'default' })
    expect(limits).toEqual({ file, confirm: 'always' })
    expect(log).toContain(`max-age: 20h (input max-age, set in ${file})`)
    expect(log).toContain(`confirm: always instead of auto, by the limits of ${file}`)
    expect(log).toContain('vuln-db: max-age 20 h')
  })

  it('that wants more than the limits is warned where it gets less, and refused where it names a registry', async () => {
    const limits = 'limits: { max-age: 24h, registries: [registry.example.com/trivy] }\n'
    const less = await run(limits, { inputs: { 'max-age': '9d' } })
    expect(less.exitCode).toBe(0)
    expect(less.log).toMatch(/::warning::max-age: 24h instead of 9d, by the limits of .*config\.yaml/)
    const refused = await run(limits, { inputs: { registries: 'evil.example.net/trivy' } })
    expect(refused.exitCode).toBe(1)
    expect(refused.log).toMatch(
      /registries: evil\.example\.net\/trivy is not among the registries that .*config\.yaml allows on this runner/,
    )
  })

  it('is refused when a reference of one resource leads beyond the limits, whoever names it', async () => {
    const limits = 'limits: { registries: [registry.example.com, ghcr.io] }\n'
    const elsewhere = 'evil.example.net/trivy-db:2'
    const input = await run(limits, { inputs: { 'db-repository': elsewhere } })
    const refusal = `${elsewhere} is not among the registries that`
    expect(input.exitCode).toBe(1)
    expect(input.log).toContain(refusal)
    const file = await run(`${limits}defaults: { db-repository: ${elsewhere} }\n`)
    expect(file.exitCode).toBe(1)
    expect(file.log).toContain(refusal)
  })

  it("is refused when Trivy's own variable leads beyond the limits", async () => {
    const environment = { TRIVY_DB_REPOSITORY: 'evil.example.net/trivy-db:2' }
    const { exitCode, log } = await run('limits: { registries: ghcr.io/aquasecurity }\n', { environment })
    expect(exitCode).toBe(1)
    expect(log).toContain('evil.example.net/trivy-db:2 is not among the registries that')
  })

  it('does not begin when the file has mistakes', async () => {
    const { exitCode, log, outputs } = await run('defaults:\n  max-age: soon\nlimit: {}\n')
    expect(exitCode).toBe(1)
    expect(log).toMatch(/::error::2 mistakes in .*config\.yaml, the file of this runner: \(1\) line 2: /)
    expect(outputs).toEqual({})
  })

  it('is refused a file in its workspace', async () => {
    const file = join(job.workspace, 'config.yaml')
    writeFileSync(file, '')
    const { exitCode, log } = await runStep(job, { environment: { TRIVY_OFFLINE_CACHE_CONFIG: file } })
    expect(exitCode).toBe(1)
    expect(log).toMatch(/it lies in .*, which jobs fill, so it is not believed to be the administrator's/)
  })
})
