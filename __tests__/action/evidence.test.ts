// The evidence of a run: of the published form, and kept where somebody can count it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { type Job, runStep, startJob } from './run.ts'

const DIST = join(import.meta.dirname, '..', '..', 'dist')

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')) as object

/** As somebody would find it out: each file is what the list says, and the digest is that of the list. */
function digestOfBuild(): string {
  const sums = readFileSync(join(DIST, 'SHA256SUMS'))
  const lines = sums.toString().trimEnd().split('\n')
  for (const line of lines) {
    const [digest = '', file = ''] = line.split('  ')
    expect([file, sha256(readFileSync(join(DIST, file)))]).toEqual([file, digest])
  }
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(lines).toHaveLength(files.length - 1)
  return `sha256:${sha256(sums)}`
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What is wrong with a document by a schema of docs/. */
function findFaults(schema: string, document: unknown): unknown {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  const validate = ajv.compile(schemaOf(schema))
  return validate(document) ? [] : validate.errors
}

describe('the evidence', () => {
  it('of every run is a file of its own in evidence-dir, of the published form', async () => {
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    const artifact = await buildArtifact('vuln-db')
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
    const directory = join(makeDirectory(), 'evidence')
    const inputs = {
      resources: 'vuln-db',
      registries: `${registry.host}/mirror`,
      'evidence-dir': directory,
      'trivy-version': '0.74.0',
    }
    const environment = {
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_JOB: 'scan',
      GITHUB_WORKFLOW: 'CI',
    }
    const runs = [1, 2, 3].map(() => {
      const job = startJob()
      onTestFinished(job.remove)
      return runStep(job, { inputs, environment })
    })
    for (const { exitCode, log } of await Promise.all(runs)) expect(exitCode, log).toBe(0)
    const files = readdirSync(directory)
    expect(files).toHaveLength(3)
    expect(files[0]).toMatch(/^\d{4}-\d\d-\d\dT\d+Z-owner_repository-7-2-scan-[0-9a-f]{8}\.json$/)
    for (const file of files) {
      const record: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'))
      expect(findFaults('evidence.schema.json', record)).toEqual([])
      expect(record).toMatchObject({
        version: 1,
        action: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), digest: digestOfBuild() },
        run: { runAttempt: '2', workflow: 'CI' },
        plan: { inputs: { registries: { by: 'step' } } },
        resources: [{ name: 'vuln-db', ready: true, bytes: expect.any(Number) }],
      })
    }
  })

  const keepIn = async (evidenceDir: string, prepare: (job: Job) => void = () => undefined) => {
    const job = startJob()
    onTestFinished(job.remove)
    prepare(job)
    const registry = await startRegistry()
    onTestFinished(() => registry.close())
    const artifact = await buildArtifact('vuln-db')
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
    return await runStep(job, {
      inputs: {
        resources: 'vuln-db',
        registries: `${registry.host}/mirror`,
        'evidence-dir': evidenceDir,
        'trivy-version': '0.74.0',
      },
    })
  }

  it('that cannot be kept is a warning, and the data is there', async () => {
    const file = writeFile(makeDirectory(), 'file', '')
    const { exitCode, log } = await keepIn(join(file, 'none'))
    expect(exitCode).toBe(0)
    expect(log).toContain(`::warning::the evidence cannot be written to ${join(file, 'none')}`)
  })

  itWhere(['links'], 'is not written where a link of the checkout leads', async () => {
    const elsewhere = makeDirectory('elsewhere')
    const { exitCode, log } = await keepIn('out/evidence', ({ workspace }) =>
      symlinkSync(elsewhere, join(workspace, 'out')),
    )
    expect(exitCode).toBe(0)
    expect(log).toMatch(/::warning::the evidence cannot be written to .* leads out of the workspace/)
    expect(readdirSync(elsewhere)).toEqual([])
  })
})

describe('the schema of the file on the runner', () => {
  it.each([
    ['an empty one', {}, true],
    [
      'what it may say',
      { defaults: { offline: true, 'max-age': { 'vuln-db': '12h' } }, limits: { registries: ['a'] } },
      true,
    ],
    [
      'words',
      { 'per-repository': { 'acme/*': { limits: { confirm: 'always' } } }, hook: { deadline: '10s' } },
      true,
    ],
    ['a key that is none', { default: {} }, false],
    ['an input that is none', { defaults: { ofline: true } }, false],
    ['a limit that is none', { limits: { save: 'never' } }, false],
    ['a word that is none', { limits: { confirm: 'often' } }, false],
  ])('knows %s', (_, document, isGood) => {
    expect((findFaults('config.schema.json', document) as unknown[]).length === 0).toBe(isGood)
  })
})
