// A step that runs `$TRIVY_CMD`: the script in a job's directories, and a program called trivy that writes down what it gets.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { quoteForShell } from '../src/report/shell-words.ts'
import { describeTrivyCommand, type TrivyCommandFacts } from '../src/report/trivy-command.ts'
import { guardMajor } from '../src/resources/checks-bundle/guard-major.ts'
import { makeDirectory, writeFile } from './temporary.ts'

/** What the program called trivy was given, and what came of the step. */
export interface ScriptRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** Undefined when it was not run to scan. */
  readonly scan: { readonly args: string[]; readonly environment: Record<string, string> } | undefined
  /** How often it was asked for its version. */
  readonly versionRuns: number
}

/** How a step runs the script. */
export interface StepOptions {
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The shell; default: that of the script's first line. */
  readonly shell?: string
  /** The script's path, where the step sees it elsewhere. */
  readonly script?: string
  readonly cwd?: string
}

/** Both databases and the checks, with the variables that the action exports for them. */
export const SKIPS = [
  { variable: 'TRIVY_SKIP_DB_UPDATE', file: 'db/trivy.db' },
  { variable: 'TRIVY_SKIP_JAVA_DB_UPDATE', file: 'java-db/trivy-java.db' },
  { variable: 'TRIVY_SKIP_CHECK_UPDATE', file: 'policy/content' },
] as const

/** The variables that the program writes down. */
const RECORDED = ['TRIVY_CACHE_DIR', ...SKIPS.map(({ variable }) => variable)]

/** A job in which the action has run; `temp` stands for RUNNER_TEMP. */
export function makeScriptLab(
  overrides: Partial<TrivyCommandFacts> & {
    temp?: string
    version?: string
    /** Of the provided checks bundle; undefined: there is none. */
    checksMajor?: number | undefined
  } = {},
) {
  const {
    temp = makeDirectory('runner temp'),
    version = 'Version: 0.74.0',
    checksMajor,
    ...facts
  } = { checksMajor: 2, ...overrides }
  const script = join(temp, 'trivy-offline-cache', 'bin', 'trivy-offline')
  const cacheDir = facts.cacheDir ?? join(temp, 'trivy-offline-cache', 'cache')
  mkdirSync(cacheDir, { recursive: true })
  const workspace = join(temp, 'work', 'app', 'app')
  mkdirSync(workspace, { recursive: true })
  const bin = makeDirectory('bin')
  const record = makeDirectory('record')
  writeProgram(bin, record, version)
  const command = quoteForShell(facts.command ?? 'trivy')
  const scriptFacts: TrivyCommandFacts = {
    path: script,
    cacheDir,
    summary: 'vuln-db built 2026-11-20T06:00Z',
    guards: checksMajor === undefined ? [] : [guardMajor(checksMajor, { command, exitCode: 69 })],
    command: 'trivy',
    platform: 'linux',
    skips: SKIPS,
    unplanned: [],
    ...facts,
  }
  writeFile(dirname(script), basename(script), describeTrivyCommand(scriptFacts), 0o755)
  const run = (options: StepOptions = {}): ScriptRun => {
    const [program, ...before] =
      options.shell === undefined ? [options.script ?? script] : [options.shell, options.script ?? script]
    const child = spawnSync(program ?? script, [...before, ...(options.args ?? [])], {
      cwd: options.cwd ?? workspace,
      encoding: 'utf8',
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        GITHUB_WORKSPACE: workspace,
        GITHUB_REPOSITORY: 'owner/app',
        TRIVY_CMD: script,
        ...Object.fromEntries(SKIPS.map(({ variable }) => [variable, 'true'])),
        ...options.environment,
      },
    })
    return { exitCode: child.status, stdout: child.stdout, stderr: child.stderr, ...readRecord(record) }
  }
  return { facts: scriptFacts, temp, script, cacheDir, workspace, bin, record, run }
}

/** Writes a program called `name` that records its arguments and variables, prints one line, and ends with 3. */
export function writeProgram(bin: string, record: string, version: string, name = 'trivy'): string {
  const lines = [
    '#!/bin/sh',
    `if [ "$*" = --version ]; then echo run >> '${record}/versions'; echo '${version}'; exit 0; fi`,
    `printf '%s\\0' "$0" "$@" > '${record}/args'`,
    `{ ${RECORDED.map(recordVariable).join('; ')}; } > '${record}/environment'`,
    'echo "the report"',
    'exit 3',
  ]
  return writeFile(bin, name, `${lines.join('\n')}\n`, 0o755)
}

function recordVariable(name: string): string {
  return `[ -z "\${${name}+x}" ] || printf '%s\\0' "${name}=$${name}"`
}

function readRecord(record: string): Pick<ScriptRun, 'scan' | 'versionRuns'> {
  const read = (name: string) =>
    existsSync(join(record, name)) ? readFileSync(join(record, name), 'utf8') : ''
  const versionRuns = read('versions').split('\n').length - 1
  const [program, ...args] = read('args').split('\0').slice(0, -1)
  if (program === undefined) return { scan: undefined, versionRuns }
  const pairs = read('environment')
    .split('\0')
    .slice(0, -1)
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
  return { scan: { args, environment: Object.fromEntries(pairs) }, versionRuns }
}
