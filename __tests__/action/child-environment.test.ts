// What programs that the step starts can learn: each writes down its own environment and that of the process that started it.
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startRegistry } from '../fakes/registry.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { runStep, startJob } from './run.ts'

const SECRETS = {
  INPUT_TOKEN: 'secret-of-the-input',
  ACTIONS_RUNTIME_TOKEN: 'secret-of-the-runtime',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-of-the-identity',
  GITHUB_TOKEN: 'secret-of-github',
  TRIVY_USERNAME: 'somebody',
  TRIVY_PASSWORD: 'secret-of-trivy',
  TF_TOKEN_app_example_com: 'secret-of-terraform',
}

/** Writes down all it can see, then does what it is for. */
const spy = (file: string, then: string) =>
  `#!/bin/sh\n{ env; tr '\\0' '\\n' < /proc/$PPID/environ; } > ${file}\n${then}\n`

describe.skipIf(process.platform !== 'linux')('a program that the step starts', () => {
  it.each([
    ['trivy', 'trivy', 'echo Version: 0.76.0'],
    ['a credential helper', 'docker-credential-spy', 'echo credentials not found; exit 1'],
  ])('finds no secret of the job: %s', async (_, name, then) => {
    const job = startJob()
    const registry = await startRegistry()
    const tools = makeDirectory()
    const seen = join(makeDirectory(), 'seen')
    writeFile(tools, name, spy(seen, then), 0o755)
    writeFile(job.temp, 'docker/config.json', JSON.stringify({ credsStore: 'spy' }))
    try {
      await runStep(job, {
        inputs: { registries: `${registry.host}/aquasec`, 'on-unavailable': 'continue', timeout: '1m' },
        environment: {
          ...SECRETS,
          RUNNER_TRACKING_ID: 'the-runner-looks-for-this',
          DOCKER_CONFIG: join(job.temp, 'docker'),
          PATH: [tools, process.env.PATH].join(delimiter),
        },
      })
      const text = readFileSync(seen, 'utf8')
      expect(text).toContain('PATH=')
      expect(text).not.toContain('secret-of')
      expect(text).toContain('the-runner-looks-for-this')
    } finally {
      await registry.close()
      job.remove()
    }
  })
})
