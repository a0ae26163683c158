// Runs the built action as a runner would: its own process, inputs with the defaults of action.yml, and the runner's files.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'

const PROJECT = join(import.meta.dirname, '..', '..')

/** What a step is asked for unless its test says otherwise: all there is, whatever the plan would say. */
const ALL_RESOURCES = { resources: 'vuln-db, java-db, checks-bundle' }

/** A runner's directories for one job; several steps can run in it. */
export interface Job {
  readonly temp: string
  readonly workspace: string
  /** Where the action puts Trivy's data by default. */
  readonly cacheDir: string
  remove(): void
}

/** The actions of this repository. */
export type ActionName = 'main' | 'warm' | 'export' | 'mirror' | 'check'

/** What a step is run with, over the defaults of action.yml and a list of all resources. */
export interface StepOptions {
  /** Default: the main one. */
  readonly action?: ActionName
  readonly inputs?: Readonly<Record<string, string>>
  /** Beside what a runner sets; `undefined` removes. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Another entry than the built one, such as one with shorter limits. */
  readonly entry?: string
  /** A command, with its flags, that runs Node, and sees what it does. */
  readonly under?: readonly string[]
  /** Flags for Node. */
  readonly execArgv?: readonly string[]
  /** Called once the process runs: to kill it, for example. */
  readonly onStart?: (child: ChildProcess) => void
}

/** Everything that a step leaves behind. */
export interface StepResult {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly summary: string
}

/** Makes the directories of a job; `below` says how deep in the file system its runner lives. */
export function startJob({ below = '' }: { readonly below?: string | undefined } = {}): Job {
  const root = mkdtempSync(join(tmpdir(), 'job-'))
  const temp = join(root, below, 'temp')
  const workspace = join(root, below, 'work', 'repository', 'repository')
  mkdirSync(temp, { recursive: true })
  mkdirSync(workspace, { recursive: true })
  return {
    temp,
    workspace,
    cacheDir: join(temp, 'trivy-offline-cache', 'cache'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Runs the action as one step of the job. */
export async function runStep(job: Job, options: StepOptions = {}): Promise<StepResult> {
  const files = {
    output: join(job.temp, 'output'),
    env: join(job.temp, 'env'),
    summary: join(job.temp, 'summary'),
  }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: job.temp,
    // libuv fills in the real one where it is missing.
    ...(process.platform === 'win32' ? { USERPROFILE: job.temp } : {}),
    RUNNER_TEMP: job.temp,
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_OUTPUT: files.output,
    GITHUB_ENV: files.env,
    GITHUB_STEP_SUMMARY: files.summary,
    ...inputVariables({ ...ALL_RESOURCES, ...options.inputs }, options.action),
    ...options.environment,
  }
  const entry = options.entry ?? join(PROJECT, 'dist', options.action ?? 'main', 'index.js')
  const command = [...(options.under ?? []), process.execPath, ...(options.execArgv ?? []), entry]
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: job.workspace,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  options.onStart?.(child)
  const exitCode = await ended
  return {
    exitCode,
    // Windows ends lines in its own way.
    log: Buffer.concat(chunks).toString().replaceAll('\r\n', '\n'),
    outputs: parseRunnerFile(readFileSync(files.output, 'utf8')),
    variables: parseRunnerFile(readFileSync(files.env, 'utf8')),
    summary: readFileSync(files.summary, 'utf8'),
  }
}

/** The defaults of action.yml and what a workflow would set, as the runner passes them. */
export function inputVariables(
  inputs: Readonly<Record<string, string>>,
  action: ActionName = 'main',
): Record<string, string> {
  const file = join(PROJECT, action === 'main' ? '' : action, 'action.yml')
  const metadata = parse(readFileSync(file, 'utf8')) as {
    inputs: Record<string, { default?: string }>
  }
  const defaults = Object.entries(metadata.inputs).map(
    ([name, input]) => [name, input.default ?? ''] as const,
  )
  const unknown = Object.keys(inputs).filter((name) => metadata.inputs[name] === undefined)
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  // An expression is the runner's to fill in: here with nothing.
  const filled = defaults.map(([name, text]) => [name, text.replace(/\$\{\{.*\}\}/, '')] as const)
  const values = { ...Object.fromEntries(filled), ...inputs }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
}

/** Reads the format of GITHUB_OUTPUT and GITHUB_ENV: `name<<delimiter`, the value, the delimiter. */
export function parseRunnerFile(text: string): Record<string, string> {
  const entries = text.replaceAll('\r\n', '\n').matchAll(/^([^\n=<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]))
}

/** Writes a file of a job, with its directory. */
export function writeJobFile(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}
