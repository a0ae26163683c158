// A step that is cancelled while it waits, at each place where it can wait for somebody else: a server that never answers, or a
// program that never ends, stands there in its turn.
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type BlackHole, startBlackHole } from '../fakes/black-hole.ts'
import { describeWithPeers } from '../peers.ts'
import { writeFile } from '../temporary.ts'
import { startUpstream, type Upstream } from './carry-lab.ts'
import { linesOf } from './faults/expectations.ts'
import { type Job, runStep, type StepOptions, startJob } from './run.ts'

/** How long the programs of a step that is over may need to be gone, on a busy machine. */
const PATIENCE_MS = 20_000

interface Scene {
  readonly job: Job
  readonly hole: BlackHole
  /** Has all that a registry can have. */
  readonly upstream: Upstream
}

type Stage = readonly [where: string, step: (scene: Scene) => StepOptions]

/** A program that connects, and waits for ever. */
const program = ({ job, hole }: Scene, name: string): string => {
  const [host, port] = hole.host.split(':')
  const text = `#!${process.execPath}\nrequire('net').connect(${port}, '${host}')\n`
  writeFile(job.temp, `tools/${name}`, text, 0o755)
  return `${join(job.temp, 'tools')}:${process.env.PATH}`
}

const SERVERS: readonly Stage[] = [
  ['the version of Trivy', (scene) => ({ environment: { PATH: program(scene, 'trivy') } })],
  [
    'a credential helper',
    (scene) => {
      writeFile(scene.job.temp, 'docker/config.json', '{"credsStore": "slow"}')
      const headers = { 'www-authenticate': 'Basic realm="private"' }
      scene.upstream.registry.fail({ path: '/manifests/' }, { kind: 'status', status: 401, headers })
      return {
        inputs: { registries: scene.upstream.base, 'trivy-version': '0.76.0' },
        environment: {
          PATH: program(scene, 'docker-credential-slow'),
          DOCKER_CONFIG: join(scene.job.temp, 'docker'),
        },
      }
    },
  ],
  ['a registry', ({ hole }) => ({ inputs: { registries: `${hole.host}/x`, 'trivy-version': '0.76.0' } })],
  [
    'the Actions cache',
    ({ hole, upstream }) => ({
      inputs: { registries: upstream.base, 'trivy-version': '0.76.0' },
      environment: cacheAt(hole),
    }),
  ],
  [
    'the Actions cache, to keep something',
    ({ hole, upstream }) => ({
      action: 'warm',
      inputs: { resources: 'vuln-db', registries: upstream.base },
      environment: cacheAt(hole),
    }),
  ],
  [
    'a VEX server',
    ({ hole }) => ({
      inputs: {
        resources: 'vex-repo',
        'vex-repositories': `hub=http://${hole.host}`,
        'trivy-version': '0.76.0',
      },
    }),
  ],
  [
    'a Maven repository',
    ({ job, hole }) => {
      writeFile(job.workspace, 'pom.xml', POM)
      const inputs = { 'scan-type': 'fs', 'maven-repository': `central=http://${hole.host}` }
      return { inputs: { resources: 'maven-poms', 'trivy-version': '0.76.0', ...inputs } }
    },
  ],
  [
    'a registry for Trivy itself',
    ({ hole }) => ({
      inputs: { 'install-trivy': 'true', 'trivy-version': '0.76.0', registries: `${hole.host}/x` },
    }),
  ],
  [
    'a registry, to export from',
    ({ job, hole }) => ({
      action: 'export',
      inputs: { resources: 'vuln-db', registries: `${hole.host}/x`, file: join(job.temp, 'bundle.tar') },
    }),
  ],
  [
    'a registry, to push to',
    ({ hole, upstream }) => ({
      action: 'mirror',
      inputs: { resources: 'vuln-db', registries: upstream.base, to: `${hole.host}/x` },
    }),
  ],
]

const MODULES: readonly Stage[] = [
  ['a module registry', (scene) => modulesFrom(scene, `${scene.hole.host}/a/b/c`)],
  ['git', (scene) => modulesFrom(scene, `git::http://${scene.hole.host}/a.git`)],
]

const POM = `<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
<dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId><version>1</version></dependency></dependencies></project>`

function modulesFrom({ job, hole }: Scene, source: string): StepOptions {
  writeFile(job.workspace, 'main.tf', `module "m" {\n  source = "${source}"\n}\n`)
  const inputs = { 'scan-type': 'config', 'terraform-registry': hole.host, 'trivy-version': '0.76.0' }
  return { inputs: { resources: 'terraform-modules', ...inputs } }
}

function cacheAt({ host }: BlackHole): Record<string, string> {
  return {
    ACTIONS_RUNTIME_TOKEN: 'a-token',
    ACTIONS_RESULTS_URL: `http://${host}/`,
    ACTIONS_CACHE_URL: `http://${host}/`,
    ACTIONS_CACHE_SERVICE_V2: 'true',
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_REF: 'refs/heads/main',
  }
}

// On Windows no process can be asked to end.
describe.skipIf(process.platform === 'win32')('a step that is cancelled while it waits for', () => {
  describe.concurrent('others', () => {
    it.each(SERVERS)('%s ends within seconds, and leaves nobody waiting', (_, step) => cancel(step))
  })
})

describeWithPeers(['git'], 'a step that is cancelled while it waits for', () => {
  it.concurrent.each(MODULES)('%s ends within seconds, and leaves nobody waiting', (_, step) => cancel(step))
})

async function cancel(toStep: Stage[1]): Promise<void> {
  const [hole, upstream] = [await startBlackHole(), await startUpstream()]
  const job = startJob()
  try {
    let wasCancelled = false
    const result = await runStep(job, {
      ...toStep({ job, hole, upstream }),
      onStart: (child) =>
        void hole.asked.then(() => {
          wasCancelled = true
          child.kill('SIGTERM')
        }),
    })
    expect(wasCancelled, result.log).toBe(true)
    expect(result.exitCode).toBe(1)
    // It ends because of that, not because it gave up waiting.
    expect(linesOf(result, '::error')).toEqual([expect.stringContaining('the job was cancelled')])
    expect(result.variables).toEqual({})
    // Programs end with the step that started them.
    await vi.waitFor(() => expect(hole.waiting()).toBe(0), PATIENCE_MS)
  } finally {
    await hole.close()
    job.remove()
  }
}
