// A registry that answers with the login that it was shown: the runner masks it in the log, and nobody does in a file.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runStep, startJob, writeJobFile } from './run.ts'

const PASSWORD = 'correct-horse-battery-staple'
const BASIC = Buffer.from(`user:${PASSWORD}`).toString('base64')

/** Says what it was shown in each answer, behind so many other characters. */
async function startReflector(padding: number): Promise<string> {
  const server = http.createServer(({ headers: { authorization = '' } }, response) => {
    const shown = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()
    const message = `${'x'.repeat(padding)} ${authorization} ${shown}`
    response.writeHead(401, { 'www-authenticate': 'Basic realm="r"', 'content-type': 'application/json' })
    // As registries say it, and as other services do.
    response.end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message }], message }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

// What is said of an answer is cut short: at none of these is half of a secret left.
it.each([0, 120, 150, 160, 170])(
  'a login that comes back behind %i characters is in no line and no file',
  async (padding) => {
    const host = await startReflector(padding)
    const job = startJob()
    onTestFinished(job.remove)
    const docker = join(job.temp, 'docker')
    writeJobFile(join(docker, 'config.json'), JSON.stringify({ auths: { [host]: { auth: BASIC } } }))
    const inputs = {
      resources: 'vuln-db',
      registries: `${host}/base`,
      'evidence-dir': join(job.temp, 'kept'),
    }
    const step = await runStep(job, { inputs, environment: { DOCKER_CONFIG: docker } })
    expect(step.exitCode).toBe(1)
    const evidence = readFileSync(step.outputs.evidence ?? '', 'utf8')
    expect(evidence).toContain('UNAUTHORIZED')
    const lines = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    const said = [...lines, evidence, step.summary, JSON.stringify(step.outputs)].join('\n')
    for (const secret of [PASSWORD, BASIC]) expect(said).not.toContain(secret.slice(0, 8))
  },
)

it.each([
  [
    'Trivy as an archive',
    (host: string) => ({
      resources: 'trivy',
      'trivy-download-url': `http://user:${PASSWORD}@${host}/v{version}`,
    }),
  ],
  [
    'a VEX repository',
    (host: string) => ({
      resources: 'vex-repo',
      vex: 'repo',
      'vex-repositories': `repositories:\n  - name: own\n    url: http://${host}/vex\n    enabled: true\n    username: user\n    password: ${PASSWORD}\n`,
    }),
  ],
])('the login of %s that comes back is in no line and no file', async (_, inputsFor) => {
  const host = await startReflector(0)
  const job = startJob()
  onTestFinished(job.remove)
  const inputs = { registries: '127.0.0.1:1/none', 'evidence-dir': join(job.temp, 'kept') }
  const step = await runStep(job, { inputs: { ...inputs, ...inputsFor(host) } })
  expect(step.exitCode, step.log).toBe(1)
  expect(step.log).toContain('Basic ***')
  const lines = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const evidence = readFileSync(step.outputs.evidence ?? '', 'utf8')
  const said = [...lines, evidence, step.summary, JSON.stringify(step.outputs)].join('\n')
  for (const secret of [PASSWORD, BASIC]) expect(said).not.toContain(secret.slice(0, 8))
})
