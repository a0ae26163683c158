// Where the file of the runner is: the variable of the runner's environment, else the system's own place.
import { existsSync } from 'node:fs'
import { isAbsolute, win32 } from 'node:path'
import { variableOf } from '../base/program.ts'
import { ConfigError } from './config-error.ts'
import { readRunnerVariable } from './runner-environment.ts'
import { explainDistrust } from './who-may-write.ts'

/** Names the file, in the environment of the runner. */
export const CONFIG_VARIABLE = 'TRIVY_OFFLINE_CACHE_CONFIG'

/** What finding depends on; tests replace it. */
export interface ConfigSearch {
  /** Named by whoever runs the program: it is theirs to choose. */
  readonly named?: string | undefined
  readonly environment: NodeJS.ProcessEnv
  readonly platform?: NodeJS.Platform
  readonly user?: number | undefined
  /** Default: asked of the system. */
  readonly runnerVariable?: typeof readRunnerVariable
  /** Default: {@link systemConfigPath}. */
  readonly systemPath?: string
}

/** The place where administrators put what is for all of a machine. */
export function systemConfigPath(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') {
    return win32.join(
      variableOf(environment, 'ProgramData') || 'C:\\ProgramData',
      'trivy-offline-cache',
      'config.yaml',
    )
  }
  if (platform === 'darwin') return '/Library/Application Support/trivy-offline-cache/config.yaml'
  return '/etc/trivy-offline-cache/config.yaml'
}

/**
 * The file that decides; undefined where there is none.
 *
 * @throws {ConfigError} when the one that is named cannot be the administrator's
 */
export function findConfig(search: ConfigSearch): string | undefined {
  const { environment, platform, named } = search
  if (named !== undefined) {
    if (existsSync(named)) return named
    throw refuse(named, 'there is no such file')
  }
  const system = search.systemPath ?? systemConfigPath(environment, platform)
  const file = chooseFile(search, system)
  if (file === undefined) return undefined
  const user = 'user' in search ? search.user : process.getuid?.()
  const { GITHUB_WORKSPACE, RUNNER_TEMP } = environment
  const jobDirectories = [GITHUB_WORKSPACE ?? '', RUNNER_TEMP ?? ''].filter((directory) => directory !== '')
  const reason = explainDistrust(file, { user, jobDirectories })
  if (reason === undefined) return file
  throw refuse(
    file,
    `${reason}, so it is not believed to be the administrator's`,
    'Let root (or another user than the one of the jobs) own the file and every directory above it, with nobody else allowed to write.',
  )
}

function chooseFile({ environment, runnerVariable }: ConfigSearch, system: string): string | undefined {
  const runner = (runnerVariable ?? readRunnerVariable)(CONFIG_VARIABLE)
  const here = environment[CONFIG_VARIABLE] || undefined
  const isThere = existsSync(system)
  if (here !== undefined && !isBelieved(here, runner, isThere ? system : undefined)) {
    throw refuse(
      here,
      `${CONFIG_VARIABLE} was set in the job (by env: or GITHUB_ENV), not where the runner was started`,
      'Leave the variable out of the workflow; on the runner it belongs into its file .env, or into /etc for all.',
    )
  }
  // What a job empties still holds.
  const named = runner.known ? runner.value : here
  if (named === undefined) return isThere ? system : undefined
  if (!isAbsolute(named)) throw refuse(named, `${CONFIG_VARIABLE} is not an absolute path`)
  if (!existsSync(named)) throw refuse(named, `there is no such file, and ${CONFIG_VARIABLE} names it`)
  return named
}

/** Where nobody can tell who set it, it may add a file where the system has none, and never replace the system's own. */
function isBelieved(
  here: string,
  runner: ReturnType<typeof readRunnerVariable>,
  system: string | undefined,
): boolean {
  if (runner.known) return here === runner.value
  return system === undefined || here === system
}

function refuse(file: string, text: string, hint?: string): ConfigError {
  return new ConfigError(file, [{ line: undefined, text }], hint)
}
