// The examples and reusable workflows give our actions inputs that these have, and each other what is asked for.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILES = globSync(['examples/*.yml', '.github/workflows/{warm-cache,mirror}.yml'], { cwd: ROOT }).sort()

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

/** Everything in a file that uses something of ours. */
function findCalls(file: string): Call[] {
  const { jobs } = read(file) as { jobs: Record<string, Call & { steps?: Call[] }> }
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

const calls = FILES.flatMap(findCalls)

describe('what the examples and workflows call of ours', () => {
  it('is every action and every workflow', () => {
    expect([...new Set(calls.map(({ uses }) => uses.replace(/@.*/, '')))].sort()).toEqual([
      '$/mirror',
      '$/warm',
      'org/trivy-offline-cache',
      'org/trivy-offline-cache/.github/workflows/mirror.yml',
      'org/trivy-offline-cache/.github/workflows/warm-cache.yml',
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

  it.each(['warm-cache.yml', 'mirror.yml'])('has the defaults of the action: %s', (name) => {
    const { inputs = {} } = calleeOf({ file: '', uses: `$/.github/workflows/${name}` })
    const action =
      (read(name === 'mirror.yml' ? 'mirror/action.yml' : 'warm/action.yml') as Callee).inputs ?? {}
    for (const shared of ['resources', 'registries']) {
      expect(inputs[shared]?.default).toBe(String(action[shared]?.default).trim())
    }
  })
})
