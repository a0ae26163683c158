// A job that finds everything fresh, beside bare Node: hosted, and on a self-hosted runner that keeps compiled code.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { generateLargeVulnDb } from '../../__tests__/fixtures/large-artifact.ts'
import type { Contestant } from './contestants.ts'
import { printTimes, runInTurn } from './databases.ts'
import { ACTION, actionEnvironment, startServer } from './job.ts'
import { measure } from './measure.ts'
import { type Row, ratios, sayLoad } from './table.ts'

const BARE = 'bare node'
const HOSTED = 'action, fresh'
const SELF_HOSTED = 'action, fresh, compiled code kept'

/** Its size does not matter: nothing of it is read. */
const DATABASE_BYTES = 20_000_000

/** Short runs need many rounds. */
export async function compareFresh(root: string, rounds: number): Promise<Row[]> {
  console.log(`\na fresh job, ${rounds} rounds`)
  sayLoad('before')
  const artifact = await generateLargeVulnDb(join(root, 'small'), { databaseBytes: DATABASE_BYTES })
  const server = await startServer({ 'vuln-db': artifact })
  try {
    const contestants = [
      { name: BARE, run: () => measure([process.execPath, '-e', '0'], process.env) },
      await freshJob(HOSTED, join(root, 'hosted'), server.host, {}),
      await freshJob(SELF_HOSTED, join(root, 'self-hosted'), server.host, selfHosted(root)),
    ]
    const runs = await runInTurn(contestants, { root, rounds })
    printTimes(runs)
    sayLoad('after')
    const ms = (name: string) => runs.get(name)?.map((one) => one.ms)
    // Each is a few ticks of the kernel's clock: only sums mean something.
    const cpuMs = (name: string) => [(runs.get(name) ?? []).reduce((sum, one) => sum + one.cpuMs, 0)]
    return [HOSTED, SELF_HOSTED].flatMap((name) => [
      { what: `${name} : ${BARE}`, values: ratios(ms(name), ms(BARE)), reach: 2 },
      { what: `${name} : ${BARE}, CPU`, values: ratios(cpuMs(name), cpuMs(BARE)), reach: 2 },
      {
        what: `${name}: peak memory`,
        values: (runs.get(name) ?? []).map(({ peakMb }) => peakMb['node main'] ?? 0),
        reach: 55,
        unit: 'MB',
      },
    ])
  } finally {
    server.close()
  }
}

function selfHosted(root: string): NodeJS.ProcessEnv {
  const tools = join(root, 'tools')
  mkdirSync(tools)
  return { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: tools }
}

/** Run twice before: the first job places the data, the second one compiles. */
async function freshJob(
  name: string,
  directory: string,
  host: string,
  environment: NodeJS.ProcessEnv,
): Promise<Contestant> {
  const inputs = { resources: 'vuln-db', registries: `${host}/bench`, 'trivy-version': '0.74.0' }
  const run = () => measure([process.execPath, ACTION], actionEnvironment(directory, inputs, environment))
  await run()
  await run()
  return { name, run }
}
