// What the reusable workflows make of the login in their secrets: a configuration of Docker's for one host, or a refusal.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeWhere } from './system.ts'
import { makeDirectory } from './temporary.ts'

const WORKFLOWS = fileURLToPath(new URL('../.github/workflows/', import.meta.url))

interface Step {
  readonly name?: string
  readonly run?: string
}

/** Runs the step that prepares the login, as a runner's bash would. */
function prepare(workflow: string, environment: Readonly<Record<string, string>>) {
  const { jobs } = parse(readFileSync(join(WORKFLOWS, workflow), 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
  }
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  const script = steps.find(({ name }) => name === 'Prepare login and certificate')?.run ?? ''
  const temp = makeDirectory()
  const outputs = join(temp, 'outputs')
  const names = { TO: 'registry.example.com:5000/trivy', REGISTRIES: '- registry.example.com:5000/trivy' }
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      env: { PATH: process.env.PATH, RUNNER_TEMP: temp, GITHUB_OUTPUT: outputs, ...names, ...environment },
      encoding: 'utf8',
    },
  )
  const config = /^docker-config=(.*)$/m.exec(readFileSync(outputs, 'utf8'))?.[1]
  return {
    status,
    log: stdout + stderr,
    config: config === undefined ? undefined : join(config, 'config.json'),
  }
}

const WORKFLOW_NAMES = ['mirror.yml', 'mirror-anywhere.yml', 'warm-cache.yml', 'warm-cache-anywhere.yml']

describeWhere(['scripts'], 'the login of a reusable workflow', () => {
  describe.each(WORKFLOW_NAMES)('of %s', (workflow) => {
    const login = { USERNAME: 'somebody', PASSWORD: 'a:b' }
    it.each([
      ['"registry.example.com/trivy"', 'registry.example.com'],
      [
        '# see wiki.example.com\n- registry.example.com:5000/a\n- other.example.com',
        'registry.example.com:5000',
      ],
      ['[[::1]:5000/trivy]', '[::1]:5000'],
      ['localhost/trivy', 'localhost'],
    ])('is for the host that the action takes from %j', (text, host) => {
      const { status, config } = prepare(workflow, { ...login, TO: text, REGISTRIES: text })
      expect(status).toBe(0)
      expect(Object.keys(JSON.parse(readFileSync(config ?? '', 'utf8')).auths)).toEqual([host])
    })

    it.each([
      ['company/trivy', 'has no host: write it out, such as docker.io/company.'],
      ['# none', 'no registry for it'],
    ])('is refused where %j names none', (text, words) => {
      const { status, log } = prepare(workflow, { ...login, TO: text, REGISTRIES: text })
      expect(status).toBe(1)
      expect(log).toContain(words)
    })
  })

  it.each(WORKFLOW_NAMES)(
    'goes to the host that %s speaks to, hidden, and half of it is a mistake',
    (workflow) => {
      const none = prepare(workflow, { USERNAME: '', PASSWORD: '' })
      expect(none).toEqual({ status: 0, log: '', config: undefined })
      const both = prepare(workflow, { USERNAME: 'somebody', PASSWORD: 'a:b' })
      const auth = Buffer.from('somebody:a:b').toString('base64')
      expect(both).toMatchObject({ status: 0, log: `::add-mask::${auth}\n` })
      expect(existsSync(both.config ?? '')).toBe(true)
      expect(JSON.parse(readFileSync(both.config ?? '', 'utf8'))).toEqual({
        auths: { 'registry.example.com:5000': { auth } },
      })
      for (const half of [
        { USERNAME: 'somebody', PASSWORD: '' },
        { USERNAME: '', PASSWORD: 'a:b' },
      ])
        expect(prepare(workflow, half)).toEqual({
          status: 1,
          log: '::error::Of the secrets registry-username and registry-password one is empty: give both, or none.\n',
          config: undefined,
        })
    },
  )
})
