// A host of a fleet: a file of its administrator, a store, the program on a timer, and a hook before each job.
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type FakeRegistry, startRegistry } from '../fakes/registry.ts'
import { buildArtifact } from '../fixtures/artifact.ts'
import { type Job, parseRunnerFile, startJob } from './run.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** How a process ended, and what it said. */
export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What the hook left for a job. */
export interface HookResult extends Ended {
  readonly job: Job
  /** What came into the job by GITHUB_ENV. */
  readonly variables: Readonly<Record<string, string>>
}

/** A host. */
export interface FleetHost {
  readonly toolCache: string
  /** The administrator's file. */
  readonly config: string
  writeConfig(text: string): void
  /** `node dist/cli/index.js` as the runner's user, outside of any job. */
  runProgram(...args: readonly string[]): Promise<Ended>
  /** The runner starts a job of a repository: its hook runs. */
  startJob(options?: HookOptions): Promise<HookResult>
}

/** What a job is started with. */
export interface HookOptions {
  readonly repository?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** A command that runs the hook, given its job. */
  readonly under?: (job: Job) => readonly string[]
}

/** Who runs a test must be root for a file to be the administrator's. */
export const isAdministrator = process.getuid?.() === 0

/** A registry for this test, whose base `mirror` has what most scans need. */
export async function startMirror(): Promise<FakeRegistry> {
  const registry = await startRegistry()
  onTestFinished(() => registry.close())
  for (const resource of ['vuln-db', 'java-db', 'checks-bundle'] as const) {
    const artifact = await buildArtifact(resource)
    registry.put(`mirror/${artifact.repository}`, artifact.tag, artifact)
  }
  return registry
}

/** A host for this test. */
export function startFleetHost(config: string): FleetHost {
  const root = mkdtempSync(join(tmpdir(), 'fleet-'))
  chmodSync(root, 0o755)
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const toolCache = join(root, 'tool-cache')
  mkdirSync(toolCache)
  const file = join(root, 'config.yaml')
  const writeConfig = (text: string) => writeFileSync(file, text)
  writeConfig(config)
  const common = { PATH: process.env.PATH, RUNNER_TOOL_CACHE: toolCache, TRIVY_OFFLINE_CACHE_CONFIG: file }
  return {
    toolCache,
    config: file,
    writeConfig,
    runProgram: (...args) =>
      run([process.execPath, join(PROJECT, 'dist', 'cli', 'index.js'), ...args], {
        environment: { ...common, HOME: root },
        cwd: root,
      }),
    async startJob({ repository = 'acme/app', environment, under } = {}) {
      const job = startJob()
      onTestFinished(job.remove)
      const files = mkdtempSync(join(root, 'commands-'))
      const env = join(files, 'env')
      for (const name of ['env', 'path', 'summary']) writeFileSync(join(files, name), '')
      // As the runner runs it (ScriptHandler): bash, and the file as its argument.
      const command = [...(under?.(job) ?? []), 'bash', '-e', join(PROJECT, 'hook', 'job-started.sh')]
      const ended = await run(command, {
        cwd: job.workspace,
        environment: {
          ...common,
          HOME: job.temp,
          RUNNER_TEMP: job.temp,
          RUNNER_ENVIRONMENT: 'self-hosted',
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: job.workspace,
          GITHUB_REPOSITORY: repository,
          GITHUB_ENV: env,
          GITHUB_PATH: join(files, 'path'),
          GITHUB_STEP_SUMMARY: join(files, 'summary'),
          TRIVY_OFFLINE_CACHE_NODE: process.execPath,
          ...environment,
        },
      })
      return { ...ended, job, variables: parseRunnerFile(readFileSync(env, 'utf8')) }
    },
  }
}

function run(
  command: readonly string[],
  { environment, cwd }: { readonly environment: NodeJS.ProcessEnv; readonly cwd: string },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0] ?? '', command.slice(1), {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}
