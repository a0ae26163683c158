// The warm start of a job on a self-hosted runner with both databases, side by side with the other ways to get a directory:
// time, disk used, and bytes written.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateLargeJavaDb, generateLargeVulnDb } from '../../__tests__/fixtures/large-artifact.ts'
import { formatBytes } from '../../src/base/format-bytes.ts'
import { ACTION, actionEnvironment, startServer } from './job.ts'
import { type Measurement, measure, median } from './measure.ts'

const KEY = 'bench-directory'
const RESTORE = join(import.meta.dirname, 'restore-directory.ts')

/** One way: a command, and the directory that it fills, which is empty before. */
interface Way {
  readonly name: string
  readonly directory: string
  readonly command: readonly [string, ...string[]]
  readonly environment: () => NodeJS.ProcessEnv
}

/** Runs every way in turn, that often, and prints a line for each. */
export async function benchStore(root: string, rounds: number): Promise<void> {
  const server = await startServer({
    'vuln-db': await generateLargeVulnDb(join(root, 'vuln-db')),
    'java-db': await generateLargeJavaDb(join(root, 'java-db')),
  })
  try {
    const ways = await prepareWays(root, server)
    const runs = new Map<string, Measurement[]>(ways.map(({ name }) => [name, []]))
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < ways.length; turn += 1) {
        const way = ways[(round + turn) % ways.length]
        if (way === undefined) continue
        rmSync(way.directory, { recursive: true, force: true })
        spawnSync('sync')
        runs.get(way.name)?.push(await measure(way.command, way.environment()))
      }
    }
    console.log(`\nWarm start of both databases, ${rounds} rounds\n`)
    for (const way of ways)
      print(
        way,
        (runs.get(way.name) ?? []).map(({ ms }) => ms),
      )
    const column = (name: string) => (runs.get(name) ?? []).map(({ ms }) => ms)
    const above = column('this action, runner store').map((ms, i) => ms - (column('bare node')[i] ?? 0))
    const [middle, best] = [median(above), Math.min(...above)]
    console.log(
      `\nabove bare node: median ${Math.round(middle)} ms, best ${Math.round(best)} ms; target < 150`,
    )
  } finally {
    server.close()
  }
}

async function prepareWays(
  root: string,
  server: Awaited<ReturnType<typeof startServer>>,
): Promise<readonly Way[]> {
  const toolCache = join(root, 'tool-cache')
  const job = join(root, 'job')
  const inputs = {
    resources: 'vuln-db, java-db',
    registries: `${server.host}/bench`,
    'trivy-version': '0.74.0',
  }
  const runner = { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: toolCache }
  const first = mkdtempSync(join(root, 'first-'))
  await measure([process.execPath, ACTION], actionEnvironment(first, inputs, runner))
  const filled = join(first, 'trivy-offline-cache', 'cache')
  const restored = join(root, 'restored')
  spawnSync('cp', ['-r', filled, restored])
  const cache = { ...actionEnvironment(mkdtempSync(join(root, 'cache-')), {}, server.cacheEnvironment) }
  await measure([process.execPath, RESTORE, 'save', restored, KEY], cache)
  return [
    {
      name: 'bare node',
      directory: join(root, 'none'),
      command: [process.execPath, '-e', '0'],
      environment: () => process.env,
    },
    {
      name: 'this action, runner store',
      directory: job,
      command: [process.execPath, ACTION],
      environment: () => actionEnvironment(job, { ...inputs, offline: 'true' }, runner),
    },
    {
      name: 'cp -r',
      directory: join(root, 'copied'),
      command: ['cp', '-r', filled, join(root, 'copied')],
      environment: () => process.env,
    },
    {
      name: '@actions/cache, the directory',
      directory: restored,
      command: [process.execPath, RESTORE, 'restore', restored, KEY],
      environment: () => cache,
    },
  ]
}

/** No shell: it would drop the inputs, whose names are none that a shell knows. What ended children wrote counts as its own. */
const COUNT_WRITTEN = `
const { spawnSync } = require('node:child_process')
const [file, ...args] = process.argv.slice(1)
const { status } = spawnSync(file, args, { stdio: 'ignore' })
if (status !== 0) throw new Error(file + ' ended with ' + status)
console.log(require('node:fs').readFileSync('/proc/self/io', 'utf8'))
`

/** One more run, not timed, for what the kernel counts of a process and its children. */
function print(way: Way, times: readonly number[]): void {
  rmSync(way.directory, { recursive: true, force: true })
  const run = spawnSync(process.execPath, ['-e', COUNT_WRITTEN, ...way.command], {
    env: way.environment(),
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  const written = Number(/^write_bytes: (\d+)/m.exec(run.stdout)?.[1])
  // Blocks are given out when they are written.
  spawnSync('sync')
  const columns = [
    way.name.padEnd(32),
    `${Math.round(median(times))} ms (best ${Math.round(Math.min(...times))})`.padEnd(24),
    `new disk ${formatBytes(newDisk(way.directory))}`.padEnd(22),
    `written ${formatBytes(written)}`,
  ]
  console.log(columns.join(' '))
}

/** What is not another name of a file elsewhere. */
function newDisk(directory: string): number {
  if (!existsSync(directory)) return 0
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => lstatSync(join(directory, path)))
    .filter((facts) => facts.isDirectory() || facts.nlink === 1)
    .reduce((sum, { blocks }) => sum + blocks * 512, 0)
}
