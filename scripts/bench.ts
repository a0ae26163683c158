// Speed and memory against what a user would run instead, side by side in one run: ratios, because milliseconds of a shared
// machine mean nothing. `--java` adds the Java DB (1.3 GB), `--rounds N` repeats more often, `--walk` measures the plan in a
// large workspace instead, `--store` the warm start of both databases from the runner store, `--trivy` Trivy itself,
// `--vex` VEX repositories beside Trivy's own update.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  generateLargeJavaDb,
  generateLargeVulnDb,
  type LargeArtifact,
} from '../__tests__/fixtures/large-artifact.ts'
import { published } from '../__tests__/fixtures/manifest.ts'
import { ACTION, actionEnvironment, type Served, startServer } from './bench/job.ts'
import { type Measurement, measure, median } from './bench/measure.ts'
import type { ServerReady } from './bench/server.ts'
import { benchStore } from './bench/store.ts'
import { benchTrivy } from './bench/trivy.ts'
import { benchVex } from './bench/vex.ts'
import { benchWalk } from './bench/walk.ts'

const { values: options } = parseArgs({
  options: {
    java: { type: 'boolean', default: false },
    walk: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
    trivy: { type: 'boolean', default: false },
    vex: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
})

const root = mkdtempSync(join(tmpdir(), 'bench-'))
const servers: Served[] = []
try {
  if (options.walk) await benchWalk(Number(options.rounds))
  else if (options.store) await benchStore(root, Number(options.rounds))
  else if (options.trivy) await benchTrivy(root, Number(options.rounds))
  else if (options.vex) await benchVex(root, Number(options.rounds))
  else await compare('vuln-db', 'Vulnerability DB', await generateLargeVulnDb(join(root, 'artifact')))
  if (options.java)
    await compare('java-db', 'Java DB', await generateLargeJavaDb(join(root, 'java-artifact')))
} finally {
  for (const server of servers) server.close()
  rmSync(root, { recursive: true, force: true })
}

/** One contestant: a name, and a command on an empty directory. */
interface Contestant {
  readonly name: string
  readonly run: (directory: string) => Promise<Measurement>
}

async function compare(
  resource: 'vuln-db' | 'java-db',
  title: string,
  artifact: LargeArtifact,
): Promise<void> {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  const size = `${megabytes(artifact.databaseSizeBytes)} in ${megabytes(artifact.layerSizeBytes)}`
  console.log(`\n${title}: ${size}, ${options.rounds} rounds\n`)
  const server = await startServer({ [resource]: artifact })
  servers.push(server)
  const contestants = listContestants(resource, artifact, server)
  const runs = new Map<string, Measurement[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < Number(options.rounds); round += 1) {
    // Another one begins in every round, so that none is always the first after a pause.
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(round + turn) % contestants.length]
      if (contestant === undefined) continue
      const directory = mkdtempSync(join(root, 'run-'))
      runs.get(contestant.name)?.push(await contestant.run(directory))
      rmSync(directory, { recursive: true, force: true })
      spawnSync('sync')
    }
  }
  printTimes(runs)
  printRatios(runs)
}

function listContestants(
  resource: 'vuln-db' | 'java-db',
  artifact: LargeArtifact,
  server: ServerReady,
): Contestant[] {
  const { repository } = published[resource]
  const url = `http://${server.host}/v2/bench/${repository}/blobs/${artifact.layerDigest}`
  const shell = (script: string) => (directory: string) =>
    measure(['sh', '-c', script], { ...process.env, DIRECTORY: directory, URL: url })
  const act = (directory: string, environment: NodeJS.ProcessEnv, inputs: Record<string, string> = {}) =>
    measure(
      [process.execPath, ACTION],
      actionEnvironment(
        directory,
        { resources: resource, registries: `${server.host}/bench`, 'trivy-version': '0.74.0', ...inputs },
        environment,
      ),
    )
  const fresh = join(root, `fresh-${resource}`)
  const saver = join(root, `saver-${resource}`)
  let isPrepared = false
  const prepare = async () => {
    if (isPrepared) return
    isPrepared = true
    await act(fresh, {})
    await act(saver, server.cacheEnvironment, { save: 'always' })
    rmSync(saver, { recursive: true, force: true })
  }
  const contestants: Contestant[] = [
    { name: 'bare node', run: () => measure([process.execPath, '-e', '0'], process.env) },
    { name: 'action, cold', run: (directory) => act(directory, {}) },
    {
      name: 'action, restored from the Actions cache',
      run: async (directory) => {
        await prepare()
        return act(
          directory,
          { ...server.cacheEnvironment, GITHUB_EVENT_NAME: 'schedule' },
          { save: 'never' },
        )
      },
    },
    {
      name: 'action, fresh',
      run: async () => {
        await prepare()
        return act(fresh, {})
      },
    },
    {
      name: 'curl -o, then tar xzf',
      run: shell(
        'cd "$DIRECTORY" && curl -sSfo layer.tar.gz "$URL" && tar xzf layer.tar.gz && rm layer.tar.gz',
      ),
    },
  ]
  const hasIgzip = spawnSync('igzip', ['--version']).status === 0
  if (!hasIgzip)
    console.log('igzip is not here (Debian package isal): no comparison with the practical limit')
  const limit = {
    name: 'curl | igzip -dc | tar x',
    run: shell('cd "$DIRECTORY" && curl -sSf "$URL" | igzip -dc | tar x'),
  }
  return hasIgzip ? [...contestants, limit] : contestants
}

function printTimes(runs: ReadonlyMap<string, readonly Measurement[]>): void {
  for (const [name, measurements] of runs) {
    const ms = Math.round(median(measurements.map((measurement) => measurement.ms)))
    const programs = [...new Set(measurements.flatMap(({ peakMb }) => Object.keys(peakMb)))]
    const peaks = programs.map((program) => {
      const peak = Math.max(...measurements.map(({ peakMb }) => peakMb[program] ?? 0))
      return `${program} ${peak} MB`
    })
    console.log(`${name.padEnd(42)} ${String(ms).padStart(6)} ms   peak: ${peaks.join(', ')}`)
  }
}

function printRatios(runs: ReadonlyMap<string, readonly Measurement[]>): void {
  const column = (name: string) => (runs.get(name) ?? []).map(({ ms }) => ms)
  const bare = column('bare node')
  const ratio = (name: string, to: string) =>
    median(column(name).map((ms, round) => (ms - (bare[round] ?? 0)) / (column(to)[round] ?? Number.NaN)))
  const print = (text: string, value: number, target: string) =>
    console.log(`${text.padEnd(62)} ${value.toFixed(2).padStart(7)}   target ${target}`)
  console.log('\nMedians of the ratios of each round, bare Node start-up subtracted from the action:')
  if (runs.has('curl | igzip -dc | tar x')) {
    print(
      'action, cold : curl | igzip -dc | tar x',
      ratio('action, cold', 'curl | igzip -dc | tar x'),
      '≤ 1.3',
    )
  }
  print('action, cold : curl -o, then tar xzf', ratio('action, cold', 'curl -o, then tar xzf'), '≤ 0.6')
  print(
    'action, restored : action, cold',
    ratio('action, restored from the Actions cache', 'action, cold'),
    'none',
  )
  const above = median(column('action, fresh').map((ms, round) => ms - (bare[round] ?? 0)))
  print('action, fresh, ms above bare node', above, '< 150')
}
