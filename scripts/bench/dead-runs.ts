// One run of this action, or of Trivy, with a list of registries of which some are dead: how long, and what came of it.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ACTION, actionEnvironment } from './job.ts'
import { measure } from './measure.ts'

/** Whoever waits longer is ended then: the plots show at least so much. One dead source before a good one took 408 s. */
export const MAX_TRIVY_S = 420

/** How a run ended. */
export interface DeadRun {
  readonly seconds: number
  /** Whether the database was there then. */
  readonly hasData: boolean
}

/** A job of a self-hosted runner to which nothing is left but what its runner store knows of hosts. */
export async function runAction(directory: string, registries: readonly string[]): Promise<DeadRun> {
  const tools = join(directory, 'tools')
  mkdirSync(tools, { recursive: true })
  rmSync(join(directory, 'trivy-offline-cache'), { recursive: true, force: true })
  rmSync(join(tools, 'trivy-offline-cache', 'vuln-db'), { recursive: true, force: true })
  const inputs = { resources: 'vuln-db', registries: registries.join(', '), 'trivy-version': '0.74.0' }
  const runner = { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_TOOL_CACHE: tools }
  return await run([process.execPath, ACTION], actionEnvironment(directory, inputs, runner))
}

/** Trivy's own download with the same list, into an empty directory. */
export async function runTrivy(directory: string, registries: readonly string[]): Promise<DeadRun> {
  const cache = join(directory, 'cache')
  mkdirSync(directory, { recursive: true })
  const lists = registries.flatMap((base) => ['--db-repository', `${base}/trivy-db:2`])
  const command = ['trivy', 'image', '--download-db-only', ...lists, '--cache-dir', cache, '--quiet'] as const
  const environment = { PATH: process.env.PATH, HOME: directory }
  const ended = await run(['timeout', '--signal=KILL', String(MAX_TRIVY_S), ...command], environment)
  rmSync(cache, { recursive: true, force: true })
  return ended
}

async function run(
  command: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv,
): Promise<DeadRun> {
  let hasData = false
  const { ms } = await measure(command, environment, (exitCode) => {
    hasData = exitCode === 0
    return true
  })
  return { seconds: ms / 1000, hasData }
}
