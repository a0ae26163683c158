// The workflows keep our rules, and the rules can say no.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkRules } from '../scripts/workflow-rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SHA = '3d3c42e5aac5ba805825da76410c181273ba90b1'
const DIGEST = `sha256:${'0'.repeat(64)}`

/** A sound workflow with one step that uses `target`. */
function workflowUsing(target: string): string {
  return `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${target}\n`
}

describe('the pin rule', () => {
  it.each([
    ['a tag', 'actions/checkout@v7'],
    ['a branch', 'actions/checkout@main'],
    ['a short SHA', `actions/checkout@${SHA.slice(0, 12)} # v7.0.1`],
    ['no ref', 'actions/checkout'],
    ['a SHA without its version', `actions/checkout@${SHA}`],
    ['a SHA with a comment that is no version', `actions/checkout@${SHA} # latest`],
    ['an image without a digest', 'docker://alpine:3.22'],
    ['our own action by tag, in a workflow', 'org/trivy-offline-cache@v1'],
  ])('refuses %s', (_, target) => {
    const problems = checkRules('.github/workflows/a.yml', workflowUsing(target))
    expect(problems).toMatchObject([{ path: '.github/workflows/a.yml', line: 7 }])
  })

  it.each([
    ['a SHA with its version', `actions/checkout@${SHA} # v7.0.1`],
    ['an action in a folder', `actions/cache/restore@${SHA} # v5`],
    ['the checkout itself', './'],
    ['a folder of the same repository', '$/warm'],
    ['an image by digest', `docker://alpine@${DIGEST}`],
  ])('accepts %s', (_, target) => {
    expect(checkRules('.github/workflows/a.yml', workflowUsing(target))).toEqual([])
  })

  it.each(['org/trivy-offline-cache@v1', 'org/trivy-offline-cache/export@v1'])(
    'accepts %s in an example',
    (target) => {
      expect(checkRules('examples/scan.yml', workflowUsing(target))).toEqual([])
    },
  )

  it('accepts our own action by tag where the runner may not know `$/`', () => {
    const target = workflowUsing('org/trivy-offline-cache/warm@v1')
    expect(checkRules('.github/workflows/warm-cache-anywhere.yml', target)).toEqual([])
  })

  it('accepts only our own action by tag in an example', () => {
    expect(checkRules('examples/scan.yml', workflowUsing('org/trivy-offline-cache-fork@v1'))).toHaveLength(1)
    expect(checkRules('examples/scan.yml', workflowUsing('actions/checkout@v7'))).toHaveLength(1)
  })

  it('holds for reusable workflows and for the steps of composite actions', () => {
    const reusing = `on: push\npermissions: {}\njobs:\n  a:\n    uses: other/repository/.github/workflows/b.yml@main\n`
    expect(checkRules('.github/workflows/a.yml', reusing)).toHaveLength(1)
    const composite = 'name: a\nruns:\n  using: composite\n  steps:\n    - uses: actions/cache@v5\n'
    expect(checkRules('warm/action.yml', composite)).toMatchObject([{ line: 5 }])
  })
})

describe('the rules for a whole workflow', () => {
  it('may leave permissions to the caller when they are only called', () => {
    const called = 'on:\n  workflow_call:\njobs: {}\n'
    expect(checkRules('.github/workflows/a.yml', called)).toEqual([])
    const both = 'on:\n  workflow_call:\n  push:\njobs: {}\n'
    expect(checkRules('.github/workflows/a.yml', both)).toHaveLength(1)
  })

  it('ask for permissions at the top', () => {
    const perJob = 'on: push\njobs:\n  a:\n    permissions: {}\n    runs-on: ubuntu-24.04\n    steps: []\n'
    expect(checkRules('.github/workflows/a.yml', perJob)).toMatchObject([
      { message: expect.stringContaining('permissions') },
    ])
  })

  it.each([
    'on: pull_request_target',
    'on: [push, pull_request_target]',
    'on:\n  push:\n  pull_request_target:\n    branches: [main]',
  ])('refuse pull_request_target: %j', (on) => {
    const problems = checkRules('.github/workflows/a.yml', `${on}\npermissions: {}\njobs: {}\n`)
    expect(problems).toMatchObject([{ message: expect.stringContaining('pull_request_target') }])
  })

  it('refuse what is no workflow at all', () => {
    expect(checkRules('.github/workflows/a.yml', '- a\n')).toHaveLength(1)
    expect(checkRules('.github/workflows/a.yml', '')).toHaveLength(1)
  })
})

