// The job-started hook with a fresh store, beside bare Node: what every job of a runner waits for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startRegistry } from '../../__tests__/fakes/registry.ts'
import { buildArtifact } from '../../__tests__/fixtures/artifact.ts'
import { printTimes, runInTurn } from './databases.ts'
import { measure } from './measure.ts'
import { type Row, sayLoad } from './table.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const BARE = 'bare node'
const HOOK = 'hook, three resources from a fresh store'
const RESOURCES = ['vuln-db', 'java-db', 'checks-bundle'] as const

/** What it adds, round by round. Root alone can be the administrator whose file the hook believes. */
export async function compareHook(root: string, rounds: number): Promise<Row[]> {
  if (process.getuid?.() !== 0) {
    console.log('\nthe hook: left out, for its file must be of root')
    return []
  }
  console.log(`\nthe hook, ${rounds} rounds`)
  sayLoad('before')
  const environment = await prepareHost(join(root, 'fleet'))
  const run = (directory: string) => {
    const job = { RUNNER_TEMP: join(directory, 'temp'), GITHUB_WORKSPACE: join(directory, 'workspace') }
    for (const path of Object.values(job)) mkdirSync(path)
    const file = join(directory, 'env')
    writeFileSync(file, '')
    const own = {
      ...job,
      GITHUB_ENV: file,
      HOME: directory,
      GITHUB_ACTIONS: 'true',
      RUNNER_ENVIRONMENT: 'self-hosted',
    }
    return measure(['bash', '-e', join(PROJECT, 'hook', 'job-started.sh')], { ...environment, ...own })
  }
  const contestants = [
    { name: BARE, run: () => measure([process.execPath, '-e', '0'], process.env) },
    { name: HOOK, run },
  ]
  // The first job compiles.
  await runInTurn(contestants, { root, rounds: 1 })
  const runs = await runInTurn(contestants, { root, rounds })
  printTimes(runs)
  sayLoad('after')
  const [bare = [], hook = []] = [runs.get(BARE), runs.get(HOOK)]
  const cpu = (all: readonly { cpuMs: number }[]) => all.reduce((sum, one) => sum + one.cpuMs, 0) / all.length
  return [
    {
      what: `${HOOK}, above ${BARE}`,
      values: hook.map(({ ms }, round) => ms - (bare[round]?.ms ?? Number.NaN)),
      reach: 60,
      unit: 'ms',
    },
    { what: `${HOOK}, above ${BARE}, CPU`, values: [cpu(hook) - cpu(bare)], reach: 60, unit: 'ms' },
  ]
}

/** A host with a file of its administrator, and a store that its timer has just filled. */
async function prepareHost(directory: string): Promise<NodeJS.ProcessEnv> {
  const tools = join(directory, 'tools')
  mkdirSync(tools, { recursive: true })
  const registry = await startRegistry()
  for (const resource of RESOURCES) {
    const artifact = await buildArtifact(resource)
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
  const file = join(directory, 'config.yaml')
  const said = {
    registries: `${registry.host}/mirror`,
    resources: RESOURCES.join(', '),
    'trivy-version': '0.74.0',
  }
  writeFileSync(file, JSON.stringify({ defaults: said }))
  const environment = {
    PATH: process.env.PATH,
    RUNNER_TOOL_CACHE: tools,
    TRIVY_OFFLINE_CACHE_CONFIG: file,
    TRIVY_OFFLINE_CACHE_NODE: process.execPath,
  }
  const program = join(PROJECT, 'dist', 'cli', 'index.js')
  await measure([process.execPath, program, 'warm-store'], { ...environment, HOME: directory })
  await registry.close()
  return environment
}
