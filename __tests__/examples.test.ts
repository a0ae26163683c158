// The examples, the workflows in the pages, and the reusable ones give our actions inputs that these have, and each other what
// is asked for.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { findYamlBlocks } from '../scripts/markdown-blocks.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILES = globSync(['examples/*.yml', '.github/workflows/{warm-cache,mirror}{,-anywhere}.yml'], {
  cwd: ROOT,
}).sort()
const PAGES = globSync(['README.md', 'docs/*.md'], { cwd: ROOT }).sort()

interface Call {
  readonly file: string
  readonly uses: string
  readonly with?: Record<string, unknown>
  readonly secrets?: Record<string, unknown>
}

interface Callee {
  readonly inputs?: Record<string, { required?: boolean; default?: unknown }>
  readonly secrets?: Record<string, { required?: boolean }>
}

const read = (file: string): unknown => parse(readFileSync(join(ROOT, file), 'utf8'))

/** Everything in a workflow that uses something of ours. */
function findCalls(file: string, workflow: unknown): Call[] {
  const { jobs } = workflow as { jobs: Record<string, Call & { steps?: Call[] }> }
  return Object.values(jobs)
    .flatMap((job) => [job, ...(job.steps ?? [])])
    .filter(({ uses }) => uses?.startsWith('org/trivy-offline-cache') || uses?.startsWith('$/'))
    .map((call) => ({ ...call, file }))
}

function calleeOf({ uses }: Call): Callee {
  const path = uses.replace(/^org\/trivy-offline-cache\/?|^\$\//, '').replace(/@.*/, '')
  if (!path.endsWith('.yml')) return read(join(path, 'action.yml')) as Callee
  return (read(path) as { on: { workflow_call: Callee } }).on.workflow_call
}

const inPages = PAGES.flatMap((page) =>
  findYamlBlocks(readFileSync(join(ROOT, page), 'utf8')).map(({ text, line }) => ({
    name: `${page}:${line}`,
    workflow: parse(text) as unknown,
  })),
)
const calls = [
  ...FILES.flatMap((file) => findCalls(file, read(file))),
  ...inPages.flatMap(({ name, workflow }) => findCalls(name, workflow)),
]

describe('what the examples and workflows call of ours', () => {
  it.each(inPages)(
    'is shown in a workflow that says when it runs, and what it may: $name',
    ({ workflow }) => {
      expect(workflow).toMatchObject({ on: expect.anything(), permissions: { contents: 'read' } })
    },
  )

  it('is every action and every workflow', () => {
    expect([...new Set(calls.map(({ uses }) => uses.replace(/@.*/, '')))].sort()).toEqual([
      '$/mirror',
      '$/warm',
      'org/trivy-offline-cache',
      'org/trivy-offline-cache/.github/workflows/mirror.yml',
      'org/trivy-offline-cache/.github/workflows/warm-cache-anywhere.yml',
      'org/trivy-offline-cache/.github/workflows/warm-cache.yml',
      'org/trivy-offline-cache/check',
      'org/trivy-offline-cache/export',
      'org/trivy-offline-cache/mirror',
      'org/trivy-offline-cache/warm',
    ])
  })

  it.each(calls)('knows what it is given, and is given what it must have: $file, $uses', (call) => {
    const { inputs = {}, secrets = {} } = calleeOf(call)
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(call.with ?? {})))
    expect(Object.keys(secrets)).toEqual(expect.arrayContaining(Object.keys(call.secrets ?? {})))
    const required = Object.entries(inputs).filter(([, input]) => input.required === true)
    expect(Object.keys(call.with ?? {})).toEqual(expect.arrayContaining(required.map(([name]) => name)))
  })

  it.each(['warm-cache.yml', 'mirror.yml', 'warm-cache-anywhere.yml', 'mirror-anywhere.yml'])(
    'hands its inputs on, with the defaults of the action: %s',
    (name) => {
      const { inputs = {} } = calleeOf({ file: '', uses: `$/.github/workflows/${name}` })
      const action = read(name.startsWith('mirror') ? 'mirror/action.yml' : 'warm/action.yml') as Callee
      const text = readFileSync(new URL(`../.github/workflows/${name}`, import.meta.url), 'utf8')
      const shared = Object.keys(inputs).filter((input) => action.inputs?.[input] !== undefined)
      expect(shared).toEqual(
        expect.arrayContaining(['resources', 'registries', 'install-trivy', 'deny-trivy']),
      )
      // The workflow prunes without being asked, where its caller grants the right to.
      for (const input of shared.filter((input) => input !== 'prune')) {
        expect(text).toContain(`${input}: \${{ inputs.${input} }}`)
        expect([input, String(inputs[input]?.default ?? '').trim()]).toEqual([
          input,
          String(action.inputs?.[input]?.default ?? '').trim(),
        ])
      }
    },
  )
})