describe('the linter', () => {
  it('finds nothing to mend in this project', () => {
    const { status, stdout } = lint()
    expect(stdout).toMatch(/^\d+ files with actions and workflows, 0 problems\n$/)
    expect(status).toBe(0)
  })

  it.each([
    [
      'an unknown runtime',
      'action.yml',
      'name: a\ndescription: a\nruns:\n  using: node18\n  main: a.js\n',
      'node18',
    ],
    ['an unknown key', 'a.yml', `${workflowUsing('./')}        wiht: {}\n`, 'wiht'],
    ['an unknown context', 'a.yml', `${workflowUsing('./')}        if: \${{ githb.ref }}\n`, 'githb'],
    ['a fragment in a page', 'a.md', 'Text.\n\n```yaml\nsteps: []\n```\n', 'a.md:4'],
    ['a breach of our rules', 'a.yml', workflowUsing('actions/checkout@v7'), 'full SHA'],
  ])('fails on %s', (_, name, text, expected) => {
    const directory = mkdtempSync(join(tmpdir(), 'lint-'))
    try {
      writeFileSync(join(directory, name), text)
      const { status, stdout } = lint(join(directory, name))
      expect(stdout).toContain(expected)
      expect(status).toBe(1)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})

describe('CI', () => {
  it('is all green only when every other job is', () => {
    const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8'))
    const others = Object.keys(jobs).filter((name) => name !== 'all-green')
    expect(jobs['all-green'].needs.toSorted()).toEqual(others.toSorted())
    expect(jobs['all-green'].if).toBe('always()')
  })
})

function lint(...files: string[]): { status: number | null; stdout: string } {
  const args = ['--import', './scripts/json-import-hook.mjs', 'scripts/lint-workflows.ts', ...files]
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
}

describe('the login of a reusable workflow', () => {
  /** Runs the step that prepares it, with the input that names registries written like this. */
  const prepare = (workflow: string, variable: string, text: string) => {
    const { jobs } = parse(readFileSync(join(ROOT, `.github/workflows/${workflow}.yml`), 'utf8'))
    const [job] = Object.values(jobs) as { steps: { id?: string; run?: string }[] }[]
    const script = job?.steps.find(({ id }) => id === 'prepare')?.run ?? ''
    const temp = mkdtempSync(join(tmpdir(), 'prepare-'))
    try {
      const output = join(temp, 'output')
      const env = { PATH: process.env.PATH, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, [variable]: text }
      const secrets = { USERNAME: 'me', PASSWORD: 'a word', CERTIFICATE: '' }
      const run = spawnSync('bash', ['-eo', 'pipefail', '-c', script], { env: { ...env, ...secrets } })
      const log = run.stdout.toString()
      if (run.status !== 0) return log
      const directory = /^docker-config=(.*)$/m.exec(readFileSync(output, 'utf8'))?.[1] ?? ''
      return Object.keys(JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')).auths)
    } finally {
      rmSync(temp, { recursive: true })
    }
  }

  it.each([
    ['one', 'registry.example/mirror', 'registry.example'],
    ['one with a port', '127.0.0.1:5000/mirror', '127.0.0.1:5000'],
    ['behind a space', ' registry.example/mirror, other.example/x', 'registry.example'],
    ['without a path, in lines', 'registry.example\nother.example/x', 'registry.example'],
    ['as a list of YAML', '- registry.example/mirror\n- other.example/x', 'registry.example'],
    ['in quotes and brackets', '["registry.example/mirror"]', 'registry.example'],
  ])('goes to the first registry, %s', (_, text, host) => {
    expect(prepare('warm-cache', 'REGISTRIES', text)).toEqual([host])
    expect(prepare('mirror', 'TO', text)).toEqual([host])
  })

  it('is an error where there is no registry for it', () => {
    expect(prepare('warm-cache', 'REGISTRIES', ' ')).toContain('name one in the input registries')
    expect(prepare('mirror', 'TO', '')).toContain('name one in the input to')
  })
})
